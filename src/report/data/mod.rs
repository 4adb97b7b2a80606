//! A dataset, every observation with the cell it came from, in the formats that other programs read.

mod csv;
mod json;
mod package;
mod parquet;
mod sdmx;

pub use csv::tidy;
pub(super) use json::TidyDocument;
pub use json::json;
pub use package::package;
pub use parquet::{ParquetError, parquet};
pub use sdmx::sdmx_csv;

/// A field of CSV (RFC 4180), in quotes where it needs them.
fn push_field(text: &mut String, field: &str) {
    if !field.contains(['"', ',', '\n', '\r']) {
        text.push_str(field);
        return;
    }
    text.push('"');
    text.push_str(&field.replace('"', "\"\""));
    text.push('"');
}
