//! Points, hollow where the value is provisional or estimated.

use serde_json::{Value, json};

use super::axes::tooltip;
use super::colour::{inside, series};
use super::scene_data::Drawing;

/// The most points of a series that are drawn at full size.
const MOST_MARKERS: usize = 60;

/// A layer of points at the places of two channels.
pub fn points(drawing: &Drawing, x: &Value, y: &Value) -> Value {
    let longest = drawing
        .series
        .iter()
        .flat_map(|(name, _)| (0..drawing.panels).map(|panel| (panel, *name)))
        .map(|(panel, name)| drawing.readings(panel, name).len())
        .max()
        .unwrap_or(0);
    let size = if longest > MOST_MARKERS { 6 } else { 24 };
    json!({
        "mark": { "type": "point", "size": size, "strokeWidth": 1.5, "opacity": 1 },
        "encoding": {
            "x": x,
            "y": y,
            "stroke": series(drawing),
            "fill": inside(drawing),
            "tooltip": tooltip(drawing),
        },
    })
}
