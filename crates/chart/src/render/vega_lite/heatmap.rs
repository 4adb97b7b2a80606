//! Cells: a row for each series, a column for each year, the value as a step of colour.

use serde_json::{Value, json};

use super::axes::{bands, rows, tooltip};
use super::colour::tentative;
use super::object::{Object, object};
use super::scene_data::Drawing;
use crate::scene::{Paint, STEPS};

/// A cell for each value; a year without one is empty.
pub fn heatmap(drawing: &Drawing) -> Object {
    object(json!({
        "mark": { "type": "rect", "strokeWidth": 2 },
        "encoding": {
            "x": bands(drawing),
            "y": rows(drawing),
            "fill": steps(drawing),
            "stroke": {
                "condition": tentative(drawing, Paint::Ink),
                "value": drawing.palette.shape(Paint::Background),
            },
            "tooltip": tooltip(drawing),
        },
    }))
}

/// A channel for the colour of a value, with the limits that the scene's cells keep to.
fn steps(drawing: &Drawing) -> Value {
    let unit = drawing.scene.unit.as_str();
    let title = if unit.is_empty() { Value::Null } else { json!(unit) };
    let scale = limits(drawing).map_or_else(
        || {
            let range: Vec<&str> =
                (0..STEPS).map(|step| drawing.palette.shape(Paint::Step(step))).collect();
            json!({ "type": "quantize", "range": range })
        },
        |used| {
            let range: Vec<&str> =
                used.iter().map(|(step, _)| drawing.palette.shape(Paint::Step(*step))).collect();
            let domain: Vec<f64> = used.iter().skip(1).map(|(_, least)| *least).collect();
            json!({ "type": "threshold", "domain": domain, "range": range })
        },
    );
    json!({
        "field": "value",
        "type": "quantitative",
        "title": title,
        "scale": scale,
        "legend": { "format": if drawing.is_whole { ",d" } else { "," } },
    })
}

/// Each step in use with its least value; `None` where values and steps do not rise together, or
/// there is one step only.
fn limits(drawing: &Drawing) -> Option<Vec<(usize, f64)>> {
    let mut cells: Vec<(f64, usize)> = Vec::new();
    for reading in &drawing.scene.readings {
        let Paint::Step(step) = reading.paint else { return None };
        cells.push((reading.value, step));
    }
    cells.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let mut used: Vec<(usize, f64)> = Vec::new();
    for (value, step) in cells {
        match used.last() {
            Some((last, _)) if *last == step => {}
            Some((last, least)) if step < *last || value == *least => return None,
            _ => used.push((step, value)),
        }
    }
    (used.len() > 1).then_some(used)
}
