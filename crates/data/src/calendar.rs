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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: u8, day: u8) -> Option<String> {
        let (year, month) = (Year::new(year).ok()?, Month::new(month)?);
        Day::new(year, month, day).map(|day| day.to_string())
    }

    #[test]
    fn only_days_of_the_calendar_are_days() {
        // The Gregorian rule: of the full centuries, only those that 400 divides are leap years.
        for (year, month, number) in [(2020, 2, 29), (2000, 2, 29), (2021, 12, 31), (2022, 4, 30)] {
            let text = format!("{year:04}-{month:02}-{number:02}");
            assert_eq!(day(year, month, number), Some(text));
        }
        for (year, month, number) in [
            (2021, 2, 29),
            (1900, 2, 29),
            (2020, 2, 30),
            (2022, 11, 31),
            (2022, 1, 0),
            (2022, 1, 32),
        ] {
            assert_eq!(day(year, month, number), None, "{year}-{month}-{number}");
        }
    }

    #[test]
    fn days_are_counted_as_parquet_and_spreadsheets_count_them() {
        let unix = |days| Day::UNIX_EPOCH.plus(days).map(|day| day.to_string());
        assert_eq!(unix(0).as_deref(), Some("1970-01-01"));
        assert_eq!(unix(18_321).as_deref(), Some("2020-02-29"));
        assert_eq!(unix(-1).as_deref(), Some("1969-12-31"));
        assert_eq!(unix(i64::from(i32::MAX)), None);
        assert_eq!(unix(i64::MIN), None);
        let serial = |days| Day::SPREADSHEET_EPOCH.plus(days).map(|day| day.to_string());
        assert_eq!(serial(43_831).as_deref(), Some("2020-01-01"));
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        let last = |year, month| {
            let (year, month) = (Year::new(year).expect("a year"), Month::new(month).expect("one"));
            Day::last_of(year, month).map(|day| day.to_string())
        };
        assert_eq!(last(2020, 2).as_deref(), Some("2020-02-29"));
        assert_eq!(last(2021, 2).as_deref(), Some("2021-02-28"));
        assert_eq!(last(2021, 12).as_deref(), Some("2021-12-31"));
    }
}
