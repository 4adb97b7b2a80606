//! Where a cell stood in the file it was read from.

use serde::Serialize;

/// A cell's place, as a person would look it up: rows and columns count from 1.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
pub struct Location {
    /// Which of the dataset's tables it is, from 0.
    #[serde(skip)]
    pub table: u16,
    /// The line of the file on which the row starts.
    pub row: u32,
    /// The column, counted in cells.
    pub column: u32,
}
