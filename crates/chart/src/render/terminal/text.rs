//! Text in cells: one column for each that Unicode gives it, and nothing that steers a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::cell::{Letter, Written};
use super::grid::Sheet;
use crate::CELL;
use crate::font::Weight;
use crate::scene::{Anchor, Text};

/// A text in its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its letters, each with its columns.
    pub letters: Vec<(String, usize)>,
    /// The first column.
    pub column: i64,
    pub row: i64,
    /// The columns it takes.
    pub width: i64,
}

/// The cells of a text: moved inside when it would leave the sheet, shortened only when it is
/// wider than the sheet.
pub fn placed(text: &Text, sheet: &Sheet) -> Placed {
    let room = sheet.columns();
    let letters = shortened(letters(&text.content), room);
    let width = letters.iter().map(|(_, width)| width).sum::<usize>() as i64;
    let at = text.at.x / CELL.0;
    let column = match text.anchor {
        Anchor::Start => at.round() as i64,
        Anchor::Middle => (at - width as f64 / 2.0).round() as i64,
        Anchor::End => at.round() as i64 - width,
    };
    let column = column.min(room as i64 - width).max(0);
    let row = ((text.at.y / CELL.1).floor() as i64).clamp(0, (sheet.rows() as i64 - 1).max(0));
    Placed { letters, column, row, width }
}

/// Writes a text over whatever stands in its cells.
pub fn write(sheet: &mut Sheet, text: &Text, placed: &Placed) {
    clear_halves(sheet, placed);
    let mut column = placed.column;
    for (letter, width) in &placed.letters {
        for part in 0..*width as i64 {
            let letter = match part {
                0 => Letter::Start(letter.clone()),
                _ => Letter::Rest,
            };
            let bold = text.weight == Weight::Bold;
            if let Some(cell) = sheet.cell_mut(column + part, placed.row) {
                cell.written = Some(Written { letter, paint: text.paint, bold });
            }
        }
        column += *width as i64;
    }
}

/// Half of a wide character cannot be shown: what is left of one becomes a space.
fn clear_halves(sheet: &mut Sheet, placed: &Placed) {
    let is_rest = |sheet: &Sheet, column: i64| {
        let written = sheet.cell(column, placed.row).and_then(|cell| cell.written.as_ref());
        written.is_some_and(|written| written.letter == Letter::Rest)
    };
    let blank = |sheet: &mut Sheet, column: i64| {
        if let Some(written) =
            sheet.cell_mut(column, placed.row).and_then(|cell| cell.written.as_mut())
        {
            written.letter = Letter::Start(" ".into());
        }
    };
    if is_rest(sheet, placed.column) {
        blank(sheet, placed.column - 1);
    }
    if is_rest(sheet, placed.column + placed.width) {
        blank(sheet, placed.column + placed.width);
    }
}

/// The characters of a text with the marks that join them, and the columns each takes.
fn letters(text: &str) -> Vec<(String, usize)> {
    let mut letters: Vec<(String, usize)> = Vec::new();
    for character in text.chars().filter_map(harmless) {
        let joins = letters.last().is_some_and(|(last, _)| {
            character.width().unwrap_or(0) == 0 || last.ends_with('\u{200d}')
        });
        match letters.last_mut() {
            Some((last, width)) if joins => {
                last.push(character);
                *width = last.width().max(*width);
            }
            _ => {
                let width = character.width().unwrap_or(0);
                if width > 0 {
                    letters.push((character.to_string(), width));
                }
            }
        }
    }
    letters
}

/// The character, unless it steers the terminal or turns the order of others around.
fn harmless(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            None
        }
        _ if character.is_control() => Some('\u{fffd}'),
        _ => Some(character),
    }
}

fn shortened(mut letters: Vec<(String, usize)>, room: usize) -> Vec<(String, usize)> {
    let width = |letters: &[(String, usize)]| letters.iter().map(|(_, one)| one).sum::<usize>();
    if width(&letters) <= room {
        return letters;
    }
    while !letters.is_empty() && width(&letters) + 1 > room {
        letters.pop();
    }
    if room > 0 {
        letters.push(("…".into(), 1));
    }
    letters
}
