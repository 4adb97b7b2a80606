//! Small multiples: the same view for each panel.

use serde_json::{Value, json};

use super::object::{Object, object};
use super::padding::Rooms;
use super::scene_data::Drawing;

/// A panel narrower than this many pixels is not read.
const LEAST_WIDTH: f64 = 120.0;
/// Between two panels.
const GAP: f64 = 20.0;
/// The heading of a panel, and the unit below it.
const HEADING: f64 = 36.0;

/// How many panels stand beside each other.
fn columns(drawing: &Drawing, rooms: &Rooms) -> usize {
    let most = (rooms.width / LEAST_WIDTH).floor().max(1.0) as usize;
    let square = (1..=drawing.panels).find(|side| side * side >= drawing.panels).unwrap_or(1);
    square.min(most)
}

/// The view once for each panel, under its heading.
pub fn panels(drawing: &Drawing, rooms: &Rooms, mut view: Object) -> Object {
    let columns = columns(drawing, rooms);
    let rows = drawing.panels.div_ceil(columns);
    let width = rooms.width / columns as f64 - GAP;
    let height = rooms.height / rows as f64 - GAP - HEADING;
    view.insert("width".into(), json!(width.max(60.0).floor()));
    view.insert("height".into(), json!(height.max(60.0).floor()));
    object(json!({
        "facet": {
            "field": "heading",
            "type": "nominal",
            "title": Value::Null,
            "sort": headings(drawing),
            "header": { "labelAnchor": "start", "labelPadding": 20, "labelFontWeight": "bold", "labelLimit": width },
        },
        "columns": columns,
        "spacing": GAP,
        "spec": view,
    }))
}

/// A heading for each panel: the names of its series. No two are the same, or the panels would be
/// one.
pub fn headings(drawing: &Drawing) -> Vec<String> {
    let mut headings: Vec<String> = Vec::new();
    for panel in 0..drawing.panels {
        let names: Vec<&str> = drawing
            .names()
            .into_iter()
            .filter(|name| !drawing.readings(panel, name).is_empty())
            .collect();
        let name = names.join(", ");
        let same = headings.iter().filter(|heading| **heading == name).count();
        headings.push(if same == 0 { name } else { format!("{name} ({})", panel + 1) });
    }
    headings
}
