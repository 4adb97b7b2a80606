//! Colours that do not stand out from what is under them.
//!
//! Source: WCAG 2.2, success criteria 1.4.3 (text, 4.5:1) and 1.4.11 (marks, 3:1). The steps of a
//! sequential scale are exempt: that the least is pale is what they say; so are grid lines and
//! pale bands, which nobody must see to read the chart.

use std::collections::BTreeMap;

use super::fault::{Fault, counted, quoted};
use super::scene_index::{Laid, PlacedText, middle};
use crate::render::theme::contrast::{MARK, TEXT, luminance, ratio};
use crate::render::theme::{Color, Palette};
use crate::scene::Paint;

/// The rule's name.
pub const NAME: &str = "contrast";

/// In each palette, a fault for each colour that is too weak as text or as a mark.
pub fn contrast(laid: &Laid<'_>, palettes: &[&Palette]) -> Vec<Fault> {
    let grounds: Vec<(&PlacedText<'_>, Vec<Layer>)> =
        laid.texts.iter().map(|text| (text, ground(laid, text))).collect();
    palettes
        .iter()
        .flat_map(|palette| {
            let mut faults = texts(&grounds, palette);
            faults.extend(marks(laid, palette));
            faults
        })
        .collect()
}

/// A colour that is under a text, and how opaque it is.
type Layer = (Paint, f64);

/// What is under a text, from the top down, the last opaque.
fn ground(laid: &Laid<'_>, text: &PlacedText<'_>) -> Vec<Layer> {
    let mut layers = Vec::new();
    if !text.text.halo {
        let at = middle(&text.bounds);
        for mark in laid.touching(&text.bounds).into_iter().rev() {
            let Some(fill) = mark.style.fill else { continue };
            if mark.order > text.order || !(mark.holds(&text.bounds) || mark.covers(at)) {
                continue;
            }
            layers.push((fill, mark.style.opacity.unwrap_or(1.0)));
            if mark.is_solid() {
                return layers;
            }
        }
    }
    layers.push((Paint::Background, 1.0));
    layers
}

/// The colour that layers make.
fn seen(layers: &[Layer], palette: &Palette) -> Color {
    let background = palette.shape_color(Paint::Background).clone();
    layers.iter().rev().fold(background, |under, (paint, opacity)| {
        palette.shape_color(*paint).over(&under, *opacity)
    })
}

fn texts(grounds: &[(&PlacedText<'_>, Vec<Layer>)], palette: &Palette) -> Vec<Fault> {
    // Text and what is under it → how many, and the first of them.
    let mut weak: BTreeMap<(Paint, Color), (usize, &str)> = BTreeMap::new();
    for (placed, layers) in grounds {
        let under = seen(layers, palette);
        let paint = placed.text.paint;
        if ratio(palette.text_color(paint), &under) < TEXT {
            weak.entry((paint, under)).or_insert((0, &placed.text.content)).0 += 1;
        }
    }
    weak.into_iter()
        .map(|((paint, under), (count, first))| {
            let color = palette.text_color(paint);
            Fault::new(
                NAME,
                format!(
                    "{} like {} in {color} on {under} with {}, not {TEXT}:1",
                    counted(count, "text"),
                    quoted(first),
                    written(ratio(color, &under)),
                ),
                format!("{} in the theme", stronger(&under, key(paint))),
            )
        })
        .collect()
}

fn marks(laid: &Laid<'_>, palette: &Palette) -> Vec<Fault> {
    let background = palette.shape_color(Paint::Background);
    let mut weak: BTreeMap<(Paint, Color), usize> = BTreeMap::new();
    for mark in laid.marks().iter().filter(|mark| mark.is_drawn()) {
        // An outline is what is seen of a mark that has one.
        let outline = mark.style.stroke.filter(|paint| *paint != Paint::Background);
        let Some(paint) = outline.or(mark.style.fill).filter(|paint| must_be_seen(*paint)) else {
            continue;
        };
        let opacity = mark.style.opacity.unwrap_or(1.0);
        let color = palette.shape_color(paint).over(background, opacity);
        if ratio(&color, background) < MARK {
            *weak.entry((paint, color)).or_default() += 1;
        }
    }
    weak.into_iter()
        .map(|((paint, color), count)| {
            Fault::new(
                NAME,
                format!(
                    "{} in {color} on {background} with {}, not {MARK}:1",
                    counted(count, "mark"),
                    written(ratio(&color, background)),
                ),
                format!("{} in the theme", stronger(background, key(paint))),
            )
        })
        .collect()
}

fn must_be_seen(paint: Paint) -> bool {
    !matches!(paint, Paint::Background | Paint::Grid | Paint::Step(_) | Paint::OnStep(_))
}

/// A ratio cut, not rounded, so that 4.499 is not written as the 4.5 it is not.
fn written(ratio: f64) -> String {
    format!("{:.2}:1", (ratio * 100.0).floor() / 100.0)
}

fn stronger(under: &Color, key: String) -> String {
    // The luminance at which black and white stand out alike.
    if luminance(under) > 0.179 { format!("darken {key}") } else { format!("lighten {key}") }
}

/// The key of a theme that gives a colour.
fn key(paint: Paint) -> String {
    match paint {
        Paint::Background => "background".into(),
        Paint::Ink => "ink".into(),
        Paint::Muted => "muted".into(),
        Paint::Grid => "grid".into(),
        Paint::Axis => "axis".into(),
        Paint::Event => "event".into(),
        Paint::Series(place) => format!("colour {} of series", place + 1),
        Paint::Context => "context".into(),
        Paint::Step(step) | Paint::OnStep(step) => format!("step {} of steps", step + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{dot, rect, scene, stroke, text, with};
    use super::*;
    use crate::render::theme::Colors;
    use crate::scene::{Anchor, Node};

    fn faults(nodes: Vec<Node>, palettes: &[&Palette]) -> Vec<String> {
        contrast(&Laid::from_scene(&scene(nodes)), palettes)
            .into_iter()
            .map(|fault| fault.what)
            .collect()
    }

    fn label(paint: Paint) -> Node {
        with(text("2,706", 100.0, 100.0, Anchor::Middle), |text| text.paint = paint)
    }

    fn band(opacity: f64) -> Node {
        let mut band = rect(50.0, 50.0, 100.0, 100.0, Paint::Ink);
        if let Node::Rect(rect) = &mut band {
            rect.style.opacity = Some(opacity);
        }
        band
    }

    #[test]
    fn text_is_held_against_what_is_under_it() {
        let (light, dark) = (Palette::light(), Palette::dark());
        let cell = |step| rect(50.0, 50.0, 100.0, 100.0, Paint::Step(step));
        for step in 0..7 {
            let nodes = vec![cell(step), label(Paint::OnStep(step))];
            assert!(faults(nodes, &[&light, &dark]).is_empty());
        }
        assert_eq!(
            faults(vec![cell(6), label(Paint::Ink)], &[&light]),
            ["1 text like “2,706” in #111111 on #08406b with 1.75:1, not 4.5:1"]
        );
        // On a halo it stands on the background.
        let halo = with(label(Paint::Ink), |text| text.halo = true);
        assert!(faults(vec![cell(6), halo], &[&light, &dark]).is_empty());
    }

    #[test]
    fn a_band_under_a_text_counts_as_far_as_it_is_opaque() {
        let light = Palette::light();
        assert!(faults(vec![band(0.1), label(Paint::Muted)], &[&light]).is_empty());
        let found = faults(vec![band(0.4), label(Paint::Muted)], &[&light]);
        assert_eq!(found, ["1 text like “2,706” in #595959 on #a0a0a0 with 2.67:1, not 4.5:1"]);
    }

    #[test]
    fn marks_stand_out_from_the_background() {
        let pale = Palette::from_colors(Colors {
            series: vec![Color::new([0xf5, 0xa6, 0x23]), Color::new([0, 0, 0])],
            series_text: Vec::new(),
            ..Colors::light()
        });
        let nodes = || {
            vec![
                stroke(&[(0.0, 0.0), (50.0, 50.0), (90.0, 50.0)], Paint::Series(0)),
                dot(50.0, 50.0, 3.0, Paint::Series(0)),
                stroke(&[(0.0, 9.0), (90.0, 9.0)], Paint::Series(1)),
                stroke(&[(0.0, 5.0), (90.0, 5.0)], Paint::Grid),
                rect(0.0, 0.0, 9.0, 9.0, Paint::Step(0)),
                label(Paint::Series(0)),
            ]
        };
        assert!(faults(nodes(), &[&Palette::light(), &Palette::dark()]).is_empty());
        assert_eq!(
            faults(nodes(), &[&pale]),
            ["3 marks in #f5a623 on #ffffff with 2.02:1, not 3:1"]
        );
    }
}
