//! The bundled font: Latin, Greek, Cyrillic and Hangul in two weights.
//!
//! Invariant: it has no kerning and no ligatures, and its figures are tabular, so that the width
//! of a text is the sum of its advances here, in a browser and in the rasteriser alike.

mod metrics;
mod names;
pub mod outline;
mod sfnt;
mod subset;

pub(crate) use metrics::glyph;
pub use metrics::{cap_height, descent, missing, nfc, width};
pub use subset::{FontError, subset};

/// The family's name. The font it is cut from reserves its own.
pub const FAMILY: &str = "Arrivals Sans";

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For titles and names.
    Bold,
}

impl Weight {
    /// Both weights.
    pub const ALL: [Weight; 2] = [Self::Regular, Self::Bold];

    /// The weight as CSS and OpenType number it.
    pub fn css(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Bold => 700,
        }
    }
}

/// The font file of a weight.
pub fn bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../../assets/fonts/ArrivalsSans-Regular.ttf"),
        Weight::Bold => include_bytes!("../../assets/fonts/ArrivalsSans-Bold.ttf"),
    }
}
