//! A column for each year of one series.

use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::Kind;
use crate::kind::{Drawing, Request};
use crate::marks::columns::columns;
use crate::scene::Paint;
use crate::series_data::Trace;
use crate::{ChartError, Measure};
use arrivals_findings::{ChartSubject, Mark, Within};

/// Columns.
pub const KIND: Kind = Kind {
    name: "columns",
    summary: "a column for each year of one series",
    shows: DefaultSeries::Whole,
    series: (1, 1),
    takes: Capabilities::only(Axis::FromZero),
    spans: false,
    tentative: Mark::Hatched,
    topic: None,
    about: |_, _| ChartSubject::Columns,
    years: |_| Within::default(),
    draw,
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let trace = request.traces().into_iter().next().ok_or(ChartError::NoYear)?;
    single(request, trace, Measure::Count, (request.unit(), None), Vec::new())
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
    let of = Cartesian {
        measure,
        unit,
        values,
        years: (first.year.number(), until.unwrap_or(last.year.number())),
        kind: request.year_kind(),
        margin: 0.6,
        ends: Vec::new(),
        extremes: Some((&trace, false)),
        reference: None,
        reach: 0.15,
        notes,
    };
    cartesian(request, &of, |canvas| columns(canvas, &trace, |_| 0.0))
}
