//! A straight line by least squares.

use serde::Serialize;

use super::change::{Coefficient, Reference};
use super::input::straight;
use super::serial::Serial;
use crate::numeric::least_squares;
use crate::numeric::order::mean;
use crate::{Level, NotApplicable};

/// A straight line by least squares.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Line {
    /// The value at the first year.
    pub intercept: Coefficient,
    /// The change a year.
    pub slope: Coefficient,
    /// The standard deviation of the residuals.
    pub sigma: f64,
    /// The part of the variance that the line follows, from 0 to 1.
    pub r_squared: f64,
    /// Degrees of freedom: years less 2.
    pub degrees: usize,
    /// The values on the line, one a year.
    pub fitted: Vec<f64>,
    /// How the residuals hang together.
    pub serial: Serial,
}

impl Line {
    /// The interval of the slope, by Student's t.
    pub fn slope_interval(&self, level: Level) -> (f64, f64) {
        let half =
            Reference::Student(self.degrees as f64).quantile(level) * self.slope.standard_error;
        (self.slope.estimate - half, self.slope.estimate + half)
    }
}

/// The straight line through values, years counted from the first.
///
/// # Errors
/// For fewer than 3 years, values that are all equal, and a line that follows every value.
pub fn line(x: &[f64], y: &[f64], method: &'static str) -> Result<Line, NotApplicable> {
    if y.len() < 3 || x.len() != y.len() {
        return Err(NotApplicable::TooShort { method, needs: 3, has: y.len().min(x.len()) });
    }
    if y.windows(2).all(|pair| pair[0] == pair[1]) {
        return Err(NotApplicable::Constant);
    }
    let fit =
        least_squares::fit(&straight(x), y, None).ok_or(NotApplicable::NoConvergence { method })?;
    let center = mean(y);
    let total: f64 = y.iter().map(|value| (value - center) * (value - center)).sum();
    // What rounding leaves of a perfect line.
    let largest = y.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
    let noise = 1e-14 * largest * libm::sqrt(y.len() as f64);
    if fit.squares <= (noise * noise).max(1e-24 * total) {
        return Err(NotApplicable::Perfect);
    }
    let degrees = y.len() - 2;
    let reference = Reference::Student(degrees as f64);
    let variance = fit.squares / degrees as f64;
    let coefficient = |column: usize| {
        let estimate = fit.coefficients.get(column).copied()?;
        Coefficient::new(estimate, fit.standard_error(column, variance), reference)
    };
    let (Some(intercept), Some(slope)) = (coefficient(0), coefficient(1)) else {
        return Err(NotApplicable::NoConvergence { method });
    };
    let residuals: Vec<f64> = y.iter().zip(&fit.fitted).map(|(y, fitted)| y - fitted).collect();
    Ok(Line {
        intercept,
        slope,
        sigma: libm::sqrt(variance),
        r_squared: (1.0 - fit.squares / total).clamp(0.0, 1.0),
        degrees,
        serial: Serial::new(x, &residuals),
        fitted: fit.fitted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_error_worked_out_by_hand() {
        // y = 1, 2, 4 at 0, 1, 2: slope 1.5, intercept 5/6, residuals 1/6, −1/3, 1/6; s² = 1/6, SE = √(1/12).
        let line = line(&[2000.0, 2001.0, 2002.0], &[1.0, 2.0, 4.0], "a line").expect("a line");
        assert!((line.slope.estimate - 1.5).abs() < 1e-14);
        assert!((line.slope.standard_error - libm::sqrt(1.0 / 12.0)).abs() < 1e-14);
        assert!((line.intercept.estimate - 5.0 / 6.0).abs() < 1e-14);
        assert!((line.r_squared - 27.0 / 28.0).abs() < 1e-14);
    }

    #[test]
    fn a_perfect_line_and_a_constant_are_refused() {
        let x = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(line(&x, &[3.0; 4], "a line"), Err(NotApplicable::Constant));
        assert_eq!(line(&x, &[0.1, 0.2, 0.3, 0.4], "a line"), Err(NotApplicable::Perfect));
        assert!(line(&x[..2], &[3.0, 4.0], "a line").is_err());
    }
}
