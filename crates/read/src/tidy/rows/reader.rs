//! What the cells of a table mean, by its layout.

use crate::source::{Grid, GridRow};
use crate::tidy::cell::date::{self, Order};
use crate::tidy::cell::period::{self, Style};
use crate::tidy::cell::{Date, DateUnit, NumberFormat, Value, number};
use crate::tidy::layout::{CountColumn, Dates, Layout};
use crate::tidy::table::Legend;
use crate::tidy::vocabulary::{self, Flags};
use crate::tidy::{CellRef, TidyError, TidyOptions};
use arrivals_data::{CountError, Month, Observation, Period, PeriodError, Status, Year, YearKind};
use arrivals_data::{Decision, Summed};

/// What the cells of a table mean.
pub struct Reader<'a> {
    /// The table.
    pub grid: &'a Grid,
    /// What its columns are.
    pub layout: &'a Layout,
    /// What the file says of its signs.
    pub legend: &'a Legend,
    /// What the user says.
    pub options: &'a TidyOptions,
    /// The marks of each column.
    pub marks: Vec<NumberFormat>,
    /// What each text of the column of periods says.
    pub periods: Vec<RowPeriod>,
    /// The date of each text of the column of dates.
    pub dates: Vec<Option<Date>>,
}

/// What a cell of the column of periods says.
#[derive(Debug, Clone)]
pub enum RowPeriod {
    /// A period, and what its cell says of its counts.
    Period(Period, Status),
    /// The row is a sum over the periods.
    Sum,
    /// A month or a quarter beside whole years, or a year that is not over.
    Part,
    Other(PeriodError),
}

impl RowPeriod {
    /// The same, with what the file says of the sign behind it.
    pub fn marked(self, status: Option<Status>) -> Self {
        match (self, status) {
            (Self::Period(period, Status::Normal), Some(status)) => Self::Period(period, status),
            (other, _) => other,
        }
    }

    /// What the text says, among periods of that style.
    pub fn new(text: &str, style: Style) -> Self {
        let is_part = || date::read(text, Order::DayFirst).is_some_and(|date| !date.unit.is_day());
        match period::read_marked(text, style) {
            _ if vocabulary::is_total(text) => Self::Sum,
            Err(_) if vocabulary::has_word(text, &vocabulary::SUMMARY) => Self::Sum,
            Ok((period, status)) => Self::Period(period, status),
            Err(_) if is_part() || period::is_to_date(text) => Self::Part,
            Err(reason) => Self::Other(reason),
        }
    }
}

impl Reader<'_> {
    fn at(&self, row: GridRow, column: usize) -> CellRef {
        CellRef::new(self.grid, row, column, name_of(self.layout, column))
    }

    /// The period of a row, and what it says of its counts; nothing for a row of sums.
    pub fn period(
        &self,
        row: GridRow,
        column: usize,
        year: Option<usize>,
        code: u32,
        decisions: &mut Vec<Decision>,
    ) -> Result<Option<(Period, Status)>, TidyError> {
        let text = row.cell(column);
        let (parsed, status) = match self.periods.get(code as usize) {
            Some(RowPeriod::Period(period, status)) => (*period, *status),
            Some(RowPeriod::Sum) => {
                let what = format!("row {} ('{text}') has no period of its own", row.line());
                decisions.push(Decision::warning(Decision::SUM, format!("{what} and is left out")));
                return Ok(None);
            }
            Some(RowPeriod::Part) => return Ok(None),
            Some(RowPeriod::Other(reason)) => {
                return Err(TidyError::Period { at: self.at(row, column), reason: reason.clone() });
            }
            None => return Ok(None),
        };
        if let Some(column) = year.filter(|column| !row.cell(*column).is_empty()) {
            let same = period::read(row.cell(column))
                .map_err(|reason| TidyError::Period { at: self.at(row, column), reason })?;
            // A plain number stands for the fiscal year of that number, as in our own tables.
            let numbers = [same, parsed].map(|period| period.whole_year().map(Year::number));
            let plain = same.whole_year().is_some_and(|year| year.kind() == YearKind::Calendar);
            if same != parsed && !(plain && numbers[0] == numbers[1]) {
                return Err(TidyError::YearAndPeriod {
                    at: self.at(row, column),
                    period: parsed.label(),
                });
            }
        }
        Ok(Some((parsed, status)))
    }

    /// When a row was; nothing for a record without a date, or a row of sums over the periods.
    pub fn date(
        &self,
        row: GridRow,
        dates: Dates,
        records: bool,
        code: u32,
    ) -> Result<Option<RowDate>, TidyError> {
        let text = row.cell(dates.column);
        let known = self.dates.get(code as usize).copied().flatten();
        let part = dates.part.map(|part| row.cell(part));
        match when(text, part, known, dates.quarters, self.layout.style, records) {
            When::At(date) => Ok(Some(date)),
            When::Nowhere => Ok(None),
            When::NoDay => {
                let reason = PeriodError::Day(text.to_owned());
                Err(TidyError::Period { at: self.at(row, dates.column), reason })
            }
            // Who says that a word is a missing date has rows without one.
            When::Unread
                if self
                    .options
                    .markers
                    .iter()
                    .any(|(sign, is)| sign == text && *is == Some(Status::Missing)) =>
            {
                Ok(None)
            }
            When::Unread => {
                let column = dates.part.filter(|_| known.is_some()).unwrap_or(dates.column);
                Err(self.no_period(row, column))
            }
        }
    }

    /// The error of a cell that should be a period.
    pub fn no_period(&self, row: GridRow, column: usize) -> TidyError {
        TidyError::Period {
            at: self.at(row, column),
            reason: PeriodError::Form(row.cell(column).to_owned()),
        }
    }

    /// What the text of one cell says.
    pub fn value(&self, row: GridRow, column: usize) -> Result<Value, TidyError> {
        let text = row.cell(column);
        if let Some(value) = self.said(text) {
            return Ok(value);
        }
        let marks = self.marks.get(column).copied().unwrap_or_default();
        let scale = self.layout.multiplier.map(|column| row.cell(column).parse().unwrap_or(0));
        let marks = NumberFormat {
            scale: scale.filter(|scale| *scale <= 12).unwrap_or(marks.scale),
            ..marks
        };
        if let Some(status) = vocabulary::word_marker(text) {
            return Ok(Value::without_count(status));
        }
        let mut value = number::read(text, marks)
            .map_err(|reason| TidyError::Count { at: self.at(row, column), reason })?;
        if value.count.is_some()
            && value.status == Status::Normal
            && let Some(status) = self.legend.footnote(text)
        {
            value = Value { status, note: None, ..value };
        }
        if value.count.is_none()
            && let Some(meaning) = self.legend.meaning(text)
        {
            value = meaning.map_or_else(Value::zero, Value::without_count);
        }
        Ok(value)
    }

    /// What the user says that a sign stands for.
    fn said(&self, text: &str) -> Option<Value> {
        let known = self.options.markers.iter().find(|(sign, _)| sign == text);
        known.map(|(_, status)| match status {
            Some(status) => Value::without_count(*status),
            None => Value::zero(),
        })
    }

    /// What one cell of counts says; nothing when it has no period.
    pub fn observation(
        &self,
        row: GridRow,
        count: &CountColumn,
        row_period: Option<(Period, Status)>,
    ) -> Result<Option<Observation>, TidyError> {
        let in_header = count.period.map(|period| (period, count.status));
        let Some((period, status)) = in_header.or(row_period) else { return Ok(None) };
        let value = self.whole_value(row, count, status)?;
        let last = count.further.last().map(|column| row.location(*column));
        let summed = last.and_then(|last| Summed::new(count.further.len() + 1, last));
        let observation = value.into_observation(period, row.location(count.column));
        Ok(Some(Observation { summed, ..observation }))
    }

    /// What a cell of counts and the cells beside it say together: its months added up, its flag,
    /// its remark.
    pub fn whole_value(
        &self,
        row: GridRow,
        count: &CountColumn,
        of_period: Status,
    ) -> Result<Value, TidyError> {
        let layout = self.layout;
        let at = |column: usize| self.at(row, column);
        let published = layout
            .status
            .map(|column| row.cell(column))
            .filter(|text| !text.is_empty())
            .map(read_status);
        let published = match count.flag.map(|column| row.cell(column)).filter(|t| !t.is_empty()) {
            Some(flags) => Some(read_status(flags)),
            None => published,
        };
        let note = layout.note.map(|column| row.cell(column)).filter(|text| !text.is_empty());
        let break_before = layout.break_before.is_some_and(|column| is_true(row.cell(column)));
        let mut value = self.value(row, count.column)?;
        for column in &count.further {
            let month = self.value(row, *column)?;
            value = value.plus(month).ok_or_else(|| TidyError::Count {
                at: at(*column),
                reason: CountError::TooLarge.into(),
            })?;
        }
        let status = match published.as_ref().map(|flags| flags.status) {
            None | Some(Status::Normal) => value.status,
            Some(status) if status.has_value() == value.count.is_some() => status,
            Some(status) if value.count.is_some() => {
                return Err(TidyError::StatusWithCount {
                    at: at(count.column),
                    status: status.word(),
                });
            }
            Some(_) => value.status,
        };
        let of_header = count.period.and_then(|_| self.legend.footnote(&count.name));
        let status = match status {
            Status::Normal if of_period == Status::Normal => of_header.unwrap_or(of_period),
            Status::Normal => of_period,
            other => other,
        };
        Ok(Value {
            count: value.count,
            status,
            break_before: break_before
                || value.break_before
                || published.as_ref().is_some_and(|flags| flags.break_before),
            note: remarks([
                note.map(str::to_owned),
                value.note,
                published.as_ref().and_then(|flags| flags.note.clone()),
            ]),
        })
    }
}

/// What the cells of a date say: its text, and that of the part of its year where one stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    At(RowDate),
    /// A record without a date, or a row of sums over the periods.
    Nowhere,
    /// A day that the calendar does not have.
    NoDay,
    Unread,
}

/// When a row was, where `known` is the date that its text names, if it names one.
pub fn when(
    text: &str,
    part: Option<&str>,
    known: Option<Date>,
    quarters: bool,
    style: Style,
    records: bool,
) -> When {
    if known.is_some_and(|date| date.unit == DateUnit::NoDay) {
        return When::NoDay;
    }
    let year = || period::read_marked(text, style).ok()?.0.whole_year();
    let found = match part {
        // Records may have years without a day; years may stand beside their months.
        None => known.map(RowDate::Date).or_else(|| match (records, year()?) {
            (true, year) => {
                let (month, unit) = (Month::new(12)?, DateUnit::Year);
                Some(RowDate::Date(Date { year, month, unit }))
            }
            (false, year) => Some(RowDate::Year(year)),
        }),
        Some(part) => match known {
            Some(_) if part.is_empty() || vocabulary::is_total(part) => year().map(RowDate::Year),
            Some(date) => Dates::with_part(date, part, quarters).map(RowDate::Date),
            None => None,
        },
    };
    let is_year_so_far = || {
        let read = period::read_marked(text, style);
        !records && matches!(read, Ok((Period::YearToDate { .. }, _)))
    };
    match found {
        Some(date) => When::At(date),
        None if text.is_empty()
            || is_year_so_far()
            || vocabulary::is_total(text)
            || period::is_to_date(text) =>
        {
            When::Nowhere
        }
        None => When::Unread,
    }
}

/// When a row of a table with dates was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowDate {
    /// A day, a month or a quarter.
    Date(Date),
    /// A whole year: the sum of the months beside it.
    Year(Year),
}

/// A status by SDMX's code or word, or flags. A flag that is not known is kept as a remark.
fn read_status(text: &str) -> Flags {
    let flags = |status, note| Flags { status, break_before: false, note };
    Status::parse(text)
        .map(|status| flags(status, None))
        .or_else(|| {
            vocabulary::sdmx_status(text)
                .map(|(status, note)| flags(status, note.map(str::to_owned)))
        })
        .or_else(|| vocabulary::flags(text))
        .unwrap_or_else(|| flags(Status::Normal, Some(format!("flag {text}"))))
}

fn remarks(all: [Option<String>; 3]) -> Option<String> {
    if all.iter().all(Option::is_none) {
        return None;
    }
    let said: Vec<String> = all.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join("; "))
}

pub fn group_name(text: &str) -> String {
    vocabulary::without_unit(text).to_owned()
}

/// The names of the group of a row and a column of counts.
pub fn key_of(row: GridRow, layout: &Layout, count: Option<&CountColumn>) -> Vec<String> {
    let values = layout.groups.iter().map(|column| group_name(row.cell(*column)));
    values.chain(count.into_iter().flat_map(|count| count.names.iter().cloned())).collect()
}

fn name_of(layout: &Layout, column: usize) -> &str {
    layout.header.get(column).map_or("", String::as_str)
}

fn is_true(text: &str) -> bool {
    vocabulary::is_one_of(text, &["true", "yes", "1", "b", "break"])
}
