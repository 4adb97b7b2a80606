//! How the values of a series become shapes.

pub mod area;
pub mod band;
pub mod columns;
pub mod line;

use super::canvas::Canvas;
use super::scene::{Node, Paint, Path, Point, Style};
use super::series_data::{Datum, Trace};

/// The sign of a withheld count, on the base line.
pub fn withheld(canvas: &Canvas, trace: &Trace) -> Vec<Node> {
    trace
        .withheld
        .iter()
        .map(|year| {
            let x = canvas.plot.x(f64::from(year.number()));
            let node = cross(Point { x, y: canvas.plot.bottom }, trace.paint, canvas.text.base);
            match node {
                Node::Path(path) => {
                    Node::Path(Path { data: vec![("withheld", year.to_string())], ..path })
                }
                other => other,
            }
        })
        .collect()
}

/// A cross that stands on a point.
pub fn cross(at: Point, paint: Paint, base: f64) -> Node {
    let arm = base * 0.3;
    let y = at.y - arm * 1.4;
    let corner = |dx: f64, dy: f64| Point { x: at.x + dx * arm, y: y + dy * arm };
    Node::Path(Path {
        pieces: vec![
            vec![corner(-1.0, -1.0), corner(1.0, 1.0)],
            vec![corner(-1.0, 1.0), corner(1.0, -1.0)],
        ],
        closed: false,
        style: Style { stroke: Some(paint), width: base / 9.0, ..Style::default() },
        data: Vec::new(),
    })
}

/// The tick before a year that cannot be compared with the year before.
pub fn breaks(canvas: &Canvas, trace: &Trace) -> Vec<Node> {
    trace
        .points
        .iter()
        .filter(|datum| datum.break_before)
        .map(|datum| {
            let x = canvas.plot.x(datum.x() - 0.5);
            let foot = Point { x, y: canvas.plot.bottom };
            let head = Point { x, y: canvas.plot.bottom - canvas.text.base * 0.7 };
            super::layout::axes::line(head, foot, Paint::Axis, 1.0)
        })
        .collect()
}

/// The facts of a line: the year and the value of each corner.
pub fn corners<'a>(at: impl Iterator<Item = &'a Datum> + Clone) -> Vec<(&'static str, String)> {
    let joined = |texts: Vec<String>| texts.join(" ");
    vec![
        ("years", joined(at.clone().map(|at| at.year.to_string()).collect())),
        ("values", joined(at.map(|at| at.value.to_string()).collect())),
    ]
}

/// The facts of a mark.
pub fn data(datum: &Datum) -> Vec<(&'static str, String)> {
    vec![("year", datum.year.to_string()), ("value", datum.value.to_string())]
}
