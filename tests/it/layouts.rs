//! Tables in the layouts of many agencies, each cell of a sample against what stands in the file.
//!
//! `fixtures/layouts/NAME.json` holds what a careful reader of `NAME` finds: years, cells, the
//! flags that are needed, or that the file must be refused or read with a stated doubt.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::common::tidy;
use serde_json::Value;

/// The layouts, each with what is known of it.
fn layouts() -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts");
    let mut all: Vec<(PathBuf, Value)> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let known = serde_json::from_slice(&std::fs::read(&path).expect("read")).expect("JSON");
            (path.with_extension(""), known)
        })
        .collect();
    all.sort_by(|one, two| one.0.cmp(&two.0));
    all
}

type Record = BTreeMap<String, String>;

/// A name without what stands in brackets after it: a code, a unit.
fn bare(name: &str) -> &str {
    let name = name.trim_matches(|c: char| c.is_whitespace());
    match name.rfind(['(', '（', '[']) {
        Some(place) if place > 0 && name.ends_with([')', '）', ']']) => name[..place].trim_end(),
        _ => name,
    }
}

/// Whether the row has all of these names in its dimensions.
fn is_of(record: &Record, names: &[Value]) -> bool {
    const OWN: [&str; 6] = ["period", "year", "count", "status", "break", "note"];
    names.iter().filter_map(Value::as_str).all(|name| {
        record
            .iter()
            .filter(|(column, _)| !OWN.contains(&column.as_str()))
            .any(|(_, held)| bare(held) == bare(name) || held.trim() == name.trim())
    })
}

fn is_in(record: &Record, year: &Value) -> bool {
    let period = record["period"].as_str();
    match year {
        Value::Number(year) => {
            let year = year.to_string();
            period == year || record["year"] == year
        }
        Value::String(text) => {
            let text = text.replace("FY", "").replace('-', "/");
            period == year.as_str().unwrap_or_default() || period.replace("FY", "") == text
        }
        _ => false,
    }
}

#[test]
fn every_layout_is_read_as_a_careful_reader_would() {
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    let layouts = layouts();
    assert!(layouts.len() > 50, "{}", layouts.len());
    for (path, known) in &layouts {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let flags: Vec<String> = known["flags"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|flag| flag.as_str().map(str::to_owned))
            .collect();
        let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        let (code, csv, said) = tidy(path, &flags);
        if known["refuse"] == true {
            all += 1;
            if code == Some(2) && csv.is_empty() && said.contains("hint: ") {
                right += 1;
            } else {
                wrong.push(format!("{name} is not refused: {said}"));
            }
            continue;
        }
        if known["doubt"] == true {
            all += 1;
            let refused = code == Some(2) && csv.is_empty();
            if refused || said.contains("doubt: ") {
                right += 1;
            } else {
                wrong.push(format!("{name} is read without a doubt"));
            }
            continue;
        }
        if code != Some(0) {
            wrong.push(format!("{name}: {said}"));
            continue;
        }
        let rows: Vec<Record> = csv::Reader::from_reader(csv.as_bytes())
            .deserialize()
            .collect::<Result<_, _>>()
            .expect("tidy CSV");
        for spot in known["spot"].as_array().expect("cells") {
            all += 1;
            let names = spot["group"].as_array().expect("names");
            let found: std::collections::BTreeSet<&str> = rows
                .iter()
                .filter(|row| is_of(row, names) && is_in(row, &spot["year"]))
                .map(|row| row["count"].as_str())
                .collect();
            let expected = spot["count"].as_i64().map(|count| count.to_string());
            // What is withheld has a row without a count, or none when its period is left out.
            let is_right = match &expected {
                Some(count) => found.len() == 1 && found.contains(count.as_str()),
                None => found.iter().all(|count| count.is_empty()),
            };
            if is_right {
                right += 1;
            } else {
                wrong.push(format!("{name}: {spot} is {found:?}"));
            }
        }
        let years = || {
            rows.iter()
                .filter(|row| !row["count"].is_empty())
                .filter_map(|row| row["year"].parse::<i64>().ok())
        };
        for (what, found) in [("first_year", years().min()), ("last_year", years().max())] {
            // Of a fiscal year, either of its two.
            if let (Some(expected), Some(found)) = (known[what].as_i64(), found)
                && found != expected
                && found != expected + 1
            {
                wrong.push(format!("{name}: the {what} is {found}, not {expected}"));
            }
        }
    }
    crate::common::say(format_args!("{right} of {all} cells, {} files", layouts.len()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
