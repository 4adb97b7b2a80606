//! A count as an index of another year's.

use serde::Serialize;

use super::change::MIN_BASE;
use crate::{Method, Topic};
use arrivals_data::{Count, Status, YearCount};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "index",
    topic: Topic::Change,
    name: "index of a base year",
    version: 1,
    formula: "100 y(x) / y(base)",
    unit: "base year = 100",
    assumes: "the same definition in both years",
    avoid: "refused when the base is below 20, provisional or estimated, or the count is below 0",
    source: "definition",
};

/// A count as an index of another year's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Index {
    /// The year that stands for 100.
    pub base: YearCount,
    /// The year compared with it.
    pub at: YearCount,
    /// 100 times the count over that of the base year.
    pub index: f64,
}

/// Why there is no index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// The base is too small.
    #[error("the count of {0} is {1}: too small for the base of an index")]
    SmallBase(i32, i64),
    /// The base may still change.
    #[error("the count of {0} is {1}, and no base of an index")]
    Tentative(i32, &'static str),
    /// A count below 0.
    #[error("the count of {0} is below 0")]
    Negative(i32),
}

/// A count as an index of the base year's.
///
/// # Errors
/// When the base is below [`MIN_BASE`], provisional or estimated, or the count is below 0.
pub fn index(base: YearCount, at: YearCount) -> Result<Index, IndexError> {
    let year = base.year.number();
    if base.count.as_i64() < MIN_BASE {
        return Err(IndexError::SmallBase(year, base.count.as_i64()));
    }
    if matches!(base.status, Status::Provisional | Status::Estimated) {
        return Err(IndexError::Tentative(year, base.status.word()));
    }
    if at.count < Count::ZERO {
        return Err(IndexError::Negative(at.year.number()));
    }
    Ok(Index { base, at, index: 100.0 * at.count.as_f64() / base.count.as_f64() })
}
