//! [`Scene`](crate::scene::Scene) → files: SVG, PNG, PDF, HTML, Vega-Lite and text.
//!
//! Invariant: a renderer only writes; the same scene gives the same bytes on every machine.

mod colors;
mod html;
mod number;
mod pdf;
mod png;
mod svg;
mod terminal;
pub mod theme;
mod vega_lite;

pub use colors::{Colors, Scheme};
pub use html::{Interactive, html, interactive};
pub use pdf::{PdfError, pdf};
pub use png::png;
pub use svg::{SvgText, svg};
pub use terminal::terminal;
pub use theme::{Palette, Theme};
pub use vega_lite::{VegaLiteError, vega_lite};

/// A scene that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The font could not be cut.
    #[error(transparent)]
    Font(#[from] crate::font::FontError),
    /// The picture has no size, or one that is too large.
    #[error("a picture of {width}×{height} pixels cannot be made")]
    Size {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// The PNG could not be encoded.
    #[error("the PNG could not be encoded: {0}")]
    Png(#[from] ::png::EncodingError),
    /// The PDF could not be written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The Vega-Lite specification could not be written.
    #[error(transparent)]
    VegaLite(#[from] VegaLiteError),
}
