//! Rows that are no counts by the name that they share: `mean stay`, `Percent change`.
//!
//! A name is judged by all of its rows: where most of them, or more than every fifth of its numbers, have
//! decimals, or one is a fraction and the name itself is that of a rate, none of its numbers is a count,
//! however whole some of them are.

use super::{Column, Columns};
use crate::source::{Grid, GridRow};
use crate::tidy::cell::{NumberError, NumberFormat, number, period};
use crate::tidy::vocabulary;
use arrivals_data::{Decision, listed};

/// What a row holds beside its names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Figures {
    /// No number at all.
    None,
    /// Whole numbers.
    Whole,
    /// Numbers with decimals, none of them a fraction: `4.0`.
    Decimal,
    /// A fraction or a percentage.
    Fraction,
}

/// A name that was left out: the column it stands in, and its text.
pub type Left = (String, String);

/// The grid without the rows whose name stands for fractions, when other rows remain; what is left
/// out is named. The names are given back.
pub fn drop_ratio_rows(grid: Grid, decisions: &mut Vec<Decision>) -> (Grid, Vec<Left>) {
    let Some((header, body)) = grid.split_header() else { return (grid, Vec::new()) };
    // Most tables hold no fraction at all, and are not looked at more closely.
    let is_mark = |byte: u8| matches!(byte, b'.' | b',' | b'%') || !byte.is_ascii();
    let is_marked = |cell: &&str| cell.bytes().any(is_mark);
    let is_fraction = |cell: &str| figures_in(cell) == Figures::Fraction;
    if !body.iter().any(|row| row.cells().filter(is_marked).any(is_fraction)) {
        return (grid, Vec::new());
    }
    let columns = Columns::new(body, header.width());
    let mixed: Vec<usize> = (0..header.width())
        .filter(|column| !vocabulary::is_one_of(header.cell(*column), &vocabulary::NOTE))
        .filter(|column| is_mixed(columns.at(*column)))
        .collect();
    // All years of a name are its numbers, also those in which no name has a fraction.
    let is_year = |column: &usize| period::read(header.cell(*column)).is_ok();
    let all: Vec<usize> =
        (0..header.width()).filter(|column| mixed.contains(column) || is_year(column)).collect();
    let figures: Vec<RowFigures> = body
        .iter()
        .map(|row| RowFigures { most: figures_of(row, &mixed).most, ..figures_of(row, &all) })
        .collect();
    let holds = |most: Figures| figures.iter().any(|row| row.most == most);
    if !holds(Figures::Fraction) || !holds(Figures::Whole) {
        return (grid, Vec::new());
    }
    let mut is_left = vec![false; body.len()];
    let mut left: Vec<Left> = Vec::new();
    for column in 0..header.width() {
        let cells = columns.at(column);
        let distinct = cells.distinct();
        // Few names, several rows each, or one of them.
        if !(2..=200).contains(&distinct) {
            continue;
        }
        let mut names: Vec<Name> = Vec::new();
        names.resize_with(distinct, Name::default);
        for (row, figures) in figures.iter().enumerate() {
            if let Some(name) = names.get_mut(cells.code(row) as usize) {
                name.add(*figures);
            }
        }
        let texts: Vec<&str> = cells.map(|text| text);
        let is_name = |text: &str| text.contains(char::is_alphabetic);
        let is_ratio = |(place, name): (usize, &Name)| {
            texts.get(place).is_some_and(|text| is_name(text) && name.is_ratio(text))
        };
        let found: Vec<usize> = names
            .iter()
            .enumerate()
            .filter(|name| is_ratio(*name))
            .map(|(place, _)| place)
            .collect();
        let others = names.iter().enumerate().filter(|(place, _)| !found.contains(place));
        // The other names of the column hold whole numbers, all of them.
        let are_counts = others.clone().all(|(_, name)| name.fractions + name.decimals == 0)
            && others.clone().any(|(_, name)| name.whole > 0);
        if found.is_empty() || !are_counts {
            continue;
        }
        for (row, is_left) in is_left.iter_mut().enumerate() {
            *is_left |= found.contains(&(cells.code(row) as usize));
        }
        for place in found {
            let name = header.cell(column).to_owned();
            left.push((name, texts.get(place).copied().unwrap_or_default().to_owned()));
        }
        break;
    }
    let rows = is_left.iter().filter(|left| **left).count();
    if rows == 0 {
        return (grid, Vec::new());
    }
    let names: Vec<String> = left.iter().map(|(_, text)| format!("'{text}'")).collect();
    let first = is_left.iter().position(|left| *left).and_then(|place| body.get(place));
    let text =
        format!("{rows} rows are left out, as their name stands for fractions: {}", listed(&names));
    let decision = Decision::warning("count", text);
    decisions.push(match first {
        Some(row) => decision.at(row.location(0)),
        None => decision,
    });
    let is_kept = |place: usize| place.checked_sub(1).is_none_or(|place| !is_left[place]);
    (grid.with_rows(is_kept), left)
}

/// What the rows of one name hold.
#[derive(Default)]
struct Name {
    blank: usize,
    whole: usize,
    decimals: usize,
    fractions: usize,
    /// Its numbers, those of them that are fractions, and those with decimals that are none.
    cells: usize,
    fraction_cells: usize,
    decimal_cells: usize,
}

impl Name {
    fn add(&mut self, figures: RowFigures) {
        self.cells += figures.cells;
        self.fraction_cells += figures.fractions;
        self.decimal_cells += figures.decimals;
        match figures.most {
            Figures::None => self.blank += 1,
            Figures::Whole => self.whole += 1,
            Figures::Decimal => self.decimals += 1,
            Figures::Fraction => self.fractions += 1,
        }
    }

    fn is_ratio(&self, name: &str) -> bool {
        let decimals = self.fractions + self.decimals;
        // A cell or two of a name may be damaged, or estimates among counts.
        let is_often = self.fractions > 1 && self.fraction_cells * 5 > self.cells;
        let is_most = decimals > 1
            && decimals > self.whole + self.blank
            && (self.fraction_cells + self.decimal_cells) * 5 > self.cells;
        self.fractions > 0 && (is_most || is_often || vocabulary::names_rate(name))
    }
}

/// Whether whole numbers and fractions stand in one column, as where each row is of its own measure.
/// A column of fractions alone is left out as a column.
fn is_mixed(column: &Column) -> bool {
    let whole = column.rows_with(|text| figures_in(text) == Figures::Whole);
    let fractions = column.rows_with(|text| figures_in(text) == Figures::Fraction);
    fractions > 0 && whole * 6 >= fractions
}

/// What the numbers of a row are.
#[derive(Clone, Copy)]
struct RowFigures {
    most: Figures,
    cells: usize,
    fractions: usize,
    decimals: usize,
}

fn figures_of(row: GridRow, mixed: &[usize]) -> RowFigures {
    let none = RowFigures { most: Figures::None, cells: 0, fractions: 0, decimals: 0 };
    mixed.iter().map(|column| figures_in(row.cell(*column))).fold(none, |sum, figures| RowFigures {
        most: sum.most.max(figures),
        cells: sum.cells + usize::from(figures != Figures::None),
        fractions: sum.fractions + usize::from(figures == Figures::Fraction),
        decimals: sum.decimals + usize::from(figures == Figures::Decimal),
    })
}

fn figures_in(cell: &str) -> Figures {
    if cell.is_empty() || vocabulary::marker(cell).is_some() {
        return Figures::None;
    }
    match number::read(cell, NumberFormat::ANY) {
        _ if number::is_percentage(cell) => Figures::Fraction,
        Err(NumberError::Fraction) => Figures::Fraction,
        Err(NumberError::Form | NumberError::Ambiguous) => Figures::None,
        Ok(_) | Err(_) if number::has_decimals(cell) => Figures::Decimal,
        Ok(_) | Err(_) => Figures::Whole,
    }
}
