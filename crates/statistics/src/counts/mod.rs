//! What one count, or two, say of their means.

pub mod interval;
pub mod rate;
pub mod ratio;
