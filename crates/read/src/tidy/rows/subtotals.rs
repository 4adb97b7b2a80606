//! Values of a dimension that are the sums of those next to them: a region before its countries.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use super::grouped_rows::values_of;
use crate::tidy::vocabulary;
use arrivals_data::Period;

/// The counts of one value beside the same values of the other dimensions, by period.
type Counts = BTreeMap<Period, i128>;

/// The values of a dimension that are, in every period and beside every value of the other
/// dimensions, the sum of the values that follow them in the file, or of those before them.
pub fn subtotals(read: &Rows, place: usize) -> BTreeSet<String> {
    /// Above, the search would cost more than it finds.
    const MOST_VALUES: usize = 500;
    const MOST_ROWS: usize = 200_000;
    let values = values_of(&read.groups, place);
    if !(3..=MOST_VALUES).contains(&values.len()) || read.rows.len() > MOST_ROWS {
        return BTreeSet::new();
    }
    let tables = tables(read, place, &values);
    let Some(fullest) = tables.iter().max_by_key(|table| cells(table)) else {
        return BTreeSet::new();
    };
    let is_sum = |at: &usize, found: &[usize]| {
        let is_part = |other: &usize| !found.contains(other);
        let forward: Vec<usize> = (at + 1..values.len()).filter(is_part).collect();
        let backward: Vec<usize> = (0..*at).rev().filter(is_part).collect();
        // The sum of all others is their total, and found by its own rule.
        let all = values.len() - 1 - found.len();
        [forward, backward].iter().any(|others| {
            run(fullest, *at, others)
                .filter(|parts| parts.len() < all)
                .is_some_and(|parts| tables.iter().all(|table| !contradicts(table, *at, parts)))
        })
    };
    // A total of all values is found by its own rule.
    let is_named = |at: &usize| vocabulary::is_total(&values[*at]);
    // Continents first, then the world over their countries.
    let mut found: Vec<usize> = Vec::new();
    loop {
        let is_new = |at: &usize| !is_named(at) && !found.contains(at) && is_sum(at, &found);
        let new: Vec<usize> = (0..values.len()).filter(is_new).collect();
        if new.is_empty() {
            break;
        }
        found.extend(new);
    }
    if let Some(total) = (0..values.len()).find(is_named) {
        found.extend(excess(&tables, total, &found));
    }
    found.into_iter().map(|at| values[at].clone()).collect()
}

/// The one value without which the others add up to the total wherever all are known, and with which
/// they never do: it holds others.
fn excess(tables: &[Vec<Counts>], total: usize, found: &[usize]) -> Option<usize> {
    const LEAST: usize = 4;
    let width = tables.first()?.len();
    let others: Vec<usize> = (0..width).filter(|at| *at != total && !found.contains(at)).collect();
    let mut cells = 0_usize;
    let mut left: Option<Vec<usize>> = None;
    for table in tables {
        for (period, sum) in &table[total] {
            let counts: Option<Vec<(usize, i128)>> =
                others.iter().map(|at| Some((*at, *table[*at].get(period)?))).collect();
            let Some(counts) = counts else { continue };
            let over = counts.iter().map(|(_, count)| count).sum::<i128>() - sum;
            if over <= 0 {
                return None;
            }
            cells += 1;
            let fits =
                |at: &usize| counts.iter().any(|(other, count)| other == at && *count == over);
            let known = left.unwrap_or_else(|| others.clone());
            left = Some(known.into_iter().filter(fits).collect());
        }
    }
    match left.as_deref() {
        Some([one]) if cells >= LEAST => Some(*one),
        _ => None,
    }
}

/// A table of counts for each combination of the other dimensions: by value, then by period.
fn tables(read: &Rows, place: usize, values: &[String]) -> Vec<Vec<Counts>> {
    let number: BTreeMap<&str, usize> =
        values.iter().enumerate().map(|(number, value)| (value.as_str(), number)).collect();
    let mut contexts: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let known: Vec<Option<(usize, usize)>> = read
        .groups
        .iter()
        .map(|group| {
            let value = *number.get(group.key.get(place)?.as_str())?;
            let others = group.key.iter().enumerate().filter(|(other, _)| *other != place);
            let context = others.map(|(_, value)| value.as_str()).collect();
            let next = contexts.len();
            Some((*contexts.entry(context).or_insert(next), value))
        })
        .collect();
    let mut tables = vec![vec![Counts::new(); values.len()]; contexts.len()];
    for row in &read.rows {
        let place = known.get(row.group as usize).copied().flatten();
        if let (Some((context, value)), Some(count)) = (place, row.observation.count) {
            tables[context][value].insert(row.observation.period, i128::from(count.as_i64()));
        }
    }
    tables
}

fn cells(table: &[Counts]) -> usize {
    table.iter().map(Counts::len).sum()
}

/// The first of the others, in their order, that add up to the value in every one of its periods.
fn run<'a>(table: &[Counts], at: usize, others: &'a [usize]) -> Option<&'a [usize]> {
    /// Fewer equal sums may be chance, unless their digits are many.
    const LEAST: usize = 4;
    const DIGITS: u32 = 8;
    const SOME_DIGITS: u32 = 3;
    let whole = &table[at];
    let digits: u32 = whole.values().map(|count| count.checked_ilog10().unwrap_or(0)).sum();
    let nonzero = whole.values().filter(|count| **count > 0).count();
    let are_some = nonzero + 1 >= LEAST && digits >= SOME_DIGITS;
    if nonzero < 2 || digits < SOME_DIGITS || (nonzero < LEAST && digits < DIGITS && !are_some) {
        return None;
    }
    let mut sums: Counts = whole.keys().map(|period| (*period, 0)).collect();
    let mut filled = 0;
    for (number, other) in others.iter().enumerate() {
        let part = &table[*other];
        for (period, sum) in &mut sums {
            *sum += part.get(period)?;
        }
        filled += usize::from(part.values().any(|count| *count != 0));
        if sums.iter().any(|(period, sum)| whole.get(period).is_some_and(|count| sum > count)) {
            return None;
        }
        if filled > 1 && sums == *whole {
            return Some(&others[..=number]);
        }
    }
    None
}

/// Whether the parts are all known in a period of the value and add up to something else.
fn contradicts(table: &[Counts], at: usize, parts: &[usize]) -> bool {
    table[at].iter().any(|(period, count)| {
        let sum: Option<i128> = parts.iter().map(|part| table[*part].get(period)).sum();
        sum.is_some_and(|sum| sum != *count)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrivals_data::{Count, Group, Location, Observation, Role, Row, Status, Year};

    fn rows(counts: &[(&str, [i128; 4])]) -> Rows {
        let row = |(group, (_, numbers)): (usize, &(&str, [i128; 4]))| {
            (0..4_u32)
                .zip(*numbers)
                .map(move |(year, number)| Row {
                    group: u32::try_from(group).expect("few"),
                    observation: Observation {
                        period: Period::Year(Year::new(i64::from(2018 + year)).expect("a year")),
                        count: Some(Count::new(number).expect("a count")),
                        status: Status::Normal,
                        break_before: false,
                        note: None,
                        location: Location { table: 0, row: 1, column: 1 },
                        summed: None,
                    },
                })
                .collect::<Vec<_>>()
        };
        let group = |(name, _): &(&str, _)| Group { key: vec![(*name).into()], role: Role::Part };
        Rows {
            groups: counts.iter().map(group).collect(),
            rows: counts.iter().enumerate().flat_map(row).collect(),
        }
    }

    #[test]
    fn a_region_before_or_behind_its_countries_is_found() {
        // 5 + 7 = 12, 6 + 9 = 15, 3 + 8 = 11, 2 + 9 = 11; Chad stands alone.
        let counts = [("Asia", [12, 15, 11, 11]), ("Iran", [5, 6, 3, 2]), ("Iraq", [7, 9, 8, 9])];
        let chad = ("Chad", [4, 4, 5, 1]);
        let before = [counts[0], counts[1], counts[2], chad];
        assert_eq!(subtotals(&rows(&before), 0), ["Asia".to_owned()].into());
        let behind = [chad, counts[1], counts[2], counts[0]];
        assert_eq!(subtotals(&rows(&behind), 0), ["Asia".to_owned()].into());
    }

    #[test]
    fn one_that_differs_in_a_year_is_no_sum() {
        let counts = [("Asia", [12, 15, 11, 12]), ("Iran", [5, 6, 3, 2]), ("Iraq", [7, 9, 8, 9])];
        assert!(subtotals(&rows(&counts), 0).is_empty());
        // Equal to one group and nobody is no sum of two.
        let counts = [("Asia", [5, 6, 3, 2]), ("Iran", [5, 6, 3, 2]), ("Iraq", [0, 0, 0, 0])];
        assert!(subtotals(&rows(&counts), 0).is_empty());
    }
}
