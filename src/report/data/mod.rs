//! A dataset, every observation with the cell it came from, in the formats that other programs read.

mod json;
mod package;
mod parquet;
mod row_writer;
mod rows;
mod sdmx;
mod wide;

pub(super) use json::TidyDocument;
pub use json::json;
pub use package::package;
pub use parquet::{ParquetError, parquet};
pub use row_writer::TextForm;
pub use rows::tidy;
pub(super) use rows::{ROW_TITLE, TidyRow};
pub use sdmx::sdmx_csv;
pub use wide::{frame_text, left_out, wide};
