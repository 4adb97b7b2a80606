//! A table that was cut out of its file, before its layout is known.

use super::layout::{Known, Layout};
use super::table::{Found, Left, Legend};
use crate::source::Grid;
use arrivals_data::Decision;

/// A table whose first row is its header, and what its file says around it.
#[derive(Debug)]
pub struct Prepared {
    pub grid: Grid,
    /// Whether this program wrote the table: each column is what its name says.
    pub is_own: bool,
    pub legend: Legend,
    pub known: Known,
    /// Names of rows that were left out, as they stand for fractions.
    pub left: Vec<Left>,
    pub title: Option<Found>,
    pub source: Option<Found>,
}

impl Prepared {
    /// A table that this program wrote: nothing stands around it.
    pub fn own(grid: Grid) -> Self {
        Self {
            grid,
            is_own: true,
            legend: Legend::default(),
            known: Known::default(),
            left: Vec::new(),
            title: None,
            source: None,
        }
    }
}

/// A table with its layout, and what was decided before the layout was looked for.
#[derive(Debug)]
pub struct LaidOut {
    pub prepared: Prepared,
    pub layout: Layout,
    pub decisions: Vec<Decision>,
}
