//! The bundled font: its widths, its shapes, and its cuts, read back by another reader.

use std::collections::BTreeSet;

use arrivals_chart::font::outline::{Outlines, Segment, UNITS};
use arrivals_chart::font::{self, FAMILY, Weight, bytes, missing, subset, width};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::outline::pen::NullPen;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

const TEXT: &str = "Arrivals fell from 2,706 in 2011 to 196 in 2023, −92.8% – 북한이탈주민 é";

fn read(bytes: &[u8]) -> FontRef<'_> {
    FontRef::new(bytes).expect("a font")
}

fn characters(font: &FontRef) -> Vec<u32> {
    font.charmap().mappings().map(|(code, _)| code).collect()
}

fn cut(weight: Weight) -> Vec<u8> {
    subset(weight, &TEXT.chars().collect()).expect("a font")
}

#[test]
fn heights_are_those_of_the_file() {
    for weight in Weight::ALL {
        let metrics = read(bytes(weight)).metrics(Size::unscaled(), LocationRef::default());
        assert_eq!(metrics.units_per_em, 2048);
        for (ours, theirs) in [
            (-font::descent(2048.0), metrics.descent),
            (font::cap_height(2048.0), metrics.cap_height.expect("a height")),
        ] {
            assert!((ours - f64::from(theirs)).abs() < 1.5, "{ours} {theirs}");
        }
    }
}

#[test]
fn a_width_is_the_sum_of_advances() {
    // Regular: a digit 1258, a comma 528 units of 2048: 4 × 1258 + 528 = 5560.
    assert!((width("2,706", Weight::Regular, 2048.0) - 5560.0).abs() < 1e-6);
    assert!((width("−", Weight::Regular, 2048.0) - 1284.0).abs() < 1e-6);
    for weight in Weight::ALL {
        // Figures are tabular.
        let zero = width("0", weight, 1.0);
        let as_wide = |digit: char| width(&digit.to_string(), weight, 1.0) == zero;
        assert!("123456789".chars().all(as_wide));
        // The box of what the font lacks, .notdef, is 2048 units wide.
        assert_eq!(width("𝔘\n", weight, 10.0), 20.0);
        let mut outlines = Outlines::default();
        for character in "A1−한 𝔘".chars() {
            let expected = width(&character.to_string(), weight, UNITS);
            assert_eq!(f64::from(outlines.glyph(weight, character).advance), expected);
        }
    }
}

#[test]
fn decomposed_hangul_is_as_wide_as_composed() {
    let bold = |text: &str| width(text, Weight::Bold, 16.0);
    assert!(bold("한국") > 20.0);
    assert_eq!(bold("\u{1112}\u{1161}\u{11AB}"), bold("한"));
}

#[test]
fn both_weights_have_the_same_characters_and_what_they_lack_is_named() {
    let [regular, bold] = Weight::ALL.map(|weight| characters(&read(bytes(weight))));
    assert_eq!(regular, bold);
    let promised = "–—‘’“”…•‰′″†‡\u{a0}\u{2009}\u{202f}←↑→↓−×÷±≈≤≥≠€£¥₩žőĿΑωЖя가힝ㄱㅣ";
    assert!(missing(promised).is_empty());
    assert!(missing("Arrivals – 북한이탈주민 −92.8%").is_empty());
    assert_eq!(missing("a𝔘\u{7}b𝔘"), ['\u{7}', '𝔘']);
}

#[test]
fn every_shape_can_be_read() {
    for weight in Weight::ALL {
        let font = read(bytes(weight));
        for (_, id) in font.charmap().mappings() {
            let outline = font.outline_glyphs().get(id).expect("an outline");
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            assert!(outline.draw(settings, &mut NullPen).is_ok());
        }
    }
}

#[test]
fn a_capital_stands_on_the_baseline() {
    let mut outlines = Outlines::default();
    let glyph = outlines.glyph(Weight::Regular, 'H');
    let heights = || {
        glyph.segments.iter().filter_map(|segment| match segment {
            Segment::Move([_, y]) | Segment::Line([_, y]) => Some(*y),
            _ => None,
        })
    };
    assert_eq!(heights().fold(f32::MAX, f32::min), 0.0);
    assert!((heights().fold(0.0, f32::max) - 1448.0).abs() < 2.0);
    assert_eq!(outlines.glyph(Weight::Regular, ' ').segments, []);
}

#[test]
fn every_character_of_a_cut_keeps_its_advance() {
    for weight in Weight::ALL {
        let bytes = cut(weight);
        let font = read(&bytes);
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        for character in TEXT.chars() {
            let glyph = font.charmap().map(character).expect("a glyph");
            let advance = f64::from(metrics.advance_width(glyph).expect("an advance"));
            let expected = width(&character.to_string(), weight, 2048.0);
            assert!((advance - expected).abs() < 1e-6, "{character}");
        }
        assert!(font.charmap().map('Z').is_none());
    }
}

#[test]
fn a_cut_has_what_a_browser_asks_for_and_names_its_family_and_licence() {
    for weight in Weight::ALL {
        let bytes = cut(weight);
        let font = read(&bytes);
        let records = font.table_directory().table_records();
        let tables: Vec<String> = records.iter().map(|record| record.tag().to_string()).collect();
        let expected =
            ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"];
        assert_eq!(tables, expected);
        assert_eq!(bytes.len() % 4, 0);
        let name = |id| font.localized_strings(id).next().map(|text| text.to_string());
        assert_eq!(name(StringId::FAMILY_NAME).as_deref(), Some(FAMILY));
        assert!(name(StringId::COPYRIGHT_NOTICE).is_some_and(|text| text.contains('©')));
        assert!(name(StringId::LICENSE_URL).is_some_and(|text| text.ends_with("OFL")));
        assert_eq!(name(StringId::VERSION_STRING), None);
    }
}

#[test]
fn the_whole_repertoire_can_be_cut() {
    let all: BTreeSet<char> = ('\0'..=char::MAX).collect();
    for weight in Weight::ALL {
        let cut = subset(weight, &all).expect("a font");
        let kept = characters(&read(&cut));
        assert_eq!(kept, characters(&read(bytes(weight))));
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
