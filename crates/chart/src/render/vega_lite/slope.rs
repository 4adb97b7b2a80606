//! A few years side by side, the series as lines between them.

use serde_json::json;

use super::axes::{Floor, chosen, values};
use super::line::stroke;
use super::object::{Object, object};
use super::points::points;
use super::scene_data::Drawing;

/// A line for each series between the years that were chosen.
pub fn slope(drawing: &Drawing) -> Object {
    let (mut x, y) = (chosen(drawing), values(drawing, Floor::Zero));
    x["scale"]["type"] = json!("point");
    object(json!({ "layer": [stroke(drawing, &x, &y), points(drawing, &x, &y)] }))
}
