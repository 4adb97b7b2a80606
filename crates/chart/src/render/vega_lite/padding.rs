//! The room that title, axes and legend take, so that the whole is as large as the scene.
//!
//! Vega's own fitting depends on how its host measures text; a view of a fixed size does not.

use super::scene_data::Drawing;
use crate::font::{self, Weight};

/// The size of labels and legends in pixels.
pub const LABEL: f64 = 12.0;
/// The size of the title in pixels.
pub const TITLE: f64 = 16.0;
/// What is left free around everything.
pub const PADDING: f64 = 12.0;
/// Between the title and the plot, where the unit stands.
pub const OFFSET: f64 = 22.0;
/// A chart narrower than this has its legend above the plot.
const NARROW: f64 = 500.0;
/// The symbol of a legend and the gaps beside it.
const SYMBOL: f64 = 40.0;

/// What stands around the plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Rooms {
    /// The title in lines that fit, as Vega breaks none itself.
    pub title: Vec<String>,
    /// The width of the plot, or of all panels.
    pub width: f64,
    /// The height of the plot, or of all panels.
    pub height: f64,
    /// Whether the legend stands above the plot.
    pub is_narrow: bool,
    /// The most pixels of a name; a longer one ends in "…", and the tooltip has it whole.
    pub names: f64,
}

impl Rooms {
    /// The rooms of a scene.
    pub fn from_drawing(drawing: &Drawing) -> Self {
        let scene = drawing.scene;
        let is_narrow = scene.width < NARROW;
        let names = (scene.width * 0.25).floor();
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            texts.map(|text| font::width(&text, Weight::Regular, LABEL)).fold(0.0, f64::max)
        };
        let widest_name = widest(&mut drawing.names().into_iter().map(str::to_owned)).min(names);
        let axis = if drawing.has_rows() {
            widest_name
        } else {
            // With marks between thousands, and one digit more than the greatest value.
            widest(&mut scene.readings.iter().map(|at| format!("{:.0}", at.value))) * 1.3 + 8.0
        };
        let (right, top) = match (drawing.legend_lines(), is_narrow) {
            (0, _) => (8.0, 0.0),
            (_, false) => (widest_name.max(LABEL * 3.0) + SYMBOL, 0.0),
            (lines, true) => (8.0, lines as f64 * (LABEL + 4.0) + 18.0),
        };
        let left = axis + 10.0;
        let title = lines(&scene.title, scene.width - 2.0 * PADDING - left);
        let heading = title.len() as f64 * (TITLE + 2.0) + OFFSET;
        let below = LABEL + 14.0 + if drawing.has_rows() { LABEL + 4.0 } else { 0.0 };
        // However little is left, there is a plot.
        let room = |all: f64, rest: f64| (all - 2.0 * PADDING - rest).max(60.0).floor();
        Self {
            title,
            width: room(scene.width, left + right),
            height: room(scene.height, heading + top + below),
            is_narrow,
            names,
        }
    }
}

/// A text in lines that fit. A word that is wider than a line stands on one of its own.
fn lines(text: &str, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if font::width(&longer, Weight::Bold, TITLE) <= width {
                *line = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}
