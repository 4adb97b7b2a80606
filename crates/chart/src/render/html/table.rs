//! All values of a chart as a table: years down, series across.

use std::collections::{BTreeMap, BTreeSet};

use super::readings::name;
use super::words::Words;
use crate::render::svg::{push_attribute, push_text};
use crate::scene::{Reading, Scene};
use arrivals_data::Year;

/// Writes the table, closed until it is asked for.
pub fn push_table(page: &mut String, scene: &Scene, words: &Words) {
    // Columns in the order in which they were drawn first.
    let mut columns: Vec<(usize, &str)> = Vec::new();
    let mut places: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut rows: BTreeMap<Year, BTreeMap<usize, Vec<&Reading>>> = BTreeMap::new();
    for reading in &scene.readings {
        let key = (reading.panel, name(reading, scene, words));
        let place = *places.entry(key).or_insert_with(|| {
            columns.push(key);
            columns.len() - 1
        });
        rows.entry(reading.year).or_default().entry(place).or_default().push(reading);
    }
    page.push_str("<details>\n<summary>");
    page.push_str(words.table);
    page.push_str("</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    push_attribute(page, words.table);
    page.push_str("\">\n<table>\n<caption>");
    push_text(page, &scene.title);
    if !scene.unit.is_empty() {
        page.push_str(" (");
        push_text(page, &scene.unit);
        page.push(')');
    }
    page.push_str("</caption>\n<thead><tr><th scope=\"col\">");
    page.push_str(words.year);
    page.push_str("</th>");
    for head in heads(&columns, words) {
        page.push_str("<th scope=\"col\">");
        push_text(page, &head);
        page.push_str("</th>");
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for (year, cells) in &rows {
        page.push_str("<tr><th scope=\"row\">");
        push_text(page, &year.to_string());
        page.push_str("</th>");
        for place in 0..columns.len() {
            page.push_str("<td>");
            push_cell(page, cells.get(&place).map(Vec::as_slice).unwrap_or_default(), words);
            page.push_str("</td>");
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n</div>\n</details>\n");
}

/// The names of columns; with its panel where two have the same.
fn heads(columns: &[(usize, &str)], words: &Words) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let twice: BTreeSet<&str> =
        columns.iter().map(|(_, name)| *name).filter(|name| !seen.insert(*name)).collect();
    columns
        .iter()
        .map(|(panel, name)| {
            if twice.contains(name) {
                format!("{name} ({})", words.panel(*panel))
            } else {
                (*name).to_owned()
            }
        })
        .collect()
}

fn push_cell(page: &mut String, readings: &[&Reading], words: &Words) {
    if readings.is_empty() {
        page.push('–');
    }
    for (place, reading) in readings.iter().enumerate() {
        if place > 0 {
            page.push_str(", ");
        }
        push_text(page, &reading.said());
        let status = words.status(reading.status);
        if !status.is_empty() {
            page.push_str(" <small>");
            page.push_str(status);
            page.push_str("</small>");
        }
    }
}
