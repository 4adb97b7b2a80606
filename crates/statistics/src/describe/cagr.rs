//! The compound annual growth rate between two years.

use serde::Serialize;

use super::change::MIN_BASE;
use crate::{Method, Topic};
use arrivals_data::{Count, Series, YearCount};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    topic: Topic::Change,
    version: 1,
    unit: "percent a year",
    assumes: "both ends are typical of their time; the rate describes the ends, not the course",
    avoid: "refused when the earlier count is below 20 or the later is 0; not for a series that turned in between, which is said",
    id: "cagr",
    name: "compound annual growth rate",
    formula: "100 ((y(b) / y(a))^(1 / (b − a)) − 1), over b − a intervals",
    source: "definition; OECD Glossary of Statistical Terms, 'annual average growth rate'",
};

/// The compound annual growth rate between two years.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Cagr {
    /// The earlier year.
    pub from: YearCount,
    /// The later year.
    pub to: YearCount,
    /// The years between them: one less than the number of years.
    pub intervals: u32,
    /// Percent a year.
    pub percent: f64,
    /// The natural logarithm of the ratio of the later to the earlier count.
    pub log_ratio: f64,
}

/// Why there is no growth rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CagrError {
    /// The years are not in order.
    #[error("a growth rate needs a later year")]
    NoInterval,
    /// One of the counts is 0, or the earlier is too small.
    #[error("the count of {year} is {count}: too small for a growth rate")]
    SmallBase { year: i32, count: i64 },
}

/// The compound annual growth rate between two years.
///
/// # Errors
/// When the second year is not later, the earlier count is below [`MIN_BASE`], or the later is not above 0.
pub fn cagr(from: YearCount, to: YearCount) -> Result<Cagr, CagrError> {
    let intervals = u32::try_from(to.year.number() - from.year.number())
        .ok()
        .filter(|intervals| *intervals > 0)
        .ok_or(CagrError::NoInterval)?;
    let small = |year: YearCount| CagrError::SmallBase {
        year: year.year.number(),
        count: year.count.as_i64(),
    };
    if from.count.as_i64() < MIN_BASE {
        return Err(small(from));
    }
    if to.count.as_i64() <= 0 {
        return Err(small(to));
    }
    let log_ratio = libm::log(to.count.as_f64() / from.count.as_f64());
    let percent = 100.0 * libm::expm1(log_ratio / f64::from(intervals));
    Ok(Cagr { from, to, intervals, percent, log_ratio })
}

/// A year between two others whose count lies outside of theirs: the series turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Turn {
    /// The year.
    pub at: YearCount,
    /// Whether it is above both ends, or the counts fell from it; else it is below, or they rose.
    pub above: bool,
    /// The year to which the counts moved from it against the way of the two ends, where no year
    /// lies outside of their counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<YearCount>,
}

/// The smallest ratio of a movement against the way of the two ends that is a turn: a rise by a
/// quarter, or a fall by a fifth. What is smaller is the unrest of any series.
const LEAST: f64 = 1.25;

/// The year in between that lies farthest outside of the two ends' counts, if any does: then one
/// rate describes the ends, not the course. Distance is measured as a ratio, so that a trough
/// weighs as much as a peak.
pub fn turn(series: &Series, from: YearCount, to: YearCount) -> Option<Turn> {
    let (low, high) = (from.count.min(to.count), from.count.max(to.count));
    if series.years().iter().any(|at| at.count < Count::ZERO) {
        return None;
    }
    let mut farthest: Option<(f64, Turn)> = None;
    for at in series.years().into_iter().filter(|at| from.year < at.year && at.year < to.year) {
        let (above, distance) = if at.count > high {
            (true, raised(at.count) / raised(high))
        } else if at.count < low {
            (false, raised(low) / raised(at.count))
        } else {
            continue;
        };
        if farthest.is_none_or(|(most, _)| distance > most) {
            farthest = Some((distance, Turn { at, above, until: None }));
        }
    }
    farthest.map(|(_, turn)| turn).or_else(|| back(series, from, to))
}

/// The value with one more counted, so that a ratio of two needs no 0.
fn raised(count: Count) -> f64 {
    count.as_f64() + count.step()
}

/// The largest movement against the way of the two ends, where it is as large as [`LEAST`] and more
/// than the chance of counts explains (two standard errors of a difference of Poisson counts).
fn back(series: &Series, from: YearCount, to: YearCount) -> Option<Turn> {
    let rises = to.count > from.count;
    let inside: Vec<YearCount> = series
        .years()
        .into_iter()
        .filter(|at| from.year <= at.year && at.year <= to.year)
        .collect();
    let mut start: Option<YearCount> = None;
    let mut farthest: Option<(f64, Turn)> = None;
    for at in inside {
        let Some(before) = start.filter(|start| (at.count < start.count) == rises) else {
            start = Some(at);
            continue;
        };
        let (low, high) = (before.count.min(at.count), before.count.max(at.count));
        let ratio = raised(high) / raised(low);
        let apart = high.as_f64() - low.as_f64();
        let variance = high.as_f64() * high.step() + low.as_f64() * low.step();
        let is_chance = apart * apart <= 4.0 * variance;
        if ratio >= LEAST && !is_chance && farthest.is_none_or(|(most, _)| ratio > most) {
            farthest = Some((ratio, Turn { at: before, above: rises, until: Some(at) }));
        }
    }
    farthest.map(|(_, turn)| turn)
}
