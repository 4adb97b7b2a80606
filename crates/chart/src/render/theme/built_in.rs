//! The themes that come with the program.

use super::Theme;
use super::error::ThemeError;
use super::file::read;
use arrivals_data::nearest_name;

/// The built-in themes, the one that is used unasked first.
pub const NAMES: [&str; 4] = ["default", "newspaper", "print", "projector"];

/// The built-in theme of a name.
///
/// # Errors
/// When there is none of that name.
pub fn named(name: &str) -> Result<Theme, ThemeError> {
    match name {
        "default" => Ok(Theme::default()),
        "newspaper" => read(include_str!("../../../assets/themes/newspaper.toml")),
        "print" => read(include_str!("../../../assets/themes/print.toml")),
        "projector" => read(include_str!("../../../assets/themes/projector.toml")),
        _ => Err(ThemeError {
            file: None,
            line: None,
            key: None,
            what: format!("there is no built-in theme \"{name}\""),
            hint: match nearest_name(name, &NAMES) {
                Some(meant) => format!("did you mean {meant}?"),
                None => format!(
                    "the built-in themes are {}; a file's name ends in .toml",
                    NAMES.join(", ")
                ),
            },
        }),
    }
}

#[cfg(test)]
mod tests {
    use palette::Oklab;
    use palette::color_difference::EuclideanDistance;

    use super::super::Palette;
    use super::super::color_blindness::{VISIONS, seen};
    use super::super::contrast::{MARK, TEXT, ratio};
    use super::super::oklab::perceived;
    use super::*;
    use crate::scene::{Paint, STEPS};

    fn palettes() -> Vec<(String, Palette)> {
        NAMES
            .iter()
            .flat_map(|name| {
                let theme = named(name).expect("a theme");
                assert_eq!(theme.name, *name);
                [(format!("{name}, light"), theme.light), (format!("{name}, dark"), theme.dark)]
            })
            .collect()
    }

    #[test]
    fn the_file_to_start_from_is_the_theme_in_use() {
        let file = include_str!("../../../assets/themes/default.toml");
        assert_eq!(read(file), Ok(Theme::default()));
    }

    #[test]
    fn an_unknown_theme_is_an_error_that_names_the_nearest() {
        let error = named("newspapers").expect_err("an error");
        assert_eq!(error.to_string(), "there is no built-in theme \"newspapers\"");
        assert_eq!(error.hint, "did you mean newspaper?");
        assert!(named("house.toml").expect_err("an error").hint.contains("default, newspaper"));
    }

    #[test]
    fn marks_reach_three_to_one_and_text_four_and_a_half() {
        for (name, palette) in palettes() {
            let background = palette.shape_color(Paint::Background);
            let series = || (0..palette.series()).map(Paint::Series);
            let drawn = [Paint::Axis, Paint::Event, Paint::Context];
            for paint in series().chain(drawn) {
                let ratio = ratio(palette.shape_color(paint), background);
                assert!(ratio >= MARK, "{name}: {paint:?} as a mark: {ratio:.2}");
            }
            for paint in series().chain(drawn).chain([Paint::Ink, Paint::Muted]) {
                let ratio = ratio(palette.text_color(paint), background);
                assert!(ratio >= TEXT, "{name}: {paint:?} as text: {ratio:.2}");
            }
            for step in 0..STEPS {
                let (text, under) = (Paint::OnStep(step), Paint::Step(step));
                let ratio = ratio(palette.text_color(text), palette.shape_color(under));
                assert!(ratio >= TEXT, "{name}: on step {step}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn text_of_the_projector_reaches_seven_to_one() {
        let theme = named("projector").expect("a theme");
        for palette in [theme.light, theme.dark] {
            let background = palette.shape_color(Paint::Background);
            for paint in (0..5).map(Paint::Series).chain([Paint::Ink, Paint::Muted]) {
                assert!(ratio(palette.text_color(paint), background) >= 7.0, "{paint:?}");
            }
        }
    }

    /// The least distance of two series' colours in OKLab, as measured: default 0.076 (green and
    /// pink without the cones for medium waves), newspaper 0.095, print 0.105, projector 0.095.
    #[test]
    fn series_are_told_apart_with_any_two_kinds_of_cones() {
        for (name, palette) in palettes() {
            let least = if name.starts_with("default") { 0.075 } else { 0.09 };
            for vision in &VISIONS {
                let colors: Vec<Oklab<f64>> = (0..palette.series())
                    .map(|place| seen(palette.shape_color(Paint::Series(place)), vision))
                    .collect();
                for (place, one) in colors.iter().enumerate() {
                    for (other_place, other) in colors.iter().enumerate().skip(place + 1) {
                        let far = one.distance(*other);
                        let kind = vision.0;
                        assert!(far >= least, "{name}, {kind}: {place}, {other_place}: {far:.3}");
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
            let lightness: Vec<f64> = (0..STEPS)
                .map(|step| perceived(palette.shape_color(Paint::Step(step))).l)
                .collect();
            let moves: Vec<f64> = lightness.windows(2).map(|pair| pair[1] - pair[0]).collect();
            let one_way = moves.iter().all(|by| by.signum() == moves[0].signum());
            let least = moves.iter().map(|by| by.abs()).fold(f64::MAX, f64::min);
            assert!(one_way && least > 0.05, "{name}: {moves:.3?}");
        }
    }
}
