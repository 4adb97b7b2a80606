//! A line for each series.

use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::cartesian::{Cartesian, cartesian, named};
use crate::kind::{Drawing, Kind, Request};
use crate::layout::names::End;
use crate::marks::line::line;
use crate::scene::Paint;
use crate::series_data::{Trace, years};
use crate::{ChartError, Measure};
use arrivals_findings::ChartSubject;

/// Lines.
pub const KIND: Kind = Kind {
    name: "line",
    summary: "a line for each series",
    shows: DefaultSeries::WholeAndParts,
    series: (1, 60),
    takes: Capabilities::highlights(Axis::Either),
    ..Kind::new(draw, |_, _| ChartSubject::Line)
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let traces = request.traces();
    lines(request, &traces, request.measure(), request.unit(), Vec::new())
}

/// Series as lines on one axis, the first on top.
///
/// # Errors
/// When no year has a value, a logarithmic axis meets a value that is not above 0, or the chart is
/// too small.
pub fn lines(
    request: &Request,
    traces: &[Trace],
    measure: Measure,
    unit: String,
    notes: Vec<String>,
) -> Result<Drawing, ChartError> {
    let ends = ends(request, traces);
    let main = traces.iter().find(|trace| trace.paint != Paint::Context).or(traces.first());
    let named = !ends.is_empty();
    let of = Cartesian {
        measure,
        unit,
        ends,
        extremes: main.map(|trace| (trace, named)),
        reference: (measure == Measure::Index).then_some(100.0),
        notes,
        ..Cartesian::from_counts(request, traces)?
    };
    cartesian(request, &of, |canvas| {
        // The first series is the most important: it is drawn last, on top of the others.
        let (behind, before): (Vec<_>, Vec<_>) =
            traces.iter().rev().partition(|trace| trace.paint == Paint::Context);
        behind.into_iter().chain(before).for_each(|trace| line(canvas, trace));
    })
}

/// The names at the lines' ends, with the last value: `Total 223`; none for a chart of one series.
fn ends(request: &Request, traces: &[Trace]) -> Vec<End> {
    if traces.len() < 2 && !request.has_highlight() {
        return Vec::new();
    }
    let Some((_, year)) = years(traces) else { return Vec::new() };
    let year = year.number();
    traces
        .iter()
        .filter(|trace| trace.paint != Paint::Context)
        .filter_map(|trace| {
            let last = trace.points.last()?;
            Some(End::new(trace, last, named(trace, last, year)))
        })
        .collect()
}
