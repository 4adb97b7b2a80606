//! Why rows are no dataset.

use polars::prelude::PolarsError;

use super::Period;

/// Observations that are no series.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SeriesError {
    /// A period stands in it twice.
    #[error("the period {} stands twice in the series '{name}'", period.label())]
    Twice { period: Period, name: String },
}

/// Rows that are no dataset.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// A period stands twice in a series.
    #[error(transparent)]
    Series(#[from] SeriesError),
    /// The columns could not be put together.
    #[error("the table could not be built")]
    Frame(#[from] PolarsError),
}
