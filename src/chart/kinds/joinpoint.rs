//! The counts, and the lines between which their direction changes.

use super::{Kind, Shows};
use crate::chart::cartesian::{Cartesian, cartesian};
use crate::chart::layout::labels;
use crate::chart::marker::Shape;
use crate::chart::obstacles::Bounds;
use crate::chart::overlay::{computed, dots, result, stroke, years_band};
use crate::chart::request::{Drawing, Request};
use crate::chart::scene::{Node, Paint};
use crate::chart::trace::Trace;
use crate::chart::{ChartError, Measure};
use crate::dataset::Year;
use crate::findings::analysis::Analysis;
use crate::findings::{Label, Language, Mark, words};
use crate::statistics::Topic;
use crate::statistics::joinpoint::{Joinpoint, Model};

/// Joinpoints.
pub const KIND: Kind = Kind {
    name: "joinpoint",
    summary: "the counts and where their direction changed, by joinpoint regression",
    shows: Shows::Whole,
    series: (1, 1),
    log: true,
    spans: false,
    tentative: Mark::Hollow,
    topic: Some(Topic::Joinpoint),
    draw,
};

/// Points of the fitted curve in a year: on an axis of counts it is bent.
const FINE: i32 = 8;

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let found: &Joinpoint = result(request, "joinpoint", |analysis| match analysis {
        Analysis::Joinpoint(found) => Some(found),
        _ => None,
    })?;
    let missing = || ChartError::NoResult { what: "joinpoint", why: "no model was fitted".into() };
    let model = found.models.get(found.selected).ok_or_else(missing)?;
    let trace = request.traces().into_iter().next().ok_or(ChartError::NoYear)?;
    let trace = Trace { shape: Shape::Circle, paint: Paint::Series(0), ..trace };
    let (least, most) = trace.range().ok_or(ChartError::NoYear)?;
    let curve = curve(model);
    let highest = curve.iter().flatten().map(|point| point.1).fold(most, f64::max);
    let lowest = curve.iter().flatten().map(|point| point.1).fold(least, f64::min);
    let (Some(first), Some(last)) = (trace.points.first(), trace.points.last()) else {
        return Err(ChartError::NoYear);
    };
    let language = request.options.language;
    let fit = Trace {
        name: Label::Fit.text(language),
        paint: Paint::Series(2),
        shape: Shape::Circle,
        points: curve
            .iter()
            .flatten()
            .filter(|(year, _)| year.fract() == 0.0)
            .filter_map(|(year, value)| {
                let year = Year::new(*year as i64).ok()?.of_kind(request.year_kind());
                Some(computed(year, *value))
            })
            .collect(),
        withheld: Vec::new(),
    };
    let doubtful = found.is_doubtful();
    let of = Cartesian {
        measure: Measure::Count,
        unit: request.unit(),
        values: (lowest, highest),
        years: (first.year.number(), last.year.number()),
        kind: request.year_kind(),
        margin: 0.5,
        ends: Vec::new(),
        extremes: Some((&trace, false)),
        reference: None,
        reach: 0.3,
        notes: notes(found, doubtful, language),
    };
    cartesian(request, &of, |canvas| {
        for interval in &found.year_intervals {
            years_band(canvas, (interval.lower, interval.upper), Paint::Series(2), 0.12);
        }
        let width = canvas.stroke() * 1.25;
        let dash = if doubtful { vec![width * 2.2, width * 1.8] } else { Vec::new() };
        for piece in &curve {
            stroke(canvas, piece, Paint::Series(2), width, dash.clone());
        }
        dots(canvas, &trace);
        let mut seen = Vec::new();
        for at in &fit.points {
            if !seen.contains(&at.year) {
                seen.push(at.year);
                let point = canvas.plot.point(at.x(), at.value);
                canvas.read(&fit, at, point, None);
            }
        }
        for piece in curve.iter().skip(1) {
            let Some((year, value)) = piece.first() else { continue };
            let at = canvas.plot.point(*year, *value);
            let radius = canvas.stroke() * 1.8;
            canvas.obstacles.add_box(Bounds::around(at, radius));
            let sign = Shape::Diamond.draw(at, radius, Paint::Series(2), Some(width), Vec::new());
            canvas.nodes.push(sign);
        }
        let inside = Bounds {
            left: canvas.plot.left,
            top: canvas.plot.top - canvas.text.label * 1.6,
            right: canvas.plot.right,
            bottom: canvas.plot.bottom,
        };
        for (segment, piece) in model.segments.iter().zip(&curve) {
            let Some((year, value)) = piece.get(piece.len() / 2) else { continue };
            let star = if segment.p.is_some_and(|p| p < 0.05) { "*" } else { "" };
            let rate = match language {
                Language::English => {
                    format!("{}{star} a year", words::signed_percent(segment.apc))
                }
                Language::Korean => format!("연 {}{star}", words::signed_percent(segment.apc)),
            };
            let at = canvas.plot.point(*year, *value);
            let reach = canvas.text.label * 0.9;
            let label =
                labels::value(&rate, at, reach, &inside, canvas.text, &mut canvas.obstacles);
            canvas.nodes.extend(label.filter(|_| canvas.parts.labels).map(|node| match node {
                Node::Text(text) => {
                    Node::Text(crate::chart::scene::Text { paint: Paint::Series(2), ..text })
                }
                other => other,
            }));
        }
    })
}

/// The fitted curve of each segment: pairs of a year and a count. The pieces meet at the
/// joinpoints, and between them the logarithm is straight.
fn curve(model: &Model) -> Vec<Vec<(f64, f64)>> {
    let mut log = model.fitted.first().copied().unwrap_or_default();
    model
        .segments
        .iter()
        .map(|segment| {
            let steps = ((segment.end - segment.start) * f64::from(FINE)).round().max(1.0) as i32;
            let foot = log;
            log += segment.slope * (segment.end - segment.start);
            (0..=steps)
                .map(|step| {
                    let part = f64::from(step) / f64::from(steps);
                    let year = segment.start + (segment.end - segment.start) * part;
                    (year, libm::exp(foot + segment.slope * (year - segment.start)))
                })
                .collect()
        })
        .collect()
}

fn notes(found: &Joinpoint, doubtful: bool, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    let bent = found.selected > 0;
    match language {
        Language::English => {
            notes.push("Line: joinpoint regression; * p < 0.05.".to_owned());
            if bent && !found.year_intervals.is_empty() {
                notes.push("Bands: intervals of the years of change.".to_owned());
            }
            if doubtful {
                notes.push("Dashed: not established, for noise alone may bend as much.".to_owned());
            }
        }
        Language::Korean => {
            notes.push("선: 조인포인트 회귀; * p < 0.05.".to_owned());
            if bent && !found.year_intervals.is_empty() {
                notes.push("띠: 방향이 바뀐 해의 구간.".to_owned());
            }
            if doubtful {
                notes.push("점선: 우연한 변동과 구별되지 않음.".to_owned());
            }
        }
    }
    notes
}
