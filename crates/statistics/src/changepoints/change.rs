//! A change of level with the uncertainty of its date.

use serde::Serialize;

/// The years below which no change is looked for.
pub(super) const SHORTEST: usize = 8;

/// A span of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "LevelYears")]
pub struct YearInterval {
    /// The first year.
    pub lower: i32,
    /// The last year.
    pub upper: i32,
}

/// A change between two levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "LevelChange")]
pub struct Change {
    /// The last year of the level before; none where the change is not dated: fewer counts lie
    /// between it and an end of the series than a level has.
    pub year: Option<i32>,
    /// Of a change that is not dated, about when it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<Near>,
    /// The counts before the change.
    pub observations: usize,
    /// The percentile interval of the year; none for fewer than 20 years, and for a change that is
    /// not dated.
    pub interval: Option<YearInterval>,
}

/// About when a change came that is not dated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "LevelChangeNear")]
pub struct Near {
    /// The year after which the counts changed, or one beside it.
    pub year: i32,
    /// The end of the series that is too near.
    pub end: End,
}

/// An end of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LevelChangeEnd")]
pub enum End {
    /// The first years.
    First,
    /// The last years.
    Last,
}

/// The best partition with a number of changes.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Partition {
    /// The last years of the segments but the last.
    pub years: Vec<i32>,
    /// The counts up to each of those years.
    pub observations: Vec<usize>,
    /// What the partition costs, by the criterion of the method.
    pub cost: f64,
}

/// The last year before the observation.
pub(super) fn year_before(x: &[f64], observation: usize) -> i32 {
    observation.checked_sub(1).and_then(|last| x.get(last)).map_or(0, |year| *year as i32)
}

/// The end of the series that has fewer counts than a segment beside the change.
pub(super) fn near_end(n: usize, shortest: usize, change: usize) -> Option<End> {
    if n.saturating_sub(change) < shortest {
        Some(End::Last)
    } else {
        (change < shortest).then_some(End::First)
    }
}

/// The change before that observation, with a date where it is not too near an end.
pub(super) fn place_change(
    x: &[f64],
    shortest: usize,
    observations: usize,
    interval: Option<YearInterval>,
) -> Change {
    let year = year_before(x, observations);
    match near_end(x.len(), shortest, observations) {
        None => Change { year: Some(year), near: None, observations, interval },
        Some(end) => {
            Change { year: None, near: Some(Near { year, end }), observations, interval: None }
        }
    }
}
