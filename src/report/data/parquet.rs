//! A dataset as Parquet: the columns of its frame.

use polars_io::parquet::write::{ParquetCompression, ParquetWriter};

use arrivals_data::{Dataset, FrameError};

/// A dataset that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("Parquet could not be written: {0}")]
pub struct ParquetError(String);

impl From<FrameError> for ParquetError {
    fn from(error: FrameError) -> Self {
        Self(error.to_string())
    }
}

/// The dataset's frame ([`Dataset::frame`]) as Parquet, compressed by Zstandard.
///
/// # Errors
/// When the columns cannot be put together or written.
pub fn parquet(dataset: &Dataset) -> Result<Vec<u8>, ParquetError> {
    let mut frame = dataset.frame()?;
    let mut bytes = Vec::new();
    // One thread: the same bytes whatever the machine has.
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Zstd(None))
        .set_parallel(false)
        .finish(&mut frame)
        .map_err(|error| ParquetError(error.to_string()))?;
    Ok(bytes)
}
