//! A grid of text cells → a [`Dataset`]: periods, numbers, markers, orientation, totals.
//!
//! Invariant: nothing is guessed in silence. Each choice is a [`Decision`](crate::dataset::Decision)
//! that can be said and overridden by [`Options`]; a cell that cannot be read is an error that
//! names its place.

mod blocks;
mod duplicates;
mod error;
mod layout;
mod months;
mod number;
mod only;
mod options;
mod period;
mod region;
mod rows;
mod spans;
mod totals;
mod vocabulary;

pub use error::{CellRef, TidyError};
pub use options::{Options, Thousands};

use std::collections::BTreeSet;

use crate::dataset::{Dataset, Metadata, Period, Row};
use crate::source::Grid;

/// The dataset that a grid holds.
///
/// # Errors
/// When no periods or no counts are found, a cell cannot be read, or two cells contradict each
/// other.
pub fn tidy(grid: &Grid, metadata: Metadata, options: &Options) -> Result<Dataset, TidyError> {
    let mut decisions = grid.decisions.clone();
    let grid = region::cut(grid, &mut decisions);
    let grid = &blocks::fill_down(grid, &mut decisions);
    let layout = layout::find(grid, options, &mut decisions)?;
    let rows = rows::read(grid, &layout, options, &mut decisions)?;
    let rows = only::keep(&grid.origin.name, &layout.dimensions, rows, options, &mut decisions)?;
    let rows = spans::resolve(grid, rows, &mut decisions)?;
    let rows = duplicates::merge(grid, rows, &mut decisions)?;
    refuse_records(grid, &rows)?;
    let rows = totals::mark(&layout.dimensions, rows);
    let dataset = Dataset::new(metadata, grid.origin.clone(), layout.dimensions, rows, decisions)?;
    let checked = totals::check(&dataset);
    Ok(dataset.with_decisions(checked))
}

/// Rows of which hardly two share their groups are events or persons, one a row: their "series"
/// would each have one year, and no number of them would be a yearly count.
fn refuse_records(grid: &Grid, rows: &[Row]) -> Result<(), TidyError> {
    const MANY: usize = 40;
    let keys: BTreeSet<&Vec<String>> = rows.iter().map(|row| &row.key).collect();
    let years: BTreeSet<Period> = rows.iter().map(|row| row.observation.period).collect();
    if years.len() > 1 && rows.len() >= MANY && keys.len() * 10 >= rows.len() * 9 {
        return Err(TidyError::Records {
            file: grid.origin.name.clone(),
            rows: grid.rows.len() - 1,
        });
    }
    Ok(())
}
