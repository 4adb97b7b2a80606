//! The share of a part in the whole.

use serde::Serialize;

use crate::{MIN_BASE, Method, Topic};
use arrivals_data::{Count, Series, Year};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    topic: Topic::Groups,
    version: 1,
    unit: "percent",
    assumes: "the part is counted in the whole",
    avoid: "not given for a whole below 20; refused when the part is the larger",
    id: "share",
    name: "share of a part in the whole",
    formula: "100 y_part(x) / y_whole(x), not given for y_whole(x) < 20",
    source: "definition",
};

/// The share of a part in the whole.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Share {
    /// The year.
    pub year: Year,
    /// The part's count.
    pub part: Count,
    /// The whole's count.
    pub whole: Count,
    /// The share in percent; none when the whole is below [`MIN_BASE`].
    pub percent: Option<f64>,
}

/// Why there is no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// One of the two has no count for that year.
    #[error("one of the two has no count for {0}")]
    NoCount(Year),
    /// The counts are rates.
    #[error("a share is one of counts, not of rates: leave --population out")]
    Rates,
    /// The part is larger than the whole.
    #[error("the part is larger than the whole in {0}")]
    PartAboveWhole(Year),
}

/// The share of a part in the whole, in one year.
///
/// # Errors
/// When one of them has no count that year, or the part is the larger.
pub fn share(part: &Series, whole: &Series, year: Year) -> Result<Share, ShareError> {
    let (Some(part), Some(whole)) = (part.count_of(year), whole.count_of(year)) else {
        return Err(ShareError::NoCount(year));
    };
    if part.is_rate() || whole.is_rate() {
        return Err(ShareError::Rates);
    }
    if part > whole || part < Count::ZERO {
        return Err(ShareError::PartAboveWhole(year));
    }
    let percent = (whole.as_i64() >= MIN_BASE).then(|| 100.0 * part.as_f64() / whole.as_f64());
    Ok(Share { year, part, whole, percent })
}
