//! Themes: those that come with the program can be read by everyone, those of people are checked.

mod color_blindness;
mod files;

use std::collections::BTreeSet;

use arrivals_chart::render::Palette;
use arrivals_chart::render::theme::contrast::{self, MARK, TEXT, ratio};
use arrivals_chart::render::theme::{Color, ColorError, Colors, MOST_SERIES, NAMES, named};
use arrivals_chart::scene::{Paint, STEPS};
use palette::Oklab;
use palette::color_difference::EuclideanDistance;
use palette::convert::IntoColorUnclamped;

use color_blindness::{VISIONS, seen};

fn color(text: &str) -> Color {
    text.parse().expect("a colour")
}

/// The colour in OKLab.
fn perceived(color: &Color) -> Oklab<f64> {
    contrast::light(color).into_color_unclamped()
}

fn palettes() -> Vec<(String, Palette)> {
    let both = |name: &&str| {
        let theme = named(name).expect("a theme");
        assert_eq!(theme.name, *name);
        [(format!("{name}, light"), theme.light), (format!("{name}, dark"), theme.dark)]
    };
    NAMES.iter().flat_map(both).collect()
}

/// The series' colours; after the last the first comes again.
fn series() -> impl Iterator<Item = Paint> {
    (0..MOST_SERIES).map(Paint::Series)
}

#[test]
fn three_and_six_digits_are_a_colour() {
    let read = |text: &str| text.parse::<Color>().map(|color| color.to_string());
    assert_eq!(read("#0072B2").as_deref(), Ok("#0072b2"));
    assert_eq!(read("#fa0").as_deref(), Ok("#ffaa00"));
    for wrong in ["", "#", "0072b2", "#0072b", "#0072b2ff", "#00g2b2", "red", "#é12"] {
        assert_eq!(read(wrong), Err(ColorError(wrong.to_owned())));
    }
}

#[test]
fn a_tenth_of_black_on_white_is_light_grey() {
    let (black, white) = (color("#000"), color("#fff"));
    assert_eq!(black.over(&white, 0.1).rgb(), [230; 3]);
    assert_eq!(black.over(&white, 1.0), black);
    assert_eq!(black.over(&white, 0.0), white);
}

/// WebAIM's contrast checker gives these, to 0.01.
#[test]
fn ratios_are_those_of_the_guidelines() {
    for (one, other, expected, off) in [
        ("#000", "#fff", 21.0, 1e-9),
        ("#123456", "#123456", 1.0, 1e-12),
        ("#777777", "#ffffff", 4.48, 0.005),
        ("#ffffff", "#767676", 4.54, 0.005),
        ("#0000ff", "#ffffff", 8.59, 0.005),
    ] {
        assert!((ratio(&color(one), &color(other)) - expected).abs() < off, "{one} {other}");
    }
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
    }
}

#[test]
fn a_pale_colour_becomes_legible_and_keeps_its_hue() {
    let text = |hex: &str, background: &Color| {
        let (series, series_text) = (vec![color(hex)], Vec::new());
        let background = background.clone();
        let colors = Colors { background, series, series_text, ..Colors::light() };
        Palette::from_colors(colors).text_color(Paint::Series(0)).clone()
    };
    for background in ["#ffffff", "#1a1a1a", "#fff1e5", "#777777", "#0057b7"].map(color) {
        for hex in ["#56b4e9", "#ffd700", "#cc79a7", "#ffffff", "#000000", "#7a7a7a"] {
            let text = text(hex, &background);
            assert!(ratio(&text, &background) >= TEXT, "{hex}: {text}");
        }
    }
    let white = color("#ffffff");
    let (one, other) = (perceived(&color("#56b4e9")), perceived(&text("#56b4e9", &white)));
    let turned = one.a * other.b - one.b * other.a;
    assert!(other.l < one.l && turned.abs() < 0.002, "{turned}");
    assert_eq!(text("#0072b2", &white), color("#0072b2"));
}

#[test]
fn colours_of_series_begin_again() {
    let palette = Palette::light();
    assert_eq!(palette.shape(Paint::Series(1)), "#0072b2");
    assert_eq!(palette.shape(Paint::Series(6)), "#0072b2");
    assert_eq!(palette.text(Paint::Series(2)), "#b34f00");
    assert_eq!(palette.shape(Paint::Step(99)), "#08406b");
    // No colour at all is drawn in ink.
    let none = Palette::from_colors(Colors { series: Vec::new(), ..Colors::light() });
    assert_eq!(none.shape(Paint::Series(3)), none.shape(Paint::Ink));
}

#[test]
fn text_on_a_step_is_black_or_white() {
    let on = |palette: Palette| {
        let letter = |step| if palette.text(Paint::OnStep(step)) == "#000000" { 'b' } else { 'w' };
        (0..STEPS).map(letter).collect::<String>()
    };
    assert_eq!(on(Palette::light()), "bbbbbww");
    assert_eq!(on(Palette::dark()), "wwwbbbb");
    for step in 0..STEPS {
        let text = Palette::light().text(Paint::OnStep(step)).to_owned();
        assert!(["#000000", "#ffffff"].contains(&text.as_str()));
    }
}

#[test]
fn marks_reach_three_to_one_and_text_four_and_a_half() {
    for (name, palette) in palettes() {
        let background = palette.shape_color(Paint::Background);
        let drawn = || series().chain([Paint::Axis, Paint::Event, Paint::Context]);
        for paint in drawn() {
            let ratio = ratio(palette.shape_color(paint), background);
            assert!(ratio >= MARK, "{name}: {paint:?} as a mark: {ratio:.2}");
        }
        // On a projector the text of series, names and notes is stronger still.
        let least = |paint| match (name.starts_with("projector"), paint) {
            (true, Paint::Series(_) | Paint::Ink | Paint::Muted) => 7.0,
            _ => TEXT,
        };
        for paint in drawn().chain([Paint::Ink, Paint::Muted]) {
            let ratio = ratio(palette.text_color(paint), background);
            assert!(ratio >= least(paint), "{name}: {paint:?} as text: {ratio:.2}");
        }
        for step in 0..STEPS {
            let (text, under) = (Paint::OnStep(step), Paint::Step(step));
            let ratio = ratio(palette.text_color(text), palette.shape_color(under));
            assert!(ratio >= TEXT, "{name}: on step {step}: {ratio:.2}");
        }
    }
}

/// The least distance of two series' colours in OKLab, as measured: default 0.076 (green and
/// pink without the cones for medium waves), newspaper 0.095, print 0.105, projector 0.095.
#[test]
fn series_are_told_apart_with_any_two_kinds_of_cones() {
    for (name, palette) in palettes() {
        let least = if name.starts_with("default") { 0.075 } else { 0.09 };
        let colors: BTreeSet<&Color> = series().map(|paint| palette.shape_color(paint)).collect();
        assert!(colors.len() >= 5, "{name}: {colors:?}");
        for vision in &VISIONS {
            for (place, one) in colors.iter().enumerate() {
                for other in colors.iter().skip(place + 1) {
                    let far = seen(one, vision).distance(seen(other, vision));
                    assert!(far >= least, "{name}, {}: {one}, {other}: {far:.3}", vision.0);
                }
            }
        }
    }
}

/// Each step of the scale is at least this much lighter or darker than the one before, so
/// that its order survives a photocopy.
#[test]
fn the_sequential_scale_runs_one_way() {
    for (name, palette) in palettes() {
        let lightness = |step| perceived(palette.shape_color(Paint::Step(step))).l;
        let moves: Vec<f64> =
            (1..STEPS).map(|step| lightness(step) - lightness(step - 1)).collect();
        let one_way = moves.iter().all(|by| by.signum() == moves[0].signum());
        let least = moves.iter().map(|by| by.abs()).fold(f64::MAX, f64::min);
        assert!(one_way && least > 0.05, "{name}: {moves:.3?}");
    }
}
