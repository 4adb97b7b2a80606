//! A colour as a theme writes it: `#rgb` or `#rrggbb`.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// An opaque sRGB colour.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color {
    rgb: [u8; 3],
    hex: String,
}

/// A text that is no colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a colour: write #rgb or #rrggbb, with 0–9 and a–f")]
pub struct ColorError(pub String);

impl Color {
    /// What a colour looks like, as a regular expression.
    pub const PATTERN: &str = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$";

    /// The colour of red, green and blue, each from 0 to 255.
    pub fn new(rgb: [u8; 3]) -> Self {
        let [red, green, blue] = rgb;
        Self { rgb, hex: format!("#{red:02x}{green:02x}{blue:02x}") }
    }

    /// Red, green and blue, each from 0 to 255.
    pub fn rgb(&self) -> [u8; 3] {
        self.rgb
    }

    /// The colour as `#rrggbb`, in small letters.
    pub fn as_str(&self) -> &str {
        &self.hex
    }

    /// This colour over another, that opaque: 0 is nothing of it, 1 all (CSS Color 4, source-over
    /// in sRGB, as browsers and rasterisers do it).
    #[must_use]
    pub fn over(&self, under: &Color, opacity: f64) -> Self {
        let opacity = opacity.clamp(0.0, 1.0);
        let mix = |place: usize| {
            let (top, bottom) = (f64::from(self.rgb[place]), f64::from(under.rgb[place]));
            (top * opacity + bottom * (1.0 - opacity)).round() as u8
        };
        Self::new([mix(0), mix(1), mix(2)])
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex)
    }
}

impl FromStr for Color {
    type Err = ColorError;

    fn from_str(text: &str) -> Result<Self, ColorError> {
        let wrong = || ColorError(text.to_owned());
        let digits: Vec<u8> = text
            .strip_prefix('#')
            .ok_or_else(wrong)?
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()
            .ok_or_else(wrong)?;
        match digits.as_slice() {
            [r, g, b] => Ok(Self::new([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Ok(Self::new([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => Err(wrong()),
        }
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
