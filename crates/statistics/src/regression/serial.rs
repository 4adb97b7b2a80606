//! Whether residuals of neighbouring years hang together.

use serde::Serialize;

use crate::numeric::autocorrelation;

/// Above this autocorrelation of residuals a trend's p-values are not to be trusted.
pub const DOUBTFUL: f64 = 0.3;

/// How residuals hang together from one year to the next.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Serial {
    /// The statistic of Durbin & Watson: near 2 without autocorrelation; none with gaps between the years, or without residuals.
    pub durbin_watson: Option<f64>,
    /// The autocorrelation at lag 1; none with gaps between the years, or without residuals.
    pub lag_one: Option<f64>,
}

impl Serial {
    /// That of residuals, in the order of their years.
    pub fn new(x: &[f64], residuals: &[f64]) -> Self {
        let gaps = x.windows(2).any(|pair| pair[1] - pair[0] != 1.0);
        let durbin_watson = if gaps { None } else { autocorrelation::durbin_watson(residuals) };
        let lag_one = durbin_watson.map(|_| autocorrelation::lag_one(residuals));
        Self { durbin_watson, lag_one }
    }

    /// Whether p-values that take the years for independent are in doubt.
    pub fn doubtful(self) -> bool {
        self.lag_one.is_some_and(|lag_one| lag_one > DOUBTFUL)
    }
}
