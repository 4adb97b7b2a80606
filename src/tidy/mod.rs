//! A grid of text cells → a [`Dataset`]: periods, numbers, markers, orientation, totals.
//!
//! Invariant: nothing is guessed in silence. Each choice is a [`Decision`](crate::dataset::Decision)
//! that can be said and overridden by [`Options`]; a cell that cannot be read is an error that
//! names its place.

mod blocks;
mod columns;
mod date;
mod dated;
mod duplicates;
mod error;
mod header;
mod layout;
mod legend;
mod number;
mod only;
mod options;
mod packed;
mod period;
mod region;
mod rows;
mod spans;
mod totals;
mod vocabulary;
mod zeros;

pub use error::{CellRef, TidyError};
pub use options::{Options, Thousands};

use std::collections::BTreeSet;

use crate::dataset::{Dataset, Metadata, Origin, Period};
use crate::source::Grid;

use columns::Columns;
use rows::Rows;

/// The dataset that a grid holds.
///
/// # Errors
/// When no periods or no counts are found, a cell cannot be read, or two cells contradict each
/// other.
pub fn tidy(grid: Grid, metadata: Metadata, options: &Options) -> Result<Dataset, TidyError> {
    let mut decisions = grid.decisions.clone();
    let legend = legend::read(&grid, &mut decisions);
    let grid = region::cut(grid, &mut decisions);
    let grid = packed::divide(grid, &mut decisions);
    let grid = blocks::fill_down(grid, &mut decisions);
    let grid = blocks::fill_up(grid, &mut decisions);
    let (layout, rows) = {
        let (width, body) = grid
            .split_header()
            .map(|(header, body)| (header.width(), body))
            .ok_or_else(|| TidyError::NoRows { file: grid.origin.name.clone() })?;
        let columns = Columns::of(body, width);
        let layout = layout::find(&grid, &columns, options, &mut decisions)?;
        let rows = rows::read(&grid, &columns, &layout, &legend, options, &mut decisions)?;
        (layout, rows)
    };
    // The cells are read; a large grid need not stay beside its dataset.
    let origin = grid.origin;
    let rows = only::keep(&origin.name, &layout.dimensions, rows, options, &mut decisions)?;
    let rows = spans::resolve(&origin, rows, &mut decisions)?;
    let rows = duplicates::merge(&origin, rows, &mut decisions)?;
    let mut rows = zeros::set_aside(rows, &mut decisions);
    refuse_records(&origin, &rows)?;
    totals::mark(&layout.dimensions, &mut rows, &mut decisions);
    let dataset =
        Dataset::new(metadata, origin, layout.dimensions, rows.groups, rows.rows, decisions)?;
    let checked = totals::check(&dataset);
    Ok(dataset.with_decisions(checked))
}

/// Rows of which hardly two share their groups are events or persons, one a row: their "series"
/// would each have one year, and no number of them would be a yearly count.
fn refuse_records(origin: &Origin, read: &Rows) -> Result<(), TidyError> {
    const MANY: usize = 40;
    let years: BTreeSet<Period> = read.rows.iter().map(|row| row.observation.period).collect();
    if years.len() > 1 && read.rows.len() >= MANY && read.groups.len() * 10 >= read.rows.len() * 9 {
        return Err(TidyError::Records { file: origin.name.clone(), rows: read.rows.len() });
    }
    Ok(())
}
