//! Rows that are no data: sources and footnotes below a table.

use crate::source::{Grid, GridRow, GridRows};
use crate::tidy::cell::{NumberError, NumberFormat, date, number, period};
use crate::tidy::vocabulary;
use arrivals_data::Decision;

/// The grid without the remarks at its end, which are said.
pub fn drop(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let Some((_, body)) = grid.split_header() else { return grid };
    let end = body.len() - trailing(body);
    let (_, remarks) = body.split_at(end);
    for row in remarks.iter() {
        let cells: Vec<&str> = row.cells().filter(|cell| !cell.is_empty()).collect();
        let text = shortened(&cells.join(" "));
        let text = format!("row {} is a remark, no data: {text}", row.line());
        decisions.push(Decision::info("note", text));
    }
    // Between the rows, a remark or the foot of a page stands in a column of counts, or the header
    // is printed again.
    let header: Vec<&str> = grid.split_header().map_or(Vec::new(), |(h, _)| h.cells().collect());
    let is_page = |row: GridRow| {
        let text = row.first_text();
        let again = row.width() > 1 && row.cells().eq(header.iter().copied());
        let foot = row.filled() == 1
            && row.cell(0).is_empty()
            && text.contains(char::is_whitespace)
            && text.contains(char::is_alphabetic);
        again || foot
    };
    let pages: Vec<usize> = grid
        .rows()
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, row)| is_page(*row))
        .map(|(p, _)| p)
        .collect();
    if let Some(row) = pages.first().and_then(|place| grid.rows().get(*place)) {
        let text = format!(
            "{} rows between the counts are printed headers or remarks, from row {}",
            pages.len(),
            row.line()
        );
        decisions.push(Decision::info("note", text).at(row.location(0)));
    }
    grid.with_rows(|place| place <= end && pages.binary_search(&place).is_err())
}

/// How many rows at the end hold a single text and nothing else, or stand below a line of signs.
fn trailing(body: GridRows) -> usize {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_period = |text: &str| {
        period::read(text).is_ok() || date::read_marked(text, date::Order::DayFirst).is_some()
    };
    let (sample, _) = body.split_at(SAMPLE);
    let periods =
        sample.iter().filter(|row| is_period(row.cell(0)) || is_number(row.cell(0))).count();
    let starts_with_periods = periods * 2 > sample.len();
    let is_note = |row: &GridRow| {
        let mut filled = row.cells().enumerate().filter(|(_, cell)| !cell.is_empty());
        let (Some((column, text)), None) = (filled.next(), filled.next()) else { return false };
        let looks_like_data = starts_with_periods
            && (is_period(text) || number::read(text, NumberFormat::ANY).is_ok());
        let no_name = text.contains(char::is_whitespace)
            || text.ends_with([':', '：'])
            || !text.contains(char::is_alphanumeric);
        !looks_like_data && (no_name || (column == 0 && starts_with_periods))
    };
    // Below a line that divides the table, rows of data go on.
    let is_data = |row: GridRow| row.filled() > 1 && row.cells().skip(1).any(is_number);
    let rule = body.iter().position(is_rule).filter(|place| !body.iter().skip(*place).any(is_data));
    let below_rule = rule.map_or(0, |place| body.len() - place);
    let notes = body.iter().rev().take_while(is_note).count();
    below_rule.max(notes).max(explanations(body))
}

/// How many rows at the end, below a gap or with the meanings of signs, hold one or two texts and no
/// number.
fn explanations(body: GridRows) -> usize {
    let is_text = |text: &str| {
        text.is_empty() || matches!(number::read(text, NumberFormat::ANY), Err(NumberError::Form))
    };
    let explains = |row: &GridRow| {
        row.filled() <= 2
            && row.cells().skip(1).all(is_text)
            && row.cells().any(|cell| cell.contains(char::is_alphabetic))
    };
    let rows: Vec<GridRow> = body.iter().rev().take_while(explains).collect();
    // From the last to the first: the lowest gap above which nothing but such rows stands.
    let above = body.len().checked_sub(rows.len() + 1).and_then(|place| body.get(place));
    let lines: Vec<u32> =
        rows.iter().map(|row| row.line()).chain(above.map(|row| row.line())).collect();
    let gap = lines.windows(2).rposition(|pair| pair[0] > pair[1] + 1).map_or(0, |place| place + 1);
    if rows.len() == body.len() { gap } else { gap.max(legend(&rows)) }
}

/// The sign of a row that holds a sign and its meaning.
fn explained(row: GridRow<'_>) -> Option<&str> {
    let mut cells = row.cells().filter(|cell| !cell.is_empty());
    let (sign, meaning) = (cells.next()?, cells.next()?);
    let letters = meaning.chars().filter(|c| c.is_alphabetic()).count();
    (letters > 3 && vocabulary::marker(sign).is_some()).then_some(sign)
}

/// How many of the rows, from the last one on, stand around signs and their meanings: a sign and a text
/// beside it, each sign once, with what stands between and above them.
fn legend(rows: &[GridRow]) -> usize {
    let mut signs: Vec<&str> = rows.iter().filter_map(|row| explained(*row)).collect();
    let found = signs.len();
    signs.sort_unstable();
    signs.dedup();
    let is_note = |row: &GridRow| {
        row.filled() > 1
            || row.first_text().contains(char::is_whitespace)
            || row.first_text().ends_with(':')
    };
    let top = rows.iter().rposition(is_note).filter(|_| found > 0 && signs.len() == found);
    let Some(top) = top else { return 0 };
    // A heading of one word stands directly above a list.
    let has_heading = rows[top].filled() > 1 && rows.len() > top + 1;
    top + 1 + usize::from(has_heading)
}

/// Whether the row is a line of signs, below which agencies put their remarks.
fn is_rule(row: GridRow) -> bool {
    let text = row.cell(0);
    row.filled() == 1
        && text.chars().count() >= 3
        && text.chars().all(|c| matches!(c, '_' | '-' | '=' | '*' | '―' | '—'))
}

/// The first rows tell what all of them start with.
const SAMPLE: usize = 200;

fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST && line.len() == text.len() {
        return text.to_owned();
    }
    format!("{}…", line.chars().take(LONGEST).collect::<String>().trim_end())
}
