//! Rows of days, months or quarters → counts of years.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{Column, Columns};
use super::date::{self, Date, DateUnit, Order};
use super::error::{CellRef, TidyError};
use super::number::Value;
use super::rows::Rows;
use super::{period, vocabulary};
use crate::dataset::{
    Count, CountError, Decision, Location, Month, Observation, Origin, Period, Row, Status, Year,
};

/// The columns whose cells say the day, month or quarter of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The column of dates, or of years beside a column of months.
    pub column: usize,
    /// The column of months or quarters of the year.
    pub part: Option<usize>,
    /// What stands first in `05/01/2020`.
    pub order: Order,
}

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

/// The dates of a table whose periods, if any, are in the column `period`; nothing for years.
pub fn find(
    header: &[String],
    columns: &Columns,
    rows: usize,
    period: Option<usize>,
) -> Option<Dates> {
    let dates = |column: usize| {
        let order = date::order_of(columns.at(column).filled().map(|(text, _)| text));
        Dates { column, part: None, order }
    };
    let Some(period) = period else {
        let holds =
            |column: &usize| holds_dates(columns.at(*column)) && !header[*column].is_empty();
        let found: Vec<usize> = (0..header.len()).filter(holds).collect();
        let named = found
            .iter()
            .copied()
            .find(|column| vocabulary::has_word(&header[*column], &vocabulary::PERIOD));
        return named.or(found.first().copied()).map(dates);
    };
    if holds_dates(columns.at(period)) {
        return Some(dates(period));
    }
    let others = || (0..header.len()).filter(|column| *column != period);
    let part = others().find(|column| {
        vocabulary::has_word(&header[*column], &vocabulary::YEAR_PART)
            && holds_parts(columns.at(*column))
    });
    // A column of whole dates says more than one of months.
    let whole = others()
        .find(|column| holds_dates(columns.at(*column)) && agree(columns, rows, period, *column));
    match (whole, part) {
        (Some(column), _) => Some(dates(column)),
        (None, Some(_)) => Some(Dates { column: period, part, order: Order::DayFirst }),
        (None, None) => None,
    }
}

/// Whether nearly all cells are dates, with several of them in a year.
fn holds_dates(column: &Column) -> bool {
    let order = date::order_of(column.filled().map(|(text, _)| text));
    let read = |text: &str| date::read(text, order);
    let filled = column.rows_with(|text| !text.is_empty() && !vocabulary::is_total(text));
    let dated = column.rows_with(|text| read(text).is_some());
    if dated == 0 || dated * 10 < filled * 9 {
        return false;
    }
    let dates = || column.filled().filter_map(|(text, _)| read(text));
    let years: BTreeSet<Year> = dates().map(|date| date.year).collect();
    let months: BTreeSet<(Year, Month)> = dates().map(|date| (date.year, date.month)).collect();
    let has_days = dates().any(|date| date.unit == DateUnit::Day);
    let is_period = column.filled().all(|(text, _)| period::read(text).is_ok());
    months.len() > years.len() || (has_days && !is_period)
}

/// Whether all cells are months or quarters of a year.
fn holds_parts(column: &Column) -> bool {
    let parts: Option<BTreeSet<(Month, DateUnit)>> = column
        .filled()
        .filter(|(text, _)| !vocabulary::is_total(text))
        .map(|(text, _)| part(text))
        .collect();
    parts.is_some_and(|parts| parts.len() > 1)
}

/// A month or quarter of a year by its number, name or sign.
fn part(text: &str) -> Option<(Month, DateUnit)> {
    if let Some(month) = date::month(text) {
        return Some((month, DateUnit::Month));
    }
    let date = date::read(&format!("2000 {}", text.trim()), Order::DayFirst)?;
    (date.unit == DateUnit::Quarter).then_some((date.month, DateUnit::Quarter))
}

/// Whether the dates of a column are of the years of another, several dates a year.
fn agree(columns: &Columns, rows: usize, years: usize, dates: usize) -> bool {
    let (years, dates) = (columns.at(years), columns.at(dates));
    let order = date::order_of(dates.filled().map(|(text, _)| text));
    let year_of = years.map(|text| period::read(text).ok().and_then(Period::whole_year));
    let date_of = dates.map(|text| date::read(text, order).map(|date| date.year));
    let is_same = |row: &usize| {
        let year = year_of.get(years.code(*row) as usize).copied().flatten();
        year.is_some() && year == date_of.get(dates.code(*row) as usize).copied().flatten()
    };
    let same = (0..rows).filter(is_same).count();
    same * 20 >= rows * 19 && dates.distinct() > 2 * years.distinct()
}

impl Dates {
    /// The date of each text of the column of dates; of years when months stand beside it.
    pub fn of_texts(self, columns: &Columns) -> Vec<Option<Date>> {
        columns.at(self.column).map(|text| match self.part {
            None => date::read(text, self.order),
            Some(_) => {
                let year = period::read(text).ok().and_then(Period::whole_year)?;
                Some(Date { year, month: Month::new(12)?, unit: DateUnit::Month })
            }
        })
    }

    /// The date with the month or quarter that another cell says.
    pub fn with_part(date: Date, text: &str) -> Option<Date> {
        let (month, unit) = part(text)?;
        Some(Date { month, unit, ..date })
    }
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
