//! A count over its exposure, with the exact interval of the rate.

use serde::Serialize;

use super::interval::poisson_interval;
use crate::{Level, Method, NotApplicable, Topic};
use arrivals_data::{Count, PER};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "rate.exact",
    topic: Topic::Counts,
    name: "rate per 100,000 with exact Poisson interval",
    version: 1,
    formula: "100,000 y / e; limits 100,000 L / e and 100,000 U / e, with Garwood's L and U of y",
    unit: "per 100,000 of exposure",
    assumes: "the exposure (people, person-years) is known without error; events happen one by one and independently",
    avoid: "refused for an exposure of 0 or less; far too narrow where counts vary more than Poisson",
    source: "F. Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437–442; K. Ulm (1990), American Journal of Epidemiology 131, 373–375",
};

/// A rate and its exact central interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Rate {
    /// The count.
    pub count: Count,
    /// What it is counted among: people or person-years.
    pub exposure: f64,
    /// The level of confidence.
    pub level: Level,
    /// The rate per 100,000.
    pub rate: f64,
    /// The lower limit per 100,000.
    pub lower: f64,
    /// The upper limit per 100,000.
    pub upper: f64,
}

/// The rate per 100,000 of exposure.
///
/// # Errors
/// For a count below 0, an exposure that is not above 0, or a rate too large for a number.
pub fn rate(count: Count, exposure: f64, level: Level) -> Result<Rate, NotApplicable> {
    if count < Count::ZERO {
        return Err(NotApplicable::because("a rate is for counts, and the count is below 0"));
    }
    if !(exposure > 0.0 && exposure.is_finite()) {
        return Err(NotApplicable::because("a rate needs an exposure above 0"));
    }
    let interval = poisson_interval(count, level);
    let per = |number: f64| PER * (number / exposure);
    let (rate, lower, upper) =
        (per(count.as_i64() as f64), per(interval.lower), per(interval.upper));
    if !upper.is_finite() {
        return Err(NotApplicable::because("the exposure is too small for a rate"));
    }
    Ok(Rate { count: count.alone(), exposure, level, rate, lower, upper })
}
