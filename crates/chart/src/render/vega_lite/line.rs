//! Lines: counts, running totals, revisions, indices, and whatever has no shape of its own.

use serde_json::{Value, json};

use super::axes::{Floor, calendar, tooltip, values};
use super::colour::series;
use super::object::{Object, object};
use super::points::points;
use super::scene_data::Drawing;
use crate::scene::Paint;

/// The width of a line in pixels.
const WIDTH: f64 = 2.0;

/// A line for each series from 0.
pub fn line(drawing: &Drawing) -> Object {
    let (x, y) = (calendar(drawing), values(drawing, Floor::Zero));
    object(json!({ "layer": [stroke(drawing, &x, &y), points(drawing, &x, &y)] }))
}

/// A line for each series, and one at 100.
pub fn index(drawing: &Drawing) -> Object {
    let (x, y) = (calendar(drawing), values(drawing, Floor::Free));
    let hundred = json!({
        "mark": { "type": "rule", "color": drawing.palette.shape(Paint::Axis) },
        "encoding": { "y": { "datum": 100, "type": "quantitative" } },
    });
    object(json!({ "layer": [hundred, stroke(drawing, &x, &y), points(drawing, &x, &y)] }))
}

/// A layer of lines that end where a value is missing.
pub fn stroke(drawing: &Drawing, x: &Value, y: &Value) -> Value {
    json!({
        "mark": {
            "type": "line",
            "strokeWidth": WIDTH,
            "strokeJoin": "round",
            "strokeCap": "round",
            "invalid": "break-paths-show-domains",
        },
        "encoding": {
            "x": x,
            "y": y,
            "stroke": series(drawing),
            "detail": { "field": "series", "type": "nominal" },
            "tooltip": tooltip(drawing),
        },
    })
}
