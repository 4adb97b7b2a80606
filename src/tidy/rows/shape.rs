//! Signs that a table was damaged: rows with too few cells, a year out of order.

use super::Rows;
use crate::dataset::{Decision, Year};
use crate::source::{Grid, GridRows};
use crate::tidy::layout::Layout;

/// Rows of delimited text with fewer or more cells than most others: a cell may be lost or put in,
/// and those after it stand in the wrong columns.
pub fn odd_rows(grid: &Grid, body: GridRows, layout: &Layout) -> Option<Decision> {
    if !grid.is_text {
        return None;
    }
    let width = layout.header.len();
    let odd = |is: &dyn Fn(usize) -> bool, what: &str, why: &str| {
        let rows = || body.iter().filter(|row| is(row.width()) && row.filled() > 1);
        let number = rows().count();
        // Where most rows are so, the file writes its last columns otherwise.
        if number == 0 || number * 2 > body.len() {
            return None;
        }
        let row = rows().next()?;
        let text = format!(
            "{number} rows have {what} cells than the header's {width}, the first of them row {}: {why}",
            row.line()
        );
        Some(Decision::doubt("row", text).at(row.location(row.width().saturating_sub(1))))
    };
    odd(&|cells| cells < width, "fewer", "a cell may be lost")
        .or_else(|| odd(&|cells| cells > width, "more", "a cell may be put in"))
}

/// A year that stands out of order where all others run in one direction: it may be mistyped.
pub fn stray_year(read: &Rows) -> Option<Decision> {
    const LEAST: usize = 5;
    /// One series after another: the first ones show how all are written.
    const SERIES: usize = 200;
    for places in read.by_group().into_iter().take(SERIES) {
        let years: Vec<(Year, u32)> = places
            .iter()
            .filter_map(|place| {
                Some((read.rows[*place as usize].observation.period.whole_year()?, *place))
            })
            .collect();
        if years.len() < LEAST {
            continue;
        }
        let steps: Vec<i32> =
            years.windows(2).map(|pair| pair[1].0.number() - pair[0].0.number()).collect();
        let (up, down) =
            (steps.iter().filter(|step| **step > 0), steps.iter().filter(|step| **step < 0));
        let (up, down) = (up.count(), down.count());
        let odd = match (up, down) {
            (_, 1) if up >= LEAST - 2 => steps.iter().position(|step| *step < 0),
            (1, _) if down >= LEAST - 2 => steps.iter().position(|step| *step > 0),
            _ => None,
        };
        let Some(odd) = odd else { continue };
        // Of the two years around the step, the one farther from its other neighbour.
        let gap = |place: usize| steps.get(place).map_or(0, |step| step.abs());
        let before = odd.checked_sub(1).map_or(0, gap);
        let place = if before >= gap(odd + 1) { odd } else { odd + 1 };
        let (year, row) = years[place];
        let at = read.rows[row as usize].observation.location;
        let text = format!("{year} stands out of order, and may be mistyped");
        return Some(Decision::doubt("period", text).at(at));
    }
    None
}
