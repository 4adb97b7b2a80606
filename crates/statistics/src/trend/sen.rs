//! Sen's slope: the median of the slopes between every two years.

use serde::Serialize;

use super::kendall;
use crate::not_applicable::{require_positive, require_years};
use crate::numeric::{normal, order};
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "trend.sen",
    topic: Topic::Trend,
    version: 1,
    name: "Sen's slope (Theil–Sen)",
    formula: "b = median of (yⱼ − yᵢ) / (xⱼ − xᵢ) over the N pairs; limits: the slopes ranked (N − C)/2 and (N + C)/2 + 1, each rounded to the nearest whole number, halves to the even one, C = z √Var S; intercepts: median(y) − b median(x), and median(y − bx)",
    unit: "counts a year",
    assumes: "one direction throughout; for the interval, independent years",
    avoid: "a slope of a rise followed by a fall describes neither; refused for fewer than two years; no interval where the ranks lie beyond the pairs (n of about 4)",
    source: "H. Theil (1950), A rank-invariant method of linear and polynomial regression analysis, Nederl. Akad. Wetensch. Proc. 53, 386–392, 521–525, 1397–1412; P. K. Sen (1968), JASA 63, 1379–1389; R. O. Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 217–219; W. J. Conover (1980), Practical Nonparametric Statistics (joint intercept)",
};

/// The entry of the slope of logarithms.
pub const LOG_METHOD: Method = Method {
    id: "trend.sen_percent",
    topic: Topic::Trend,
    version: 1,
    name: "Sen's slope of logarithms",
    formula: "100 (eᵇ − 1), b and its limits Sen's of ln y",
    unit: "percent a year",
    assumes: "one rate of growth throughout; for the interval, independent years",
    avoid: "refused when a count is 0; no single rate where joinpoints are found",
    source: METHOD.source,
};

/// Sen's slope with its interval.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct SenSlope {
    /// Counts a year.
    pub slope: f64,
    /// The lower limit of the slope; none when the pairs are too few for the level.
    pub lower: Option<f64>,
    /// The upper limit of the slope; none when the pairs are too few for the level.
    pub upper: Option<f64>,
    /// The level of the interval.
    pub level: Level,
    /// The pairs of years.
    pub pairs: usize,
    /// The line's count in the first year: the median of the counts less the slope times the median of the years since the first.
    pub intercept_separate: f64,
    /// The line's count in the first year: the median of the counts less the slope times the years since the first.
    pub intercept_joint: f64,
}

/// Sen's slope of the logarithms, as a rate.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct SenPercent {
    /// Percent a year.
    pub percent: f64,
    /// The lower limit, in percent a year; none when the pairs are too few for the level.
    pub lower: Option<f64>,
    /// The upper limit, in percent a year; none when the pairs are too few for the level.
    pub upper: Option<f64>,
    /// The level of the interval.
    pub level: Level,
    /// The pairs of years.
    pub pairs: usize,
}

/// Sen's slope of the counts over their years.
///
/// # Errors
/// Fewer than two years.
pub fn sen_slope(x: &[f64], y: &[f64], level: Level) -> Result<SenSlope, NotApplicable> {
    let n = x.len().min(y.len());
    require_years("a slope", 2, n)?;
    let mut slopes = slopes(x, y);
    slopes.sort_unstable_by(f64::total_cmp);
    let slope = order::quantile(&slopes, 0.5);
    let spread =
        normal::quantile(1.0 - level.tail()) * libm::sqrt(kendall::variance(n, &order::ties(y)));
    let pairs = slopes.len();
    let since: Vec<f64> = x.iter().map(|year| year - x[0]).collect();
    Ok(SenSlope {
        slope,
        lower: ranked(&slopes, (pairs as f64 - spread) / 2.0),
        upper: ranked(&slopes, (pairs as f64 + spread) / 2.0 + 1.0),
        level,
        pairs,
        intercept_separate: order::median(y) - slope * order::median(&since),
        intercept_joint: order::median(&residuals(x, y, slope)),
    })
}

/// Sen's slope of the logarithms of the counts, as percent a year.
///
/// # Errors
/// Fewer than two years, or a count of 0 or less.
pub fn sen_percent(x: &[f64], y: &[f64], level: Level) -> Result<SenPercent, NotApplicable> {
    require_positive("a rate of growth", x, y)?;
    let logarithms: Vec<f64> = y.iter().map(|count| libm::log(*count)).collect();
    let sen = sen_slope(x, &logarithms, level)?;
    let percent = |slope: f64| 100.0 * libm::expm1(slope);
    Ok(SenPercent {
        percent: percent(sen.slope),
        lower: sen.lower.map(percent),
        upper: sen.upper.map(percent),
        level,
        pairs: sen.pairs,
    })
}

/// The median slope alone; 0 for fewer than two years.
pub(super) fn median_slope(x: &[f64], y: &[f64]) -> f64 {
    let mut slopes = slopes(x, y);
    if slopes.is_empty() {
        return 0.0;
    }
    let middle = slopes.len() / 2;
    let even = slopes.len().is_multiple_of(2);
    let (below, above, _) = slopes.select_nth_unstable_by(middle, f64::total_cmp);
    let above = *above;
    match below.iter().copied().max_by(f64::total_cmp) {
        Some(below) if even => below + 0.5 * (above - below),
        _ => above,
    }
}

/// The counts less the slope times the years since the first.
pub(super) fn residuals(x: &[f64], y: &[f64], slope: f64) -> Vec<f64> {
    let first = x.first().copied().unwrap_or(0.0);
    x.iter().zip(y).map(|(year, count)| count - slope * (year - first)).collect()
}

fn slopes(x: &[f64], y: &[f64]) -> Vec<f64> {
    let n = x.len().min(y.len());
    let mut slopes = Vec::with_capacity(n * n.saturating_sub(1) / 2);
    for i in 0..n {
        let (year, count) = (x[i], y[i]);
        slopes.extend(x[i + 1..n].iter().zip(&y[i + 1..n]).map(|(x, y)| (y - count) / (x - year)));
    }
    slopes
}

/// The slope of that rank, counted from 1 and rounded, halves to the even one.
fn ranked(slopes: &[f64], rank: f64) -> Option<f64> {
    let place = libm::rint(rank) - 1.0;
    if place >= 0.0 { slopes.get(place as usize).copied() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_to_the_even_rank() {
        let slopes = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(ranked(&slopes, 2.5), Some(2.0));
        assert_eq!(ranked(&slopes, 1.5), Some(2.0));
        assert_eq!(ranked(&slopes, 0.5), None);
        assert_eq!(ranked(&slopes, 4.6), None);
        // Slopes 4, 1 and −0.5.
        assert_eq!(median_slope(&[2001.0, 2002.0, 2004.0], &[1.0, 5.0, 4.0]), 1.0);
    }
}
