//! Rows of days, months or quarters → counts of years.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use crate::dataset::{
    Count, CountError, Decision, Location, Month, Observation, Origin, Period, Row, Status, Year,
};
use crate::tidy::cell::{Date, DateUnit, Value};
use crate::tidy::{CellRef, TidyError};

/// One cell of counts and the date of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The place of its group.
    pub group: u32,
    /// The date.
    pub date: Date,
    /// What the cell says; a record is one.
    pub value: Value,
    /// Where the cell stood.
    pub location: Location,
}

/// Each record to its year: counted, or its counts added up. A record without a number adds
/// nothing. The last year is one to date when no record is of December.
///
/// # Errors
/// When a sum is out of range.
pub fn add_records(
    origin: &Origin,
    groups: Vec<crate::dataset::Group>,
    records: &[Dated],
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    let mut sums: BTreeMap<(u32, Year), (Count, Location)> = BTreeMap::new();
    let mut without = 0_usize;
    for record in records {
        let Some(count) = record.value.count else {
            without += 1;
            continue;
        };
        let (sum, _) =
            sums.entry((record.group, record.date.year)).or_insert((Count::ZERO, record.location));
        *sum = sum.checked_add(count).ok_or_else(|| too_large(origin, record.location))?;
    }
    if without > 0 {
        decisions.push(Decision::warning(
            "count",
            format!("{without} of {} records have no number and add nothing", records.len()),
        ));
    }
    let last = records.iter().map(|record| (record.date.year, record.date.month)).max();
    let under_way = last.filter(|(_, month)| month.number() < 12);
    if let Some((year, through)) = under_way {
        decisions.push(Decision::warning(
            "period",
            format!("{year} ends in {} and is no whole year", through.name()),
        ));
    }
    let first = records.iter().map(|record| (record.date.year, record.date.month)).min();
    if let Some((year, month)) = first.filter(|(_, month)| month.number() > 1) {
        decisions.push(Decision::warning(
            "period",
            format!("the first record is of {} {year}: that year may not be whole", month.name()),
        ));
    }
    let rows = sums
        .into_iter()
        .map(|((group, year), (sum, location))| {
            let period = match under_way {
                Some((last, through)) if last == year => Period::YearToDate { year, through },
                _ => Period::Year(year),
            };
            Row { group, observation: plain(period, Some(sum), Status::Normal, location) }
        })
        .collect();
    Ok(Rows { groups, rows })
}

/// The months or quarters of each group added up to whole years; a last year without its last
/// months is one to date, another incomplete year is left out and said.
///
/// # Errors
/// When a month stands twice with different counts, or a sum is out of range.
pub fn add_months(
    origin: &Origin,
    groups: Vec<crate::dataset::Group>,
    dated: &[Dated],
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    let mut years: BTreeMap<(u32, Year), BTreeMap<Date, &Dated>> = BTreeMap::new();
    let mut twice = 0_usize;
    for cell in dated {
        let months = years.entry((cell.group, cell.date.year)).or_default();
        if let Some(first) = months.insert(cell.date, cell) {
            let same = |one: &Dated| (one.value.count, one.value.status);
            if same(first) != same(cell) {
                let at = CellRef {
                    file: origin.name.clone(),
                    location: cell.location,
                    name: String::new(),
                    text: shown(cell),
                };
                return Err(TidyError::Contradiction {
                    at,
                    period: format!("{} {}", cell.date.month.name(), cell.date.year),
                    series: groups
                        .get(cell.group as usize)
                        .map(|group| format!("'{}'", group.key.join(", ")))
                        .unwrap_or_default(),
                    count: shown(cell),
                    other_count: shown(first),
                    other_row: first.location.row,
                });
            }
            twice += 1;
        }
    }
    if twice > 0 {
        decisions.push(Decision::warning(
            "duplicate",
            format!("{twice} counts stand twice and are read once"),
        ));
    }
    // The months of the last year that any group has a count of.
    let counted = dated.iter().filter(|cell| cell.value.count.is_some());
    let last = counted.map(|cell| (cell.date.year, cell.date.month)).max();
    let mut left_out: BTreeSet<Year> = BTreeSet::new();
    let mut to_date: BTreeSet<(Year, Month)> = BTreeSet::new();
    let mut rows = Vec::with_capacity(years.len());
    for ((group, year), months) in years {
        let Some((first, _)) = months.first_key_value() else { continue };
        let step = if first.unit == DateUnit::Quarter { 3_u8 } else { 1 };
        let known: Vec<&Dated> = match last {
            // Months that are still to come may have cells already, without a count.
            Some((last, through)) if last == year => {
                months.values().filter(|cell| cell.date.month <= through).copied().collect()
            }
            _ => months.values().copied().collect(),
        };
        let consecutive = known
            .iter()
            .zip(1_u8..)
            .all(|(cell, number)| cell.date.month.number() == number.saturating_mul(step));
        let through = known.last().map(|cell| cell.date.month).filter(|_| consecutive);
        let is_last = last.is_some_and(|(last, _)| last == year);
        let period = match through {
            Some(through) if through.number() == 12 => Period::Year(year),
            Some(through) if is_last => {
                to_date.insert((year, through));
                Period::YearToDate { year, through }
            }
            _ => {
                left_out.insert(year);
                continue;
            }
        };
        let mut sum: Option<Value> = None;
        for cell in &known {
            sum = Some(match sum {
                None => cell.value.clone(),
                Some(sum) => {
                    sum.plus(cell.value.clone()).ok_or_else(|| too_large(origin, cell.location))?
                }
            });
        }
        let (Some(sum), Some(first)) = (sum, known.first()) else { continue };
        let observation = Observation {
            break_before: sum.break_before,
            note: sum.note,
            ..plain(period, sum.count, sum.status, first.location)
        };
        rows.push(Row { group, observation });
    }
    for (year, through) in to_date {
        decisions.push(Decision::warning(
            "period",
            format!("{year} ends in {} and is no whole year", through.name()),
        ));
    }
    if !left_out.is_empty() {
        let years: Vec<String> = left_out.iter().map(Year::to_string).collect();
        decisions.push(Decision::warning(
            "period",
            format!("left out, for months are missing in a group or all: {}", years.join(", ")),
        ));
    }
    Ok(Rows { groups, rows })
}

fn plain(period: Period, count: Option<Count>, status: Status, location: Location) -> Observation {
    Observation { period, count, status, break_before: false, note: None, location }
}

fn shown(cell: &Dated) -> String {
    match cell.value.count {
        Some(count) => count.to_string(),
        None => cell.value.status.word().to_owned(),
    }
}

fn too_large(origin: &Origin, location: Location) -> TidyError {
    TidyError::Count {
        at: CellRef {
            file: origin.name.clone(),
            location,
            name: String::new(),
            text: "a sum".into(),
        },
        reason: CountError::TooLarge.into(),
    }
}
