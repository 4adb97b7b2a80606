//! The standard normal distribution.

use core::f64::consts::SQRT_2;

/// The upper tail at `z`.
pub fn upper(z: f64) -> f64 {
    0.5 * libm::erfc(z / SQRT_2)
}

/// The lower tail at `z`.
pub fn lower(z: f64) -> f64 {
    upper(-z)
}

/// The two-sided tail beyond |`z`|.
pub fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / SQRT_2)
}

/// The density at `z`.
pub fn density(z: f64) -> f64 {
    0.398_942_280_401_432_7 * libm::exp(-0.5 * z * z)
}

/// The quantile; minus infinity at 0, infinity at 1.
///
/// The rational start of Abramowitz & Stegun (1964, 26.2.23), then Halley's steps on the tail.
pub fn quantile(probability: f64) -> f64 {
    if probability <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if probability >= 1.0 {
        return f64::INFINITY;
    }
    if probability == 0.5 {
        return 0.0;
    }
    let tail = probability.min(1.0 - probability);
    let t = libm::sqrt(-2.0 * libm::log(tail));
    let mut z = t
        - (2.515_517 + t * (0.802_853 + t * 0.010_328))
            / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308)));
    for _ in 0..4 {
        // Relative error of the tail, so that far tails converge as well.
        let error = (upper(z) - tail) / density(z);
        let step = error / (1.0 - 0.5 * z * error);
        z += step;
        if step.abs() < 1e-15 * z.abs() {
            break;
        }
    }
    if probability < 0.5 { -z } else { z }
}
