//! Where the table stands in its file: lines before it, header rows, rows of data.
//!
//! The result is a grid whose first row is the header, one name a column, so that all that
//! follows reads every file alike.

use super::headerless;
use super::titles::{Found, stands_above, title};
use crate::source::{Grid, GridRow, GridRows};
use crate::tidy::cell::period::{self, Style};
use crate::tidy::cell::{NumberFormat, date, number};
use crate::tidy::vocabulary;
use arrivals_data::Decision;

/// How many rows a header may have.
const MOST_HEADER_ROWS: usize = 3;

/// The grid without the lines before the table, its header rows joined into one; `header_rows` as
/// many as the user says. With it, the title that stands before the table, where one does.
pub fn crop(
    mut grid: Grid,
    header_rows: Option<usize>,
    decisions: &mut Vec<Decision>,
) -> (Grid, Option<Found>) {
    grid = without_numbering(grid, decisions);
    if header_rows.is_none()
        && let Some((first, names)) = headerless::names(grid.rows())
        && let Some(row) = grid.rows().get(first)
    {
        let text =
            "the first row holds a year and counts: the table is read as one without a header";
        decisions.push(Decision::doubt("header", text).at(row.location(0)));
        let above: Vec<GridRow> = grid.rows().iter().take(first).collect();
        let (line, title) = (row.line(), title(&above));
        return (grid.with_header(line, &names, first), title);
    }
    let found = first_data(grid.rows());
    if found == Some(0) && header_rows.is_none() {
        return (grid, None);
    }
    let Some(first) = found.or(header_rows).filter(|first| *first > 0) else {
        return (grid, None);
    };
    let rows: Vec<GridRow> = grid.rows().iter().take(first + 1).collect();
    if rows.len() <= first {
        return (grid, None);
    }
    let mut first = below_periods(&rows[..first]).unwrap_or(first);
    // Rows with few cells filled are rows too, when numbers stand in them.
    while first > 1
        && rows[first - 1].filled() >= 2
        && has_number(rows[first - 1])
        && !names_periods(rows[first - 1])
        && !starts_with_period(rows[first])
    {
        first -= 1;
    }
    let span = header_span(&rows, first, header_rows);
    let (start, end) = (span.start, span.end);
    if start > 0 {
        let title = rows[0].first_text();
        decisions.push(
            Decision::info(
                "preamble",
                format!(
                    "the table starts in row {}; what stands before it is no data ('{title}')",
                    rows[start].line()
                ),
            )
            .at(rows[start].location(0)),
        );
    }
    if end < first {
        let text = format!(
            "rows {} to {} say something about the columns and are no data",
            rows[end].line(),
            rows[first - 1].line()
        );
        decisions.push(Decision::info("header", text).at(rows[end].location(0)));
    }
    let header = &rows[start..end];
    // In text, no row of the header has more cells than the rows below it.
    let cells = rows[first].cells_in_file();
    if let Some(row) = header.iter().find(|row| grid.is_text && row.cells_in_file() > cells) {
        let text = format!(
            "the header's row {} has {} cells, and the first row below it {cells}: names may stand above the wrong columns",
            row.line(),
            row.cells_in_file()
        );
        decisions.push(Decision::doubt("header", text).at(row.location(0)));
    }
    let title = title(&rows[..start]);
    let mut names = without_footnotes(joined(header));
    // `#year` is a name behind a sign of comments.
    if let Some(name) = names.first_mut() {
        let bare = without_comment_sign(name);
        if !bare.is_empty() {
            *name = bare.to_owned();
        }
    }
    if header.len() > 1 {
        decisions.push(
            Decision::info(
                "header",
                format!("the header has {} rows, from row {}", header.len(), header[0].line()),
            )
            .at(header[0].location(0)),
        );
    }
    let line = rows[end - 1].line();
    grid = grid.with_header(line, &names, first);
    trim_empty_columns(&mut grid);
    (grid, title)
}

/// The rows of the header above the first row of data.
fn header_span(rows: &[GridRow], first: usize, asked: Option<usize>) -> std::ops::Range<usize> {
    if let Some(asked) = asked {
        return first.saturating_sub(asked.max(1))..first;
    }
    let adjacent = |place: usize| rows[place].line() + 1 == rows[place + 1].line();
    let mut top = first - 1;
    while top > 0 && adjacent(top - 1) {
        top -= 1;
    }
    let block = &rows[top..first];
    let named = block.iter().filter(|row| row.filled() >= 2).count();
    // More rows than a header has are metadata, a name and its value in each: the first of the
    // widest names the columns. So is what stands above a last row with a single text.
    let last_is_single = first - top > 1 && rows[first - 1].filled() == 1;
    if starts_with_period(rows[first])
        && (named > MOST_HEADER_ROWS || (last_is_single && named > 1))
    {
        // The names of columns differ from each other; a unit or a kind is the same for many.
        let names = |row: &GridRow| {
            let cells = row.cells().skip(1).filter(|cell| !cell.is_empty());
            cells.collect::<std::collections::BTreeSet<_>>().len()
        };
        let most = block.iter().map(names).max().unwrap_or(0);
        let place = block.iter().position(|row| names(row) == most).unwrap_or(0);
        return top + place..top + place + 1;
    }
    let mut start = first - 1;
    // `Note: …` is a name and its value; a title and a unit are none of any column.
    let is_pair = |row: GridRow| {
        let cells = rows[first - 1].filled();
        row.cell(0).ends_with([':', '：']) || (row.filled() < cells && stands_above(row))
    };
    while start > top
        && first - start < MOST_HEADER_ROWS
        && rows[start - 1].filled() >= 2
        && !is_pair(rows[start - 1])
    {
        start -= 1;
    }
    start..first
}

/// The grid without comments (`##…`) and without a row below the header that numbers the columns:
/// `1 2 3`, `(1) (2) (3)`, `A 1 2`, `1 2 3=1+2`.
fn without_numbering(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    const ROWS: usize = 20;
    let (sample, _) = grid.rows().split_at(ROWS);
    let comments = comments(sample);
    if let Some(row) = comments.first().and_then(|place| sample.get(*place)) {
        let text =
            format!("{} rows are comments and no data, from row {}", comments.len(), row.line());
        decisions.push(Decision::info("preamble", text).at(row.location(0)));
    }
    let is_below_names = |place: usize| {
        sample.iter().take(place).any(|row| row.filled() > 1 && !row.cell(1).is_empty())
    };
    let numbering = sample
        .iter()
        .enumerate()
        .position(|(place, row)| place > 0 && is_below_names(place) && numbers_columns(row));
    if let Some(row) = numbering.and_then(|place| sample.get(place)) {
        let text = format!("row {} numbers the columns and is left out", row.line());
        decisions.push(Decision::info("header", text).at(row.location(0)));
    }
    if comments.is_empty() && numbering.is_none() {
        return grid;
    }
    grid.with_rows(|place| Some(place) != numbering && !comments.contains(&place))
}

/// The rows that begin with a sign of comments: all above the header, and those with two signs. The
/// last one directly above the data is the header itself: `#year,count`.
fn comments(sample: GridRows) -> Vec<usize> {
    let is_comment = |row: GridRow| {
        let text = without_comment_sign(row.cell(0));
        let is_signed = text.len() < row.cell(0).len() && text.contains(char::is_alphabetic);
        is_signed || row.cell(0).starts_with("##")
    };
    let rows: Vec<GridRow> = sample.iter().collect();
    let Some(first) = rows.iter().position(|row| row.filled() > 1 && !is_comment(*row)) else {
        return Vec::new();
    };
    let is_data =
        (has_number(rows[first]) && !names_periods(rows[first])) || rows[first].cells().any(is_day);
    let is_header = |place: usize| {
        is_data
            && place + 1 == first
            && rows[place].filled() > 1
            && !rows[place].cell(0).starts_with("##")
    };
    (0..rows.len())
        .filter(|place| is_comment(rows[*place]))
        .filter(|place| *place < first || rows[*place].cell(0).starts_with("##"))
        .filter(|place| !is_header(*place))
        .collect()
}

/// The text behind the signs of a comment.
fn without_comment_sign(text: &str) -> &str {
    text.trim_start_matches(['#', '!']).trim_start_matches("//").trim()
}

fn numbers_columns(row: GridRow) -> bool {
    let number = |cell: &str| {
        let cell = cell.trim_matches(['(', ')', '[', ']', '.', ' ']);
        let digits = cell.split(['=', ' ']).next().unwrap_or(cell);
        digits.parse::<usize>().ok().filter(|_| digits.len() <= 2)
    };
    let is_letter = |cell: &str| cell.chars().count() == 1 && cell.chars().all(char::is_alphabetic);
    let cells: Vec<&str> = row.cells().filter(|cell| !cell.is_empty()).collect();
    let [first, rest @ ..] = cells.as_slice() else { return false };
    if row.cell(0).is_empty() || rest.len() < 2 {
        return false;
    }
    let from = match number(first) {
        Some(1) => 2,
        None if is_letter(first) => 1,
        _ => return false,
    };
    let follow = rest.iter().enumerate().all(|(place, cell)| number(cell) == Some(from + place));
    let letters = cells.iter().enumerate().all(|(place, cell)| {
        cell.len() == 1
            && is_letter(cell)
            && usize::from(cell.to_ascii_uppercase().as_bytes()[0] - b'A') == place
    });
    follow || letters
}

/// A table shows in its first rows how it starts.
const SAMPLE: usize = 500;

fn first_data(rows: GridRows) -> Option<usize> {
    let widest = rows.iter().map(|row| row.filled()).max().unwrap_or(0);
    let may_be_data = |place: usize, row: GridRow| {
        row.filled() >= 2 && has_number(row) && (!names_periods(row) || is_in_column(rows, place))
    };
    let is_wide = |row: GridRow| row.filled() * 2 >= widest;
    // A year that is not over fills few of its months.
    let by_number = rows
        .iter()
        .enumerate()
        .position(|(place, row)| is_wide(row) && may_be_data(place, row))
        .or_else(|| rows.iter().enumerate().position(|(place, row)| may_be_data(place, row)));
    let by_day = if by_number.is_none_or(|place| place > 1) { first_record(rows) } else { None };
    let first = by_number.into_iter().chain(by_day).min()?;
    // Where nearly all rows start with a period, a row that does not is none of them.
    let starts = |row: GridRow| row.filled() >= 2 && !names_periods(row) && starts_with_period(row);
    let (sample, _) = rows.split_at(SAMPLE);
    let by_period = sample.iter().position(starts).filter(|place| {
        let data = || sample.iter().skip(*place).filter(|row| row.filled() >= 2);
        let periods = data().filter(|row| starts_with_period(*row)).count();
        let skipped = place.saturating_sub(first);
        // Rows of data hold numbers, rows of metadata now a number and now a text.
        let above = || sample.iter().take(*place).skip(first);
        let is_metadata = || above().filter(|row| has_number(*row)).count() * 3 <= skipped * 2;
        periods > 2
            && periods * 10 >= data().count() * 7
            && (skipped * 4 <= periods || is_metadata())
    });
    let first = by_period.unwrap_or(first);
    // A heading above the first row is no part of the header when there are others like it.
    let is_heading = |row: GridRow| {
        row.filled() == 1
            && row.cell(0).contains(char::is_alphabetic)
            && !row.cell(0).contains(|c: char| c.is_ascii_digit())
            && row.width() > 1
    };
    let heading = first.checked_sub(1).filter(|place| rows.get(*place).is_some_and(is_heading));
    let again = || {
        let below: Vec<GridRow> = rows.iter().skip(first).collect();
        let mut pairs = below.windows(2);
        pairs.any(|pair| is_heading(pair[0]) && pair[1].filled() >= 2 && has_number(pair[1]))
    };
    match heading {
        Some(heading) if heading > 0 && again() => Some(heading),
        _ => Some(first),
    }
}

/// Whether the text is a day.
fn is_day(text: &str) -> bool {
    (6..=32).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_digit())
        && date::read(text, date::Order::DayFirst).is_some_and(|date| date.unit.is_day())
}

/// The first row of records without a number: from it on, nearly all rows hold a day in one column.
fn first_record(rows: GridRows) -> Option<usize> {
    const LEAST: usize = 3;
    let (sample, _) = rows.split_at(SAMPLE);
    let data: Vec<(usize, GridRow)> =
        sample.iter().enumerate().filter(|(_, row)| row.filled() > 1).collect();
    let of_column = |column: usize| {
        let days: Vec<bool> = data.iter().map(|(_, row)| is_day(row.cell(column))).collect();
        // A day alone says when the file was made.
        let first = days.windows(2).position(|pair| pair[0] && pair[1])?;
        let held = days[first..].iter().filter(|is_day| **is_day).count();
        let is_column = held >= LEAST && held * 10 >= (days.len() - first) * 7;
        data.get(first).filter(|_| is_column).map(|(place, _)| *place)
    };
    (0..sample.width()).filter_map(of_column).min()
}

/// Whether one of the row's periods stands in a column of periods, below its name.
fn is_in_column(rows: GridRows, place: usize) -> bool {
    let (sample, _) = rows.split_at(SAMPLE);
    let (Some(row), Some(above)) =
        (sample.get(place), place.checked_sub(1).and_then(|above| sample.get(above)))
    else {
        return false;
    };
    let is_year = |text: &str| period::read(text).is_ok();
    let is_named = |column: &usize| {
        above.cell(*column).contains(char::is_alphabetic) && !is_year(above.cell(*column))
    };
    let below = || sample.iter().skip(place + 1).filter(|row| row.filled() >= 2);
    above.filled() == row.filled()
        && below().count() >= 2
        && (0..row.width())
            .filter(is_named)
            .any(|column| is_year(row.cell(column)) && below().all(|row| is_year(row.cell(column))))
}

/// Whether the first cell of the row is a period or a date.
fn starts_with_period(row: GridRow) -> bool {
    let text = row.cell(0);
    text.contains(|c: char| c.is_ascii_digit())
        && (period::read(text).is_ok() || date::read_marked(text, date::Order::DayFirst).is_some())
}

/// The first row below a header of periods that is no further row of that header: rows without a
/// single number are still rows. Nothing when no row names periods.
fn below_periods(rows: &[GridRow]) -> Option<usize> {
    let place = rows.iter().position(|row| names_periods(*row))?;
    let style = Style::new(rows[place].cells());
    let columns: Vec<usize> = (0..rows[place].width())
        .filter(|column| period::read_marked(rows[place].cell(*column), style).is_ok())
        .collect();
    let is_subheader = |row: &GridRow| {
        let texts: Vec<&str> = columns
            .iter()
            .map(|column| row.cell(*column))
            .filter(|text| !text.is_empty())
            .collect();
        !texts.is_empty() && texts.iter().all(|text| vocabulary::marker(text).is_none())
    };
    let further = rows[place + 1..].iter().take_while(|row| is_subheader(row)).count();
    let below = place + 1 + further;
    // A single name right above the first row of data, where the header has none: that column's.
    let is_stub = |row: &GridRow| {
        let named = row.cells().position(|cell| !cell.is_empty());
        row.filled() == 1 && named.is_some_and(|column| rows[place].cell(column).is_empty())
    };
    let stub = usize::from(below + 1 == rows.len() && rows.get(below).is_some_and(is_stub));
    Some(below + stub)
}

pub fn has_number(row: GridRow) -> bool {
    row.cells().any(|cell| {
        !matches!(number::read(cell, NumberFormat::ANY), Err(number::NumberError::Form))
            && vocabulary::marker(cell).is_none()
    })
}

/// Whether the row is a header of periods: two or more different ones, and hardly another number; or
/// the numbers of twelve months.
pub fn names_periods(row: GridRow) -> bool {
    if numbers_months(row) {
        return true;
    }
    let style = Style::new(row.cells());
    let read = |cell: &str| period::read_marked(cell, style).ok().map(|(period, _)| period);
    let periods: std::collections::BTreeSet<String> =
        row.cells().filter_map(read).map(|period| period.to_string()).collect();
    let is_plain = |cell: &&str| {
        read(cell).is_none()
            && vocabulary::marker(cell).is_none()
            && !matches!(number::read(cell, NumberFormat::ANY), Err(number::NumberError::Form))
    };
    let others = row.cells().filter(is_plain).count();
    let years: Vec<i32> =
        row.cells().filter_map(read).map(|period| period.last().number()).collect();
    if !vocabulary::are_close(&years) {
        return false;
    }
    // A row of data may hold a year and a count that looks like one; a header starts with a name.
    let starts_with_name = row.cells().next().is_some_and(|cell| read(cell).is_none());
    others == 0 && (periods.len() >= 3 || (periods.len() == 2 && starts_with_name))
}

/// Whether twelve cells side by side are the numbers from 1 to 12, and no thirteenth is 13.
fn numbers_months(row: GridRow) -> bool {
    let number = |column: usize| row.cell(column).trim_end_matches('.').parse::<usize>().ok();
    let follow = |first: usize| (0..12).all(|place| number(first + place) == Some(place + 1));
    (0..(row.width() + 1).saturating_sub(12))
        .any(|first| follow(first) && number(first + 12) != Some(13))
}

/// `2023 1` beside `2021` and `2022` is a year with the number of a footnote.
fn without_footnotes(names: Vec<String>) -> Vec<String> {
    let is_year = |text: &str| text.len() == 4 && period::read(text).is_ok();
    let noted = |text: &str| {
        let (year, sign) = text.split_once(' ')?;
        let is_sign = sign.len() == 1 && sign.bytes().all(|byte| byte.is_ascii_digit());
        (is_sign && is_year(year)).then(|| year.to_owned())
    };
    let years = names.iter().filter(|name| is_year(name)).count();
    let found: Vec<String> = names.iter().filter_map(|name| noted(name)).collect();
    let again = found.iter().any(|year| names.contains(year))
        || found.iter().enumerate().any(|(place, year)| found[..place].contains(year));
    if found.is_empty() || again || found.len() > years {
        return names;
    }
    names.into_iter().map(|name| noted(&name).unwrap_or(name)).collect()
}

/// One name a column: the texts of its header rows, without those that say nothing.
fn joined(header: &[GridRow]) -> Vec<String> {
    let width = header.iter().map(|row| row.width()).max().unwrap_or(0);
    let last = header.len().saturating_sub(1);
    let levels: Vec<Vec<String>> = header
        .iter()
        .enumerate()
        .map(|(level, row)| {
            let mut spread = String::new();
            (0..width)
                .map(|column| {
                    let text = row.cell(column);
                    // A merged cell keeps its text in its first column.
                    if !text.is_empty() {
                        text.clone_into(&mut spread);
                    } else if level == last || header[last].cell(column).is_empty() {
                        return String::new();
                    }
                    spread.clone()
                })
                .collect()
        })
        .collect();
    let says_something = |(place, level): &(usize, &Vec<String>)| {
        // A cell merged downwards says what stands above it.
        let above = |column: usize| place.checked_sub(1).map(|above| &levels[above][column]);
        let mut texts: Vec<&String> = level
            .iter()
            .enumerate()
            .filter(|(column, text)| !text.is_empty() && above(*column) != Some(*text))
            .map(|(_, text)| text)
            .collect();
        texts.sort_unstable();
        texts.dedup();
        // A single text says something of its column when nothing else does.
        let names_column = || {
            let filled: Vec<usize> = (0..width).filter(|c| !level[*c].is_empty()).collect();
            let is_alone = |column: usize| {
                header.iter().filter(|row| !row.cell(column).is_empty()).count() == 1
            };
            filled.len() == 1 && filled.into_iter().all(is_alone)
        };
        texts.len() > 1 || header.len() == 1 || names_column()
    };
    let telling: Vec<&Vec<String>> =
        levels.iter().enumerate().filter(says_something).map(|(_, level)| level).collect();
    // Below a text that spans several columns, the same text is one of them.
    let spans = |column: usize, text: &str| {
        let above = |other: usize| telling.first().is_some_and(|level| level[other] == text);
        let is_merged = |other: &usize| {
            telling.iter().all(|level| level[*other] == text || level[*other].is_empty())
        };
        above(column)
            && (0..width).any(|other| other != column && above(other) && !is_merged(&other))
    };
    (0..width)
        .map(|column| {
            let mut texts: Vec<&str> = Vec::new();
            for level in &telling {
                let text = level[column].as_str();
                if !text.is_empty() && (texts.last() != Some(&text) || spans(column, text)) {
                    texts.push(text);
                }
            }
            texts.join(vocabulary::LEVEL)
        })
        .collect()
}

/// Columns at the end that no row fills.
fn trim_empty_columns(grid: &mut Grid) {
    let width = grid
        .rows()
        .iter()
        .map(|row| row.cells().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1))
        .max()
        .unwrap_or(0);
    grid.truncate_columns(width);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    fn header(text: &str) -> Vec<String> {
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let (crop, _) = crop(grid, None, &mut Vec::new());
        let (header, _) = crop.split_header().expect("a header");
        header.cells().map(str::to_owned).collect()
    }

    #[test]
    fn lines_before_the_table_are_skipped() {
        let text = "Source,Ministry,\n\nUpdated,2020-03-18,\n\nplace,2011,2012,\nA,5,6,\nB,7,8,\n";
        assert_eq!(header(text), ["place", "2011", "2012"]);
    }

    #[test]
    fn a_header_of_two_rows_is_one() {
        let text = "Deaths;;;\nAll (number);;;\n;sex;sex;sex\n;male;female;total\n1980;1;2;3\n1981;4;5;9\n";
        assert_eq!(header(text), ["", "male", "female", "total"]);
    }

    #[test]
    fn rows_without_a_number_are_no_header() {
        for first in ["A,:,:", "A,,", ",,\nA,-,"] {
            let text = format!("place,2010,2011\n{first}\nB,1,2\nC,3,4\n");
            assert_eq!(header(&text), ["place", "2010", "2011"], "{first}");
        }
    }

    #[test]
    fn a_first_row_with_few_counts_is_no_header() {
        let text = "year,a,b,c,d,e\n2010,5,,,,\n2011,1,2,3,4,5\n2012,1,2,3,4,5\n";
        assert_eq!(header(text), ["year", "a", "b", "c", "d", "e"]);
    }

    #[test]
    fn a_plain_table_is_left_alone() {
        assert_eq!(header("year,count\n2011,5\n2012,6\n"), ["year", "count"]);
        assert_eq!(header("place,2011,2012\nA,5,6\n"), ["place", "2011", "2012"]);
    }
}
