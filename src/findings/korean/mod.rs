//! Korean numbers, years and particles.

pub mod josa;
pub mod number;

pub use josa::{Particle, josa};
