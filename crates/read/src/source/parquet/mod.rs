//! A Parquet file → a [`Grid`] of text cells: its column names, then a row for each of its rows.

mod coded;
mod files;
mod texts;

use super::rest::Data;
use super::{Grid, SourceError};
use arrivals_data::{Decision, Origin, listed};

pub use coded::Coded;
use files::DAMAGED;
pub use files::{Files, Piece};

/// More cells than any published table has; a damaged file may claim billions.
const MOST_CELLS: usize = 50_000_000;

/// Whether the bytes begin and end as a Parquet file does.
pub fn is_parquet(bytes: &[u8]) -> bool {
    bytes.len() > 12 && bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1")
}

/// The cells of the files. Rows are counted from 1 through all of them, without the header.
///
/// # Errors
/// When a file is damaged, has other columns than the first, or there are no rows.
pub fn parquet(name: &str, data: &Data) -> Result<Grid, SourceError> {
    let files = Files::open(data, name)?;
    let malformed = |reason: String| SourceError::Malformed { file: name.to_owned(), reason };
    if files.rows().saturating_mul(files.names().len()) > MOST_CELLS {
        return Err(malformed(format!("it has more than {MOST_CELLS} cells")));
    }
    let grid = first_rows(name, data, &files, files.rows());
    let mut grid = grid.ok_or_else(|| malformed(DAMAGED.to_owned()))?;
    grid.origin.sha256 = data.fingerprint(false).map_err(|error| malformed(error.to_string()))?;
    let is_empty = grid.rows().len() < 2;
    if is_empty { Err(SourceError::Empty { file: name.to_owned() }) } else { Ok(grid) }
}

/// The first rows of large files, of which `rows` are read; nothing where all have to be read.
///
/// # Errors
/// When a file is damaged, or has other columns than the first.
pub fn head(name: &str, data: &Data, rows: usize) -> Result<Option<Grid>, SourceError> {
    let grid = first_rows(name, data, &Files::open(data, name)?, rows);
    Ok(grid.filter(|grid| grid.rows().len() == rows + 1))
}

fn first_rows(name: &str, data: &Data, files: &Files, rows: usize) -> Option<Grid> {
    /// Rows that are texts and typed cells at a time.
    const ROWS: usize = 1 << 16;
    let text = match data {
        Data::Folder(paths) => format!(
            "Parquet files of the folder that are read as one, in the order of their names: {}",
            paths.len()
        ),
        _ => "the file is Parquet".to_owned(),
    };
    let nowhere = Origin { name: name.to_owned(), sheet: None, sha256: String::new() };
    let mut grid = Grid::new(nowhere, vec![Decision::info("format", text)]);
    let unread: Vec<String> =
        files.unread().into_iter().map(|(_, name)| format!("'{name}'")).collect();
    if !unread.is_empty() {
        let text = format!(
            "left out, as their cells hold several values or none that is read: {}",
            listed(&unread)
        );
        grid.decisions.push(Decision::warning("column", text));
    }
    for (name, zone) in files.zones() {
        let text = format!("'{name}' has times of the zone {zone}; days are those of UTC");
        grid.decisions.push(Decision::doubt("period", text));
    }
    grid.push(0, files.names());
    for piece in files.pieces(0..rows, ROWS) {
        for (line, cells) in files.texts(&piece)? {
            grid.push(line, cells);
        }
    }
    Some(grid)
}
