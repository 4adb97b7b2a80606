//! [`Scene`](crate::chart::scene::Scene) → files: SVG, and PNG from that same SVG.
//!
//! Invariant: a renderer only writes; the same scene gives the same bytes on every machine.

mod number;
mod png;
mod svg;
mod theme;

pub use png::png;
pub use svg::svg;
pub use theme::{Palette, Theme};

/// A scene that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The font could not be cut.
    #[error(transparent)]
    Font(#[from] crate::font::FontError),
    /// The SVG could not be read back for the PNG.
    #[error("the SVG could not be drawn: {0}")]
    Svg(String),
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
}
