//! The parts in percent of their sum.

use super::stacked::stacked;
use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::kind::{Drawing, Kind, Request};
use crate::stack::Stack;
use crate::year_notes::of_years;
use crate::{ChartError, Measure};
use arrivals_findings::{ChartSubject, Label, Mark, Within, format};
use arrivals_statistics::MIN_BASE;

/// Shares.
pub const KIND: Kind = Kind {
    name: "share",
    summary: "the parts in percent of the total, as columns of 100%",
    shows: DefaultSeries::Parts,
    series: (1, 12),
    takes: Capabilities::highlights(Axis::FromZero),
    tentative: Mark::Hatched,
    years: Within::common_years,
    ..Kind::new(draw, |_, _| ChartSubject::Share)
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let mut stack = Stack::from_request(request)?;
    let totals = stack.clone();
    for trace in &mut stack.traces {
        // No percentage of a few.
        trace.points.retain(|datum| totals.total(datum.year) >= MIN_BASE as f64);
        for datum in &mut trace.points {
            datum.value = 100.0 * datum.value / totals.total(datum.year);
            datum.text = format::percent(datum.value);
        }
    }
    let note = of_years(
        totals.years_below(MIN_BASE as f64),
        "No percentages of fewer than 20",
        "20보다 적어 비율을 구하지 않음",
        request.options.language,
    );
    stack.notes.extend(note);
    let shares = Stack::new(stack.traces, stack.notes)?;
    let unit = Label::ShareOfTotal.text(request.options.language);
    stacked(request, &shares, Measure::Share, unit, 100.0)
}
