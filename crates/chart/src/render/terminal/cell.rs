//! What lies in one cell, and the one character that shows it.
//!
//! Invariant: text hides everything; then markers, lines, areas, blocks, rules and shades, in
//! that order.

use super::block_chars::{self, Fill, SLOTS};
use super::color::Pen;
use crate::scene::Paint;

/// Dots of a braille cell: two columns of four, numbered as in [`bit`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dots {
    /// The raised dots.
    pub mask: u8,
    /// The colour of whatever was drawn last.
    pub paint: Option<Paint>,
}

/// The bit of a dot in a braille cell, by its column (0, 1) and row (0 to 3), as Unicode orders
/// them from U+2800.
pub fn bit(column: usize, row: usize) -> u8 {
    const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
    BITS[column % 2][row % 4]
}

/// The part of a text that stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letter {
    /// A character with the marks that join it.
    Start(String),
    /// The second half of a wide character.
    Rest,
}

/// A letter and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub letter: Letter,
    /// Its colour.
    pub paint: Paint,
    /// Whether it is heavy.
    pub bold: bool,
}

/// Rules that run through the cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rules {
    /// A whole horizontal line.
    pub across: bool,
    /// A whole vertical line.
    pub down: bool,
    /// A tick that hangs from the horizontal line.
    pub below: bool,
    /// A tick that stands on the horizontal line.
    pub above: bool,
    /// A line of the grid.
    pub grid: bool,
    /// The rule of an event.
    pub event: bool,
}

/// What lies in one cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Text.
    pub written: Option<Written>,
    /// A marker, or a heavy horizontal or vertical line.
    pub mark: Option<(char, Paint)>,
    /// Lines.
    pub line: Dots,
    pub area: Dots,
    /// Translucent areas: intervals.
    pub haze: Dots,
    /// Filled rectangles, in eighths of the cell from the bottom.
    pub slots: [Option<Fill>; SLOTS],
    /// Axes, grid and events.
    pub rules: Rules,
    /// Periods of events.
    pub period: Dots,
}

/// One character as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A character and its pen.
    Glyph(String, Pen),
    /// The second half of the character before.
    Rest,
}

impl Cell {
    /// Whether a mark or a block would be hidden by a text in this cell.
    pub fn holds_mark(&self) -> bool {
        self.mark.is_some() || self.slots.iter().any(Option::is_some)
    }

    /// The character that shows the cell.
    pub fn shown(&self, textures: &block_chars::Textures, color: bool) -> Shown {
        if let Some(written) = &self.written {
            return self.text(written, color);
        }
        if let Some((glyph, paint)) = self.mark {
            return glyph_of(glyph, Pen::from_paint(paint));
        }
        if let Some(dots) = self.dots() {
            return dots;
        }
        if let Some((glyph, pen)) = block_chars::glyph(&self.slots, textures, color) {
            return glyph_of(glyph, pen);
        }
        match self.rules.glyph() {
            Some((glyph, paint)) if !self.rules.is_only_grid() || self.haze.mask == 0 => {
                glyph_of(glyph, Pen::from_paint(paint))
            }
            _ => [self.haze, self.period]
                .into_iter()
                .find_map(braille)
                .unwrap_or_else(|| glyph_of(' ', Pen::default())),
        }
    }

    fn text(&self, written: &Written, color: bool) -> Shown {
        let Letter::Start(letter) = &written.letter else { return Shown::Rest };
        let mut pen = Pen { bold: written.bold, ..Pen::from_paint(written.paint) };
        if color && let Some(Fill { paint, .. }) = self.slots.iter().flatten().next() {
            pen = match (paint, written.paint) {
                (Paint::Step(step), Paint::OnStep(_)) => pen.on_step(*step),
                (Paint::Step(step), _) => {
                    Pen { bold: written.bold, ..Pen::from_paint(Paint::OnStep(*step)) }
                        .on_step(*step)
                }
                (_, Paint::Background) => Pen { reverse: true, ..Pen::from_paint(*paint) },
                _ => pen,
            };
        } else if matches!(written.paint, Paint::OnStep(_)) {
            // The letters of a step are made for its ground: without one they could be black on
            // black.
            pen.fore = None;
        }
        Shown::Glyph(letter.clone(), pen)
    }

    /// A line hides the area behind it, unless it is that area's own edge.
    fn dots(&self) -> Option<Shown> {
        let whole = Dots { mask: self.line.mask | self.area.mask, paint: self.line.paint };
        if self.line.mask == 0 {
            // An area ends on its axis, and does not hide it.
            if self.rules.across { None } else { braille(self.area) }
        } else if self.line.paint == self.area.paint {
            braille(whole)
        } else {
            braille(self.line)
        }
    }
}

impl Rules {
    fn is_only_grid(self) -> bool {
        self == Self { grid: true, ..Self::default() }
    }

    fn glyph(self) -> Option<(char, Paint)> {
        let glyph = match self {
            Self { across: true, down: true, .. } => '┼',
            Self { across: true, below, above, event, .. } => match (below, above || event) {
                (false, false) => '─',
                (true, false) => '┬',
                (false, true) => '┴',
                (true, true) => '┼',
            },
            Self { down: true, .. } => '│',
            Self { event: true, .. } => return Some(('┊', Paint::Event)),
            Self { grid: true, .. } => return Some(('┈', Paint::Grid)),
            Self { above: true, .. } => '╷',
            _ => return None,
        };
        Some((glyph, Paint::Axis))
    }
}

fn braille(dots: Dots) -> Option<Shown> {
    if dots.mask == 0 {
        return None;
    }
    let glyph = char::from_u32(0x2800 + u32::from(dots.mask))?;
    Some(glyph_of(glyph, dots.paint.map(Pen::from_paint).unwrap_or_default()))
}

fn glyph_of(glyph: char, pen: Pen) -> Shown {
    Shown::Glyph(glyph.to_string(), pen)
}
