//! Which series is the sum of the others, and whether it is.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use super::declared::declared;
use super::nested::{is_range, nested};
use crate::tidy::{TidyOptions, vocabulary};
use arrivals_data::{Count, Dataset, Decision, Period, Role, Year, listed};

/// What is known of the values of each dimension: which are sums of others.
#[derive(Debug, Default)]
pub struct Totals {
    /// The value of each dimension that is the sum of all its others, by its figures.
    summed: Vec<Option<String>>,
    /// The values of each dimension that some of its others make up, by their ranges.
    nested: Vec<BTreeSet<String>>,
    /// The values of each dimension that are sums of its others, where the table says so itself.
    declared: Option<Vec<BTreeSet<String>>>,
}

impl Totals {
    /// Whether the figures show that the value is the sum of all others of its dimension.
    pub fn is_summed(&self, place: usize, value: &str) -> bool {
        self.summed.get(place).and_then(Option::as_deref) == Some(value)
    }

    /// Whether the value is the sum of all others of its dimension: as the table says, or by its
    /// name or its figures.
    pub fn is_total(&self, place: usize, value: &str) -> bool {
        match &self.declared {
            Some(declared) => declared.get(place).is_some_and(|values| values.contains(value)),
            None => vocabulary::is_total(value) || self.is_summed(place, value),
        }
    }

    /// Adds a value that was made of the others of its dimension.
    pub fn add(&mut self, place: usize, value: &str) {
        if let Some(values) = self.declared.as_mut().and_then(|all| all.get_mut(place)) {
            values.insert(value.to_owned());
        }
    }
}

/// Finds the values of dimensions that are sums of others wherever both are known.
pub fn find_totals(
    dimensions: &[String],
    read: &Rows,
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Totals {
    if read.groups.len() < 2 {
        return Totals::default();
    }
    let varies: Vec<bool> = (0..dimensions.len()).map(|place| varies(read, place)).collect();
    let mut summed: Vec<Option<String>> = (0..dimensions.len())
        .map(|place| {
            let is_unit = vocabulary::is_one_of(&dimensions[place], &vocabulary::UNIT);
            (varies[place] && !is_unit && options.totals.is_none()).then(|| sum(read, place))?
        })
        .collect();
    let mut nested: Vec<BTreeSet<String>> =
        (0..dimensions.len()).map(|place| nested(read, place)).collect();
    let is_known = |place: usize, value: &str| {
        vocabulary::is_total(value) || summed[place].as_deref() == Some(value)
    };
    let holds_others = |place: usize, value: &str| {
        nested[place].contains(value) || is_range(value) || is_of_which(value)
    };
    let mut of_table = None;
    if let Some(declared) = declared(read, &varies, is_known, holds_others) {
        for (summed, totals) in summed.iter_mut().zip(&declared.totals) {
            *summed = summed.take().filter(|value| totals.contains(value));
        }
        nested = declared.holders;
        of_table = Some(declared.totals);
    }
    for (dimension, value) in dimensions.iter().zip(&summed) {
        if let Some(value) = value {
            decisions.push(Decision::info(
                "total",
                format!("in '{dimension}', '{value}' is the sum of the others: a total"),
            ));
        }
    }
    for (dimension, values) in dimensions.iter().zip(&nested).filter(|(_, n)| !n.is_empty()) {
        let values: Vec<String> = values.iter().map(|value| format!("'{value}'")).collect();
        let text = format!("in '{dimension}', other groups make up {}", listed(&values));
        decisions.push(Decision::info("total", text));
    }
    Totals { summed, nested, declared: of_table }
}

/// Whether the value is a part of what stands above it: `Arrivals: of which children`.
fn is_of_which(value: &str) -> bool {
    value.rsplit_once(": ").is_some_and(|(_, part)| vocabulary::is_of_which(part))
}

/// A dimension with one value tells nothing apart: "total" there says nothing about the series.
fn varies(read: &Rows, place: usize) -> bool {
    read.groups.windows(2).any(|pair| pair[0].key.get(place) != pair[1].key.get(place))
}

/// Sets the role of each group among those that are there: by the names in its key, and by what was
/// found to be a sum in the whole table.
pub fn set_roles(read: &mut Rows, totals: &Totals, options: &TidyOptions) {
    let width = read.groups.first().map_or(0, |group| group.key.len());
    let varies: Vec<bool> = (0..width).map(|place| varies(read, place)).collect();
    if !varies.contains(&true) {
        read.groups.iter_mut().for_each(|group| group.role = Role::Single);
        return;
    }
    for group in &mut read.groups {
        let holds_others =
            group.key.iter().zip(&totals.nested).any(|(value, nested)| nested.contains(value));
        if holds_others || group.key.iter().any(|value| is_of_which(value)) {
            group.role = Role::Subtotal;
            continue;
        }
        let (mut varying, mut found) = (0, 0);
        for (place, value) in group.key.iter().enumerate().filter(|(place, _)| varies[*place]) {
            // A name with fewer levels than others says nothing of the further ones.
            if value.is_empty() {
                continue;
            }
            varying += 1;
            let is_total = match &options.totals {
                Some(named) => named.contains(value),
                None => totals.is_total(place, value),
            };
            found += usize::from(is_total);
        }
        group.role = match found {
            0 => Role::Part,
            _ if found == varying => Role::Total,
            _ => Role::Subtotal,
        };
    }
}

/// The value of a dimension, not called a total, that is the sum of the other values in every
/// period and beside every value of the other dimensions.
fn sum(read: &Rows, place: usize) -> Option<String> {
    /// Fewer equal sums may be chance.
    const LEAST: usize = 4;
    /// Large sums that are equal to the digit are hardly chance: eight digits are one in 10^8.
    const DIGITS: u32 = 8;
    /// Above, the search would cost more than it finds.
    const MOST: usize = 200_000;
    if read.rows.len() > MOST {
        return None;
    }
    let mut values: BTreeMap<&str, usize> = BTreeMap::new();
    let mut contexts: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let named: Vec<Option<(usize, usize)>> = read
        .groups
        .iter()
        .map(|group| {
            let is_whole = |value: &&String| {
                let part = value.rsplit_once(": ").map_or("", |(_, part)| part);
                !vocabulary::is_total(value) && !vocabulary::is_of_which(part)
            };
            let value = group.key.get(place).filter(is_whole)?;
            let others: Vec<&str> = group
                .key
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
                .map(|(_, value)| value.as_str())
                .collect();
            let next = values.len();
            let value = *values.entry(value).or_insert(next);
            let next = contexts.len();
            Some((value, *contexts.entry(others).or_insert(next)))
        })
        .collect();
    if values.len() < 3 {
        return None;
    }
    // The sum and the number of the counts of each context and period.
    let mut sums: BTreeMap<(usize, Period), (i128, usize)> = BTreeMap::new();
    let known = || {
        read.rows.iter().filter_map(|row| {
            let (value, context) = (*named.get(row.group as usize)?)?;
            let count = i128::from(row.observation.count?.as_i64());
            Some((value, (context, row.observation.period), count))
        })
    };
    for (_, cell, count) in known() {
        let (sum, counts) = sums.entry(cell).or_default();
        *sum += count;
        *counts += 1;
    }
    let mut equal = vec![0_usize; values.len()];
    let mut digits = vec![0_u32; values.len()];
    let mut unequal = vec![0_usize; values.len()];
    for (value, cell, count) in known() {
        let Some((sum, counts)) = sums.get(&cell) else { continue };
        if *counts < values.len() || *sum == 0 {
            continue;
        }
        if count * 2 == *sum {
            equal[value] += 1;
            digits[value] += count.checked_ilog10().unwrap_or(0);
        } else {
            unequal[value] += 1;
        }
    }
    // One cell of many may be damaged; it is said later.
    let are_many = |value: usize| equal[value] >= LEAST && unequal[value] * 10 <= equal[value];
    let are_large =
        |value: usize| equal[value] >= 2 && unequal[value] == 0 && digits[value] >= DIGITS;
    let is_sum = |value: usize| are_many(value) || are_large(value);
    let (found, _) = values.into_iter().find(|(_, value)| is_sum(*value))?;
    Some(found.to_owned())
}

/// Says which series is the total, and in which years the parts do not add up to it.
pub fn check(dataset: &Dataset) -> Vec<Decision> {
    let Some(total) = dataset.series().iter().find(|series| series.role() == Role::Total) else {
        return Vec::new();
    };
    let parts: Vec<_> = dataset.parts().collect();
    let mut compared = 0_usize;
    let mut differing: Vec<(Year, Count, Count)> = Vec::new();
    for year in total.years() {
        let counts: Option<Vec<Count>> =
            parts.iter().map(|part| part.count_of(year.year)).collect();
        let Some(sum) = counts.filter(|counts| !counts.is_empty()).and_then(Count::sum) else {
            continue;
        };
        compared += 1;
        if sum != year.count {
            differing.push((year.year, year.count, sum));
        }
    }
    let name = total.name();
    let checked = match compared {
        0 if dataset.dimensions().len() > 1 => {
            return vec![Decision::info("total", format!("'{name}' is the total"))];
        }
        0 => "no year has all of its parts, so their sum is not checked".to_owned(),
        _ => {
            format!("the parts add up to it in {} of {compared} years", compared - differing.len())
        }
    };
    let mut decisions = vec![Decision::info("total", format!("'{name}' is the total; {checked}"))];
    if let Some((year, count, sum)) = differing.first() {
        let years: Vec<String> = differing.iter().map(|(year, _, _)| year.to_string()).collect();
        decisions.push(Decision::warning(
            "total",
            format!(
                "the parts do not add up to '{name}' in {} (in {year}, {count} against {sum})",
                listed(&years)
            ),
        ));
    }
    decisions
}
