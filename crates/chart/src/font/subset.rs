//! The font cut to the characters of one chart, for embedding.

use std::collections::BTreeSet;

use skrifa::{FontRef, MetadataProvider};
use subsetter::GlyphRemapper;

use super::names::names;
use super::sfnt::{Table, build, tables};
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
    let kept: [&[u8; 4]; 6] = [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];
    let mut parts: Vec<Table> = tables(&cut).ok_or(FontError::Unreadable)?;
    parts.retain(|(tag, _)| kept.contains(&tag));
    for (tag, table) in tables(whole).ok_or(FontError::Unreadable)? {
        match &tag {
            b"OS/2" => parts.push((tag, table)),
            b"name" => parts.push((tag, names(&table).ok_or(FontError::Unreadable)?)),
            _ => {}
        }
    }
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

#[cfg(test)]
mod tests {
    use skrifa::instance::{LocationRef, Size};
    use skrifa::string::StringId;

    use super::*;

    const TEXT: &str = "Arrivals fell from 2,706 in 2011 to 196 in 2023, −92.8% – 북한이탈주민 é";

    fn cut(weight: Weight) -> Vec<u8> {
        subset(weight, &TEXT.chars().collect()).expect("a font")
    }

    #[test]
    fn every_character_keeps_its_advance() {
        for weight in Weight::ALL {
            let bytes = cut(weight);
            let font = FontRef::new(&bytes).expect("a font");
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            for character in TEXT.chars() {
                let glyph = font.charmap().map(character).expect("a glyph");
                let advance = f64::from(metrics.advance_width(glyph).expect("an advance"));
                let expected = super::super::width(&character.to_string(), weight, 2048.0);
                assert!((advance - expected).abs() < 1e-6, "{character}");
            }
            assert!(font.charmap().map('Z').is_none());
        }
    }

    #[test]
    fn a_browser_finds_all_tables_it_asks_for() {
        let bytes = cut(Weight::Regular);
        let names: Vec<[u8; 4]> =
            tables(&bytes).expect("tables").into_iter().map(|(tag, _)| tag).collect();
        let expected: [&[u8; 4]; 10] = [
            b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name",
            b"post",
        ];
        assert_eq!(names.iter().collect::<Vec<_>>(), expected);
        assert_eq!(bytes.len() % 4, 0);
    }

    #[test]
    fn a_cut_names_its_family_and_licence() {
        for weight in Weight::ALL {
            let bytes = cut(weight);
            let font = FontRef::new(&bytes).expect("a font");
            let name = |id| font.localized_strings(id).next().map(|text| text.to_string());
            assert_eq!(name(StringId::FAMILY_NAME).as_deref(), Some(super::super::FAMILY));
            assert!(name(StringId::COPYRIGHT_NOTICE).is_some_and(|text| text.contains('©')));
            assert!(name(StringId::LICENSE_URL).is_some_and(|text| text.ends_with("OFL")));
            assert_eq!(name(StringId::VERSION_STRING), None);
        }
    }

    #[test]
    fn the_whole_repertoire_can_be_cut() {
        let all: BTreeSet<char> = ('\0'..=char::MAX).collect();
        for weight in Weight::ALL {
            let bytes = subset(weight, &all).expect("a font");
            let mappings = |font: FontRef| -> Vec<u32> {
                font.charmap().mappings().map(|(code, _)| code).collect()
            };
            let kept = mappings(FontRef::new(&bytes).expect("a font"));
            assert_eq!(kept, mappings(FontRef::new(super::bytes(weight)).expect("a font")));
            assert!(kept.len() > 2_350);
        }
    }

    #[test]
    fn a_cut_is_small_and_always_the_same() {
        assert_eq!(cut(Weight::Bold), cut(Weight::Bold));
        let latin = subset(Weight::Regular, &(' '..='n').collect()).expect("a font");
        assert!(latin.len() < 14_000, "{} bytes", latin.len());
        assert!(subset(Weight::Regular, &BTreeSet::new()).is_ok());
    }
}
