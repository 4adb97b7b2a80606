//! The largest fall and rise from one year to the next.

use std::cmp::Ordering;

use crate::{Change, Method, Topic, change};
use arrivals_data::{Difference, Series};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    topic: Topic::Change,
    version: 1,
    unit: "counts",
    assumes: "the same definition in both years",
    avoid: "pairs with a gap or a break between them are left out",
    id: "extremes",
    name: "largest change between consecutive years",
    formula: "min and max of y(x) − y(x − 1); years that follow each other, no break between them; the earliest of several; ties are said",
    source: "definition",
};

/// The largest fall from one year to the next; none when the counts never fell.
pub fn largest_fall(series: &Series) -> Option<Change> {
    let falls =
        yearly_changes(series).into_iter().filter(|change| change.difference.sign().is_lt());
    first_of(falls.collect(), |one, other| other.difference.compare(&one.difference))
}

/// The largest rise from one year to the next; none when the counts never rose.
pub fn largest_rise(series: &Series) -> Option<Change> {
    let rises =
        yearly_changes(series).into_iter().filter(|change| change.difference.sign().is_gt());
    first_of(rises.collect(), |one, other| one.difference.compare(&other.difference))
}

/// The largest change in percent from one year to the next, up or down, the earliest of several;
/// none when no change has a percentage, or all are 0.
pub fn largest_percent(series: &Series) -> Option<Change> {
    let known = yearly_changes(series)
        .into_iter()
        .filter(|change| change.percent.is_some() && change.difference.sign().is_ne());
    // As fractions, so that 20 of 40 and 30 of 60 are as large.
    let times = |difference: i64, other: &Change| {
        i128::from(difference.unsigned_abs()) * i128::from(other.from.count.as_i64())
    };
    first_of(known.collect(), |one, other| match (one.difference, other.difference) {
        (Difference::Counts(own), Difference::Counts(its)) => {
            times(own, other).cmp(&times(its, one))
        }
        _ => one
            .percent
            .map(f64::abs)
            .partial_cmp(&other.percent.map(f64::abs))
            .unwrap_or(Ordering::Equal),
    })
}

/// The first of the largest changes, with how many later ones are as large.
fn first_of(
    changes: Vec<Change>,
    compare: impl Fn(&Change, &Change) -> Ordering,
) -> Option<Change> {
    let largest = changes.iter().copied().reduce(|most, change| {
        if compare(&change, &most) == Ordering::Greater { change } else { most }
    })?;
    let equal = changes.iter().filter(|change| compare(change, &largest) == Ordering::Equal);
    Some(Change { ties: equal.count().saturating_sub(1), ..largest })
}

/// The changes between years that follow each other across a break of the series.
pub fn changes_across_breaks(series: &Series) -> Vec<Change> {
    consecutive(series, true)
}

/// The changes between years that follow each other, except across a break.
pub fn yearly_changes(series: &Series) -> Vec<Change> {
    consecutive(series, false)
}

fn consecutive(series: &Series, break_between: bool) -> Vec<Change> {
    series
        .years()
        .windows(2)
        .filter(|pair| pair[0].year.plus(1) == Some(pair[1].year))
        .filter(|pair| pair[1].break_before == break_between)
        .map(|pair| change(pair[0], pair[1]))
        .collect()
}
