//! Groups of a dataset, and many series at once.

pub mod composition;
pub mod concentration;
pub mod contribution;
pub mod directions;
pub mod gap;
pub mod largest;
pub mod lmdi;
pub mod multiplicity;
pub mod ranking;
pub mod share;
pub mod wilson;
