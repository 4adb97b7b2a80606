//! A calendar year.

use std::fmt;

use serde::Serialize;

/// A calendar year between [`Year::MIN`] and [`Year::MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Year(i16);

/// A number that is not a year anyone counts in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a year between {min} and {max}", min = Year::MIN, max = Year::MAX)]
pub struct YearError(pub i64);

impl Year {
    /// The earliest year accepted.
    pub const MIN: Year = Year(1000);
    /// The latest year accepted.
    pub const MAX: Year = Year(2999);

    /// The year of that number.
    ///
    /// # Errors
    /// When the number lies outside [`Year::MIN`]..=[`Year::MAX`]: it is a typing error or no year.
    pub fn new(number: i64) -> Result<Self, YearError> {
        match i16::try_from(number) {
            Ok(year) if (Self::MIN.0..=Self::MAX.0).contains(&year) => Ok(Self(year)),
            _ => Err(YearError(number)),
        }
    }

    /// The year as a plain number.
    pub fn number(self) -> i32 {
        i32::from(self.0)
    }

    /// The year `count` years after this one (before it, when negative), if there is such a year.
    pub fn plus(self, count: i32) -> Option<Self> {
        Self::new(i64::from(self.number()) + i64::from(count)).ok()
    }

    /// The years from this one to `last`, both included.
    pub fn through(self, last: Year) -> impl Iterator<Item = Year> {
        (self.0..=last.0).map(Year)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_five_digits_is_refused() {
        assert_eq!(Year::new(20233), Err(YearError(20233)));
        assert_eq!(Year::new(2023).map(Year::number), Ok(2023));
    }

    #[test]
    fn a_decade_before_2023_is_2013() {
        let year = Year::new(2023).expect("a year");
        assert_eq!(year.plus(-10).map(Year::number), Some(2013));
        assert_eq!(Year::MAX.plus(1), None);
    }
}
