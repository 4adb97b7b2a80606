//! What is left to fit after the level changed a few years ago.

use super::intervals::quantiles;
use crate::numeric::random::{Seed, below};
use crate::{Method, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "forecast.collapse",
    topic: Topic::Forecast,
    name: "forecast after a change of level",
    version: 1,
    formula: "5 years or more since the change: fit them alone; fewer: ln(y(h) + 3/8) = ln(y(n) + 3/8) + sums of changes of ln(y + 3/8) drawn from the whole past but for the change of level itself and changes from or to 0",
    unit: "counts",
    assumes: "the next years change as the years of the past did within their levels; another change of level is not foreseen",
    avoid: "a change that was looked for in the same counts is itself uncertain",
    source: "B. Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics 7, 1–26, for the resampling; M. H. Pesaran & A. Timmermann (2007), Journal of Econometrics 137, 134–161, for windows after a break",
};

/// A change this many years ago or fewer decides what is fitted.
pub const RECENT: i32 = 5;
/// The years of a new level that are enough for a fit.
pub const ENOUGH: usize = 5;

/// The years that a forecast rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regime {
    /// All of them: no change within the last five years.
    All,
    /// Those after the change, from this place on.
    After {
        /// The place of the first year after the change.
        first: usize,
    },
    /// None: only the changes of the past.
    PastChanges {
        /// The years since the change.
        years: usize,
    },
}

/// What to fit for these years, when `changed_after` is the last year of the old level.
pub fn regime(years: &[i32], changed_after: Option<i32>) -> Regime {
    let (Some(changed), Some(first), Some(last)) = (changed_after, years.first(), years.last())
    else {
        return Regime::All;
    };
    // A change before the series began, or after it ended, is none of it.
    if changed < *first || changed >= *last || last.saturating_sub(changed) > RECENT {
        return Regime::All;
    }
    let place = years.partition_point(|year| *year <= changed);
    match years.len() - place {
        kept if kept >= ENOUGH => Regime::After { first: place },
        kept => Regime::PastChanges { years: kept },
    }
}

/// The quantiles of each step, one row a step, if years change as they have changed before; the
/// change of level itself, to the count at `level_from`, and changes from or to 0 are no changes of
/// one level, and are left out where four others are there.
pub fn past_changes(
    y: &[f64],
    level_from: usize,
    steps: usize,
    levels: &[f64],
    paths: usize,
    seed: Seed,
) -> Vec<Vec<u64>> {
    let logs: Vec<f64> = y.iter().map(|count| libm::log(count.max(0.0) + 0.375)).collect();
    let all: Vec<f64> = logs.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let within: Vec<f64> = all
        .iter()
        .zip(y.windows(2))
        .enumerate()
        .filter(|(place, (_, pair))| place + 1 != level_from && pair[0] > 0.0 && pair[1] > 0.0)
        .map(|(_, (change, _))| *change)
        .collect();
    let changes = if within.len() >= 4 { within } else { all };
    let last = logs.last().copied().unwrap_or(libm::log(0.375));
    quantiles(steps, levels, paths, seed, METHOD.id, |stream, path| {
        let mut log = last;
        for count in path {
            log += changes.get(below(stream, changes.len())).copied().unwrap_or(0.0);
            *count = libm::round((libm::exp(log) - 0.375).max(0.0));
        }
    })
}
