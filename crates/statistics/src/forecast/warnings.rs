//! What must be said with a forecast.

use serde::Serialize;

use super::backtest::Record;
use super::intervals::Widening;
use super::kind::Kind;

/// What must be said with a forecast.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema, thiserror::Error)]
#[serde(tag = "caveat", rename_all = "snake_case")]
pub enum Caveat {
    /// The level changed lately, and only the years since were fitted.
    #[error("the level changed after {after}: only the {years} years since then were fitted")]
    AfterChange {
        /// The last year of the old level.
        after: i32,
        /// The years since.
        years: usize,
    },
    /// The level changed too lately for a fit.
    #[error(
        "the level changed after {after}{}, and {} too few for a fit: the range is that of the last count and of the changes from year to year in the past, the change of level left out",
        if *dated { "" } else { " or so" },
        if *years == 1 { "1 year is".to_owned() } else { format!("{years} years are") }
    )]
    PastChangesOnly {
        /// The last year of the old level.
        after: i32,
        /// The years since.
        years: usize,
        /// Whether the change is dated: it is not where so few years have passed that they are no
        /// level yet, and `after` is about when it came.
        dated: bool,
    },
    /// The width was never checked.
    #[error(
        "the width of the range rests on the fit, with too few forecasts of the past ({origins}) to check it"
    )]
    Unchecked {
        /// The forecasts of the past.
        origins: usize,
    },
    /// The range had to be made wider.
    #[error(
        "the range is {factor:.2} times as wide as the fit has it, by {origins} forecasts of the past"
    )]
    Widened {
        /// The factor.
        factor: f64,
        /// The forecasts of the past.
        origins: usize,
    },
    /// The method was no better than the last count.
    #[error(
        "one year ahead, the method was nearer than the last count in {wins} of {origins} forecasts of the past"
    )]
    NoBetterThanNaive {
        /// The wins.
        wins: usize,
        /// The forecasts of the past.
        origins: usize,
    },
    /// All counts are equal.
    #[error("all counts are equal: the range is that of Poisson counts alone")]
    Constant,
    /// No one was ever counted.
    #[error("every count is 0: the mean is at most {limit:.2} a year (rule of three, 95 %)")]
    AllZero {
        /// The upper limit of the mean.
        limit: f64,
    },
}

/// Says what the forecasts of the past show of the method used.
pub(super) fn judge(
    own: Option<&Record>,
    widening: Widening,
    y: &[f64],
    caveats: &mut Vec<Caveat>,
) {
    let origins = own.map_or(0, Record::origins);
    if widening.origins == 0 {
        caveats.push(Caveat::Unchecked { origins });
    } else if widening.factor > 1.0 {
        caveats.push(Caveat::Widened { factor: widening.factor, origins });
    }
    if y.windows(2).all(|pair| pair[0] == pair[1]) {
        caveats.push(Caveat::Constant);
    } else if let Some((row, score)) = own.and_then(|row| Some((row, row.scores.first()?)))
        && row.kind != Kind::Naive
        && 2 * score.wins + score.ties <= score.origins
    {
        caveats.push(Caveat::NoBetterThanNaive { wins: score.wins, origins: score.origins });
    }
}
