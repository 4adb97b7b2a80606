//! The mean of yearly counts.

use crate::{Method, Topic};
use arrivals_data::YearCount;

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    topic: Topic::Change,
    version: 1,
    unit: "counts a year",
    assumes: "the same definition in all years",
    avoid: "says nothing of a series that rises or falls; no mean over years without a count",
    id: "mean",
    name: "mean of yearly counts",
    formula: "Σ y(x) / n over n years",
    source: "definition",
};

/// The mean of the counts of these years, in counts a year; none without a year.
pub fn mean(years: &[YearCount]) -> Option<f64> {
    // A sum of counts can leave their range.
    let sum: i128 = years.iter().map(|at| i128::from(at.count.as_i64())).sum();
    (!years.is_empty()).then(|| sum as f64 / years.len() as f64)
}
