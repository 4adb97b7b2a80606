//! What every method hands on: points, and how one year's error spreads to the years after it.

/// The years ahead, on the scale that the method was given.
///
/// The value of step h is point_h + σ (e_h + Σ_j response_j e_{h−j} + shared_h u), with errors e
/// and u of variance 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// One point a step.
    pub points: Vec<f64>,
    /// σ, the standard deviation of an error one step ahead.
    pub sigma: f64,
    /// What a year's error leaves in the value 1, 2, … steps later; one less than there are points.
    pub responses: Vec<f64>,
    /// What the error of an estimated mean or slope adds to each step, in units of σ.
    pub shared: Vec<f64>,
}

impl Projection {
    /// The variance of a step, counted from 1, in units of σ².
    pub fn relative_variance(&self, step: usize) -> f64 {
        let squares: f64 = self
            .responses
            .iter()
            .take(step.saturating_sub(1))
            .map(|response| response * response)
            .sum();
        let shared = step.checked_sub(1).and_then(|at| self.shared.get(at)).copied().unwrap_or(0.0);
        1.0 + squares + shared * shared
    }

    /// The standard error of a step, counted from 1.
    pub fn standard_error(&self, step: usize) -> f64 {
        self.sigma * libm::sqrt(self.relative_variance(step))
    }
}
