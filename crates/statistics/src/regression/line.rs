//! A straight line by least squares.

use serde::Serialize;

use super::change::{Coefficient, Reference, intercept_and_slope};
use super::input::straight;
use super::serial::Serial;
use crate::NotApplicable;
use crate::not_applicable::require_years;
use crate::numeric::least_squares;
use crate::numeric::order::{largest, mean};

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

/// The straight line through values, years counted from the first.
///
/// # Errors
/// For fewer than 3 years, values that are all equal, and a line that follows every value.
pub fn line(x: &[f64], y: &[f64], method: &'static str) -> Result<Line, NotApplicable> {
    require_years(method, 3, y.len())?;
    if y.windows(2).all(|pair| pair[0] == pair[1]) {
        return Err(NotApplicable::Constant);
    }
    let fit =
        least_squares::fit(&straight(x), y, None).ok_or(NotApplicable::NoConvergence { method })?;
    let center = mean(y);
    let total: f64 = y.iter().map(|value| (value - center) * (value - center)).sum();
    // What rounding leaves of a perfect line.
    let noise = 1e-14 * largest(y) * libm::sqrt(y.len() as f64);
    if fit.squares <= (noise * noise).max(1e-24 * total) {
        return Err(NotApplicable::Perfect);
    }
    let degrees = y.len() - 2;
    let reference = Reference::Student(degrees as f64);
    let variance = fit.squares / degrees as f64;
    let error = |column| fit.standard_error(column, variance);
    let (intercept, slope) = intercept_and_slope(&fit.coefficients, error, reference)
        .ok_or(NotApplicable::NoConvergence { method })?;
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
