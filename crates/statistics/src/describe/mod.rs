//! What was counted, and how it changed.

pub mod cagr;
pub mod change;
pub mod cumulative;
pub mod extremes;
pub mod index;
pub mod mean;
pub mod peak;
pub mod percentile;
