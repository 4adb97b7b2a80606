//! The largest count of all groups and years.

use serde::Serialize;

use crate::{Method, Topic};
use arrivals_data::{Count, Series, YearCount};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "largest",
    topic: Topic::Groups,
    name: "largest count of all groups and years",
    version: 1,
    formula: "max y(x) over groups and whole years; the earliest year, then the first group, of several",
    unit: "counts",
    assumes: "all groups are counted by the same definition in all years",
    avoid: "ties are said; totals are no groups",
    source: "definition",
};

/// The largest count of all groups and years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Largest {
    /// The group; empty for the only series.
    pub name: String,
    /// The year and its count.
    pub at: YearCount,
    /// How many other cells share the count.
    pub ties: usize,
}

/// The largest count of all groups and years; none when nothing was counted above 0.
pub fn largest(groups: &[&Series]) -> Option<Largest> {
    let cells =
        || groups.iter().flat_map(|group| group.years().into_iter().map(move |at| (group, at)));
    let most = cells().map(|(_, at)| at.count).max().filter(|most| *most > Count::ZERO)?;
    let mut equal: Vec<_> = cells().filter(|(_, at)| at.count == most).collect();
    // The sort is stable: groups of one year stay in their order.
    equal.sort_by_key(|(_, at)| at.year);
    let (group, at) = equal.first()?;
    Some(Largest { name: group.name(), at: *at, ties: equal.len() - 1 })
}
