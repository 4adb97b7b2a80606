//! A chart with its values at the pointer and the keys, as a part of a page.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::words::Words;
use super::{readings, table};
use crate::render::number::Number;
use crate::render::svg::{name, push_attribute};
use crate::render::{Colors, Palette, RenderError, Scheme, SvgText, svg};
use crate::scene::{Paint, Scene};

/// Writes a chart: its SVG, what stands at the pointer, what is said aloud, and its values as a
/// table. The page's script finds it by its class.
///
/// # Errors
/// Those of [`svg`].
pub fn push_figure(
    page: &mut String,
    scene: &Scene,
    colors: &Colors,
    text: SvgText,
) -> Result<(), RenderError> {
    let words = Words::new(scene.language);
    let chart = svg(scene, colors, text)?;
    if scene.readings.is_empty() {
        page.push_str("<figure>\n<div class=\"stage\">\n");
        page.push_str(&chart);
        page.push_str("</div>\n</figure>\n");
        return Ok(());
    }
    page.push_str("<div class=\"interactive\">\n<figure>\n<div class=\"stage\" tabindex=\"0\" role=\"application\" aria-roledescription=\"");
    page.push_str(words.chart);
    page.push_str("\" aria-label=\"");
    push_attribute(page, &scene.title);
    page.push_str(". ");
    push_attribute(page, words.keys);
    page.push_str("\">\n");
    page.push_str(&chart);
    let (width, height) = (Number(scene.width), Number(scene.height));
    // Writing to a String cannot fail.
    let _ = write!(
        page,
        "<svg class=\"marks\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\"></svg>\n<div class=\"tip\" aria-hidden=\"true\" hidden></div>\n</div>\n<p class=\"keys\" aria-hidden=\"true\">{}</p>\n</figure>\n<p class=\"said unseen\" role=\"status\" aria-live=\"polite\"></p>\n",
        words.keys
    );
    table::push_table(page, scene, words);
    page.push_str("<script type=\"application/json\" class=\"readings\">");
    readings::push_readings(page, scene, words);
    page.push_str("</script>\n</div>\n");
    Ok(())
}

/// Writes the colours that pages around these charts use, as custom properties of CSS: `:root{…}`,
/// and in another scheme where the reader's system has it.
pub fn push_properties(page: &mut String, scenes: &[&Scene], colors: &Colors) {
    page.push_str(":root{color-scheme:");
    page.push_str(color_scheme(colors));
    push_variables(page, scenes, colors.base());
    page.push_str("}\n");
    if let Some(palette) = colors.alternative() {
        page.push_str("@media (prefers-color-scheme:dark){:root{color-scheme:dark");
        push_variables(page, scenes, palette);
        page.push_str("}}\n");
    }
}

fn push_variables(page: &mut String, scenes: &[&Scene], palette: &Palette) {
    let around = [Paint::Background, Paint::Ink, Paint::Muted, Paint::Grid, Paint::Axis];
    let marks = scenes.iter().flat_map(|scene| &scene.readings).map(|reading| reading.paint);
    for paint in around.into_iter().chain(marks).collect::<BTreeSet<Paint>>() {
        let _ = write!(page, ";--{}:{}", name(paint), palette.shape(paint));
    }
}

/// The colour schemes that a page has.
pub fn color_scheme(colors: &Colors) -> &'static str {
    match colors.scheme {
        Scheme::Auto => "light dark",
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    }
}
