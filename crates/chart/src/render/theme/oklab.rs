//! Colours by how they look: a step of lightness in OKLab looks the same in every hue.
//!
//! The conversions are those of palette, whose feature `libm` makes them the same on every machine.

use palette::convert::{FromColorUnclamped, IntoColorUnclamped};
use palette::{Clamp, LinSrgb, Oklab, Srgb};

use super::color::Color;
use super::contrast;

/// The steps of lightness that a colour is moved by until it can be read.
const STEP: f64 = 1.0 / 256.0;

/// The colour in OKLab.
pub fn perceived(color: &Color) -> Oklab<f64> {
    contrast::light(color).into_color_unclamped()
}

/// The nearest colour of that lightness and hue that a screen shows: as colourful as possible.
fn displayed(lab: Oklab<f64>) -> Color {
    let is_shown = |light: LinSrgb<f64>| {
        <[f64; 3]>::from(light).iter().all(|share| (-1e-4..=1.0001).contains(share))
    };
    let mut colourful = 1.0;
    let mut light = LinSrgb::from_color_unclamped(lab);
    while !is_shown(light) && colourful > 0.0 {
        colourful = f64::max(colourful - 1.0 / 64.0, 0.0);
        let grey = Oklab::new(lab.l, lab.a * colourful, lab.b * colourful);
        light = LinSrgb::from_color_unclamped(grey);
    }
    Color::new(Srgb::<f64>::from_linear(light.clamp()).into_format::<u8>().into())
}

/// The colour itself when text in it can be read on the background, else the nearest darker or
/// lighter one of its hue that can: whichever of black and white stands out more is the way.
pub fn legible(color: &Color, background: &Color) -> Color {
    let towards = strongest(background);
    let step = if towards.rgb() == [0; 3] { -STEP } else { STEP };
    let mut moved = perceived(color);
    let mut found = color.clone();
    while contrast::ratio(&found, background) < contrast::TEXT {
        moved.l += step;
        if !(0.0..=1.0).contains(&moved.l) {
            return towards;
        }
        found = displayed(moved);
    }
    found
}

/// Black or white: whichever stands out more.
pub fn strongest(background: &Color) -> Color {
    let (black, white) = (Color::new([0; 3]), Color::new([255; 3]));
    let darker = contrast::ratio(&black, background) >= contrast::ratio(&white, background);
    if darker { black } else { white }
}
