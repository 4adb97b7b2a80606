//! Which group is first, and since when.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{Method, Topic};
use arrivals_data::{Count, Series, Year};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "ranking",
    topic: Topic::Groups,
    name: "first of the groups",
    version: 1,
    formula: "argmax y(x) over groups, in the last year with counts of two groups; back from it while the same group alone is first, year after year",
    unit: "rank",
    assumes: "all groups are counted by the same definition",
    avoid: "a first place may be by one count; totals are no groups; a year with fewer than two counts ends the run",
    source: "definition",
};

/// Which group is first, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Ranking {
    /// The last year with counts of two groups or more.
    pub year: Year,
    /// The groups with the largest count of that year, in the order of the file.
    pub first: Vec<String>,
    /// Their count.
    pub count: Count,
    /// The first year of the run of years in which that group alone was first; the year itself
    /// when several share the place.
    pub since: Year,
    /// How many groups have a count of that year.
    pub groups: usize,
    /// The groups without a count of that year; left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// Which group is first in the last year with counts of two groups, and since when; none when no
/// year has two, or none of them was counted above 0.
pub fn ranking(groups: &[&Series]) -> Option<Ranking> {
    let counted = |year: Year| groups.iter().filter(move |group| group.count_of(year).is_some());
    let years: BTreeSet<Year> =
        groups.iter().flat_map(|group| group.years()).map(|at| at.year).collect();
    let year = years.into_iter().rev().find(|year| counted(*year).nth(1).is_some())?;
    let leaders = |year: Year| -> Option<(Count, Vec<String>)> {
        if counted(year).count() < 2 {
            return None;
        }
        let most = counted(year).filter_map(|group| group.count_of(year)).max()?;
        let first = counted(year).filter(|group| group.count_of(year) == Some(most));
        Some((most, first.map(|group| group.name()).collect()))
    };
    let (count, first) = leaders(year).filter(|(count, _)| *count > Count::ZERO)?;
    let mut since = year;
    while first.len() == 1
        && let Some(before) = since.plus(-1)
        && leaders(before).is_some_and(|(_, leaders)| leaders == first)
    {
        since = before;
    }
    let missing = groups.iter().filter(|group| group.count_of(year).is_none());
    let missing = missing.map(|group| group.name()).collect();
    Some(Ranking { year, first, count, since, groups: counted(year).count(), missing })
}
