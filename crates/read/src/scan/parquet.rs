//! The scan of Parquet: the columns that are read, one group of rows after the other, on all cores.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::cells::Cells;
use super::coded_rows::CodedRows;
use super::plan::Plan;
use super::scanned::{self, Scanned};
use super::worker::{Kept, Others, Refusal, Worker, spread};
use crate::source::parquet::{Files, Piece};
use crate::source::{Grid, Rest, normal};
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
    let files = &Files::open(&rest.data, "").map_err(|_| Refusal::Source)?;
    let all = files.rows();
    let end = all.saturating_sub(TAIL).max(rest.start);
    u32::try_from(all).map_err(|_| Refusal::Source)?;
    let pieces = &files.pieces(rest.start..end, ROWS);
    let next = &AtomicUsize::new(0);
    rest.reading.progress.begin();
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get().min(4));
    let (fingerprint, worked) = std::thread::scope(|scope| {
        let fingerprint = scope.spawn(|| rest.data.fingerprint(false));
        let told = |rows: usize| rest.reading.progress.add(rows as u64, Some(all as u64));
        let of_thread = |_| scope.spawn(move || work(files, plan, pieces, next, told));
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
    let whole_rows = |rows: std::ops::Range<usize>| {
        let read = |piece| whole_rows(files, piece);
        let rows = files.pieces(rows, ROWS).iter().map(read).collect::<Result<Vec<_>, Refusal>>();
        rows.map(|rows| rows.into_iter().flatten().collect::<Vec<Kept>>())
    };
    for row in &mut others.unusual {
        let before = row.line as usize - 1;
        *row = whole_rows(before..before + 1)?.pop().ok_or(Refusal::Source)?;
    }
    let last = whole_rows(end..all)?;
    let tail = last.first().map_or(u32::MAX, |row| row.line);
    let fingerprint = fingerprint.map_err(|_| Refusal::Source)?;
    let grid = scanned::joined(first, others, last, fingerprint);
    Ok(Scanned { counted, grid, tail })
}

fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Rows with all of their cells.
fn whole_rows(files: &Files, piece: &Piece) -> Result<Vec<Kept>, Refusal> {
    let rows = files.texts(piece).ok_or(Refusal::Source)?;
    Ok(rows.into_iter().map(|(line, cells)| Kept { line, cells }).collect())
}

fn work<'a>(
    files: &Files,
    plan: &'a Plan,
    pieces: &[Piece],
    next: &AtomicUsize,
    told: impl Fn(usize),
) -> Result<Worker<'a>, Refusal> {
    let mut worker = Worker::new(plan);
    let mut rows = CodedRows::new(plan);
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let Some(piece) = pieces.get(number) else { return Ok(worker) };
        // All columns of a row cost more than some columns of many.
        let is_shown = number.is_multiple_of(pieces.len().div_ceil(SHOWN));
        let shown = if is_shown { spread(0).min(piece.rows()) } else { 0 };
        if is_shown {
            worker.add_spread(whole_rows(files, &piece.first(shown))?);
        }
        rows.read(files, piece).ok_or(Refusal::Source)?;
        for row in shown..piece.rows() {
            let line = u32::try_from(piece.before() + row + 1).map_err(|_| Refusal::Source)?;
            worker.add_coded(&mut rows, row, line)?;
        }
        told(piece.rows());
    }
}

/// The cells of a row of which some columns were read.
impl Cells for Vec<String> {
    fn count(&self) -> usize {
        self.len()
    }

    fn bytes(&self, column: usize) -> &[u8] {
        self.get(column).map_or(&[], |cell| cell.as_bytes())
    }

    fn text(&self, column: usize) -> Cow<'_, str> {
        self.get(column).map_or(Cow::Borrowed(""), |cell| normal(cell, false))
    }
}
