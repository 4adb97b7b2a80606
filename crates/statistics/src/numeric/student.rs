//! Student's t distribution.

use super::{beta, normal};

/// The two-sided tail beyond |`t`|.
pub fn two_sided(t: f64, degrees: f64) -> f64 {
    if t == 0.0 {
        return 1.0;
    }
    if degrees > 1e8 {
        return normal::two_sided(t);
    }
    libm::exp(beta::ln_tails(degrees / 2.0, 0.5, degrees / (t * t)).0)
}

/// The quantile of `probability`, inside (0, 1).
pub fn quantile(probability: f64, degrees: f64) -> f64 {
    if probability == 0.5 {
        return 0.0;
    }
    if degrees > 1e8 {
        return normal::quantile(probability);
    }
    let both = 2.0 * probability.min(1.0 - probability);
    let t = libm::sqrt(degrees / beta::quantile_odds(degrees / 2.0, 0.5, both));
    if probability < 0.5 { -t } else { t }
}
