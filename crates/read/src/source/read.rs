//! A path, or standard input → a table of cells and what is known about it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use super::archive::only_table;
use super::container::is_container;
use super::datapackage::Roles;
use super::foreign::refuse_foreign;
use super::origin::file_name;
use super::reading::Reading;
use super::rest::{Data, Kind, Rest, Spool};
use super::{Grid, Package, PackageError, SourceError, delimited, parquet, workbook};
use arrivals_data::{Decision, Metadata, Origin, shell_word};

/// Where a table comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file: delimited text, or a `datapackage.json` that names one; or a folder of Parquet files.
    File(PathBuf),
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
    /// The same with the path of the file in its hint.
    fn of(self, path: &Path) -> Self {
        match self {
            Self::Source(SourceError::Foreign { file, what, hint }) => {
                let hint = hint.replacen("FILE", &shell_word(&path.to_string_lossy()), 1);
                Self::Source(SourceError::Foreign { file, what, hint })
            }
            other => other,
        }
    }

    /// Whether there was nothing to read.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Source(SourceError::Empty { .. }))
    }

    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Io { file, .. } if is_address(file) => {
                let address = shell_word(file);
                format!("nothing is fetched; pipe it in: curl -sL {address} | arrivals tidy")
            }
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
            match stdin_data(name, reading)? {
                Piped::Small(bytes) => Ok(Table::alone(whole_grid(name, bytes, reading)?)),
                Piped::Large(data) => Ok(Table::alone(large_grid(name, data, reading)?)),
            }
        }
        Input::File(path) if path.extension().is_some_and(|extension| extension == "json") => {
            read_package(path, reading).map_err(|error| error.of(path))
        }
        Input::File(path) => {
            let grid = grid_at(path, &file_name(path), reading).map_err(|error| error.of(path))?;
            Ok(beside(path, Table::alone(grid), reading))
        }
    }
}

/// The grid of a file's bytes: delimited text, a spreadsheet or Parquet, any of them in gzip. Of many
/// bytes, the grid of the first rows, which knows the rest.
///
/// # Errors
/// When the bytes are too many or none of these.
pub fn table_of(name: &str, bytes: &[u8], reading: &Reading) -> Result<Grid, ReadError> {
    if !is_large(bytes.len() as u64, bytes, reading) {
        return whole_grid(name, bytes, reading);
    }
    large_grid(name, Data::Bytes(Arc::new(bytes.to_vec())), reading)
}

fn whole_grid(name: &str, bytes: &[u8], reading: &Reading) -> Result<Grid, ReadError> {
    let inside = unpacked(name, bytes)?;
    let bytes = inside.as_deref().unwrap_or(bytes);
    let Some((table, bytes)) = only_table(name, bytes, MAX_BYTES)? else {
        return unpacked_grid(name, bytes, reading);
    };
    let bytes = unpacked(name, &bytes)?.unwrap_or(bytes);
    let is_text = !is_container(&bytes) && is_large(bytes.len() as u64, &bytes, reading);
    let mut grid = match is_text {
        true => large_grid(name, Data::Bytes(Arc::new(bytes)), reading)?,
        false => unpacked_grid(name, &bytes, reading)?,
    };
    let text = format!("'{table}' in the ZIP archive is read");
    grid.decisions.insert(0, Decision::info("format", text));
    if let Some(rest) = &mut grid.rest {
        rest.decisions += 1;
    }
    Ok(grid)
}

/// The grid of bytes that are no archive.
fn unpacked_grid(name: &str, bytes: &[u8], reading: &Reading) -> Result<Grid, ReadError> {
    refuse_foreign(name, bytes)?;
    if is_container(bytes) {
        return Ok(workbook::workbook(name, bytes, reading.sheet.as_deref())?);
    }
    if parquet::is_parquet(bytes) {
        return Ok(parquet::parquet(name, &Data::Bytes(Arc::new(bytes.to_vec())))?);
    }
    Ok(delimited::delimited(name, bytes, reading.encoding, reading.delimiter)?)
}

/// Whether a file of that size, which starts with those bytes, is large once it is unpacked.
fn is_large(size: u64, start: &[u8], reading: &Reading) -> bool {
    /// Text is packed to about an eighth.
    const PACKED: u64 = 8;
    let size = if is_packed(start) { size.saturating_mul(PACKED) } else { size };
    size >= reading.large.from as u64
}

fn is_packed(start: &[u8]) -> bool {
    start.starts_with(b"\x1F\x8B")
}

/// The grid of the file at a path, or of the Parquet files in a folder.
fn grid_at(path: &Path, name: &str, reading: &Reading) -> Result<Grid, ReadError> {
    if path.is_dir() {
        return folder_grid(path, name, reading);
    }
    // What is no plain file, as a pipe, can be read only once.
    let size =
        std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map_or(0, |m| m.len());
    let mut start = [0; 2];
    let is_large = is_large(size, b"\x1F\x8B", reading)
        && std::fs::File::open(path)
            .and_then(|mut file| file.read_exact(&mut start))
            .is_ok_and(|()| is_large(size, &start, reading));
    if !is_large {
        return whole_grid(name, &file_bytes(path)?, reading);
    }
    crate::overwrite_guard::note(path);
    large_grid(name, Data::File(path.to_owned()), reading)
}

/// The grid of the Parquet files in a folder, in the order of their names. What else is there is named,
/// but for the files that begin with a dot or an underscore, which the writers of such folders add.
fn folder_grid(path: &Path, name: &str, reading: &Reading) -> Result<Grid, ReadError> {
    let refused = |reason| ReadError::Io { file: path.display().to_string(), reason };
    let io = |error: std::io::Error| refused(reason(&error));
    let entries = std::fs::read_dir(path).map_err(io)?.collect::<Result<Vec<_>, _>>();
    let paths = entries.map_err(io)?.into_iter().map(|entry| entry.path());
    let (mut files, mut others): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.filter(|path| !file_name(path).starts_with(['.', '_'])).partition(|path| {
            path.extension().is_some_and(|e| e.eq_ignore_ascii_case("parquet")) && path.is_file()
        });
    files.sort();
    others.sort();
    if files.is_empty() {
        let what = "it is a folder without a file whose name ends in .parquet";
        return Err(refused(match others.iter().any(|path| path.is_dir()) {
            true => format!("{what}; folders in it are not read"),
            false => what.to_owned(),
        }));
    }
    files.iter().for_each(|path| crate::overwrite_guard::note(path));
    let sizes = files.iter().filter_map(|path| path.metadata().ok()).map(|data| data.len());
    let (size, data) = (sizes.sum(), Data::Folder(Arc::new(files)));
    let mut grid = match is_large(size, b"PAR1", reading) {
        true => large_parquet(name, data, reading)?,
        false => parquet::parquet(name, &data)?,
    };
    if let Some(other) = others.first() {
        let text = format!(
            "what the folder holds beside files of Parquet is not read: '{}'{}",
            file_name(other),
            if others.len() > 1 {
                format!(" and {} more", others.len() - 1)
            } else {
                String::new()
            }
        );
        grid.decisions.push(Decision::warning("format", text));
    }
    Ok(grid)
}

/// The first rows of large Parquet; all of them where that cannot be.
fn large_parquet(name: &str, data: Data, reading: &Reading) -> Result<Grid, ReadError> {
    /// So many bytes of a head are a row, which shows what the columns are.
    const ROW: usize = 32;
    let (large, start) = (reading.large, reading.large.head / ROW);
    let Some(mut grid) = parquet::head(name, &data, start)? else {
        return Ok(parquet::parquet(name, &data)?);
    };
    grid.rest = Some(Rest {
        data,
        packed: false,
        kind: Kind::Parquet,
        start,
        mark: 0,
        encoding: None,
        large,
        decisions: grid.decisions.len(),
        reading: reading.clone(),
    });
    Ok(grid)
}

/// The first rows of many bytes; all of them where the first do not show what they are.
fn large_grid(name: &str, data: Data, reading: &Reading) -> Result<Grid, ReadError> {
    let io =
        |error: std::io::Error| ReadError::Io { file: name.to_owned(), reason: reason(&error) };
    let mut start = Vec::new();
    data.open().and_then(|file| file.take(2).read_to_end(&mut start)).map_err(io)?;
    let packed = is_packed(&start);
    let mut bytes = Vec::new();
    let most = reading.large.head as u64;
    // A damaged archive is an error of the whole reading.
    let read = data.unpacked(packed).and_then(|file| file.take(most).read_to_end(&mut bytes));
    let is_parquet = read.is_ok() && !packed && bytes.starts_with(b"PAR1");
    if is_parquet && !matches!(data, Data::Piped(_)) {
        return large_parquet(name, data, reading);
    }
    let head = match read {
        Ok(_) if !is_container(&bytes) && !bytes.starts_with(b"PAR1") => {
            delimited::head(name, &bytes, reading.encoding, reading.delimiter)
        }
        _ => None,
    };
    let Some(head) = head else {
        return whole_grid(name, &all_of(name, &data)?, reading);
    };
    let mut grid = head.grid;
    grid.rest = Some(Rest {
        data,
        packed,
        kind: Kind::Text { delimiter: head.delimiter },
        start: head.bytes,
        mark: head.mark,
        encoding: head.encoding,
        large: reading.large,
        decisions: grid.decisions.len(),
        reading: reading.clone(),
    });
    Ok(grid)
}

/// The bytes as they stand in the file, all of them.
fn all_of(name: &str, data: &Data) -> Result<Vec<u8>, ReadError> {
    match data {
        Data::File(path) => bytes_of(path),
        Data::Bytes(bytes) => Ok(bytes.as_ref().clone()),
        Data::Folder(_) | Data::Piped(_) => {
            let io = |error| ReadError::Io { file: name.to_owned(), reason: reason(&error) };
            all_bytes(name, data.open().map_err(io)?, 0)
        }
    }
}

/// The grid of all rows of a large file, of which another grid holds the first.
///
/// # Errors
/// When the bytes are too many, or no table.
pub fn read_whole(first: Grid) -> Result<Grid, ReadError> {
    let Some(rest) = first.rest else { return Ok(first) };
    let name = &first.origin.name;
    let mut grid = match rest.kind {
        Kind::Parquet => parquet::parquet(name, &rest.data)?,
        Kind::Text { .. } => whole_grid(name, &all_of(name, &rest.data)?, &rest.reading)?,
    };
    grid.decisions.extend(first.decisions.into_iter().skip(rest.decisions));
    Ok(grid)
}

/// The origin of a file of which a grid holds the first rows, with the fingerprint of all.
pub fn fingerprinted(origin: Origin, rest: Option<&Rest>) -> Origin {
    match rest.map(|rest| rest.data.fingerprint(rest.packed)) {
        Some(Ok(sha256)) => Origin { sha256, ..origin },
        _ => origin,
    }
}

/// What a gzip file (RFC 1952) holds; nothing for other bytes.
fn unpacked(name: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
    if !is_packed(bytes) {
        return Ok(None);
    }
    all_bytes(name, flate2::read::MultiGzDecoder::new(bytes), bytes.len()).map(Some)
}

fn read_package(path: &Path, reading: &Reading) -> Result<Table, ReadError> {
    let (name, json) = (file_name(path), file_bytes(path)?);
    let is_other = |value: serde_json::Value| value.get("resources").is_none();
    if name != "datapackage.json" && serde_json::from_slice(&json).is_ok_and(is_other) {
        refuse_foreign(&name, &json)?;
    }
    let mut package = Package::parse(&name, &json)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    if let Some(events) = package.events.clone() {
        package = package.with_events(&events, &file_bytes(&folder.join(&events))?)?;
    }
    let roles = package.roles_of(&package.table).cloned().unwrap_or_default();
    let grid = grid_at(&folder.join(&package.table), &package.table, reading)?;
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

/// What is piped in.
#[derive(Clone)]
enum Piped {
    Small(&'static [u8]),
    Large(Data),
}

/// Standard input, which ends when it is read: counts and population may be two columns of it.
fn stdin_data(name: &str, reading: &Reading) -> Result<Piped, ReadError> {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    static SPOOL: OnceLock<Arc<Mutex<Spool>>> = OnceLock::new();
    if let Some(bytes) = BYTES.get() {
        return Ok(Piped::Small(bytes));
    }
    if let Some(spool) = SPOOL.get() {
        return Ok(Piped::Large(Data::Piped(spool.clone())));
    }
    let io =
        |error: std::io::Error| ReadError::Io { file: name.to_owned(), reason: reason(&error) };
    let mut start = Vec::new();
    let most = reading.large.from as u64;
    std::io::stdin().lock().take(most).read_to_end(&mut start).map_err(io)?;
    if (start.len() as u64) < most {
        return Ok(Piped::Small(BYTES.get_or_init(|| start)));
    }
    match Spool::new(&start) {
        Ok(spool) => {
            let spool = SPOOL.get_or_init(|| Arc::new(Mutex::new(spool)));
            Ok(Piped::Large(Data::Piped(spool.clone())))
        }
        // Without a place for what is read, it is held in memory.
        Err(_) => {
            let rest = std::io::stdin().lock();
            let bytes = all_bytes(name, start.as_slice().chain(rest), 0)?;
            Ok(Piped::Small(BYTES.get_or_init(|| bytes)))
        }
    }
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

/// Whether a path is an address on the web.
fn is_address(path: &str) -> bool {
    ["http://", "https://", "ftp://"].into_iter().any(|scheme| path.starts_with(scheme))
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
