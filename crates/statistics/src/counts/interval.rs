//! The exact interval of a Poisson mean, from one count.

use serde::Serialize;

use crate::numeric::gamma;
use crate::{Level, Method, Topic};
use arrivals_data::Count;

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    topic: Topic::Counts,
    version: 1,
    unit: "counts",
    assumes: "events happen one by one and independently, at a constant rate within the year",
    avoid: "not the error of a full register, whose counts are complete; far too narrow where counts vary more than Poisson (see the dispersion)",
    id: "poisson.exact",
    name: "exact Poisson interval (Garwood)",
    formula: "χ²(α/2; 2y) / 2 to χ²(1 − α/2; 2y + 2) / 2",
    source: "F. Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437–442",
};

/// The exact central interval of a Poisson mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PoissonInterval {
    /// The count observed.
    pub count: Count,
    /// The level of confidence.
    pub level: Level,
    /// The lower limit of the mean.
    pub lower: f64,
    /// The upper limit of the mean.
    pub upper: f64,
}

/// The exact central interval of the mean of a Poisson distribution of which one count was seen.
pub fn poisson_interval(count: Count, level: Level) -> PoissonInterval {
    let y = count.as_i64() as f64;
    let lower = if y > 0.0 { gamma::quantile(y, level.tail()) } else { 0.0 };
    let upper = gamma::quantile(y + 1.0, 1.0 - level.tail());
    PoissonInterval { count, level, lower, upper }
}
