//! Colours and sizes: the built-in themes, and those that people write.
//!
//! Invariant: a theme changes how a chart looks, never what it says. Colours are chosen by what
//! they are for; what a theme leaves out is derived from what it gives, always in the same way.

mod built_in;
mod color;
pub mod contrast;
mod error;
mod file;
mod oklab;
mod palette;
mod schema;
mod toml_spans;

pub use built_in::{NAMES, named};
pub use color::{Color, ColorError};
pub use error::ThemeError;
pub use file::read;
pub use palette::{Colors, MOST_SERIES, Palette};
pub use schema::{schema, schema_text, sorted};

use super::colors::{Colors as Pair, Scheme};
use crate::Sizes;

/// How charts look.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    pub name: String,
    /// The colours on a light background.
    pub light: Palette,
    /// The colours on a dark background.
    pub dark: Palette,
    /// The sizes of texts.
    pub sizes: Sizes,
    /// A text at the lower right corner.
    pub logo: Option<String>,
    /// Whether points have markers; those of single and tentative years always have.
    pub markers: bool,
}

impl Theme {
    /// The colours of a file of that scheme.
    pub fn colors(&self, scheme: Scheme) -> Pair<'_> {
        Pair { light: &self.light, dark: &self.dark, scheme }
    }

    /// The colours that a file of one scheme starts from.
    pub fn palette(&self, scheme: Scheme) -> &Palette {
        self.colors(scheme).base()
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            name: "default".into(),
            light: Palette::light(),
            dark: Palette::dark(),
            sizes: Sizes::default(),
            logo: None,
            markers: true,
        }
    }
}
