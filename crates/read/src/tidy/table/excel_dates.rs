//! Days as spreadsheets count them: 43466 is 1 January 2019.

use crate::source::Grid;
use crate::tidy::vocabulary;
use arrivals_data::{Day, Decision};

/// The grid with dates in place of their serials, in columns that are called dates and hold hardly
/// anything else.
pub fn name_excel_dates(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let Some((header, body)) = grid.split_header() else { return grid };
    let is_serial_column = |column: &usize| {
        vocabulary::has_word(&header.cell(*column).to_lowercase(), &vocabulary::DATE)
            && body
                .iter()
                .take(SAMPLE)
                .all(|row| row.cell(*column).is_empty() || day_of(row.cell(*column)).is_some())
            && body.iter().filter(|row| day_of(row.cell(*column)).is_some()).count() >= LEAST
    };
    let columns: Vec<usize> = (0..header.width()).filter(is_serial_column).collect();
    let Some(first) = columns.first() else { return grid };
    let text = format!(
        "the numbers in '{}' are days as spreadsheets count them: {} is {}",
        header.cell(*first),
        body.get(0).map_or("", |row| row.cell(*first)),
        body.get(0).and_then(|row| day_of(row.cell(*first))).unwrap_or_default()
    );
    decisions.push(Decision::info("period", text).at(header.location(*first)));
    let days: Vec<Vec<Option<String>>> = grid
        .rows()
        .iter()
        .map(|row| columns.iter().map(|column| day_of(row.cell(*column))).collect())
        .collect();
    grid.with_cells(|place, row| {
        let mut cells: Vec<&str> = row.cells().collect();
        for (column, day) in columns.iter().zip(days.get(place).into_iter().flatten()) {
            if let (Some(cell), Some(day)) = (cells.get_mut(*column), day) {
                *cell = day;
            }
        }
        cells
    })
}

/// A column shows in its first rows that it holds something else.
const SAMPLE: usize = 200;

/// Fewer numbers may be counts.
const LEAST: usize = 3;

/// The day of a serial between 1954 and 2064, with or without a time of day.
fn day_of(text: &str) -> Option<String> {
    let (day, time) = text.split_once('.').unwrap_or((text, ""));
    let is_serial =
        day.len() == 5 && [day, time].iter().all(|t| t.bytes().all(|b| b.is_ascii_digit()));
    let serial: i64 = day.parse().ok().filter(|_| is_serial)?;
    let day =
        Day::SPREADSHEET_EPOCH.plus(serial).filter(|_| (20_000..=60_000).contains(&serial))?;
    Some(day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    #[test]
    fn serials_of_a_date_are_days() {
        // 43831 is 1 January 2020 in every spreadsheet program that starts in 1900.
        let text = "date,dead\n43831,1\n43861.5,2\n43862,3\n";
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let named = name_excel_dates(grid, &mut Vec::new());
        let dates: Vec<&str> = named.rows().iter().skip(1).map(|row| row.cell(0)).collect();
        assert_eq!(dates, ["2020-01-01", "2020-01-31", "2020-02-01"]);
    }

    #[test]
    fn counts_are_no_days() {
        let text = "year,persons\n2019,43831\n2020,43861\n2021,43862\n";
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        assert_eq!(name_excel_dates(grid.clone(), &mut Vec::new()), grid);
    }
}
