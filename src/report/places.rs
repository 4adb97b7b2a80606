//! Where cells stand in their files, in as few words as tell it.

use arrivals_findings::Cell;

/// A run of cells: one below the other, or one beside the other.
struct Run<'a> {
    first: &'a Cell,
    rows: (u32, u32),
    columns: (u32, u32),
}

impl<'a> Run<'a> {
    fn from_cell(cell: &'a Cell) -> Self {
        let (row, column) = last(cell);
        let range = |one: u32, other: u32| (one.min(other), one.max(other));
        Self { first: cell, rows: range(cell.row, row), columns: range(cell.column, column) }
    }

    /// Takes the cell when it stands next to the last one, in the same direction.
    fn takes(&mut self, cell: &Cell) -> bool {
        let (rows, columns) = (self.rows, self.columns);
        let same_file = cell.file == self.first.file && cell.sheet == self.first.sheet;
        let last = last(cell);
        let below = columns == (cell.column, last.1) && cell.row == rows.1 + 1;
        let beside = rows == (cell.row, last.0) && cell.column == columns.1 + 1;
        if same_file && (below || beside) {
            (self.rows.1, self.columns.1) = (self.rows.1.max(last.0), self.columns.1.max(last.1));
            return true;
        }
        false
    }

    fn words(&self, with_file: bool) -> String {
        let range = |name: &str, (first, last): (u32, u32)| match first == last {
            true => format!("{name} {first}"),
            false => format!("{name}s {first}–{last}"),
        };
        let place = format!("{}, {}", range("row", self.rows), range("column", self.columns));
        match (with_file, &self.first.sheet) {
            (false, _) => place,
            (true, None) => format!("{}, {place}", self.first.file),
            (true, Some(sheet)) => format!("{}, sheet '{sheet}', {place}", self.first.file),
        }
    }
}

/// The row and column of a cell's count: of a sum, those of the last cell.
fn last(cell: &Cell) -> (u32, u32) {
    cell.sum_of.map_or((cell.row, cell.column), |sum| (sum.last_row, sum.last_column))
}

/// The most places that are named one by one.
const MOST: usize = 200;

/// The places of cells, those that stand together in one: `t.csv, rows 4–27, column 4`.
pub fn places(cells: &[Cell]) -> String {
    let mut runs: Vec<Run> = Vec::new();
    for cell in cells {
        if !runs.last_mut().is_some_and(|run| run.takes(cell)) {
            runs.push(Run::from_cell(cell));
        }
    }
    let file = |run: &Run| (run.first.file.clone(), run.first.sheet.clone());
    let mut words = Vec::with_capacity(runs.len());
    for (place, run) in runs.iter().enumerate().take(MOST) {
        let before = place.checked_sub(1).and_then(|before| runs.get(before));
        words.push(run.words(before.is_none_or(|before| file(before) != file(run))));
    }
    if runs.len() > MOST {
        words.push(format!("{} more", runs.len() - MOST));
    }
    words.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrivals_data::Summed;

    fn cell(file: &str, row: u32, column: u32) -> Cell {
        let (series, period) = (String::new(), String::new());
        let sum_of = None;
        Cell { series, period, count: None, file: file.into(), sheet: None, row, column, sum_of }
    }

    #[test]
    fn cells_that_stand_together_are_said_together() {
        let down: Vec<Cell> = (4..=27).map(|row| cell("t.csv", row, 4)).collect();
        assert_eq!(places(&down), "t.csv, rows 4–27, column 4");
        let across: Vec<Cell> = (2..=5).map(|column| cell("t.csv", 3, column)).collect();
        assert_eq!(places(&across), "t.csv, row 3, columns 2–5");
        let apart = [cell("t.csv", 2, 2), cell("t.csv", 9, 2), cell("u.csv", 9, 3)];
        assert_eq!(
            places(&apart),
            "t.csv, row 2, column 2; row 9, column 2; u.csv, row 9, column 3"
        );
        // A corner is two runs: down, then across.
        let corner = [cell("t.csv", 2, 2), cell("t.csv", 3, 2), cell("t.csv", 3, 3)];
        assert_eq!(places(&corner), "t.csv, rows 2–3, column 2; row 3, column 3");
        assert_eq!(places(&[]), "");
        let sum = |row: u32| Cell {
            sum_of: Some(Summed { cells: 12, last_row: row + 11, last_column: 2 }),
            ..cell("m.csv", row, 2)
        };
        assert_eq!(places(&[sum(14)]), "m.csv, rows 14–25, column 2");
        assert_eq!(places(&[sum(2), sum(14)]), "m.csv, rows 2–25, column 2");
    }
}
