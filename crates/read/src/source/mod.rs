//! Bytes as they were published → a grid of text cells that know where they stood.
//!
//! Invariant: a cell's text is what the file says, trimmed and in NFC; nothing is interpreted
//! here. This module and its children are the only ones that read files or standard input.

mod container;
mod datapackage;
mod decode;
mod delimited;
mod detect_encoding;
mod encoding;
mod error;
mod grid;
mod guard;
mod origin;
mod parquet;
mod read;
mod sanitize;
mod translation;
mod typed_cells;
mod workbook;

pub use datapackage::{Package, PackageError, Roles};
pub use delimited::{Delimiter, delimited};
pub use encoding::Encoding;
pub use error::SourceError;
pub use grid::{Grid, GridRow, GridRows};
pub use read::{Input, ReadError, Reading, Table, read, table_of, text_of};
pub use sanitize::sanitize;
