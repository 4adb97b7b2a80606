//! A log-linear trend of counts with a variance of μ + μ² / θ, θ by maximum likelihood.
//!
//! The trend at a given θ and θ at a given trend are found in turn until both stand, as in
//! W. Venables & B. Ripley's `glm.nb`.

use serde::Serialize;

use super::change::{AnnualChange, Coefficient, Reference, intercept_and_slope};
use super::input::{check, offset, straight};
use super::irls::{self, Glm, Variance};
use super::poisson::fit_line;
use super::psi;
use super::serial::Serial;
use crate::numeric::beta::ln_binomial;
use crate::numeric::gamma::{chi_squared_upper, ln_poisson};
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "trend.negative_binomial",
    topic: Topic::Regression,
    name: "log-linear negative binomial regression (NB2)",
    version: 1,
    formula: "E y = μ = e exp(a + b (x − x₁)), Var y = μ + μ² / θ, all by maximum likelihood; 100 (e^b − 1), limits 100 (e^(b ± z SE) − 1), SE from the expected information at θ",
    unit: "percent a year",
    assumes: "independent negative binomial counts around one log-linear trend",
    avoid: "refused below 10 years, and when θ is above 10⁶: no more dispersion than Poisson; not for a series with joinpoints",
    source: "J. Lawless (1987), Negative binomial and mixed Poisson regression, Canadian Journal of Statistics 15, 209–225; W. Venables & B. Ripley (2002), Modern Applied Statistics with S, 4th edition, 7.4",
};

/// A size from which on the counts are no more dispersed than Poisson.
pub const LARGEST_THETA: f64 = 1e6;

const NAME: &str = "a negative binomial trend";
/// The years it needs.
pub const NEEDS: usize = 10;

/// A log-linear negative binomial trend.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct NegativeBinomialTrend {
    /// The years.
    pub years: usize,
    /// The log mean (per exposure, if there is one) of the first year.
    pub intercept: Coefficient,
    /// The change of the log mean a year.
    pub slope: Coefficient,
    /// The annual change, by the normal distribution.
    pub change: AnnualChange,
    /// The size θ: the variance is μ + μ² / θ.
    pub theta: f64,
    /// The standard error of θ at this trend.
    pub theta_error: f64,
    /// 1 / θ.
    pub alpha: f64,
    /// The deviance.
    pub deviance: f64,
    /// Degrees of freedom: years less 2.
    pub degrees: usize,
    /// Pearson's χ².
    pub pearson: f64,
    /// The log-likelihood.
    pub log_likelihood: f64,
    /// Akaike's criterion, θ counted as a parameter.
    pub aic: f64,
    /// Schwarz's criterion, θ counted as a parameter.
    pub bic: f64,
    /// Twice the gain in log-likelihood over the Poisson trend.
    pub overdispersion: f64,
    /// Its p-value: half of the upper tail of χ² with 1 degree of freedom, for Poisson lies at the edge.
    pub overdispersion_p: f64,
    /// The expected counts, one a year.
    pub fitted: Vec<f64>,
    /// The Pearson residuals, one a year.
    pub pearson_residuals: Vec<f64>,
    /// The deviance residuals, one a year.
    pub deviance_residuals: Vec<f64>,
    /// How the Pearson residuals hang together.
    pub serial: Serial,
}

/// The log-linear negative binomial trend of counts, per exposure if there is one.
///
/// # Errors
/// For fewer than 10 years, where the Poisson trend has no answer, and when counts vary no more than Poisson.
pub fn negative_binomial_trend(
    x: &[f64],
    y: &[f64],
    exposure: Option<&[f64]>,
    level: Level,
) -> Result<NegativeBinomialTrend, NotApplicable> {
    check(x, y, exposure, NAME, NEEDS)?;
    let failed = NotApplicable::NoConvergence { method: NAME };
    let columns = straight(x);
    let poisson = fit_line(&columns, y, exposure, NAME)?;
    let (fit, theta) = fit_theta(&columns, y, offset(exposure).as_deref(), &poisson, None)?;
    let variance = Variance::NegativeBinomial { theta };
    let error = |column| fit.standard_error(column);
    let Some((intercept, slope)) = intercept_and_slope(&fit.coefficients, error, Reference::Normal)
    else {
        return Err(failed);
    };
    let pearson_residuals = fit.pearson(y, variance);
    let log_likelihood = log_likelihood(y, &fit.fitted, theta);
    let of_poisson: f64 =
        y.iter().zip(&poisson.fitted).map(|(y, mean)| ln_poisson(*y, *mean)).sum();
    let overdispersion = (2.0 * (log_likelihood - of_poisson)).max(0.0);
    let information = score(y, &fit.fitted, theta).1;
    if !(log_likelihood.is_finite() && overdispersion.is_finite() && information > 0.0) {
        return Err(failed);
    }
    Ok(NegativeBinomialTrend {
        years: y.len(),
        intercept,
        slope,
        change: AnnualChange::new(&slope, Reference::Normal, level)?,
        theta,
        theta_error: libm::sqrt(1.0 / information),
        alpha: 1.0 / theta,
        deviance: fit.deviance,
        degrees: y.len() - 2,
        pearson: pearson_residuals.iter().map(|residual| residual * residual).sum(),
        log_likelihood,
        aic: 6.0 - 2.0 * log_likelihood,
        bic: 3.0 * libm::log(y.len() as f64) - 2.0 * log_likelihood,
        overdispersion,
        overdispersion_p: 0.5 * chi_squared_upper(overdispersion, 1.0),
        deviance_residuals: fit.deviance_residuals(y, variance),
        serial: Serial::new(x, &pearson_residuals),
        pearson_residuals,
        fitted: fit.fitted,
    })
}

/// The log-likelihood of counts, given their means and θ.
fn log_likelihood(y: &[f64], means: &[f64], theta: f64) -> f64 {
    y.iter()
        .zip(means)
        .map(|(y, mean)| {
            let n = y + theta;
            libm::log(theta / n) + ln_binomial(theta, n, theta / mean)
        })
        .sum()
}

const ROUNDS: usize = 200;

/// The fit of log means on the columns together with θ, from the Poisson fit and a guess of θ if
/// there is one.
///
/// # Errors
/// When counts vary no more than Poisson, and when the search does not end.
pub fn fit_theta(
    columns: &[Vec<f64>],
    y: &[f64],
    offset: Option<&[f64]>,
    poisson: &Glm,
    guess: Option<f64>,
) -> Result<(Glm, f64), NotApplicable> {
    let failed = NotApplicable::NoConvergence { method: NAME };
    let mut theta = best_theta(y, &poisson.fitted, guess)?;
    let mut start = poisson.coefficients.clone();
    for _ in 0..ROUNDS {
        let variance = Variance::NegativeBinomial { theta };
        let Some(fit) = irls::fit(columns, y, offset, variance, Some(&start)) else {
            return Err(failed);
        };
        let next = best_theta(y, &fit.fitted, Some(theta))?;
        if (next - theta).abs() <= 1e-9 * theta {
            return Ok((fit, theta));
        }
        theta = next;
        start = fit.coefficients;
    }
    Err(failed)
}

/// The derivative of the log-likelihood by θ, and the negative of its derivative.
fn score(y: &[f64], means: &[f64], theta: f64) -> (f64, f64) {
    let (own, own_slope) = (psi::excess(theta), psi::excess_slope(theta));
    let (mut score, mut information) = (0.0, 0.0);
    for (y, mean) in y.iter().zip(means) {
        // ψ(θ + y) − ψ(θ) + ln(θ / (θ + μ)) + 1 − (y + θ) / (μ + θ), put so that large θ cancel nothing.
        let v = (y - mean) / (theta + mean);
        score += log1p_less(v) + psi::excess(theta + y) - own;
        information -=
            v * v / ((1.0 + v) * (theta + mean)) + psi::excess_slope(theta + y) - own_slope;
    }
    (score, information)
}

/// ln(1 + v) − v.
fn log1p_less(v: f64) -> f64 {
    if v.abs() < 1e-3 {
        let square = v * v;
        return -square * (0.5 - v / 3.0 + square / 4.0 - square * v / 5.0 + square * square / 6.0);
    }
    libm::log1p(v) - v
}

/// The most likely θ, given the means, by Newton's steps on its logarithm inside a bracket.
fn best_theta(y: &[f64], means: &[f64], guess: Option<f64>) -> Result<f64, NotApplicable> {
    let (mut low, mut high) = (libm::log(1e-8), libm::log(LARGEST_THETA));
    if score(y, means, LARGEST_THETA).0 >= 0.0 {
        return Err(NotApplicable::because(
            "no overdispersion: the counts vary no more than Poisson",
        ));
    }
    // The moment estimate: n / Σ (y / μ − 1)².
    let moment = || {
        let squares: f64 =
            y.iter().zip(means).map(|(y, mean)| (y / mean - 1.0) * (y / mean - 1.0)).sum();
        y.len() as f64 / squares
    };
    let mut at = libm::log(guess.unwrap_or_else(moment).clamp(1e-7, 0.9 * LARGEST_THETA));
    for _ in 0..100 {
        let theta = libm::exp(at);
        let (value, information) = score(y, means, theta);
        if value > 0.0 {
            low = at;
        } else {
            high = at;
        }
        // d/du (θ s) = θ s − θ² i at u = ln θ; the root of θ s is that of s.
        let slope = theta * value - theta * theta * information;
        let newton = at - theta * value / slope;
        let next =
            if slope < 0.0 && newton > low && newton < high { newton } else { 0.5 * (low + high) };
        let step = (next - at).abs();
        at = next;
        if step < 1e-13 || high - low < 1e-13 {
            break;
        }
    }
    let theta = libm::exp(at);
    if theta > 1.1e-8 { Ok(theta) } else { Err(NotApplicable::NoConvergence { method: NAME }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(n: usize) -> Vec<f64> {
        (0..n).map(|i| 2000.0 + i as f64).collect()
    }

    #[test]
    fn the_likelihood_falls_on_both_sides_of_theta() {
        let y = [12.0, 55.0, 31.0, 8.0, 90.0, 44.0, 21.0, 70.0, 15.0, 33.0, 0.0, 61.0];
        let trend = negative_binomial_trend(&years(12), &y, None, Level::P95).expect("a trend");
        for factor in [0.99, 1.01] {
            let other = log_likelihood(&y, &trend.fitted, factor * trend.theta);
            assert!(other < trend.log_likelihood, "{factor}");
        }
        assert!(
            (trend.deviance_residuals.iter().map(|d| d * d).sum::<f64>() / trend.deviance - 1.0)
                .abs()
                < 1e-12
        );
    }

    #[test]
    fn the_likelihood_of_a_count_by_hand() {
        // θ = 1 is geometric: P(y) = μ^y / (1 + μ)^(y + 1); y = 2, μ = 1: 1/8.
        assert!((log_likelihood(&[2.0], &[1.0], 1.0) - libm::log(0.125)).abs() < 1e-13);
        assert!((log_likelihood(&[0.0], &[3.0], 1.0) - libm::log(0.25)).abs() < 1e-13);
    }
}
