//! The theta forecast: simple exponential smoothing, and half the slope of a straight line.

use super::projection::Projection;
use super::smoothing::{Shape, Smoothing, smooth};
use crate::numeric::order::mean;
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "forecast.theta",
    topic: Topic::Forecast,
    name: "theta",
    version: 1,
    formula: "f(h) = l(n) + b/2 (h − 1 + 1/α − (1 − α)^n / α), l(n) and α of simple exponential smoothing, b the least-squares slope; variance σ² (1 + (h − 1) α²), σ that of the smoothing",
    unit: "that of the values",
    assumes: "the level moves slowly and half of the long trend goes on",
    avoid: "below 10 years, with years missing, or after a collapse",
    source: "V. Assimakopoulos & K. Nikolopoulos (2000), International Journal of Forecasting 16, 521–530; R. J. Hyndman & B. Billah (2003), International Journal of Forecasting 19, 287–290",
};

/// A theta forecast's parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Theta {
    /// The simple exponential smoothing.
    pub smoothing: Smoothing,
    /// Half the slope of the least-squares line, a year.
    pub drift: f64,
}

/// Theta's fit.
///
/// # Errors
/// Below 3 values.
pub fn theta(y: &[f64]) -> Result<Theta, NotApplicable> {
    let smoothing = smooth(y, Shape::Level)?;
    let middle = (y.len() as f64 - 1.0) / 2.0;
    let center = mean(y);
    let (mut across, mut squares) = (0.0, 0.0);
    for (i, value) in y.iter().enumerate() {
        let t = i as f64 - middle;
        across += t * (value - center);
        squares += t * t;
    }
    Ok(Theta { smoothing, drift: across / squares / 2.0 })
}

impl Theta {
    /// The years ahead.
    pub fn project(&self, steps: usize) -> Projection {
        let mut projection = self.smoothing.project(steps);
        let alpha = self.smoothing.alpha;
        let left = libm::pow(1.0 - alpha, self.smoothing.residuals.len() as f64);
        let start = (1.0 - left) / alpha;
        for (step, point) in projection.points.iter_mut().enumerate() {
            *point += self.drift * (step as f64 + start);
        }
        projection
    }
}
