//! Scenes that cannot be a page of PDF.

use krilla::error::KrillaError;

use crate::font::FontError;

/// A scene that could not be written as PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The page has no size, or one that PDF does not allow.
    #[error(
        "a page of {width}×{height} pixels cannot be made: PDF allows sides up to 19200 pixels"
    )]
    Size {
        /// Pixels.
        width: f64,
        /// Pixels.
        height: f64,
    },
    /// The font could not be read.
    #[error(transparent)]
    Font(#[from] FontError),
    /// The file could not be put together.
    #[error("the PDF could not be written: {0}")]
    Write(#[from] KrillaError),
}
