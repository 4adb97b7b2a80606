//! Filled rectangles as block elements, exact to an eighth of a cell from below.

use super::color::Pen;
use crate::scene::{Paint, STEPS};

/// The parts of a cell that a block element tells apart.
pub const SLOTS: usize = 8;

/// What fills an eighth of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// Its colour.
    pub paint: Paint,
    /// Whether the count is provisional or estimated.
    pub tentative: bool,
    /// Whether a larger part of the same rectangle stands elsewhere, so that this cell may be
    /// rounded away.
    pub may_vanish: bool,
}

/// From the bottom up.
const RISING: [char; SLOTS] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Neighbours in a stack differ as much as they can.
const PATTERNS: [char; 4] = ['█', '▒', '░', '▓'];

/// Hatching: of the only colour, and of several without colour.
const HATCHED: char = '▒';
const HATCHINGS: [char; 2] = ['╱', '╲'];

/// Shades of the sequential scale without colour.
const SHADES: [char; STEPS] = [' ', '░', '░', '▒', '▒', '▓', '█'];

/// The patterns that tell fills apart where there is no colour: the colours of the filled
/// rectangles in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Textures(pub Vec<Paint>);

impl Textures {
    fn place(&self, paint: Paint) -> usize {
        self.0.iter().position(|known| *known == paint).unwrap_or(0)
    }

    /// The pattern of a fill.
    pub fn pattern(&self, paint: Paint, tentative: bool, color: bool) -> char {
        let place = self.place(paint);
        match (paint, tentative) {
            (Paint::Step(step), _) if !color => SHADES[step.min(STEPS - 1)],
            (_, true) if color || self.0.len() < 2 => HATCHED,
            (_, true) => HATCHINGS[place % HATCHINGS.len()],
            (_, false) if color => '█',
            (_, false) => PATTERNS[place % PATTERNS.len()],
        }
    }
}

/// A run of equal eighths.
#[derive(Debug, Clone, Copy)]
struct Run {
    fill: Option<Fill>,
    length: usize,
}

/// The block that shows the eighths best; `None` when nothing fills them.
pub fn glyph(
    slots: &[Option<Fill>; SLOTS],
    textures: &Textures,
    color: bool,
) -> Option<(char, Pen)> {
    let runs = runs(slots);
    let largest = runs
        .iter()
        .filter_map(|run| run.fill.map(|fill| (run.length, fill)))
        .max_by_key(|(length, _)| *length)
        .map(|(_, fill)| fill)?;
    if let Paint::Step(step) = largest.paint
        && color
    {
        return Some((' ', Pen::default().on_step(step)));
    }
    let pattern = |fill: Fill| {
        (textures.pattern(fill.paint, fill.tentative, color), Pen::from_paint(fill.paint))
    };
    let solid = |fill: Fill| pattern(fill).0 == '█';
    let (first, second) = (runs.first()?, runs.get(1));
    let risen = |fill: Fill, reached: usize| {
        let is_low = reached < SLOTS / 2;
        match () {
            () if solid(fill) || (is_low && (fill.tentative || !fill.may_vanish)) => {
                Some((RISING[reached - 1], Pen::from_paint(fill.paint)))
            }
            () if is_low => None,
            () => Some(pattern(fill)),
        }
    };
    match (first.fill, second) {
        (Some(fill), None) => Some(pattern(fill)),
        (Some(fill), Some(Run { fill: None, .. })) => risen(fill, first.length),
        (Some(lower), Some(Run { fill: Some(upper), .. })) => {
            let is_full = runs.last().is_some_and(|run| run.fill.is_some());
            if !is_full {
                let empty = runs.last().map_or(0, |run| run.length);
                return risen(largest, SLOTS - empty);
            }
            let two = runs.len() == 2 && color && solid(lower) && solid(*upper);
            let mixed = two.then(|| on_ground(RISING[first.length - 1], lower.paint, upper.paint));
            mixed.flatten().or_else(|| Some(pattern(largest)))
        }
        (None, Some(Run { fill: Some(fill), length })) => {
            let reached = *length;
            if !solid(*fill) {
                return (reached >= SLOTS / 2 || !fill.may_vanish).then(|| pattern(*fill));
            }
            if color && first.length + reached == SLOTS {
                // Only lower and left parts have characters: an upper part is the ground around
                // one.
                let pen = Pen { reverse: true, ..Pen::from_paint(fill.paint) };
                return Some((RISING[first.length - 1], pen));
            }
            Some((nearest(reached), Pen::from_paint(fill.paint)))
        }
        (None, _) => None,
    }
}

/// Two colours in one cell: the block's and the ground's.
fn on_ground(glyph: char, lower: Paint, upper: Paint) -> Option<(char, Pen)> {
    let pen = match (Pen::from_paint(lower).fore, Pen::from_paint(upper).fore) {
        (fore, Some(ground)) => Pen { fore, back: Some(ground), ..Pen::default() },
        // The terminal's own letter colour becomes a ground only by exchange.
        (Some(below), None) => Pen { back: Some(below), reverse: true, ..Pen::default() },
        (None, None) => return None,
    };
    Some((glyph, pen))
}

/// The upper part nearest to the eighths.
fn nearest(reached: usize) -> char {
    match reached {
        0..=2 => '▔',
        3..=6 => '▀',
        _ => '█',
    }
}

/// Equal eighths together; one empty eighth between two fills is the seam between them.
fn runs(slots: &[Option<Fill>; SLOTS]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (place, slot) in slots.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| slots[place]);
        let after = slots.get(place + 1).copied().flatten();
        let fill =
            if slot.is_none() && before.is_some() && after.is_some() { before } else { *slot };
        let same = |run: &Run| match (run.fill, fill) {
            (Some(one), Some(other)) => {
                one.paint == other.paint && one.tentative == other.tentative
            }
            (None, None) => true,
            _ => false,
        };
        match runs.last_mut() {
            Some(run) if same(run) => run.length += 1,
            _ => runs.push(Run { fill, length: 1 }),
        }
    }
    runs
}
