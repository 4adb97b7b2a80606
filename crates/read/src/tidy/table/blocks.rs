//! Names that stand only on the first row of their block, filled down.

use std::collections::BTreeMap;

use crate::source::{Grid, GridRow, GridRows};
use crate::tidy::vocabulary;
use arrivals_data::{Decision, listed};

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
                // A remark between the rows names no block.
                if row.filled() == 1 && !row.cell(column).is_empty() {
                    return row.cell(column);
                }
                if !row.cell(column).is_empty() {
                    block = row.cell(column);
                }
                block
            })
            .collect();
        decisions.extend(odd_block(header, body, column));
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

/// The grid with the name of what they are parts of before names such as `of which children`,
/// which else would stand in it several times: `Syria: of which children`.
pub fn name_parts(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let Some((_, body)) = grid.split_header() else { return grid };
    // Names stand in many rows, one after another.
    let mut before = "";
    let first = body.iter().find(|row| {
        let again = std::mem::replace(&mut before, row.cell(0)) == row.cell(0);
        !again && vocabulary::is_of_which(row.cell(0))
    });
    let Some(first) = first else { return grid };
    decisions.push(
        Decision::info(
            "header",
            format!("row {} ('{}') is a part of the row above it", first.line(), first.cell(0)),
        )
        .at(first.location(0)),
    );
    let mut whole = "";
    let names: Vec<String> = grid
        .rows()
        .iter()
        .map(|row| {
            let name = row.cell(0);
            if vocabulary::is_of_which(name) && !whole.is_empty() {
                return format!("{whole}: {name}");
            }
            if row.filled() > 1 {
                whole = name;
            }
            name.to_owned()
        })
        .collect();
    grid.with_cells(|place, row| {
        let mut cells: Vec<&str> = row.cells().collect();
        if let (Some(cell), Some(name)) = (cells.first_mut(), names.get(place)) {
            *cell = name;
        }
        cells
    })
}

/// The grid with the name of a block on the rows above its total, where only the total's row has
/// it: `Airport - Total` below the provinces of the airports.
pub fn fill_up(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let Some((header, body)) = grid.split_header() else { return grid };
    let end = body.len() - remarks(body);
    let (data, _) = body.split_at(end);
    let is_member = |row: GridRow| row.cell(0).is_empty() && !row.cell(1).is_empty();
    let stands_alone = |row: GridRow| {
        !row.cell(0).is_empty() && (row.cell(1).is_empty() || row.cell(1) == row.cell(0))
    };
    let members = data.iter().filter(|row| is_member(*row)).count();
    let alone = data.iter().filter(|row| stands_alone(*row)).count();
    // Members must be followed by the sum that names their block.
    let ends_well = |(row, next): (GridRow, GridRow)| {
        !is_member(row) || is_member(next) || vocabulary::is_total(next.cell(0))
    };
    let fits = members > 0
        && members + alone == data.len()
        && data.get(0).is_some_and(is_member)
        && data.iter().next_back().is_some_and(stands_alone)
        && data.iter().zip(data.iter().skip(1)).all(ends_well);
    if !fits {
        return grid;
    }
    // The name of each row's block, from the last row to the first.
    let mut blocks: Vec<&str> = Vec::with_capacity(data.len());
    for row in data.iter().rev() {
        let block = if is_member(row) {
            blocks.last().copied().unwrap_or("")
        } else {
            vocabulary::without_total(row.cell(0))
        };
        blocks.push(block);
    }
    blocks.reverse();
    decisions.push(Decision::info(
        "header",
        format!(
            "the names in the column '{}' stand for the rows above them too, up to the name before",
            header.cell(0)
        ),
    ));
    grid.with_cells(|place, row| {
        let mut cells: Vec<&str> = row.cells().collect();
        let block = place.checked_sub(1).and_then(|place| blocks.get(place));
        if let (Some(block), [first, second, ..]) = (block, cells.as_mut_slice()) {
            if second.is_empty() {
                *second = first;
            }
            *first = block;
        }
        cells
    })
}

/// A block whose rows have other names than those of nearly all others: a row may be lost, and
/// those below it may belong to another block.
fn odd_block(header: GridRow, body: GridRows, column: usize) -> Option<Decision> {
    const LEAST: usize = 3;
    let mut blocks: Vec<(GridRow, Vec<&str>)> = Vec::new();
    for row in body.iter().filter(|row| row.filled() > 1) {
        if !row.cell(column).is_empty() || blocks.is_empty() {
            blocks.push((row, Vec::new()));
        }
        if let Some((_, names)) = blocks.last_mut() {
            names.push(row.cell(column + 1));
        }
    }
    let several: Vec<&(GridRow, Vec<&str>)> =
        blocks.iter().filter(|(_, names)| names.len() > 1).collect();
    let mut times: BTreeMap<&Vec<&str>, usize> = BTreeMap::new();
    for (_, names) in several.iter().copied() {
        *times.entry(names).or_default() += 1;
    }
    let (usual, like) = times.into_iter().max_by_key(|(_, times)| *times)?;
    let odd = several.iter().find(|block| block.1 != *usual)?;
    if like < LEAST || like * 10 < several.len() * 6 {
        return None;
    }
    let (row, names) = *odd;
    let text = format!(
        "the rows below '{}' ({}) are not those of the other names in '{}' ({}): a row may be lost",
        row.cell(column),
        listed(names),
        header.cell(column),
        listed(usual)
    );
    Some(Decision::doubt("header", text).at(row.location(column)))
}

/// How many rows at the end hold a single text.
fn remarks(body: GridRows) -> usize {
    body.iter().rev().take_while(|row| row.filled() == 1).count()
}

fn holds_blocks(body: GridRows, column: usize) -> bool {
    let is_name =
        |text: &str| text.contains(char::is_alphabetic) || crate::tidy::cell::period::is_year(text);
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
    fn a_name_on_the_row_of_sums_stands_for_the_rows_above() {
        let text = "a,b,2011\n,X,1\n,Y,2\nSea - Total,,3\n,X,4\nAir - Total,,4\nTotal,,7\n";
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let filled = fill_up(grid, &mut Vec::new());
        let rows: Vec<String> = filled
            .rows()
            .iter()
            .skip(1)
            .map(|row| format!("{}/{}", row.cell(0), row.cell(1)))
            .collect();
        assert_eq!(
            rows,
            ["Sea/X", "Sea/Y", "Sea/Sea - Total", "Air/X", "Air/Air - Total", "Total/Total"]
        );
    }

    #[test]
    fn a_missing_name_is_not_filled() {
        assert_eq!(first_column("place,2011\nA,1\n,2\n,3\n"), ["A", "", ""]);
        assert_eq!(first_column("a,b,2011\n,X,1\nA,Y,2\n,Z,3\n,W,3\n"), ["", "A", "", ""]);
    }
}
