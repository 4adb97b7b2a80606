//! What can be wrong with the bytes of a source, and what to do about it.

use super::encoding::Encoding;
use arrivals_data::{hint_of_nearest, listed};

/// Bytes that hold no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// Nothing in it.
    #[error("{file} is empty")]
    Empty { file: String },
    /// A zero byte: not text.
    #[error("{file} is not text: byte {offset} is zero")]
    Binary {
        file: String,
        /// The place of the first zero byte, from 1.
        offset: usize,
    },
    /// Bytes that the encoding does not have.
    #[error("{file}, line {line}: not {encoding} text (byte {byte:#04X})")]
    Encoding {
        file: String,
        /// The encoding's name.
        encoding: &'static str,
        /// The line of the first byte that is not of the encoding.
        line: usize,
        byte: u8,
    },
    /// A sheet that was asked for is not there.
    #[error("{file}: there is no sheet '{sheet}'")]
    NoSheet {
        file: String,
        /// The name asked for.
        sheet: String,
        names: Vec<String>,
    },
    /// Bytes of a format that is not read.
    #[error("{file} is {what}")]
    Foreign {
        file: String,
        /// The format.
        what: String,
        /// How to make a table of it.
        hint: String,
    },
    /// A file of a folder has other columns than the first.
    #[error("{file}: {difference}")]
    OtherColumns { file: String, difference: String },
    /// The rows could not be told apart.
    #[error("{file}: {reason}")]
    Malformed {
        file: String,
        /// Why.
        reason: String,
    },
}

impl SourceError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Empty { .. } => {
                "a table needs a header row and at least one row of counts".into()
            }
            Self::Binary { .. } => {
                "give delimited text, a spreadsheet (xlsx, xls, ods), Parquet, or one of them in gzip".into()
            }
            Self::Encoding { .. } => {
                format!("say how the text is written with --encoding ({})", Encoding::COMMON)
            }
            Self::OtherColumns { .. } => {
                "put files with the same columns into a folder of their own".into()
            }
            Self::NoSheet { sheet, names, .. } => {
                hint_of_nearest(sheet, names, format!("the sheets are {}", listed(names)))
            }
            Self::Foreign { hint, .. } => hint.clone(),
            Self::Malformed { reason, .. } if reason.contains("password") => {
                "open it in a spreadsheet program, and save it without a password".into()
            }
            Self::Malformed { .. } => "check that the file is whole and not damaged".into(),
        }
    }
}
