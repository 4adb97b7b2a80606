//! Standard output and files: a group of files is replaced whole or not at all.

mod error;
mod failpoint;
mod place;
mod replacing;
mod staging;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use error::{OutputError, refused};
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

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_has_the_mode_of_the_old_one() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let private = folder.path().join("private.md");
        std::fs::write(&private, "old").expect("written");
        let mode = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(&private, mode).expect("permissions");
        file(&private, b"new").expect("written");
        let mode = std::fs::metadata(&private).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(std::fs::read(&private).expect("read"), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_even_to_nothing() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        symlink("there.md", at("second.md")).expect("a link");
        symlink("second.md", at("first.md")).expect("a link");
        file(&at("first.md"), b"new").expect("written");
        assert!(at("first.md").is_symlink() && at("second.md").is_symlink());
        assert_eq!(std::fs::read(at("there.md")).expect("read"), b"new");
        symlink("circle.md", at("circle.md")).expect("a link");
        assert!(file(&at("circle.md"), b"new").is_err());
    }

    /// `é` as one sign and as two, and letters of either case, are one name on macOS.
    #[test]
    fn two_names_of_one_file_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        for (one, other) in [("p.svg", "p.svg"), ("p.svg", "P.svg"), ("\u{e9}.svg", "e\u{301}.svg")]
        {
            let named = |name: &str| (folder.path().join(name), b"new".to_vec());
            let result = files(&[named(one), named(other)]);
            assert!(matches!(result, Err(OutputError::Twice(..))), "{one} {other}");
        }
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 0);
    }
}
