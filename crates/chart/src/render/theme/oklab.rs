//! Colours by how they look: lightness, and how far from grey in which direction.
//!
//! Source: B. Ottosson, "A perceptual color space for image processing", 2020, with the matrices
//! as revised in 2021. A step of lightness in it looks the same in every
//! hue.

use super::color::Color;
use super::contrast;

/// A colour in OKLab.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oklab {
    /// Lightness, 0 black, 1 white.
    pub lightness: f64,
    /// From green (below 0) to red.
    pub a: f64,
    /// From blue (below 0) to yellow.
    pub b: f64,
}

/// The steps of lightness that a colour is moved by until it can be read.
const STEP: f64 = 1.0 / 256.0;

/// One channel of sRGB as a share of light, 0 to 1 (IEC 61966-2-1).
pub fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
}

/// The share of light as a channel of sRGB, before rounding: 0 to 1.
pub fn encoded(light: f64) -> f64 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * libm::pow(light, 1.0 / 2.4) - 0.055 }
}

impl Oklab {
    /// The colour in OKLab.
    pub fn of(color: &Color) -> Self {
        Self::from_light(color.rgb().map(linear))
    }

    /// The colour of shares of red, green and blue light.
    pub fn from_light([red, green, blue]: [f64; 3]) -> Self {
        let long = 0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue;
        let medium = 0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue;
        let short = 0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue;
        let (long, medium, short) = (libm::cbrt(long), libm::cbrt(medium), libm::cbrt(short));
        Self {
            lightness: 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short,
            a: 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short,
            b: 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short,
        }
    }

    /// The nearest colour of that lightness and hue that a screen shows: as colourful as possible.
    pub fn color(self) -> Color {
        let mut colourful = 1.0;
        let mut light = self.light();
        while light.iter().any(|share| !(-1e-4..=1.0001).contains(share)) && colourful > 0.0 {
            colourful = f64::max(colourful - 1.0 / 64.0, 0.0);
            let grey = Self { a: self.a * colourful, b: self.b * colourful, ..self };
            light = grey.light();
        }
        Color::of(light.map(|share| (encoded(share.clamp(0.0, 1.0)) * 255.0).round() as u8))
    }

    /// The shares of red, green and blue light; outside of 0 to 1 where no screen shows it.
    fn light(self) -> [f64; 3] {
        let Self { lightness, a, b } = self;
        let cube = |root: f64| root * root * root;
        let long = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let medium = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let short = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
        ]
    }
}

/// The colour itself when text in it can be read on the background, else the nearest darker or
/// lighter one of its hue that can: whichever of black and white stands out more is the way.
pub fn legible(color: &Color, background: &Color) -> Color {
    let towards = strongest(background);
    let step = if towards.rgb() == [0; 3] { -STEP } else { STEP };
    let mut moved = Oklab::of(color);
    let mut found = color.clone();
    while contrast::ratio(&found, background) < contrast::TEXT {
        moved.lightness += step;
        if !(0.0..=1.0).contains(&moved.lightness) {
            return towards;
        }
        found = moved.color();
    }
    found
}

/// Black or white: whichever stands out more.
pub fn strongest(background: &Color) -> Color {
    let (black, white) = (Color::of([0; 3]), Color::of([255; 3]));
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
            let lab = Oklab::of(&color(hex));
            let off = [lab.lightness - l, lab.a - a, lab.b - b];
            assert!(off.iter().all(|off| off.abs() < 0.001), "{hex}: {lab:?}");
            assert_eq!(lab.color(), color(hex));
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
        let (one, other) = (Oklab::of(&blue), Oklab::of(&legible(&blue, &white)));
        let turned = one.a * other.b - one.b * other.a;
        assert!(other.lightness < one.lightness && turned.abs() < 0.002, "{turned}");
        assert_eq!(legible(&color("#0072b2"), &white), color("#0072b2"));
    }
}
