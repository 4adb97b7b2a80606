//! Rows that are no data: sources and footnotes below a table.

use crate::source::{GridRow, GridRows};
use crate::tidy::cell::{Marks, number, period};
use crate::tidy::layout::Layout;

/// How many rows at the end hold a single text and nothing else: sources and footnotes.
pub fn trailing(body: GridRows, layout: &Layout) -> usize {
    let is_note = |row: &GridRow| {
        let mut filled = row.cells().enumerate().filter(|(_, cell)| !cell.is_empty());
        let (Some((column, text)), None) = (filled.next(), filled.next()) else { return false };
        let looks_like_data =
            period::read(text).is_ok() || number::read(text, Marks::default()).is_ok();
        !looks_like_data
            && (text.contains(char::is_whitespace) || !text.contains(char::is_alphanumeric))
            && !layout.counts.iter().any(|count| count.covers(column))
    };
    body.iter().rev().take_while(is_note).count()
}
