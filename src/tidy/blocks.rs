//! Names that stand only on the first row of their block, filled down.

use crate::dataset::Decision;
use crate::source::{Grid, GridRows};

/// The grid with the names of blocks on each of their rows. A column is one of blocks when its
/// first row is filled, most rows below are not, and each of those has a name in the next column.
pub fn fill_down(mut grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let width = grid.split_header().map_or(0, |(header, _)| header.width());
    for column in 0..width {
        let Some((header, body)) = grid.split_header() else { break };
        if !holds_blocks(body, column) {
            break;
        }
        decisions.push(Decision::info(
            "header",
            format!(
                "the names in the column '{}' stand for the rows below them too",
                header.cell(column)
            ),
        ));
        let mut block = "";
        let names: Vec<&str> = std::iter::once(header)
            .chain(body.iter())
            .map(|row| {
                if !row.cell(column).is_empty() {
                    block = row.cell(column);
                }
                block
            })
            .collect();
        let filled = grid.with_cells(|place, row| {
            let mut cells: Vec<&str> = row.cells().collect();
            if let (Some(cell), Some(name)) = (cells.get_mut(column), names.get(place)) {
                *cell = name;
            }
            cells
        });
        grid = filled;
    }
    grid
}

fn holds_blocks(body: GridRows, column: usize) -> bool {
    let is_name = |text: &str| text.contains(char::is_alphabetic);
    let rows = || body.iter().filter(|row| row.width() > column + 1);
    let blank = || rows().filter(|row| row.cell(column).is_empty());
    body.get(0).is_some_and(|row| is_name(row.cell(column)))
        && blank().all(|row| is_name(row.cell(column + 1)))
        && blank().count() * 2 > rows().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    fn first_column(text: &str) -> Vec<String> {
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let filled = fill_down(grid, &mut Vec::new());
        filled.rows().iter().skip(1).map(|row| row.cell(0).to_owned()).collect()
    }

    #[test]
    fn a_name_stands_for_its_block() {
        let text = "from,to,2011\nA,A,1\n,B,2\n,C,3\nB,A,4\n,B,5\n,C,6\n";
        assert_eq!(first_column(text), ["A", "A", "A", "B", "B", "B"]);
    }

    #[test]
    fn a_missing_name_is_not_filled() {
        assert_eq!(first_column("place,2011\nA,1\n,2\n,3\n"), ["A", "", ""]);
        assert_eq!(first_column("a,b,2011\n,X,1\nA,Y,2\n,Z,3\n,W,3\n"), ["", "A", "", ""]);
    }
}
