//! The interval of a share.

use serde::Serialize;

use crate::numeric::normal;
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "share.wilson",
    topic: Topic::Groups,
    name: "Wilson interval of a share",
    version: 1,
    formula: "(p + z²/2n ± z √(p (1 − p) / n + z²/4n²)) / (1 + z²/n), p = k / n",
    unit: "share, from 0 to 1",
    assumes: "each of the whole belongs to the part independently, with one probability",
    avoid: "not the error of a full register, whose shares are complete; refused for a whole of 0 or a part above the whole",
    source: "E. Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of the American Statistical Association 22, 209–212",
};

/// A share and its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct ShareInterval {
    /// The part's count.
    pub part: f64,
    /// The whole's count.
    pub whole: f64,
    /// The level of confidence.
    pub level: Level,
    /// The share, from 0 to 1.
    pub share: f64,
    /// The lower limit, from 0 to 1.
    pub lower: f64,
    /// The upper limit, from 0 to 1.
    pub upper: f64,
}

/// The share of a part in the whole, with its interval.
///
/// # Errors
/// For a whole that is not above 0, and a part below 0 or above the whole.
pub fn share_interval(part: f64, whole: f64, level: Level) -> Result<ShareInterval, NotApplicable> {
    if !(part >= 0.0 && whole > 0.0 && part <= whole && whole.is_finite()) {
        return Err(NotApplicable::because("a share needs a part from 0 to a whole above 0"));
    }
    let share = part / whole;
    let z = normal::quantile(1.0 - level.tail());
    let square = z * z / whole;
    let center = share + square / 2.0;
    let half = libm::sqrt(square * (share * (1.0 - share) + square / 4.0));
    let limit = |value: f64| (value / (1.0 + square)).clamp(0.0, 1.0);
    let lower = if part == 0.0 { 0.0 } else { limit(center - half) };
    let upper = if part == whole { 1.0 } else { limit(center + half) };
    Ok(ShareInterval { part, whole, level, share, lower, upper })
}
