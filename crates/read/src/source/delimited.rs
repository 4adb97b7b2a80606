//! Delimited text (RFC 4180 and its relatives) → [`Grid`].

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::decode::{decode, decode_by};
use super::delimiter::Delimiter;
use super::encoding::Encoding;
use super::error::SourceError;
use super::grid::Grid;
use super::origin::origin;
use arrivals_data::{Decision, Origin};

/// The grid of a delimited text; the delimiter is found when none is given.
///
/// # Errors
/// When the bytes are empty, binary or not UTF-8.
pub fn delimited(
    name: &str,
    bytes: &[u8],
    encoding: Option<Encoding>,
    delimiter: Option<Delimiter>,
) -> Result<Grid, SourceError> {
    let file = || name.to_owned();
    let (text, decoded) = decode(name, bytes, encoding)?;
    let text = text.as_ref();
    // The fingerprint of a large file takes as long as a good part of its reading.
    let (delimiter, mut grid) = std::thread::scope(|scope| {
        let origin = scope.spawn(|| origin(name, bytes));
        let started = start(text, decoded, delimiter);
        match origin.join() {
            Ok(origin) => started.map(|(delimiter, mut grid)| {
                grid.origin = origin;
                (delimiter, grid)
            }),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
    .map_err(|error| SourceError::Malformed { file: file(), reason: error.to_string() })?;
    grid.is_text = true;
    grid.comma_separated = delimiter.0 == b',';
    if grid.rows().is_empty() {
        return Err(SourceError::Empty { file: file() });
    }
    Ok(grid)
}

/// The first rows of a large text.
pub struct Head {
    pub grid: Grid,
    /// How many bytes they take in UTF-8, without a byte-order mark.
    pub bytes: usize,
    /// The length of the byte-order mark.
    pub mark: usize,
    /// How the text is written, where that is not UTF-8.
    pub encoding: Option<Encoding>,
    pub delimiter: u8,
}

/// The rows at the start of a text, of which `bytes` are the first; nothing unless its lines end as
/// lines do. Its origin has no fingerprint yet.
pub fn head(
    name: &str,
    bytes: &[u8],
    encoding: Option<Encoding>,
    delimiter: Option<Delimiter>,
) -> Option<Head> {
    // A line feed is no part of another character but in UTF-16, whose units are of two bytes.
    let lines = memchr::memrchr(b'\n', bytes).and_then(|end| bytes.get(..end + 1))?;
    let units = || bytes.chunks_exact(2).rposition(|unit| matches!(unit, [b'\n', 0] | [0, b'\n']));
    let is_known = |bytes| decode_by(name, bytes, encoding).ok();
    let (text, decoded, encoding, mark) = is_known(lines)
        .filter(|(_, _, encoding, _)| !encoding.is_utf_16())
        .or_else(|| is_known(bytes.get(..(units()? + 1) * 2)?))?;
    let end = record_end(text.as_bytes(), text.len())?;
    let text = text.get(..end)?;
    if has_lone_return(text.as_bytes()) {
        return None;
    }
    let (delimiter, mut grid) = start(text, decoded, delimiter).ok()?;
    grid.origin.name = name.to_owned();
    grid.is_text = true;
    grid.comma_separated = delimiter.0 == b',';
    let encoding = Some(encoding).filter(|encoding| !encoding.is_utf_8());
    let delimiter = delimiter.0;
    (!grid.rows().is_empty()).then_some(Head { grid, bytes: end, mark, encoding, delimiter })
}

/// The end of the last record that ends within `most` bytes: of a line, outside of quotes.
pub fn record_end(bytes: &[u8], most: usize) -> Option<usize> {
    let bytes = &bytes[..most.min(bytes.len())];
    let mut end = memchr::memrchr(b'\n', bytes)?;
    let mut quotes = memchr::memchr_iter(b'"', &bytes[..end]).count();
    while quotes % 2 == 1 {
        // The line ends within quotes: none that ends after they were opened is meant.
        let opened = memchr::memrchr(b'"', &bytes[..end])?;
        end = memchr::memrchr(b'\n', &bytes[..opened])?;
        quotes -= memchr::memchr_iter(b'"', &bytes[end..=opened]).count();
    }
    Some(end + 1)
}

/// Whether a carriage return stands anywhere but before the end of a line.
pub fn has_lone_return(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'\r', bytes).any(|place| bytes.get(place + 1) != Some(&b'\n'))
}

/// The delimiter of a text, and its rows in a grid that does not know its origin yet.
fn start(
    text: &str,
    decoded: Decision,
    delimiter: Option<Delimiter>,
) -> Result<(Delimiter, Grid), csv::Error> {
    let mut decisions = vec![decoded];
    let delimiter = delimiter.unwrap_or_else(|| {
        let found = find_delimiter(text);
        decisions
            .push(Decision::info("delimiter", format!("cells are separated by {}", found.name())));
        found
    });
    Ok((delimiter, rows_of(text, delimiter, decisions)?))
}

/// A grid without rows that is of no file.
pub fn nameless() -> Grid {
    let nowhere = Origin { name: String::new(), sheet: None, sha256: String::new() };
    Grid::new(nowhere, Vec::new())
}

/// The records of a piece of a text, each with its line and its cells; the first line is `line`.
pub fn records_of(text: &str, delimiter: u8, line: u32) -> Option<Vec<(u32, Vec<String>)>> {
    let mut grid = nameless();
    quoted_rows(text, Delimiter(delimiter), &mut grid).ok()?;
    let rows = grid.rows();
    let owned =
        rows.iter().map(|row| (row.line() + line - 1, row.cells().map(str::to_owned).collect()));
    Some(owned.collect())
}

/// The rows of a text, in a grid that does not know its origin yet.
fn rows_of(
    text: &str,
    delimiter: Delimiter,
    mut decisions: Vec<Decision>,
) -> Result<Grid, csv::Error> {
    let quotes = text.bytes().filter(|byte| *byte == b'"').count();
    if quotes % 2 == 1 {
        decisions.push(Decision::doubt("delimiter", "a quote is opened and never closed"));
    }
    let nowhere = Origin { name: String::new(), sheet: None, sha256: String::new() };
    let mut grid = Grid::with_capacity(nowhere, decisions, text.len());
    if quotes == 0 {
        plain_rows(text, delimiter, &mut grid);
    } else {
        quoted_rows(text, delimiter, &mut grid)?;
    }
    Ok(grid)
}

/// Without a quote, each line is a row and each delimiter ends a cell.
fn plain_rows(text: &str, delimiter: Delimiter, grid: &mut Grid) {
    let is_ascii = text.is_ascii();
    let mut line = 0_u32;
    for row in text.split('\n') {
        // A carriage return alone ends a line too.
        let row = row.strip_suffix('\r').unwrap_or(row);
        for row in row.split('\r') {
            line = line.saturating_add(1);
            grid.push(line, row.split(char::from(delimiter.0)).map(|cell| normal(cell, is_ascii)));
        }
    }
}

fn quoted_rows(text: &str, delimiter: Delimiter, grid: &mut Grid) -> Result<(), csv::Error> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.0)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let is_ascii = text.is_ascii();
    let mut lines = Lines { text: text.as_bytes(), counted: 0, line: 1 };
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.at(usize::try_from(start).unwrap_or(usize::MAX));
        grid.push(line, record.iter().map(|cell| normal(cell, is_ascii)));
    }
    Ok(())
}

/// The text trimmed and in NFC.
pub fn normal(cell: &str, is_ascii: bool) -> Cow<'_, str> {
    let cell = cell.trim();
    if is_ascii || cell.is_ascii() { Cow::Borrowed(cell) } else { cell.nfc().collect() }
}

/// Counts lines as the records are read; `csv` itself says where the blank lines before a record
/// start, not where the record does.
struct Lines<'a> {
    text: &'a [u8],
    counted: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the first character at or after the offset that is no line end.
    fn at(&mut self, offset: usize) -> u32 {
        let rest = self.text.get(offset..).unwrap_or_default();
        let skipped = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let start = offset.saturating_add(skipped).min(self.text.len());
        for place in self.counted..start {
            let ends_line = match self.text[place] {
                b'\n' => true,
                b'\r' => self.text.get(place + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line = self.line.saturating_add(u32::from(ends_line));
        }
        self.counted = self.counted.max(start);
        self.line
    }
}

/// The candidate that cuts most of the first lines into the same, largest number of cells.
fn find_delimiter(text: &str) -> Delimiter {
    const SAMPLE: usize = 40;
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let score = |delimiter: &Delimiter| {
        let counts: Vec<usize> = lines.iter().map(|line| cuts(line, delimiter.0)).collect();
        let agreeing = |count: usize| counts.iter().filter(|other| **other == count).count();
        counts.iter().filter(|count| **count > 0).map(|count| (agreeing(*count), *count)).max()
    };
    // A tab is hardly ever a part of a text: Eurostat has commas within its first column.
    let tabs: Vec<usize> = lines.iter().map(|line| cuts(line, b'\t')).collect();
    if tabs.len() > 1 && tabs[0] > 0 && tabs.iter().all(|count| *count == tabs[0]) {
        return Delimiter(b'\t');
    }
    let mut best = (None, Delimiter(b','));
    for delimiter in Delimiter::CANDIDATES {
        let scored = score(&delimiter);
        if scored > best.0 {
            best = (scored, delimiter);
        }
    }
    best.1
}

/// How often the delimiter stands outside of quotes.
fn cuts(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    line.bytes()
        .filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted && *byte == delimiter
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        delimited("t.csv", text.as_bytes(), None, None)
            .expect("a grid")
            .rows()
            .iter()
            .map(|row| row.cells().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn the_delimiter_is_the_one_that_cuts_alike() {
        let expected = [["year", "count"], ["2011", "2,706"], ["2012", "1,502"]];
        assert_eq!(cells("year;count\n2011;2,706\n2012;1,502\n"), expected);
        assert_eq!(cells("year\tcount\r\n2011\t2,706\r\n2012\t1,502"), expected);
        assert_eq!(cells("year;count\r2011;2,706\r2012;1,502\r"), expected);
        assert_eq!(cells("\u{FEFF}year,count\n2011,\"2,706\"\n\n2012,\"1,502\"\n"), expected);
    }

    #[test]
    fn rows_keep_the_line_they_start_on() {
        let grid = delimited("t.csv", b"a,b\n\n\"x\ny\",1\nz,2\n", None, None).expect("a grid");
        assert_eq!(grid.rows().iter().map(|row| row.line()).collect::<Vec<_>>(), [1, 3, 5]);
    }

    #[test]
    fn decomposed_hangul_is_composed() {
        assert_eq!(cells("연도\u{1112}\u{1161}\u{11AB},1")[0][0], "연도한");
    }

    #[test]
    fn what_is_not_text_is_refused() {
        let refused =
            |bytes: &[u8]| delimited("t.csv", bytes, None, None).expect_err("an error").to_string();
        assert_eq!(refused(b""), "t.csv is empty");
        assert_eq!(refused(b" \n\n"), "t.csv is empty");
        assert_eq!(refused(&[0; 100]), "t.csv is not text: byte 1 is zero");
    }
}
