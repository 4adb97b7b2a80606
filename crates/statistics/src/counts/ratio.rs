//! Two counts compared: the exact ratio of their rates, given their sum.

use serde::Serialize;

use crate::numeric::{beta, normal};
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "rate_ratio.exact",
    topic: Topic::Counts,
    name: "exact conditional ratio of two Poisson rates",
    version: 1,
    formula: "a given n = a + b is Bin(n, p), p = R ta / (R ta + tb); limits of R by Clopper & Pearson; p-value min(1, 2 min(P(X ≤ a), P(X ≥ a))) at R = 1",
    unit: "ratio",
    assumes: "both counts are Poisson and independent, and their exposures known",
    avoid: "refused when both counts are 0; where counts vary more than Poisson use the ratio scaled by the dispersion; not between years chosen because they differ",
    source: "J. Przyborowski & H. Wilenski (1940), Biometrika 31, 313–323; C. Clopper & E. Pearson (1934), Biometrika 26, 404–413; M. Fay (2010), The R Journal 2(1), 53–58",
};

/// The entry of the version for counts that vary more than Poisson.
pub const QUASI_METHOD: Method = Method {
    id: "rate_ratio.quasi",
    topic: Topic::Counts,
    name: "ratio of two rates, scaled by the dispersion",
    version: 1,
    formula: "ln R ± z √(φ (1/a + 1/b)), R = (a / ta) / (b / tb)",
    unit: "ratio",
    assumes: "the variance is φ times the mean; both counts are large enough for a normal logarithm of their ratio",
    avoid: "refused when a count is 0; rough for counts below φ",
    source: "P. McCullagh & J. Nelder (1989), Generalized Linear Models, 2nd edition, 6.2 and 9.2",
};

/// A p-value below this is given as 0, and by its logarithm.
const SMALLEST_P: f64 = 1e-300;

/// The exact ratio of two rates.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct RateRatio {
    /// The count above the line.
    pub a: f64,
    /// The count below the line.
    pub b: f64,
    /// The exposure of `a`.
    pub exposure_a: f64,
    /// The exposure of `b`.
    pub exposure_b: f64,
    /// The level of confidence.
    pub level: Level,
    /// (a / exposure of a) / (b / exposure of b); none (infinite) when `b` is 0.
    pub ratio: Option<f64>,
    /// The lower limit of the central interval.
    pub lower: f64,
    /// The upper limit of the central interval; none (infinite) when `b` is 0.
    pub upper: Option<f64>,
    /// The two-sided p-value that belongs to the interval: twice the smaller tail. Below 1e-300 it is 0.
    pub p: f64,
    /// The decimal logarithm of `p`, also where `p` is given as 0.
    pub log10_p: f64,
    /// The p-value that adds up the outcomes at most as likely as the one seen; it does not belong to the interval.
    pub p_minlike: f64,
    /// The mid-p-value: half of the outcome's own probability in each tail.
    pub p_mid: f64,
}

/// Above this a real number no longer tells neighbouring counts apart.
const MOST: f64 = 9_007_199_254_740_992.0;

/// The exact ratio of the rates `a` / `exposure_a` and `b` / `exposure_b`.
///
/// # Errors
/// For counts that are not whole numbers from 0, exposures that are not above 0, when both counts are 0, and when they are above 2^53 together.
pub fn rate_ratio(
    a: f64,
    b: f64,
    exposure_a: f64,
    exposure_b: f64,
    level: Level,
) -> Result<RateRatio, NotApplicable> {
    let scale = checked(a, b, exposure_a, exposure_b)?;
    if a + b == 0.0 {
        return Err(NotApplicable::because("both counts are 0: any ratio is possible"));
    }
    if a + b > MOST {
        return Err(NotApplicable::because(
            "counts of more than 2^53 together have no exact ratio",
        ));
    }
    let tail = level.tail();
    let lower = if a > 0.0 { scale * beta::quantile_odds(a, b + 1.0, tail) } else { 0.0 };
    let upper = (b > 0.0).then(|| scale * beta::quantile_odds(a + 1.0, b, 1.0 - tail));
    let ratio = (b > 0.0).then(|| a / b * scale);
    if !(lower.is_finite() && upper.unwrap_or(0.0).is_finite() && ratio.unwrap_or(0.0).is_finite())
    {
        return Err(NotApplicable::because("the exposures are too far apart for a ratio"));
    }
    // Under equal rates the odds that an event is one of `a` are those of the exposures.
    let (n, odds) = (a + b, 1.0 / scale);
    let (at_most, at_least) = beta::ln_binomial_tails(a, n, odds);
    let smaller = at_most.min(at_least);
    let two_sided = (core::f64::consts::LN_2 + smaller).min(0.0);
    let own = beta::ln_binomial(a, n, odds);
    // 2 (tail − own / 2), at most 1.
    let half = 0.5 * libm::exp((own - smaller).min(0.0));
    let mid = core::f64::consts::LN_2 + smaller + libm::log1p(-half);
    Ok(RateRatio {
        a,
        b,
        exposure_a,
        exposure_b,
        level,
        ratio,
        lower,
        upper,
        p: shown(two_sided),
        log10_p: two_sided / core::f64::consts::LN_10,
        p_minlike: shown(ln_minlike(a, n, odds, own, (at_most, at_least))),
        p_mid: shown(mid),
    })
}

/// The ratio of two rates whose counts vary more than Poisson.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct QuasiRatio {
    /// The variance of a count as a multiple of its mean.
    pub dispersion: f64,
    /// The level of confidence.
    pub level: Level,
    /// (a / exposure of a) / (b / exposure of b).
    pub ratio: f64,
    /// The standard error of the ratio's natural logarithm.
    pub standard_error: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
    /// The two-sided p-value of equal rates. Below 1e-300 it is 0.
    pub p: f64,
}

/// The ratio of the rates `a` / `exposure_a` and `b` / `exposure_b` when the variance of a count is `dispersion` times its mean.
///
/// # Errors
/// As [`rate_ratio`], and when a count is 0 or the dispersion not above 0.
pub fn quasi_ratio(
    a: f64,
    b: f64,
    exposure_a: f64,
    exposure_b: f64,
    level: Level,
    dispersion: f64,
) -> Result<QuasiRatio, NotApplicable> {
    let scale = checked(a, b, exposure_a, exposure_b)?;
    if a == 0.0 || b == 0.0 {
        return Err(NotApplicable::because(
            "a ratio scaled by the dispersion needs two counts above 0",
        ));
    }
    if !(dispersion > 0.0 && dispersion.is_finite()) {
        return Err(NotApplicable::because("a ratio scaled by the dispersion needs one above 0"));
    }
    let ratio = a / b * scale;
    let standard_error = libm::sqrt(dispersion * (1.0 / a + 1.0 / b));
    let half = normal::quantile(1.0 - level.tail()) * standard_error;
    let (lower, upper) = (ratio * libm::exp(-half), ratio * libm::exp(half));
    if !(upper.is_finite() && ratio > 0.0) {
        return Err(NotApplicable::because("the ratio has no finite upper limit"));
    }
    let p = normal::two_sided(libm::log(ratio) / standard_error);
    let p = if p < SMALLEST_P { 0.0 } else { p };
    Ok(QuasiRatio { dispersion, level, ratio, standard_error, lower, upper, p })
}

/// The ratio of the exposures, that of `b` above the line.
fn checked(a: f64, b: f64, exposure_a: f64, exposure_b: f64) -> Result<f64, NotApplicable> {
    let whole = |count: f64| count >= 0.0 && count.is_finite() && libm::trunc(count) == count;
    if !(whole(a) && whole(b)) {
        return Err(NotApplicable::because(
            "a ratio of rates needs two counts: whole numbers from 0",
        ));
    }
    let scale = exposure_b / exposure_a;
    if !(exposure_a > 0.0 && exposure_b > 0.0 && scale > 1e-200 && scale < 1e200) {
        return Err(NotApplicable::because("a ratio of rates needs exposures above 0"));
    }
    Ok(scale)
}

/// The natural logarithm of the probability of all outcomes at most as likely as `a`.
///
/// As in R's `binom.test`, an outcome less than 1e-7 more likely counts as equal. Beyond the mean
/// the probabilities fall, so the first such outcome on the other side is found by halving.
fn ln_minlike(a: f64, n: f64, odds: f64, own: f64, (at_most, at_least): (f64, f64)) -> f64 {
    let mean = n * (odds / (1.0 + odds));
    if a == mean {
        return 0.0;
    }
    let limit = own + 1e-7;
    // From the mean away from `a`: whole numbers of steps to the first outcome that is as unlikely.
    let (nearest, step, steps) = match a < mean {
        true => (libm::ceil(mean), 1.0, n + 1.0 - libm::ceil(mean)),
        false => (libm::floor(mean), -1.0, libm::floor(mean) + 1.0),
    };
    let (mut low, mut high) = (0.0, steps);
    while low < high {
        let middle = libm::floor(low + (high - low) / 2.0);
        if beta::ln_binomial(nearest + step * middle, n, odds) <= limit {
            high = middle;
        } else {
            low = middle + 1.0;
        }
    }
    let other = match low < steps {
        true => beta::ln_binomial_tails(nearest + step * low, n, odds),
        false => (f64::NEG_INFINITY, f64::NEG_INFINITY),
    };
    if a < mean { ln_sum(at_most, other.1) } else { ln_sum(at_least, other.0) }
}

/// ln(e^a + e^b), at most 0.
fn ln_sum(a: f64, b: f64) -> f64 {
    let (larger, smaller) = (a.max(b), a.min(b));
    if smaller == f64::NEG_INFINITY {
        return larger.min(0.0);
    }
    (larger + libm::log1p(libm::exp(smaller - larger))).min(0.0)
}

fn shown(ln_p: f64) -> f64 {
    let p = libm::exp(ln_p.min(0.0));
    if p < SMALLEST_P { 0.0 } else { p }
}
