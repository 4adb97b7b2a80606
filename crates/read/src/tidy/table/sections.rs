//! Rows that are headings: a name alone, above the rows that it stands for.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Grid, GridRow};
use crate::tidy::cell::period;
use crate::tidy::vocabulary;
use arrivals_data::Decision;

/// The grid with the headings between its rows in a first column of their own.
///
/// A heading is a row whose last text stands in the column of names, between rows of data; there are
/// two of them at least, the first directly below the header. The names stand in the first column, or in
/// the second behind one that is hardly filled, or that only rows of data have.
pub fn fill(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let Some((_, body)) = grid.split_header() else { return grid };
    let filled = body.iter().filter(|row| !row.cell(0).is_empty()).count();
    let is_sparse = body.width() > 2 && filled * 2 < body.len();
    let names = usize::from(is_sparse);
    let carried;
    let grid = if is_sparse {
        // What stands once in the first column is of all rows below it.
        let first = carried_down(&grid);
        carried = grid.with_cells(|place, row| {
            let first = first.get(place).map_or("", String::as_str);
            std::iter::once(first).chain(row.cells().skip(1)).collect()
        });
        match fill_by(&carried, names, decisions) {
            Some(filled) => return filled,
            None => grid,
        }
    } else {
        grid
    };
    let filled = fill_by(&grid, 0, decisions);
    let filled = filled.or_else(|| stand_second(&grid).then(|| fill_by(&grid, 1, decisions))?);
    filled.unwrap_or(grid)
}

/// Whether the first column is filled in each row of data, and empty beside each heading.
fn stand_second(grid: &Grid) -> bool {
    let Some((_, body)) = grid.split_header() else { return false };
    let mut rows = body.iter().filter(|row| !row.cell(1).is_empty());
    body.width() > 2 && rows.all(|row| is_last(row, 1) == row.cell(0).is_empty())
}

/// Whether the last text of the row stands in that column.
fn is_last(row: GridRow, column: usize) -> bool {
    row.cells().rposition(|cell| !cell.is_empty()) == Some(column)
}

/// Whether the first column holds numbers or codes without which the names behind it tell the rows of
/// each section apart. Years, months and ages are no such numbers.
fn numbers_rows(grid: &Grid) -> bool {
    let Some((header, body)) = grid.split_header() else { return false };
    let name = header.cell(0);
    let is_number =
        |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | '-'));
    let are_codes = vocabulary::has_word(name, &vocabulary::CODE);
    let means_more = vocabulary::is_period_name(name)
        || vocabulary::has_word(name, &vocabulary::YEAR_PART)
        || vocabulary::is_one_of(name, &vocabulary::AGE);
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut rows = body.iter().filter(|row| !row.cell(1).is_empty());
    !means_more
        && rows.all(|row| {
            if is_last(row, 1) {
                names.clear();
                return true;
            }
            let text = row.cell(0);
            (are_codes || is_number(text))
                && period::read(text).is_err()
                && names.insert(row.cell(1))
        })
}

/// The first cell of each row, or the last one above it.
fn carried_down(grid: &Grid) -> Vec<String> {
    let mut last = String::new();
    grid.rows()
        .iter()
        .enumerate()
        .map(|(place, row)| {
            if place == 0 {
                return row.cell(0).to_owned();
            }
            if !row.cell(0).is_empty() {
                row.cell(0).clone_into(&mut last);
            }
            last.clone()
        })
        .collect()
}

/// The grid with its headings in a column of their own, by the column of names.
fn fill_by(grid: &Grid, names: usize, decisions: &mut Vec<Decision>) -> Option<Grid> {
    let (_, body) = grid.split_header()?;
    let rows: Vec<GridRow> = body.iter().collect();
    // A total is a heading above the rows that the first heading has.
    let begins_section = |place: usize| {
        rows.get(place + 1).map(|row| row.cell(names)) == rows.get(1).map(|row| row.cell(names))
    };
    let is_heading = |place: &usize| {
        let row = rows[*place];
        let text = row.cell(names);
        is_last(row, names)
            && row.width() > names + 1
            && text.contains(char::is_alphabetic)
            && (!vocabulary::is_total(text) || begins_section(*place))
            && text.chars().count() <= LONGEST
    };
    // Headings below the last row of data are remarks.
    let last = rows.iter().rposition(|row| row.filled() > names + 1)?;
    let headings: Vec<usize> = (0..last).filter(is_heading).collect();
    let starts_with_one = headings.first() == Some(&0);
    let follow_each_other = headings.windows(2).any(|pair| pair[1] == pair[0] + 1);
    if !starts_with_one || headings.len() < 2 || follow_each_other {
        return None;
    }
    let decision = format!(
        "{} rows are headings of the rows below them, from row {} ('{}')",
        headings.len(),
        rows[headings[0]].line(),
        rows[headings[0]].cell(names)
    );
    decisions.push(Decision::info("header", decision).at(rows[headings[0]].location(0)));
    // A sum that stands once, and not in every section, is that of all sections.
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        *times.entry(row.cell(names)).or_default() += 1;
    }
    let is_grand = |row: &GridRow| {
        vocabulary::is_total(row.cell(names)) && times.get(row.cell(names)) == Some(&1)
    };
    let mut heading = String::new();
    let sections: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| {
            if headings.binary_search(&place).is_ok() {
                row.cell(names).clone_into(&mut heading);
            }
            if place <= last && !is_grand(row) { heading.clone() } else { String::new() }
        })
        .collect();
    let section = |place: usize| match place.checked_sub(1) {
        None => NAME,
        Some(place) => sections.get(place).map_or("", String::as_str),
    };
    let with_column = if names == 1 && stand_second(grid) && numbers_rows(grid) {
        let (header, _) = grid.split_header()?;
        let text =
            format!("left out, for it numbers the rows of the sections: '{}'", header.cell(0));
        decisions.push(Decision::warning("count", text).at(header.location(0)));
        grid.with_cells(|place, row| {
            std::iter::once(section(place)).chain(row.cells().skip(1)).collect()
        })
    } else {
        grid.with_column_before(section)
    };
    Some(with_column.with_rows(|place| {
        place.checked_sub(1).is_none_or(|place| headings.binary_search(&place).is_err())
    }))
}

/// The name of the column of headings.
const NAME: &str = "section";

/// Longer texts are remarks.
const LONGEST: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    #[test]
    fn a_heading_stands_for_the_rows_below_it() {
        let text = "place,2011,2012\nMen,,\nA,5,6\nB,7,8\nWomen,,\nA,1,2\nB,3,4\nSource: us,,\n";
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let filled = fill(grid, &mut Vec::new());
        let rows: Vec<String> =
            filled.rows().iter().map(|row| row.cells().collect::<Vec<_>>().join("|")).collect();
        assert_eq!(rows[..3], ["section|place|2011|2012", "Men|A|5|6", "Men|B|7|8"]);
        assert_eq!(rows[3], "Women|A|1|2");
        let row = filled.rows().get(1).expect("a row");
        assert_eq!((row.location(2).row, row.location(2).column), (3, 2));
    }
}
