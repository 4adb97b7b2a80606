//! The gamma distribution with scale 1, and with it Poisson and chi-squared.
//!
//! Densities by C. Loader (2000), Fast and accurate computation of binomial probabilities; tails by
//! series and continued fraction (NIST Digital Library of Mathematical Functions, 8.11 and 8.9).

use super::normal;
use super::root::increasing_root;

const LN_SQRT_2PI: f64 = 0.918_938_533_204_672_8;

/// ln(n!) less Stirling's approximation of it (Loader 2000).
pub fn stirling_error(n: f64) -> f64 {
    if n < 15.0 {
        if n == 0.0 {
            return 0.0;
        }
        return libm::lgamma(n + 1.0) - (n + 0.5) * libm::log(n) + n - LN_SQRT_2PI;
    }
    let square = n * n;
    (1.0 / 12.0
        - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square)
            / square)
        / n
}

/// x ln(x / m) + m − x, without cancellation near x = m (Loader's `bd0`).
pub fn deviance_term(x: f64, m: f64) -> f64 {
    if x == 0.0 {
        return m;
    }
    let difference = x - m;
    if difference.abs() < 0.1 * (x + m) {
        let v = difference / (x + m);
        let mut sum = difference * v;
        let mut term = 2.0 * x * v;
        for j in 1..1000 {
            term *= v * v;
            let next = sum + term / f64::from(2 * j + 1);
            if next == sum {
                return next;
            }
            sum = next;
        }
        return sum;
    }
    x * libm::log(x / m) + m - x
}

/// The natural logarithm of the Poisson probability of `x` (a real number above or at 0), mean `m`.
pub fn ln_poisson(x: f64, m: f64) -> f64 {
    if m == 0.0 {
        return if x == 0.0 { 0.0 } else { f64::NEG_INFINITY };
    }
    if x == 0.0 {
        return -m;
    }
    -stirling_error(x) - deviance_term(x, m) - LN_SQRT_2PI - 0.5 * libm::log(x)
}

/// The natural logarithms of the lower and upper tail at `x`, for the given shape.
pub fn ln_tails(shape: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (f64::NEG_INFINITY, 0.0);
    }
    let ln_term = ln_poisson(shape, x);
    if x < shape + 1.0 {
        let mut term = 1.0;
        let mut sum = 1.0;
        let mut k = shape;
        loop {
            k += 1.0;
            term *= x / k;
            sum += term;
            if term < sum * 1e-17 {
                break;
            }
        }
        let lower = (ln_term + libm::log(sum)).min(0.0);
        (lower, ln_complement(lower))
    } else {
        // Lentz's continued fraction.
        let tiny = 1e-300;
        let mut b = x + 1.0 - shape;
        let mut c = 1.0 / tiny;
        let mut d = 1.0 / b;
        let mut h = d;
        let mut i = 0.0;
        loop {
            i += 1.0;
            let an = -i * (i - shape);
            b += 2.0;
            d = an * d + b;
            if d.abs() < tiny {
                d = tiny;
            }
            c = b + an / c;
            if c.abs() < tiny {
                c = tiny;
            }
            d = 1.0 / d;
            let delta = d * c;
            h *= delta;
            if (delta - 1.0).abs() <= f64::EPSILON || i > 1e7 {
                break;
            }
        }
        // x^a e^−x / Γ(a) = a × the Poisson term with a! in it.
        let upper = (ln_term + libm::log(shape) + libm::log(h)).min(0.0);
        (ln_complement(upper), upper)
    }
}

/// ln(1 − e^x), for x at or below 0.
pub fn ln_complement(x: f64) -> f64 {
    if x > -core::f64::consts::LN_2 {
        libm::log(-libm::expm1(x))
    } else {
        libm::log1p(-libm::exp(x))
    }
}

/// From this shape on, the cube-root approximation of Wilson & Hilferty (1931, PNAS 17, 684–688)
/// is closer than 1e-9 and needs no search.
const LARGE_SHAPE: f64 = 1e7;

/// The quantile for the given shape and scale 1; `probability` inside (0, 1).
pub fn quantile(shape: f64, probability: f64) -> f64 {
    let start = wilson_hilferty(shape, probability);
    if shape >= LARGE_SHAPE {
        return start;
    }
    let low_side = probability <= 0.5;
    let target = libm::log(if low_side { probability } else { 1.0 - probability });
    // For small quantiles, the first term of the series alone.
    let first = libm::exp((libm::log(probability) + libm::lgamma(shape + 1.0)) / shape);
    let start = if start.is_finite() && start > 0.05 * shape { start } else { first };
    let density = |x: f64| {
        // x^(a − 1) e^−x / Γ(a)
        libm::exp(ln_poisson(shape, x) + libm::log(shape) - libm::log(x))
    };
    let at = |u: f64| {
        // On the logarithm of x: the tails are closer to straight there.
        let x = libm::exp(u);
        let (lower, upper) = ln_tails(shape, x);
        if low_side {
            (lower - target, density(x) * x / libm::exp(lower))
        } else {
            (target - upper, density(x) * x / libm::exp(upper))
        }
    };
    let start = libm::log(start.max(1e-290));
    libm::exp(increasing_root(at, start, -700.0, 700.0))
}

/// The approximation of Wilson & Hilferty to the quantile.
fn wilson_hilferty(shape: f64, probability: f64) -> f64 {
    let z = normal::quantile(probability);
    let root = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * libm::sqrt(shape));
    shape * root * root * root
}

/// The upper tail of chi-squared.
pub fn chi_squared_upper(x: f64, degrees: f64) -> f64 {
    libm::exp(ln_tails(degrees / 2.0, x / 2.0).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_approximation_for_large_shapes_meets_the_search() {
        let exact = quantile(9e6, 0.975);
        assert!((wilson_hilferty(9e6, 0.975) / exact - 1.0).abs() < 1e-9);
    }
}
