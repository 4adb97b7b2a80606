//! Distributions, least squares, minimisation and random numbers, by the same arithmetic on every
//! machine: every logarithm and exponential is that of `libm`, never the platform's.

pub mod autocorrelation;
pub mod beta;
pub mod gamma;
pub mod least_squares;
pub mod minimise;
pub mod normal;
pub mod order;
pub mod random;
mod root;
pub mod student;
