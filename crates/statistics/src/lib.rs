//! What can be computed from a series: one method a file, pure functions, plain results.
//!
//! Invariant: a span of years and a year to date enter no method but the cumulative total; a
//! missing or withheld count is never taken as 0. Where a method cannot answer, it says why.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod annual_series;
pub mod changepoints;
pub mod counts;
pub mod describe;
pub mod forecast;
pub mod groups;
pub mod joinpoint;
mod level;
mod method;
mod not_applicable;
pub mod numeric;
mod registry;
pub mod regression;
pub mod revisions;
pub mod screen;
pub mod trend;
pub mod unusual;

pub use annual_series::AnnualSeries;
pub use counts::interval::{PoissonInterval, poisson_interval};
pub use describe::cagr::{Cagr, CagrError, Turn, cagr, turn};
pub use describe::change::{Change, MIN_BASE, change, percent_change};
pub use describe::cumulative::{Cumulative, CumulativeError, cumulative};
pub use describe::extremes::{
    changes_across_breaks, largest_fall, largest_percent, largest_rise, yearly_changes,
};
pub use describe::index::{Index, IndexError, index};
pub use describe::mean::mean;
pub use describe::peak::{Peak, peak};
pub use describe::percentile::{Standing, standing};
pub use groups::share::{Share, ShareError, share};
pub use level::{Level, LevelError};
pub use method::{Method, Topic};
pub use not_applicable::NotApplicable;
pub use registry::METHODS;

/// The methods' entries in the registry.
pub mod methods {
    pub use super::counts::interval::METHOD as POISSON;
    pub use super::describe::cagr::METHOD as CAGR;
    pub use super::describe::change::METHOD as CHANGE;
    pub use super::describe::cumulative::METHOD as CUMULATIVE;
    pub use super::describe::extremes::METHOD as EXTREMES;
    pub use super::describe::index::METHOD as INDEX;
    pub use super::describe::mean::METHOD as MEAN;
    pub use super::describe::peak::METHOD as PEAK;
    pub use super::describe::percentile::METHOD as STANDING;
    pub use super::groups::directions::METHOD as DIRECTIONS;
    pub use super::groups::gap::METHOD as GAP;
    pub use super::groups::largest::METHOD as LARGEST;
    pub use super::groups::ranking::METHOD as RANKING;
    pub use super::groups::share::METHOD as SHARE;
    pub use super::registry::OBSERVED;
}
