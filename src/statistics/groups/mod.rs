//! Groups of a dataset, and many series at once.

pub mod share;
