//! The change from one year to another.

use serde::Serialize;

use crate::{Method, Topic};
use arrivals_data::{Count, Difference, YearCount};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    topic: Topic::Change,
    version: 1,
    unit: "counts; percent",
    assumes: "the same definition in both years",
    avoid: "no percentage from a base below 20 or to a value below 0; never across a span of years or a year to date",
    id: "change",
    name: "absolute and relative change",
    formula: "y(b) − y(a); 100 (y(b) / y(a) − 1), not given for y(a) < 20",
    source: "definition; small bases: US National Center for Health Statistics, which treats rates on fewer than 20 events as unreliable",
};

/// The smallest base of which a percentage is given.
///
/// A Poisson count of 20 has a relative standard error of 22 %, so that percentages of smaller
/// bases mostly show chance.
pub const MIN_BASE: i64 = 20;

/// The change from one year to another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Change {
    /// The earlier year.
    pub from: YearCount,
    /// The later year.
    pub to: YearCount,
    /// The later count less the earlier; of rates, the later rate less the earlier.
    pub difference: Difference,
    /// The relative change in percent; none when the earlier count is below [`MIN_BASE`] or the
    /// later one below 0.
    pub percent: Option<f64>,
    /// Of the largest among several changes, how many later ones are as large; left out when none
    /// is.
    #[serde(skip_serializing_if = "is_none")]
    pub ties: usize,
}

/// Whether there are no ties.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_none(ties: &usize) -> bool {
    *ties == 0
}

/// The change from one year to another.
pub fn change(from: YearCount, to: YearCount) -> Change {
    let percent = percent_change(from.count, to.count);
    Change { from, to, difference: to.count.difference(from.count), percent, ties: 0 }
}

/// The relative change in percent; none when the earlier count is below [`MIN_BASE`] or the later
/// one below 0.
pub fn percent_change(from: Count, to: Count) -> Option<f64> {
    (from.as_i64() >= MIN_BASE && to >= Count::ZERO)
        .then(|| 100.0 * (to.as_f64() / from.as_f64() - 1.0))
}
