//! Counts as areas: one, or parts one on the other.

use crate::ChartError;
use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::{Drawing, Kind, Request};
use crate::marks::area::area;
use crate::stack::Stack;
use arrivals_findings::{ChartSubject, Within};

/// Areas.
pub const KIND: Kind = Kind {
    name: "area",
    summary: "the parts of the total, one on the other, as areas",
    shows: DefaultSeries::Parts,
    series: (1, 12),
    takes: Capabilities::highlights(Axis::FromZero),
    years: Within::common_years,
    ..Kind::new(draw, |_, _| ChartSubject::Area)
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let stack = Stack::from_request(request)?;
    let values = (0.0, stack.largest());
    let of = Cartesian {
        ends: stack.ends(request, 0.0),
        extremes: stack.traces.first().filter(|_| stack.traces.len() == 1).map(|one| (one, false)),
        notes: stack.notes.clone(),
        ..Cartesian::new(request.measure(), request.unit(), values, stack.years())
    };
    cartesian(request, &of, |canvas| {
        for (place, trace) in stack.traces.iter().enumerate() {
            let feet = stack.feet(place);
            area(canvas, trace, |year| feet.get(&year).copied().unwrap_or_default());
        }
    })
}
