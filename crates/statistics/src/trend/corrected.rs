//! The Mann–Kendall test with the variance of its score corrected for autocorrelation.

use serde::Serialize;

use super::kendall::{scored, settled, standardised};
use super::sen::{median_slope, residuals};
use super::spacing::unbroken;
use crate::numeric::autocorrelation::autocorrelations;
use crate::numeric::normal;
use crate::numeric::order::{self, largest};
use crate::{Level, Method, NotApplicable, Topic};

/// The entry of Hamed and Rao's correction.
pub const HAMED_RAO: Method = Method {
    id: "trend.hamed_rao",
    topic: Topic::Trend,
    version: 1,
    name: "Mann–Kendall test, variance corrected by Hamed & Rao",
    formula: "Var* S = Var S · n/n*, n/n* = 1 + 2 Σ (n − k)(n − k − 1)(n − k − 2) rₖ / (n(n − 1)(n − 2)) over the lags k with |rₖ| > 1.96/√n, rₖ of the ranks of y less Sen's line",
    unit: "pairs of years",
    assumes: "autocorrelation that dies out, and a series long enough to estimate it",
    avoid: "at 22 years 27 % false trends instead of 5 % at an autocorrelation of 0.6, and 8 % without one; refused for n < 10 and for gaps",
    source: "K. H. Hamed & A. R. Rao (1998), A modified Mann–Kendall trend test for autocorrelated data, Journal of Hydrology 204, 182–196",
};

/// The entry of Yue and Wang's correction.
pub const YUE_WANG: Method = Method {
    id: "trend.yue_wang",
    topic: Topic::Trend,
    version: 1,
    name: "Mann–Kendall test, variance corrected by Yue & Wang at lag 1",
    formula: "Var* S = Var S · n/n*, n/n* = 1 + 2 (1 − 1/n) r₁, r₁ of y less Sen's line",
    unit: "pairs of years",
    assumes: "autocorrelation at lag 1 only",
    avoid: "not with all lags, which finds trends in 54 % of series without one; at lag 1 17 % false trends instead of 5 % at an autocorrelation of 0.6, and 11 % without one; refused for n < 10 and for gaps",
    source: "S. Yue & C. Y. Wang (2004), The Mann–Kendall test modified by effective sample size, Water Resources Management 18, 201–218",
};

/// A Mann–Kendall test with a corrected variance.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CorrectedTest {
    /// S: pairs of years that rise less pairs that fall.
    pub s: i64,
    /// The corrected variance of S.
    pub variance: f64,
    /// n/n*: the corrected variance for the one without autocorrelation.
    pub inflation: f64,
    /// S, less 1 towards 0, in corrected standard deviations.
    pub z: f64,
    /// The two-sided p of the normal distribution.
    pub p: f64,
    /// The lags that were used, with the autocorrelation at each.
    pub lags: Vec<(usize, f64)>,
}

/// The test corrected by Hamed and Rao, with the significant lags up to `most`, or of all.
///
/// # Errors
/// Fewer than ten years, a gap, or autocorrelations that leave no variance.
pub fn hamed_rao(
    x: &[f64],
    y: &[f64],
    most: Option<usize>,
) -> Result<CorrectedTest, NotApplicable> {
    unbroken("Hamed & Rao's test", x)?;
    let n = y.len() as f64;
    let ranks = order::ranks(&detrended(x, y));
    let limit = normal::quantile(1.0 - Level::P95.tail()) / libm::sqrt(n);
    let most = most.unwrap_or(y.len()).min(y.len() - 1);
    let lags: Vec<(usize, f64)> = autocorrelations(&ranks, most)
        .into_iter()
        .enumerate()
        .skip(1)
        .filter(|(_, r)| r.abs() > limit)
        .collect();
    let sum: f64 = lags
        .iter()
        .map(|(lag, r)| {
            let left = n - *lag as f64;
            left * (left - 1.0) * (left - 2.0) * r
        })
        .sum();
    corrected(y, 1.0 + 2.0 * sum / (n * (n - 1.0) * (n - 2.0)), lags)
}

/// The test corrected by Yue and Wang, at lag 1.
///
/// # Errors
/// Fewer than ten years, a gap, or an autocorrelation that leaves no variance.
pub fn yue_wang(x: &[f64], y: &[f64]) -> Result<CorrectedTest, NotApplicable> {
    unbroken("Yue & Wang's test", x)?;
    let lags: Vec<(usize, f64)> =
        autocorrelations(&detrended(x, y), 1).into_iter().enumerate().skip(1).collect();
    let r: f64 = lags.iter().map(|(_, r)| r).sum();
    corrected(y, 1.0 + 2.0 * (1.0 - 1.0 / y.len() as f64) * r, lags)
}

fn detrended(x: &[f64], y: &[f64]) -> Vec<f64> {
    settled(&residuals(x, y, median_slope(x, y)), largest(y))
}

fn corrected(
    y: &[f64],
    inflation: f64,
    lags: Vec<(usize, f64)>,
) -> Result<CorrectedTest, NotApplicable> {
    if inflation <= 0.0 {
        return Err(NotApplicable::because("the autocorrelations leave no variance"));
    }
    let (s, variance) = scored(y);
    let variance = variance * inflation;
    let z = standardised(s, variance);
    Ok(CorrectedTest { s, variance, inflation, z, p: normal::two_sided(z), lags })
}
