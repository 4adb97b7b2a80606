//! What charts of a method's result have in common: the published counts below, the result above.

use super::canvas::Canvas;
use super::error::ChartError;
use super::marks::data;
use super::request::Request;
use super::scene::{Group, Node, Paint, Path, Point, Style};
use super::trace::{Datum, Trace};
use crate::dataset::{Status, Year};
use crate::findings::analysis::Analysis;
use crate::findings::{Value, words};

/// The first result of a method among the findings that `pick` takes.
///
/// # Errors
/// When there is none, with the reason of its refusal.
pub fn result<'a, T>(
    request: &'a Request,
    what: &'static str,
    pick: impl Fn(&'a Analysis) -> Option<&'a T>,
) -> Result<&'a T, ChartError> {
    request
        .findings
        .findings
        .iter()
        .find_map(|finding| match &finding.value {
            Value::Analysis(analysis) => pick(analysis),
            _ => None,
        })
        .ok_or_else(|| {
            let refused = request.findings.refused.iter().find(|refusal| refusal.id == what);
            let why = refused.map_or_else(
                || "the method gave none".to_owned(),
                |refusal| refusal.reason.clone(),
            );
            ChartError::NoResult { what, why }
        })
}

/// A computed value at a whole year.
pub fn computed(year: Year, value: f64) -> Datum {
    Datum {
        year,
        value,
        text: words::decimal(value, 0),
        status: Status::Normal,
        break_before: false,
    }
}

/// A line through computed values: pairs of a year, whole or not, and a value.
pub fn stroke(
    canvas: &mut Canvas,
    values: &[(f64, f64)],
    paint: Paint,
    width: f64,
    dash: Vec<f64>,
) -> Vec<Point> {
    let points = canvas.plot.line(values);
    canvas.obstacles.add_line(&points);
    let path = |paint: Paint, width: f64, dash: Vec<f64>| {
        Node::Path(Path {
            pieces: vec![points.clone()],
            closed: false,
            style: Style { stroke: Some(paint), width, dash, ..Style::default() },
            data: Vec::new(),
        })
    };
    let halo = path(Paint::Background, width * 1.9, Vec::new());
    let line = path(paint, width, dash);
    let nodes = vec![halo, line];
    canvas.nodes.push(Node::Group(Group { class: "result", data: Vec::new(), nodes }));
    points
}

/// The published counts as dots.
pub fn dots(canvas: &mut Canvas, trace: &Trace) {
    let mut group =
        Group { class: "series", data: vec![("series", trace.name.clone())], nodes: Vec::new() };
    let radius = canvas.stroke() * 1.4;
    for at in &trace.points {
        let point = canvas.plot.point(at.x(), at.value);
        canvas.read(trace, at, point, None);
        canvas.obstacles.add_box(super::Bounds::around(point, radius));
        let hollow = at.status.is_tentative().then_some(canvas.stroke() * 0.8);
        group.nodes.push(trace.shape.draw(point, radius, trace.paint, hollow, data(at)));
    }
    group.nodes.extend(super::marks::withheld(canvas, trace));
    canvas.nodes.push(Node::Group(group));
}

/// A range of years as a band over the whole height.
pub fn years_band(canvas: &mut Canvas, (from, to): (f64, f64), paint: Paint, opacity: f64) {
    let (left, right) =
        (canvas.plot.x(from).max(canvas.plot.left), canvas.plot.x(to).min(canvas.plot.right));
    canvas.nodes.push(Node::Rect(super::scene::Rect {
        x: left,
        y: canvas.plot.top,
        width: (right - left).max(0.0),
        height: canvas.plot.bottom - canvas.plot.top,
        style: Style { fill: Some(paint), opacity: Some(opacity), ..Style::default() },
        data: Vec::new(),
    }));
}
