//! The latest figure of each series.

use serde::Serialize;

use arrivals_data::{Count, Status, Year};

/// The latest figure of each series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Each {
    /// The series with a figure, in the order of the file.
    pub series: Vec<LatestOf>,
    /// The names of those without one.
    pub without: Vec<String>,
}

/// The latest figure of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct LatestOf {
    /// The series.
    pub name: String,
    /// Its latest whole year with a count.
    pub year: Year,
    /// The count.
    pub count: Count,
    /// What the agency says of it.
    pub status: Status,
}
