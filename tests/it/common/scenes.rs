//! Small scenes, made by hand for the renderers and the rules of `chart --check`.

use arrivals_chart::font::Weight;
use arrivals_chart::scene::{
    Anchor, Circle, Group, Node, Paint, Path, Point, Reading, Rect, Scene, Style, Text,
};
use arrivals_data::{Status, Year};

/// A scene of 850×600 pixels without a value.
pub fn scene(nodes: Vec<Node>) -> Scene {
    Scene {
        width: 850.0,
        height: 600.0,
        kind: "line",
        unit: "people".into(),
        log: false,
        title: "Arrivals fell to 196 in 2023".into(),
        description: "A line chart of 북한이탈주민 arrivals (1998–2025), highest in 2009.".into(),
        provenance: vec![("input".into(), "a.csv".into())],
        language: "en",
        nodes,
        readings: Vec::new(),
    }
}

pub fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

pub fn group(class: &'static str, nodes: Vec<Node>) -> Node {
    Node::Group(Group { class, data: Vec::new(), nodes })
}

/// A text of 14 pixels in ink.
pub fn text(content: &str, x: f64, y: f64, anchor: Anchor) -> Node {
    Node::Text(Text {
        at: at(x, y),
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

/// The text on a halo.
pub fn haloed(node: Node) -> Node {
    with(node, |text| text.halo = true)
}

/// The inside of a shape in one colour.
pub fn filled(paint: Paint) -> Style {
    Style { fill: Some(paint), ..Style::default() }
}

/// The inside of a shape whose count is tentative.
pub fn hollow(paint: Paint) -> Style {
    Style { stroke: Some(paint), width: 1.0, ..filled(Paint::Background) }
}

pub fn rect(x: f64, y: f64, width: f64, height: f64, style: Style) -> Node {
    Node::Rect(Rect { x, y, width, height, style, data: Vec::new() })
}

pub fn dot(x: f64, y: f64, radius: f64, style: Style) -> Node {
    Node::Circle(Circle { center: at(x, y), radius, style, data: Vec::new() })
}

/// A line of two pixels.
pub fn stroke(points: &[(f64, f64)], paint: Paint) -> Node {
    path(points, false, Style { stroke: Some(paint), width: 2.0, ..Style::default() })
}

pub fn path(points: &[(f64, f64)], closed: bool, style: Style) -> Node {
    let pieces = vec![points.iter().map(|(x, y)| at(*x, *y)).collect()];
    Node::Path(Path { pieces, closed, style, data: Vec::new() })
}

/// A value without an extent.
pub fn reading(series: &str, panel: usize, year: i64, value: f64, (x, y): (f64, f64)) -> Reading {
    Reading {
        series: series.into(),
        panel,
        year: Year::new(year).expect("a year"),
        value,
        text: value.to_string(),
        status: Status::Normal,
        paint: Paint::Series(0),
        at: at(x, y),
        extent: None,
        of: None,
    }
}
