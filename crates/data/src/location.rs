//! Where a cell stood in the file it was read from.

use serde::{Deserialize, Serialize};

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

/// The cells of months, quarters or records that were added up to one count. They are not always
/// next to each other; no cell holds the count itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Summed {
    /// How many cells were added up.
    pub cells: u32,
    /// The line of the file of the last one, from 1.
    pub last_row: u32,
    /// The column of the last one, from 1.
    pub last_column: u32,
}

impl Summed {
    /// A number of cells, and the last of them; nothing for one cell.
    pub fn new(cells: usize, last: Location) -> Option<Self> {
        let cells = u32::try_from(cells).ok().filter(|cells| *cells > 1)?;
        Some(Self { cells, last_row: last.row, last_column: last.column })
    }
}
