//! Standard output and files: a file is written beside its place and renamed, whole or not at all.
//!
//! What is not yet renamed is locked by the process that writes it, so that what a killed one left
//! can be told apart and removed.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

use arrivals_read::inputs;

/// How the names of files begin and end that are not yet renamed.
const STAGED: (&str, &str) = (".arrivals-", ".tmp");

/// For how long a file may stand before its writer has locked it.
const UNLOCKED: Duration = Duration::from_secs(60);

/// An output that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The reader of standard output has gone; nothing to report.
    #[error("standard output was closed")]
    Closed,
    /// Standard output refused.
    #[error("cannot write standard output: {0}")]
    Stdout(io::Error),
    /// A file that was read is not replaced.
    #[error("{} is an input, and is not replaced", .0.display())]
    Input(PathBuf),
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
            Self::Input(_) => "name another file or folder with -o".into(),
            Self::File { .. } => "name a file in a folder that exists and can be written".into(),
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
/// When one of the files cannot be written, or is an input.
pub fn files(files: &[(PathBuf, Vec<u8>)]) -> Result<(), OutputError> {
    if let Some((path, _)) = files.iter().find(|(path, _)| inputs::is_one(path)) {
        return Err(OutputError::Input(path.clone()));
    }
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

/// Removes from a folder what a killed process staged there and did not rename.
pub fn sweep(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let staged = name
            .to_str()
            .is_some_and(|name| name.starts_with(STAGED.0) && name.ends_with(STAGED.1));
        if staged && is_left(&entry) {
            // Where it cannot be removed, it stays as it was.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Whether no process is writing the file any more.
fn is_left(entry: &std::fs::DirEntry) -> bool {
    let old = entry
        .metadata()
        .and_then(|metadata| metadata.modified())
        .is_ok_and(|time| time.elapsed().is_ok_and(|age| age > UNLOCKED));
    old && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok())
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
    builder.prefix(STAGED.0).suffix(STAGED.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: what the user's mask leaves of it.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder)?;
    // Some file systems know no locks: then only the time keeps it from being swept.
    let _ = temporary.as_file().try_lock();
    temporary.write_all(bytes)?;
    temporary.flush()?;
    Ok(Some((temporary, target)))
}

/// Why a file cannot be written or removed, in words that are the same on every system.
pub fn refused(path: &Path, error: &io::Error) -> OutputError {
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

    #[test]
    fn only_what_no_one_writes_any_more_is_swept() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = |name: &str, age: u64| {
            let file = File::create(folder.path().join(name)).expect("made");
            let now = file.metadata().and_then(|file| file.modified()).expect("a time");
            file.set_modified(now - Duration::from_secs(age)).expect("a time");
            file
        };
        made(".arrivals-left.tmp", 3600);
        made(".arrivals-new.tmp", 0);
        made("arrivals.tmp", 3600);
        let held = made(".arrivals-held.tmp", 3600);
        held.try_lock().expect("locked");
        sweep(folder.path());
        let mut names: Vec<String> = std::fs::read_dir(folder.path())
            .expect("listed")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(names, [".arrivals-held.tmp", ".arrivals-new.tmp", "arrivals.tmp"]);
    }
}
