//! Several names in the cells of the first column: `CNMIGRAT,AT` below `indic_de,geo\\time`.

use crate::source::Grid;
use arrivals_data::Decision;

/// The grid with the first column divided at its commas, when its header and all of its cells
/// have equally many.
pub fn split_labels(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let Some((header, body)) = grid.split_header() else { return grid };
    let commas = |text: &str| text.matches(',').count();
    let further = commas(header.cell(0));
    let is_packed = further > 0
        && body.iter().all(|row| row.filled() <= 1 || commas(row.cell(0)) == further)
        && body.iter().any(|row| commas(row.cell(0)) == further);
    if !is_packed {
        return grid;
    }
    decisions.push(Decision::info(
        "header",
        format!("the column '{}' holds {} names a cell", header.cell(0), further + 1),
    ));
    let name = header.cell(0).to_owned();
    grid.with_first_divided(further, |text| {
        if commas(text) != further {
            return vec![text];
        }
        // `geo\\time`: what stands across the header is no name of this column.
        let text = if text == name { text.split('\\').next().unwrap_or(text) } else { text };
        text.split(',').map(str::trim).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    fn rows(text: &str) -> Vec<String> {
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let divided = split_labels(grid, &mut Vec::new());
        divided.rows().iter().map(|row| row.cells().collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn names_are_divided_and_counts_keep_their_place() {
        let text = "unit,geo\\time\t2011\t2012\nPER,AT\t5\t6\n";
        assert_eq!(rows(text), ["unit|geo|2011|2012", "PER|AT|5|6"]);
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let divided = split_labels(grid, &mut Vec::new());
        let row = divided.rows().get(1).expect("a row");
        assert_eq!((row.cell(2), row.location(2).column), ("5", 2));
    }

    #[test]
    fn a_comma_in_a_name_is_no_division() {
        let text = "place, area\t2011\nA, B\t5\nC\t6\n";
        assert_eq!(rows(text)[1], "A, B|5");
    }
}
