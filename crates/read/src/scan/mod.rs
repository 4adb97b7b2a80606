//! Records of large files, counted without a grid of all rows.
//!
//! The first rows decide what the columns are, by the same code as for small files. Then all rows are
//! read, a piece at a time: those that are as that code expects are counted, the others are put into a
//! grid with the first and the last rows. That grid is read like that of a small file; when its columns
//! are not those of the first rows, or a row may mean something else, the whole file is read.

mod cells;
mod coded_rows;
mod parquet;
mod pieces;
mod plan;
mod scanned;
mod text;
mod texts;
mod worker;

use crate::source::{Grid, Kind};
use crate::tidy::TidyOptions;
use crate::tidy::prepared::{LaidOut, Prepared};
use crate::tidy::rows::Counted;
use arrivals_data::Decision;

use plan::Plan;
use scanned::Scanned;
pub use worker::Refusal;

/// A table of records that a scan counted.
#[derive(Debug)]
pub struct Records {
    /// The rows that were not counted, prepared as those of a small file.
    pub table: Prepared,
    /// What was decided while they were prepared.
    pub decisions: Vec<Decision>,
    pub counted: Counted,
}

/// Counts the records of a file of which `first` holds the first rows; `lay_out` finds the layout of a
/// grid.
///
/// # Errors
/// When the file has to be read whole.
pub fn count_records(
    first: &Grid,
    options: &TidyOptions,
    lay_out: impl Fn(Grid) -> Option<LaidOut>,
) -> Result<Records, Refusal> {
    let rest = first.rest.as_ref().ok_or(Refusal::Form)?;
    let plan_of = |grid: &Grid| {
        let table = lay_out(grid.clone())?;
        Some((Plan::new(grid, &table, options)?, table))
    };
    let (mut plan, _) = plan_of(first).ok_or(Refusal::Layout)?;
    // A later row may say what the first ones leave open, as the order of day and month.
    for _ in 0..2 {
        let Scanned { counted, grid, tail } = match rest.kind {
            Kind::Text { delimiter } => text::scan(rest, delimiter, &plan, first)?,
            Kind::Parquet => parquet::scan(rest, &plan, first)?,
        };
        let (found, table) = plan_of(&grid).ok_or(Refusal::Columns)?;
        if found == plan {
            let last = table.prepared.grid.rows().iter().next_back().map_or(0, |row| row.line());
            let LaidOut { prepared: table, decisions, .. } = table;
            // Remarks below a rule may take rows with them that were counted.
            let is_whole = last >= tail;
            return is_whole.then_some(Records { table, decisions, counted }).ok_or(Refusal::Table);
        }
        plan = found;
    }
    Err(Refusal::Columns)
}
