//! How many groups fell, rose or stayed between two years.

use std::cmp::Ordering;

use serde::Serialize;

use crate::{Method, Topic};
use arrivals_data::{Series, Year};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "directions",
    topic: Topic::Groups,
    name: "groups that fell and rose between two years",
    version: 1,
    formula: "#{y(b) < y(a)}, #{y(b) > y(a)}, #{y(b) = y(a)} over groups; a and b the first and the last year that all groups have a count of",
    unit: "groups",
    assumes: "the same definition in both years",
    avoid: "says nothing of how far; totals are no groups; refused without two years in common",
    source: "definition",
};

/// How many groups fell, rose or stayed between two years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Directions {
    /// The first year that all groups have a count of.
    pub from: Year,
    /// The last year that all groups have a count of.
    pub to: Year,
    /// How many groups there are.
    pub groups: usize,
    /// How many fell.
    pub fell: usize,
    /// How many rose.
    pub rose: usize,
    /// How many stayed as they were.
    pub unchanged: usize,
}

/// How many of the groups fell, rose or stayed; none for fewer than two groups, or without two
/// years that all of them have a count of.
pub fn directions(groups: &[&Series]) -> Option<Directions> {
    let (first, others) = groups.split_first()?;
    if others.is_empty() {
        return None;
    }
    let common: Vec<Year> = first
        .years()
        .iter()
        .map(|at| at.year)
        .filter(|year| others.iter().all(|other| other.count_of(*year).is_some()))
        .collect();
    let (from, to) = (*common.first()?, *common.last()?);
    if from == to {
        return None;
    }
    let moved = |wanted: Ordering| {
        groups
            .iter()
            .filter_map(|group| Some(group.count_of(to)?.cmp(&group.count_of(from)?)))
            .filter(|order| *order == wanted)
            .count()
    };
    Some(Directions {
        from,
        to,
        groups: groups.len(),
        fell: moved(Ordering::Less),
        rose: moved(Ordering::Greater),
        unchanged: moved(Ordering::Equal),
    })
}
