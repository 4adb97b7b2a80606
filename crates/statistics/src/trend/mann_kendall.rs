//! The Mann–Kendall test: whether later counts tend to be larger, or smaller.

use serde::Serialize;

use super::exact::{exact_p, smallest_p};
use super::kendall::{pairs, score, standardised, variance};
use crate::not_applicable::require_years;
use crate::numeric::random::{self, Seed};
use crate::numeric::{normal, order};
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "trend.mann_kendall",
    topic: Topic::Trend,
    version: 1,
    name: "Mann–Kendall test",
    formula: "S = Σ(i<j) sgn(yⱼ − yᵢ); Var S = [n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5)] / 18; z = (S − sgn S) / √Var S; p exact for n ≤ 40 without ties, of 4,999 random orders for n ≤ 20 with ties, else of the normal distribution",
    unit: "pairs of years",
    assumes: "without a trend every order of the counts is equally likely: the years are independent",
    avoid: "rejects far too often under autocorrelation (29 % instead of 5 % at 0.6 and 22 years): see the AR(1) bootstrap; never significant at 5 % for n ≤ 4; refused for n ≤ 2; blind to a rise followed by a fall",
    source: "H. B. Mann (1945), Nonparametric tests against trend, Econometrica 13, 245–259; M. G. Kendall (1975), Rank Correlation Methods, 4th ed.; K. W. Hipel & A. I. McLeod (1994), Time Series Modelling of Water Resources and Environmental Systems",
};

/// The random orders of a permutation p.
pub const PERMUTATIONS: usize = 4999;

/// The longest series whose p is exact unless asked otherwise.
const EXACT: usize = 40;

/// The longest series with ties whose p is that of random orders.
const PERMUTED: usize = 20;

/// Where a p comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PKind {
    /// All orders of the counts.
    Exact,
    /// The normal distribution with a correction for continuity.
    Normal,
    /// Random orders of the counts.
    Permutation,
}

/// What the Mann–Kendall test says.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct MannKendall {
    /// The years with a count.
    pub n: usize,
    /// S: pairs of years that rise less pairs that fall.
    pub s: i64,
    /// The variance of S without a trend, corrected for ties.
    pub variance: f64,
    /// S, less 1 towards 0, in standard deviations.
    pub z: f64,
    /// S per pair, from −1 to 1.
    pub tau_a: f64,
    /// S per pair, corrected for ties; none when all counts are equal.
    pub tau_b: Option<f64>,
    /// The two-sided p to quote.
    pub p: f64,
    /// Where `p` comes from.
    pub p_kind: PKind,
    /// The two-sided p of the normal distribution.
    pub p_normal: f64,
    /// The exact two-sided p; only without ties and for n ≤ 60.
    pub p_exact: Option<f64>,
    /// The two-sided p of random orders; only with ties and for n ≤ 20.
    pub p_permutation: Option<f64>,
    /// The smallest two-sided p that any order of these counts could have: above 0.05 for n ≤ 4, where the test can never be significant.
    pub smallest_p: f64,
}

/// The Mann–Kendall test of the counts in the order of their years; gaps do not matter to it.
///
/// # Errors
/// Fewer than three counts.
pub fn mann_kendall(y: &[f64], seed: Seed) -> Result<MannKendall, NotApplicable> {
    let n = y.len();
    require_years("the Mann–Kendall test", 3, n)?;
    let ties = order::ties(y);
    let s = score(y);
    let variance = variance(n, &ties);
    let z = standardised(s, variance);
    let tied: f64 = ties.iter().map(|size| pairs(*size)).sum();
    let root = libm::sqrt((pairs(n) - tied) * pairs(n));
    let p_normal = normal::two_sided(z);
    // When all are equal there is one order only.
    let p_exact = match ties.first() {
        None => exact_p(n, s),
        Some(size) => (*size == n).then_some(1.0),
    };
    let p_permutation = (p_exact.is_none() && n <= PERMUTED).then(|| {
        let as_far = |order: &[f64]| score(order).unsigned_abs() >= s.unsigned_abs();
        random::permutation_p(y, PERMUTATIONS, seed, METHOD.id, as_far)
    });
    let (p, p_kind) = match (p_exact, p_permutation) {
        (Some(p), _) if n <= EXACT || !ties.is_empty() => (p, PKind::Exact),
        (_, Some(p)) => (p, PKind::Permutation),
        _ => (p_normal, PKind::Normal),
    };
    Ok(MannKendall {
        n,
        s,
        variance,
        z,
        tau_a: s as f64 / pairs(n),
        tau_b: (root > 0.0).then(|| s as f64 / root),
        p,
        p_kind,
        p_normal,
        p_exact,
        p_permutation,
        smallest_p: smallest_p(n, &ties),
    })
}
