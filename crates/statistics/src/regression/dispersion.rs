//! Whether counts vary more around one constant mean than Poisson counts do.

use serde::Serialize;

use super::input::check;
use crate::numeric::gamma::chi_squared_upper;
use crate::numeric::order::mean;
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "dispersion.constant",
    topic: Topic::Regression,
    name: "index of dispersion",
    version: 1,
    formula: "Σ (y − ȳ)² / ȳ, χ² with n − 1 degrees of freedom; index: that over n − 1",
    unit: "variance over mean",
    assumes: "under the hypothesis, independent Poisson counts with one mean",
    avoid: "a trend is dispersion, too: look at that around the trend",
    source: "R. Fisher (1950), The significance of deviations from expectation in a Poisson series, Biometrics 6, 17–24",
};

/// How much counts vary around one constant mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Dispersion {
    /// Variance over mean: 1 for Poisson counts.
    pub index: f64,
    /// The test's statistic.
    pub chi_squared: f64,
    /// Degrees of freedom: years less 1.
    pub degrees: usize,
    /// The probability of at least that much dispersion.
    pub p: f64,
}

/// The dispersion of counts around one constant mean.
///
/// # Errors
/// For fewer than 2 years, and counts that are all 0.
pub fn dispersion(x: &[f64], y: &[f64]) -> Result<Dispersion, NotApplicable> {
    check(x, y, None, "a dispersion", 2)?;
    let center = mean(y);
    let chi_squared: f64 = y.iter().map(|y| (y - center) * ((y - center) / center)).sum();
    let degrees = y.len() - 1;
    let index = chi_squared / degrees as f64;
    Ok(Dispersion {
        index,
        chi_squared,
        degrees,
        p: chi_squared_upper(chi_squared, degrees as f64),
    })
}
