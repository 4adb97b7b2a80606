//! The channels of years and values.

use serde_json::{Value, json};

use super::padding::LABEL;
use super::scene_data::Drawing;

/// Where an axis of values starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Floor {
    /// At 0, or below where values are.
    Zero,
    /// Where the values do.
    Free,
}

/// The years as a calendar: each at the place of its number.
pub fn calendar(drawing: &Drawing) -> Value {
    let (first, last) = (drawing.first, drawing.last);
    let mut axis = json!({ "format": "d", "tickMinStep": 1, "grid": false });
    name_split_years(drawing, &mut axis);
    // A scale of one year has no extent.
    let domain = if first == last {
        axis["values"] = json!([first]);
        [first - 1, last + 1]
    } else {
        [first, last]
    };
    json!({
        "field": "year",
        "type": "quantitative",
        "title": Value::Null,
        "scale": { "domain": domain, "zero": false, "nice": false, "padding": 8 },
        "axis": axis,
    })
}

/// The years as bands of the same width, those without a value among them.
pub fn bands(drawing: &Drawing) -> Value {
    let years: Vec<i32> = (drawing.first..=drawing.last).collect();
    years_of(drawing, &years)
}

/// Only the years that have values.
pub fn chosen(drawing: &Drawing) -> Value {
    let mut years: Vec<i32> =
        drawing.scene.readings.iter().map(|reading| reading.year.number()).collect();
    years.sort_unstable();
    years.dedup();
    years_of(drawing, &years)
}

fn years_of(drawing: &Drawing, years: &[i32]) -> Value {
    let mut axis = json!({
        "labelAngle": 0, "labelOverlap": "greedy", "labelSeparation": 4, "grid": false,
    });
    name_split_years(drawing, &mut axis);
    json!({
        "field": "year",
        "type": "ordinal",
        "title": Value::Null,
        "scale": { "domain": years },
        "axis": axis,
    })
}

/// The name of a year that is named by two is not its number.
fn name_split_years(drawing: &Drawing, axis: &mut Value) {
    if drawing.is_split {
        axis["labelExpr"] = json!(
            "format(datum.value - 1, 'd') + '/' + pad(format(datum.value % 100, 'd'), 2, '0', 'left')"
        );
    }
}

/// The values on an upright axis, with the unit above it.
pub fn values(drawing: &Drawing, floor: Floor) -> Value {
    let mut channel = across(drawing, floor);
    let axis = &mut channel["axis"];
    axis["titleAngle"] = json!(0);
    axis["titleAlign"] = json!("left");
    axis["titleAnchor"] = json!("end");
    axis["titleBaseline"] = json!("bottom");
    axis["titleX"] = json!(0);
    axis["titleY"] = json!(-8);
    channel
}

/// The values on any axis.
pub fn across(drawing: &Drawing, floor: Floor) -> Value {
    let unit = drawing.scene.unit.as_str();
    let title = match (unit.is_empty(), drawing.scene.log) {
        (true, false) => Value::Null,
        (false, false) => json!(unit),
        (true, true) => json!(drawing.words.log),
        (false, true) => json!(format!("{unit} ({})", drawing.words.log)),
    };
    let scale = if drawing.scene.log {
        json!({ "type": "log" })
    } else if drawing.is_zero {
        json!({ "domain": [0, 1] })
    } else {
        json!({ "zero": floor == Floor::Zero })
    };
    let mut axis = json!({ "grid": true });
    if drawing.is_whole && !drawing.scene.log {
        axis["tickMinStep"] = json!(1);
    }
    json!({
        "field": "value",
        "type": "quantitative",
        "title": title,
        "scale": scale,
        "axis": axis,
    })
}

/// The series as rows, in the order of the scene.
pub fn rows(drawing: &Drawing) -> Value {
    let row = drawing.scene.height * 0.8 / drawing.series.len() as f64;
    json!({
        "field": "series",
        "type": "nominal",
        "title": Value::Null,
        "sort": Value::Null,
        "scale": { "domain": drawing.names() },
        "axis": { "labelFontSize": LABEL.min(row) },
    })
}

/// What a pointer reads: the series, the year and the value as the chart writes it.
pub fn tooltip(drawing: &Drawing) -> Value {
    let unit = drawing.scene.unit.as_str();
    let value = if unit.is_empty() { drawing.words.value } else { unit };
    let mut fields = vec![
        json!({ "field": "period", "type": "nominal", "title": drawing.words.year }),
        json!({ "field": "text", "type": "nominal", "title": value }),
    ];
    if drawing.series.len() > 1 {
        let name = json!({ "field": "series", "type": "nominal", "title": drawing.words.series });
        fields.insert(0, name);
    }
    Value::Array(fields)
}
