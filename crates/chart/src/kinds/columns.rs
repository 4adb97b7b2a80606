//! A column for each year of one series.

use crate::capabilities::{Axis, Capabilities};
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::{Drawing, Kind, Request};
use crate::marks::columns::columns;
use crate::scene::Paint;
use crate::series_data::Trace;
use crate::{ChartError, Measure};
use arrivals_findings::{ChartSubject, Mark};

/// Columns.
pub const KIND: Kind = Kind {
    name: "columns",
    summary: "a column for each year of one series",
    takes: Capabilities::only(Axis::FromZero),
    tentative: Mark::Hatched,
    ..Kind::new(draw, |_, _| ChartSubject::Columns)
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let trace = request.traces().into_iter().next().ok_or(ChartError::NoYear)?;
    single(request, trace, request.measure(), (request.unit(), None), Vec::new())
}

/// One series as columns, on an axis that ends with its last year or a later one.
///
/// # Errors
/// When no year has a value, or the chart is too small.
pub fn single(
    request: &Request,
    trace: Trace,
    measure: Measure,
    (unit, until): (String, Option<i32>),
    notes: Vec<String>,
) -> Result<Drawing, ChartError> {
    // One series has the first colour of the palette that is none of the text's.
    let trace = Trace { paint: Paint::Series(1), ..trace };
    let values = trace.range().ok_or(ChartError::NoYear)?;
    let (Some(first), Some(last)) = (trace.points.first(), trace.points.last()) else {
        return Err(ChartError::NoYear);
    };
    let years = (first.year.number(), until.unwrap_or(last.year.number()));
    let of = Cartesian {
        margin: 0.6,
        extremes: Some((&trace, false)),
        reach: 0.15,
        notes,
        ..Cartesian::new(measure, unit, values, years)
    };
    cartesian(request, &of, |canvas| columns(canvas, &trace, |_| 0.0))
}
