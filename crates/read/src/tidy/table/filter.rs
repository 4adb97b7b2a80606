//! The rows whose names have the values asked for.

use crate::source::Grid;
use crate::tidy::{TidyOptions, vocabulary};

/// The grid without the rows of other groups, so that what stands in them decides nothing. A
/// value that no row has drops none: it is an error later, with the values there are.
pub fn filter_grid(mut grid: Grid, options: &TidyOptions) -> Grid {
    for (name, _) in &options.filters {
        let Some((header, body)) = grid.split_header() else { return grid };
        let Some(column) =
            header.cells().position(|cell| cell.trim().to_lowercase() == name.to_lowercase())
        else {
            continue;
        };
        let wanted: Vec<&str> = options
            .filters
            .iter()
            .filter(|(other, _)| other.to_lowercase() == name.to_lowercase())
            .map(|(_, value)| value.as_str())
            .collect();
        let is_wanted = |text: &str| {
            wanted.iter().any(|value| text == *value || vocabulary::without_unit(text) == *value)
        };
        let kept: Vec<bool> = std::iter::once(true)
            .chain(body.iter().map(|row| is_wanted(row.cell(column))))
            .collect();
        if kept.iter().filter(|kept| **kept).count() > 1 {
            grid = grid.with_rows(|place| kept.get(place).copied().unwrap_or(false));
        }
    }
    grid
}
