//! What stands around the view: schema, title, sizes, colours, data, where it came from.

use serde_json::{Value, json};

use super::object::{Object, object};
use super::padding::{LABEL, OFFSET, PADDING, Rooms, TITLE};
use super::panels::{headings, panels};
use super::rows::rows;
use super::scene_data::Drawing;
use crate::font::FAMILY;
use crate::scene::Paint;

/// The version of the language, as its schema names it.
pub const SCHEMA: &str = "https://vega.github.io/schema/vega-lite/v6.json";

/// The whole specification.
pub fn frame(drawing: &Drawing, view: Object) -> Object {
    let scene = drawing.scene;
    let (rooms, mut data) = (Rooms::from_drawing(drawing), rows(drawing));
    let mut spec = object(json!({
        "$schema": SCHEMA,
        "description": scene.description,
        "title": {
            "text": rooms.title,
            "anchor": "start",
            "frame": "group",
            "fontSize": TITLE,
            "fontWeight": "bold",
            "offset": OFFSET,
        },
        "background": drawing.palette.shape(Paint::Background),
        "padding": PADDING,
        "config": config(drawing, &rooms),
        "usermeta": {
            "kind": scene.kind,
            "language": scene.language,
            "provenance": scene.provenance.iter().map(|(term, value)| json!([term, value])).collect::<Vec<_>>(),
        },
    }));
    if drawing.panels > 1 {
        let headings = headings(drawing);
        for row in &mut data {
            let panel = row["panel"].as_u64().and_then(|panel| usize::try_from(panel).ok());
            let heading = panel.and_then(|panel| headings.get(panel));
            row["heading"] = json!(heading);
        }
        spec.extend(panels(drawing, &rooms, view));
    } else {
        spec.extend(view);
        spec.insert("width".into(), json!(rooms.width));
        spec.insert("height".into(), json!(rooms.height));
    }
    spec.insert("data".into(), json!({ "values": data }));
    spec
}

fn config(drawing: &Drawing, rooms: &Rooms) -> Value {
    let color = |paint| drawing.palette.text(paint);
    let (ink, muted) = (color(Paint::Ink), color(Paint::Muted));
    let (grid, axis) = (drawing.palette.shape(Paint::Grid), drawing.palette.shape(Paint::Axis));
    let mut config = json!({
        "font": format!("'{FAMILY}', sans-serif"),
        "view": { "stroke": Value::Null },
        "title": { "color": ink },
        "axis": {
            "domainColor": axis, "gridColor": grid, "tickColor": axis,
            "labelColor": muted, "titleColor": muted, "titleFontWeight": "normal",
            "labelFontSize": LABEL, "titleFontSize": LABEL, "labelLimit": rooms.names,
        },
        "axisY": { "domain": false, "ticks": false },
        "header": { "labelColor": ink, "labelFontSize": LABEL },
        "legend": {
            "labelColor": ink, "titleColor": muted, "titleFontWeight": "normal",
            "labelFontSize": LABEL, "titleFontSize": LABEL, "labelLimit": rooms.names,
        },
    });
    if rooms.is_narrow {
        config["legend"]["orient"] = json!("top");
        config["legend"]["direction"] = json!("vertical");
    }
    config
}
