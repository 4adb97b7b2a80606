//! The distribution of the counts to come: simulated, never below 0, in whole numbers.

use core::f64::consts::LN_10;

use serde::Serialize;

use super::anscombe;
use super::projection::Projection;
use crate::numeric::random::{self, Seed, poisson, replicates};
use crate::{Method, NotApplicable, Topic};

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
/// The levels of the quantiles where none are asked for.
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

/// The levels, sorted and each once.
///
/// # Errors
/// Without any, or with one that is not between 0 and 1.
pub fn levels(asked: &[f64]) -> Result<Vec<f64>, NotApplicable> {
    if asked.is_empty() || asked.iter().any(|level| !(*level > 0.0 && *level < 1.0)) {
        return Err(NotApplicable::because("the levels of quantiles lie between 0 and 1"));
    }
    let mut levels = asked.to_vec();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    Ok(levels)
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
    let mut sorted = ratios.to_vec();
    sorted.sort_by(f64::total_cmp);
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
    let drawn = replicates(
        paths,
        seed,
        METHOD.id,
        || (),
        |stream, ()| {
            let mut path = [0.0; MOST_STEPS];
            let mut errors = [0.0; MOST_STEPS];
            let common = if projection.shared.iter().any(|shared| *shared > 0.0) {
                random::student(stream, degrees)
            } else {
                0.0
            };
            for step in 0..steps {
                errors[step] = random::student(stream, degrees);
                let earlier = errors[..step].iter().rev().zip(&projection.responses);
                let carried: f64 = earlier.map(|(error, response)| error * response).sum();
                let deviation = errors[step] + carried + projection.shared[step] * common;
                let mean =
                    anscombe::poisson_mean(projection.points[step] + scales[step] * deviation);
                path[step] = poisson(stream, mean);
            }
            path
        },
    );
    quantiles(&drawn, steps, levels)
}

/// The whole-number quantiles of paths, one row a step: the least count with at least that share
/// of the paths at or below it.
pub fn quantiles(paths: &[[f64; MOST_STEPS]], steps: usize, levels: &[f64]) -> Vec<Vec<u64>> {
    (0..steps.min(MOST_STEPS))
        .map(|step| {
            let mut counts: Vec<f64> = paths.iter().map(|path| path[step]).collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::student;

    fn still(point: f64, sigma: f64) -> Projection {
        let steps = 3;
        Projection {
            points: vec![anscombe::root(point); steps],
            sigma,
            responses: vec![1.0; steps - 1],
            shared: vec![0.0; steps],
        }
    }

    #[test]
    fn without_an_error_only_poisson_noise_is_left() {
        // Poisson, mean 100: quantiles 84, 93, 100, 107, 117 (scipy 1.17.1, `poisson.ppf`).
        let rows = simulate(&still(100.0, 0.0), 20.0, Widening::NONE, &LEVELS, 20_000, Seed(1));
        for (got, want) in rows[0].iter().zip([84_u64, 93, 100, 107, 117]) {
            assert!(got.abs_diff(want) <= 1, "{rows:?}");
        }
    }

    #[test]
    fn the_simulation_has_the_quantiles_of_t_on_the_scale_of_roots() {
        let projection = still(1000.0, 6.0);
        let rows = simulate(&projection, 200.0, Widening::NONE, &LEVELS, 20_000, Seed(3));
        for (got, level) in rows[0].iter().zip(LEVELS) {
            let root = anscombe::root(1000.0) + 6.0 * student::quantile(level, 200.0);
            let want = anscombe::count(root);
            assert!((*got as f64 - want).abs() < 0.02 * want, "{rows:?} {want}");
        }
    }

    #[test]
    fn a_factor_widens_and_few_origins_do_not() {
        let ratios = [0.1, 0.2, 0.5, 0.5, 0.7, 0.9, 1.1, 2.0, 3.0];
        // (9 + 1) × 0.9 = the 9th.
        assert_eq!(widening(&ratios, 9, 0.9), Widening { factor: 3.0, origins: 9 });
        assert_eq!(widening(&ratios, 9, 0.1).factor, 1.0);
        assert_eq!(widening(&ratios[..7], 7, 0.9), Widening::NONE);
        let wide = Widening { factor: 3.0, origins: 9 };
        let (a, b) = (still(400.0, 2.0), still(400.0, 6.0));
        let wider = simulate(&a, 20.0, wide, &LEVELS, 4000, Seed(1));
        assert_eq!(wider, simulate(&b, 20.0, Widening::NONE, &LEVELS, 4000, Seed(1)));
    }

    #[test]
    fn zeros_leave_room_for_a_few() {
        // 10 years: mean at most 0.2996; P(0) = 0.741, P(≤ 1) = 0.963.
        assert_eq!(after_zeros(10, &LEVELS), [0, 0, 0, 0, 1]);
        assert!((rule_of_three(10) - 0.299_573_227_355_399_1).abs() < 1e-14);
    }

    #[test]
    fn levels_are_sorted_and_inside() {
        assert_eq!(levels(&[0.9, 0.1, 0.9]), Ok(vec![0.1, 0.9]));
        assert!(levels(&[]).is_err() && levels(&[0.0]).is_err() && levels(&[f64::NAN]).is_err());
    }

    #[test]
    fn nothing_overflows() {
        let rows = simulate(&still(1e15, 1e8), 1.0, Widening::NONE, &LEVELS, 500, Seed(1));
        assert!(rows.iter().all(|row| row.is_sorted()));
    }
}
