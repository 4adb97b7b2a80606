//! Two years of many series: a row each, its two values joined.

use serde_json::{Value, json};

use super::axes::{Floor, across, rows, tooltip};
use super::colour::tentative;
use super::object::{Object, object};
use super::scene_data::Drawing;
use crate::scene::Paint;

/// A row for each series; the colour says the year.
pub fn dumbbell(drawing: &Drawing) -> Object {
    let (x, y) = (across(drawing, Floor::Zero), rows(drawing));
    let detail = json!({ "field": "series", "type": "nominal" });
    let joined = json!({
        "mark": {
            "type": "line", "strokeWidth": 2, "color": drawing.palette.shape(Paint::Context),
        },
        "encoding": { "x": x, "y": y, "detail": detail },
    });
    let fill = json!({ "type": "point", "size": 70, "strokeWidth": 2, "opacity": 1 });
    let mut inside = years(drawing);
    inside["condition"] = tentative(drawing, Paint::Background);
    let ends = json!({
        "mark": fill,
        "encoding": {
            "x": x,
            "y": y,
            "stroke": years(drawing),
            "fill": inside,
            "tooltip": tooltip(drawing),
        },
    });
    object(json!({ "layer": [joined, ends] }))
}

/// A channel for the colour of a year: that of its marks, where they share one.
fn years(drawing: &Drawing) -> Value {
    let mut years: Vec<(i32, Paint)> = Vec::new();
    for reading in &drawing.scene.readings {
        let year = reading.year.number();
        if !years.iter().any(|(other, _)| *other == year) {
            years.push((year, reading.paint));
        }
    }
    years.sort_unstable_by_key(|(year, _)| *year);
    let is_shared = years.iter().enumerate().all(|(place, (year, paint))| {
        years[..place].iter().all(|(_, other)| other != paint)
            && drawing
                .scene
                .readings
                .iter()
                .all(|reading| reading.year.number() != *year || reading.paint == *paint)
    });
    let range: Vec<&str> = years
        .iter()
        .enumerate()
        .map(|(place, (_, paint))| {
            drawing.palette.shape(if is_shared { *paint } else { Paint::Series(place) })
        })
        .collect();
    let domain: Vec<i32> = years.iter().map(|(year, _)| *year).collect();
    json!({
        "field": "year",
        "type": "nominal",
        "scale": { "domain": domain, "range": range },
        "legend": { "title": Value::Null },
    })
}
