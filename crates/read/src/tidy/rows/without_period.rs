//! Rows whose period is empty: sums over the periods, of one group or of all that a name stands for.

use std::collections::BTreeMap;

use super::Rows;
use super::reader::{Reader, key_of};
use crate::source::GridRow;
use crate::tidy::{TidyError, vocabulary};
use arrivals_data::{Count, Decision};

/// Says which rows without a period are left out: those that are sums over all periods, and beside
/// such rows others, too.
///
/// # Errors
/// When no such row is a sum: the first one.
pub fn check(
    blank: &[GridRow],
    read: &Rows,
    reader: &Reader,
    period: usize,
    decisions: &mut Vec<Decision>,
) -> Result<(), TidyError> {
    if blank.is_empty() {
        return Ok(());
    }
    let mut sums: BTreeMap<&[String], i128> = BTreeMap::new();
    for row in &read.rows {
        let Some(group) = read.groups.get(row.group as usize) else { continue };
        let count = row.observation.count.map_or(0, Count::as_i64);
        *sums.entry(&group.key).or_default() += i128::from(count);
    }
    let (mut proven, mut others): (Vec<GridRow>, Vec<GridRow>) = (Vec::new(), Vec::new());
    for row in blank {
        let (mut compared, mut equal) = (0_usize, 0_usize);
        for count in &reader.layout.counts {
            let Some(count_of) = reader.value(*row, count.column)?.count else { continue };
            let key = key_of(*row, reader.layout, Some(count));
            compared += 1;
            equal += usize::from(sum_of(&sums, &key) == Some(i128::from(count_of.as_i64())));
        }
        if compared == equal { &mut proven } else { &mut others }.push(*row);
    }
    let (Some(first), odd) = (proven.first(), others.first()) else {
        return others.first().map_or(Ok(()), |row| Err(reader.no_period(*row, period)));
    };
    let text = format!(
        "{} rows without a period hold the sums of all periods and are left out, the first in row {}",
        proven.len(),
        first.line()
    );
    decisions.push(Decision::warning(Decision::SUM, text).at(first.location(period)));
    if let Some(row) = odd {
        let text = format!(
            "{} rows without a period are left out, and do not hold the sums of all periods, the \
             first in row {}",
            others.len(),
            row.line()
        );
        decisions.push(Decision::doubt("period", text).at(row.location(period)));
    }
    Ok(())
}

/// The sum over the periods of the group of that key. A name that no group has stands for all groups
/// with the same further names: `Total`, or nothing.
fn sum_of(sums: &BTreeMap<&[String], i128>, key: &[String]) -> Option<i128> {
    if let Some(sum) = sums.get(key) {
        return Some(*sum);
    }
    let is_known = |place: usize| sums.keys().any(|other| other.get(place) == key.get(place));
    let open: Vec<usize> = (0..key.len()).filter(|place| !is_known(*place)).collect();
    let is_part = |other: &[String]| {
        other.iter().zip(key).enumerate().all(|(place, (value, wanted))| {
            if open.contains(&place) { !vocabulary::is_total(value) } else { value == wanted }
        })
    };
    let parts: Vec<i128> =
        sums.iter().filter(|(other, _)| is_part(other)).map(|(_, sum)| *sum).collect();
    (!parts.is_empty()).then(|| parts.into_iter().sum())
}
