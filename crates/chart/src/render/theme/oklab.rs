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

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        text.parse().expect("a colour")
    }

    /// White, black and the corners of sRGB, to three decimals.
    #[test]
    fn colours_stand_where_the_sources_say() {
        for (hex, l, a, b) in [
            ("#ffffff", 1.0, 0.0, 0.0),
            ("#000000", 0.0, 0.0, 0.0),
            ("#ff0000", 0.628, 0.225, 0.126),
            ("#00ff00", 0.866, -0.234, 0.179),
            ("#0000ff", 0.452, -0.032, -0.312),
        ] {
            let lab = perceived(&color(hex));
            let off = [lab.l - l, lab.a - a, lab.b - b];
            assert!(off.iter().all(|off| off.abs() < 0.001), "{hex}: {lab:?}");
            assert_eq!(displayed(lab), color(hex));
        }
    }

    #[test]
    fn a_pale_colour_becomes_legible_and_keeps_its_hue() {
        for background in ["#ffffff", "#1a1a1a", "#fff1e5", "#777777", "#0057b7"] {
            let background = color(background);
            for hex in ["#56b4e9", "#ffd700", "#cc79a7", "#ffffff", "#000000", "#7a7a7a"] {
                let text = legible(&color(hex), &background);
                assert!(contrast::ratio(&text, &background) >= contrast::TEXT, "{hex}: {text}");
            }
        }
        let (blue, white) = (color("#56b4e9"), color("#ffffff"));
        let (one, other) = (perceived(&blue), perceived(&legible(&blue, &white)));
        let turned = one.a * other.b - one.b * other.a;
        assert!(other.l < one.l && turned.abs() < 0.002, "{turned}");
        assert_eq!(legible(&color("#0072b2"), &white), color("#0072b2"));
    }
}
