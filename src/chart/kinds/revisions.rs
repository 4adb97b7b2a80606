//! The same years as they were published at several dates.

use super::{Kind, Shows};
use crate::chart::canvas::Canvas;
use crate::chart::cartesian::{Cartesian, End, cartesian};
use crate::chart::marker::Shape;
use crate::chart::marks::{data, line::line};
use crate::chart::obstacles::Bounds;
use crate::chart::request::{Drawing, Request};
use crate::chart::scene::{Group, Node, Paint};
use crate::chart::trace::{Trace, range, years};
use crate::chart::{ChartError, Measure};
use crate::dataset::Year;
use crate::findings::{Language, Mark, missing_note, words};

/// Revisions.
pub const KIND: Kind = Kind {
    name: "revisions",
    summary: "the same years as they were published at several dates",
    shows: Shows::All,
    series: (2, 120),
    log: true,
    spans: false,
    tentative: Mark::Hollow,
    topic: None,
    draw,
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let language = request.options.language;
    let releases: Vec<Trace> = request
        .traces()
        .into_iter()
        .enumerate()
        .map(|(place, trace)| Trace {
            name: request.options.releases.get(place).cloned().unwrap_or(trace.name),
            paint: Paint::Context,
            shape: Shape::Circle,
            points: trace.points,
            withheld: trace.withheld,
        })
        .collect();
    let (first, last) = years(&releases).ok_or(ChartError::NoYear)?;
    let values = range(&releases).ok_or(ChartError::NoYear)?;
    // Of each year the figure of the newest release that has one.
    let points = first
        .through(last)
        .filter_map(|year| releases.iter().rev().find_map(|release| release.at(year)).cloned());
    let newest = Trace {
        name: match language {
            Language::English => "Newest".into(),
            Language::Korean => "최신".into(),
        },
        paint: Paint::Series(1),
        shape: Shape::Circle,
        points: points.collect(),
        withheld: Vec::new(),
    };
    let missing: Vec<Year> =
        first.through(last).filter(|year| newest.at(*year).is_none()).collect();
    let end = newest.points.last().map(|at| End {
        year: at.x(),
        value: at.value,
        name: format!("{} {}", newest.name, at.text),
        paint: newest.paint,
    });
    let count = words::decimal(releases.len() as f64, 0);
    let note = match language {
        Language::English => {
            format!("Line: the newest of {count} releases; grey: figures of earlier ones.")
        }
        Language::Korean => format!("선: 발표 {count}건 가운데 최신. 회색: 앞선 발표."),
    };
    let of = Cartesian {
        measure: Measure::Count,
        unit: request.unit(),
        values,
        years: (first.number(), last.number()),
        kind: request.year_kind(),
        margin: 0.25,
        ends: end.into_iter().collect(),
        extremes: Some((&newest, true)),
        reference: None,
        reach: 0.4,
        notes: missing_note(&missing, language).into_iter().chain([note]).collect(),
    };
    cartesian(request, &of, |canvas| {
        line(canvas, &newest);
        for release in &releases {
            earlier(canvas, release, &newest);
        }
    })
}

/// The figures of a release that a newer one has revised.
fn earlier(canvas: &mut Canvas, release: &Trace, newest: &Trace) {
    let mut group =
        Group { class: "series", data: vec![("series", release.name.clone())], nodes: Vec::new() };
    let radius = canvas.stroke() * 1.3;
    for at in &release.points {
        if newest.at(at.year).is_some_and(|now| now.value == at.value) {
            continue;
        }
        let point = canvas.plot.point(at.x(), at.value);
        canvas.obstacles.add_box(Bounds::around(point, radius));
        canvas.read(release, at, point, None);
        let hollow = Some(canvas.stroke() * 0.6);
        group.nodes.push(release.shape.draw(point, radius, release.paint, hollow, data(at)));
    }
    canvas.nodes.push(Node::Group(group));
}
