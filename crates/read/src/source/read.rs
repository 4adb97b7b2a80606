//! A path, or standard input → a table of cells and what is known about it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::container::is_container;
use super::datapackage::Roles;
use super::sanitize::sanitize;
use super::{
    Delimiter, Encoding, Grid, Package, PackageError, SourceError, delimited, parquet, workbook,
};
use arrivals_data::{Decision, Metadata};

/// Where a table comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file: delimited text, or a `datapackage.json` that names one.
    File(PathBuf),
}

/// How a user says that a file is read; what is not said is found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// How characters are written as bytes.
    pub encoding: Option<Encoding>,
    /// What separates cells.
    pub delimiter: Option<Delimiter>,
    /// The sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// Whether a package beside the file is left alone.
    pub no_package: bool,
}

/// A table of text cells and what is known about it.
#[derive(Debug, Clone)]
pub struct Table {
    /// The cells.
    pub grid: Grid,
    /// Title, unit, source; empty for a file that stands alone.
    pub metadata: Metadata,
    /// What a package says of the columns.
    pub roles: Roles,
}

impl Table {
    fn alone(grid: Grid) -> Self {
        Self { grid, metadata: Metadata::default(), roles: Roles::default() }
    }
}

/// A table that could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The operating system refused.
    #[error("cannot read {file}: {reason}")]
    Io {
        file: String,
        /// What the system said, or what stands there instead of a file.
        reason: String,
    },
    /// More than [`MAX_BYTES`].
    #[error("{file} is larger than {} MB", MAX_BYTES / 1_000_000)]
    TooLarge { file: String },
    /// No delimited text.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// No data package.
    #[error(transparent)]
    Package(#[from] PackageError),
}

/// The largest input read: a table of yearly counts is smaller by far, and an endless pipe ends.
pub const MAX_BYTES: u64 = 512_000_000;

impl ReadError {
    /// Whether there was nothing to read.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Source(SourceError::Empty { .. }))
    }

    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Io { .. } => {
                "give the path of a table, '-' for standard input, or --sample for the built-in sample"
                    .into()
            }
            Self::TooLarge { .. } => "cut the file to the rows that are needed".into(),
            Self::Source(error) => error.hint(),
            Self::Package(error) => error.hint(),
        }
    }
}

/// Reads a table.
///
/// # Errors
/// When the input cannot be read, is too large, or is no delimited text.
pub fn read(input: &Input, reading: &Reading) -> Result<Table, ReadError> {
    match input {
        Input::Stdin => {
            crate::overwrite_guard::note_stdin();
            let name = "standard input";
            Ok(Table::alone(table_of(name, stdin_bytes(name)?, reading)?))
        }
        Input::File(path) if path.extension().is_some_and(|extension| extension == "json") => {
            read_package(path, reading)
        }
        Input::File(path) => {
            let grid = table_of(&file_name(path), &file_bytes(path)?, reading)?;
            Ok(beside(path, Table::alone(grid), reading))
        }
    }
}

/// The grid of a file's bytes: delimited text, a spreadsheet or Parquet, any of them in gzip.
///
/// # Errors
/// When the bytes are too many or none of these.
pub fn table_of(name: &str, bytes: &[u8], reading: &Reading) -> Result<Grid, ReadError> {
    let unpacked = unpacked(name, bytes)?;
    let bytes = unpacked.as_deref().unwrap_or(bytes);
    if is_container(bytes) {
        return Ok(workbook::workbook(name, bytes, reading.sheet.as_deref())?);
    }
    if parquet::is_parquet(bytes) {
        return Ok(parquet::parquet(name, bytes)?);
    }
    Ok(delimited(name, bytes, reading.encoding, reading.delimiter)?)
}

/// What a gzip file (RFC 1952) holds; nothing for other bytes.
fn unpacked(name: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
    if !bytes.starts_with(b"\x1F\x8B") {
        return Ok(None);
    }
    all_bytes(name, flate2::read::MultiGzDecoder::new(bytes), bytes.len()).map(Some)
}

fn read_package(path: &Path, reading: &Reading) -> Result<Table, ReadError> {
    let mut package = Package::parse(&file_name(path), &file_bytes(path)?)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    if let Some(events) = package.events.clone() {
        package = package.with_events(&events, &file_bytes(&folder.join(&events))?)?;
    }
    let bytes = file_bytes(&folder.join(&package.table))?;
    let roles = package.roles_of(&package.table).cloned().unwrap_or_default();
    let grid = table_of(&package.table, &bytes, reading)?;
    Ok(Table { grid, metadata: package.metadata, roles })
}

/// The table with what a package in its folder says of it. A package that cannot be read, or that
/// names other tables, changes nothing.
fn beside(path: &Path, mut table: Table, reading: &Reading) -> Table {
    let place = path.parent().unwrap_or(Path::new("")).join("datapackage.json");
    if reading.no_package || !place.is_file() {
        return table;
    }
    let found = bytes_of(&place)
        .and_then(|json| Ok(Package::parse("datapackage.json", &json)?))
        .map(|package| package.roles_of(&file_name(path)).cloned().map(|roles| (package, roles)));
    let decision = match found {
        Ok(None) => return table,
        Ok(Some((package, roles))) => {
            crate::overwrite_guard::note(&place);
            let events = package.events.clone().and_then(|events| {
                let json = file_bytes(&place.with_file_name(&events)).ok()?;
                package.clone().with_events(&events, &json).ok()
            });
            table.metadata = events.unwrap_or(package).metadata;
            table.roles = roles;
            Decision::info("package", "the datapackage.json beside the file says what it is about")
        }
        Err(error) => Decision::warning(
            "package",
            format!("the package beside the file is not used: {error}"),
        ),
    };
    table.grid.decisions.push(decision);
    table
}

/// The name without folders, so that outputs do not depend on where a file stands.
fn file_name(path: &Path) -> String {
    sanitize(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()).into_owned()
}

/// The text of a file, where it is UTF-8; signs that are not are replaced.
///
/// # Errors
/// When the file cannot be read or is too large.
pub fn text_of(path: &Path) -> Result<String, ReadError> {
    Ok(String::from_utf8_lossy(&file_bytes(path)?).into_owned())
}

/// The bytes of a file that is an input from now on.
fn file_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let bytes = bytes_of(path)?;
    crate::overwrite_guard::note(path);
    Ok(bytes)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, ReadError> {
    let shown = path.display().to_string();
    let refused = |reason: String| ReadError::Io { file: shown.clone(), reason };
    let file = std::fs::File::open(path).map_err(|error| refused(reason(&error)))?;
    let metadata = file.metadata();
    if metadata.as_ref().is_ok_and(std::fs::Metadata::is_dir) {
        return Err(refused("it is a folder".into()));
    }
    let size = metadata.map_or(0, |metadata| metadata.len().min(MAX_BYTES));
    all_bytes(&shown, file, usize::try_from(size).unwrap_or(0))
}

/// The bytes of standard input, which ends when it is read: counts and population may be two
/// columns of it.
fn stdin_bytes(name: &str) -> Result<&'static [u8], ReadError> {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    if let Some(bytes) = BYTES.get() {
        return Ok(bytes);
    }
    let bytes = all_bytes(name, std::io::stdin().lock(), 0)?;
    Ok(BYTES.get_or_init(|| bytes))
}

/// All bytes of a reader that is expected to hold about `size` of them.
fn all_bytes(name: &str, reader: impl Read, size: usize) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(size + 1);
    reader
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ReadError::Io { file: name.to_owned(), reason: reason(&error) })?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLarge { file: name.to_owned() });
    }
    Ok(bytes)
}

/// The system's words differ between machines; the common ones are said in ours.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".into(),
        std::io::ErrorKind::PermissionDenied => "permission denied".into(),
        std::io::ErrorKind::IsADirectory => "it is a folder".into(),
        _ => error.to_string(),
    }
}
