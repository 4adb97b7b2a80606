//! The parts in percent of their sum.

use super::stacked::stacked;
use super::{Kind, Shows};
use crate::chart::request::{Drawing, Request};
use crate::chart::stack::Stack;
use crate::chart::{ChartError, Measure};
use crate::findings::{Label, Mark, words};

/// Shares.
pub const KIND: Kind = Kind {
    name: "share",
    summary: "the parts in percent of the total, as columns of 100%",
    shows: Shows::Parts,
    series: (1, 12),
    log: false,
    spans: false,
    tentative: Mark::Hatched,
    topic: None,
    draw,
};

fn draw(request: &Request) -> Result<Drawing, ChartError> {
    let mut stack = Stack::of(request.parts_and_rest(), request.options.language)?;
    let totals = stack.clone();
    for trace in &mut stack.traces {
        // Parts of nothing are no percentages.
        trace.points.retain(|datum| totals.total(datum.year) > 0.0);
        for datum in &mut trace.points {
            datum.value = 100.0 * datum.value / totals.total(datum.year);
            datum.text = words::percent(datum.value);
        }
    }
    let notes = stack.notes.clone();
    let mut shares = Stack::of(stack.traces, request.options.language)?;
    shares.notes = notes;
    let unit = Label::ShareOfTotal.text(request.options.language);
    stacked(request, &shares, Measure::Share, unit, 100.0)
}
