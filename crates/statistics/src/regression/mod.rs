//! Log-linear models of counts: how many percent a year, and how sure.

pub mod change;
pub mod dispersion;
pub mod input;
pub mod irls;
pub mod line;
pub mod log_linear;
pub mod model;
pub mod negative_binomial;
pub mod poisson;
mod psi;
pub mod quasi;
pub mod serial;
