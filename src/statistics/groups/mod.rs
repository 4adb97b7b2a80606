//! Groups of a dataset, and many series at once.

pub mod composition;
pub mod concentration;
pub mod contribution;
pub mod lmdi;
pub mod multiplicity;
pub mod share;
pub mod wilson;
