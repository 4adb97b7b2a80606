//! The forecast of a series: which method, how far, from which years, and what to say with it.

use serde::Serialize;

use super::anscombe;
use super::backtest::{Record, backtest};
use super::intervals::{
    LEVELS, MOST_STEPS, PATHS, Widening, after_zeros, degrees, rule_of_three, simulate, widening,
    widest,
};
use super::kind::{Kind, project};
use super::regime::{Regime, past_changes, regime};
use super::warnings::{Caveat, judge};
use crate::NotApplicable;
use crate::not_applicable::require_years;
use crate::numeric::random::Seed;

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ForecastOptions {
    /// The method; without one, the number of years decides.
    pub kind: Option<Kind>,
    /// The years ahead; without a number, as many as the series allows.
    pub steps: Option<usize>,
    /// The last year of the old level, where the level changed.
    pub changed_after: Option<i32>,
}

/// A year to come.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Predicted {
    /// The year.
    pub year: i32,
    /// One count a level.
    pub quantiles: Vec<u64>,
}

/// The years to come.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Forecast {
    /// How they were forecast.
    pub kind: Kind,
    /// Why so, in words.
    pub why: String,
    /// The first and the last year that the forecast rests on.
    pub fitted: (i32, i32),
    /// The levels of the quantiles.
    pub levels: Vec<f64>,
    /// One row a year.
    pub years: Vec<Predicted>,
    /// By how much the range was widened, and from how many origins.
    pub widening: Widening,
    /// How the methods did in the past, the one used among them.
    pub backtest: Vec<Record>,
    /// What must be said with it.
    pub caveats: Vec<Caveat>,
    /// What the random numbers started from.
    pub seed: Seed,
}

/// The years that make a level: after fewer, its beginning is not dated.
const LEVEL: usize = 3;

/// The most years ahead for so many years: a quarter, and five at most.
pub fn most_steps(years: usize) -> usize {
    (years / 4).min(MOST_STEPS)
}

/// The forecast of yearly counts: `x` the years, one after the other, and `y` their counts.
///
/// # Errors
/// Below 5 years, with a year missing, with a count below 0, too far ahead, or with too few years
/// for the method asked for.
pub fn forecast(
    x: &[f64],
    y: &[f64],
    options: &ForecastOptions,
    seed: Seed,
) -> Result<Forecast, NotApplicable> {
    let years = checked(x, y)?;
    let regime = regime(&years, options.changed_after);
    let after = options.changed_after.unwrap_or_default();
    let mut caveats = Vec::new();
    let start = match regime {
        Regime::After { first } => {
            caveats.push(Caveat::AfterChange { after, years: years.len() - first });
            first
        }
        Regime::All | Regime::PastChanges { .. } => 0,
    };
    let (years, y) = (years.get(start..).unwrap_or_default(), y.get(start..).unwrap_or_default());
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return Err(NotApplicable::TooShort { method: "a forecast", needs: 5, has: 0 });
    };
    let steps = allowed(options.steps, y.len())?;
    let (kind, why) = method(options.kind, y, regime)?;
    let (table, widening, rows) = match kind {
        Kind::Zeros => {
            caveats.push(Caveat::AllZero { limit: rule_of_three(y.len()) });
            (Vec::new(), Widening::NONE, vec![after_zeros(y.len(), &LEVELS); steps])
        }
        Kind::PastChanges => {
            let mut level_from = usize::MAX;
            if let Regime::PastChanges { years } = regime {
                level_from = y.len().saturating_sub(years);
                caveats.push(Caveat::PastChangesOnly { after, years, dated: years >= LEVEL });
            }
            (Vec::new(), Widening::NONE, past_changes(y, level_from, steps, &LEVELS, PATHS, seed))
        }
        _ => {
            let (kinds, fewest) = (compared(kind, y.len()), first_origin(y.len()));
            let table = backtest(&kinds, y, fewest, steps, &LEVELS, seed);
            let own = table.iter().find(|row| row.kind == kind);
            let widening = own.map_or(Widening::NONE, |row| {
                widening(&row.ratios, row.origins(), widest(&LEVELS))
            });
            judge(own, widening, y, &mut caveats);
            let projection = project(kind, &anscombe::roots(y), steps)?;
            let rows = simulate(&projection, degrees(y.len()), widening, &LEVELS, PATHS, seed);
            (table, widening, rows)
        }
    };
    let years = rows
        .into_iter()
        .zip((1..).map(|step| last.saturating_add(step)))
        .map(|(quantiles, year)| Predicted { year, quantiles })
        .collect();
    let fitted = (*first, *last);
    let levels = LEVELS.to_vec();
    Ok(Forecast { kind, why, fitted, levels, years, widening, backtest: table, caveats, seed })
}

/// The years, once there are enough, none is missing and no count is below 0.
fn checked(x: &[f64], y: &[f64]) -> Result<Vec<i32>, NotApplicable> {
    let method = "a forecast";
    let has = x.len().min(y.len());
    require_years(method, 5, has)?;
    let years: Vec<i32> = x.iter().take(has).map(|year| *year as i32).collect();
    for (pair, year) in x.windows(2).zip(&years) {
        if pair[1] - pair[0] != 1.0 {
            return Err(NotApplicable::Gap { method, year: year.saturating_add(1) });
        }
    }
    match y.iter().zip(&years).find(|(count, _)| count.is_nan() || **count < 0.0) {
        Some((_, year)) => Err(NotApplicable::Negative { method, year: *year }),
        None if x.len() != y.len() => {
            Err(NotApplicable::because("years and counts differ in number"))
        }
        None => Ok(years),
    }
}

fn allowed(asked: Option<usize>, years: usize) -> Result<usize, NotApplicable> {
    let most = most_steps(years);
    match asked {
        None => Ok(most),
        Some(0) => Err(NotApplicable::because("a forecast is for 1 year ahead or more")),
        Some(asked) if asked > most => {
            let rule = "a quarter of the years fitted, and five at most";
            Err(NotApplicable::because(format!(
                "{asked} years ahead are too far: from {years} years, a forecast reaches {most} ({rule})"
            )))
        }
        Some(asked) => Ok(asked),
    }
}

fn method(asked: Option<Kind>, y: &[f64], regime: Regime) -> Result<(Kind, String), NotApplicable> {
    let has = y.len();
    if y.iter().all(|count| *count == 0.0) {
        return Ok((Kind::Zeros, "every count is 0".into()));
    }
    if let Regime::PastChanges { years } = regime {
        return match asked {
            None | Some(Kind::Naive | Kind::PastChanges) => Ok((
                Kind::PastChanges,
                format!(
                    "the level changed {years} years ago, and a fit needs 5 years of one level"
                ),
            )),
            Some(kind) => Err(NotApplicable::because(format!(
                "the level changed {years} years ago: {} needs 5 years or more after it",
                kind.name()
            ))),
        };
    }
    match asked {
        None if has < Kind::Theta.needs() => {
            Ok((Kind::Naive, format!("{has} years are enough for the last count or the mean only")))
        }
        None => Ok((
            Kind::Theta,
            "on three collections of yearly series, theta on square roots was first or second in interval score".into(),
        )),
        Some(Kind::Zeros) => Err(NotApplicable::because("the rule of three is for counts of 0 alone")),
        Some(kind) => {
            require_years(kind.name(), kind.needs(), has)?;
            Ok((kind, "this method was asked for".into()))
        }
    }
}

/// The methods in the table: all that so many years allow.
fn compared(used: Kind, years: usize) -> Vec<Kind> {
    let all = [Kind::Naive, Kind::Mean, Kind::Drift, Kind::Theta, Kind::Exponential];
    // Exponential smoothing has an origin of its own only above its 20 years.
    let mut kinds: Vec<Kind> =
        all.into_iter().filter(|kind| *kind == used || years > kind.needs()).collect();
    if !kinds.contains(&used) {
        kinds.push(used);
    }
    kinds
}

/// The fewest years of an origin: what theta needs, where there are as many.
fn first_origin(years: usize) -> usize {
    if years > Kind::Theta.needs() { Kind::Theta.needs() } else { Kind::Naive.needs() }
}
