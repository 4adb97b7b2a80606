//! Colours that do not stand out from what is under them.
//!
//! Source: WCAG 2.2, success criteria 1.4.3 (text, 4.5:1) and 1.4.11 (marks, 3:1). The steps of a
//! sequential scale are exempt: that the least is pale is what they say; so are grid lines and
//! pale bands, which nobody must see to read the chart.

use std::collections::BTreeMap;

use super::fault::{Fault, counted, quoted};
use super::scene_index::{Laid, PlacedText};
use crate::render::theme::contrast::{MARK, TEXT, luminance, ratio};
use crate::render::theme::{Color, Palette};
use crate::scene::Paint;

/// The rule's name.
const NAME: &str = "contrast";

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
        let at = text.bounds.middle();
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
    for mark in laid.marks.iter().filter(|mark| mark.is_drawn()) {
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
