//! How many cells of counts cannot be read for the reason of the first one: one error names all.

use std::collections::BTreeMap;

use crate::source::GridRows;
use crate::tidy::cell::{NumberError, NumberFormat, number};
use crate::tidy::layout::Layout;
use crate::tidy::table::{Columns, Legend};
use crate::tidy::{TidyError, TidyOptions, vocabulary};
use arrivals_data::{CountError, Decision, Status};

/// Words in the place of counts whose meaning no one says: they stand for no figure, which is
/// doubted.
pub fn words(
    columns: &Columns,
    layout: &Layout,
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Vec<(String, Option<Status>)> {
    const LONGEST: usize = 40;
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    let mut filled = 0_usize;
    for column in layout.counts.iter().flat_map(|count| count.columns()) {
        for (text, rows) in columns.at(column).filled() {
            filled += rows;
            // Most cells are plain digits, and large files have millions of them.
            if text.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let is_word = text.chars().count() <= LONGEST
                && text.contains(char::is_alphabetic)
                && !text.contains(|c: char| c.is_numeric())
                && !text.contains(['%', '％'])
                && !vocabulary::is_marker(text)
                && !options.markers.iter().any(|(sign, _)| sign == text)
                && matches!(number::read(text, NumberFormat::ANY), Err(NumberError::Form));
            if is_word {
                *found.entry(text).or_default() += rows;
            }
        }
    }
    // Many words, or many cells of them, are no markers.
    if found.len() > 3 || found.values().sum::<usize>() * 5 > filled {
        return Vec::new();
    }
    found
        .into_iter()
        .map(|(word, cells)| {
            let text = format!(
                "'{word}' in the place of a count ({cells} times) is taken for no figure; \
                 --marker '{word}=missing' decides it"
            );
            decisions.push(Decision::doubt("marker", text));
            (word.to_owned(), Some(Status::Missing))
        })
        .collect()
}

/// A dash in the place of counts, which stands for nobody in some offices: the file does not say.
pub fn dashes(
    columns: &Columns,
    layout: &Layout,
    legend: &Legend,
    options: &TidyOptions,
) -> Option<Decision> {
    const DASHES: [&str; 4] = ["-", "–", "—", "−"];
    let is_open = |sign: &str| {
        !legend.explains(sign) && !options.markers.iter().any(|(known, _)| known == sign)
    };
    let mut cells_with = [0_usize; DASHES.len()];
    for column in layout.counts.iter().flat_map(|count| count.columns()) {
        for (text, rows) in columns.at(column).filled().filter(|(text, _)| text.len() <= 3) {
            if let Some(place) = DASHES.iter().position(|sign| *sign == text) {
                cells_with[place] += rows;
            }
        }
    }
    DASHES.into_iter().zip(cells_with).filter(|(sign, _)| is_open(sign)).find_map(|(sign, cells)| {
        let text = format!(
            "'{sign}' in the place of a count ({cells} times) is taken for no figure; where it stands for \
             nobody, say --marker={sign}=zero"
        );
        (cells > 0).then(|| Decision::warning("marker", text))
    })
}

/// The error with the number of cells that it is true of, for fractions and numbers below zero.
pub fn with_extent(
    error: TidyError,
    body: GridRows,
    layout: &Layout,
    options: &TidyOptions,
) -> TidyError {
    let TidyError::Count { at, reason } = error else { return error };
    let is_below =
        |reason: &NumberError| matches!(reason, NumberError::Count(CountError::Negative));
    if reason != NumberError::Fraction && !is_below(&reason) {
        return TidyError::Count { at, reason };
    }
    let format = NumberFormat { scale: options.scale, ..NumberFormat::ANY };
    let columns: Vec<usize> = layout.counts.iter().flat_map(|count| count.columns()).collect();
    let (mut all, mut cells) = (0_usize, 0_usize);
    let mut values: Vec<String> = Vec::new();
    for row in body.iter() {
        for text in columns.iter().map(|column| row.cell(*column)) {
            if text.is_empty() || vocabulary::is_marker(text) {
                continue;
            }
            all += 1;
            let same = match number::read(text, format) {
                Err(found) => found == reason,
                Ok(_) => false,
            };
            if same {
                cells += 1;
                if values.len() < 4 && !values.iter().any(|value| value == text) {
                    values.push(text.to_owned());
                }
            }
        }
    }
    if is_below(&reason) {
        TidyError::BelowZero { at, cells, all, values }
    } else {
        TidyError::FractionCells { at, cells, all }
    }
}
