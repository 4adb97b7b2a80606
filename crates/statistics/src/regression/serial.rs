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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn residuals_in_blocks_are_doubtful() {
        // Steps: only one, of 2; squares: 6. DW = 4 / 6; r1 = (2 + 2 − 1) / 6.
        let serial =
            Serial::new(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[1.0, 1.0, 1.0, -1.0, -1.0, -1.0]);
        assert!((serial.durbin_watson.expect("a number") - 4.0 / 6.0).abs() < 1e-15);
        assert!((serial.lag_one.expect("a number") - 0.5).abs() < 1e-15);
        assert!(serial.doubtful());
    }

    #[test]
    fn a_gap_breaks_the_chain() {
        let serial = Serial::new(&[1.0, 2.0, 4.0], &[1.0, -1.0, 1.0]);
        assert_eq!((serial.durbin_watson, serial.lag_one), (None, None));
    }
}
