//! Columns from 0: counts, and changes of either sign.

use serde_json::json;

use super::axes::{Floor, bands, tooltip, values};
use super::colour::{inside, series};
use super::object::{Object, object};
use super::scene_data::Drawing;

/// A column for each value; several series stand beside each other.
pub fn columns(drawing: &Drawing) -> Object {
    let mut encoding = json!({
        "x": bands(drawing),
        "y": values(drawing, Floor::Zero),
        "stroke": series(drawing),
        "fill": inside(drawing),
        "tooltip": tooltip(drawing),
    });
    encoding["x"]["scale"]["paddingInner"] = json!(0.25);
    // Columns of several series share a band; one on top of the other would be a sum.
    encoding["y"]["stack"] = json!(null);
    if drawing.series.len() > 1 {
        encoding["xOffset"] = json!({
            "field": "series",
            "type": "nominal",
            "sort": null,
            "scale": { "domain": drawing.names() },
        });
    }
    object(json!({ "mark": { "type": "bar", "strokeWidth": 1 }, "encoding": encoding }))
}
