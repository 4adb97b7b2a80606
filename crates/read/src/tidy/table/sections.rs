//! Rows that are headings: a name alone, above the rows that it stands for.

use std::collections::BTreeMap;

use crate::source::{Grid, GridRow};
use crate::tidy::vocabulary;
use arrivals_data::Decision;

/// The grid with the headings between its rows in a first column of their own.
///
/// A heading is a row whose only text stands in the first column, between rows of data; there are
/// two of them at least, or one directly below the header.
pub fn fill(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let Some((_, body)) = grid.split_header() else { return grid };
    let rows: Vec<GridRow> = body.iter().collect();
    let is_heading = |row: &GridRow| {
        row.filled() == 1
            && !row.cell(0).is_empty()
            && row.width() > 1
            && row.cell(0).contains(char::is_alphabetic)
            && !vocabulary::is_total(row.cell(0))
            && row.cell(0).chars().count() <= LONGEST
    };
    // Headings below the last row of data are remarks.
    let Some(last) = rows.iter().rposition(|row| row.filled() > 1) else { return grid };
    let headings: Vec<usize> = (0..last).filter(|place| is_heading(&rows[*place])).collect();
    let starts_with_one = headings.first() == Some(&0);
    let follow_each_other = headings.windows(2).any(|pair| pair[1] == pair[0] + 1);
    if !starts_with_one || headings.len() < 2 || follow_each_other {
        return grid;
    }
    let decision = format!(
        "{} rows are headings of the rows below them, from row {} ('{}')",
        headings.len(),
        rows[headings[0]].line(),
        rows[headings[0]].cell(0)
    );
    decisions.push(Decision::info("header", decision).at(rows[headings[0]].location(0)));
    // A sum that stands once, and not in every section, is that of all sections.
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        *times.entry(row.cell(0)).or_default() += 1;
    }
    let is_grand =
        |row: &GridRow| vocabulary::is_total(row.cell(0)) && times.get(row.cell(0)) == Some(&1);
    let mut heading = String::new();
    let sections: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| {
            if headings.binary_search(&place).is_ok() {
                row.cell(0).clone_into(&mut heading);
            }
            if place <= last && !is_grand(row) { heading.clone() } else { String::new() }
        })
        .collect();
    let with_column = grid.with_column_before(|place| match place.checked_sub(1) {
        None => NAME,
        Some(place) => sections.get(place).map_or("", String::as_str),
    });
    with_column.with_rows(|place| {
        place.checked_sub(1).is_none_or(|place| headings.binary_search(&place).is_err())
    })
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
