//! Small scenes for the tests of the rules.

use crate::font::Weight;
use crate::scene::{Anchor, Circle, Node, Paint, Path, Point, Reading, Rect, Scene, Style, Text};
use arrivals_data::{Status, Year};

/// A scene of 850×600 pixels with one reading, so that it is not empty.
pub fn scene(nodes: Vec<Node>) -> Scene {
    Scene {
        width: 850.0,
        height: 600.0,
        kind: "line",
        unit: "people".into(),
        log: false,
        title: "Arrivals".into(),
        description: "Line chart.".into(),
        provenance: Vec::new(),
        language: "en",
        nodes,
        readings: vec![reading("", 0, 2011, 2706.0, (400.0, 300.0))],
    }
}

/// A place.
pub fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// A text of 14 pixels in ink.
pub fn text(content: &str, x: f64, y: f64, anchor: Anchor) -> Node {
    Node::Text(Text {
        at: point(x, y),
        anchor,
        size: 14.0,
        weight: Weight::Regular,
        content: content.into(),
        paint: Paint::Ink,
        halo: false,
    })
}

/// The text changed.
pub fn with(node: Node, change: impl FnOnce(&mut Text)) -> Node {
    match node {
        Node::Text(mut text) => {
            change(&mut text);
            Node::Text(text)
        }
        other => other,
    }
}

/// A filled rectangle.
pub fn rect(x: f64, y: f64, width: f64, height: f64, fill: Paint) -> Node {
    let style = Style { fill: Some(fill), ..Style::default() };
    Node::Rect(Rect { x, y, width, height, style, data: Vec::new() })
}

/// A line of two pixels.
pub fn stroke(points: &[(f64, f64)], paint: Paint) -> Node {
    Node::Path(Path {
        pieces: vec![points.iter().map(|(x, y)| point(*x, *y)).collect()],
        closed: false,
        style: Style { stroke: Some(paint), width: 2.0, ..Style::default() },
        data: Vec::new(),
    })
}

/// A filled circle.
pub fn dot(x: f64, y: f64, radius: f64, fill: Paint) -> Node {
    let style = Style { fill: Some(fill), ..Style::default() };
    Node::Circle(Circle { center: point(x, y), radius, style, data: Vec::new() })
}

/// A value without an extent.
pub fn reading(series: &str, panel: usize, year: i64, value: f64, at: (f64, f64)) -> Reading {
    Reading {
        series: series.into(),
        panel,
        year: Year::new(year).expect("a year"),
        value,
        text: value.to_string(),
        status: Status::Normal,
        paint: Paint::Series(0),
        at: point(at.0, at.1),
        extent: None,
    }
}
