//! The same years as they were published at several dates.

use crate::ChartError;
use crate::canvas::Canvas;
use crate::capabilities::DefaultSeries;
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::{Drawing, Kind, Request};
use crate::layout::names::End;
use crate::marker::Shape;
use crate::marks::{data, line::line};
use crate::model_layer::{result, words_beside};
use crate::scene::{Group, Node, Paint, Path, Point};
use crate::series_data::{Trace, years};
use arrivals_data::Year;
use arrivals_findings::analysis::Analysis;
use arrivals_findings::korean::{Particle, josa};
use arrivals_findings::{ChartSubject, Language, format, missing_note};
use arrivals_statistics::revisions::YearRevision;

/// Revisions.
pub const KIND: Kind = Kind {
    name: "revisions",
    summary: "the same years as they were published at several dates",
    shows: DefaultSeries::Releases,
    series: (2, 120),
    ..Kind::new(draw, |_, _| ChartSubject::Revisions)
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
            ..trace
        })
        .collect();
    let (first, last) = years(&releases).ok_or(ChartError::NoYear)?;
    // Of each year the figure of the newest release that has one.
    let points = first
        .through(last)
        .filter_map(|year| releases.iter().rev().find_map(|release| release.at(year)).cloned());
    let name = match language {
        Language::English => "Newest".into(),
        Language::Korean => "최신".into(),
    };
    let newest = Trace::computed(name, Paint::Series(1), points.collect());
    let missing: Vec<Year> =
        first.through(last).filter(|year| newest.at(*year).is_none()).collect();
    let end = newest.points.last();
    let end = end.map(|at| End::new(&newest, at, format!("{} {}", newest.name, at.text)));
    let largest = largest(request, &newest);
    let of = Cartesian {
        ends: end.into_iter().collect(),
        extremes: Some((&newest, true)),
        reach: 0.4,
        notes: notes(&missing, &releases, largest, language),
        ..Cartesian::from_counts(request, &releases)?
    };
    let mut drawing = cartesian(request, &of, |canvas| {
        for release in &releases {
            earlier(canvas, release, &newest);
        }
        // The newest figures are never under those that they revised.
        line(canvas, &newest);
        if let Some(found) = largest.filter(|_| canvas.parts.labels) {
            let (before, now) =
                (format::decimal(found.first.count, 0), format::decimal(found.latest.count, 0));
            let said = match language {
                Language::English => format!("{:.0}: first {before}, now {now}", found.year),
                Language::Korean => format!("{:.0}년: 처음 {before}, 현재 {now}", found.year),
            };
            // Without room here, the note says it.
            words_beside(canvas, &[said], &[(found.year, found.latest.count)], None, newest.paint);
        }
    })?;
    drawing.readings.sort_by_key(|reading| reading.series != newest.name);
    Ok(drawing)
}

/// The year whose figure was revised most in percent, of those drawn.
fn largest<'a>(request: &'a Request, newest: &Trace) -> Option<&'a YearRevision> {
    let (found, _) = result(request, "revisions", |analysis| match analysis {
        Analysis::Revisions(found) => Some(found.as_ref()),
        _ => None,
    })
    .ok()?;
    let size = |revision: &YearRevision| revision.percent.map_or(0.0, f64::abs);
    found
        .years
        .iter()
        .filter(|revision| newest.points.iter().any(|at| at.x() == revision.year))
        .filter(|revision| size(revision) > 0.0)
        .max_by(|one, other| size(one).total_cmp(&size(other)))
}

fn notes(
    missing: &[Year],
    releases: &[Trace],
    largest: Option<&YearRevision>,
    language: Language,
) -> Vec<String> {
    let count = format::decimal(releases.len() as f64, 0);
    let (Some(first), Some(last)) = (releases.first(), releases.last()) else { return Vec::new() };
    let (first, last) = (&first.name, &last.name);
    let line = match language {
        Language::English => {
            format!("Line: newest of {count} releases, {first} to {last}; grey: earlier figures.")
        }
        Language::Korean => {
            format!("선: 발표 {count}건({first}~{last}) 가운데 최신 수치. 회색: 앞선 수치.")
        }
    };
    let most = largest.map(|found| {
        let count = |count: f64| format::decimal(count, 0);
        let (before, now) = (count(found.first.count), count(found.latest.count));
        let percent = format::signed_percent(found.percent.unwrap_or_default());
        match language {
            Language::English => format!(
                "Revised most: {:.0}, from {before} ({}) to {now} ({percent}).",
                found.year, found.first.label
            ),
            Language::Korean => format!(
                "가장 크게 수정된 해: {:.0}년, {before}({})에서 {}({percent}).",
                found.year,
                found.first.label,
                josa(&now, Particle::Towards)
            ),
        }
    });
    missing_note(missing, language).into_iter().chain([line]).chain(most).collect()
}

/// The figures of a release that a newer one has revised: dashes, wider than the marker of the
/// newest, so that a figure nearby is seen on both of its sides.
fn earlier(canvas: &mut Canvas, release: &Trace, newest: &Trace) {
    let mut group = Group::from_series(&release.name);
    let stroke = canvas.stroke();
    let band = canvas.plot.band();
    let arm = (band * 0.3).clamp(stroke * 2.2, stroke * 5.0).min(band * 0.42);
    for at in &release.points {
        if newest.at(at.year).is_some_and(|now| now.value == at.value) {
            continue;
        }
        let point = canvas.plot.point(at.x(), at.value);
        let half = stroke * 0.35;
        let corner = |x: f64, y: f64| Point { x: point.x + x * arm, y: point.y + y * half };
        let corners =
            vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)];
        canvas.obstacles.add_line(&[corners[0], corners[2]]);
        canvas.read(release, at, point, None);
        let dash = Path::area(corners, release.paint);
        group.nodes.push(Node::Path(Path { data: data(at), ..dash }));
    }
    canvas.nodes.push(Node::Group(group));
}
