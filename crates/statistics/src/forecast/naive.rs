//! The forecasts that a better one must beat: the last value, its drift, and the mean.

use super::projection::Projection;
use crate::not_applicable::require_years;
use crate::numeric::order::mean as average;
use crate::{Method, NotApplicable, Topic};

/// The entry of the last value in the registry.
pub const METHOD: Method = Method {
    id: "forecast.naive",
    topic: Topic::Forecast,
    name: "naive forecast (random walk)",
    version: 1,
    formula: "f(h) = y(n); σ² = Σ (y(i+1) − y(i))² / (n − 1); variance h σ²",
    unit: "that of the values",
    assumes: "changes from year to year are independent, of mean 0 and equal variance",
    avoid: "below 5 years; for a series that returns to its mean",
    source: "R. J. Hyndman & G. Athanasopoulos (2021), Forecasting: Principles and Practice, 3rd edition, 5.2 and 5.5",
};

/// The entry of the drift in the registry.
pub const DRIFT: Method = Method {
    id: "forecast.drift",
    name: "random walk with drift",
    formula: "f(h) = y(n) + h b, b = (y(n) − y(1)) / (n − 1); σ² = Σ (y(i+1) − y(i) − b)² / (n − 2); variance σ² (h + h² / (n − 1))",
    assumes: "changes from year to year are independent, of equal mean and variance",
    avoid: "below 5 years; its line depends on the first and the last value alone",
    ..METHOD
};

/// The entry of the mean in the registry.
pub const MEAN: Method = Method {
    id: "forecast.mean",
    name: "forecast by the mean",
    formula: "f(h) = ȳ; σ² = Σ (y − ȳ)² / (n − 1); variance σ² (1 + 1 / n)",
    assumes: "all years have one mean and vary around it independently",
    avoid: "below 5 years; for a series with a trend or a change of level",
    ..METHOD
};

/// The last value, for `steps` years.
///
/// # Errors
/// With fewer than 2 values.
pub fn naive(y: &[f64], steps: usize) -> Result<Projection, NotApplicable> {
    require_years("a naive forecast", 2, y.len())?;
    let squares: f64 = changes(y).map(|change| change * change).sum();
    let sigma = libm::sqrt(squares / (y.len() - 1) as f64);
    Ok(Projection {
        points: vec![y[y.len() - 1]; steps],
        sigma,
        responses: walk(steps),
        shared: vec![0.0; steps],
    })
}

/// The last value and the mean change on top of it each year.
///
/// # Errors
/// With fewer than 3 values.
pub fn drift(y: &[f64], steps: usize) -> Result<Projection, NotApplicable> {
    require_years("a drift", 3, y.len())?;
    let (last, count) = (y[y.len() - 1], (y.len() - 1) as f64);
    let slope = changes(y).sum::<f64>() / count;
    let squares: f64 = changes(y).map(|change| (change - slope) * (change - slope)).sum();
    Ok(Projection {
        points: (1..=steps).map(|step| last + slope * step as f64).collect(),
        sigma: libm::sqrt(squares / (count - 1.0)),
        responses: walk(steps),
        shared: (1..=steps).map(|step| step as f64 / libm::sqrt(count)).collect(),
    })
}

/// The mean of all values.
///
/// # Errors
/// With fewer than 2 values.
pub fn mean(y: &[f64], steps: usize) -> Result<Projection, NotApplicable> {
    require_years("a mean", 2, y.len())?;
    let count = y.len() as f64;
    let center = average(y);
    let squares: f64 = y.iter().map(|value| (value - center) * (value - center)).sum();
    Ok(Projection {
        points: vec![center; steps],
        sigma: libm::sqrt(squares / (count - 1.0)),
        responses: vec![0.0; steps.saturating_sub(1)],
        shared: vec![libm::sqrt(1.0 / count); steps],
    })
}

fn walk(steps: usize) -> Vec<f64> {
    vec![1.0; steps.saturating_sub(1)]
}

fn changes(y: &[f64]) -> impl Iterator<Item = f64> {
    y.windows(2).map(|pair| pair[1] - pair[0])
}
