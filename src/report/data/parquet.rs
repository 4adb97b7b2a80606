//! A frame as Parquet.

use polars::prelude::DataFrame;
use polars_io::parquet::write::{ParquetCompression, ParquetWriter};

/// A frame that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("Parquet could not be written: {0}")]
pub struct ParquetError(String);

/// The frame of a dataset as Parquet, compressed by Zstandard.
///
/// # Errors
/// When the columns cannot be written.
pub fn parquet(mut frame: DataFrame) -> Result<Vec<u8>, ParquetError> {
    let mut bytes = Vec::new();
    // One thread: the same bytes whatever the machine has.
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Zstd(None))
        .set_parallel(false)
        .finish(&mut frame)
        .map_err(|error| ParquetError(error.to_string()))?;
    Ok(bytes)
}
