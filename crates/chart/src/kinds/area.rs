//! Counts as areas: one, or parts one on the other.

use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::cartesian::{Cartesian, cartesian};
use crate::kind::Kind;
use crate::kind::{Drawing, Request};
use crate::marks::area::area;
use crate::stack::Stack;
use crate::{ChartError, Measure};
use arrivals_findings::{ChartSubject, Mark, Within};

/// Areas.
pub const KIND: Kind = Kind {
    name: "area",
    summary: "the parts of the total, one on the other, as areas",
    shows: DefaultSeries::Parts,
    series: (1, 12),
    takes: Capabilities::highlights(Axis::FromZero),
    spans: false,
    tentative: Mark::Hollow,
    topic: None,
    about: |_, _| ChartSubject::Area,
    years: Within::common_years,
    draw,
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let stack = Stack::from_request(request)?;
    let of = Cartesian {
        measure: Measure::Count,
        unit: request.unit(),
        values: (0.0, stack.largest()),
        years: stack.years(),
        kind: request.year_kind(),
        margin: 0.25,
        ends: stack.ends(request, 0.0),
        extremes: stack.traces.first().filter(|_| stack.traces.len() == 1).map(|one| (one, false)),
        reference: None,
        reach: 0.3,
        notes: stack.notes.clone(),
    };
    cartesian(request, &of, |canvas| {
        for (place, trace) in stack.traces.iter().enumerate() {
            let feet = stack.feet(place);
            area(canvas, trace, |year| feet.get(&year).copied().unwrap_or_default());
        }
    })
}
