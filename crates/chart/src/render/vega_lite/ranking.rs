//! Ranks over the years: the first on top.

use serde_json::json;

use super::axes::{Floor, calendar, values};
use super::line::stroke;
use super::object::{Object, object};
use super::points::points;
use super::scene_data::Drawing;

/// A line for each series through its ranks.
pub fn ranking(drawing: &Drawing) -> Object {
    let (x, mut y) = (calendar(drawing), values(drawing, Floor::Free));
    let last = drawing.scene.readings.iter().map(|reading| reading.value).fold(1.0, f64::max);
    // A scale of one rank has no extent.
    let domain = if last > 1.0 { json!([1, last as i64]) } else { json!([0, 2]) };
    y["scale"] =
        json!({ "domain": domain, "reverse": true, "zero": false, "nice": false, "padding": 8 });
    if last <= 1.0 {
        y["axis"]["values"] = json!([1]);
    }
    y["axis"]["format"] = json!("d");
    object(json!({ "layer": [stroke(drawing, &x, &y), points(drawing, &x, &y)] }))
}
