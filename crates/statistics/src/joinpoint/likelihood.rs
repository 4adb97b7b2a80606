//! Joinpoints by the Poisson likelihood: zeros need no correction, large counts weigh more.
//!
//! The least deviance over the same grid; the number of joinpoints by the quasi-likelihood
//! criterion D / max(φ, 1) + (2k + 2) ln n, φ of the largest model. A fit is an iteratively reweighted
//! regression on the values at the joinpoints, whose equations have three diagonals.

use serde::Serialize;

use super::bound::Bound;
use super::grid::{AT_END, BETWEEN};
use super::model::percent;
use crate::not_applicable::{require_counts, require_years};
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "joinpoint.poisson",
    topic: Topic::Joinpoint,
    name: "joinpoint regression, Poisson likelihood",
    version: 1,
    formula: "min over τ of the deviance 2 Σ [y ln(y/μ) − (y − μ)], ln μ = ln e + a + b x + Σ d (x − τ)⁺; k by D/max(φ, 1) + (2k + 2) ln n",
    unit: "percent a year",
    assumes: "variance in proportion to the mean; years independent of each other",
    avoid: "fewer than 7 years; strong autocorrelation, under which joinpoints are found in noise",
    source: "P. McCullagh & J. A. Nelder (1989), Generalized Linear Models; grid of Kim et al. (2000), Statistics in Medicine 19, 335–351",
};

/// The fit of a number of joinpoints.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PoissonModel {
    /// The years of the joinpoints.
    pub joinpoints: Vec<f64>,
    /// The deviance.
    pub deviance: f64,
    /// Pearson's chi-squared.
    pub pearson: f64,
    /// The dispersion: Pearson's chi-squared over n − 2 (k + 1); none without degrees of freedom.
    pub dispersion: Option<f64>,
    /// The slope of each segment.
    pub slopes: Vec<f64>,
    /// The annual percent change of each segment.
    pub apc: Vec<f64>,
    /// The quasi-likelihood criterion.
    pub qbic: f64,
    /// Fitted counts.
    #[serde(skip)]
    pub fitted: Vec<f64>,
}

/// The fits of 0 to some number of joinpoints, and the one selected.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PoissonJoinpoint {
    /// One fit for each number of joinpoints.
    pub models: Vec<PoissonModel>,
    /// The number with the least criterion.
    pub selected: usize,
}

/// Room for fits of one series.
struct Fitter<'a> {
    x: &'a [f64],
    y: &'a [f64],
    offset: Vec<f64>,
    /// ln of y, or of ½ for 0.
    start: Vec<f64>,
}

/// Linear predictors are kept above this: e^−40 is no one in any population.
const LOWEST: f64 = -40.0;

impl<'a> Fitter<'a> {
    fn new(x: &'a [f64], y: &'a [f64], exposure: Option<&[f64]>) -> Self {
        let offset = match exposure {
            Some(exposure) => exposure.iter().map(|e| libm::log(*e)).collect(),
            None => vec![0.0; x.len()],
        };
        let start: Vec<f64> = y.iter().map(|y| libm::log(y.max(0.5))).collect();
        Self { x, y, offset, start }
    }

    /// Deviance and values at the knots (first year, joinpoints, last year) of a fit to the rows.
    fn fit(&self, rows: std::ops::Range<usize>, knots: &[f64]) -> (f64, Vec<f64>) {
        let count = knots.len();
        let mut values = vec![0.0; count];
        let mut eta: Vec<f64> =
            rows.clone().map(|row| self.start[row] - self.offset[row]).collect();
        let (mut diagonal, mut side, mut right) =
            (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
        let mut deviance = f64::INFINITY;
        for round in 0..60 {
            diagonal.fill(0.0);
            side.fill(0.0);
            right.fill(0.0);
            let mut knot = 0;
            for (place, row) in rows.clone().enumerate() {
                while knot + 2 < count && self.x[row] > knots[knot + 1] {
                    knot += 1;
                }
                let later = (self.x[row] - knots[knot]) / (knots[knot + 1] - knots[knot]);
                let mean = libm::exp((eta[place] + self.offset[row]).clamp(LOWEST, 60.0));
                let z = eta[place] + (self.y[row] - mean) / mean;
                let earlier = 1.0 - later;
                diagonal[knot] += mean * earlier * earlier;
                side[knot] += mean * earlier * later;
                diagonal[knot + 1] += mean * later * later;
                right[knot] += mean * earlier * z;
                right[knot + 1] += mean * later * z;
            }
            solve(&mut diagonal, &side, &mut right);
            // A step that leaves the deviance worse is halved.
            let before = deviance;
            let target = right.clone();
            let mut share = 1.0;
            loop {
                let mixed: Vec<f64> = values
                    .iter()
                    .zip(&target)
                    .map(|(old, new)| if round == 0 { *new } else { old + share * (new - old) })
                    .map(|value| value.clamp(LOWEST, 60.0))
                    .collect();
                let next = self.evaluate(rows.clone(), knots, &mixed, &mut eta);
                if next <= before * (1.0 + 1e-14) + 1e-12 || share < 1e-3 || round == 0 {
                    values = mixed;
                    deviance = next;
                    break;
                }
                share *= 0.5;
            }
            if (before - deviance).abs() <= 1e-13 * (deviance.abs() + 1e-9) {
                break;
            }
        }
        (deviance.max(0.0), values)
    }

    /// The deviance at these values; `eta` becomes the linear predictor.
    fn evaluate(
        &self,
        rows: std::ops::Range<usize>,
        knots: &[f64],
        values: &[f64],
        eta: &mut [f64],
    ) -> f64 {
        let mut knot = 0;
        let mut deviance = 0.0;
        for (place, row) in rows.enumerate() {
            while knot + 2 < knots.len() && self.x[row] > knots[knot + 1] {
                knot += 1;
            }
            let later = (self.x[row] - knots[knot]) / (knots[knot + 1] - knots[knot]);
            eta[place] = values[knot] + later * (values[knot + 1] - values[knot]);
            let log = eta[place] + self.offset[row];
            let (y, mean) = (self.y[row], libm::exp(log.clamp(LOWEST, 60.0)));
            let own = if y > 0.0 { y * libm::log(y) - y } else { 0.0 };
            deviance += 2.0 * (own - y * log + mean);
        }
        deviance
    }

    /// A bound from below: the deviance of a line of its own on the rows.
    fn line(&self, rows: std::ops::Range<usize>) -> f64 {
        if rows.len() < 3 {
            return 0.0;
        }
        let knots = [self.x[rows.start], self.x[rows.end - 1]];
        self.fit(rows, &knots).0
    }
}

/// Solves a symmetric system of three diagonals in place.
fn solve(diagonal: &mut [f64], side: &[f64], right: &mut [f64]) {
    let count = diagonal.len();
    for i in 1..count {
        if diagonal[i - 1].abs() < f64::MIN_POSITIVE {
            continue;
        }
        let factor = side[i - 1] / diagonal[i - 1];
        diagonal[i] -= factor * side[i - 1];
        right[i] -= factor * right[i - 1];
    }
    for i in (0..count).rev() {
        let later = if i + 1 < count { side[i] * right[i + 1] } else { 0.0 };
        right[i] = if diagonal[i].abs() < f64::MIN_POSITIVE {
            0.0
        } else {
            (right[i] - later) / diagonal[i]
        };
    }
}

/// The fits of 0 to `most` joinpoints; `exposure` is the population, for rates.
///
/// # Errors
/// With fewer than 3 years, values below 0, or nothing but zeros.
pub fn poisson_joinpoint(
    x: &[f64],
    y: &[f64],
    exposure: Option<&[f64]>,
    most: usize,
) -> Result<PoissonJoinpoint, NotApplicable> {
    let n = x.len();
    require_years("a trend", 3, n)?;
    require_counts("a Poisson model", x, y)?;
    if y.iter().all(|y| *y == 0.0) {
        return Err(NotApplicable::AllZero);
    }
    let fitter = Fitter::new(x, y, exposure);
    let bound = Bound::new(n, most, |start, end| fitter.line(start..end));
    let mut models = Vec::with_capacity(most + 1);
    for k in 0..=most {
        let Some(joinpoints) = best(&fitter, &bound, k) else { break };
        let knots = knots(x, &joinpoints);
        let (deviance, values) = fitter.fit(0..n, &knots);
        let mut eta = vec![0.0; n];
        fitter.evaluate(0..n, &knots, &values, &mut eta);
        let fitted: Vec<f64> =
            eta.iter().zip(&fitter.offset).map(|(eta, offset)| libm::exp(eta + offset)).collect();
        let pearson = y.iter().zip(&fitted).map(|(y, m)| (y - m) * (y - m) / m).sum();
        let slopes: Vec<f64> = knots
            .windows(2)
            .zip(values.windows(2))
            .map(|(x, v)| (v[1] - v[0]) / (x[1] - x[0]))
            .collect();
        let free = n as f64 - 2.0 * (k as f64 + 1.0);
        models.push(PoissonModel {
            joinpoints: joinpoints.iter().map(|place| x[*place]).collect(),
            deviance,
            pearson,
            dispersion: (free > 0.0).then(|| pearson / free),
            apc: slopes.iter().map(|slope| percent(*slope)).collect(),
            slopes,
            qbic: 0.0,
            fitted,
        });
    }
    let widest = models.iter().rev().find_map(|model| model.dispersion).unwrap_or(1.0);
    let scale = widest.max(1.0);
    for (k, model) in models.iter_mut().enumerate() {
        model.qbic = model.deviance / scale + (2.0 * k as f64 + 2.0) * libm::log(n as f64);
    }
    let selected = models
        .iter()
        .enumerate()
        .min_by(|(_, a), (_, b)| a.qbic.total_cmp(&b.qbic))
        .map_or(0, |(k, _)| k);
    Ok(PoissonJoinpoint { models, selected })
}

fn knots(x: &[f64], joinpoints: &[usize]) -> Vec<f64> {
    let mut knots = vec![x[0]];
    knots.extend(joinpoints.iter().map(|place| x[*place]));
    knots.push(x[x.len() - 1]);
    knots
}

/// The places of the `k` joinpoints with the least deviance: the configurations whose bound is
/// below the least deviance found so far, the most promising first.
fn best(fitter: &Fitter, bound: &Bound, k: usize) -> Option<Vec<usize>> {
    let mut search = Branches { fitter, bound, least: f64::INFINITY, places: None };
    search.deeper(k, 0, 0.0, &mut Vec::with_capacity(k));
    search.places
}

struct Branches<'a> {
    fitter: &'a Fitter<'a>,
    bound: &'a Bound,
    least: f64,
    places: Option<Vec<usize>>,
}

impl Branches<'_> {
    fn deeper(&mut self, left: usize, free: usize, sum: f64, path: &mut Vec<usize>) {
        let n = self.fitter.x.len();
        if left == 0 {
            if sum + self.bound.between(free, n) > self.least {
                return;
            }
            let (deviance, _) = self.fitter.fit(0..n, &knots(self.fitter.x, path));
            let tie = deviance == self.least
                && self.places.as_ref().is_some_and(|places| *path < *places);
            if deviance < self.least || tie {
                self.least = deviance;
                self.places = Some(path.clone());
            }
            return;
        }
        let from = if path.is_empty() { AT_END } else { free + BETWEEN };
        let mut branches: Vec<(f64, f64, usize)> = (from..n.saturating_sub(AT_END))
            .map(|at| {
                let sum = sum + self.bound.between(free, at);
                (sum + self.bound.after(left - 1, at + 1), sum, at)
            })
            .filter(|(bound, ..)| bound.is_finite() && *bound <= self.least)
            .collect();
        branches.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
        for (bound, sum, at) in branches {
            if bound > self.least {
                break;
            }
            path.push(at);
            self.deeper(left - 1, at + 1, sum, path);
            path.pop();
        }
    }
}
