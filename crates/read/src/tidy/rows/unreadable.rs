//! How many cells of counts cannot be read for the reason of the first one: one error names all.

use crate::source::GridRows;
use crate::tidy::cell::{NumberError, NumberFormat, number};
use crate::tidy::layout::Layout;
use crate::tidy::{TidyError, TidyOptions, vocabulary};
use arrivals_data::CountError;

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
