//! Why a method has no answer: a result, too.

use serde::Serialize;

/// Why a method has no answer for a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum NotApplicable {
    /// Too few years.
    #[error("too short: {}; {method} needs {needs}", years(*has))]
    TooShort {
        /// What was asked for, with its article: `a joinpoint`.
        method: &'static str,
        /// The years that it needs.
        needs: usize,
        /// The years there are.
        has: usize,
    },
    /// All counts are equal.
    #[error("all counts are equal")]
    Constant,
    /// No one was counted in any year.
    #[error("every count is 0")]
    AllZero,
    /// A count of 0 where a logarithm is needed.
    #[error("{method} needs counts above 0, and {year} has none")]
    Zero {
        /// What was asked for.
        method: &'static str,
        /// The first year of it.
        year: i32,
    },
    /// Values below 0.
    #[error("{method} is for counts, and {year} is below 0")]
    Negative {
        /// What was asked for.
        method: &'static str,
        /// The first year of it.
        year: i32,
    },
    /// Years without a count in between.
    #[error("{method} needs years that follow each other, and {year} has no count")]
    Gap {
        /// What was asked for.
        method: &'static str,
        /// The first year that is missing.
        year: i32,
    },
    /// The model follows every count, so that nothing is left to measure its error with.
    #[error("the fit is perfect: nothing is left to measure an error with")]
    Perfect,
    /// The search for the best fit did not end.
    #[error("{method} did not converge")]
    NoConvergence {
        /// What was asked for.
        method: &'static str,
    },
    /// Anything else, in words.
    #[error("{why}")]
    Other {
        /// Why.
        why: String,
    },
}

impl NotApplicable {
    /// A refusal in words.
    pub fn because(why: impl Into<String>) -> Self {
        Self::Other { why: why.into() }
    }
}

/// Refuses fewer years than `needs`.
pub(crate) fn require_years(
    method: &'static str,
    needs: usize,
    has: usize,
) -> Result<(), NotApplicable> {
    if has < needs { Err(NotApplicable::TooShort { method, needs, has }) } else { Ok(()) }
}

/// Refuses the first value below 0.
pub(crate) fn require_counts(
    method: &'static str,
    x: &[f64],
    y: &[f64],
) -> Result<(), NotApplicable> {
    match x.iter().zip(y).find(|(_, count)| **count < 0.0) {
        Some((year, _)) => Err(NotApplicable::Negative { method, year: *year as i32 }),
        None => Ok(()),
    }
}

/// Refuses the first value of 0 or below it, where logarithms are needed.
pub(crate) fn require_positive(
    method: &'static str,
    x: &[f64],
    y: &[f64],
) -> Result<(), NotApplicable> {
    match x.iter().zip(y).find(|(_, count)| **count <= 0.0) {
        Some((year, 0.0)) => Err(NotApplicable::Zero { method, year: *year as i32 }),
        Some((year, _)) => Err(NotApplicable::Negative { method, year: *year as i32 }),
        None => Ok(()),
    }
}

fn years(count: usize) -> String {
    if count == 1 { "1 year".into() } else { format!("{count} years") }
}
