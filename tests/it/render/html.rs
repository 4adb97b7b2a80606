//! The page: its one script, its names, its language.

use arrivals_chart::render::{Scheme, Theme, html, interactive};
use arrivals_chart::scene::Scene;
use arrivals_data::Status;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use crate::common::scenes;

fn scene(series: &str, language: &'static str) -> Scene {
    let mut readings = vec![
        scenes::reading(series, 0, 2011, 2706.0, (11.0, 50.0)),
        scenes::reading(series, 0, 2023, 196.0, (23.0, 50.0)),
    ];
    readings[1].status = Status::Provisional;
    Scene { title: series.to_owned(), language, readings, ..scenes::scene(Vec::new()) }
}

fn page(scene: &Scene) -> String {
    html(scene, &Theme::default().colors(Scheme::Auto)).expect("a page")
}

#[test]
fn the_script_is_small_and_the_only_one_allowed() {
    let script = interactive(&[], &Theme::default().colors(Scheme::Auto)).expect("parts").script;
    assert!(script.len() <= 6_100, "{} bytes", script.len());
    let page = page(&scene("total", "en"));
    let hash = BASE64.encode(Sha256::digest(script.as_bytes()));
    assert!(page.contains(&format!("script-src 'sha256-{hash}'")));
    assert_eq!(page.matches("<script").count(), 2);
    // The name space of SVG is a name, not an address.
    assert_eq!(page.matches("://").count(), 1);
}

#[test]
fn a_name_stays_a_name() {
    let page =
        page(&scene("</script><script>alert(1)</script><img src=x onerror=a><!-- \"\\\n한", "en"));
    assert_eq!(page.matches("<script").count(), 2);
    assert!(!page.contains("<img") && !page.contains("<!--"));
    let escaped = r#"{"series":"\u003c/script\u003e\u003cscript\u003ealert(1)\u003c/script\u003e\u003cimg src=x onerror=a\u003e\u003c!-- \"\\\u000a한","panel""#;
    assert!(page.contains(escaped));
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
    let empty = Scene { readings: Vec::new(), ..scene("total", "en") };
    assert!(!page(&empty).contains("<script"));
}
