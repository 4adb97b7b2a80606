//! A spreadsheet (xlsx, xlsb, xls, ods) → the [`Grid`] of one of its sheets.
//!
//! A merged cell's text stands in each of the cells that it covers, since that is what a reader
//! sees. Numbers are written without a mark between thousands, dates as ISO 8601.

use std::io::Cursor;

use calamine::open_workbook_auto_from_rs;
use calamine::{Cell, Data, DataRef, Dimensions, Reader, SheetVisible, Sheets, Xlsx};
use unicode_normalization::UnicodeNormalization;

use super::container::{self, MOST_TEXT};
use super::guard::catch_panic;
use super::origin::origin;
use super::{Grid, SourceError, typed_cells};
use arrivals_data::{Decision, Location, Origin, listed};

/// More cells than any published table has; a damaged file may claim billions.
const MOST_CELLS: usize = 20_000_000;

/// The cells of one sheet: the one of that name, or else the visible one with the most numbers.
///
/// # Errors
/// When the file is no spreadsheet, is damaged, has no such sheet, or the sheet is empty.
pub fn workbook(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Grid, SourceError> {
    let unreadable = |reason: &str| SourceError::Malformed {
        file: name.to_owned(),
        reason: format!("not a readable spreadsheet: {reason}"),
    };
    container::check(bytes).map_err(|reason| unreadable(&reason))?;
    catch_panic(|| read(name, bytes, sheet)).unwrap_or_else(|| Err(unreadable("it is damaged")))
}

/// What the library reads in a container that was checked.
fn read(name: &str, bytes: &[u8], sheet: Option<&str>) -> Result<Grid, SourceError> {
    let malformed = |reason: String| SourceError::Malformed { file: name.to_owned(), reason };
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|error| malformed(format!("not a readable spreadsheet: {error}")))?;
    let names = book.sheet_names();
    if let Some(asked) = sheet
        && !names.iter().any(|name| name == asked)
    {
        let (file, sheet) = (name.to_owned(), asked.to_owned());
        return Err(SourceError::NoSheet { file, sheet, names });
    }
    let hidden: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible != SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut best: Option<(usize, String, SheetRows)> = None;
    let mut numbers: Vec<(&String, usize)> = Vec::new();
    // What its author hides is read when it is asked for, or when nothing else holds a number.
    for is_hidden in [false, true] {
        let of_kind = |name: &&String| match sheet {
            Some(asked) => name.as_str() == asked && !is_hidden,
            None => hidden.contains(name) == is_hidden,
        };
        if best.as_ref().is_some_and(|(numbers, _, _)| *numbers > 0) {
            break;
        }
        for sheet in names.iter().filter(of_kind) {
            let cells = cells_of(&mut book, sheet).map_err(&malformed)?;
            numbers.push((sheet, cells.numbers));
            if best.as_ref().is_none_or(|(most, _, _)| cells.numbers > *most) {
                best = Some((cells.numbers, sheet.clone(), cells.rows));
            }
        }
    }
    let (most, chosen, rows) = best.ok_or_else(|| SourceError::Empty { file: name.to_owned() })?;
    // Nothing but their size speaks for one of two sheets that are equally large.
    let rival = numbers.iter().any(|(other, count)| **other != chosen && count * 10 >= most * 9);
    let guessed = sheet.is_none() && hidden.contains(&chosen);
    let text = sheet_text(&chosen, &names, &hidden, sheet.is_some());
    let decision = if rival || guessed {
        Decision::doubt("sheet", text)
    } else {
        Decision::info("sheet", text)
    };
    let mut decisions = vec![decision];
    decisions.extend(hidden_cells(bytes, &chosen, &rows));
    let sheet = chosen;
    let origin = Origin { sheet: Some(sheet), ..origin(name, bytes) };
    let mut grid = Grid::new(origin, decisions);
    for (row, cells) in rows {
        grid.push(row.saturating_add(1), cells);
    }
    if grid.rows().is_empty() {
        return Err(SourceError::Empty { file: name.to_owned() });
    }
    Ok(grid)
}

/// Which sheet is read, and which others there are.
fn sheet_text(chosen: &String, names: &[String], hidden: &[String], is_asked: bool) -> String {
    let mut text = format!("the sheet '{chosen}' is read");
    let named = |is_hidden: bool| -> Vec<String> {
        let others = names.iter().filter(|name| *name != chosen);
        others
            .filter(|name| hidden.contains(name) == is_hidden)
            .map(|name| format!("'{name}'"))
            .collect()
    };
    let (visible, others) = (named(false), named(true));
    text.push_str(match (hidden.contains(chosen), is_asked) {
        (true, true) => ", which is hidden",
        (true, false) => ", which is hidden, for no visible sheet holds a number",
        (false, false) if !visible.is_empty() && others.is_empty() => {
            ", for it has the most numbers"
        }
        (false, false) if !visible.is_empty() => {
            ", for it has the most numbers of the visible ones"
        }
        (false, _) => "",
    });
    if !visible.is_empty() {
        text.push_str(&format!("; there are also {}", listed(&visible)));
    }
    if !others.is_empty() {
        text.push_str(&format!("; hidden sheets are {}", listed(&others)));
    }
    text
}

/// Says that rows or columns with text are hidden in their program: they are read like all others.
fn hidden_cells(bytes: &[u8], sheet: &str, rows: &SheetRows) -> Option<Decision> {
    let hidden = container::hidden(bytes, sheet)?;
    let held = rows.keys().filter(|row| hidden.rows.contains(row));
    let is_filled =
        |column: usize| rows.values().any(|row| row.get(column).is_some_and(|c| !c.is_empty()));
    let width = rows.values().map(Vec::len).max().unwrap_or(0);
    let columns = (0..width).filter(|column| hidden.covers(*column) && is_filled(*column));
    let (first, columns) = (held.clone().next().copied(), columns.count());
    let text = match (held.count(), columns) {
        (0, 0) => return None,
        (rows, 0) => format!("the sheet hides {rows} of its rows, which are read"),
        (0, columns) => format!("the sheet hides {columns} of its columns, which are read"),
        (rows, columns) => {
            format!(
                "the sheet hides {rows} of its rows and {columns} of its columns, which are read"
            )
        }
    };
    let row = first.map_or(1, |row| row.saturating_add(1));
    Some(Decision::warning("sheet", text).at(Location { table: 0, row, column: 1 }))
}

/// The cells of each row, by the row's number from 0.
type SheetRows = std::collections::BTreeMap<u32, Vec<String>>;

struct SheetCells {
    rows: SheetRows,
    numbers: usize,
}

/// The rows of a sheet that hold any text, and how many of its cells are numbers.
fn cells_of(book: &mut Sheets<Cursor<&[u8]>>, sheet: &str) -> Result<SheetCells, String> {
    let (cells, merged) = match book {
        Sheets::Xlsx(xlsx) => {
            let merged = merges(xlsx, sheet)?;
            let mut reader = xlsx.worksheet_cells_reader(sheet).map_err(shown)?;
            (streamed(|| reader.next_cell())?, merged)
        }
        Sheets::Xlsb(xlsb) => {
            let mut reader = xlsb.worksheet_cells_reader(sheet).map_err(shown)?;
            (streamed(|| reader.next_cell())?, Vec::new())
        }
        other => {
            let range = other.worksheet_range(sheet).map_err(shown)?;
            let (top, left) = range.start().unwrap_or_default();
            let cells = range
                .used_cells()
                .filter_map(|(row, column, value)| {
                    Some((
                        top.checked_add(u32::try_from(row).ok()?)?,
                        left.checked_add(u32::try_from(column).ok()?)?,
                        value.clone(),
                    ))
                })
                .collect();
            (cells, Vec::new())
        }
    };
    let mut rows = SheetRows::new();
    let (mut numbers, mut held) = (0_usize, 0_usize);
    for (row, column, value) in cells {
        let text = text_of(&value);
        if text.is_empty() {
            continue;
        }
        // Text cells count too: agencies write numbers as text.
        numbers +=
            usize::from(text.bytes().all(|byte| byte.is_ascii_digit() || b",. -".contains(&byte)));
        put(&mut rows, row, column, text, &mut held)?;
    }
    let mut covered = 0_usize;
    for area in merged {
        let text = rows
            .get(&area.start.0)
            .and_then(|row| row.get(area.start.1 as usize))
            .cloned()
            .unwrap_or_default();
        // A remark below or above the table is merged over its width; once is enough.
        let alone = rows
            .get(&area.start.0)
            .is_some_and(|row| row.iter().filter(|cell| !cell.is_empty()).count() == 1);
        let spans_row = area.start.0 == area.end.0 && (alone || text.contains(char::is_whitespace));
        // No name of a group or a column is longer.
        if text.is_empty() || spans_row || text.len() > LONGEST_NAME {
            continue;
        }
        let height = area.end.0.saturating_sub(area.start.0) as usize + 1;
        let width = area.end.1.saturating_sub(area.start.1) as usize + 1;
        covered = covered.saturating_add(height.saturating_mul(width));
        if covered > MOST_CELLS {
            return Err(format!("a sheet has more than {MOST_CELLS} merged cells"));
        }
        for row in area.start.0..=area.end.0 {
            for column in area.start.1..=area.end.1 {
                put(&mut rows, row, column, text.clone(), &mut held)?;
            }
        }
    }
    Ok(SheetCells { rows, numbers })
}

fn put(
    rows: &mut SheetRows,
    row: u32,
    column: u32,
    text: String,
    held: &mut usize,
) -> Result<(), String> {
    let cells = rows.entry(row).or_default();
    let column = column as usize;
    if cells.len() <= column {
        *held = held.saturating_add(column + 1 - cells.len());
        if *held > MOST_CELLS {
            return Err(format!("a sheet has more than {MOST_CELLS} cells"));
        }
        cells.resize(column + 1, String::new());
    }
    cells[column] = text;
    Ok(())
}

/// Bytes of a text that a merged cell says for all of its rows and columns.
const LONGEST_NAME: usize = 400;

type Cells = Vec<(u32, u32, Data)>;

/// The cells as they stand in the file: a claimed range of billions costs nothing.
fn streamed<'a, E: std::fmt::Display>(
    mut next_cell: impl FnMut() -> Result<Option<Cell<DataRef<'a>>>, E>,
) -> Result<Cells, String> {
    let mut cells = Vec::new();
    // A text that many cells share stands once in the file, and in each of them here.
    let mut text = 0_u64;
    while let Some(cell) = next_cell().map_err(shown)? {
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        if cells.len() >= MOST_CELLS {
            return Err(format!("a sheet has more than {MOST_CELLS} cells"));
        }
        let (row, column) = cell.get_position();
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err("a cell stands beyond the last row or column of a sheet".to_owned());
        }
        let value = Data::from(cell.get_value().clone());
        if let Data::String(shared) = &value {
            text += shared.len() as u64;
        }
        if text > MOST_TEXT {
            return Err(format!("a sheet holds more than {} MB of text", MOST_TEXT >> 20));
        }
        cells.push((row, column, value));
    }
    Ok(cells)
}

/// The rows and columns that a spreadsheet program has.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

fn shown(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn merges(xlsx: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<Dimensions>, String> {
    xlsx.merge_cells_by_sheet_name(sheet).map_err(shown)
}

fn text_of(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => typed_cells::text_of(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.trim().nfc().collect()
        }
        Data::Bool(value) => value.to_string(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(error) => error.to_string(),
    }
}
