//! What a scan found: sums, and a grid of the rows that it did not count.

use super::worker::{Kept, Others};
use crate::source::Grid;
use crate::tidy::rows::Counted;

/// What a scan found.
#[derive(Debug)]
pub struct Scanned {
    pub counted: Counted,
    /// The first rows, the unusual ones and the last.
    pub grid: Grid,
    /// The line of the first of the last rows.
    pub tail: u32,
}

/// The grid of the first rows, with those that were not counted and the last.
pub fn joined(first: &Grid, others: Others, last: Vec<Kept>, fingerprint: String) -> Grid {
    let mut grid = first.clone();
    grid.rest = None;
    grid.origin.sha256 = fingerprint;
    let mut kept = others.unusual;
    kept.extend(others.spread);
    kept.sort_unstable();
    let tail = last.first().map_or(u32::MAX, |row| row.line);
    let mut before = grid.rows().iter().next_back().map_or(0, |row| row.line());
    for Kept { line, cells } in kept.into_iter().chain(last) {
        if line == before + 1 || line > tail {
            grid.push(line, &cells);
        } else {
            grid.push_resumed(line, &cells);
        }
        before = line;
    }
    grid
}
