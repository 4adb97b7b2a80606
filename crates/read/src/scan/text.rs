//! The scan of delimited text: pieces of it, on all cores.

use std::sync::{Mutex, PoisonError};

use simd_csv::ZeroCopyReaderBuilder;

use super::cells::Cells;
use super::pieces::{Pieces, Place, Uncut, quotes_are_regular};
use super::plan::Plan;
use super::scanned::{self, Scanned};
use super::worker::{Ends, Kept, MOST_KEPT, Others, Refusal, Worker};
use crate::source::{Grid, Rest, has_lone_return, records_of};
use crate::tidy::rows::Counted;
use crate::tidy::table::{AROUND, has_number, names_periods};

impl From<Uncut> for Refusal {
    fn from(_: Uncut) -> Self {
        Self::Source
    }
}

/// Counts the rows that follow those of `first`, which ends where the rest begins.
///
/// # Errors
/// When the table has to be read whole.
pub fn scan(rest: &Rest, delimiter: u8, plan: &Plan, first: &Grid) -> Result<Scanned, Refusal> {
    let (reader, fingerprint) = rest.text().map_err(|_| Refusal::Source)?;
    let pieces = Mutex::new(Pieces::new(reader, rest.start, rest.large.piece, rest.large.tail)?);
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get().min(4));
    let worked: Vec<Worked> = std::thread::scope(|scope| {
        let of_thread = |_| scope.spawn(|| work(&pieces, delimiter, plan));
        let threads: Vec<_> = (0..threads).map(of_thread).collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, _>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        threads.into_iter().map(join).collect()
    });
    let (mut counted, mut others) = (Counted::default(), Others::default());
    counted.cells = plan.cells;
    let mut ends: Vec<(usize, Ends)> = Vec::new();
    for worked in worked {
        let (worker, of_pieces) = worked?;
        worker.finish(&mut counted, &mut others)?;
        ends.extend(of_pieces);
    }
    ends.sort_unstable_by_key(|(number, _)| *number);
    let begins_table =
        |pair: &[(usize, Ends)]| pair[0].1.ends_with_header && pair[1].1.starts_with_numbers;
    if ends.windows(2).any(begins_table) {
        return Err(Refusal::Table);
    }
    if others.unusual.len() > MOST_KEPT {
        return Err(Refusal::Unusual);
    }
    let (tail, line) = pieces.into_inner().unwrap_or_else(PoisonError::into_inner).finish();
    let fingerprint = fingerprint.lock().unwrap_or_else(PoisonError::into_inner).clone().finish();
    let last = records_of(text_of(&tail, delimiter)?.0, delimiter, line).ok_or(Refusal::Text)?;
    // A line of a source counts where it stands near the start or the end of all rows.
    let is_short = |row: &Kept| row.cells.iter().filter(|cell| !cell.is_empty()).count() <= 2;
    if last.len().min(first.rows().len()) < AROUND && others.unusual.iter().any(is_short) {
        return Err(Refusal::Unusual);
    }
    let tail = last.first().map_or(line, |(line, _)| *line);
    let last = last.into_iter().map(|(line, cells)| Kept { line, cells });
    let grid = scanned::joined(first, others, last.collect(), fingerprint);
    if begins_with_table(&grid, tail) {
        return Err(Refusal::Table);
    }
    Ok(Scanned { counted, grid, tail })
}

/// Whether the row of that line may begin another table.
fn begins_with_table(grid: &Grid, line: u32) -> bool {
    let mut rows = grid.rows().iter().skip_while(|row| row.line() < line);
    let (Some(first), next) = (rows.next().filter(|row| row.is_resumed()), rows.next()) else {
        return false;
    };
    names_periods(first) || (!has_number(first) && next.is_some_and(has_number))
}

/// What a thread counted, and the ends of its pieces by their numbers.
type Worked<'a> = Result<(Worker<'a>, Vec<(usize, Ends)>), Refusal>;

fn work<'a>(pieces: &Mutex<Pieces>, delimiter: u8, plan: &'a Plan) -> Worked<'a> {
    let (mut worker, mut ends, mut buffer) = (Worker::new(plan), Vec::new(), Vec::new());
    loop {
        let place = pieces.lock().unwrap_or_else(PoisonError::into_inner).next(&mut buffer)?;
        let Some(place) = place else { return Ok((worker, ends)) };
        let bytes = buffer.get(..place.length).unwrap_or_default();
        ends.push((place.number, piece(&mut worker, bytes, delimiter, place)?));
    }
}

/// The text of a piece, and whether it has quotes.
fn text_of(bytes: &[u8], delimiter: u8) -> Result<(&str, bool), Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Text)?;
    if text.starts_with('\u{FEFF}') {
        return Err(Refusal::Text);
    }
    // Most texts have none of the three.
    if memchr::memchr3(0, b'\r', b'"', bytes).is_none() {
        return Ok((text, false));
    }
    let has_quotes = memchr::memchr(b'"', bytes).is_some();
    if memchr::memchr(0, bytes).is_some()
        || has_lone_return(bytes)
        || (has_quotes && !quotes_are_regular(bytes, delimiter))
    {
        return Err(Refusal::Text);
    }
    Ok((text, has_quotes))
}

/// Adds the records of a piece.
fn piece(worker: &mut Worker, bytes: &[u8], delimiter: u8, place: Place) -> Result<Ends, Refusal> {
    const BUFFER: usize = 32 << 10;
    let (_, has_quotes) = text_of(bytes, delimiter)?;
    let mut reader = ZeroCopyReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(BUFFER)
        .from_reader(bytes);
    worker.begin(place.number);
    let mut starts_with_numbers = None;
    let (mut line, mut at) = (place.line, 0);
    while let Some(record) = reader.read_byte_record().map_err(|_| Refusal::Text)? {
        // The reader passes over blank lines.
        while let Some(end) = line_end(&bytes[at..]) {
            at += end;
            line += 1;
        }
        let slice = record.as_slice();
        if starts_with_numbers.is_none() {
            starts_with_numbers = record.alone(line).rows().get(0).map(has_number);
        }
        worker.add(&record, line)?;
        if has_quotes && slice.contains(&b'"') {
            line += u32::try_from(memchr::memchr_iter(b'\n', slice).count()).unwrap_or(u32::MAX);
        }
        at += slice.len();
        at += line_end(bytes.get(at..).unwrap_or_default()).unwrap_or(0);
        line += 1;
    }
    Ok(Ends {
        starts_with_numbers: starts_with_numbers.unwrap_or(false),
        ends_with_header: worker.ends_with_header(),
    })
}

/// How many bytes the end of a line takes at the start of the bytes.
fn line_end(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'\n', ..] => Some(1),
        [b'\r', b'\n', ..] => Some(2),
        _ => None,
    }
}
