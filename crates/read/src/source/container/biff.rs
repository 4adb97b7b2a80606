//! The records of an .xls workbook (MS-XLS): their lengths, and where cells stand.

use std::collections::BTreeSet;

use super::limits::{MOST_CELLS, cut, too_many_cells};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const MULTIPLE_NUMBERS: u16 = 0x00BD;
/// Records that begin with the row and the column of one cell: formulas, numbers, labels, truth
/// values, compressed numbers, shared strings and formatted strings.
const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6];
/// All cells that a sheet of the format can have.
const WHOLE_SHEET: u64 = 65_536 * 256;
/// The library moves all parts of a record that is continued, once for each of them.
const MOST_PARTS: usize = 50_000;

/// Checks the stream of a workbook.
///
/// # Errors
/// When a record is longer than the stream, or a sheet declares or spans too many cells.
pub fn check(stream: &[u8]) -> Result<(), String> {
    let mut sheets = BTreeSet::new();
    for record in Records::new(stream) {
        let (kind, data) = record?;
        match kind {
            BOUND_SHEET => {
                let place = u32_at(data, 0).ok_or_else(cut)? as usize;
                if !sheets.insert(place) {
                    return Err("two of its sheets are the same".to_owned());
                }
            }
            EOF => break,
            _ => {}
        }
    }
    sheets.into_iter().try_for_each(|place| check_sheet(stream.get(place..).ok_or_else(cut)?))
}

fn check_sheet(stream: &[u8]) -> Result<(), String> {
    let mut area = Area::default();
    // Charts within a sheet are streams of their own.
    let mut depth = 0_usize;
    for record in Records::new(stream) {
        let (kind, data) = record?;
        match kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            _ if depth > 1 => {}
            DIMENSIONS => check_dimensions(data)?,
            MULTIPLE_NUMBERS => {
                let last = data.len().checked_sub(2).and_then(|last| u16_at(data, last));
                area.add(u16_at(data, 0), u16_at(data, 2));
                area.add(u16_at(data, 0), last);
            }
            cell if CELLS.contains(&cell) => area.add(u16_at(data, 0), u16_at(data, 2)),
            _ => {}
        }
    }
    if area.cells() > MOST_CELLS { Err(too_many_cells()) } else { Ok(()) }
}

/// The declared rows and columns: the first of each, and the one behind the last.
fn check_dimensions(data: &[u8]) -> Result<(), String> {
    let short = |place| u16_at(data, place).map(u64::from);
    let (rows, columns) = match data.len() {
        10 => ((short(0), short(2)), (short(4), short(6))),
        14 | 16 => {
            let long = |place| u32_at(data, place).map(u64::from);
            ((long(0), long(4)), (short(8), short(10)))
        }
        // The library refuses it.
        _ => return Ok(()),
    };
    let span = |(first, last): (Option<u64>, Option<u64>)| Some((first?, last?));
    let (Some((top, bottom)), Some((left, right))) = (span(rows), span(columns)) else {
        return Err(cut());
    };
    let is_empty = bottom == 0 || right == 0;
    let declared = bottom.saturating_sub(top).saturating_mul(right.saturating_sub(left).max(1));
    let runs_back = !is_empty && bottom <= top;
    if runs_back || (!is_empty && (declared > WHOLE_SHEET || right > 65_536)) {
        return Err("a sheet declares cells that no sheet can have".to_owned());
    }
    Ok(())
}

/// The rows and columns from the first to the last that have a cell.
#[derive(Default)]
struct Area {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Area {
    fn add(&mut self, row: Option<u16>, column: Option<u16>) {
        let widened = |span: Option<(u16, u16)>, place: u16| {
            let (first, last) = span.unwrap_or((place, place));
            Some((first.min(place), last.max(place)))
        };
        if let (Some(row), Some(column)) = (row, column) {
            self.rows = widened(self.rows, row);
            self.columns = widened(self.columns, column);
        }
    }

    fn cells(&self) -> u64 {
        let length = |span: Option<(u16, u16)>| {
            span.map_or(0, |(first, last)| u64::from(last) - u64::from(first) + 1)
        };
        length(self.rows) * length(self.columns)
    }
}

/// The records of a stream, each with its kind and data.
struct Records<'a> {
    stream: &'a [u8],
    parts: usize,
}

impl<'a> Records<'a> {
    fn new(stream: &'a [u8]) -> Self {
        Self { stream, parts: 0 }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<(u16, &'a [u8]), String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.stream.is_empty() {
            return None;
        }
        let read = || {
            let kind = u16_at(self.stream, 0)?;
            let end = usize::from(u16_at(self.stream, 2)?) + 4;
            Some((kind, self.stream.get(4..end)?, self.stream.get(end..)?))
        };
        let Some((kind, data, rest)) = read() else {
            self.stream = &[];
            return Some(Err(cut()));
        };
        self.stream = rest;
        self.parts = if kind == CONTINUE { self.parts + 1 } else { 0 };
        if self.parts > MOST_PARTS {
            return Some(Err(format!("a record has more than {MOST_PARTS} parts")));
        }
        Some(Ok((kind, data)))
    }
}

fn u16_at(bytes: &[u8], place: usize) -> Option<u16> {
    let two = bytes.get(place..place.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    let four = bytes.get(place..place.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}
