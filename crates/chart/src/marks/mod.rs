//! How the values of a series become shapes.

pub mod area;
pub mod band;
pub mod columns;
pub mod line;

use super::canvas::Canvas;
use super::scene::{Bounds, Facts, Group, Node, Paint, Path, Point, Style};
use super::series_data::{Datum, Trace};
use arrivals_data::Year;

/// The values of a series as markers that no text is set on; `rim` is the width of the line around a
/// hollow one.
pub fn markers(
    canvas: &mut Canvas,
    trace: &Trace,
    radius: f64,
    rim: f64,
    are_hollow: bool,
) -> Group {
    let mut group = Group::from_series(&trace.name);
    for at in &trace.points {
        let point = canvas.plot.point(at.x(), at.value);
        canvas.obstacles.add_box(Bounds::around(point, radius));
        canvas.read(trace, at, point, None);
        let hollow = (are_hollow || at.status.is_tentative()).then_some(rim);
        group.nodes.push(trace.shape.draw(point, radius, trace.paint, hollow, data(at)));
    }
    group.nodes.extend(withheld(canvas, trace));
    group
}

/// The sign of a withheld count, on the base line.
pub fn withheld(canvas: &Canvas, trace: &Trace) -> Vec<Node> {
    trace
        .withheld
        .iter()
        .map(|year| {
            let at = Point { x: canvas.plot.x(f64::from(year.number())), y: canvas.plot.bottom };
            cross(at, trace.paint, canvas.text.base, *year)
        })
        .collect()
}

/// The sign of a count that a year withholds: a cross that stands on a point.
pub fn cross(at: Point, paint: Paint, base: f64, year: Year) -> Node {
    let arm = base * 0.3;
    let y = at.y - arm * 1.4;
    let corner = |dx: f64, dy: f64| Point { x: at.x + dx * arm, y: y + dy * arm };
    let pieces = vec![
        vec![corner(-1.0, -1.0), corner(1.0, 1.0)],
        vec![corner(-1.0, 1.0), corner(1.0, -1.0)],
    ];
    let data = vec![("withheld", year.to_string())];
    Node::Path(Path { data, ..Path::open(pieces, Style::line(paint, base / 9.0)) })
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
pub fn corners<'a>(at: impl Iterator<Item = &'a Datum> + Clone) -> Facts {
    let years: Vec<String> = at.clone().map(|at| at.year.to_string()).collect();
    let values: Vec<String> = at.map(|at| at.value.to_string()).collect();
    vec![("years", years.join(" ")), ("values", values.join(" "))]
}

/// The facts of a mark.
pub fn data(datum: &Datum) -> Facts {
    vec![("year", datum.year.to_string()), ("value", datum.value.to_string())]
}
