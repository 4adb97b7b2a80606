//! How residuals hang together from one year to the next.

use super::order::mean;

/// The autocorrelations at lags 0 to `most`, with divisor n at each lag; all 0 for a constant.
pub fn autocorrelations(numbers: &[f64], most: usize) -> Vec<f64> {
    let center = mean(numbers);
    let product = |lag: usize| {
        numbers
            .iter()
            .zip(numbers.iter().skip(lag))
            .map(|(a, b)| (a - center) * (b - center))
            .sum::<f64>()
    };
    let variance = product(0);
    (0..=most.min(numbers.len().saturating_sub(1)))
        .map(|lag| match variance > 0.0 {
            true => product(lag) / variance,
            false => 0.0,
        })
        .collect()
}

/// The autocorrelation at lag 1; 0 for a constant or fewer than two numbers.
pub fn lag_one(numbers: &[f64]) -> f64 {
    autocorrelations(numbers, 1).get(1).copied().unwrap_or(0.0)
}

/// An autocorrelation at lag 1 of `n` residuals, corrected for the bias that the fit of so many
/// coefficients brings (Orcutt & Winokur 1969, Econometrica 37, 1–14).
pub fn unbiased(lag_one: f64, n: usize, coefficients: f64) -> f64 {
    let n = n as f64;
    (n * lag_one + coefficients) / (n - coefficients - 2.0)
}

/// For each year what the year before is multiplied by, and a new standard normal number: of a
/// stationary AR(1) series with a variance of 1, at these years.
pub fn autoregressive_steps(x: &[f64], coefficient: f64) -> Vec<(f64, f64)> {
    let mut steps = vec![(0.0, 1.0)];
    steps.extend(x.windows(2).map(|pair| {
        let left = libm::pow(coefficient, pair[1] - pair[0]);
        (left, libm::sqrt(1.0 - left * left))
    }));
    steps
}

/// The statistic of Durbin & Watson (1950): near 2 without autocorrelation, near 0 with a strong one; none for residuals of 0.
pub fn durbin_watson(residuals: &[f64]) -> Option<f64> {
    let squares: f64 = residuals.iter().map(|residual| residual * residual).sum();
    let steps: f64 =
        residuals.windows(2).map(|pair| (pair[1] - pair[0]) * (pair[1] - pair[0])).sum();
    (squares > 0.0).then(|| steps / squares)
}
