//! Turns yearly counts, as agencies publish them, into statements one can quote and charts one
//! can publish.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

pub mod chart;
pub mod claims;
pub mod cli;
pub mod dataset;
mod error;
pub mod findings;
pub mod font;
pub mod inputs;
pub mod lint;
pub mod output;
pub mod recipe;
pub mod render;
pub mod report;
pub mod source;
pub mod statistics;
pub mod tidy;

pub use error::Error;
