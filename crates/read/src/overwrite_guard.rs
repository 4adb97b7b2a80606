//! Which files this process has read: none of them is replaced, whatever name it is given.
//!
//! Kept for the whole process and noted where a file is opened, so that no command can forget one
//! of its inputs: packages, themes, events and templates are inputs, too.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

static READ: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Notes that a file is read. Pipes and devices are none.
pub fn note(path: &Path) {
    if let Ok(path) = std::fs::canonicalize(path)
        && path.is_file()
    {
        READ.lock().unwrap_or_else(PoisonError::into_inner).insert(path);
    }
}

/// Notes that standard input is read, which may be a file.
pub fn note_stdin() {
    note(Path::new("/dev/stdin"));
}

/// Whether the path leads to a file that was read: by its name, a link or a hard link.
pub fn is_one(path: &Path) -> bool {
    let read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    std::fs::canonicalize(path).is_ok_and(|path| read.iter().any(|read| is_same(&path, read)))
}

/// Whether two paths are one file.
pub fn is_same(one: &Path, other: &Path) -> bool {
    one == other || is_hard_link(one, other)
}

#[cfg(unix)]
fn is_hard_link(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(one), Ok(other)) = (std::fs::metadata(one), std::fs::metadata(other)) else {
        return false;
    };
    one.is_file() && (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_hard_link(_: &Path, _: &Path) -> bool {
    false
}
