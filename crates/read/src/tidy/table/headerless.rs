//! Tables whose first row is already one of data.

use std::collections::BTreeSet;

use crate::source::{GridRow, GridRows};
use crate::tidy::cell::{NumberFormat, number, period};
use crate::tidy::vocabulary;
use arrivals_data::Year;

/// A table shows in its first rows whether it has a header.
const SAMPLE: usize = 500;

/// The place of the first row, and names for its columns, where each of its cells is what those below
/// it are: a year among years that follow each other, in one run or over and over, a number among
/// numbers, and a name that stands in a row below again.
pub fn names(rows: GridRows) -> Option<(usize, Vec<String>)> {
    let (sample, _) = rows.split_at(SAMPLE);
    let first = sample.iter().position(|row| row.filled() > 1)?;
    let all: Vec<GridRow> = sample.iter().skip(first).filter(|row| row.filled() > 1).collect();
    let top = *all.first()?;
    let years = (0..top.width()).find(|column| holds_years_in_turn(&all, *column))?;
    let data: Vec<GridRow> =
        all.into_iter().filter(|row| year_of(row.cell(years)).is_some()).collect();
    let holds_figures = |column: usize| {
        let mut texts = data.iter().map(|row| row.cell(column));
        let is_figure = |text: &str| vocabulary::marker(text).is_some() || is_number(text);
        column != years && texts.clone().all(is_figure) && texts.any(is_number)
    };
    let figures: Vec<usize> = (0..top.width()).filter(|column| holds_figures(*column)).collect();
    // A column of codes says nothing where it is the only one of numbers.
    let has_counts = figures.iter().any(|column| !holds_codes(&data, *column));
    let comes_again = |column: usize| {
        let text = top.cell(column);
        text.contains(char::is_alphabetic)
            && data.iter().skip(1).any(|row| row.cell(column) == text)
    };
    let mut times = [0_usize; 3];
    let names: Option<Vec<String>> = (0..top.width())
        .map(|column| {
            let (place, word) = match () {
                () if column == years => return Some("year".to_owned()),
                () if !figures.contains(&column) => (0, comes_again(column).then_some("group")?),
                () if has_counts && holds_codes(&data, column) => (1, "code"),
                () => (2, "count"),
            };
            times[place] += 1;
            let number = times[place];
            Some(if number == 1 { word.to_owned() } else { format!("{word} {number}") })
        })
        .collect();
    names.filter(|_| !figures.is_empty()).map(|names| (first, names))
}

fn is_number(text: &str) -> bool {
    number::read(text, NumberFormat::ANY).is_ok_and(|read| read.count.is_some())
}

/// Whether a column of numbers has few of them over and over, or rises by one from row to row.
fn holds_codes(data: &[GridRow], column: usize) -> bool {
    const LEAST: usize = 4;
    let texts: Vec<&str> = data.iter().map(|row| row.cell(column)).collect();
    let numbers: Vec<Option<i64>> = texts.iter().map(|text| text.parse().ok()).collect();
    let rises = |pair: &[Option<i64>]| pair[0].is_some_and(|one| pair[1] == one.checked_add(1));
    let distinct: BTreeSet<&str> = texts.iter().copied().collect();
    texts.len() >= LEAST && (distinct.len() * 2 <= texts.len() || numbers.windows(2).all(rises))
}

/// Whether nearly all cells are years, the first among them, and each is the one before, or the next
/// one, or begins the run again.
fn holds_years_in_turn(rows: &[GridRow], column: usize) -> bool {
    let years: Vec<i32> = rows.iter().filter_map(|row| year_of(row.cell(column))).collect();
    let mut distinct = years.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let place = |year: &i32| distinct.binary_search(year).unwrap_or(0);
    let is_in_turn = |pair: &[i32]| {
        let (before, after) = (place(&pair[0]), place(&pair[1]));
        before.abs_diff(after) <= 1 || after == 0 || after + 1 == distinct.len()
    };
    rows.first().is_some_and(|row| year_of(row.cell(column)).is_some())
        && distinct.len() > 1
        && vocabulary::are_close(&distinct)
        && years.len() * 10 >= rows.len() * 9
        && years.windows(2).all(is_in_turn)
}

fn year_of(text: &str) -> Option<i32> {
    period::read(text).ok()?.whole_year().map(Year::number)
}
