//! The counts, and the years to come with their ranges.

use super::{Kind, Shows};
use crate::chart::cartesian::{Cartesian, End, cartesian};
use crate::chart::marker::Shape;
use crate::chart::marks::{band::band, data, line::line};
use crate::chart::obstacles::Bounds;
use crate::chart::overlay::{computed, result, stroke};
use crate::chart::request::{Drawing, Request};
use crate::chart::scene::{Group, Node, Paint};
use crate::chart::trace::{Datum, Trace};
use crate::chart::{ChartError, Measure};
use crate::dataset::Year;
use crate::findings::analysis::Analysis;
use crate::findings::{Label, Language, Mark, words};
use crate::statistics::Topic;
use crate::statistics::forecast::{Forecast, Predicted};

/// A forecast.
pub const KIND: Kind = Kind {
    name: "forecast",
    summary: "the counts and the years to come, with their ranges",
    shows: Shows::Whole,
    series: (1, 1),
    log: false,
    spans: false,
    tentative: Mark::Hollow,
    topic: Some(Topic::Forecast),
    draw,
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let found: &Forecast = result(request, "forecast", |analysis| match analysis {
        Analysis::Forecast(found) => Some(found),
        _ => None,
    })?;
    let trace = request.traces().into_iter().next().ok_or(ChartError::NoYear)?;
    let (least, most) = trace.range().ok_or(ChartError::NoYear)?;
    let none = || ChartError::NoResult { what: "forecast", why: "it reaches no year".into() };
    let (Some(first), Some(final_year)) = (trace.points.first(), found.years.last()) else {
        return Err(none());
    };
    let language = request.options.language;
    let origin = trace.points.iter().rev().find(|at| at.year.number() == found.fitted.1);
    let origin = origin.map(|at| (at.x(), at.value));
    let middle = found.levels.iter().position(|level| (*level - 0.5).abs() < 1e-9);
    let median = |year: &Predicted| {
        middle.and_then(|place| year.quantiles.get(place)).map(|count| *count as f64)
    };
    let points: Vec<Datum> = found
        .years
        .iter()
        .filter_map(|year| {
            let at = Year::new(i64::from(year.year)).ok()?.of_kind(request.year_kind());
            Some(computed(at, median(year)?))
        })
        .collect();
    let expected = Trace {
        name: words::capitalised(&Label::Forecast.text(language)),
        paint: Paint::Series(1),
        shape: Shape::Circle,
        points,
        withheld: Vec::new(),
    };
    let ranges = ranges(&found.levels);
    let edge = |year: &Predicted, place: usize| {
        year.quantiles.get(place).map_or(0.0, |count| *count as f64)
    };
    let highest = found
        .years
        .iter()
        .flat_map(|year| year.quantiles.iter().map(|count| *count as f64))
        .fold(most, f64::max);
    let mut ends: Vec<End> = Vec::new();
    if let (Some(at), Some((low, high, _))) = (expected.points.last(), ranges.first()) {
        let bound = |place: usize| {
            let value = edge(final_year, place);
            let level = found.levels.get(place).copied().unwrap_or_default();
            let level = words::decimal(100.0 * level, 0);
            (value, format!("{} ({level}%)", words::decimal(value, 0)))
        };
        let middle = (at.value, format!("{} {}", expected.name, at.text));
        for (value, name) in [bound(*high), middle, bound(*low)] {
            ends.push(End { year: at.x(), value, name, paint: Paint::Series(1) });
        }
    }
    let of = Cartesian {
        measure: Measure::Count,
        unit: request.unit(),
        values: (least, highest),
        years: (first.year.number(), final_year.year),
        kind: request.year_kind(),
        margin: 0.4,
        ends,
        extremes: Some((&trace, false)),
        reference: None,
        reach: 0.3,
        notes: vec![note(&ranges, language)],
    };
    cartesian(request, &of, |canvas| {
        for (low, high, _) in &ranges {
            let mut values: Vec<(f64, f64, f64)> =
                origin.iter().map(|(year, value)| (*year, *value, *value)).collect();
            values.extend(
                found
                    .years
                    .iter()
                    .map(|year| (f64::from(year.year), edge(year, *low), edge(year, *high))),
            );
            band(canvas, &values, Paint::Series(1), 0.16);
        }
        line(canvas, &trace);
        let mut course: Vec<(f64, f64)> = origin.into_iter().collect();
        course.extend(expected.points.iter().map(|at| (at.x(), at.value)));
        let width = canvas.stroke();
        stroke(canvas, &course, Paint::Series(1), width, vec![width * 2.0, width * 1.5]);
        let mut group = Group {
            class: "series",
            data: vec![("series", expected.name.clone())],
            nodes: Vec::new(),
        };
        for at in &expected.points {
            let point = canvas.plot.point(at.x(), at.value);
            let radius = width * 1.5;
            canvas.obstacles.add_box(Bounds::around(point, radius));
            canvas.read(&expected, at, point, None);
            let hollow = Some(width * 0.8);
            group.nodes.push(expected.shape.draw(point, radius, expected.paint, hollow, data(at)));
        }
        canvas.nodes.push(Node::Group(group));
    })
}

/// The ranges, the widest first: the places of their ends among the levels, and the part they
/// hold.
fn ranges(levels: &[f64]) -> Vec<(usize, usize, f64)> {
    (0..levels.len() / 2)
        .filter_map(|place| {
            let other = levels.len() - 1 - place;
            let held = levels.get(other)? - levels.get(place)?;
            (held > 0.0).then_some((place, other, held))
        })
        .collect()
}

fn note(ranges: &[(usize, usize, f64)], language: Language) -> String {
    let parts: Vec<String> =
        ranges.iter().map(|(_, _, held)| words::decimal(100.0 * held, 0) + "%").collect();
    match language {
        Language::English => {
            format!(
                "Forecast (hollow): the median; its bands hold {} of cases.",
                words::list(&parts)
            )
        }
        Language::Korean => {
            format!("전망(빈 점): 중앙값. 띠는 경우의 {}를 담음.", parts.join(", "))
        }
    }
}
