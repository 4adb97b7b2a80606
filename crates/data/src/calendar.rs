//! Days of the calendar: the one place where a year, a month and a day, or a number of days,
//! become a date.

use jiff::Span;
use jiff::civil::Date;

use super::{Month, Year};

/// A day of the proleptic Gregorian calendar, written in ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    /// The day from which Unix and Parquet count.
    pub const UNIX_EPOCH: Day = Day(Date::constant(1970, 1, 1));
    /// The day from which spreadsheets count, in the system that starts in 1900: from March 1900
    /// on, the day that they number `n` comes `n` days later.
    pub const SPREADSHEET_EPOCH: Day = Day(Date::constant(1899, 12, 30));

    /// The day of that year, month and number; nothing when the calendar does not have it.
    pub fn new(year: Year, month: Month, day: u8) -> Option<Self> {
        let year = i16::try_from(year.number()).ok()?;
        let (month, day) = (i8::try_from(month.number()).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok().map(Self)
    }

    pub fn last_of(year: Year, month: Month) -> Option<Self> {
        Some(Self(Self::new(year, month, 1)?.0.last_of_month()))
    }

    /// How many days it lies behind [`Self::UNIX_EPOCH`]; below zero before it.
    pub fn number(self) -> i32 {
        (self.0 - Self::UNIX_EPOCH.0).get_days()
    }

    /// The day that many days later; nothing outside the years -9999 to 9999.
    pub fn plus(self, days: i64) -> Option<Self> {
        self.0.checked_add(Span::new().try_days(days).ok()?).ok().map(Self)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
