//! Whether published sums are the sums of their parts, dimension by dimension.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use super::totals::Totals;
use crate::tidy::{TidyOptions, vocabulary};
use arrivals_data::{Count, Decision, Location, Period};

/// What stands in one context and period: the published sum, and its parts.
#[derive(Default)]
struct Cell {
    total: Option<(Count, Location)>,
    sum: i128,
    parts: usize,
}

/// A published sum, where it stands, and what its parts add up to.
type Differing = (Location, Count, i128);

/// Says, for each dimension with a total, in how many cells its other values add up to it, and where
/// they do not. A cell is compared when all values that its context has anywhere are counted in it.
pub fn check(
    dimensions: &[String],
    read: &Rows,
    totals: &Totals,
    options: &TidyOptions,
) -> Vec<Decision> {
    /// Above, the comparison would cost more than the reading.
    const MOST: usize = 400_000;
    if read.rows.len() > MOST || dimensions.len() < 2 || totals.nested.len() < dimensions.len() {
        return Vec::new();
    }
    (0..dimensions.len())
        .filter(|place| !vocabulary::is_one_of(&dimensions[*place], &vocabulary::UNIT))
        .filter_map(|place| {
            let is_total = |value: &str| match &options.totals {
                Some(named) => named.iter().any(|name| name == value),
                None => totals.is_total(place, value),
            };
            compare(&dimensions[place], place, read, &totals.nested[place], is_total)
        })
        .collect()
}

/// In how many cells totals can be compared with their parts, and in how many they are equal.
pub fn agreement(dimensions: &[String], read: &Rows) -> (usize, usize) {
    let none = BTreeSet::new();
    let of = |place: usize| compared(place, read, &none, vocabulary::is_total).unwrap_or_default();
    (0..dimensions.len()).map(of).fold((0, 0), |(all, equal), (compared, differing)| {
        (all + compared, equal + compared - differing.len())
    })
}

fn compare(
    dimension: &str,
    place: usize,
    read: &Rows,
    nested: &BTreeSet<String>,
    is_total: impl Fn(&str) -> bool,
) -> Option<Decision> {
    let (compared, differing) = compared(place, read, nested, is_total)?;
    let equal = compared - differing.len();
    match differing.first() {
        None if compared == 0 => None,
        None => {
            let text = format!(
                "in '{dimension}', the parts add up to the total in {compared} of {compared} cells"
            );
            Some(Decision::info("total", text))
        }
        Some((location, total, sum)) => {
            let text = format!(
                "in '{dimension}', the parts add up to the total in {equal} of {compared} cells (row {}: {total} \
                 against {sum})",
                location.row
            );
            Some(Decision::warning(Decision::SUM, text).at(*location))
        }
    }
}

/// The number of cells whose total and parts are known, and those that differ, each with its sum.
fn compared(
    place: usize,
    read: &Rows,
    nested: &BTreeSet<String>,
    is_total: impl Fn(&str) -> bool,
) -> Option<(usize, Vec<Differing>)> {
    let mut contexts: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut parts_of: Vec<BTreeSet<&str>> = Vec::new();
    // The context of each group, and whether the group is its total; none for what is part of a part.
    let mut known: Vec<Option<(usize, bool)>> = Vec::with_capacity(read.groups.len());
    for group in &read.groups {
        let value = group.key.get(place)?;
        let part = value.rsplit_once(": ").map_or("", |(_, part)| part);
        if vocabulary::is_of_which(part) || nested.contains(value) {
            known.push(None);
            continue;
        }
        let others = group.key.iter().enumerate().filter(|(other, _)| *other != place);
        let context: Vec<&str> = others.map(|(_, value)| value.as_str()).collect();
        let next = contexts.len();
        let context = *contexts.entry(context).or_insert(next);
        parts_of.resize_with(contexts.len(), BTreeSet::new);
        let total = is_total(value);
        if !total {
            parts_of[context].insert(value);
        }
        known.push(Some((context, total)));
    }
    let mut cells: BTreeMap<(usize, Period), Cell> = BTreeMap::new();
    for row in &read.rows {
        let Some((context, total)) = known.get(row.group as usize).copied().flatten() else {
            continue;
        };
        let Some(count) = row.observation.count else { continue };
        let cell = cells.entry((context, row.observation.period)).or_default();
        if total {
            cell.total = Some((count, row.observation.location));
        } else {
            cell.sum += i128::from(count.as_i64());
            cell.parts += 1;
        }
    }
    let (mut compared, mut differing) = (0_usize, Vec::new());
    for ((context, _), cell) in &cells {
        let Some((total, location)) = cell.total else { continue };
        if cell.parts < 2 || cell.parts != parts_of[*context].len() {
            continue;
        }
        compared += 1;
        if cell.sum != i128::from(total.as_i64()) {
            differing.push((location, total, cell.sum));
        }
    }
    Some((compared, differing))
}
