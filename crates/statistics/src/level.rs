//! A level of confidence.

use serde::Serialize;

/// A level of confidence, between 0 and 1, neither included.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Level(f64);

/// A number that is no level of confidence.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{0} is not a level between 0 and 1")]
pub struct LevelError(pub f64);

impl Level {
    /// 0.95
    pub const P95: Level = Level(0.95);

    /// The level of that number.
    ///
    /// # Errors
    /// When the number is not between 0 and 1.
    pub fn new(number: f64) -> Result<Self, LevelError> {
        if number > 0.0 && number < 1.0 { Ok(Self(number)) } else { Err(LevelError(number)) }
    }

    pub fn number(self) -> f64 {
        self.0
    }

    /// The probability left on each side of a central interval.
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }
}
