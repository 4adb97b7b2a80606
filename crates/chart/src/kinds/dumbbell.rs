//! Two groups, year by year: two dots and the gap between them.

use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::Kind;
use crate::kind::{Drawing, Request};
use crate::layout::axes;
use crate::layout::names::End;
use crate::marks::{data, withheld};
use crate::scene::Bounds;
use crate::scene::{Group, Node, Paint};
use crate::series_data::{range, years};
use crate::{ChartError, Measure};
use arrivals_findings::{ChartSubject, Mark, Within};

/// Dumbbells.
pub const KIND: Kind = Kind {
    name: "dumbbell",
    summary: "two groups, year by year, and the gap between them",
    shows: DefaultSeries::Parts,
    series: (2, 2),
    takes: Capabilities::only(Axis::Either),
    spans: false,
    tentative: Mark::Hollow,
    topic: None,
    about: |_, _| ChartSubject::Gap,
    years: |_| Within::default(),
    draw,
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let mut traces = request.traces();
    for (place, trace) in traces.iter_mut().enumerate() {
        // Black and blue are hard to tell apart as dots: the second and third colour.
        trace.paint = Paint::Series(place + 1);
    }
    let (first, last) = years(&traces).ok_or(ChartError::NoYear)?;
    let ends = traces
        .iter()
        .filter_map(|trace| {
            let last = trace.points.last()?;
            Some(End {
                year: last.x(),
                value: last.value,
                name: format!("{} {}", trace.name, last.text),
                paint: trace.paint,
            })
        })
        .collect();
    let of = Cartesian {
        measure: Measure::Count,
        unit: request.unit(),
        values: range(&traces).ok_or(ChartError::NoYear)?,
        years: (first.number(), last.number()),
        kind: request.year_kind(),
        margin: 0.6,
        ends,
        extremes: None,
        reference: None,
        reach: 0.4,
        notes: Vec::new(),
    };
    cartesian(request, &of, |canvas| {
        let radius = (canvas.plot.band() * 0.28).clamp(canvas.stroke(), canvas.text.base * 0.42);
        let mut gaps = Group { class: "gap", ..Group::default() };
        if let [one, other] = traces.as_slice() {
            for at in &one.points {
                let Some(counterpart) = other.at(at.year) else { continue };
                let from = canvas.plot.point(at.x(), at.value);
                let to = canvas.plot.point(at.x(), counterpart.value);
                gaps.nodes.push(axes::line(from, to, Paint::Context, canvas.stroke() * 1.2));
                canvas.obstacles.add_line(&[from, to]);
            }
        }
        canvas.nodes.push(Node::Group(gaps));
        for trace in &traces {
            let mut group = Group {
                class: "series",
                data: vec![("series", trace.name.clone())],
                nodes: Vec::new(),
            };
            for at in &trace.points {
                let point = canvas.plot.point(at.x(), at.value);
                canvas.obstacles.add_box(Bounds::around(point, radius));
                canvas.read(trace, at, point, None);
                let hollow = at.status.is_tentative().then_some(radius * 0.4);
                group.nodes.push(trace.shape.draw(point, radius, trace.paint, hollow, data(at)));
            }
            group.nodes.extend(withheld(canvas, trace));
            canvas.nodes.push(Node::Group(group));
        }
    })
}
