//! A number that only a chart of its kind shows.

use serde::Serialize;

use arrivals_statistics::Index;
use arrivals_statistics::groups::directions::Directions;
use arrivals_statistics::groups::gap::Gap;
use arrivals_statistics::groups::largest::Largest;
use arrivals_statistics::groups::ranking::Ranking;

/// A number that only a chart of its kind shows, as JSON has it.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum ChartFact {
    /// A count as an index of another year's.
    Index(Index),
    /// How far two groups stand apart.
    Gap(Gap),
    /// How many groups fell and rose.
    Directions(Directions),
    /// Which group is first.
    Ranking(Ranking),
    /// The largest count of all groups and years.
    Largest(Largest),
}
