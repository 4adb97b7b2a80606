//! Columns and areas whose parts stand on each other: counts or shares.

use serde_json::{Value, json};

use super::axes::{Floor, bands, calendar, tooltip, values};
use super::colour::{inside, series};
use super::lines::points;
use super::object::{Object, object};
use super::scene_data::Drawing;

/// A column for each year, a part for each series.
pub fn columns(drawing: &Drawing) -> Object {
    let mut encoding = json!({
        "x": bands(drawing),
        "y": heights(drawing),
        "stroke": series(drawing),
        "fill": inside(drawing),
        "order": order(drawing),
        "tooltip": tooltip(drawing),
    });
    encoding["x"]["scale"]["paddingInner"] = json!(0.25);
    object(json!({ "mark": { "type": "bar", "strokeWidth": 1 }, "encoding": encoding }))
}

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

/// The values as heights that stand on each other; shares end at 100.
fn heights(drawing: &Drawing) -> Value {
    let mut channel = values(drawing, Floor::Zero);
    channel["stack"] = json!("zero");
    if drawing.scene.kind == "share" {
        channel["scale"]["nice"] = json!(false);
    }
    channel
}

/// Which series stands on which, as in the scene.
fn order(drawing: &Drawing) -> Value {
    let height = |name: &str, year: i32| {
        let readings = drawing.scene.readings.iter();
        readings
            .filter(|reading| reading.series == name && reading.year.number() == year)
            .map(|reading| reading.at.y)
            .next()
    };
    let first_is_above = match drawing.names()[..] {
        [first, .., last] => (drawing.first..=drawing.last)
            .filter_map(|year| Some((height(first, year)?, height(last, year)?)))
            .find(|(one, other)| one != other)
            .is_some_and(|(one, other)| one < other),
        _ => false,
    };
    json!({
        "field": "place",
        "type": "quantitative",
        "sort": if first_is_above { "descending" } else { "ascending" },
    })
}
