//! The colours of the series, and hollow marks for what may still change.

use serde_json::{Value, json};

use super::scene_data::Drawing;
use crate::scene::Paint;

/// A channel for the colour of a series; of each mark, where a series has marks of several.
pub fn series(drawing: &Drawing) -> Value {
    if drawing.has_own_colours {
        return json!({ "field": "colour", "type": "nominal", "scale": Value::Null });
    }
    if let [(_, paint)] = drawing.series[..] {
        return json!({ "value": drawing.palette.shape(paint) });
    }
    let range: Vec<&str> =
        drawing.series.iter().map(|(_, paint)| drawing.palette.shape(*paint)).collect();
    json!({
        "field": "series",
        "type": "nominal",
        "sort": Value::Null,
        "scale": { "domain": drawing.names(), "range": range },
        "legend": if drawing.legend_lines() > 0 { json!({ "title": Value::Null }) } else { Value::Null },
    })
}

/// A channel for the inside of a mark: that of its series, or the background's colour where the
/// value is provisional or estimated.
pub fn inside(drawing: &Drawing) -> Value {
    let mut channel = series(drawing);
    channel["condition"] = tentative(drawing, Paint::Background);
    channel
}

/// The colour of a mark whose value is provisional or estimated.
pub fn tentative(drawing: &Drawing, paint: Paint) -> Value {
    json!({
        "test": { "field": "status", "oneOf": ["provisional", "estimated"] },
        "value": drawing.palette.shape(paint),
    })
}
