//! The values read back from a specification of Vega-Lite are those of the scene.

use std::collections::BTreeSet;

use arrivals_chart::Bounds;
use arrivals_chart::render::{Palette, VegaLiteError, vega_lite};
use arrivals_chart::scene::{Paint, Point, Reading, Scene};
use arrivals_data::{Status, YearKind};
use serde_json::Value;

use crate::common::scenes;

/// Every kind that has a shape of its own, and one that has none.
const KINDS: [&str; 18] = [
    "line",
    "index",
    "cumulative",
    "change",
    "columns",
    "stacked",
    "share",
    "area",
    "slope",
    "dumbbell",
    "multiples",
    "ranking",
    "heatmap",
    "joinpoint",
    "levels",
    "forecast",
    "revisions",
    "of its own",
];

fn reading(series: &str, place: usize, year: i64, value: f64) -> Reading {
    let at = ((year - 2000) as f64 * 30.0, 500.0 - value / 10.0 - place as f64);
    let status = match year {
        2008 => Status::Provisional,
        2007 => Status::Estimated,
        _ => Status::Normal,
    };
    let text = format!("{value} \"people\"");
    Reading {
        text,
        status,
        paint: Paint::Series(place),
        ..scenes::reading(series, 0, year, value, at)
    }
}

fn scene(kind: &'static str, readings: Vec<Reading>) -> Scene {
    let title = format!(
        "{kind}: arrivals fell to 196 in 2023, and <b>\"rose\"</b> & more than a line of the chart holds"
    );
    let description = "A chart\u{2028}of </script> \\ 한국".into();
    Scene { kind, title, description, readings, ..scenes::scene(Vec::new()) }
}

/// The drawn values of a kind: years without a value among them, a year that stands alone, and
/// names that are not names.
fn drawn(kind: &'static str) -> Scene {
    let counts =
        [(2001, 30.0), (2002, 40.0), (2004, 55.0), (2006, 20.0), (2007, 0.0), (2008, 12.0)];
    let names = ["</script>\"\n", "여성", "datum.value'\\"];
    let all = |of: &dyn Fn(usize, f64) -> f64| -> Vec<Reading> {
        names
            .iter()
            .enumerate()
            .flat_map(|(place, name)| {
                counts.iter().map(move |(year, count)| (place, *name, *year, *count))
            })
            .map(|(place, name, year, count)| reading(name, place, year, of(place, count)))
            .collect()
    };
    let whole = |mut readings: Vec<Reading>| {
        for reading in &mut readings {
            let Point { x, y } = reading.at;
            reading.extent = Some(Bounds { left: x, top: y, right: x + 20.0, bottom: 500.0 });
        }
        readings
    };
    let readings = match kind {
        "index" => all(&|place, count| count * 100.0 / 30.0 + place as f64 * 3.0),
        "change" => whole(all(&|_, count| count - 30.0).into_iter().take(6).collect()),
        "columns" => whole(all(&|_, count| count).into_iter().take(6).collect()),
        "stacked" => whole(all(&|place, count| count + place as f64)),
        "share" => whole(all(&|place, _| [20.5, 30.25, 49.25][place])),
        "slope" | "dumbbell" => all(&|place, count| count + 5.0 * place as f64)
            .into_iter()
            .filter(|reading| [2001, 2008].contains(&reading.year.number()))
            .collect(),
        "multiples" => {
            let mut readings = all(&|place, count| count * (place + 1) as f64);
            for reading in &mut readings {
                let Paint::Series(place) = reading.paint else { continue };
                reading.panel = place;
                reading.paint = Paint::Series(0);
            }
            readings
        }
        "ranking" => all(&|place, count| ((place + count as usize) % 3 + 1) as f64),
        "heatmap" => {
            let mut readings = whole(all(&|place, count| count + place as f64));
            for reading in &mut readings {
                reading.paint = Paint::Step((reading.value / 9.0) as usize);
            }
            readings
        }
        "joinpoint" | "levels" | "forecast" => {
            let mut readings: Vec<Reading> = all(&|_, count| count).into_iter().take(6).collect();
            let years = if kind == "forecast" { 2008..=2011 } else { 2001..=2008 };
            readings.extend(years.map(|year| {
                let value = if kind == "levels" {
                    if year < 2006 { 41.5 } else { 10.25 }
                } else {
                    50.0 - (year - 2001) as f64 * 4.125
                };
                reading(&format!("{} fitted", names[0]), 1, year, value)
            }));
            readings
        }
        _ => all(&|place, count| count + 7.0 * place as f64),
    };
    scene(kind, readings)
}

/// Scenes at the edges of what is drawn.
fn hard() -> Vec<(&'static str, Scene)> {
    let named = |names: usize, years: i64, value: &dyn Fn(usize, i64) -> f64| -> Vec<Reading> {
        (0..names)
            .flat_map(|place| (0..years).map(move |year| (place, year)))
            .map(|(place, year)| {
                let name = format!("series {place}");
                reading(&name, place, 1870 + year, value(place, year))
            })
            .collect()
    };
    let one = || {
        let mut readings = named(1, 1, &|_, _| 5.0);
        readings[0].series.clear();
        readings
    };
    let mut log = scene(
        "line",
        named(2, 40, &|place, year| ((place + 1) * 10) as f64 * (1 + year * year) as f64),
    );
    log.log = true;
    let mut small = scene("line", named(3, 8, &|place, year| (place as i64 + year) as f64));
    (small.width, small.height) = (320.0, 400.0);
    let mut korean = scene("line", named(2, 8, &|place, year| (place as i64 + year) as f64));
    korean.language = "ko";
    let mut fiscal = named(1, 8, &|_, year| year as f64);
    for reading in &mut fiscal {
        reading.year = reading.year.of_kind(YearKind::Split);
    }
    let mut tones = scene("columns", named(1, 9, &|_, year| (year * 7 % 5) as f64));
    for reading in &mut tones.readings {
        reading.extent = Some(Bounds { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 });
    }
    tones.readings[3].paint = Paint::Context;
    vec![
        ("one-year", scene("line", one())),
        ("one-column", scene("columns", one())),
        ("one-cell", scene("heatmap", one())),
        ("one-rank", scene("ranking", one())),
        ("zeros", scene("line", named(2, 9, &|_, _| 0.0))),
        ("zero-columns", scene("columns", named(1, 9, &|_, _| 0.0))),
        ("billions", scene("line", named(2, 9, &|place, year| 1e9 + (place as i64 + year) as f64))),
        ("long", scene("line", named(5, 150, &|place, year| (place as i64 * 9 + year) as f64))),
        ("long-columns", scene("columns", named(1, 150, &|_, year| year as f64))),
        ("sixty", scene("heatmap", named(60, 20, &|place, year| (place as i64 * year) as f64))),
        ("grouped", scene("columns", named(3, 6, &|place, year| (place as i64 + year) as f64))),
        ("fiscal", scene("columns", fiscal)),
        ("tones", tones),
        ("log", log),
        ("small", small),
        ("korean", korean),
    ]
}

fn every() -> Vec<(String, Scene)> {
    let kinds = KINDS.iter().map(|kind| (kind.replace(' ', "-"), drawn(kind)));
    kinds.chain(hard().into_iter().map(|(name, scene)| (name.to_owned(), scene))).collect()
}

fn specification(scene: &Scene) -> Value {
    let text = vega_lite(scene, &Palette::light()).expect("a specification");
    assert!(text.ends_with("}\n") && !text.contains('\r'));
    serde_json::from_str(&text).expect("JSON")
}

fn rows(specification: &Value) -> &Vec<Value> {
    specification["data"]["values"].as_array().expect("rows")
}

#[test]
fn every_reading_is_a_row_and_every_row_with_a_value_a_reading() {
    for (name, scene) in every() {
        let specification = specification(&scene);
        let valued: Vec<&Value> =
            rows(&specification).iter().filter(|row| !row["value"].is_null()).collect();
        assert_eq!(valued.len(), scene.readings.len(), "{name}");
        for (row, reading) in valued.iter().zip(&scene.readings) {
            assert_eq!(row["series"], reading.series.as_str(), "{name}");
            assert_eq!(row["panel"], reading.panel, "{name}");
            assert_eq!(row["year"], reading.year.number(), "{name}");
            assert_eq!(row["period"], reading.year.to_string(), "{name}");
            // serde_json reads the last digit of a fraction approximately; it is written exactly.
            let value = row["value"].as_f64().expect("a number");
            let off = (value - reading.value).abs();
            assert!(off <= reading.value.abs() * f64::EPSILON, "{name}: {value}");
            assert_eq!(row["status"], reading.status.word(), "{name}");
            assert_eq!(row["text"], reading.text.as_str(), "{name}");
        }
    }
}

#[test]
fn a_year_without_a_value_is_a_row_without_one_where_marks_are_joined() {
    let specification = specification(&drawn("line"));
    let gaps: Vec<(String, i64)> = rows(&specification)
        .iter()
        .filter(|row| row["value"].is_null())
        .map(|row| (row["series"].to_string(), row["year"].as_i64().expect("a year")))
        .collect();
    assert_eq!(gaps.len(), 6, "{gaps:?}");
    assert!(gaps.iter().all(|(_, year)| [2003, 2005].contains(year)));
    let dumbbell = self::specification(&drawn("dumbbell"));
    assert!(rows(&dumbbell).iter().all(|row| !row["value"].is_null()));
}

#[test]
fn whole_numbers_have_no_point_and_no_groups() {
    let text = vega_lite(&drawn("line"), &Palette::light()).expect("a specification");
    assert!(text.contains("\"value\": 55,") && !text.contains("55.0"));
}

#[test]
fn series_keep_their_order_and_colours() {
    let specification = specification(&drawn("line"));
    let scale = &specification["layer"][0]["encoding"]["stroke"]["scale"];
    let scene = drawn("line");
    let mut order: Vec<&str> = scene.readings.iter().map(|r| r.series.as_str()).collect();
    order.dedup();
    assert_eq!(scale["domain"], serde_json::json!(order));
    assert_eq!(scale["range"], serde_json::json!(["#000000", "#0072b2", "#d55e00"]));
}

#[test]
fn a_scene_without_values_or_with_impossible_ones_is_refused() {
    let refused = |change: &dyn Fn(&mut Scene)| {
        let mut scene = drawn("line");
        change(&mut scene);
        vega_lite(&scene, &Palette::light()).expect_err("an error")
    };
    assert!(matches!(refused(&|scene| scene.readings.clear()), VegaLiteError::Empty));
    assert!(matches!(
        refused(&|scene| scene.readings[1].value = f64::NAN),
        VegaLiteError::NotFinite { year, .. } if year == "2002"
    ));
    assert!(matches!(
        refused(&|scene| scene.log = true),
        VegaLiteError::NotOnLog { year, .. } if year == "2007"
    ));
}

#[test]
fn every_channel_names_a_field_of_the_rows() {
    for (name, scene) in every() {
        let specification = specification(&scene);
        let first = rows(&specification)[0].as_object().expect("a row");
        let mut fields = BTreeSet::new();
        collect(&specification, &mut fields);
        for field in fields {
            assert!(first.contains_key(&field), "{name}: {field}");
        }
    }
}

fn collect(value: &Value, fields: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            if let Some(field) = object.get("field").and_then(Value::as_str) {
                fields.insert(field.to_owned());
            }
            object.values().for_each(|value| collect(value, fields));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, fields)),
        _ => {}
    }
}

/// For the compiler of Vega-Lite itself: `tests/browser/vega.mjs` reads the files of the folder
/// that is named here.
#[test]
fn specifications_are_written_for_the_compiler() {
    let Some(folder) = std::env::var_os("ARRIVALS_VEGA") else { return };
    let folder = std::path::PathBuf::from(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, scene) in every() {
        let text = vega_lite(&scene, &Palette::light()).expect("a specification");
        std::fs::write(folder.join(format!("{name}.vl.json")), text).expect("written");
    }
}
