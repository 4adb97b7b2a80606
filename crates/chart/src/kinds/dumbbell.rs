//! Two groups, year by year: two dots and the gap between them.

use crate::ChartError;
use crate::capabilities::DefaultSeries;
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::{Drawing, Kind, Request};
use crate::layout::axes;
use crate::layout::names::End;
use crate::marks::markers;
use crate::scene::{Group, Node, Paint};
use arrivals_findings::ChartSubject;

/// Dumbbells.
pub const KIND: Kind = Kind {
    name: "dumbbell",
    summary: "two groups, year by year, and the gap between them",
    shows: DefaultSeries::Parts,
    series: (2, 2),
    ..Kind::new(draw, |_, _| ChartSubject::Gap)
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let mut traces = request.traces();
    for (place, trace) in traces.iter_mut().enumerate() {
        // Black and blue are hard to tell apart as dots: the second and third colour.
        trace.paint = Paint::Series(place + 1);
    }
    let ends = traces
        .iter()
        .filter_map(|trace| {
            let last = trace.points.last()?;
            Some(End::new(trace, last, format!("{} {}", trace.name, last.text)))
        })
        .collect();
    let counts = Cartesian::from_counts(request, &traces)?;
    let of = Cartesian { margin: 0.6, ends, reach: 0.4, ..counts };
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
            let group = markers(canvas, trace, radius, radius * 0.4, false);
            canvas.nodes.push(Node::Group(group));
        }
    })
}
