//! A grid of text cells → a [`Dataset`]: periods, numbers, markers, orientation, totals.
//!
//! Invariant: nothing is guessed in silence. Each choice is a [`Decision`](crate::dataset::Decision)
//! that can be said and overridden by [`Options`]; a cell that cannot be read is an error that
//! names its place.

mod duplicates;
mod error;
mod layout;
mod number;
mod options;
mod period;
mod region;
mod rows;
mod spans;
mod totals;
mod vocabulary;

pub use error::{CellRef, TidyError};
pub use options::{Options, Thousands};

use crate::dataset::{Dataset, Metadata};
use crate::source::Grid;

/// The dataset that a grid holds.
///
/// # Errors
/// When no periods or no counts are found, a cell cannot be read, or two cells contradict each
/// other.
pub fn tidy(grid: &Grid, metadata: Metadata, options: &Options) -> Result<Dataset, TidyError> {
    let mut decisions = grid.decisions.clone();
    let grid = &region::cut(grid, &mut decisions);
    let layout = layout::find(grid, options, &mut decisions)?;
    let rows = rows::read(grid, &layout, options, &mut decisions)?;
    let rows = spans::resolve(grid, rows, &mut decisions)?;
    let rows = duplicates::merge(grid, rows, &mut decisions)?;
    let rows = totals::mark(&layout.dimensions, rows);
    let dataset = Dataset::new(metadata, grid.origin.clone(), layout.dimensions, rows, decisions)?;
    let checked = totals::check(&dataset);
    Ok(dataset.with_decisions(checked))
}
