//! Panels side by side: `Year, Number, Year, Number` is one table in two pieces.

use crate::source::{Grid, GridRow};
use arrivals_data::Decision;

/// The grid with its panels one below the other, when the header is the same names over and over.
pub fn unpivot_panels(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let Some((header, body)) = grid.split_header() else { return grid };
    let Some(width) = width_of(header) else { return grid };
    let panels = header.width() / width;
    let place = header.location(0);
    let rows: Vec<(GridRow, usize)> = (0..panels)
        .flat_map(|panel| body.iter().map(move |row| (row, panel * width)))
        .filter(|(row, start)| {
            // Remarks stand in the first panel alone.
            *start == 0 || (*start..start + width).any(|column| !row.cell(column).is_empty())
        })
        .collect();
    // Remarks stand below all panels.
    let (remarks, mut rows): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|(row, _)| row.filled() == 1);
    rows.extend(remarks);
    let text = format!("{panels} panels of {width} columns side by side are read as one table");
    decisions.push(Decision::info("table", text).at(place));
    grid.restacked(header, &rows, width)
}

/// How many columns a panel has: a header of `a b a b a b` has panels of two.
fn width_of(header: GridRow) -> Option<usize> {
    let names: Vec<&str> = header.cells().collect();
    (2..=names.len() / 2).find(|width| {
        names.len().is_multiple_of(*width)
            && names[..*width].iter().all(|name| !name.is_empty())
            && names.iter().enumerate().all(|(place, name)| *name == names[place % width])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    #[test]
    fn panels_are_read_one_after_the_other() {
        let text = "Year,Number,Year,Number\n1980,5,1990,7\n1981,6,,\nNote: us,,,\n";
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let stacked = unpivot_panels(grid, &mut Vec::new());
        let rows: Vec<String> =
            stacked.rows().iter().map(|row| row.cells().collect::<Vec<_>>().join("|")).collect();
        assert_eq!(rows, ["Year|Number", "1980|5", "1981|6", "1990|7", "Note: us|"]);
        let row = stacked.rows().get(3).expect("a row");
        assert_eq!((row.location(1).row, row.location(1).column), (2, 4));
    }
}
