//! What charts of a method's result have in common: the published counts below, the result above.

use super::Typography;
use super::canvas::Canvas;
use super::error::ChartError;
use super::kind::Request;
use super::layout::{axes, labels};
use super::marks::{breaks, data, markers};
use super::scene::{Bounds, Circle, Group, Node, Paint, Path, Point, Style, Text};
use super::series_data::{Datum, Trace};
use arrivals_data::{Status, Year};
use arrivals_findings::analysis::Analysis;
use arrivals_findings::{Finding, Value, format};

/// The first result of a method among the findings that `pick` takes, and its finding.
///
/// # Errors
/// When there is none, with the reason of its refusal.
pub fn result<'a, T>(
    request: &'a Request,
    what: &'static str,
    pick: impl Fn(&'a Analysis) -> Option<&'a T>,
) -> Result<(&'a T, &'a Finding), ChartError> {
    request
        .findings
        .findings
        .iter()
        .find_map(|finding| match &finding.value {
            Value::Analysis(analysis) => Some((pick(analysis)?, finding)),
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

/// A computed value at a whole year, with that many decimals.
pub fn computed(year: Year, value: f64, decimals: usize) -> Datum {
    Datum {
        year,
        value,
        text: format::decimal(value, decimals),
        status: Status::Normal,
        break_before: false,
        of: None,
    }
}

/// A line through computed values: pairs of a year, whole or not, and a value.
pub fn stroke(
    canvas: &mut Canvas,
    values: &[(f64, f64)],
    paint: Paint,
    width: f64,
    dash: Vec<f64>,
) {
    let points = canvas.plot.line(values);
    canvas.obstacles.add_line(&points);
    let path = |paint, width, dash| {
        Node::Path(Path::open(vec![points.clone()], Style { dash, ..Style::line(paint, width) }))
    };
    let halo = path(Paint::Background, width * 1.9, Vec::new());
    let line = path(paint, width, dash);
    let nodes = vec![halo, line];
    canvas.nodes.push(Node::Group(Group { class: "result", data: Vec::new(), nodes }));
}

/// The computed values of whole years, on the line that is drawn through them: narrower than the
/// line, so that they say what it stands for and are not seen.
pub fn values(canvas: &mut Canvas, trace: &Trace, width: f64) {
    let mut group = Group::from_series(&trace.name);
    for at in &trace.points {
        let center = canvas.plot.point(at.x(), at.value);
        canvas.read(trace, at, center, None);
        // A circle fills a cell of a terminal, however small it is.
        if canvas.text.cells {
            continue;
        }
        let (style, data) = (Style::fill(trace.paint), data(at));
        group.nodes.push(Node::Circle(Circle { center, radius: width * 0.4, style, data }));
    }
    canvas.nodes.push(Node::Group(group));
}

/// The published counts as dots.
pub fn dots(canvas: &mut Canvas, trace: &Trace) {
    let stroke = canvas.stroke();
    let mut group = markers(canvas, trace, stroke * 1.4, stroke * 0.8, false);
    group.nodes.extend(breaks(canvas, trace));
    canvas.nodes.push(Node::Group(group));
}

/// A range of years through a value: a thin bar with its ends marked.
pub fn years_bar(canvas: &mut Canvas, (from, to): (f64, f64), value: f64, paint: Paint) {
    let (left, right) = (canvas.plot.point(from, value), canvas.plot.point(to, value));
    if right.x - left.x < 1.0 {
        return;
    }
    let (width, arm) = ((canvas.stroke() * 0.6).max(1.0), canvas.stroke() * 2.2);
    let mut group = Group { class: "interval", ..Group::default() };
    group.nodes.push(axes::line(left, right, paint, width));
    canvas.obstacles.add_line(&[left, right]);
    for end in [left, right] {
        let (above, below) = (
            Point { y: end.y - arm, ..end },
            Point { y: (end.y + arm).min(canvas.plot.bottom), ..end },
        );
        group.nodes.push(axes::line(above, below, paint, width));
        canvas.obstacles.add_line(&[above, below]);
    }
    canvas.nodes.push(Node::Group(group));
}

/// Words beside a line: the longest of their forms that finds room at one of the places, which are
/// pairs of a year and a value; between the words' own years, else wherever there is room. Gives
/// back whether one did.
pub fn words_beside(
    canvas: &mut Canvas,
    forms: &[String],
    places: &[(f64, f64)],
    own: Option<(f64, f64)>,
    paint: Paint,
) -> bool {
    let plot = canvas.plot;
    let whole = Bounds {
        left: plot.left,
        top: plot.top - canvas.text.label * 1.6,
        right: plot.right,
        bottom: plot.bottom,
    };
    let own = own.map(|(from, to)| Bounds {
        left: plot.x(from).max(whole.left),
        right: plot.x(to).min(whole.right),
        ..whole
    });
    own.iter().chain([&whole]).any(|inside| words_inside(canvas, forms, places, inside, paint))
}

fn words_inside(
    canvas: &mut Canvas,
    forms: &[String],
    places: &[(f64, f64)],
    inside: &Bounds,
    paint: Paint,
) -> bool {
    let large = *canvas.text;
    let small = Typography { label: large.label.min((large.label * 0.85).max(9.5)), ..large };
    let sizes: &[Typography] = if large.cells { &[large] } else { &[large, small] };
    for (form, text) in forms.iter().flat_map(|form| sizes.iter().map(move |text| (form, text))) {
        for reach in [0.5, 0.9, 1.6] {
            for (year, value) in places {
                let at = canvas.plot.point(*year, *value);
                let reach = text.label * reach;
                let found = labels::value(form, at, reach, inside, text, &mut canvas.obstacles);
                if let Some(Node::Text(label)) = found {
                    canvas.nodes.push(Node::Text(Text { paint, ..label }));
                    return true;
                }
            }
        }
    }
    false
}

/// What is said of words that found no room in the plot.
pub fn left_out(left: &[String]) -> Option<String> {
    (!left.is_empty())
        .then(|| format!("no room in the plot for {}: give a larger --size", format::list(left)))
}
