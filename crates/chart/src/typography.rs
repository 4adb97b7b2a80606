//! How large texts are and how much room they take: in pixels by the bundled font, or in the
//! cells of a terminal.

use unicode_width::UnicodeWidthStr;

use super::scene::{Bounds, Text};
use super::wrapping::wrap;
use super::{Size, Sizes};
use crate::font::{self, Weight};

/// The pixels that stand for a cell of a terminal: its width and height.
pub const CELL: (f64, f64) = (8.0, 16.0);

/// The running text of a chart of cells: a line of it, a quarter higher, is a cell.
const CELL_BASE: f64 = CELL.1 / 1.25;

/// How large texts are and how much room they take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typography {
    /// The running text in pixels; all other measures follow from it.
    pub base: f64,
    /// Titles.
    pub title: f64,
    /// The line below the title.
    pub subtitle: f64,
    /// Names and values beside marks.
    pub label: f64,
    /// The labels of the axes.
    pub tick: f64,
    /// Notes and source.
    pub note: f64,
    /// The labels of events.
    pub event: f64,
    /// Whether every character stands in a cell of a terminal.
    pub cells: bool,
}

impl Typography {
    /// The texts of a picture of that size.
    pub fn from_size(size: Size, sizes: &Sizes) -> Self {
        let base = size.base(sizes.base);
        let note = (base * sizes.note).max(10.0);
        Self {
            base,
            title: base * sizes.title,
            subtitle: base * sizes.subtitle,
            label: base * sizes.label,
            tick: base * sizes.tick,
            note,
            event: (base * sizes.event).max(9.5),
            cells: false,
        }
    }

    /// The texts of a picture of characters: all of one size.
    pub fn of_cells() -> Self {
        let size = CELL_BASE;
        let (label, tick, note, event) = (size, size, size, size);
        Self { base: size, title: size, subtitle: size, label, tick, note, event, cells: true }
    }

    /// The place in whole columns of a picture of cells.
    pub fn column(&self, x: f64) -> f64 {
        if self.cells { (x / CELL.0).round() * CELL.0 } else { x }
    }

    /// The width of a text in pixels.
    pub fn width(&self, text: &str, weight: Weight, size: f64) -> f64 {
        if self.cells { text.width() as f64 * CELL.0 } else { font::width(text, weight, size) }
    }

    /// The height of a line of text that is that many times its size.
    pub fn line(&self, size: f64, factor: f64) -> f64 {
        if self.cells { CELL.1 } else { size * factor }
    }

    /// Room that a picture of cells has no use for.
    pub fn space(&self, pixels: f64) -> f64 {
        if self.cells { 0.0 } else { pixels }
    }

    /// How far below the middle of a line its baseline stands.
    pub fn middle(&self, size: f64) -> f64 {
        if self.cells { 0.0 } else { size * 0.35 }
    }

    /// The box of a text: from its capitals' height to its descenders, or its cells.
    pub fn bounds(&self, text: &Text) -> Bounds {
        if !self.cells {
            return Bounds::from_text(text);
        }
        let width = self.width(&text.content, text.weight, text.size);
        let left = text.anchor.left(text.at.x, width);
        let top = (text.at.y / CELL.1).floor() * CELL.1;
        Bounds { left, top: top + 0.5, right: left + width, bottom: top + CELL.1 - 0.5 }
    }

    /// The text in lines no wider than that many pixels.
    pub fn wrap(&self, text: &str, weight: Weight, size: f64, most: f64) -> Vec<String> {
        wrap(text, most, |text| self.width(text, weight, size))
    }

    /// Keeps the first lines, the last of them with an ellipsis when there are more: then true.
    pub fn cut(
        &self,
        lines: &mut Vec<String>,
        most: usize,
        (weight, size): (Weight, f64),
        room: f64,
    ) -> bool {
        let is_cut = lines.len() > most;
        lines.truncate(most);
        if let Some(last) = lines.last_mut().filter(|_| is_cut) {
            *last = self.ellipsis(last, weight, size, room);
        }
        is_cut
    }

    /// Texts in lines no wider than `across`: smaller when one has too many lines, cut only at the
    /// smallest size. Gives their size, their lines, and how many are cut.
    pub fn shrunk<'a>(
        &self,
        texts: impl Iterator<Item = &'a str> + Clone,
        weight: Weight,
        (largest, least): (f64, f64),
        across: f64,
        most: impl Fn(f64) -> usize,
    ) -> (f64, Vec<Vec<String>>, usize) {
        let wrapped = |size: f64| -> Vec<Vec<String>> {
            texts.clone().map(|text| self.wrap(text, weight, size, across)).collect()
        };
        let mut size = largest;
        let mut lines = wrapped(size);
        for factor in [0.92, 0.85, 0.78, 0.7] {
            if size <= least || lines.iter().all(|lines| lines.len() <= most(size)) {
                break;
            }
            size = (largest * factor).max(least);
            lines = wrapped(size);
        }
        let mut cut = 0;
        for lines in &mut lines {
            cut += usize::from(self.cut(lines, most(size), (weight, size), across));
        }
        (size, lines, cut)
    }

    /// The line with an ellipsis at its end, cut to fit.
    pub fn ellipsis(&self, line: &str, weight: Weight, size: f64, most: f64) -> String {
        let mut cut = line.to_owned();
        while !cut.is_empty() && self.width(&format!("{cut}…"), weight, size) > most {
            cut.pop();
        }
        format!("{}…", cut.trim_end())
    }
}
