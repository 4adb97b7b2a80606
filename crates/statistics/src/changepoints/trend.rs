//! Breaks of a log-linear trend by least squares.

use serde::Serialize;

use super::change::{self, Change, Partition};
use super::means::listed;
use super::partition::{Partitions, squares_around_line};
use super::selection::{self, rounding, select};
use crate::numeric::least_squares;
use crate::numeric::random::Seed;
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
    let n = y.len();
    let method = "a break of the trend";
    change::long_enough(method, n, 10)?;
    if let Some((year, count)) = x.iter().zip(y).find(|(_, count)| **count <= 0.0) {
        let year = *year as i32;
        return Err(match *count < 0.0 {
            true => NotApplicable::Negative { method, year },
            false => NotApplicable::Zero { method, year },
        });
    }
    let logarithms: Vec<f64> = y.iter().map(|count| libm::log(*count)).collect();
    let shortest = selection::shortest(n);
    let mut best = Partitions::new(n, shortest, selection::most(n, shortest));
    best.set_costs(|_| squares_around_line(x, &logarithms));
    best.divide();
    let selection = select(&best, n, 2, rounding(&logarithms));
    let found = best.changes(selection.selected);
    let found = change::placed(n, shortest, found, |partitions| {
        partitions.set_costs(|_| squares_around_line(x, &logarithms));
    });
    let bounds = change::segments(n, &found);
    let mut fitted = Vec::with_capacity(n);
    let mut segments = Vec::with_capacity(bounds.len());
    for (from, to) in &bounds {
        let (slope, line) = line(&x[*from..*to], &logarithms[*from..*to])?;
        let at = |place: Option<&f64>| libm::exp(place.copied().unwrap_or(0.0));
        segments.push(TrendSegment {
            first: change::year_before(x, from + 1),
            last: change::year_before(x, *to),
            n: to - from,
            percent: (to - from >= shortest).then(|| 100.0 * libm::expm1(slope)),
            start: at(line.first()),
            end: at(line.last()),
        });
        fitted.extend(line);
    }
    let changes = change::dated(
        x,
        shortest,
        &found,
        level,
        seed,
        METHOD.id,
        |stream, (series, partitions)| {
            change::redrawn(stream, &bounds, &fitted, &logarithms, 2, series);
            partitions.set_costs(|_| squares_around_line(x, series));
            partitions.divide();
            partitions.changes(found.len())
        },
    );
    Ok(TrendBreaks {
        changes,
        segments,
        shortest,
        partitions: listed(x, &best),
        criteria: selection.criteria,
        level,
        seed,
    })
}

/// The slope and the fitted values of a line; one value alone is level.
fn line(x: &[f64], y: &[f64]) -> Result<(f64, Vec<f64>), NotApplicable> {
    if y.len() < 2 {
        return Ok((0.0, y.to_vec()));
    }
    let first = x.first().copied().unwrap_or(0.0);
    let columns = [vec![1.0; x.len()], x.iter().map(|year| year - first).collect()];
    let fit = least_squares::fit(&columns, y, None)
        .ok_or(NotApplicable::NoConvergence { method: "a line through two years" })?;
    Ok((fit.coefficients.get(1).copied().unwrap_or(0.0), fit.fitted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks(y: &[f64]) -> Result<TrendBreaks, NotApplicable> {
        let years: Vec<f64> = (0..y.len()).map(|i| 2001.0 + i as f64).collect();
        trend_breaks(&years, y, Level::P95, Seed(1))
    }

    #[test]
    fn growth_and_fall_break_once() {
        // Up by 20 % a year to the tenth year, then down by 30 %.
        let y: Vec<f64> = (0..20)
            .map(|i| match i < 10 {
                true => 100.0 * libm::pow(1.2, f64::from(i)),
                false => 900.0 * libm::pow(0.7, f64::from(i - 10)),
            })
            .collect();
        let result = breaks(&y).expect("breaks");
        assert_eq!((result.changes.len(), result.changes[0].year), (1, Some(2010)));
        let percent = |place: usize| result.segments[place].percent.expect("a rate");
        assert!((percent(0) - 20.0).abs() < 1e-9);
        assert!((percent(1) + 30.0).abs() < 1e-9);
        assert!((result.segments[1].start - 900.0).abs() < 1e-9);
    }

    #[test]
    fn equal_counts_do_not_grow_and_zeros_are_refused() {
        let result = breaks(&[1.0; 12]).expect("breaks");
        assert_eq!((result.changes.len(), result.segments[0].percent), (0, Some(0.0)));
        let mut y = [3.0; 12];
        y[4] = 0.0;
        assert!(matches!(breaks(&y), Err(NotApplicable::Zero { year: 2005, .. })));
        assert!(breaks(&[1.0; 9]).is_err());
    }
}
