//! A log-linear trend of counts whose variance is a multiple of their mean.

use serde::Serialize;

use super::change::{AnnualChange, Coefficient, Reference};
use super::poisson::PoissonTrend;
use super::serial::Serial;
use crate::numeric::order::largest;
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "trend.quasi_poisson",
    topic: Topic::Regression,
    name: "log-linear quasi-Poisson regression",
    version: 1,
    formula: "the Poisson trend with standard errors √φ times as large; limits 100 (e^(b ± t SE) − 1), t with n − 2 degrees of freedom",
    unit: "percent a year",
    assumes: "independent counts whose variance is φ times their mean, around one log-linear trend",
    avoid: "refused for a perfect fit; not for a series with joinpoints; has no likelihood",
    source: "R. Wedderburn (1974), Quasi-likelihood functions, generalized linear models, and the Gauss–Newton method, Biometrika 61, 439–447",
};

/// A log-linear trend of counts whose variance is a multiple of their mean.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct QuasiTrend {
    /// The years.
    pub years: usize,
    /// The log mean (per exposure, if there is one) of the first year.
    pub intercept: Coefficient,
    /// The change of the log mean a year.
    pub slope: Coefficient,
    /// The annual change, by Student's t.
    pub change: AnnualChange,
    /// The dispersion φ: Pearson's χ² over the degrees of freedom.
    pub dispersion: f64,
    /// Degrees of freedom: years less 2.
    pub degrees: usize,
    /// The expected counts, one a year.
    pub fitted: Vec<f64>,
    /// The Pearson residuals of the Poisson trend, one a year.
    pub pearson_residuals: Vec<f64>,
    /// How they hang together.
    pub serial: Serial,
}

/// The quasi-Poisson trend, from the Poisson trend.
///
/// # Errors
/// For a fit that follows every count.
pub fn scaled(poisson: &PoissonTrend, level: Level) -> Result<QuasiTrend, NotApplicable> {
    // What rounding leaves of a perfect fit.
    if poisson.pearson <= 1e-20 * largest(&poisson.fitted) {
        return Err(NotApplicable::Perfect);
    }
    let reference = Reference::Student(poisson.degrees as f64);
    let root = libm::sqrt(poisson.dispersion);
    let wider = |coefficient: &Coefficient| {
        Coefficient::new(coefficient.estimate, root * coefficient.standard_error, reference)
            .ok_or(NotApplicable::Perfect)
    };
    let slope = wider(&poisson.slope)?;
    Ok(QuasiTrend {
        years: poisson.years,
        intercept: wider(&poisson.intercept)?,
        slope,
        change: AnnualChange::new(&slope, reference, level)?,
        dispersion: poisson.dispersion,
        degrees: poisson.degrees,
        fitted: poisson.fitted.clone(),
        pearson_residuals: poisson.pearson_residuals.clone(),
        serial: poisson.serial,
    })
}
