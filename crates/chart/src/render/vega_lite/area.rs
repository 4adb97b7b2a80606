//! Areas that stand on each other.

use serde_json::json;

use super::axes::{calendar, tooltip};
use super::colour::series;
use super::object::{Object, object};
use super::points::points;
use super::scene_data::Drawing;
use super::stacked::{heights, order};

/// An area for each series, with the points of its upper edge.
pub fn area(drawing: &Drawing) -> Object {
    let (x, y) = (calendar(drawing), heights(drawing));
    let filled = json!({
        "mark": { "type": "area", "opacity": 0.85, "invalid": "break-paths-show-domains" },
        "encoding": {
            "x": x,
            "y": y,
            "fill": series(drawing),
            "detail": { "field": "series", "type": "nominal" },
            "order": order(drawing),
            "tooltip": tooltip(drawing),
        },
    });
    let mut edge = points(drawing, &x, &y);
    edge["encoding"]["order"] = order(drawing);
    object(json!({ "layer": [filled, edge] }))
}
