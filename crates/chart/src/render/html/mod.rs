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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{Palette, Scheme};
    use crate::scene::{Paint, Point, Reading};
    use arrivals_data::{Status, Year};

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
        assert!(SCRIPT.len() <= 6_100, "{} bytes", SCRIPT.len());
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
