//! How wide and high a text is.

use std::sync::OnceLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

use super::{Weight, bytes};

/// The heights of the font, as parts of its size; a test reads them back from the file.
const ASCENT: f64 = 1950.0 / 2048.0;
const DESCENT: f64 = 494.0 / 2048.0;
const CAP_HEIGHT: f64 = 1448.0 / 2048.0;
const X_HEIGHT: f64 = 1086.0 / 2048.0;

/// Advances in units of 1/2048 of the size. Almost every text is ASCII, which is looked up in a
/// table of its own.
struct Advances {
    ascii: [f32; 128],
    font: Option<FontRef<'static>>,
}

impl Advances {
    fn from_weight(weight: Weight) -> &'static Self {
        static REGULAR: OnceLock<Advances> = OnceLock::new();
        static BOLD: OnceLock<Advances> = OnceLock::new();
        let cell = match weight {
            Weight::Regular => &REGULAR,
            Weight::Bold => &BOLD,
        };
        cell.get_or_init(|| {
            let mut advances =
                Advances { ascii: [0.0; 128], font: FontRef::new(bytes(weight)).ok() };
            for code in 0..128_u8 {
                advances.ascii[usize::from(code)] = advances.look_up(char::from(code));
            }
            advances
        })
    }

    fn look_up(&self, character: char) -> f32 {
        let Some(font) = &self.font else { return 0.0 };
        let glyph = font.charmap().map(character).unwrap_or_default();
        font.glyph_metrics(Size::unscaled(), LocationRef::default())
            .advance_width(glyph)
            .unwrap_or_default()
    }

    fn advance(&self, character: char) -> f64 {
        let ascii =
            usize::try_from(u32::from(character)).ok().and_then(|code| self.ascii.get(code));
        f64::from(ascii.copied().unwrap_or_else(|| self.look_up(character))) / 2048.0
    }
}

/// The text in Unicode's composed form, in which the font has its Hangul.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The width of a text in pixels at a font size in pixels. A character that the font lacks is as
/// wide as the box that stands for it.
pub fn width(text: &str, weight: Weight, size: f64) -> f64 {
    let advances = Advances::from_weight(weight);
    let sum: f64 = if text.is_ascii() {
        text.chars().map(|character| advances.advance(character)).sum()
    } else {
        text.nfc().map(|character| advances.advance(character)).sum()
    };
    sum * size
}

/// The characters of a text that the font lacks, sorted.
pub fn missing(text: &str) -> Vec<char> {
    let Ok(font) = FontRef::new(bytes(Weight::Regular)) else { return Vec::new() };
    let charmap = font.charmap();
    let mut missing: Vec<char> =
        text.nfc().filter(|character| charmap.map(*character).is_none()).collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// How far the tallest letters rise above the baseline, in pixels.
pub fn ascent(size: f64) -> f64 {
    ASCENT * size
}

/// How far the deepest letters reach below the baseline, in pixels.
pub fn descent(size: f64) -> f64 {
    DESCENT * size
}

/// The height of capitals and figures in pixels.
pub fn cap_height(size: f64) -> f64 {
    CAP_HEIGHT * size
}

/// The height of small letters in pixels.
pub fn x_height(size: f64) -> f64 {
    X_HEIGHT * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_are_those_of_the_file() {
        for weight in Weight::ALL {
            let font = FontRef::new(bytes(weight)).expect("a font");
            let metrics = font.metrics(Size::unscaled(), LocationRef::default());
            // The file gives its ascent twice, as 1949 and 1950 units.
            let close = |part: f64, units: f32| (part * 2048.0 - f64::from(units)).abs() < 1.5;
            assert_eq!(metrics.units_per_em, 2048);
            assert!(close(ASCENT, metrics.ascent) && close(-DESCENT, metrics.descent));
            assert!(close(CAP_HEIGHT, metrics.cap_height.expect("a height")));
            assert!(close(X_HEIGHT, metrics.x_height.expect("a height")));
        }
    }

    #[test]
    fn figures_are_tabular() {
        for weight in Weight::ALL {
            let zero = width("0", weight, 1.0);
            assert!(
                "123456789".chars().all(|digit| width(&digit.to_string(), weight, 1.0) == zero)
            );
        }
    }

    #[test]
    fn a_width_is_the_sum_of_advances() {
        // Regular: a digit 1258, a comma 528 units of 2048: 4 × 1258 + 528 = 5560.
        assert!((width("2,706", Weight::Regular, 2048.0) - 5560.0).abs() < 1e-6);
        assert!((width("−", Weight::Regular, 2048.0) - 1284.0).abs() < 1e-6);
    }

    #[test]
    fn decomposed_hangul_is_as_wide_as_composed() {
        assert!(width("한국", Weight::Bold, 16.0) > 20.0);
        assert_eq!(
            width("\u{1112}\u{1161}\u{11AB}", Weight::Bold, 16.0),
            width("한", Weight::Bold, 16.0)
        );
    }

    #[test]
    fn what_the_font_lacks_is_named() {
        assert_eq!(missing("Arrivals – 북한이탈주민 −92.8%"), []);
        assert_eq!(missing("a𝔘\u{7}b𝔘"), ['\u{7}', '𝔘']);
    }

    #[test]
    fn what_the_font_lacks_is_as_wide_as_its_box() {
        // The box, .notdef, is 2048 units wide in both weights.
        for weight in Weight::ALL {
            assert_eq!(width("𝔘\n", weight, 10.0), 20.0);
        }
    }

    #[test]
    fn both_weights_have_the_same_characters() {
        let characters = |weight| -> Vec<u32> {
            let font = FontRef::new(bytes(weight)).expect("a font");
            font.charmap().mappings().map(|(code, _)| code).collect()
        };
        assert_eq!(characters(Weight::Regular), characters(Weight::Bold));
        let promised = "–—‘’“”…•‰′″†‡\u{a0}\u{2009}\u{202f}←↑→↓−×÷±≈≤≥≠€£¥₩žőĿΑωЖя가힝ㄱㅣ";
        assert_eq!(missing(promised), []);
    }
}
