//! How well a colour stands out from another.
//!
//! Source: W3C, Web Content Accessibility Guidelines 2.2, "relative luminance" and "contrast
//! ratio"; success criteria 1.4.3 (text) and 1.4.11 (marks). The weights are the guidelines' own:
//! palette's are those of the sRGB primaries in more digits, which decide some pairs otherwise.

use palette::{LinSrgb, Srgb};

use super::color::Color;

/// The least contrast of text with what is under it.
pub const TEXT: f64 = 4.5;

/// The least contrast of a line or an area with the background.
pub const MARK: f64 = 3.0;

/// The shares of red, green and blue light of a colour, 0 to 1.
pub fn light(color: &Color) -> LinSrgb<f64> {
    Srgb::from(color.rgb()).into_linear()
}

/// The relative luminance of a colour: 0 for black, 1 for white.
pub fn luminance(color: &Color) -> f64 {
    let LinSrgb { red, green, blue, .. } = light(color);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast ratio of two colours, from 1 to 21, the same in either order.
pub fn ratio(one: &Color, other: &Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
