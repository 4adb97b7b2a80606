//! A year in a row of its own, its months in the rows below it.

use crate::source::Grid;
use crate::tidy::cell::{date, period};
use arrivals_data::{Decision, Month, Period};

/// The grid with the year before each month: `2018`, `Enero`, `Febrero` → `2018`, `2018-01`,
/// `2018-02`.
pub fn name_months(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    const MONTHS: usize = 6;
    let Some((header, body)) = grid.split_header() else { return grid };
    // Up to four, Roman numbers are those of quarters.
    let has_roman =
        body.iter().any(|row| date::roman(row.cell(0)).is_some_and(|number| number > 4));
    let month = |text: &str| {
        let named = date::month(text).filter(|_| !text.starts_with(|c: char| c.is_ascii_digit()));
        named.or_else(|| date::roman(text).filter(|_| has_roman).and_then(Month::new))
    };
    let year_of = |text: &str| match period::read(text) {
        Ok(Period::Year(year) | Period::YearToDate { year, .. }) => Some(year),
        Ok(Period::Span { .. }) | Err(_) => None,
    };
    if body.get(0).is_none_or(|row| year_of(row.cell(0)).is_none()) {
        return grid;
    }
    let (mut years, mut months, mut others) = (0_usize, 0_usize, 0_usize);
    for row in body.iter().filter(|row| row.filled() > 1) {
        let text = row.cell(0);
        if year_of(text).is_some() {
            years += 1;
        } else if month(text).is_some() {
            months += 1;
        } else {
            others += 1;
        }
    }
    if years < 2 || months < MONTHS || others * 10 > months {
        return grid;
    }
    let text =
        format!("the months in '{}' are those of the year in a row above them", header.cell(0));
    decisions.push(Decision::info("period", text).at(header.location(0)));
    let mut year = String::new();
    let names: Vec<String> = grid
        .rows()
        .iter()
        .map(|row| {
            let text = row.cell(0);
            if let Some(found) = year_of(text) {
                year = found.number().to_string();
            }
            match month(text).filter(|_| !year.is_empty()) {
                Some(month) => format!("{year}-{:02}", month.number()),
                None => text.to_owned(),
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    #[test]
    fn months_are_of_the_year_above_them() {
        let mut text = String::from("mes;personas\n");
        for year in [2018, 2019] {
            text.push_str(&format!("{year};78\n"));
            for month in ["Enero", "Febrero", "Marzo", "Abril"] {
                text.push_str(&format!("{month};5\n"));
            }
        }
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let named = name_months(grid, &mut Vec::new());
        let first: Vec<&str> = named.rows().iter().map(|row| row.cell(0)).collect();
        assert_eq!(first[1..4], ["2018", "2018-01", "2018-02"]);
        assert_eq!(first[7], "2019-01");
    }
}
