//! Series whose truth is known.

use arrivals_statistics::numeric::random::{Seed, Stream, below, normal};

/// What all studies start from.
pub const SEED: Seed = Seed(1);

/// So many years from 2001 on.
pub fn years(n: usize) -> Vec<f64> {
    (0..n).map(|i| 2001.0 + i as f64).collect()
}

/// A stationary normal AR(1) series with a standard deviation of 1.
pub fn autoregressive(stream: &mut Stream, n: usize, coefficient: f64) -> Vec<f64> {
    let new = libm::sqrt(1.0 - coefficient * coefficient);
    let mut value = normal(stream);
    (0..n)
        .map(|i| {
            if i > 0 {
                value = coefficient * value + new * normal(stream);
            }
            value
        })
        .collect()
}

/// Logarithms around a line that bends once, after `before` years, with AR(1) errors.
pub fn bent(
    stream: &mut Stream,
    n: usize,
    slopes: (f64, f64),
    before: usize,
    deviation: f64,
    coefficient: f64,
) -> Vec<f64> {
    autoregressive(stream, n, coefficient)
        .iter()
        .enumerate()
        .map(|(i, error)| {
            let until = i.min(before) as f64;
            let since = i.saturating_sub(before) as f64;
            6.0 + slopes.0 * until + slopes.1 * since + deviation * error
        })
        .collect()
}

/// A seed for the method under study, another in every run.
pub fn seed(stream: &mut Stream) -> Seed {
    Seed(below(stream, 1 << 30) as u64)
}
