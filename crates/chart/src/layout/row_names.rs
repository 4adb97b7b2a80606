//! The names at the left of the rows of a table.

use super::axes;
use crate::Typography;
use crate::canvas::Canvas;
use crate::font::Weight;
use crate::scene::{Anchor, Point};
use crate::series_data::Trace;

/// The names of rows: all of one size, each in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Names {
    size: f64,
    /// The lines, row by row.
    pub lines: Vec<Vec<String>>,
    pub cut: usize,
}

impl Names {
    /// The names in rows of that height: smaller when they do not fit into so many pixels across,
    /// cut only at the smallest size. Nothing when a row is too low to read its name.
    pub fn new(traces: &[Trace], across: f64, row: f64, text: &Typography) -> Option<Self> {
        let least = if text.cells { text.label } else { (text.base * 0.4).max(9.0) };
        let least = least.min(text.label);
        let largest = if text.cells { text.label } else { text.label.min(row / 1.1) };
        if largest < least || row < text.line(least, 1.1) {
            return None;
        }
        let most = |size: f64| ((row / text.line(size, 1.2)).floor() as usize).max(1);
        let names = traces.iter().map(|trace| trace.name.as_str());
        let sizes = (largest, least);
        let (size, lines, cut) = text.shrunk(names, Weight::Regular, sizes, across, most);
        Some(Self { size, lines, cut })
    }

    /// The width of the widest line.
    pub fn widest(&self, text: &Typography) -> f64 {
        let lines = self.lines.iter().flatten();
        lines.map(|line| text.width(line, Weight::Regular, self.size)).fold(0.0, f64::max)
    }

    /// Draws a name that ends at a place, in the middle of its row.
    pub fn draw(&self, lines: &[String], right: f64, edges: (f64, f64), canvas: &mut Canvas) {
        let text = canvas.text;
        let height = text.line(self.size, 1.2);
        let middle = f64::midpoint(edges.0, edges.1);
        let first = middle - height * (lines.len() as f64 - 1.0) / 2.0;
        for (place, line) in lines.iter().enumerate() {
            let y = first + height * place as f64 + text.middle(self.size);
            let at = Point { x: right, y };
            canvas.nodes.push(axes::label(line, at, Anchor::End, self.size));
        }
    }
}
