//! Korean numbers, years, particles and sentences.

pub mod josa;
pub mod number;
pub mod sentences;

pub use josa::{Particle, josa};
