//! The scan of Parquet: the columns that are read, one group of rows after the other, on all cores.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use polars::prelude::{Column, DataFrame, DataType, StringChunked};

use super::cells::Cells;
use super::plan::Plan;
use super::scanned::{self, Scanned};
use super::worker::{Kept, Others, Refusal, Worker, spread};
use crate::source::parquet::{day_of, row_groups, rows_of, slice, text_of};
use crate::source::{Fingerprint, Grid, Rest, normal};
use crate::tidy::rows::Counted;

/// Rows at the end that may be totals or remarks.
const TAIL: usize = 200;

/// More rows than these are not read one by one.
const MOST_KEPT: usize = 64;

/// Rows that a thread reads at a time, at most.
const ROWS: usize = 1 << 18;

/// So many of the pieces show what the columns are.
const SHOWN: usize = 8;

/// Counts the rows that follow those of `first`.
///
/// # Errors
/// When the table has to be read whole.
pub fn scan(rest: &Rest, plan: &Plan, first: &Grid) -> Result<Scanned, Refusal> {
    let groups = row_groups(&rest.data).ok_or(Refusal::Source)?;
    let all: usize = groups.iter().sum();
    let end = all.saturating_sub(TAIL).max(rest.start);
    u32::try_from(all).map_err(|_| Refusal::Source)?;
    let slices = slices(&groups, rest.start, end);
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get().min(4));
    let (fingerprint, worked) = std::thread::scope(|scope| {
        let fingerprint = scope.spawn(|| fingerprint(rest));
        let of_thread = |_| scope.spawn(|| work(rest, plan, &slices, &next));
        let threads: Vec<_> = (0..threads).map(of_thread).collect();
        let worked: Vec<Result<Worker, Refusal>> = threads.into_iter().map(joined).collect();
        (joined(fingerprint), worked)
    });
    let (mut counted, mut others) = (Counted::default(), Others::default());
    for worker in worked {
        worker?.finish(&mut counted, &mut others)?;
    }
    if others.unusual.len() > MOST_KEPT {
        return Err(Refusal::Unusual);
    }
    for row in &mut others.unusual {
        let before = row.line as usize - 1;
        row.cells =
            whole_rows(rest, before, 1)?.pop().map(|row| row.cells).ok_or(Refusal::Source)?;
    }
    let last = whole_rows(rest, end, all - end)?;
    let tail = last.first().map_or(u32::MAX, |row| row.line);
    let grid = scanned::joined(first, others, last, fingerprint.ok_or(Refusal::Source)?);
    Ok(Scanned { counted, grid, tail })
}

fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// The pieces of the groups of rows between two rows: where each begins, and how many rows it has.
fn slices(groups: &[usize], start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut slices = Vec::new();
    let mut before = 0;
    for rows in groups {
        let mut from = before.max(start);
        before += rows;
        while from < before.min(end) {
            let rows = (before.min(end) - from).min(ROWS);
            slices.push((from, rows));
            from += rows;
        }
    }
    slices
}

/// Rows with all of their cells.
fn whole_rows(rest: &Rest, before: usize, rows: usize) -> Result<Vec<Kept>, Refusal> {
    let frame = slice(&rest.data, before, rows, None).ok_or(Refusal::Source)?;
    let rows = rows_of(&frame, before).map(|(line, cells)| {
        let cells = cells.into_iter().map(Cow::into_owned).collect();
        Kept { line, cells }
    });
    Ok(rows.collect())
}

fn fingerprint(rest: &Rest) -> Option<String> {
    let mut fingerprint = Fingerprint::default();
    let mut reader = std::io::BufReader::with_capacity(256 << 10, rest.open().ok()?);
    std::io::copy(&mut reader, &mut fingerprint).ok()?;
    Some(fingerprint.finish())
}

fn work<'a>(
    rest: &Rest,
    plan: &'a Plan,
    slices: &[(usize, usize)],
    next: &AtomicUsize,
) -> Result<Worker<'a>, Refusal> {
    let columns = plan.columns();
    let mut worker = Worker::new(plan);
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let Some((before, rows)) = slices.get(number) else { return Ok(worker) };
        // All columns of a row cost more than some columns of many.
        let is_shown = number.is_multiple_of(slices.len().div_ceil(SHOWN));
        let shown = if is_shown { spread(0).min(*rows) } else { 0 };
        if is_shown {
            worker.add_spread(whole_rows(rest, *before, shown)?);
        }
        let frame = slice(&rest.data, *before, *rows, Some(&columns)).ok_or(Refusal::Source)?;
        if frame.height() != *rows {
            return Err(Refusal::Source);
        }
        let typed = typed(&frame, &columns, plan.width)?;
        for row in shown..*rows {
            let line = u32::try_from(before + row + 1).map_err(|_| Refusal::Source)?;
            worker.add_typed(&TypedRow { columns: &typed, row }, line)?;
        }
    }
}

/// The cells of a column.
enum Typed<'a> {
    /// It is not read.
    Unread,
    Texts(&'a StringChunked),
    /// Days, as numbers from the first of [`Days::first`].
    Days(Days),
    /// Cells of other types, as their texts.
    Others(Vec<String>),
}

/// Days as their texts, each written once.
struct Days {
    first: i32,
    texts: Vec<String>,
    days: Vec<Option<i32>>,
}

impl Days {
    fn new(column: &Column) -> Option<Self> {
        /// Dates further apart than two thousand years are no column of dates.
        const MOST: i32 = 800_000;
        let physical = column.to_physical_repr();
        let days: Vec<Option<i32>> = physical.i32().ok()?.iter().collect();
        let known = || days.iter().flatten();
        let (first, last) =
            (known().min().copied().unwrap_or(0), known().max().copied().unwrap_or(0));
        let apart = last.checked_sub(first).filter(|apart| *apart <= MOST)?;
        let texts = (0..=apart).map(|day| day_of(i64::from(first + day))).collect();
        Some(Self { first, texts, days })
    }

    fn text(&self, row: usize) -> &str {
        let day = self.days.get(row).copied().flatten();
        let place = day.and_then(|day| usize::try_from(day - self.first).ok());
        place.and_then(|place| self.texts.get(place)).map_or("", String::as_str)
    }
}

/// The columns of a frame at their places in the file.
fn typed<'a>(
    frame: &'a DataFrame,
    columns: &[usize],
    width: usize,
) -> Result<Vec<Typed<'a>>, Refusal> {
    let mut typed: Vec<Typed> = (0..width).map(|_| Typed::Unread).collect();
    for (column, place) in frame.columns().iter().zip(columns) {
        let cells = match column.dtype() {
            DataType::String => Typed::Texts(column.str().map_err(|_| Refusal::Source)?),
            DataType::Date => Typed::Days(Days::new(column).ok_or(Refusal::Source)?),
            _ => {
                let text = |row| column.get(row).map_or(String::new(), |value| text_of(&value));
                Typed::Others((0..frame.height()).map(text).collect())
            }
        };
        *typed.get_mut(*place).ok_or(Refusal::Source)? = cells;
    }
    Ok(typed)
}

/// One row of a frame.
struct TypedRow<'a> {
    columns: &'a [Typed<'a>],
    row: usize,
}

impl TypedRow<'_> {
    fn cell(&self, column: usize) -> &str {
        match self.columns.get(column) {
            None | Some(Typed::Unread) => "",
            Some(Typed::Texts(texts)) => texts.get(self.row).unwrap_or(""),
            Some(Typed::Days(days)) => days.text(self.row),
            Some(Typed::Others(texts)) => texts.get(self.row).map_or("", String::as_str),
        }
    }
}

impl Cells for TypedRow<'_> {
    fn count(&self) -> usize {
        self.columns.len()
    }

    fn bytes(&self, column: usize) -> &[u8] {
        self.cell(column).as_bytes()
    }

    fn text(&self, column: usize) -> Cow<'_, str> {
        normal(self.cell(column), false)
    }
}

#[cfg(test)]
mod tests {
    use polars::prelude::{IntoColumn, NamedFrom, Series};
    use polars_io::parquet::write::ParquetWriter;

    use super::*;
    use crate::source::{Large, Reading, table_of};
    use crate::tidy::{TidyOptions, tidy, why_whole};

    /// A thousand records in groups of 90 rows.
    fn file() -> Vec<u8> {
        const ROWS: i32 = 1_000;
        let days: Vec<Option<i32>> = (0..ROWS)
            .map(|row| (row % 37 != 5).then_some(14_600 + (row * 7_919) % 3_650))
            .collect();
        let places: Vec<String> = (0..ROWS)
            .map(|row| ["Aland", "Bland", "Cörland"][row as usize % 3].to_owned())
            .collect();
        let counts: Vec<Option<i64>> =
            (0..ROWS).map(|row| (row % 11 != 3).then_some(i64::from(row * row % 5_000))).collect();
        let cases: Vec<String> = (0..ROWS).map(|row| format!("case {row}")).collect();
        let dates = Series::new("date".into(), days).cast(&DataType::Date).expect("days");
        let columns = vec![
            Series::new("case".into(), cases).into_column(),
            dates.into_column(),
            Series::new("place".into(), places).into_column(),
            Series::new("n".into(), counts).into_column(),
        ];
        let mut frame = DataFrame::new(ROWS as usize, columns).expect("a frame");
        let mut bytes = Vec::new();
        let writer = ParquetWriter::new(&mut bytes).with_row_group_size(Some(90));
        writer.finish(&mut frame).expect("Parquet");
        bytes
    }

    #[test]
    fn parquet_is_read_alike_by_scan_and_whole() {
        let bytes = file();
        let read = |options: &TidyOptions, large: Large| {
            let reading = Reading { large, ..Reading::default() };
            let grid = table_of("t.parquet", &bytes, &reading).expect("a grid");
            let why = why_whole(&grid, options);
            let dataset = tidy(vec![grid], Default::default(), options).expect("a dataset");
            let said: Vec<String> = dataset.decisions().iter().map(|d| d.text.clone()).collect();
            (why, format!("{:?} {:?}", dataset.series(), dataset.origins()), said)
        };
        let small = Large { from: 1, head: 3_200, ..Large::default() };
        for by in [vec![], vec!["place".to_owned()]] {
            for counts in [vec![], vec!["n".to_owned()]] {
                let (by, count_columns) = (by.clone(), counts);
                let options =
                    TidyOptions { records: true, by, count_columns, ..TidyOptions::default() };
                let (why, series, said) = read(&options, small);
                // What is added up beside names, of which one could be a sum, is read whole.
                assert_eq!(why.is_some(), !options.count_columns.is_empty());
                let (_, whole, all) = read(&options, Large { from: usize::MAX, ..small });
                assert_eq!(series, whole);
                assert_eq!(said, all);
            }
        }
    }
}
