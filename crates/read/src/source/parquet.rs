//! A Parquet file → a [`Grid`] of text cells: its column names, then a row for each of its rows.

use std::borrow::Cow;
use std::fs::File;
use std::io::Cursor;

use polars::prelude::{
    AnyValue, Column, DataFrame, DataType, Int64Chunked, StringChunked, TimeUnit,
};
use polars_io::SerReader;
use polars_io::mmap::MmapBytesReader;
use polars_io::parquet::read::{ParallelStrategy, ParquetReader};
use unicode_normalization::UnicodeNormalization;

use super::guard::catch_panic;
use super::origin::origin;
use super::rest::Data;
use super::typed_cells;
use super::{Grid, SourceError};
use arrivals_data::{Day, Decision, Origin};

/// More cells than any published table has; a damaged file may claim billions.
const MOST_CELLS: usize = 50_000_000;

/// Whether the bytes begin and end as a Parquet file does.
pub fn is_parquet(bytes: &[u8]) -> bool {
    bytes.len() > 12 && bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1")
}

/// The cells of the file. Rows are counted from 1, without the header.
///
/// # Errors
/// When the file is damaged, or holds no rows.
pub fn parquet(name: &str, bytes: &[u8]) -> Result<Grid, SourceError> {
    let malformed = |reason: String| SourceError::Malformed { file: name.to_owned(), reason };
    let frame = frame(bytes).map_err(malformed)?;
    let decision = Decision::info("format", "the file is Parquet");
    let mut grid = Grid::new(origin(name, bytes), vec![decision]);
    let names: Vec<String> = frame.columns().iter().map(|c| c.name().to_string()).collect();
    grid.push(0, &names);
    for (line, cells) in rows_of(&frame, 0) {
        grid.push(line, cells);
    }
    if grid.rows().is_empty() {
        return Err(SourceError::Empty { file: name.to_owned() });
    }
    Ok(grid)
}

/// The first rows of a large file, of which `rows` are read.
pub fn head(name: &str, data: &Data, rows: usize) -> Option<Grid> {
    let decision = Decision::info("format", "the file is Parquet");
    let nowhere = Origin { name: name.to_owned(), sheet: None, sha256: String::new() };
    let mut grid = Grid::new(nowhere, vec![decision]);
    let frame = slice(data, 0, rows, None)?;
    let names: Vec<String> = frame.columns().iter().map(|c| c.name().to_string()).collect();
    grid.push(0, &names);
    for (line, cells) in rows_of(&frame, 0) {
        grid.push(line, cells);
    }
    (frame.height() == rows && grid.rows().len() == rows + 1).then_some(grid)
}

/// The rows of a frame that begins after `before` rows of its file, each with its number.
pub fn rows_of(frame: &DataFrame, before: usize) -> impl Iterator<Item = (u32, Vec<Cow<'_, str>>)> {
    let columns: Vec<Cells> = frame.columns().iter().map(Cells::new).collect();
    (0..frame.height()).map(move |row| {
        let cells = columns.iter().map(|column| column.text(row));
        (u32::try_from(before + row + 1).unwrap_or(u32::MAX), cells.collect())
    })
}

/// The cells of a column by their type: one that most files have, or any other.
enum Cells<'a> {
    Texts(&'a StringChunked),
    Numbers(Int64Chunked),
    Others(&'a Column),
}

impl<'a> Cells<'a> {
    fn new(column: &'a Column) -> Self {
        let numbers = || column.cast(&DataType::Int64).ok()?.i64().ok().cloned();
        match column.dtype() {
            DataType::String => column.str().map_or(Self::Others(column), Self::Texts),
            dtype if dtype.is_integer() && *dtype != DataType::UInt64 => {
                numbers().map_or(Self::Others(column), Self::Numbers)
            }
            _ => Self::Others(column),
        }
    }

    fn text(&self, row: usize) -> Cow<'a, str> {
        match self {
            Self::Texts(texts) => match texts.get(row).map(str::trim) {
                Some(text) if text.is_ascii() => Cow::Borrowed(text),
                text => Cow::Owned(text.unwrap_or("").nfc().collect()),
            },
            Self::Numbers(numbers) => {
                Cow::Owned(numbers.get(row).map_or(String::new(), |number| number.to_string()))
            }
            Self::Others(column) => {
                Cow::Owned(column.get(row).map_or(String::new(), |value| text_of(&value)))
            }
        }
    }
}

/// So many rows after the first `before`, of some columns or all.
pub fn slice(
    data: &Data,
    before: usize,
    rows: usize,
    columns: Option<&[usize]>,
) -> Option<DataFrame> {
    fn read<R: MmapBytesReader>(
        reader: R,
        slice: (usize, usize),
        columns: Option<&[usize]>,
    ) -> Option<DataFrame> {
        ParquetReader::new(reader)
            .read_parallel(ParallelStrategy::None)
            .with_slice(Some(slice))
            .with_projection(columns.map(<[usize]>::to_vec))
            .set_rechunk(true)
            .finish()
            .ok()
    }
    let slice = (before, rows);
    catch_panic(|| match data {
        Data::File(path) => read(File::open(path).ok()?, slice, columns),
        Data::Bytes(bytes) => read(Cursor::new(bytes.as_slice()), slice, columns),
        Data::Piped(_) => None,
    })?
}

/// The numbers of rows of the groups in which the file is written.
pub fn row_groups(data: &Data) -> Option<Vec<usize>> {
    fn read<R: MmapBytesReader>(reader: R) -> Option<Vec<usize>> {
        let mut reader = ParquetReader::new(reader);
        let metadata = reader.get_metadata().ok()?;
        Some(metadata.row_groups.iter().map(|group| group.num_rows()).collect())
    }
    catch_panic(|| match data {
        Data::File(path) => read(File::open(path).ok()?),
        Data::Bytes(bytes) => read(Cursor::new(bytes.as_slice())),
        Data::Piped(_) => None,
    })?
}

/// The frame that the file holds.
fn frame(bytes: &[u8]) -> Result<DataFrame, String> {
    let damaged = || "not a readable Parquet file".to_owned();
    let read = || -> Result<DataFrame, String> {
        let mut reader = ParquetReader::new(Cursor::new(bytes));
        let columns = reader.schema().map_err(|_| damaged())?.len();
        let rows = reader.num_rows().map_err(|_| damaged())?;
        if rows.saturating_mul(columns) > MOST_CELLS {
            return Err(format!("it has more than {MOST_CELLS} cells"));
        }
        ParquetReader::new(Cursor::new(bytes)).finish().map_err(|_| damaged())
    };
    catch_panic(read).unwrap_or_else(|| Err(damaged()))
}

/// The text of a cell.
pub fn text_of(value: &AnyValue) -> String {
    match value {
        AnyValue::Null => String::new(),
        AnyValue::String(text) => text.trim().nfc().collect(),
        AnyValue::StringOwned(text) => text.trim().nfc().collect(),
        AnyValue::Float32(number) => typed_cells::text_of(f64::from(*number)),
        AnyValue::Float64(number) => typed_cells::text_of(*number),
        AnyValue::Date(days) => day_of(i64::from(*days)),
        AnyValue::Datetime(ticks, unit, _) | AnyValue::DatetimeOwned(ticks, unit, _) => {
            day_of(ticks.div_euclid(ticks_a_day(*unit)))
        }
        AnyValue::Boolean(value) => value.to_string(),
        other => other.to_string().trim_matches('"').to_owned(),
    }
}

/// The day that many days after 1 January 1970; the number itself, where no calendar reaches.
pub fn day_of(days: i64) -> String {
    Day::UNIX_EPOCH.plus(days).map_or_else(|| days.to_string(), |day| day.to_string())
}

fn ticks_a_day(unit: TimeUnit) -> i64 {
    const SECONDS: i64 = 86_400;
    match unit {
        TimeUnit::Milliseconds => SECONDS * 1_000,
        TimeUnit::Microseconds => SECONDS * 1_000_000,
        TimeUnit::Nanoseconds => SECONDS * 1_000_000_000,
    }
}
