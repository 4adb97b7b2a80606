//! How far two groups stand apart in one year.

use serde::Serialize;

use crate::{Method, Topic};
use arrivals_data::{Count, Difference, Series, Year};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "gap",
    topic: Topic::Groups,
    name: "difference of two groups in one year",
    version: 1,
    formula: "y_larger(x) − y_smaller(x)",
    unit: "counts",
    assumes: "both groups are counted by the same definition",
    avoid: "says nothing of chance; the ratio of two counts has an interval",
    source: "definition",
};

/// How far two groups stand apart in one year.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Gap {
    /// The year.
    pub year: Year,
    /// The group with more; the first of two that are equal.
    pub larger: String,
    /// Its count.
    pub more: Count,
    /// The other group.
    pub smaller: String,
    /// Its count.
    pub fewer: Count,
    /// The difference.
    pub difference: Difference,
}

/// How far two groups stand apart in the last year that both have a count of; none without one.
pub fn gap(one: &Series, other: &Series) -> Option<Gap> {
    let year =
        one.years().iter().rev().map(|at| at.year).find(|year| other.count_of(*year).is_some())?;
    let (first, second) = (one.count_of(year)?, other.count_of(year)?);
    let ((larger, more), (smaller, fewer)) = if second > first {
        ((other, second), (one, first))
    } else {
        ((one, first), (other, second))
    };
    Some(Gap {
        year,
        larger: larger.name(),
        more,
        smaller: smaller.name(),
        fewer,
        difference: more.difference(fewer),
    })
}
