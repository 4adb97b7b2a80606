//! How wide and high a text is.

use std::sync::OnceLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

use super::{Weight, bytes};

/// The heights of the font, as parts of its size; a test reads them back from the file.
const DESCENT: f64 = 494.0 / 2048.0;
const CAP_HEIGHT: f64 = 1448.0 / 2048.0;

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
        self.font.as_ref().map_or(0.0, |font| glyph(font, character).1)
    }

    fn advance(&self, character: char) -> f64 {
        let ascii =
            usize::try_from(u32::from(character)).ok().and_then(|code| self.ascii.get(code));
        f64::from(ascii.copied().unwrap_or_else(|| self.look_up(character))) / 2048.0
    }
}

/// The glyph of a character, the box where the font lacks it, and its advance in units of 1/2048.
pub fn glyph(font: &FontRef, character: char) -> (GlyphId, f32) {
    let id = font.charmap().map(character).unwrap_or_default();
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    (id, metrics.advance_width(id).unwrap_or_default())
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

/// How far the deepest letters reach below the baseline, in pixels.
pub fn descent(size: f64) -> f64 {
    DESCENT * size
}

/// The height of capitals and figures in pixels.
pub fn cap_height(size: f64) -> f64 {
    CAP_HEIGHT * size
}
