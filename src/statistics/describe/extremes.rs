//! The largest fall and rise from one year to the next.

use crate::dataset::Series;
use crate::statistics::{Change, Method, Topic, change};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    topic: Topic::Change,
    version: 1,
    unit: "counts",
    assumes: "the same definition in both years",
    avoid: "pairs with a gap or a break between them are left out",
    id: "extremes",
    name: "largest change between consecutive years",
    formula: "min and max of y(x) − y(x − 1); years that follow each other, no break between them; the earliest of several",
    source: "definition",
};

/// The largest fall from one year to the next; none when the counts never fell.
pub fn largest_fall(series: &Series) -> Option<Change> {
    yearly_changes(series)
        .into_iter()
        .filter(|change| change.difference < 0)
        .reduce(|most, change| if change.difference < most.difference { change } else { most })
}

/// The largest rise from one year to the next; none when the counts never rose.
pub fn largest_rise(series: &Series) -> Option<Change> {
    yearly_changes(series)
        .into_iter()
        .filter(|change| change.difference > 0)
        .reduce(|most, change| if change.difference > most.difference { change } else { most })
}

/// The largest change in percent from one year to the next, up or down, the earliest of several;
/// none when no change has a percentage, or all are 0.
pub fn largest_percent(series: &Series) -> Option<Change> {
    let size = |change: &Change| change.percent.map_or(0.0, f64::abs);
    yearly_changes(series)
        .into_iter()
        .filter(|change| size(change) > 0.0)
        .reduce(|most, change| if size(&change) > size(&most) { change } else { most })
}

/// The changes between years that follow each other, except across a break.
pub fn yearly_changes(series: &Series) -> Vec<Change> {
    series
        .years()
        .windows(2)
        .filter(|pair| pair[0].year.plus(1) == Some(pair[1].year) && !pair[1].break_before)
        .map(|pair| change(pair[0], pair[1]))
        .collect()
}
