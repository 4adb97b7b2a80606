//! Counts with the lines that a method fitted to them.

use serde_json::{Value, json};

use super::axes::{Floor, calendar, values};
use super::line::stroke;
use super::object::{Object, object};
use super::points::points;
use super::scene_data::Drawing;

/// Points for the counts, a line for the trend.
pub fn trend(drawing: &Drawing) -> Object {
    let (x, y) = (calendar(drawing), values(drawing, Floor::Zero));
    let fitted = only(drawing, stroke(drawing, &x, &y), true);
    let counted = only(drawing, points(drawing, &x, &y), false);
    object(json!({ "layer": [fitted, counted] }))
}

/// Points for the counts, steps for the levels.
pub fn levels(drawing: &Drawing) -> Object {
    let (x, y) = (calendar(drawing), values(drawing, Floor::Zero));
    let mut steps = only(drawing, stroke(drawing, &x, &y), true);
    steps["mark"]["interpolate"] = json!("step");
    let counted = only(drawing, points(drawing, &x, &y), false);
    object(json!({ "layer": [steps, counted] }))
}

/// A line for the counts, a dashed one for the years to come.
pub fn forecast(drawing: &Drawing) -> Object {
    let (x, y) = (calendar(drawing), values(drawing, Floor::Zero));
    let mut ahead = only(drawing, stroke(drawing, &x, &y), true);
    ahead["mark"]["strokeDash"] = json!([4, 3]);
    let counted = only(drawing, stroke(drawing, &x, &y), false);
    object(json!({ "layer": [ahead, counted, points(drawing, &x, &y)] }))
}

/// The layer with the fitted series only, or with the counted ones.
fn only(drawing: &Drawing, mut layer: Value, fitted: bool) -> Value {
    let names: Vec<&str> =
        drawing.names().into_iter().filter(|name| drawing.is_fitted(name) == fitted).collect();
    layer["transform"] = json!([{ "filter": { "field": "series", "oneOf": names } }]);
    layer
}
