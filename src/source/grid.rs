//! The text cells of a file, with the lines they stood on.

use crate::dataset::{Decision, Location, Origin};

/// The text cells of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The file.
    pub origin: Origin,
    /// The rows that hold any text.
    pub rows: Vec<GridRow>,
    /// What was decided while the bytes were read.
    pub decisions: Vec<Decision>,
}

/// One row of text cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// The line of the file on which the row starts, from 1.
    pub line: u32,
    /// The cells, trimmed.
    pub cells: Vec<String>,
}

impl GridRow {
    /// The text of a cell, empty beyond the row's end.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Where a cell stood.
    pub fn location(&self, column: usize) -> Location {
        Location {
            row: self.line,
            column: u32::try_from(column).map_or(u32::MAX, |c| c.saturating_add(1)),
        }
    }

    /// Whether no cell holds text.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}
