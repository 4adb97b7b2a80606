//! The beta distribution, and with it binomial and Student's t.
//!
//! Tails by the continued fraction of the incomplete beta function (NIST Digital Library of
//! Mathematical Functions, 8.17), scaled by Loader's binomial density, so that they hold for shapes
//! of thousands of millions. Quantiles are given as odds x / (1 − x): neither end loses digits.

use super::gamma::{deviance_term, ln_complement, stirling_error};
use super::normal;
use super::root::increasing_root;

const LN_2PI: f64 = 1.837_877_066_409_345_3;

/// ln of x^a y^b Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)), with y = 1 − x.
fn ln_density(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    if a == 0.0 {
        return b * libm::log(y);
    }
    if b == 0.0 {
        return a * libm::log(x);
    }
    stirling_error(n)
        - stirling_error(a)
        - stirling_error(b)
        - deviance_term(a, n * x)
        - deviance_term(b, n * y)
        + 0.5 * (libm::log(n) - libm::log(a) - libm::log(b) - LN_2PI)
}

/// The natural logarithms of the lower and upper tail at x = `odds` / (1 + `odds`); shapes above 0.
pub fn ln_tails(a: f64, b: f64, odds: f64) -> (f64, f64) {
    if odds <= 0.0 {
        return (f64::NEG_INFINITY, 0.0);
    }
    if odds == f64::INFINITY {
        return (0.0, f64::NEG_INFINITY);
    }
    let (x, y) = (odds / (1.0 + odds), 1.0 / (1.0 + odds));
    // x^a y^b / B(a, b)
    let front = ln_density(a, b, x, y) + libm::log(a) + libm::log(b) - libm::log(a + b);
    if x < (a + 1.0) / (a + b + 2.0) {
        let lower = (front + libm::log(fraction(a, b, x)) - libm::log(a)).min(0.0);
        (lower, ln_complement(lower))
    } else {
        let upper = (front + libm::log(fraction(b, a, y)) - libm::log(b)).min(0.0);
        (ln_complement(upper), upper)
    }
}

/// The continued fraction, by Lentz's method.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let tiny = 1e-300;
    let safe = |value: f64| if value.abs() < tiny { tiny } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / safe(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    let mut m = 0.0;
    while m < 1e6 {
        m += 1.0;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / safe(1.0 + even * d);
        c = safe(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / safe(1.0 + odd * d);
        c = safe(1.0 + odd / c);
        let delta = d * c;
        h *= delta;
        if (delta - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    h
}

/// The odds at which the lower tail is `probability`, inside (0, 1).
pub fn quantile_odds(a: f64, b: f64, probability: f64) -> f64 {
    let low_side = probability <= 0.5;
    let target = libm::log(if low_side { probability } else { 1.0 - probability });
    let spread = libm::sqrt(1.0 / a + 1.0 / b);
    let start = libm::log(a / b) + normal::quantile(probability) * spread;
    // The odds of shapes this large are lognormal to nine digits.
    if a.min(b) > 1e9 {
        return libm::exp(start);
    }
    let at = |logit: f64| {
        let odds = libm::exp(logit);
        let (lower, upper) = ln_tails(a, b, odds);
        let (x, y) = (odds / (1.0 + odds), 1.0 / (1.0 + odds));
        let slope = ln_density(a, b, x, y) + libm::log(a) + libm::log(b) - libm::log(a + b);
        if low_side {
            (lower - target, libm::exp(slope - lower))
        } else {
            (target - upper, libm::exp(slope - upper))
        }
    };
    libm::exp(increasing_root(at, start, -700.0, 700.0))
}

/// The natural logarithms of P(X ≤ k) and P(X ≥ k) for a binomial X of `n` trials with those odds of success.
pub fn ln_binomial_tails(k: f64, n: f64, odds: f64) -> (f64, f64) {
    let at_most = if k >= n { 0.0 } else { ln_tails(k + 1.0, n - k, odds).1 };
    let at_least = if k <= 0.0 { 0.0 } else { ln_tails(k, n - k + 1.0, odds).0 };
    (at_most, at_least)
}

/// The natural logarithm of the probability of `k` successes in `n` trials with those odds.
pub fn ln_binomial(k: f64, n: f64, odds: f64) -> f64 {
    ln_density(k, n - k, odds / (1.0 + odds), 1.0 / (1.0 + odds))
}
