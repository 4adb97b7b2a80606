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
    let sum = if years.iter().any(|at| at.count.is_rate()) {
        years.iter().map(|at| at.count.as_f64()).sum()
    } else {
        // A sum of counts can leave their range.
        years.iter().map(|at| i128::from(at.count.as_i64())).sum::<i128>() as f64
    };
    (!years.is_empty()).then(|| sum / years.len() as f64)
}
