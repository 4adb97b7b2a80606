//! Which colours a file holds: light, dark, or both.

use super::Palette;

/// Which colours a file holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Light, and dark where the reader's system is dark.
    #[default]
    Auto,
    Light,
    Dark,
}

/// The colours of a file.
#[derive(Debug, Clone, Copy)]
pub struct Colors<'a> {
    /// On a light background.
    pub light: &'a Palette,
    /// On a dark background.
    pub dark: &'a Palette,
    /// Which of them the file holds.
    pub scheme: Scheme,
}

impl<'a> Colors<'a> {
    /// The palette whose values stand in the file itself, and all of a picture of pixels.
    pub fn base(&self) -> &'a Palette {
        match self.scheme {
            Scheme::Auto | Scheme::Light => self.light,
            Scheme::Dark => self.dark,
        }
    }

    /// The palette that takes over where the reader's system is dark; nothing when the file
    /// holds one palette only.
    pub fn alternative(&self) -> Option<&'a Palette> {
        match self.scheme {
            Scheme::Auto => Some(self.dark),
            Scheme::Light | Scheme::Dark => None,
        }
    }
}
