//! How files are read.

use super::delimiter::Delimiter;
use super::encoding::Encoding;
use super::progress::Progress;

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
    /// From which size on a file is not read whole.
    pub large: Large,
    /// Who is told how far a large file is read.
    pub progress: Progress,
}

/// From which size on a file is large, and how much of it shows what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Large {
    /// Files of fewer bytes are read whole.
    pub from: usize,
    /// The bytes at the start that decide what the columns are.
    pub head: usize,
    /// The bytes at the end that are looked at for totals and remarks.
    pub tail: usize,
    /// The bytes of a piece that a thread reads.
    pub piece: usize,
}

impl Default for Large {
    fn default() -> Self {
        const KIB: usize = 1 << 10;
        Self { from: 8 * KIB * KIB, head: 128 * KIB, tail: 32 * KIB, piece: 256 * KIB }
    }
}
