//! Which series is the sum of the others, and whether it is.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use super::declared::declared;
use super::nested::{is_range, nested};
use crate::tidy::{TidyOptions, vocabulary};
use arrivals_data::{Count, Dataset, Decision, Group, Period, Role, Year, listed};

/// What is known of the values of each dimension: which are sums of others.
#[derive(Debug, Default)]
pub struct Totals {
    /// The value of each dimension that is the sum of all its others, by its figures.
    pub summed: Vec<Option<String>>,
    /// The values of each dimension that some of its others make up.
    pub nested: Vec<BTreeSet<String>>,
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
    // Units are never added up, and whoever names the totals has decided about the others.
    let is_asked = |place: usize| {
        let is_unit = vocabulary::is_one_of(&dimensions[place], &vocabulary::UNIT);
        !is_unit && options.totals.is_none()
    };
    let mut summed: Vec<Option<String>> = (0..dimensions.len())
        .map(|place| (varies[place] && is_asked(place)).then(|| sum(read, place))?)
        .collect();
    let mut nested: Vec<BTreeSet<String>> =
        (0..dimensions.len()).map(|place| nested(read, place)).collect();
    // What holds all others is their total.
    for (nested, total) in nested.iter_mut().zip(&summed) {
        nested.retain(|value| Some(value) != total.as_ref());
    }
    // The largest difference of each total that its name shows, in percent.
    let mut named: Vec<Option<f64>> = vec![None; dimensions.len()];
    for place in (0..dimensions.len()).filter(|place| is_asked(*place)) {
        if summed[place].is_none()
            && let Some((value, most)) = named_total(read, place, &nested[place])
        {
            summed[place] = Some(value);
            named[place] = Some(most);
        }
    }
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
    say_summed(dimensions, &summed, &named, decisions);
    for (dimension, values) in dimensions.iter().zip(&nested).filter(|(_, n)| !n.is_empty()) {
        let values: Vec<String> = values.iter().map(|value| format!("'{value}'")).collect();
        let text = format!("in '{dimension}', other groups make up {}", listed(&values));
        decisions.push(Decision::info("total", text));
    }
    let mut totals = Totals { summed, nested, declared: of_table };
    // The code beside the name of a total is that of the total.
    for (place, other) in (0..dimensions.len())
        .flat_map(|at| (0..at).flat_map(move |other| [(at, other), (other, at)]))
    {
        for (value, code) in same_values(&read.groups, place, other).into_iter().flatten() {
            if is_asked(place) && totals.is_total(place, value) && !totals.is_total(other, code) {
                totals.summed[other].get_or_insert_with(|| code.to_owned());
                totals.add(other, code);
            }
        }
    }
    totals
}

/// The values of two dimensions beside each other, where each value of one stands beside one of the
/// other alone: one of the two is a code of the other, and tells nothing apart.
pub fn same_values(groups: &[Group], place: usize, other: usize) -> Option<BTreeMap<&str, &str>> {
    let (mut beside, mut back) = (BTreeMap::new(), BTreeMap::new());
    for group in groups {
        let (value, code) = (group.key.get(place)?.as_str(), group.key.get(other)?.as_str());
        if *beside.entry(value).or_insert(code) != code
            || *back.entry(code).or_insert(value) != value
        {
            return None;
        }
    }
    (place != other && beside.len() > 1).then_some(beside)
}

/// Says which values are totals by their figures, then those by their names and figures.
fn say_summed(
    dimensions: &[String],
    summed: &[Option<String>],
    named: &[Option<f64>],
    decisions: &mut Vec<Decision>,
) {
    let known = dimensions.iter().zip(summed).zip(named);
    let known = known.filter_map(|((dimension, value), most)| {
        value.as_ref().map(|value| (dimension, value, *most))
    });
    let (by_name, by_figures): (Vec<_>, Vec<_>) = known.partition(|(_, _, most)| most.is_some());
    for (dimension, value, most) in by_figures.into_iter().chain(by_name) {
        let text = format!("in '{dimension}', '{value}' is taken for the total");
        decisions.push(match most {
            None => {
                let text = format!("in '{dimension}', '{value}' is the sum of the others: a total");
                Decision::info("total", text)
            }
            Some(0.0) => Decision::info("total", format!("{text}: the others add up to it")),
            Some(most) => {
                let text = format!("{text}: the others add up to within {most:.1}% of it");
                Decision::warning("total", text)
            }
        });
    }
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

/// The value of a dimension whose longer name is that of a total, and to which its others add up,
/// exactly or nearly: sums are rounded, and some people are of no group. With the largest
/// difference, in percent of the total.
fn named_total(read: &Rows, place: usize, nested: &BTreeSet<String>) -> Option<(String, f64)> {
    /// In percent of the total.
    const NEAR: f64 = 5.0;
    const LEAST: usize = 2;
    /// Above, the comparison would cost more than it finds.
    const MOST: usize = 200_000;
    /// The figure of the name, and the sum of the others.
    type Compared = (Option<i64>, i128);
    let values = super::grouped_rows::values_of(&read.groups, place);
    if read.rows.len() > MOST
        || values.len() < 3
        || values.iter().any(|value| vocabulary::is_total(value))
    {
        return None;
    }
    let named: Vec<&String> = values
        .iter()
        .filter(|value| vocabulary::names_total(value) && !nested.contains(*value))
        .collect();
    let [name] = named.as_slice() else { return None };
    let mut cells: BTreeMap<(Vec<&str>, Period), Compared> = BTreeMap::new();
    for row in &read.rows {
        let Some(group) = read.groups.get(row.group as usize) else { continue };
        let Some(value) = group.key.get(place) else { continue };
        let others = group.key.iter().enumerate().filter(|(other, _)| *other != place);
        let context: Vec<&str> = others.map(|(_, value)| value.as_str()).collect();
        let cell = cells.entry((context, row.observation.period)).or_default();
        let count = row.observation.count.map(Count::as_i64);
        match count {
            Some(count) if value == *name => cell.0 = Some(count),
            Some(count) if !nested.contains(value) => cell.1 += i128::from(count),
            _ => {}
        }
    }
    let differences: Vec<f64> = cells
        .values()
        .filter_map(|(total, sum)| {
            let total = total.filter(|total| *total > 0)?;
            // Counts are far below 2^53, and their sums are compared in percent.
            Some((*sum as f64 - total as f64).abs() / total as f64 * 100.0)
        })
        .collect();
    let near = differences.iter().filter(|difference| **difference <= NEAR).count();
    let most = differences.iter().copied().fold(0.0, f64::max);
    (differences.len() >= LEAST && near * 10 >= differences.len() * 9)
        .then(|| ((*name).clone(), most))
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
            Decision::SUM,
            format!(
                "the parts do not add up to '{name}' in {} (in {year}, {count} against {sum})",
                listed(&years)
            ),
        ));
    }
    decisions
}
