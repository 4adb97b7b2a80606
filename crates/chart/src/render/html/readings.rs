//! What was drawn, as the page's script reads it.

use std::collections::BTreeMap;

use super::words::Words;
use crate::render::number::{Number, push_whole};
use crate::render::svg::push_name;
use crate::scene::{Reading, Scene};

/// Readings no further apart than this stand at one place of the axis.
const SAME: f64 = 0.5;

/// Kinds of charts whose marks are found by distance, not by their year.
const BY_DISTANCE: [&str; 3] = ["heatmap", "dumbbell", "ranking"];

/// Writes the readings as JSON that may stand inside of a script element.
pub fn push_readings(out: &mut String, scene: &Scene, words: &Words) {
    out.push_str("{\"width\":");
    Number(scene.width).push(out);
    out.push_str(",\"byYear\":");
    out.push_str(if is_by_year(scene) { "true" } else { "false" });
    out.push_str(",\"readings\":[");
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
    out.push_str("{\"series\":");
    push_string(out, name);
    out.push_str(",\"panel\":");
    push_whole(out, reading.panel as u64);
    out.push_str(",\"year\":");
    push_string(out, &reading.year.to_string());
    out.push_str(",\"text\":");
    push_string(out, &reading.text);
    out.push_str(",\"status\":");
    push_string(out, words.status(reading.status));
    out.push_str(",\"paint\":\"");
    push_name(out, reading.paint);
    out.push_str("\",\"x\":");
    Number(reading.at.x).push(out);
    out.push_str(",\"y\":");
    Number(reading.at.y).push(out);
    if let Some(extent) = reading.extent {
        out.push_str(",\"box\":[");
        Number(extent.left).push(out);
        for edge in [extent.top, extent.right, extent.bottom] {
            out.push(',');
            Number(edge).push(out);
        }
        out.push(']');
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
fn push_string(out: &mut String, text: &str) {
    out.push('"');
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
}
