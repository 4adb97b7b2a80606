//! A day, a month or a quarter, and how long each is.

use arrivals_data::{Month, Year};

/// A day, a month or a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: Year,
    /// The month; of a quarter, its last one.
    pub month: Month,
    /// How long it is.
    pub unit: DateUnit,
}

impl Date {
    /// Its first month: of a quarter, the first of three.
    pub fn first(self) -> Option<Month> {
        Month::new((self.month.number() + 1).saturating_sub(self.unit.months()).max(1))
    }
}

/// How long a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateUnit {
    Day,
    /// A text in the form of a day that the calendar does not have: `2020-02-31`. Such a cell shows
    /// what its column is, and is an error where it is read.
    NoDay,
    Month,
    Quarter,
    /// Half a year.
    Half,
    /// A record of which the year alone is known; its month is the last.
    Year,
}

impl DateUnit {
    /// How many months it has; a day is of its month.
    pub fn months(self) -> u8 {
        match self {
            Self::Day | Self::NoDay | Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }

    /// Whether it is written as a day.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Day | Self::NoDay)
    }
}
