//! Lines and points: counts, running totals, revisions, indices, ranks, two years, what a method
//! fitted, and whatever has no shape of its own.

use serde_json::{Value, json};

use super::axes::{Floor, calendar, chosen, tooltip, values};
use super::colour::{inside, series};
use super::object::{Object, object};
use super::scene_data::Drawing;
use crate::scene::Paint;

/// The width of a line in pixels.
const WIDTH: f64 = 2.0;

/// The most points of a series that are drawn at full size.
const MOST_MARKERS: usize = 60;

/// A line for each series from 0.
pub fn line(drawing: &Drawing) -> Object {
    joined(drawing, &calendar(drawing), &values(drawing, Floor::Zero))
}

/// A line for each series, and one at 100.
pub fn index(drawing: &Drawing) -> Object {
    let (x, y) = (calendar(drawing), values(drawing, Floor::Free));
    let hundred = json!({
        "mark": { "type": "rule", "color": drawing.palette.shape(Paint::Axis) },
        "encoding": { "y": { "datum": 100, "type": "quantitative" } },
    });
    layers([hundred, stroke(drawing, &x, &y), points(drawing, &x, &y)])
}

/// A line for each series between the years that were chosen.
pub fn slope(drawing: &Drawing) -> Object {
    let mut x = chosen(drawing);
    x["scale"]["type"] = json!("point");
    joined(drawing, &x, &values(drawing, Floor::Zero))
}

/// A line for each series through its ranks, the first on top.
pub fn ranking(drawing: &Drawing) -> Object {
    let mut y = values(drawing, Floor::Free);
    let last = drawing.scene.readings.iter().map(|reading| reading.value).fold(1.0, f64::max);
    // A scale of one rank has no extent.
    let domain = if last > 1.0 { json!([1, last as i64]) } else { json!([0, 2]) };
    y["scale"] =
        json!({ "domain": domain, "reverse": true, "zero": false, "nice": false, "padding": 8 });
    if last <= 1.0 {
        y["axis"]["values"] = json!([1]);
    }
    y["axis"]["format"] = json!("d");
    joined(drawing, &calendar(drawing), &y)
}

/// Points for the counts, a line for the trend.
pub fn joinpoint(drawing: &Drawing) -> Object {
    let (x, y) = (calendar(drawing), values(drawing, Floor::Zero));
    let fitted = only(drawing, stroke(drawing, &x, &y), true);
    layers([fitted, only(drawing, points(drawing, &x, &y), false)])
}

/// Points for the counts, steps for the levels.
pub fn levels(drawing: &Drawing) -> Object {
    let (x, y) = (calendar(drawing), values(drawing, Floor::Zero));
    let mut steps = only(drawing, stroke(drawing, &x, &y), true);
    steps["mark"]["interpolate"] = json!("step");
    layers([steps, only(drawing, points(drawing, &x, &y), false)])
}

/// A line for the counts, a dashed one for the years to come.
pub fn forecast(drawing: &Drawing) -> Object {
    let (x, y) = (calendar(drawing), values(drawing, Floor::Zero));
    let mut ahead = only(drawing, stroke(drawing, &x, &y), true);
    ahead["mark"]["strokeDash"] = json!([4, 3]);
    let counted = only(drawing, stroke(drawing, &x, &y), false);
    layers([ahead, counted, points(drawing, &x, &y)])
}

fn joined(drawing: &Drawing, x: &Value, y: &Value) -> Object {
    layers([stroke(drawing, x, y), points(drawing, x, y)])
}

fn layers<const N: usize>(layers: [Value; N]) -> Object {
    object(json!({ "layer": layers.to_vec() }))
}

/// A layer of lines that end where a value is missing.
fn stroke(drawing: &Drawing, x: &Value, y: &Value) -> Value {
    json!({
        "mark": {
            "type": "line",
            "strokeWidth": WIDTH,
            "strokeJoin": "round",
            "strokeCap": "round",
            "invalid": "break-paths-show-domains",
        },
        "encoding": {
            "x": x,
            "y": y,
            "stroke": series(drawing),
            "detail": { "field": "series", "type": "nominal" },
            "tooltip": tooltip(drawing),
        },
    })
}

/// A layer of points, hollow where the value is provisional or estimated.
pub fn points(drawing: &Drawing, x: &Value, y: &Value) -> Value {
    let longest = drawing
        .names()
        .into_iter()
        .flat_map(|name| (0..drawing.panels).map(move |panel| drawing.readings(panel, name).len()))
        .max()
        .unwrap_or(0);
    let size = if longest > MOST_MARKERS { 6 } else { 24 };
    json!({
        "mark": { "type": "point", "size": size, "strokeWidth": 1.5, "opacity": 1 },
        "encoding": {
            "x": x,
            "y": y,
            "stroke": series(drawing),
            "fill": inside(drawing),
            "tooltip": tooltip(drawing),
        },
    })
}

/// The layer with the fitted series only, or with the counted ones.
fn only(drawing: &Drawing, mut layer: Value, fitted: bool) -> Value {
    let names: Vec<&str> =
        drawing.names().into_iter().filter(|name| drawing.is_fitted(name) == fitted).collect();
    layer["transform"] = json!([{ "filter": { "field": "series", "oneOf": names } }]);
    layer
}
