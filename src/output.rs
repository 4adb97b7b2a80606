//! Standard output and files: a file is written beside its place and renamed, whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// An output that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The reader of standard output has gone; nothing to report.
    #[error("standard output was closed")]
    Closed,
    /// Standard output refused.
    #[error("cannot write standard output: {0}")]
    Stdout(io::Error),
    /// A file could not be written.
    #[error("cannot write {}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

impl OutputError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Closed | Self::Stdout(_) => "give a file with -o".into(),
            Self::File { .. } => "choose a folder that exists and can be written, with -o".into(),
        }
    }
}

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

/// Writes all files, each whole. Nothing is replaced before every byte of every file stands on
/// the disk.
///
/// # Errors
/// When one of the files cannot be written.
pub fn files(files: &[(PathBuf, Vec<u8>)]) -> Result<(), OutputError> {
    let staged = files
        .iter()
        .map(|(path, bytes)| stage(path, bytes).map_err(|error| refused(path, &error)))
        .collect::<Result<Vec<_>, _>>()?;
    for (place, (path, _)) in staged.into_iter().zip(files) {
        if let Some((temporary, target)) = place {
            temporary.persist(target).map_err(|error| refused(path, &error.error))?;
        }
    }
    Ok(())
}

/// Makes a folder, if it does not stand.
///
/// # Errors
/// When it cannot be made, or something else stands there.
pub fn folder(path: &Path) -> Result<(), OutputError> {
    std::fs::create_dir_all(path).map_err(|error| refused(path, &error))
}

/// The bytes beside their place, still to be renamed; nothing for a pipe or device, which is
/// written at once.
fn stage(path: &Path, bytes: &[u8]) -> io::Result<Option<(NamedTempFile, PathBuf)>> {
    // A link stays a link: what it points to is replaced.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(metadata) = std::fs::metadata(&target) {
        if metadata.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if !metadata.is_file() {
            File::options().write(true).open(&target)?.write_all(bytes)?;
            return Ok(None);
        }
        if metadata.permissions().readonly() {
            return Err(io::Error::from(io::ErrorKind::PermissionDenied));
        }
    }
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".arrivals-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: what the user's mask leaves of it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.flush()?;
    Ok(Some((temporary, target)))
}

fn refused(path: &Path, error: &io::Error) -> OutputError {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "its folder does not exist".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "a folder stands there".into(),
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "a file stands where a folder is needed".into()
        }
        io::ErrorKind::StorageFull => "the disk is full".into(),
        _ => error.to_string(),
    };
    OutputError::File { path: path.to_owned(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_replaced_when_one_of_the_files_cannot_be_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let old = folder.path().join("old.txt");
        std::fs::write(&old, "old").expect("written");
        let bad = folder.path().join("no such folder").join("new.txt");
        let result = files(&[(old.clone(), b"new".to_vec()), (bad, b"new".to_vec())]);
        assert!(result.is_err());
        assert_eq!(std::fs::read_to_string(&old).expect("read"), "old");
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1);
    }
}
