//! What can be computed from a series: one method a file, pure functions, plain results.
//!
//! Invariant: a span of years and a year to date enter no method but the cumulative total; a
//! missing or withheld count is never taken as 0. Where a method cannot answer, it says why.

mod cagr;
mod change;
mod cumulative;
mod extremes;
mod level;
mod peak;
mod poisson;
mod registry;
mod share;

pub use cagr::{Cagr, CagrError, Turn, cagr, turn};
pub use change::{Change, MIN_BASE, change};
pub use cumulative::{Cumulative, CumulativeError, cumulative};
pub use extremes::{largest_fall, largest_rise};
pub use level::{Level, LevelError};
pub use peak::{Peak, peak};
pub use poisson::{PoissonInterval, poisson_interval};
pub use registry::{METHODS, Method};
pub use share::{Share, ShareError, share};

/// The methods that are no more than a look at the series.
pub mod methods {
    pub use super::cagr::METHOD as CAGR;
    pub use super::change::METHOD as CHANGE;
    pub use super::cumulative::METHOD as CUMULATIVE;
    pub use super::extremes::METHOD as EXTREMES;
    pub use super::peak::METHOD as PEAK;
    pub use super::poisson::METHOD as POISSON;
    pub use super::registry::OBSERVED;
    pub use super::share::METHOD as SHARE;
}
