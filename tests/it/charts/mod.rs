//! Every kind of chart and the hard cases, as files. Each case has tests of its own:
//! `charts::cases::NAME`, with `_` for `-`.
//!
//! `cargo test --test it charts::` holds them against `golden/`. After a wanted change:
//!
//! 1. `ARRIVALS_GOLDEN=write cargo test --test it charts::` writes them anew, and always fails;
//! 2. `ARRIVALS_GOLDEN=look cargo test --test it charts::` draws each as `target/tmp/charts/NAME.png`;
//!    look at those that `git status` names;
//! 3. `cargo test --test it charts::` passes.

mod again;
mod cases;
mod checked;
mod difference;
mod fit;
mod golden;
mod meaning;
mod picture;
mod program;
mod reading;
mod titles;
