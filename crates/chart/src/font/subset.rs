//! The font cut to the characters of one chart, for embedding.

use std::collections::BTreeSet;

use skrifa::{FontRef, MetadataProvider, Tag};
use subsetter::GlyphRemapper;

use super::names::names;
use super::sfnt::{Table, build};
use super::{Weight, bytes};

/// A font that could not be cut.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// The bundled font is damaged.
    #[error("the bundled font cannot be read")]
    Unreadable,
    /// The cutter refused.
    #[error("the bundled font cannot be cut: {0}")]
    Cut(String),
}

/// A TrueType font with just the glyphs of these characters, as browsers accept it. Characters
/// that the font lacks are left out.
///
/// The cutter's own output is made for PDF, which names glyphs by number: the tables by which a
/// browser finds a glyph for a character are added here.
///
/// # Errors
/// Never for the font as it is tested.
pub fn subset(weight: Weight, characters: &BTreeSet<char>) -> Result<Vec<u8>, FontError> {
    let whole = bytes(weight);
    let font = FontRef::new(whole).map_err(|_| FontError::Unreadable)?;
    let charmap = font.charmap();
    let mut remapper = GlyphRemapper::new();
    let mut mapping: Vec<(u16, u16)> = Vec::new();
    for character in characters {
        let code = u16::try_from(u32::from(*character)).ok();
        let glyph = charmap.map(*character).and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
        if let (Some(code), Some(glyph)) = (code, glyph) {
            mapping.push((code, remapper.remap(glyph)));
        }
    }
    let cut = subsetter::subset(whole, 0, &remapper)
        .map_err(|error| FontError::Cut(error.to_string()))?;
    let cut = FontRef::new(&cut).map_err(|_| FontError::Unreadable)?;
    let table = |font: &FontRef<'_>, tag: [u8; 4]| {
        font.table_data(Tag::new(&tag)).map(|data| data.as_bytes().to_vec())
    };
    let mut parts: Vec<Table> = [*b"glyf", *b"head", *b"hhea", *b"hmtx", *b"loca", *b"maxp"]
        .into_iter()
        .filter_map(|tag| Some((tag, table(&cut, tag)?)))
        .collect();
    parts.extend(table(&font, *b"OS/2").map(|table| (*b"OS/2", table)));
    let name = table(&font, *b"name").and_then(|whole| names(&whole));
    parts.push((*b"name", name.ok_or(FontError::Unreadable)?));
    parts.push((*b"cmap", cmap(&mapping)));
    parts.push((*b"post", post()));
    Ok(build(parts))
}

/// A `cmap` with one subtable of format 4 for Unicode's first plane (OpenType 1.9.1, cmap). The
/// mapping is sorted by character.
fn cmap(mapping: &[(u16, u16)]) -> Vec<u8> {
    // A segment is a run in which characters and glyphs both count up by one.
    let mut segments: Vec<(u16, u16, u16)> = Vec::new();
    for (code, glyph) in mapping.iter().copied().filter(|(code, _)| *code != u16::MAX) {
        match segments.last_mut() {
            Some((first, last, start))
                if last.checked_add(1) == Some(code)
                    && start.wrapping_add(code - *first) == glyph =>
            {
                *last = code;
            }
            _ => segments.push((code, code, glyph)),
        }
    }
    segments.push((u16::MAX, u16::MAX, 0));
    let count = u16::try_from(segments.len()).unwrap_or(u16::MAX);
    let power = count.checked_ilog2().unwrap_or_default();
    let range = 2_u16 << power;
    let mut table = Vec::new();
    let mut push = |number: u16| table.extend(number.to_be_bytes());
    // Version, one subtable; platform 3 (Windows), encoding 1 (Unicode), offset 12.
    [0, 1, 3, 1, 0, 12].into_iter().for_each(&mut push);
    // Format, length, language; then the search fields.
    [4, 16 + 8 * count, 0].into_iter().for_each(&mut push);
    [2 * count, range, u16::try_from(power).unwrap_or_default(), 2 * count - range]
        .into_iter()
        .for_each(&mut push);
    segments.iter().for_each(|(_, last, _)| push(*last));
    push(0);
    segments.iter().for_each(|(first, ..)| push(*first));
    for (first, _, glyph) in &segments {
        push(if *first == u16::MAX { 1 } else { glyph.wrapping_sub(*first) });
    }
    segments.iter().for_each(|_| push(0));
    table
}

/// A `post` of version 3: no glyph names.
fn post() -> Vec<u8> {
    let mut table = vec![0; 32];
    table[1] = 3;
    table
}
