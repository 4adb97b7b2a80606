//! The counts, and the levels between which they moved.

use super::{Kind, Shows};
use crate::chart::cartesian::{Cartesian, cartesian};
use crate::chart::layout::labels;
use crate::chart::marks::line::line;
use crate::chart::obstacles::Bounds;
use crate::chart::overlay::{computed, result, stroke, years_band};
use crate::chart::request::{Drawing, Request};
use crate::chart::scene::{Node, Paint, Text};
use crate::chart::trace::Trace;
use crate::chart::{ChartError, Measure};
use crate::dataset::Year;
use crate::findings::analysis::Analysis;
use crate::findings::{Label, Language, Mark, words};
use crate::statistics::Topic;
use crate::statistics::levels::Segmentation;

/// Levels.
pub const KIND: Kind = Kind {
    name: "levels",
    summary: "the counts and where their level changed",
    shows: Shows::Whole,
    series: (1, 1),
    log: true,
    spans: false,
    tentative: Mark::Hollow,
    topic: Some(Topic::Levels),
    draw,
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let found: &Segmentation = result(request, "levels", |analysis| match analysis {
        Analysis::Levels(found) => Some(found),
        _ => None,
    })?;
    let trace = request.traces().into_iter().next().ok_or(ChartError::NoYear)?;
    let values = trace.range().ok_or(ChartError::NoYear)?;
    let (Some(first), Some(last)) = (trace.points.first(), trace.points.last()) else {
        return Err(ChartError::NoYear);
    };
    let language = request.options.language;
    let levels = Trace {
        name: Label::Levels.text(language),
        paint: Paint::Series(2),
        shape: trace.shape,
        points: Vec::new(),
        withheld: Vec::new(),
    };
    let note = match (language, found.changes.iter().any(|change| change.interval.is_some())) {
        (Language::English, true) => {
            "Bold: mean of the years between changes of level; bands: intervals of their dates."
        }
        (Language::English, false) => "Bold: mean of the years between changes of level.",
        (Language::Korean, true) => "굵은 선: 수준이 바뀌기까지의 연평균. 띠: 바뀐 때의 구간.",
        (Language::Korean, false) => "굵은 선: 수준이 바뀌기까지의 연평균.",
    };
    let of = Cartesian {
        measure: Measure::Count,
        unit: request.unit(),
        values,
        years: (first.year.number(), last.year.number()),
        kind: request.year_kind(),
        margin: 0.5,
        ends: Vec::new(),
        extremes: Some((&trace, false)),
        reference: None,
        reach: 0.3,
        notes: vec![note.to_owned()],
    };
    cartesian(request, &of, |canvas| {
        for interval in found.changes.iter().filter_map(|change| change.interval.as_ref()) {
            // A level ends with its last year: the change lies between that year and the next.
            let ends = (f64::from(interval.lower) + 0.5, f64::from(interval.upper) + 0.5);
            years_band(canvas, (ends.0 - 0.06, ends.1 + 0.06), Paint::Series(2), 0.12);
        }
        line(canvas, &trace);
        let inside = Bounds {
            left: canvas.plot.left,
            top: canvas.plot.top - canvas.text.label * 1.6,
            right: canvas.plot.right,
            bottom: canvas.plot.bottom,
        };
        let width = canvas.stroke() * 1.6;
        let mut middles = Vec::new();
        for level in &found.segments {
            let (from, to) = (f64::from(level.first) - 0.4, f64::from(level.last) + 0.4);
            let ends = [(from, level.mean), (to, level.mean)];
            stroke(canvas, &ends, Paint::Series(2), width, Vec::new());
            for year in level.first..=level.last {
                let Ok(year) = Year::new(i64::from(year)) else { continue };
                let at = computed(year.of_kind(request.year_kind()), level.mean);
                let point = canvas.plot.point(at.x(), at.value);
                canvas.read(&levels, &at, point, None);
            }
            middles.push((from, to, level.mean));
        }
        for (from, to, mean) in middles.into_iter().filter(|_| canvas.parts.labels) {
            let reach = canvas.text.label * 0.5;
            let name = match language {
                Language::English => format!("mean {}", words::decimal(mean, 0)),
                Language::Korean => format!("평균 {}", words::decimal(mean, 0)),
            };
            // In the middle of its years, else towards an end.
            let label = [0.5, 0.25, 0.75, 0.12, 0.88].into_iter().find_map(|part| {
                let at = canvas.plot.point(from + (to - from) * part, mean);
                labels::value(&name, at, reach, &inside, canvas.text, &mut canvas.obstacles)
            });
            canvas.nodes.extend(label.map(|node| match node {
                Node::Text(text) => Node::Text(Text { paint: Paint::Series(2), ..text }),
                other => other,
            }));
        }
    })
}
