//! Bytes as they were published → a grid of text cells that know where they stood.
//!
//! Invariant: a cell's text is what the file says, trimmed and in NFC; nothing is interpreted
//! here. This module and its children are the only ones that read files or standard input.

mod archive;
mod container;
mod datapackage;
mod decode;
mod decoding;
mod delimited;
mod delimiter;
mod detect_encoding;
mod encoding;
mod error;
mod foreign;
mod grid;
mod guard;
mod origin;
pub(crate) mod parquet;
mod progress;
mod read;
mod reading;
mod rest;
mod sanitize;
mod translation;
mod typed_cells;
mod workbook;

pub use datapackage::{Package, PackageError, Roles};
pub use delimited::delimited;
pub(crate) use delimited::{has_lone_return, nameless, normal, record_end, records_of};
pub use delimiter::Delimiter;
pub use encoding::Encoding;
pub use error::SourceError;
pub use grid::{Grid, GridRow, GridRows};
pub use progress::Progress;
pub(crate) use read::read_whole;
pub use read::{Input, ReadError, Table, fingerprinted, read, table_of, text_of};
pub use reading::{Large, Reading};
pub(crate) use rest::Kind;
pub use rest::Rest;
pub use sanitize::sanitize;
