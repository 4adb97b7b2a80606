//! The readings as rows of data, with the gaps between them.

use serde_json::{Value, json};

use super::scene_data::Drawing;
use crate::scene::Reading;

/// The kinds in which a mark stands on its own, so that a year without one needs no row.
const WITHOUT_GAPS: [&str; 7] =
    ["columns", "change", "stacked", "share", "slope", "dumbbell", "heatmap"];

/// The readings in the order of the scene, then a row without a value for each year that a series
/// lacks inside of its span, by panel, series and year.
pub fn rows(drawing: &Drawing) -> Vec<Value> {
    let mut rows: Vec<Value> =
        drawing.scene.readings.iter().map(|reading| row(drawing, reading)).collect();
    if !WITHOUT_GAPS.contains(&drawing.scene.kind) {
        for panel in 0..drawing.panels {
            for (name, _) in &drawing.series {
                rows.extend(gaps(drawing, &drawing.readings(panel, name)));
            }
        }
    }
    rows
}

fn row(drawing: &Drawing, reading: &Reading) -> Value {
    let mut row = json!({
        "series": reading.series,
        "place": drawing.place(&reading.series),
        "panel": reading.panel,
        "year": reading.year,
        "period": reading.year.to_string(),
        "value": number(reading.value),
        "status": reading.status,
        "text": reading.said(),
    });
    if let Some(of) = reading.of {
        row["count"] = json!(of.as_i64());
        row["population"] = json!(of.population());
    }
    if drawing.has_own_colours {
        row["colour"] = json!(drawing.palette.shape(reading.paint));
    }
    row
}

/// The years between the readings.
fn gaps(drawing: &Drawing, readings: &[&Reading]) -> Vec<Value> {
    let mut rows = Vec::new();
    for pair in readings.windows(2) {
        let mut year = pair[0].year;
        while let Some(next) = year.plus(1).filter(|next| next.number() < pair[1].year.number()) {
            rows.push(json!({
                "series": pair[0].series,
                "place": drawing.place(&pair[0].series),
                "panel": pair[0].panel,
                "year": next,
                "period": next.to_string(),
                "value": Value::Null,
                "status": Value::Null,
                "text": Value::Null,
            }));
            year = next;
        }
    }
    rows
}

/// A whole number without a decimal point, so that 2706 is not read as a measurement.
fn number(value: f64) -> Value {
    // Up to 2^53 each whole number has an f64 of its own.
    if value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0 {
        json!(value as i64)
    } else {
        json!(value)
    }
}
