//! Pettitt's test of a single change.

use serde::Serialize;

use super::change::{self, SHORTEST};
use crate::not_applicable::require_years;
use crate::numeric::order;
use crate::numeric::random::{self, Seed};
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "levels.pettitt",
    topic: Topic::Levels,
    version: 1,
    name: "Pettitt's test",
    formula: "Uₖ = 2 Σ(i ≤ k) Rᵢ − k(n + 1), K = max |Uₖ|; p ≈ min(1, 2 exp(−6 K² / (n³ + n²))); of 4,999 random orders for n < 40",
    unit: "last year of a level",
    assumes: "one change at most, and independent years",
    avoid: "rejects for any steady trend and for autocorrelation; the approximate p is good only below 0.5; refused for fewer than 8 years and for equal counts",
    source: "A. N. Pettitt (1979), A non-parametric approach to the change-point problem, Applied Statistics 28, 126–135",
};

/// The random orders of the permutation p.
const PERMUTATIONS: usize = 4999;

/// From so many years the approximation serves.
const APPROXIMATE_FROM: usize = 40;

/// What Pettitt's test says.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Pettitt {
    /// K: the largest |Uₖ|.
    pub statistic: f64,
    /// The last year before the change; the first of equals.
    pub year: i32,
    /// The counts up to that year.
    pub observations: usize,
    /// The p to quote: of random orders where there is one, else approximate.
    pub p: f64,
    /// The approximate p.
    pub p_approximate: f64,
    /// The p of random orders; for fewer than 40 years.
    pub p_permutation: Option<f64>,
}

/// Pettitt's test.
///
/// # Errors
/// Fewer than eight years, or equal counts.
pub fn pettitt(x: &[f64], y: &[f64], seed: Seed) -> Result<Pettitt, NotApplicable> {
    let n = y.len();
    require_years("a change of level", SHORTEST, n)?;
    // Twice the rank less n + 1: a whole number, ties or not.
    let mut scores: Vec<i64> =
        order::ranks(y).iter().map(|rank| (2.0 * rank) as i64 - (n as i64 + 1)).collect();
    let (observations, statistic) = largest(&scores);
    if statistic == 0 {
        return Err(NotApplicable::Constant);
    }
    let (k, size) = (statistic as f64, n as f64);
    let p_approximate = (2.0 * libm::exp(-6.0 * k * k / (size * size * (size + 1.0)))).min(1.0);
    let p_permutation = (n < APPROXIMATE_FROM).then(|| {
        scores.sort_unstable();
        let as_large = |order: &[i64]| largest(order).1 >= statistic;
        random::permutation_p(&scores, PERMUTATIONS, seed, METHOD.id, as_large)
    });
    Ok(Pettitt {
        statistic: k,
        year: change::year_before(x, observations),
        observations,
        p: p_permutation.unwrap_or(p_approximate),
        p_approximate,
        p_permutation,
    })
}

/// The first place after which the sum is farthest from 0, and that distance.
fn largest(scores: &[i64]) -> (usize, u64) {
    let mut sum = 0_i64;
    let mut best = (0, 0);
    for (place, score) in scores.iter().enumerate() {
        sum += score;
        if sum.unsigned_abs() > best.1 {
            best = (place + 1, sum.unsigned_abs());
        }
    }
    best
}
