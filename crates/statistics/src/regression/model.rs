//! The choice of a model for one log-linear trend of counts.

use serde::Serialize;

use super::change::AnnualChange;
use super::negative_binomial::{NegativeBinomialTrend, negative_binomial_trend};
use super::poisson::{PoissonTrend, poisson_trend};
use super::quasi::{QuasiTrend, scaled};
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "trend.model",
    topic: Topic::Regression,
    name: "choice of a count model",
    version: 1,
    formula: "φ < 1.5: Poisson; otherwise negative binomial from 10 years on, quasi-Poisson beside it; quasi-Poisson below 10 years or where it has no answer",
    unit: "percent a year",
    assumes: "one log-linear trend",
    avoid: "with one joinpoint or more, one annual change describes nothing; p-values are in doubt when residuals hang together (r₁ > 0.3)",
    source: "J. Ver Hoef & P. Boveng (2007), Quasi-Poisson vs. negative binomial regression, Ecology 88, 2766–2772",
};

/// Below this dispersion counts are taken for Poisson.
pub const POISSON_BELOW: f64 = 1.5;

/// A model of counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "RegressionModel")]
#[serde(rename_all = "snake_case")]
pub enum Model {
    /// The variance is the mean.
    Poisson,
    /// The variance is a multiple of the mean.
    QuasiPoisson,
    /// The variance is the mean and a multiple of its square.
    NegativeBinomial,
}

/// One log-linear trend under the models of counts, and which of them is chosen.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CountTrend {
    /// The model to be quoted.
    pub chosen: Model,
    /// The dispersion φ around the Poisson trend.
    pub dispersion: f64,
    /// The Poisson trend.
    pub poisson: PoissonTrend,
    /// The quasi-Poisson trend; none for a perfect fit.
    pub quasi: Option<QuasiTrend>,
    /// The negative binomial trend; none where it was not needed or has no answer.
    pub negative_binomial: Option<NegativeBinomialTrend>,
    /// Why a negative binomial trend that was needed is not there.
    pub refused: Option<NotApplicable>,
    /// Whether the chosen model's residuals hang together so that its p-values are in doubt.
    pub doubtful: bool,
}

impl CountTrend {
    /// The annual change of the chosen model.
    pub fn quoted(&self) -> AnnualChange {
        match (self.chosen, &self.quasi, &self.negative_binomial) {
            (Model::NegativeBinomial, _, Some(fit)) => fit.change,
            (Model::QuasiPoisson, Some(fit), _) => fit.change,
            _ => self.poisson.change,
        }
    }
}

/// One log-linear trend of counts, per exposure if there is one, by the model that suits their dispersion.
///
/// # Errors
/// As [`poisson_trend`]; for counts that vary more than Poisson, also as the quasi-Poisson trend.
pub fn count_trend(
    x: &[f64],
    y: &[f64],
    exposure: Option<&[f64]>,
    level: Level,
) -> Result<CountTrend, NotApplicable> {
    let poisson = poisson_trend(x, y, exposure, level)?;
    let dispersion = poisson.dispersion;
    let quasi = scaled(&poisson, level);
    if dispersion < POISSON_BELOW {
        return Ok(CountTrend {
            chosen: Model::Poisson,
            dispersion,
            doubtful: poisson.serial.doubtful(),
            poisson,
            quasi: quasi.ok(),
            negative_binomial: None,
            refused: None,
        });
    }
    let (negative_binomial, refused) = match negative_binomial_trend(x, y, exposure, level) {
        Ok(trend) => (Some(trend), None),
        Err(refused) => (None, Some(refused)),
    };
    let (chosen, serial) = match &negative_binomial {
        Some(trend) => (Model::NegativeBinomial, trend.serial),
        None => (Model::QuasiPoisson, poisson.serial),
    };
    let quasi = match chosen {
        Model::QuasiPoisson => Some(quasi?),
        _ => quasi.ok(),
    };
    Ok(CountTrend {
        chosen,
        dispersion,
        poisson,
        quasi,
        negative_binomial,
        refused,
        doubtful: serial.doubtful(),
    })
}
