//! Turns yearly counts, as agencies publish them, into statements one can quote and charts one
//! can publish.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

pub mod cli;
mod error;
pub mod output;
pub mod recipe;
pub mod report;
pub mod sample;

pub use error::Error;
