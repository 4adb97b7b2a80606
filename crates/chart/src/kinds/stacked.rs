//! The parts of a total, one on the other, as columns.

use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::{Drawing, Kind, Request};
use crate::marks::columns::columns;
use crate::stack::Stack;
use crate::{ChartError, Measure};
use arrivals_findings::{ChartSubject, Mark, Within};

/// Stacked columns.
pub const KIND: Kind = Kind {
    name: "stacked",
    summary: "the parts of the total, one on the other, as columns",
    shows: DefaultSeries::Parts,
    series: (1, 12),
    takes: Capabilities::highlights(Axis::FromZero),
    tentative: Mark::Hatched,
    years: Within::common_years,
    ..Kind::new(draw, |_, _| ChartSubject::Stacked)
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let stack = Stack::from_request(request)?;
    stacked(request, &stack, request.measure(), request.unit(), stack.largest())
}

/// Parts as columns on one axis up to a value.
///
/// # Errors
/// When the chart is too small.
pub fn stacked(
    request: &Request,
    stack: &Stack,
    measure: Measure,
    unit: String,
    most: f64,
) -> Result<Drawing, ChartError> {
    let of = Cartesian {
        margin: 0.6,
        ends: stack.ends(request, 0.375),
        reach: 0.15,
        notes: stack.notes.clone(),
        ..Cartesian::new(measure, unit, (0.0, most), stack.years())
    };
    cartesian(request, &of, |canvas| {
        for (place, trace) in stack.traces.iter().enumerate() {
            let feet = stack.feet(place);
            columns(canvas, trace, |year| feet.get(&year).copied().unwrap_or_default());
        }
    })
}
