//! Levels: the means of the segments between changes.

use serde::Serialize;

use super::change::year_before;
use super::search::segments;
use crate::numeric::order::mean;

/// A level: a span of years and the mean of its counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "LevelSegment")]
pub struct Segment {
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
    /// The years with a count.
    pub n: usize,
    /// The mean count of a year.
    pub mean: f64,
}

/// The levels between the changes.
pub(super) fn levels(x: &[f64], y: &[f64], changes: &[usize]) -> Vec<Segment> {
    let level = |(from, to): (usize, usize)| Segment {
        first: year_before(x, from + 1),
        last: year_before(x, to),
        n: to - from,
        mean: mean(&y[from..to]),
    };
    segments(y.len(), changes).into_iter().map(level).collect()
}

/// The level of each count's segment.
pub(super) fn fitted(levels: &[Segment]) -> Vec<f64> {
    levels.iter().flat_map(|level| std::iter::repeat_n(level.mean, level.n)).collect()
}
