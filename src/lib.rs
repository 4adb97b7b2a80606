//! Turns yearly counts, as agencies publish them, into statements one can quote and charts one
//! can publish.

pub mod chart;
pub mod dataset;
pub mod findings;
pub mod font;
pub mod source;
pub mod statistics;
pub mod tidy;
