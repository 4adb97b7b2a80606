//! A scene as one HTML page: the chart, its values under the pointer and the keys, and a table.
//!
//! Invariant: the page asks no other file for anything, and nothing that comes from data can
//! leave its place: the page's own policy allows one script, by its hash.

mod figure;
mod readings;
mod table;
mod words;

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::number::Number;
use super::svg::{font_faces, push_text};
use super::{Colors, RenderError, SvgText};
use crate::scene::Scene;

const STYLE: &str = include_str!("page.css");
const CHART_STYLE: &str = include_str!("chart.css");
const SCRIPT: &str = include_str!("page.js");

/// What a page needs that shows charts with their values: rules of CSS and a script, which finds
/// each chart by its class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interactive {
    /// The charts, each a part of the page's body.
    pub figures: Vec<String>,
    /// Rules of CSS: colours, glyphs, and how charts look.
    pub style: String,
    pub script: &'static str,
}

/// Scenes as parts of one page. Their letters share the page's glyphs.
///
/// # Errors
/// Those of [`svg`](super::svg).
pub fn interactive(scenes: &[&Scene], colors: &Colors) -> Result<Interactive, RenderError> {
    let mut style = font_faces(scenes, colors)?;
    figure::push_properties(&mut style, scenes, colors);
    style.push_str(CHART_STYLE);
    let figures = scenes
        .iter()
        .map(|scene| {
            let mut part = String::new();
            figure::push_figure(&mut part, scene, colors, SvgText::Text)?;
            Ok(part)
        })
        .collect::<Result<Vec<String>, RenderError>>()?;
    Ok(Interactive { figures, style, script: SCRIPT })
}

/// The scene as an HTML page.
///
/// # Errors
/// Those of [`svg`](super::svg).
pub fn html(scene: &Scene, colors: &Colors) -> Result<String, RenderError> {
    let mut page = String::with_capacity(200 * scene.readings.len() + 60_000);
    push_head(&mut page, scene, colors);
    let width = Number(scene.width);
    // Writing to a String cannot fail.
    let _ = write!(page, "<body>\n<main style=\"max-width:{width}px\">\n<h1 class=\"unseen\">");
    push_text(&mut page, &scene.title);
    page.push_str("</h1>\n");
    figure::push_figure(&mut page, scene, colors, SvgText::Embed)?;
    page.push_str("</main>\n");
    if !scene.readings.is_empty() {
        let _ = writeln!(page, "<script>{SCRIPT}</script>");
    }
    page.push_str("</body>\n</html>\n");
    Ok(page)
}

fn push_head(page: &mut String, scene: &Scene, colors: &Colors) {
    let hash = BASE64.encode(Sha256::digest(SCRIPT.as_bytes()));
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-{hash}'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"{}\">\n<link rel=\"icon\" href=\"data:,\">\n<title>",
        scene.language,
        figure::color_scheme(colors)
    );
    push_text(page, &scene.title);
    page.push_str("</title>\n<style>\n");
    figure::push_properties(page, &[scene], colors);
    page.push_str(STYLE);
    page.push_str(CHART_STYLE);
    page.push_str("</style>\n</head>\n");
}
