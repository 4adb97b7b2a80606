//! The cells of one record, as the file writes them.

use std::borrow::Cow;

use simd_csv::ZeroCopyByteRecord;

use crate::source::{Grid, nameless, normal};
use crate::tidy::cell::Date;

/// The cells of one record.
pub trait Cells {
    /// How many there are.
    fn count(&self) -> usize;

    /// The bytes of a cell; none beyond the last.
    fn bytes(&self, column: usize) -> &[u8];

    /// The text of a cell as a grid has it.
    fn text(&self, column: usize) -> Cow<'_, str>;

    /// Whether a cell may hold no text: certain only where it does.
    fn may_be_empty(&self, column: usize) -> bool {
        // A space or a quote may stand around nothing.
        self.bytes(column).first().is_none_or(|first| matches!(first, 0..=b' ' | b'"' | 0x80..))
    }

    /// The texts of all cells.
    fn texts(&self) -> Vec<String> {
        (0..self.count()).map(|column| self.text(column).into_owned()).collect()
    }

    /// A grid of this row alone; without a row where all cells are empty.
    fn alone(&self, line: u32) -> Grid {
        let mut grid = nameless();
        grid.push(line, self.texts());
        grid
    }
}

impl Cells for ZeroCopyByteRecord<'_> {
    fn count(&self) -> usize {
        self.len()
    }

    fn bytes(&self, column: usize) -> &[u8] {
        self.get(column).unwrap_or_default()
    }

    fn text(&self, column: usize) -> Cow<'_, str> {
        match self.unescape(column) {
            None => Cow::Borrowed(""),
            // The bytes of a piece were found to be UTF-8.
            Some(Cow::Borrowed(bytes)) => {
                normal(std::str::from_utf8(bytes).unwrap_or_default(), false)
            }
            Some(Cow::Owned(bytes)) => {
                let text = String::from_utf8(bytes).unwrap_or_default();
                Cow::Owned(normal(&text, false).into_owned())
            }
        }
    }
}

/// What the date of a record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    At(Date),
    /// The cell is empty.
    Empty,
    Unusual,
}

/// The number of plain digits; nothing inside for an empty cell, nothing at all for other texts.
pub fn plain_number(bytes: &[u8]) -> Option<Option<i64>> {
    /// Longer numbers are read with more care.
    const DIGITS: usize = 15;
    if bytes.is_empty() {
        return Some(None);
    }
    if bytes.len() > DIGITS {
        return None;
    }
    let digit = |number: i64, byte: &u8| {
        byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0'))
    };
    bytes.iter().try_fold(0, digit).map(Some)
}
