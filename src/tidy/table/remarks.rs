//! Rows that are no data: sources and footnotes below a table.

use crate::dataset::Decision;
use crate::source::{Grid, GridRow, GridRows};
use crate::tidy::cell::{Marks, date, number, period};

/// The grid without the remarks at its end, which are said.
pub fn drop(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let Some((_, body)) = grid.split_header() else { return grid };
    let end = body.len() - trailing(body);
    let (_, remarks) = body.split_at(end);
    for row in remarks.iter() {
        let text = shortened(row.first_text());
        let text = format!("row {} is a remark, no data: {text}", row.line());
        decisions.push(Decision::info("note", text));
    }
    grid.with_rows(|place| place <= end)
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
        let looks_like_data = is_period(text) || number::read(text, Marks::default()).is_ok();
        let no_name = text.contains(char::is_whitespace) || !text.contains(char::is_alphanumeric);
        !looks_like_data && (no_name || (column == 0 && starts_with_periods))
    };
    let below_rule = body.iter().position(is_rule).map_or(0, |place| body.len() - place);
    below_rule.max(body.iter().rev().take_while(is_note).count())
}

/// Whether the row is a line of signs, below which agencies put their remarks.
fn is_rule(row: GridRow) -> bool {
    let text = row.cell(0);
    row.filled() == 1
        && text.len() >= 3
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
