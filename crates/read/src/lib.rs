//! Published tables of yearly counts → a dataset: bytes to a grid of cells, a grid to a [`Dataset`](arrivals_data::Dataset).

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

pub mod overwrite_guard;
pub mod population;
mod scan;
pub mod source;
pub mod tidy;
