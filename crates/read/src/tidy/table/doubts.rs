//! Signs that the header does not belong to the rows below it.

use crate::source::Grid;
use crate::tidy::cell::{NumberError, NumberFormat, number, period};
use crate::tidy::{TidyOptions, vocabulary};
use arrivals_data::Decision;

/// Says what is odd about the header: names that are counts, as when the header is lost, and more
/// names than any row has cells, as when one was put in.
pub fn say(grid: &Grid, decisions: &mut Vec<Decision>) {
    let Some((header, body)) = grid.split_header() else { return };
    let is_count = |name: &str| {
        let digits = name.bytes().filter(u8::is_ascii_digit).count();
        digits >= 3
            && period::read(name).is_err()
            && vocabulary::marker(name).is_none()
            && !matches!(number::read(name, NumberFormat::ANY), Err(NumberError::Form))
    };
    let holds_count = |name: &str| name.split(vocabulary::LEVEL).any(is_count);
    if let Some((column, name)) = header.cells().enumerate().find(|(_, name)| holds_count(name)) {
        let text =
            format!("the header holds a number ('{name}'): the header itself may be missing");
        decisions.push(Decision::doubt("header", text).at(header.location(column)));
    }
    if !grid.is_text || body.is_empty() {
        return;
    }
    let named = header.cells().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
    let widest = body.width();
    if named > widest {
        let text = format!(
            "the header has {named} cells, and no row below it more than {widest}: names may stand above the wrong columns"
        );
        decisions.push(Decision::doubt("header", text).at(header.location(named - 1)));
    }
}

/// Whether a title, a header or a remark has a word for months.
pub fn says_months(grid: &Grid) -> bool {
    let (head, rest) = grid.rows().split_at(ROWS);
    let last = rest.len().saturating_sub(ROWS);
    let mut rows = head.iter().chain(rest.iter().skip(last));
    rows.any(|row| row.cells().any(vocabulary::says_months))
}

/// The lines around a table in which it says something of itself.
const ROWS: usize = 12;

/// Says that a title, a header or a remark calls the counts thousands: they are read as written.
pub fn say_scale(grid: &Grid, options: &TidyOptions, decisions: &mut Vec<Decision>) {
    if options.scale > 0 {
        return;
    }
    let rows = grid.rows();
    let (head, rest) = rows.split_at(ROWS);
    let last = rest.len().saturating_sub(ROWS);
    for row in head.iter().chain(rest.iter().skip(last)) {
        if let Some((column, text)) = row.cells().enumerate().find(|(_, text)| {
            // `000` in a row of units is a thousand.
            vocabulary::says_scale(text)
                || (*text == "000" && vocabulary::is_one_of(row.cell(0), &vocabulary::UNIT))
        }) {
            let shown: String = text.chars().take(60).collect();
            let (what, topic) = match vocabulary::says_thousands(text) {
                true => ("thousands", Decision::SCALE),
                false => ("millions or another multiple", Decision::MULTIPLE),
            };
            let text = format!("'{shown}' calls the counts {what}; they are read as written");
            decisions.push(Decision::doubt(topic, text).at(row.location(column)));
            return;
        }
    }
}
