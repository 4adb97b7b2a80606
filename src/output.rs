//! Standard output and files: a group of files is replaced whole or not at all.

mod error;
mod failpoint;
mod place;
mod replacing;
mod staging;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use error::{OutputError, Stuck, refused};
pub use place::{folded, leads_to};
pub use replacing::{Change, replace};
pub use staging::sweep;

/// Writes the bytes to standard output.
///
/// # Errors
/// [`OutputError::Closed`] when the reader has gone.
pub fn stdout(bytes: &[u8]) -> Result<(), OutputError> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => OutputError::Closed,
        _ => OutputError::Stdout(error),
    })
}

/// Writes one file whole, or leaves what stands there.
///
/// # Errors
/// When the file's folder cannot be written.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    files(&[(path.to_owned(), bytes.to_vec())])
}

/// Writes all files, or none of them.
///
/// # Errors
/// When one of the files cannot be written, is an input, or is named twice.
pub fn files(files: &[(PathBuf, Vec<u8>)]) -> Result<(), OutputError> {
    let changes = files.iter().map(|(path, bytes)| (path.clone(), Some(bytes.clone())));
    replace(&changes.collect::<Vec<_>>())
}

/// Makes a folder, if it does not stand.
///
/// # Errors
/// When it cannot be made, or something else stands there.
pub fn folder(path: &Path) -> Result<(), OutputError> {
    std::fs::create_dir_all(path).map_err(|error| refused(path, &error))
}
