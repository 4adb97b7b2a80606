//! Breaks of a log-linear trend by least squares.

use serde::Serialize;

use super::change::{Change, Partition, year_before};
use super::partition::{Partitions, squares_around_line};
use super::search::{Search, Selected, segments, shortest_segment};
use crate::not_applicable::{require_positive, require_years};
use crate::numeric::least_squares;
use crate::numeric::random::Seed;
use crate::regression::input::straight;
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "levels.trends",
    topic: Topic::Levels,
    version: 2,
    name: "breaks of a log-linear trend (Bai & Perron)",
    formula: "for each number of breaks the partition with the least sum of squares of ln y around the segments' lines, which need not meet; segments of 15 % of the years, three at least; the number with the least n (ln(RSS/n) + 1 + ln 2π) + 3 (breaks + 1) ln n; dates: percentiles of 999 series of residuals drawn within segments; where segments of fewer counts at the ends fit better with as many changes, those partitions, and a change beside such a segment has no date",
    unit: "last year of a trend",
    assumes: "rates of growth that stay the same between breaks, and the same relative variance throughout",
    avoid: "refused when a count is 0 and for fewer than 10 years; no interval of a date below 20; a joinpoint model when the lines should meet",
    source: "J. Bai & P. Perron (2003), Computation and analysis of multiple structural change models, Journal of Applied Econometrics 18, 1–22",
};

/// A span of years with one rate of growth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct TrendSegment {
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
    /// The years with a count.
    pub n: usize,
    /// The growth in percent a year; none of fewer counts than `shortest`, beside a change that is
    /// not dated.
    pub percent: Option<f64>,
    /// The line's count in the first year.
    pub start: f64,
    /// The line's count in the last year.
    pub end: f64,
}

/// The breaks of a log-linear trend.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct TrendBreaks {
    /// The breaks, in order.
    pub changes: Vec<Change>,
    /// The trends, in order: one more than the breaks.
    pub segments: Vec<TrendSegment>,
    /// The fewest counts of a trend.
    pub shortest: usize,
    /// The best partitions with no break, one, and so on; the cost is the sum of squares of ln y.
    pub partitions: Vec<Partition>,
    /// Schwarz's criterion (BIC) of each of them.
    pub criteria: Vec<f64>,
    /// The level of the dates' intervals.
    pub level: Level,
    /// What the random numbers start from.
    pub seed: Seed,
}

/// The breaks of the trend of ln y, as many as Schwarz's criterion says.
///
/// # Errors
/// Fewer than ten years, or a count of 0 or less.
pub fn trend_breaks(
    x: &[f64],
    y: &[f64],
    level: Level,
    seed: Seed,
) -> Result<TrendBreaks, NotApplicable> {
    let method = "a break of the trend";
    require_years(method, 10, y.len())?;
    require_positive(method, x, y)?;
    let logarithms: Vec<f64> = y.iter().map(|count| libm::log(*count)).collect();
    let set_costs = |partitions: &mut Partitions, y: &[f64]| {
        partitions.set_costs(|_| squares_around_line(x, y));
    };
    let shortest = shortest_segment(y.len());
    let search = Search { x, y: &logarithms, shortest, set_costs };
    let Selected { changes, partitions, criteria } = search.select(2);
    let mut fitted = Vec::with_capacity(y.len());
    let mut trends = Vec::with_capacity(changes.len() + 1);
    for (from, to) in segments(y.len(), &changes) {
        let (slope, line) = line(&x[from..to], &logarithms[from..to])?;
        let at = |place: Option<&f64>| libm::exp(place.copied().unwrap_or(0.0));
        trends.push(TrendSegment {
            first: year_before(x, from + 1),
            last: year_before(x, to),
            n: to - from,
            percent: (to - from >= shortest).then(|| 100.0 * libm::expm1(slope)),
            start: at(line.first()),
            end: at(line.last()),
        });
        fitted.extend(line);
    }
    let changes = search.date_by_residuals(&changes, &fitted, 2, (level, seed), METHOD.id);
    Ok(TrendBreaks { changes, segments: trends, shortest, partitions, criteria, level, seed })
}

/// The slope and the fitted values of a line; one value alone is level.
fn line(x: &[f64], y: &[f64]) -> Result<(f64, Vec<f64>), NotApplicable> {
    if y.len() < 2 {
        return Ok((0.0, y.to_vec()));
    }
    let fit = least_squares::fit(&straight(x), y, None)
        .ok_or(NotApplicable::NoConvergence { method: "a line through two years" })?;
    Ok((fit.coefficients.get(1).copied().unwrap_or(0.0), fit.fitted))
}
