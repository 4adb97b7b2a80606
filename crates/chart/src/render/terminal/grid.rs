//! The cells of a picture, and their lines as they are written.

use super::block_chars::Textures;
use super::cell::{Cell, Dots, Shown, bit};
use super::color::Pen;
use crate::CELL;
use crate::scene::{Paint, Scene};

/// The most columns and rows: no scene is larger, a broken one could be.
const MOST: f64 = 1000.0;

/// The pixels of a dot, across and down.
pub const DOT: (f64, f64) = (CELL.0 / 2.0, CELL.1 / 4.0);

/// Which dots of a cell are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Lines.
    Line,
    Area,
    /// Translucent areas.
    Haze,
    /// Periods of events.
    Period,
}

/// The cells of a picture, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    columns: usize,
    rows: usize,
    cells: Vec<Cell>,
}

impl Sheet {
    /// An empty sheet of a scene's size.
    pub fn from_scene(scene: &Scene) -> Self {
        let columns = (scene.width / CELL.0).floor().clamp(0.0, MOST) as usize;
        let rows = (scene.height / CELL.1).ceil().clamp(0.0, MOST) as usize;
        Self { columns, rows, cells: vec![Cell::default(); columns * rows] }
    }

    /// The cells in a row.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The cells in a column.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// A cell, unless it lies outside of the sheet.
    pub fn cell(&self, column: i64, row: i64) -> Option<&Cell> {
        self.place(column, row).and_then(|place| self.cells.get(place))
    }

    /// A cell to change, unless it lies outside of the sheet.
    pub fn cell_mut(&mut self, column: i64, row: i64) -> Option<&mut Cell> {
        self.place(column, row).and_then(|place| self.cells.get_mut(place))
    }

    fn place(&self, column: i64, row: i64) -> Option<usize> {
        let (column, row) = (usize::try_from(column).ok()?, usize::try_from(row).ok()?);
        (column < self.columns && row < self.rows).then(|| row * self.columns + column)
    }

    /// Raises a dot, counted in dots from the upper left.
    pub fn raise(&mut self, layer: Layer, (across, down): (i64, i64), paint: Paint) {
        let dot = bit(across.rem_euclid(2) as usize, down.rem_euclid(4) as usize);
        if let Some(cell) = self.cell_mut(across.div_euclid(2), down.div_euclid(4)) {
            let dots = match layer {
                Layer::Line => &mut cell.line,
                Layer::Area => &mut cell.area,
                Layer::Haze => &mut cell.haze,
                Layer::Period => &mut cell.period,
            };
            *dots = Dots { mask: dots.mask | dot, paint: Some(paint) };
        }
    }

    /// The lines, each trimmed at its right and ended by a line feed; no empty ones at the end.
    pub fn lines(&self, textures: &Textures, color: bool) -> String {
        let mut text = String::new();
        let mut empty = 0;
        for row in self.cells.chunks(self.columns.max(1)) {
            let shown: Vec<Shown> = row.iter().map(|cell| cell.shown(textures, color)).collect();
            let line = line(&shown, color);
            if line.is_empty() {
                empty += 1;
            } else {
                text.push_str(&"\n".repeat(std::mem::take(&mut empty)));
                text.push_str(&line);
                text.push('\n');
            }
        }
        text
    }
}

fn line(shown: &[Shown], color: bool) -> String {
    let is_blank = |shown: &Shown| match shown {
        Shown::Glyph(glyph, pen) => glyph == " " && !(color && pen.shows_in_space()),
        Shown::Rest => false,
    };
    let length = shown.iter().rposition(|one| !is_blank(one)).map_or(0, |last| last + 1);
    let mut line = String::new();
    if starts_fence(&shown[..length]) {
        line.push(WORD_JOINER);
    }
    let mut current = Pen::default();
    for one in &shown[..length] {
        let Shown::Glyph(glyph, pen) = one else { continue };
        let shows = glyph != " " || pen.shows_in_space() || current.shows_in_space();
        if color && shows && *pen != current {
            line.push_str(&pen.sequence());
            current = *pen;
        }
        line.push_str(glyph);
    }
    if current != Pen::default() {
        line.push_str(&Pen::default().sequence());
    }
    line
}

/// It takes no room, and a line that starts with it is no Markdown fence.
const WORD_JOINER: char = '\u{2060}';

/// Whether the line would open or close a fence in Markdown (CommonMark 0.31, 4.5).
fn starts_fence(shown: &[Shown]) -> bool {
    let mut glyphs = shown.iter().filter_map(|one| match one {
        Shown::Glyph(glyph, _) => Some(glyph.as_str()),
        Shown::Rest => None,
    });
    let Some(first) = glyphs.find(|glyph| *glyph != " ") else { return false };
    matches!(first, "`" | "~") && glyphs.take(2).all(|glyph| glyph == first)
}
