//! The parts in percent of their sum.

use super::stacked::stacked;
use crate::capabilities::{Axis, Capabilities, DefaultSeries};
use crate::kind::Kind;
use crate::kind::{Drawing, Request};
use crate::stack::Stack;
use crate::{ChartError, Measure};
use arrivals_findings::{ChartSubject, Label, Language, Mark, Within, format};
use arrivals_statistics::MIN_BASE;

/// Shares.
pub const KIND: Kind = Kind {
    name: "share",
    summary: "the parts in percent of the total, as columns of 100%",
    shows: DefaultSeries::Parts,
    series: (1, 12),
    takes: Capabilities::highlights(Axis::FromZero),
    spans: false,
    tentative: Mark::Hatched,
    topic: None,
    about: |_, _| ChartSubject::Share,
    years: Within::common_years,
    draw,
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
    let mut notes = stack.notes.clone();
    let few = totals.years_below(MIN_BASE as f64);
    if !few.is_empty() {
        notes.push(match request.options.language {
            Language::English => {
                format!("No percentages of fewer than 20: {}.", format::list(&few))
            }
            Language::Korean => format!("20보다 적어 비율을 구하지 않음: {}.", few.join(", ")),
        });
    }
    let traces = std::mem::take(&mut stack.traces);
    let mut shares = stack.with(traces)?;
    shares.notes = notes;
    let unit = Label::ShareOfTotal.text(request.options.language);
    stacked(request, &shares, Measure::Share, unit, 100.0)
}
