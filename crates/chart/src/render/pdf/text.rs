//! Text that can be selected and searched.
//!
//! A character that the font lacks is drawn as the outline of the font's box. Under it stand
//! spaces of the same width, which say that character: PDF/UA-1 (7.21.8) forbids the box as text.

use std::ops::Range;

use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::FontRef;

use super::shape::{fill, pixels, stroke};
use crate::font::{self, FontError, Weight};
use crate::render::svg::allowed;
use crate::render::theme::Palette;
use crate::scene::{Paint, Text};

/// How many spaces stand under a box. A word ends for most readers at a gap of 1/10 of the size,
/// so that one space, about 1/4 wide, would cut words.
const SPACES: u16 = 4;

/// The font in its weights.
pub struct Fonts {
    regular: Face,
    bold: Face,
}

impl Fonts {
    /// Both weights of the bundled font.
    ///
    /// # Errors
    /// Never for the font as it is tested.
    pub fn new() -> Result<Self, FontError> {
        Ok(Self { regular: Face::new(Weight::Regular)?, bold: Face::new(Weight::Bold)? })
    }

    /// Draws a text, its halo below it.
    pub fn draw(&self, surface: &mut Surface, text: &Text, palette: &Palette) {
        let size = pixels(text.size);
        let content = plain(&text.content);
        if size <= 0.0 || content.is_empty() {
            return;
        }
        let face = match text.weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let width = font::width(&content, text.weight, text.size);
        let left = text.anchor.left(text.at.x, width);
        let start = Point::from_xy(pixels(left), pixels(text.at.y));
        let glyphs = face.glyphs(&content);
        if text.halo {
            // As outlines: a second text would be found and copied twice.
            surface.set_fill(None);
            let background = palette.shape_color(Paint::Background);
            surface.set_stroke(Some(stroke(background, text.size * 0.3)));
            surface.draw_glyphs(start, &glyphs, face.font.clone(), &content, size, true);
        }
        surface.set_fill(Some(fill(palette.text_color(text.paint))));
        surface.set_stroke(None);
        if glyphs.iter().all(|glyph| !is_box(glyph)) {
            surface.draw_glyphs(start, &glyphs, face.font.clone(), &content, size, false);
            return;
        }
        // A glyph means what it is first drawn for, so the space is first drawn for a space.
        surface.draw_glyphs(start, &[face.space(0..1)], face.font.clone(), " ", size, false);
        let readable = face.readable(&glyphs);
        surface.draw_glyphs(start, &readable, face.font.clone(), &content, size, false);
        let mut x = start.x;
        for glyph in glyphs {
            let (at, advance) = (Point::from_xy(x, start.y), glyph.x_advance);
            if is_box(&glyph) {
                surface.draw_glyphs(at, &[glyph], face.font.clone(), &content, size, true);
            }
            x += advance * size;
        }
    }
}

/// One weight of the font.
struct Face {
    font: Font,
    tables: FontRef<'static>,
}

impl Face {
    fn new(weight: Weight) -> Result<Self, FontError> {
        let bytes = font::bytes(weight);
        Ok(Self {
            font: Font::new(bytes.into(), 0).ok_or(FontError::Unreadable)?,
            tables: FontRef::new(bytes).map_err(|_| FontError::Unreadable)?,
        })
    }

    /// A glyph for each character, from left to right; the box, glyph 0, for those that the font
    /// lacks.
    fn glyphs(&self, content: &str) -> Vec<KrillaGlyph> {
        from_left_to_right(content)
            .into_iter()
            .map(|(start, character)| {
                let (glyph, advance) = font::glyph(&self.tables, character);
                let range = start..start + character.len_utf8();
                self.glyph(glyph.to_u32(), advance / self.font.units_per_em(), range)
            })
            .collect()
    }

    /// The glyphs with spaces in the place of boxes.
    fn readable(&self, glyphs: &[KrillaGlyph]) -> Vec<KrillaGlyph> {
        let mut readable = Vec::with_capacity(glyphs.len());
        for glyph in glyphs {
            if is_box(glyph) {
                let advance = glyph.x_advance / f32::from(SPACES);
                let space = self.space(glyph.text_range.clone());
                let space = KrillaGlyph { x_advance: advance, ..space };
                readable.extend(std::iter::repeat_n(space, usize::from(SPACES)));
            } else {
                readable.push(glyph.clone());
            }
        }
        readable
    }

    fn space(&self, range: Range<usize>) -> KrillaGlyph {
        let (glyph, _) = font::glyph(&self.tables, ' ');
        self.glyph(glyph.to_u32(), 0.0, range)
    }

    fn glyph(&self, id: u32, advance: f32, range: Range<usize>) -> KrillaGlyph {
        KrillaGlyph::new(GlyphId::new(id), advance, 0.0, 0.0, 0.0, range, None)
    }
}

/// The characters with their places in the text, in the order on the page: from the first to the
/// last letter of a right-to-left script they are turned around, as readers of PDF expect.
///
/// The font has no such script, so this serves the text more than the picture; it is the rule of
/// Unicode Standard Annex 9 for words and what stands between them, not for numbers inside.
fn from_left_to_right(content: &str) -> Vec<(usize, char)> {
    let mut characters: Vec<(usize, char)> = content.char_indices().collect();
    let turns = |&(_, character): &(usize, char)| is_right_to_left(character);
    let mut rest = characters.as_mut_slice();
    while let Some(first) = rest.iter().position(turns) {
        let (_, tail) = rest.split_at_mut(first);
        let run = tail.iter().take_while(|place| turns(place) || !place.1.is_alphanumeric());
        let length = run.count();
        let end = tail.iter().take(length).rposition(turns).map_or(1, |last| last + 1);
        let (run, after) = tail.split_at_mut(end);
        run.reverse();
        rest = after;
    }
    characters
}

/// Whether the character belongs to the blocks from Hebrew to Arabic Extended-A, to the
/// presentation forms, or to the right-to-left blocks beyond the first plane.
fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

fn is_box(glyph: &KrillaGlyph) -> bool {
    glyph.glyph_id.to_u32() == 0
}

/// The text without control characters, as the SVG has it.
pub fn plain(text: &str) -> String {
    text.chars().map(allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_wide_as_it_was_laid_out() {
        for weight in Weight::ALL {
            let face = Face::new(weight).expect("a font");
            let text = "2,706 arrivals − 북한이탈주민 עברית 𝔘";
            let glyphs = face.glyphs(text);
            let expected = font::width(text, weight, 16.0);
            for glyphs in [&glyphs, &face.readable(&glyphs)] {
                let width: f32 = glyphs.iter().map(|glyph| glyph.x_advance * 16.0).sum();
                assert!((f64::from(width) - expected).abs() < 0.01, "{width} {expected}");
            }
        }
    }

    #[test]
    fn boxes_become_spaces_that_say_the_characters() {
        let face = Face::new(Weight::Bold).expect("a font");
        let text = "a日𝔘b";
        let readable = face.readable(&face.glyphs(text));
        assert!(!readable.iter().any(is_box));
        let said: Vec<&str> =
            readable.iter().map(|glyph| &text[glyph.text_range.clone()]).collect();
        assert_eq!(said, ["a", "日", "日", "日", "日", "𝔘", "𝔘", "𝔘", "𝔘", "b"]);
    }

    #[test]
    fn right_to_left_words_stand_from_right_to_left() {
        let order = |text: &str| -> String {
            from_left_to_right(text).into_iter().map(|(_, character)| character).collect()
        };
        assert_eq!(order("אב גד"), "דג בא");
        assert_eq!(order("a אב, גד 12 ו."), "a דג ,בא 12 ו.");
        assert_eq!(order("2,706 – 북한"), "2,706 – 북한");
        assert_eq!(order(""), "");
        let places: Vec<usize> = from_left_to_right("xאב").into_iter().map(|(at, _)| at).collect();
        assert_eq!(places, [0, 3, 1]);
    }

    #[test]
    fn control_characters_are_replaced() {
        assert_eq!(plain("a\tb\r\nc\0\u{1b}\u{ffff}(\\)"), "a b  c\u{fffd}\u{fffd}\u{fffd}(\\)");
    }
}
