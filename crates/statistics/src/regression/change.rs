//! The annual percent change of a log-linear trend, and its coefficients.

use serde::Serialize;

use crate::numeric::{normal, student};
use crate::{Level, NotApplicable};

/// What the distribution of an estimate over its standard error is taken for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reference {
    /// The standard normal: the dispersion is known.
    Normal,
    /// Student's t: the dispersion was estimated with those degrees of freedom.
    Student(f64),
}

impl Reference {
    /// The quantile that leaves the level's tail above.
    pub fn quantile(self, level: Level) -> f64 {
        let probability = 1.0 - level.tail();
        match self {
            Self::Normal => normal::quantile(probability),
            Self::Student(degrees) => student::quantile(probability, degrees),
        }
    }

    /// The two-sided tail beyond |`statistic`|.
    pub fn two_sided(self, statistic: f64) -> f64 {
        match self {
            Self::Normal => normal::two_sided(statistic),
            Self::Student(degrees) => student::two_sided(statistic, degrees),
        }
    }
}

/// A coefficient and its test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Coefficient {
    /// The estimate, on the scale of logarithms.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The estimate over its standard error.
    pub statistic: f64,
    /// The two-sided p-value of a coefficient of 0.
    pub p: f64,
}

impl Coefficient {
    /// A coefficient and its test; none without an error to measure it by.
    pub fn new(estimate: f64, standard_error: f64, reference: Reference) -> Option<Self> {
        let statistic = estimate / standard_error;
        let known = standard_error > 0.0 && standard_error.is_finite() && statistic.is_finite();
        known.then(|| Self {
            estimate,
            standard_error,
            statistic,
            p: reference.two_sided(statistic),
        })
    }
}

/// The first two coefficients of a fit and their tests; none without errors to measure them by.
pub(super) fn intercept_and_slope(
    estimates: &[f64],
    standard_error: impl Fn(usize) -> f64,
    reference: Reference,
) -> Option<(Coefficient, Coefficient)> {
    let test = |column: usize| {
        let estimate = estimates.get(column).copied()?;
        Coefficient::new(estimate, standard_error(column), reference)
    };
    Some((test(0)?, test(1)?))
}

/// The change of a log-linear trend, in percent a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AnnualChange {
    /// The level of confidence.
    pub level: Level,
    /// Percent a year: 100 (e^b − 1).
    pub percent: f64,
    /// The lower limit, percent a year.
    pub lower: f64,
    /// The upper limit, percent a year.
    pub upper: f64,
}

impl AnnualChange {
    /// That of a slope b with limits on the scale of logarithms.
    ///
    /// # Errors
    /// When a limit is too large for a number.
    pub fn between(
        slope: f64,
        lower: f64,
        upper: f64,
        level: Level,
    ) -> Result<Self, NotApplicable> {
        let percent = |b: f64| 100.0 * libm::expm1(b);
        let change =
            Self { level, percent: percent(slope), lower: percent(lower), upper: percent(upper) };
        let finite = [change.percent, change.lower, change.upper].iter().all(|p| p.is_finite());
        finite.then_some(change).ok_or_else(|| {
            NotApplicable::because("the interval of the annual change has no finite upper limit")
        })
    }

    /// That of a slope: 100 (e^(b ± q SE) − 1).
    ///
    /// # Errors
    /// When a limit is too large for a number.
    pub fn new(
        slope: &Coefficient,
        reference: Reference,
        level: Level,
    ) -> Result<Self, NotApplicable> {
        let half = reference.quantile(level) * slope.standard_error;
        Self::between(slope.estimate, slope.estimate - half, slope.estimate + half, level)
    }
}
