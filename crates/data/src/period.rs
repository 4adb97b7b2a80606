//! What one count covers: a year, part of a year, or several years in one.

use std::cmp::Ordering;
use std::fmt;

use super::{Month, Year, YearError};

/// What one count covers.
///
/// Only [`Period::Year`] takes part in comparisons, fits and chart lines. A span or a year to
/// date is kept, reported and added up, but is never treated as a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One whole year.
    Year(Year),
    /// January through a month of a year that was not over when it was counted.
    YearToDate {
        /// The year under way.
        year: Year,
        /// The last month counted, before December.
        through: Month,
    },
    /// Several years in one count; without a first year, everything up to the last.
    Span {
        /// The first year, unless the span is open.
        first: Option<Year>,
        last: Year,
    },
}

/// A text that is not a period in the program's own notation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// Not one of the forms.
    #[error("'{0}' is not a period")]
    Form(String),
    /// A number in it is no year.
    #[error(transparent)]
    Year(#[from] YearError),
    /// A day that the calendar does not have.
    #[error("there is no day '{0}' in the calendar")]
    Day(String),
    /// The span ends before it starts.
    #[error("the period '{0}' ends before it starts")]
    Reversed(String),
}

impl Period {
    pub fn whole_year(self) -> Option<Year> {
        match self {
            Self::Year(year) => Some(year),
            Self::YearToDate { .. } | Self::Span { .. } => None,
        }
    }

    /// The last year the period reaches into.
    pub fn last(self) -> Year {
        match self {
            Self::Year(year) | Self::YearToDate { year, .. } => year,
            Self::Span { last, .. } => last,
        }
    }

    /// The first year the period reaches into; none when it is open.
    pub fn first(self) -> Option<Year> {
        match self {
            Self::Year(year) | Self::YearToDate { year, .. } => Some(year),
            Self::Span { first, .. } => first,
        }
    }

    /// Whether the two periods share a year, so that their counts must not be added.
    pub fn overlaps(self, other: Period) -> bool {
        let starts_by =
            |period: Period, year: Year| period.first().is_none_or(|first| first <= year);
        starts_by(self, other.last()) && starts_by(other, self.last())
    }

    /// Reads the program's own notation: `2014`, `..1998`, `1999..2001`, `2024-01..2024-06`.
    ///
    /// # Errors
    /// When the text has none of these forms, a number in it is no year, or it runs backwards.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let form = || PeriodError::Form(text.to_owned());
        let year = |digits: &str| -> Result<Year, PeriodError> {
            if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(form());
            }
            Ok(Year::new(digits.parse().map_err(|_| form())?)?)
        };
        let Some((left, right)) = text.split_once("..") else {
            return Ok(Self::Year(year(text)?));
        };
        if let (Some((from_year, from_month)), Some((to_year, to_month))) =
            (left.split_once('-'), right.split_once('-'))
        {
            let through = to_month.parse().ok().and_then(Month::new).ok_or_else(form)?;
            return match (from_month, from_year == to_year, through.number()) {
                ("01", true, 12) => Ok(Self::Year(year(from_year)?)),
                ("01", true, _) => Ok(Self::YearToDate { year: year(from_year)?, through }),
                _ => Err(form()),
            };
        }
        let last = year(right)?;
        if left.is_empty() {
            return Ok(Self::Span { first: None, last });
        }
        let first = year(left)?;
        match first.cmp(&last) {
            Ordering::Less => Ok(Self::Span { first: Some(first), last }),
            Ordering::Equal => Ok(Self::Year(last)),
            Ordering::Greater => Err(PeriodError::Reversed(text.to_owned())),
        }
    }

    /// The period as one reads it in a sentence: `2014`, `to 1998`, `1999–2001`, `January–June 2024`.
    pub fn label(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::YearToDate { year, through } if through.number() == 1 => {
                format!("January {year}")
            }
            Self::YearToDate { year, through } => format!("January–{} {year}", through.name()),
            Self::Span { first: None, last } => format!("up to {last}"),
            Self::Span { first: Some(first), last } => format!("{first}–{last}"),
        }
    }

    /// The period as a number, in the order of time: the first year (0 where it is open), the last
    /// one, and the month through which it runs.
    pub(crate) fn code(self) -> u64 {
        let part = match self {
            Self::YearToDate { through, .. } => through.number(),
            Self::Year(_) => Self::WHOLE_YEAR,
            Self::Span { .. } => Self::SPAN,
        };
        let first = self.first().map_or(0, Year::code);
        u64::from(first) << 32 | u64::from(self.last().code()) << 8 | u64::from(part)
    }

    /// The period of a number that [`Period::code`] made.
    pub(crate) fn from_code(code: u64) -> Self {
        const YEAR: u64 = (1 << 24) - 1;
        let [.., part] = code.to_be_bytes();
        let year = |code: u64| u32::try_from(code & YEAR).ok().map(Year::from_code);
        let last = year(code >> 8).unwrap_or(Year::MIN);
        let first = year(code >> 32).filter(|_| code >> 32 != 0);
        match Month::new(part).filter(|month| month.number() < Self::WHOLE_YEAR) {
            Some(through) => Self::YearToDate { year: last, through },
            None if part == Self::SPAN => Self::Span { first, last },
            None => Self::Year(last),
        }
    }

    const WHOLE_YEAR: u8 = 12;
    const SPAN: u8 = 13;
}

/// The notation that [`Period::parse`] reads.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::YearToDate { year, through } => {
                write!(f, "{year}-01..{year}-{:02}", through.number())
            }
            Self::Span { first: None, last } => write!(f, "..{last}"),
            Self::Span { first: Some(first), last } => write!(f, "{first}..{last}"),
        }
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(&other.code())
    }
}
