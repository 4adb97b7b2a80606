//! The scale on which Poisson counts vary by 1, whatever their mean.
//!
//! F. J. Anscombe (1948), The transformation of Poisson, binomial and negative-binomial data,
//! Biometrika 35, 246–254.

/// 2√(y + 3/8), for a count at or above 0.
pub fn root(count: f64) -> f64 {
    2.0 * libm::sqrt(count.max(0.0) + 0.375)
}

/// (z/2)² − 3/8, the count whose root is `z`; 0 where there is none, so never below 0.
pub fn count(root: f64) -> f64 {
    let half = root.max(0.0) / 2.0;
    (half * half - 0.375).max(0.0)
}

/// The mean of the Poisson counts whose roots have the mean `root`; 0 from 2√(3/8) down.
///
/// The closed form of M. Mäkitalo & A. Foi (2011), IEEE Transactions on Image Processing 20,
/// 2697–2698: about (z/2)² − 1/8, and without its error at low counts.
pub fn poisson_mean(root: f64) -> f64 {
    if root <= ROOT_OF_ZERO {
        return 0.0;
    }
    let inverse = 1.0 / root;
    let tail = inverse * (QUARTER - inverse * (1.375 - 2.5 * QUARTER * inverse));
    (root * root / 4.0 - 0.125 + tail).max(0.0)
}

/// 2√(3/8), which is √(3/2).
const ROOT_OF_ZERO: f64 = 1.224_744_871_391_589;
const QUARTER: f64 = ROOT_OF_ZERO / 4.0;

pub fn roots(counts: &[f64]) -> Vec<f64> {
    counts.iter().map(|count| root(*count)).collect()
}
