//! Why an output could not be written, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

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
    /// Two names of one file.
    #[error("{}", twice(.0, .1))]
    Twice(PathBuf, PathBuf),
    /// A file could not be written, and no file of its group was replaced.
    #[error("cannot write {}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A file could not be written, and others of its group could not be put back.
    #[error("cannot write {}: {reason}; replaced already: {}", path.display(), listed(stuck))]
    Partly {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
        /// The files that are new; all others of the group are old.
        stuck: Vec<Stuck>,
    },
}

/// A file that is new, though others of its group are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    pub path: PathBuf,
    /// Where its old file was set aside; none where there was none.
    pub old: Option<PathBuf>,
}

fn twice(one: &Path, other: &Path) -> String {
    if one == other {
        format!("{} is named twice", one.display())
    } else {
        format!("{} and {} are one file, here or on another system", one.display(), other.display())
    }
}

fn listed(stuck: &[Stuck]) -> String {
    let one = |Stuck { path, old }: &Stuck| match old {
        Some(old) => format!("{} (the old file is {})", path.display(), old.display()),
        None => path.display().to_string(),
    };
    stuck.iter().map(one).collect::<Vec<_>>().join(", ")
}

impl OutputError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Closed | Self::Stdout(_) => "give a file with -o".into(),
            Self::Input(_) => "name another file or folder with -o".into(),
            Self::Twice(..) => "give each output a file of its own".into(),
            Self::File { .. } => "name a file in a folder that exists and can be written".into(),
            Self::Partly { .. } => "run the command again when the file can be written".into(),
        }
    }
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
