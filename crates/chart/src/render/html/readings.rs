//! What was drawn, as the page's script reads it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::words::Words;
use crate::Bounds;
use crate::render::number::Number;
use crate::render::svg;
use crate::scene::{Reading, Scene};

/// Readings no further apart than this stand at one place of the axis.
const SAME: f64 = 0.5;

/// Kinds of charts whose marks are found by distance, not by their year.
const BY_DISTANCE: [&str; 3] = ["heatmap", "dumbbell", "ranking"];

/// Writes the readings as JSON that may stand inside of a script element.
pub fn push_readings(out: &mut String, scene: &Scene, words: &Words) {
    let (width, by_year) = (Number(scene.width), is_by_year(scene));
    let _ = write!(out, "{{\"width\":{width},\"byYear\":{by_year},\"readings\":[");
    for (place, reading) in scene.readings.iter().enumerate() {
        out.push_str(if place == 0 { "\n" } else { ",\n" });
        push_reading(out, reading, name(reading, scene, words), words);
    }
    out.push_str("\n]}");
}

/// The name of what a reading belongs to; what is counted, when it has none.
pub fn name<'a>(reading: &'a Reading, scene: &'a Scene, words: &'a Words) -> &'a str {
    [reading.series.as_str(), scene.unit.as_str()]
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or(words.value)
}

fn push_reading(out: &mut String, reading: &Reading, name: &str, words: &Words) {
    let (year, status) = (reading.year.to_string(), words.status(reading.status));
    let [series, year, text, status] = [name, &year, &reading.said(), status].map(string);
    let (panel, paint) = (reading.panel, svg::name(reading.paint));
    let (x, y) = (Number(reading.at.x), Number(reading.at.y));
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "{{\"series\":{series},\"panel\":{panel},\"year\":{year},\"text\":{text},\"status\":{status},\"paint\":\"{paint}\",\"x\":{x},\"y\":{y}",
    );
    if let Some(Bounds { left, top, right, bottom }) = reading.extent {
        let [left, top, right, bottom] = [left, top, right, bottom].map(Number);
        let _ = write!(out, ",\"box\":[{left},{top},{right},{bottom}]");
    }
    out.push('}');
}

/// Whether places from left to right are years in their order, each at one place: then a pointer
/// means a year, whatever its height.
fn is_by_year(scene: &Scene) -> bool {
    let mut panels: BTreeMap<usize, Vec<&Reading>> = BTreeMap::new();
    for reading in &scene.readings {
        panels.entry(reading.panel).or_default().push(reading);
    }
    !BY_DISTANCE.contains(&scene.kind)
        && panels.values_mut().all(|panel| {
            panel.sort_by(|one, other| one.at.x.total_cmp(&other.at.x));
            panel.windows(2).all(|pair| {
                let is_same = pair[1].at.x - pair[0].at.x <= SAME;
                if is_same { pair[0].year == pair[1].year } else { pair[0].year < pair[1].year }
            })
        })
}

/// JSON in which no sign can end or begin anything in HTML (HTML Living Standard, 4.12.1.3).
fn string(text: &str) -> String {
    let mut out = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '<' | '>' | '&' | '\u{0}'..='\u{1F}' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
