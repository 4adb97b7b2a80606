//! A year: of the calendar, or a fiscal one.

use std::cmp::Ordering;
use std::fmt;

use serde::{Serialize, Serializer};

use super::Month;

/// A year between [`Year::MIN`] and [`Year::MAX`], and when it starts and ends.
///
/// Years are ordered by their number; a fiscal year has the number of the calendar year in which
/// it ends, unless its agency names it by a single one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Year {
    number: i16,
    kind: YearKind,
}

/// When a year starts and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearKind {
    /// January through December.
    Calendar,
    /// A fiscal year that is named by one year, `FY2019`: which of its two, the agency knows.
    Fiscal,
    /// A fiscal year that is named by both of its years, `2019/20`: its number is the second.
    Split,
    /// Twelve months that end with a month: `year ending June 2020`.
    Ending(Month),
}

/// A number that is not a year anyone counts in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a year between {min} and {max}", min = Year::MIN, max = Year::MAX)]
pub struct YearError(pub i64);

impl Year {
    /// The earliest year accepted.
    pub const MIN: Year = Year { number: 1000, kind: YearKind::Calendar };
    /// The latest year accepted.
    pub const MAX: Year = Year { number: 2999, kind: YearKind::Calendar };

    /// The calendar year of that number.
    ///
    /// # Errors
    /// When the number lies outside [`Year::MIN`]..=[`Year::MAX`]: it is a typing error or no year.
    pub fn new(number: i64) -> Result<Self, YearError> {
        match i16::try_from(number) {
            Ok(year) if (Self::MIN.number..=Self::MAX.number).contains(&year) => {
                Ok(Self { number: year, kind: YearKind::Calendar })
            }
            _ => Err(YearError(number)),
        }
    }

    /// The year of the same number that starts and ends as said.
    #[must_use]
    pub fn of_kind(self, kind: YearKind) -> Self {
        Self { kind, ..self }
    }

    /// When the year starts and ends.
    pub fn kind(self) -> YearKind {
        self.kind
    }

    /// The year as a plain number.
    pub fn number(self) -> i32 {
        i32::from(self.number)
    }

    /// The year as a number in the order of years: its number, then its kind.
    pub(crate) fn code(self) -> u32 {
        let kind = match self.kind {
            YearKind::Calendar => 0,
            YearKind::Fiscal => 1,
            YearKind::Split => 2,
            YearKind::Ending(month) => 2 + month.number(),
        };
        u32::from(self.number.unsigned_abs()) * Self::KINDS + u32::from(kind)
    }

    /// The year of a number that [`Year::code`] made.
    pub(crate) fn from_code(code: u32) -> Self {
        let number = i16::try_from(code / Self::KINDS).unwrap_or(Self::MAX.number);
        let kind = match u8::try_from(code % Self::KINDS).unwrap_or_default() {
            0 => YearKind::Calendar,
            1 => YearKind::Fiscal,
            2 => YearKind::Split,
            month => Month::new(month - 2).map_or(YearKind::Calendar, YearKind::Ending),
        };
        Self { number, kind }
    }

    /// More than there are kinds of years.
    const KINDS: u32 = 16;

    /// The year in as few signs as tell it on an axis.
    pub fn short(self) -> String {
        match self.kind {
            YearKind::Split => self.to_string(),
            YearKind::Calendar | YearKind::Fiscal | YearKind::Ending(_) => self.number.to_string(),
        }
    }

    /// The year `count` years after this one (before it, when negative), if there is such a year.
    pub fn plus(self, count: i32) -> Option<Self> {
        let year = Self::new(i64::from(self.number()) + i64::from(count)).ok()?;
        Some(year.of_kind(self.kind))
    }

    /// The years from this one to `last`, both included.
    pub fn through(self, last: Year) -> impl Iterator<Item = Year> {
        (self.number..=last.number).map(move |number| Self { number, ..self })
    }
}

impl PartialOrd for Year {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Year {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.number, self.kind).cmp(&(other.number, other.kind))
    }
}

/// The number alone.
impl schemars::JsonSchema for Year {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Year".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "integer"})
    }
}

/// The number alone.
impl Serialize for Year {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i16(self.number)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number;
        match self.kind {
            YearKind::Calendar => number.fmt(f),
            YearKind::Fiscal => write!(f, "FY{number}"),
            YearKind::Split => write!(f, "{}/{:02}", number - 1, number % 100),
            YearKind::Ending(month) => write!(f, "year ending {} {number}", month.name()),
        }
    }
}
