//! A count: a whole number of people, cases or things; below zero only where a file is declared to
//! hold net flows or corrections.

use std::fmt;

use serde::Serialize;

/// A whole number up to 2^63 − 1, not negative unless it was read as a net flow.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Count(i64);

/// A number that cannot be a count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// Below zero.
    #[error("a count cannot be negative")]
    Negative,
    /// Above 2^63 − 1.
    #[error("a count cannot be above {max}", max = i64::MAX)]
    TooLarge,
}

impl Count {
    pub const ZERO: Count = Count(0);

    /// The count of that number.
    ///
    /// # Errors
    /// When the number is negative or larger than 2^63 − 1.
    pub fn new(number: i128) -> Result<Self, CountError> {
        if number < 0 {
            return Err(CountError::Negative);
        }
        i64::try_from(number).map(Self).map_err(|_| CountError::TooLarge)
    }

    /// The net flow or correction of that number.
    ///
    /// # Errors
    /// When the number is outside ±(2^63 − 1).
    pub fn signed(number: i128) -> Result<Self, CountError> {
        i64::try_from(number)
            .ok()
            .filter(|number| *number > i64::MIN)
            .map(Self)
            .ok_or(CountError::TooLarge)
    }

    /// The count of a number that was one before.
    pub(crate) fn from_i64(number: i64) -> Self {
        Self(number)
    }

    /// The count as a whole number.
    pub fn as_i64(self) -> i64 {
        self.0
    }

    /// The count as a real number, for ratios and distributions.
    ///
    /// Exact up to 2^53, to the nearest representable number above.
    pub fn as_f64(self) -> f64 {
        self.0 as f64
    }

    /// The sum, or nothing when it leaves the range of a count.
    pub fn checked_add(self, other: Count) -> Option<Count> {
        self.0.checked_add(other.0).map(Count)
    }

    /// The sum of the counts, or nothing when it leaves the range of a count.
    pub fn sum(counts: impl IntoIterator<Item = Count>) -> Option<Count> {
        counts.into_iter().try_fold(Count::ZERO, Count::checked_add)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
