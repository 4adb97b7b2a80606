//! Which columns hold days, months or quarters.

use std::collections::BTreeSet;

use crate::tidy::cell::date::{self, Order};
use crate::tidy::cell::period::Style;
use crate::tidy::cell::{Date, DateUnit, period};
use crate::tidy::table::{Column, Columns};
use crate::tidy::vocabulary;
use arrivals_data::{Day, Month, Period, Year};

/// The columns whose cells say the day, month or quarter of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The column of dates, or of years beside a column of months.
    pub column: usize,
    /// The column of months or quarters of the year.
    pub part: Option<usize>,
    /// Whether numbers in that column are those of quarters.
    pub quarters: bool,
    /// What stands first in `05/01/2020`.
    pub order: Order,
}

/// The dates of a table whose periods, if any, are in the column `period`; nothing for years.
pub fn find(
    header: &[String],
    columns: &Columns,
    rows: usize,
    period: Option<usize>,
    asked: Option<Order>,
) -> Option<Dates> {
    let dates = |column: usize| {
        let order = asked
            .unwrap_or_else(|| date::order_of(columns.at(column).filled().map(|(text, _)| text)));
        Dates { column, part: None, quarters: false, order }
    };
    let Some(period) = period else {
        // The first column may have no name; another one without a name is none of the table.
        let holds = |column: &usize| {
            (*column == 0 || !header[*column].is_empty()) && holds_dates(columns.at(*column))
        };
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
    let part = part_column(header, columns).filter(|column| *column != period);
    // A column of whole dates says more than one of months.
    let whole = others()
        .find(|column| holds_dates(columns.at(*column)) && agree(columns, rows, period, *column));
    match (whole, part) {
        (Some(column), _) => Some(dates(column)),
        (None, Some(column)) => {
            let quarters = are_quarters(&header[column], columns.at(column));
            Some(Dates { column: period, part, quarters, order: Order::DayFirst })
        }
        (None, None) => None,
    }
}

/// The column whose cells are months or quarters of a year that stands elsewhere.
pub fn part_column(header: &[String], columns: &Columns) -> Option<usize> {
    let is_named = |column: &usize| {
        vocabulary::has_word(&header[*column], &vocabulary::YEAR_PART)
            && holds_parts(columns.at(*column))
    };
    (0..header.len())
        .find(is_named)
        .or_else(|| (0..header.len()).find(|column| holds_month_names(columns.at(*column))))
}

/// Whether nearly all cells are dates, with several of them in a year; whole years may stand
/// between the months that they are the sums of.
fn holds_dates(column: &Column) -> bool {
    let order = date::order_of(column.filled().map(|(text, _)| text).take(10_000));
    let read = |text: &str| date::read_marked(text, order);
    if !column.may_hold(|text| read(text).is_some()) {
        return false;
    }
    let filled = column.rows_with(|text| !text.is_empty() && !vocabulary::is_total(text));
    let dated = column.rows_with(|text| read(text).is_some());
    let whole_years = column.rows_with(|text| text.len() == 4 && period::read(text).is_ok());
    if dated == 0 || (dated + whole_years) * 10 < filled * 9 || dated < whole_years {
        return false;
    }
    let style = Style::new(column.filled().map(|(text, _)| text));
    if style.days || style.split {
        return false;
    }
    let dates = || column.filled().filter_map(|(text, _)| read(text));
    let years: BTreeSet<Year> = dates().map(|date| date.year).collect();
    let months: BTreeSet<(Year, Month)> = dates().map(|date| (date.year, date.month)).collect();
    let has_days = dates().any(|date| date.unit.is_day());
    let is_period = column.filled().all(|(text, _)| period::read(text).is_ok());
    months.len() > years.len() || (has_days && !is_period)
}

/// Whether nearly all cells are months or quarters of a year, or stand for the whole year: a cell
/// that is damaged makes no other column of it.
fn holds_parts(column: &Column) -> bool {
    let mut parts: BTreeSet<(Month, DateUnit)> = BTreeSet::new();
    let (mut of_parts, mut others) = (0_usize, 0_usize);
    for (text, rows) in column.filled().filter(|(text, _)| !vocabulary::is_total(text)) {
        match part(text, false) {
            Some(part) => {
                parts.insert(part);
                of_parts += rows;
            }
            None => others += rows,
        }
    }
    parts.len() > 1 && others * 10 <= of_parts
}

/// Whether the cells are the names of months, whatever the column is called.
fn holds_month_names(column: &Column) -> bool {
    if !column.may_hold(|text| date::month(text).is_some()) {
        return false;
    }
    let is_named = |text: &str| !text.contains(|c: char| c.is_ascii_digit());
    let names = column.filled().filter(|(text, _)| date::month(text).is_some() && is_named(text));
    names.count() >= 6 && holds_parts(column)
}

/// Whether a column that is called a quarter holds the numbers 1 to 4.
pub fn are_quarters(name: &str, column: &Column) -> bool {
    let is_quarter = |text: &str| numbered(text).is_some_and(|number| (1..=4).contains(&number));
    vocabulary::has_word(name, &vocabulary::QUARTER)
        && column.filled().all(|(text, _)| is_quarter(text) || vocabulary::is_total(text))
}

/// A number in digits, or a Roman one.
fn numbered(text: &str) -> Option<u8> {
    text.trim().parse().ok().or_else(|| date::roman(text))
}

/// A month or quarter of a year by its number, name or sign; a number may be that of a quarter.
pub fn part(text: &str, quarters: bool) -> Option<(Month, DateUnit)> {
    if quarters && let Some(number) = numbered(text) {
        return Some((Month::new(number.checked_mul(3)?)?, DateUnit::Quarter));
    }
    if let Some(month) = date::month(text).or_else(|| date::roman(text).and_then(Month::new)) {
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
    let date_of = dates.map(|text| date::read_marked(text, order).map(|date| date.year));
    let is_same = |row: &usize| {
        let year = year_of.get(years.code(*row) as usize).copied().flatten();
        year.is_some() && year == date_of.get(dates.code(*row) as usize).copied().flatten()
    };
    let same = (0..rows).filter(is_same).count();
    same * 20 >= rows * 19 && dates.distinct() > 2 * years.distinct()
}

/// Year, month and day of `2020-01-05`, `5.1.2020` or `1/5/2020`, with or without a time of day.
fn day_parts(text: &str, order: Order) -> Option<(Year, Month, u8)> {
    let day = text.split([' ', 'T']).next()?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = match (first.len(), order) {
        (4, _) => (first, second, third),
        (_, Order::DayFirst) => (third, second, first),
        (_, Order::MonthFirst) => (third, first, second),
    };
    let year = Year::new(year.parse().ok().filter(|_| year.len() == 4)?).ok()?;
    Some((year, Month::new(month.parse().ok()?)?, day.parse().ok()?))
}

impl Dates {
    /// The date of each text of the column of dates; of years when months stand beside it.
    pub fn of_texts(self, columns: &Columns, style: Style) -> Vec<Option<Date>> {
        columns.at(self.column).map(|text| self.of_text(text, style))
    }

    /// The date of a text of the column of dates; of a year when months stand beside it.
    pub fn of_text(self, text: &str, style: Style) -> Option<Date> {
        match self.part {
            None => date::read_marked(text, self.order),
            Some(_) => {
                let year = period::read_marked(text, style).ok()?.0.whole_year()?;
                Some(Date { year, month: Month::new(12)?, unit: DateUnit::Month })
            }
        }
    }

    /// Whether the dates are of days.
    pub fn has_days(self, columns: &Columns) -> bool {
        let is_day =
            |text: &str| date::read_marked(text, self.order).is_some_and(|date| date.unit.is_day());
        self.part.is_none() && columns.at(self.column).filled().any(|(text, _)| is_day(text))
    }

    /// The day of a text.
    pub fn day(self, text: &str) -> Option<Day> {
        let (year, month, day) = day_parts(text, self.order)?;
        Day::new(year, month, day)
    }

    /// The number of the day of a row, counted from one for all; nothing where it is none.
    pub fn day_number(self, columns: &Columns, day: Option<usize>, row: usize) -> Option<i32> {
        let text = |column: usize| columns.at(column).text(row);
        let (year, month, day) = match (self.part, day) {
            (Some(month), Some(day)) => {
                let year = period::read(text(self.column)).ok()?.whole_year()?;
                let (month, _) = part(text(month), false)?;
                (year, month, text(day).parse().ok()?)
            }
            _ => day_parts(text(self.column), self.order)?,
        };
        Day::new(year, month, day).map(Day::number)
    }

    /// A date of the column that can be read in two ways, where no other decides.
    pub fn undecided<'a>(self, columns: &Columns<'a>) -> Option<&'a str> {
        let texts = || columns.at(self.column).filled().map(|(text, _)| text);
        if self.part.is_some() || !columns.at(self.column).may_hold(date::is_ambiguous) {
            return None;
        }
        texts().all(date::may_be_either).then(|| texts().find(|text| date::is_ambiguous(text)))?
    }

    /// The date with the month or quarter that another cell says.
    pub fn with_part(date: Date, text: &str, quarters: bool) -> Option<Date> {
        let (month, unit) = part(text, quarters)?;
        Some(Date { month, unit, ..date })
    }
}
