//! The distribution of the counts to come: simulated, never below 0, in whole numbers.

use core::f64::consts::LN_10;

use serde::Serialize;

use super::anscombe;
use super::projection::Projection;
use crate::numeric::order::sorted;
use crate::numeric::random::{self, Seed, Stream};
use crate::{Method, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "forecast.intervals",
    topic: Topic::Forecast,
    name: "simulated predictive distribution",
    version: 1,
    formula: "z(h) = point(h) + Σ c(j) e(h − j), e of t(n − 2) with the variance σ² less the 1 of Poisson noise; count ~ Poisson, its mean that whose roots have the mean z(h); whole-number quantiles of the paths",
    unit: "counts",
    assumes: "errors one step ahead are alike on the scale 2√(y + 3/8), and go on as they were",
    avoid: "not an interval for what a new law or a closed border does",
    source: "F. J. Anscombe (1948), Biometrika 35, 246–254; M. Mäkitalo & A. Foi (2011), IEEE Transactions on Image Processing 20, 2697–2698; J. Lei, M. G'Sell, A. Rinaldo, R. Tibshirani & L. Wasserman (2018), Journal of the American Statistical Association 113, 1094–1111, for the widening",
};

/// The most years ahead that are ever forecast.
pub const MOST_STEPS: usize = 5;
/// The paths of a simulation.
pub const PATHS: usize = 4000;
/// The levels of the quantiles.
pub const LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];
/// The origins from which on a width can be calibrated.
pub const FEWEST_ORIGINS: usize = 8;

/// By how much the intervals were widened, and from how many forecasts of the past.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Widening {
    /// The factor of the standard errors, at least 1.
    pub factor: f64,
    /// The origins it comes from; 0 where there were fewer than 8 and nothing was widened.
    pub origins: usize,
}

impl Widening {
    /// Nothing is widened.
    pub const NONE: Self = Self { factor: 1.0, origins: 0 };
}

/// The standard error of a step on the scale of roots, the Poisson noise of the count included.
pub fn spread(projection: &Projection, step: usize) -> f64 {
    projection.standard_error(step).max(1.0)
}

/// The degrees of freedom of the errors of so many years.
pub fn degrees(years: usize) -> f64 {
    (years as f64 - 2.0).max(1.0)
}

/// The level of the widest central interval among quantiles.
pub fn widest(levels: &[f64]) -> f64 {
    levels.iter().map(|level| (2.0 * level - 1.0).abs()).fold(0.0, f64::max)
}

/// The widening that errors of the past ask for, given as multiples of the half width that was
/// forecast; `level` is that of the interval.
pub fn widening(ratios: &[f64], origins: usize, level: f64) -> Widening {
    if origins < FEWEST_ORIGINS || ratios.is_empty() {
        return Widening::NONE;
    }
    let sorted = sorted(ratios);
    // The rank of split conformal prediction, one above that of the plain quantile.
    let rank = libm::ceil((sorted.len() as f64 + 1.0) * level) as usize;
    let factor = sorted.get(rank.clamp(1, sorted.len()) - 1).copied().unwrap_or(1.0).max(1.0);
    Widening { factor, origins }
}

/// The quantiles of each step, one row a step; the projection is on the scale of roots and at
/// most five steps long.
pub fn simulate(
    projection: &Projection,
    degrees: f64,
    widening: Widening,
    levels: &[f64],
    paths: usize,
    seed: Seed,
) -> Vec<Vec<u64>> {
    let steps = projection.points.len().min(MOST_STEPS);
    // What is left for the level to move by, once the Poisson noise has its 1.
    let scales: Vec<f64> = (1..=steps)
        .map(|step| {
            let relative = projection.relative_variance(step);
            let wide = widening.factor * spread(projection, step);
            libm::sqrt((wide * wide - 1.0).max(0.0) / relative)
        })
        .collect();
    quantiles(steps, levels, paths, seed, METHOD.id, |stream, path| {
        let mut errors = [0.0; MOST_STEPS];
        let common = if projection.shared.iter().any(|shared| *shared > 0.0) {
            random::student(stream, degrees)
        } else {
            0.0
        };
        for (step, count) in path.iter_mut().enumerate() {
            errors[step] = random::student(stream, degrees);
            let earlier = errors[..step].iter().rev().zip(&projection.responses);
            let carried: f64 = earlier.map(|(error, response)| error * response).sum();
            let deviation = errors[step] + carried + projection.shared[step] * common;
            let mean = anscombe::poisson_mean(projection.points[step] + scales[step] * deviation);
            *count = random::poisson(stream, mean);
        }
    })
}

/// The whole-number quantiles of paths that `walk` draws, one row a step: the least count with at
/// least that share of the paths at or below it.
pub(super) fn quantiles(
    steps: usize,
    levels: &[f64],
    paths: usize,
    seed: Seed,
    purpose: &str,
    walk: impl Fn(&mut Stream, &mut [f64]) + Sync,
) -> Vec<Vec<u64>> {
    let steps = steps.min(MOST_STEPS);
    let drawn = random::replicates(
        paths,
        seed,
        purpose,
        || (),
        |stream, ()| {
            let mut path = [0.0; MOST_STEPS];
            walk(stream, &mut path[..steps]);
            path
        },
    );
    (0..steps)
        .map(|step| {
            let mut counts: Vec<f64> = drawn.iter().map(|path| path[step]).collect();
            counts.sort_unstable_by(f64::total_cmp);
            levels
                .iter()
                .map(|level| {
                    let rank = libm::ceil(level * counts.len() as f64) as usize;
                    let at = rank.clamp(1, counts.len().max(1)) - 1;
                    // Saturates: no count is above 2^64.
                    counts.get(at).copied().unwrap_or(0.0).max(0.0) as u64
                })
                .collect()
        })
        .collect()
}

/// The quantiles after `years` years in which no one was counted: those of Poisson counts whose
/// mean is at its upper limit −ln(1 − level) / years, the rule of three at 95 %.
pub fn after_zeros(years: usize, levels: &[f64]) -> Vec<u64> {
    levels
        .iter()
        .map(|level| {
            if *level <= 0.5 {
                return 0;
            }
            let mean = -libm::log1p(-level) / years.max(1) as f64;
            let (mut term, mut count) = (libm::exp(-mean), 0_u32);
            let mut sum = term;
            while sum < *level && count < 1000 {
                count += 1;
                term *= mean / f64::from(count);
                sum += term;
            }
            u64::from(count)
        })
        .collect()
}

/// The upper limit, at 95 %, of the mean of `years` counts of 0: ln 20 / years.
pub fn rule_of_three(years: usize) -> f64 {
    (LN_10 + core::f64::consts::LN_2) / years.max(1) as f64
}
