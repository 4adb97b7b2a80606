//! A log-linear Poisson trend.

use serde::Serialize;

use super::change::{AnnualChange, Coefficient, Reference, intercept_and_slope};
use super::input::{check, offset, straight};
use super::irls::{self, Glm, Variance};
use super::serial::Serial;
use crate::numeric::gamma::{chi_squared_upper, ln_poisson};
use crate::numeric::normal;
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "trend.poisson",
    topic: Topic::Regression,
    name: "log-linear Poisson regression",
    version: 1,
    formula: "y ~ Poisson(e exp(a + b (x − x₁))); 100 (e^b − 1), limits 100 (e^(b ± z SE) − 1); φ = Σ (y − μ)² / μ / (n − 2)",
    unit: "percent a year",
    assumes: "independent counts whose variance is their mean, around one log-linear trend",
    avoid: "far too sure when φ is above 1.5; not for a series with joinpoints; refused when all counts are in the first or the last year",
    source: "J. Nelder & R. Wedderburn (1972), Generalized linear models, Journal of the Royal Statistical Society A 135, 370–384",
};

/// What its refusals call it.
pub(super) const NAME: &str = "a Poisson trend";

/// A log-linear Poisson trend.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PoissonTrend {
    /// The years.
    pub years: usize,
    /// The log mean (per exposure, if there is one) of the first year.
    pub intercept: Coefficient,
    /// The change of the log mean a year.
    pub slope: Coefficient,
    /// The annual change, by the normal distribution.
    pub change: AnnualChange,
    /// The annual change with limits where the likelihood has fallen as far as χ² allows; none when no such limit is a number.
    pub change_profile: Option<AnnualChange>,
    /// The deviance.
    pub deviance: f64,
    /// The deviance of a constant rate.
    pub null_deviance: f64,
    /// Degrees of freedom: years less 2.
    pub degrees: usize,
    /// Pearson's χ².
    pub pearson: f64,
    /// The dispersion φ: Pearson's χ² over the degrees of freedom; 1 for Poisson counts.
    pub dispersion: f64,
    /// The probability of at least that deviance, were the counts Poisson.
    pub p_deviance: f64,
    /// The probability of at least that χ², were the counts Poisson.
    pub p_pearson: f64,
    /// The log-likelihood.
    pub log_likelihood: f64,
    /// Akaike's criterion.
    pub aic: f64,
    /// Schwarz's criterion.
    pub bic: f64,
    /// The expected counts, one a year.
    pub fitted: Vec<f64>,
    /// The Pearson residuals, one a year.
    pub pearson_residuals: Vec<f64>,
    /// The deviance residuals, one a year.
    pub deviance_residuals: Vec<f64>,
    /// The leverage of each year.
    pub leverages: Vec<f64>,
    /// How the Pearson residuals hang together.
    pub serial: Serial,
}

/// The log-linear Poisson trend of counts, per exposure if there is one.
///
/// # Errors
/// For fewer than 3 years, counts that are all 0, and where no trend fits best: all counts in the
/// first or in the last year.
pub fn poisson_trend(
    x: &[f64],
    y: &[f64],
    exposure: Option<&[f64]>,
    level: Level,
) -> Result<PoissonTrend, NotApplicable> {
    check(x, y, exposure, NAME, 3)?;
    let failed = NotApplicable::NoConvergence { method: NAME };
    let columns = straight(x);
    let fit = fit_line(&columns, y, exposure, NAME)?;
    let error = |column| fit.standard_error(column);
    let Some((intercept, slope)) = intercept_and_slope(&fit.coefficients, error, Reference::Normal)
    else {
        return Err(failed);
    };
    let degrees = y.len() - 2;
    let pearson_residuals = fit.pearson(y, Variance::Poisson);
    let pearson: f64 = pearson_residuals.iter().map(|residual| residual * residual).sum();
    if !(pearson.is_finite() && fit.deviance.is_finite()) {
        return Err(failed);
    }
    let total: f64 = y.iter().sum();
    let among = |i: usize| exposure.and_then(|values| values.get(i)).copied().unwrap_or(1.0);
    let rate = total / (0..y.len()).map(among).sum::<f64>();
    let log_likelihood: f64 =
        y.iter().zip(&fit.fitted).map(|(y, mean)| ln_poisson(*y, *mean)).sum();
    Ok(PoissonTrend {
        years: y.len(),
        intercept,
        slope,
        change: AnnualChange::new(&slope, Reference::Normal, level)?,
        change_profile: profile(&columns, &fit, &slope, level),
        deviance: fit.deviance,
        null_deviance: (0..y.len())
            .map(|i| Variance::Poisson.deviance(y[i], rate * among(i)))
            .sum(),
        degrees,
        pearson,
        dispersion: pearson / degrees as f64,
        p_deviance: chi_squared_upper(fit.deviance, degrees as f64),
        p_pearson: chi_squared_upper(pearson, degrees as f64),
        log_likelihood,
        aic: 4.0 - 2.0 * log_likelihood,
        bic: 2.0 * libm::log(y.len() as f64) - 2.0 * log_likelihood,
        deviance_residuals: fit.deviance_residuals(y, Variance::Poisson),
        leverages: fit.leverages(&columns),
        serial: Serial::new(x, &pearson_residuals),
        pearson_residuals,
        fitted: fit.fitted,
    })
}

/// The Poisson fit of a straight line, unless all counts are in the first or the last year.
pub(super) fn fit_line(
    columns: &[Vec<f64>],
    y: &[f64],
    exposure: Option<&[f64]>,
    method: &'static str,
) -> Result<Glm, NotApplicable> {
    let some = |counts: &[f64]| counts.iter().any(|count| *count > 0.0);
    let (before, after) = (y.split_last(), y.split_first());
    if before.is_none_or(|(_, rest)| !some(rest)) || after.is_none_or(|(_, rest)| !some(rest)) {
        return Err(NotApplicable::because(
            "all counts are in the first or the last year: no trend fits best",
        ));
    }
    irls::fit(columns, y, offset(exposure).as_deref(), Variance::Poisson, None)
        .ok_or(NotApplicable::NoConvergence { method })
}

/// The limits of the slope where twice the log-likelihood, the intercept refitted, lies χ² below its best.
fn profile(
    columns: &[Vec<f64>],
    fit: &Glm,
    slope: &Coefficient,
    level: Level,
) -> Option<AnnualChange> {
    let t = columns.get(1)?;
    let total: f64 = fit.fitted.iter().sum();
    let z = normal::quantile(1.0 - level.tail());
    let center = t.iter().zip(&fit.fitted).map(|(t, mean)| t * mean).sum::<f64>() / total;
    // At a distance from the best slope: total × ln of the mean of exp(distance (t − center)),
    // less its expansion's term of first order, which is 0 at the best.
    let fallen = |distance: f64| {
        let sum: f64 = t
            .iter()
            .zip(&fit.fitted)
            .map(|(t, mean)| {
                let u = distance * (t - center);
                mean / total * (libm::expm1(u) - u)
            })
            .sum();
        2.0 * total * libm::log1p(sum) - z * z
    };
    let limit = |direction: f64| {
        let (mut inner, mut outer) = (0.0, direction * z * slope.standard_error);
        let mut doublings = 0;
        while fallen(outer) < 0.0 {
            (inner, outer) = (outer, 2.0 * outer);
            doublings += 1;
            if doublings > 60 {
                return None;
            }
        }
        for _ in 0..200 {
            let middle = 0.5 * (inner + outer);
            if middle == inner || middle == outer {
                break;
            }
            if fallen(middle) < 0.0 {
                inner = middle;
            } else {
                outer = middle;
            }
        }
        Some(slope.estimate + outer)
    };
    AnnualChange::between(slope.estimate, limit(-1.0)?, limit(1.0)?, level).ok()
}
