//! A scene as one HTML page: the chart, its values under the pointer and the keys, and a table.
//!
//! Invariant: the page asks no other file for anything, and nothing that comes from data can
//! leave its place: the page's own policy allows one script, by its hash.

mod readings;
mod table;
mod words;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::number::Number;
use super::svg::{push_attribute, push_name, push_text};
use super::{Colors, Palette, RenderError, Scheme, SvgText, svg};
use crate::chart::scene::{Paint, Scene};
use words::Words;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The scene as an HTML page.
///
/// # Errors
/// Those of [`svg`].
pub fn html(scene: &Scene, colors: &Colors) -> Result<String, RenderError> {
    let words = Words::of(scene.language);
    let chart = svg(scene, colors, SvgText::Embed)?;
    let mut page = String::with_capacity(chart.len() + 200 * scene.readings.len() + 20_000);
    push_head(&mut page, scene, colors);
    let (width, height) = (Number(scene.width), Number(scene.height));
    // Writing to a String cannot fail.
    let _ = write!(page, "<body>\n<main style=\"max-width:{width}px\">\n<h1 class=\"unseen\">");
    push_text(&mut page, &scene.title);
    page.push_str("</h1>\n<figure>\n");
    if scene.readings.is_empty() {
        page.push_str("<div class=\"stage\">\n");
        page.push_str(&chart);
        page.push_str("</div>\n</figure>\n</main>\n</body>\n</html>\n");
        return Ok(page);
    }
    page.push_str("<div class=\"stage\" id=\"stage\" tabindex=\"0\" role=\"application\" aria-roledescription=\"");
    page.push_str(words.chart);
    page.push_str("\" aria-label=\"");
    push_attribute(&mut page, &scene.title);
    page.push_str(". ");
    push_attribute(&mut page, words.keys);
    page.push_str("\">\n");
    page.push_str(&chart);
    let _ = write!(
        page,
        "<svg class=\"marks\" id=\"marks\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\"></svg>\n<div class=\"tip\" id=\"tip\" aria-hidden=\"true\" hidden></div>\n</div>\n<p class=\"keys\" aria-hidden=\"true\">{}</p>\n</figure>\n<p class=\"unseen\" id=\"said\" role=\"status\" aria-live=\"polite\"></p>\n",
        words.keys
    );
    table::push_table(&mut page, scene, words);
    page.push_str("</main>\n<script type=\"application/json\" id=\"readings\">");
    readings::push_readings(&mut page, scene, words);
    let _ = write!(page, "</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n");
    Ok(page)
}

fn push_head(page: &mut String, scene: &Scene, colors: &Colors) {
    let scheme = match colors.scheme {
        Scheme::Auto => "light dark",
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    };
    let hash = BASE64.encode(Sha256::digest(SCRIPT.as_bytes()));
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-{hash}'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"{scheme}\">\n<link rel=\"icon\" href=\"data:,\">\n<title>",
        scene.language
    );
    push_text(page, &scene.title);
    page.push_str("</title>\n<style>\n:root{color-scheme:");
    page.push_str(scheme);
    push_variables(page, scene, colors.base());
    page.push_str("}\n");
    if let Some(palette) = colors.alternative() {
        page.push_str("@media (prefers-color-scheme:dark){:root{color-scheme:dark");
        push_variables(page, scene, palette);
        page.push_str("}}\n");
    }
    page.push_str(STYLE);
    page.push_str("</style>\n</head>\n");
}

/// The colours that the page around the chart uses, as custom properties of CSS.
fn push_variables(page: &mut String, scene: &Scene, palette: &Palette) {
    let around = [Paint::Background, Paint::Ink, Paint::Muted, Paint::Grid, Paint::Axis];
    let marks = scene.readings.iter().map(|reading| reading.paint);
    for paint in around.into_iter().chain(marks).collect::<BTreeSet<Paint>>() {
        page.push_str(";--");
        push_name(page, paint);
        page.push(':');
        page.push_str(palette.shape(paint));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::{Point, Reading};
    use crate::dataset::{Status, Year};

    fn scene(series: &str, language: &'static str) -> Scene {
        let reading = |year: i64, value: f64, status: Status| Reading {
            series: series.to_owned(),
            panel: 0,
            year: Year::new(year).expect("a year"),
            value,
            text: value.to_string(),
            status,
            paint: Paint::Series(1),
            at: Point { x: (year - 2000) as f64, y: 50.0 },
            extent: None,
        };
        Scene {
            width: 100.0,
            height: 80.0,
            kind: "line",
            unit: "people".to_owned(),
            log: false,
            title: series.to_owned(),
            description: String::new(),
            provenance: Vec::new(),
            language,
            nodes: Vec::new(),
            readings: vec![
                reading(2011, 2706.0, Status::Normal),
                reading(2023, 196.0, Status::Provisional),
            ],
        }
    }

    fn page(scene: &Scene) -> String {
        let (light, dark) = (Palette::light(), Palette::dark());
        html(scene, &Colors { light: &light, dark: &dark, scheme: Scheme::Auto }).expect("a page")
    }

    #[test]
    fn the_script_is_small_and_the_only_one_allowed() {
        assert!(SCRIPT.len() <= 6_000, "{} bytes", SCRIPT.len());
        let page = page(&scene("total", "en"));
        let hash = BASE64.encode(Sha256::digest(SCRIPT.as_bytes()));
        assert!(page.contains(&format!("script-src 'sha256-{hash}'")));
        assert_eq!(page.matches("<script").count(), 2);
        // The name space of SVG is a name, not an address.
        assert_eq!(page.matches("://").count(), 1);
    }

    #[test]
    fn a_name_stays_a_name() {
        let page = page(&scene("</script><script>alert(1)</script><img src=x onerror=a>", "en"));
        assert_eq!(page.matches("<script").count(), 2);
        assert!(!page.contains("<img"));
    }

    #[test]
    fn a_page_speaks_its_charts_language() {
        let korean = page(&scene("전체", "ko"));
        assert!(korean.starts_with("<!DOCTYPE html>\n<html lang=\"ko\">"));
        assert!(korean.contains("196 <small>잠정</small>"));
        assert!(page(&scene("total", "en")).contains("196 <small>provisional</small>"));
    }

    #[test]
    fn a_chart_without_readings_has_no_script() {
        let mut scene = scene("total", "en");
        scene.readings.clear();
        assert!(!page(&scene).contains("<script"));
    }
}
