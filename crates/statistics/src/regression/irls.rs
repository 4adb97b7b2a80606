//! Log-linear fits of counts by iteratively reweighted least squares, for any few columns.
//!
//! P. McCullagh & J. Nelder (1989), Generalized Linear Models, 2nd edition, 2.5: weights W and
//! working counts z = η + (y − μ) / μ, until the deviance stands.

use crate::numeric::gamma::deviance_term;
use crate::numeric::least_squares;

/// How the variance of a count follows its mean μ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Variance {
    Poisson,
    NegativeBinomial {
        /// The size θ, above 0.
        theta: f64,
    },
}

impl Variance {
    /// The variance of a count of that mean.
    pub fn at_mean(self, mean: f64) -> f64 {
        match self {
            Self::Poisson => mean,
            Self::NegativeBinomial { theta } => mean + mean * (mean / theta),
        }
    }

    /// The weight of a year in the fit.
    pub fn weight(self, mean: f64) -> f64 {
        match self {
            Self::Poisson => mean,
            Self::NegativeBinomial { theta } => mean / (1.0 + mean / theta),
        }
    }

    /// A year's part in the deviance, at least 0.
    pub fn deviance(self, y: f64, mean: f64) -> f64 {
        let half = match self {
            Self::Poisson => deviance_term(y, mean),
            Self::NegativeBinomial { theta } => {
                // y ln(y / μ) − (y + θ) ln((y + θ) / (μ + θ)), free of cancellation for any y / θ.
                let first = match y > 0.0 {
                    true => y * libm::log1p(theta / mean * ((y - mean) / (y + theta))),
                    false => 0.0,
                };
                first - theta * libm::log1p((y - mean) / (mean + theta))
            }
        };
        2.0 * half.max(0.0)
    }
}

/// A log-linear fit of counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Glm {
    /// One coefficient a column.
    pub coefficients: Vec<f64>,
    /// The expected counts.
    pub fitted: Vec<f64>,
    /// The years' weights at the end.
    pub weights: Vec<f64>,
    /// The inverse of X'WX, row by row: the covariance of the coefficients at a dispersion of 1.
    pub inverse: Vec<Vec<f64>>,
    pub deviance: f64,
}

impl Glm {
    /// The standard error of a coefficient at a dispersion of 1; 0 for a column that is not there.
    pub fn standard_error(&self, column: usize) -> f64 {
        let variance = self.inverse.get(column).and_then(|row| row.get(column));
        libm::sqrt(variance.copied().unwrap_or(0.0).max(0.0))
    }

    /// The variance of a year's linear predictor at a dispersion of 1, `row` being its columns.
    pub fn variance_at(&self, row: &[f64]) -> f64 {
        let mut sum = 0.0;
        for (entries, a) in self.inverse.iter().zip(row) {
            for (entry, b) in entries.iter().zip(row) {
                sum += a * b * entry;
            }
        }
        sum.max(0.0)
    }

    /// The leverage of each year: the diagonal of the hat matrix, from 0 to 1.
    pub fn leverages(&self, columns: &[Vec<f64>]) -> Vec<f64> {
        let mut row = vec![0.0; columns.len()];
        (0..self.weights.len())
            .map(|i| {
                for (value, column) in row.iter_mut().zip(columns) {
                    *value = column[i];
                }
                (self.weights[i] * self.variance_at(&row)).clamp(0.0, 1.0)
            })
            .collect()
    }

    /// The Pearson residuals (y − μ) / √V(μ).
    pub fn pearson(&self, y: &[f64], variance: Variance) -> Vec<f64> {
        y.iter()
            .zip(&self.fitted)
            .map(|(y, mean)| (y - mean) / libm::sqrt(variance.at_mean(*mean)))
            .collect()
    }

    pub fn deviance_residuals(&self, y: &[f64], variance: Variance) -> Vec<f64> {
        y.iter()
            .zip(&self.fitted)
            .map(|(y, mean)| libm::copysign(libm::sqrt(variance.deviance(*y, *mean)), y - mean))
            .collect()
    }
}

const ROUNDS: usize = 60;
const CLOSE: f64 = 1e-10;
/// Logarithms of expected counts stay within what can be multiplied.
const LARGEST: f64 = 300.0;

/// The fit of log means on the columns; none when it does not exist (a column is a combination of
/// others, or a mean would have to be 0) or was not found.
///
/// `offset` are logarithms of exposures; `start` are coefficients to begin from.
pub fn fit(
    columns: &[Vec<f64>],
    y: &[f64],
    offset: Option<&[f64]>,
    variance: Variance,
    start: Option<&[f64]>,
) -> Option<Glm> {
    let n = y.len();
    if columns.iter().any(|column| column.len() != n) || n < columns.len() {
        return None;
    }
    let shift = |i: usize| offset.and_then(|offset| offset.get(i)).copied().unwrap_or(0.0);
    let predict = |coefficients: &[f64], eta: &mut [f64]| {
        for (i, value) in eta.iter_mut().enumerate() {
            let sum: f64 = columns.iter().zip(coefficients).map(|(c, b)| c[i] * b).sum();
            *value = sum + shift(i);
        }
    };
    // Sets the means, and gives their deviance.
    let expect = |eta: &[f64], means: &mut [f64]| -> f64 {
        let years = y.iter().zip(means).zip(eta);
        years
            .map(|((y, mean), eta)| {
                *mean = libm::exp(eta.clamp(-LARGEST, LARGEST));
                variance.deviance(*y, *mean)
            })
            .sum()
    };
    let mut eta: Vec<f64> = y.iter().map(|y| libm::log(y + 0.1)).collect();
    if let Some(start) = start {
        predict(start, &mut eta);
    }
    let (mut means, mut weights, mut working) = (vec![0.0; n], vec![0.0; n], vec![0.0; n]);
    let mut next_eta = vec![0.0; n];
    let mut coefficients: Option<Vec<f64>> = start.map(<[f64]>::to_vec);
    let mut deviance = expect(&eta, &mut means);
    let mut stands = false;
    for _ in 0..ROUNDS {
        for i in 0..n {
            weights[i] = variance.weight(means[i]);
            working[i] = eta[i] - shift(i) + (y[i] - means[i]) / means[i];
        }
        let solved = least_squares::fit(columns, &working, Some(&weights))?;
        let mut next = solved.coefficients;
        predict(&next, &mut next_eta);
        let mut next_deviance = expect(&next_eta, &mut means);
        if let Some(last) = &coefficients {
            // A step too far is halved, as in R's `glm.fit`.
            let mut halvings = 0;
            let worse = |new: f64| new.is_nan() || new > deviance * (1.0 + 1e-8) + 1e-8;
            while worse(next_deviance) && halvings < 30 {
                for (value, before) in next.iter_mut().zip(last) {
                    *value = 0.5 * (*value + before);
                }
                predict(&next, &mut next_eta);
                next_deviance = expect(&next_eta, &mut means);
                halvings += 1;
            }
        }
        let moved = eta.iter().zip(&next_eta).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        core::mem::swap(&mut eta, &mut next_eta);
        let small = (next_deviance - deviance).abs() <= CLOSE * (next_deviance.abs() + 0.1);
        deviance = next_deviance;
        if stands {
            // One round more than needed makes the weights those of the end. Where a mean runs to
            // 0 the deviance stands and the predictor still moves by 1 a round.
            let is_finite = deviance.is_finite() && next.iter().all(|value| value.is_finite());
            let (inverse, fitted) = (solved.inverse, means);
            let fit = Glm { coefficients: next, fitted, weights, inverse, deviance };
            return (is_finite && moved < 0.01).then_some(fit);
        }
        coefficients = Some(next);
        stands = small;
    }
    None
}
