//! What is held against the schemas: commands that write each form, the tables that they read, and
//! files that people write.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

/// Words of a command; it prints JSON.
type Words = &'static [&'static str];

/// The commands that write a form.
pub const COMMANDS: [(&str, &[Words]); 11] = [
    (
        "summary",
        &[
            &["summary", "--sample"],
            &["summary", "--sample", "--full"],
            &["summary", "--sample", "--from", "2011", "--to", "2023"],
            &["summary", "one.csv"],
            &["summary", "long.csv", "--series", "men", "--full"],
            &["trend", "--sample", "--to", "2019", "--variants"],
            &["trend", "long.csv", "--series", "men"],
            &["forecast", "--sample", "--to", "2023"],
            &["forecast", "long.csv", "--series", "men"],
            &["compare", "--sample"],
            &["compare", "long.csv", "--series", "men", "--with", "women"],
            &["revisions", "--sample"],
            &["summary", "long.csv", "--series", "men", "--population", "population.csv"],
        ],
    ),
    (
        "tidy",
        &[
            &["tidy", "--sample"],
            &["tidy", "counts.csv", "--net"],
            &["tidy", "one.csv"],
            &["tidy", "long.csv", "--population", "population.csv"],
        ],
    ),
    (
        "row",
        &[
            &["tidy", "--sample"],
            &["tidy", "counts.csv", "--net"],
            &["tidy", "one.csv"],
            &["tidy", "one.csv", "--population", "population.csv"],
        ],
    ),
    (
        "inspection",
        &[
            &["inspect", "--sample"],
            &["inspect", "counts.csv"],
            &["inspect", "one.csv"],
            &["inspect", "long.csv"],
        ],
    ),
    (
        "screen",
        &[
            &["screen", "--sample"],
            &["screen", "counts.csv"],
            &["screen", "long.csv"],
            &["screen", "long.csv", "--population", "population.csv"],
        ],
    ),
    ("build", &[&["build", "--check"], &["build"]]),
    (
        "check",
        &[
            &["check", "--sample", "Arrivals fell from 2,706 in 2011 to 196 in 2023."],
            &["check", "--sample", "--file", "claim.txt"],
        ],
    ),
    (
        "difference",
        &[
            &["diff", "--sample"],
            &["diff", "long.csv", "newer.csv"],
            &["diff", "counts.csv", "counts.csv"],
        ],
    ),
    ("explanations", &[&["explain"]]),
    ("methods", &[&["methods"]]),
    (
        "explanation",
        &[
            &["explain", "--sample", "latest.change"],
            &["explain", "--sample", "cumulative"],
            &["explain", "latest", "long.csv", "--series", "men", "--population", "population.csv"],
            &["explain", "--sample", "peak"],
            &["explain", "--sample", "cagr"],
            &["explain", "--sample", "trend.test"],
            &["explain", "--sample", "joinpoint"],
        ],
    ),
];

/// Objects whose keys are the data's own; `*` is any one step.
pub const OPEN: [&str; 3] = ["/series/*/key", "/contents/series", "/contents/statuses"];

/// Fields that are left out where there is nothing to say.
pub const OPTIONAL: [(&str, &[&str]); 7] = [
    ("summary", &["also", "arithmetic", "checked", "random", "rates", "sheet", "shown"]),
    ("screen", &["counts"]),
    ("tidy", &["sheet", "note", "break_before", "population", "rate"]),
    // The dimensions are the table's own.
    ("row", &["break", "place", "population", "rate", "sex"]),
    ("inspection", &["sheet"]),
    (
        "difference",
        &[
            "carried",
            "sheet",
            "difference",
            "percent",
            "replaces",
            "refused_before",
            "refused_now",
            "rules",
        ],
    ),
    ("explanation", &["also", "checked", "random", "sheet", "shown"]),
];

/// Files that people write as TOML, as the JSON that they are: those that fit, and others.
pub fn files(name: &str) -> (Vec<Value>, Vec<Value>) {
    match name {
        "theme" => (
            vec![
                json!({}),
                json!({"name": "house", "light": {"series": ["#fff", "#0068b1"]}, "sizes": {"base": 15}}),
            ],
            vec![
                json!({"light": {"ink": "red"}}),
                json!({"sizes": {"base": 99}}),
                json!({"lihgt": {}}),
            ],
        ),
        "recipe" => (
            vec![
                json!({"chart": [{"output": "a.svg", "kind": "line", "log": true}]}),
                json!({
                    "input": {"file": "a.csv"},
                    "text": [{"command": "summary", "output": ["a.md", "a.json"]}],
                    "claim": [{"text": "9 in 1999"}],
                }),
            ],
            vec![
                json!({"chart": [{"output": 7}]}),
                json!({"chart": [{"output": "a.svg", "kidn": "line"}]}),
                json!({"charts": []}),
                json!({"claim": [{}]}),
            ],
        ),
        _ => (Vec::new(), Vec::new()),
    }
}

const COUNTS: &str = "place,sex,2019,2020,2021 (Jan-Sep),2022
Seoul,men,5,0,4,x
Seoul,women,\"1,310\",12,6,9
서울,men,7,8,9,<5
";

const RECIPE: &str = r#"[input]
file = "long.csv"
[[chart]]
series = "men"
output = ["a.svg", "b.png"]
[[text]]
command = "tidy"
output = "tidy.csv"
[[claim]]
text = "9 in 1999"
series = "men"
[[threshold]]
finding = "latest.change"
value = "percent"
below = -20
series = "men"
"#;

/// Forty years with a change of direction, a year of none, and a level that ends.
fn long() -> Vec<String> {
    let count = |place: i32| match place {
        20 => 0,
        0..25 => 20 + 9 * place + (place * 7) % 5,
        _ => 900 - 20 * place,
    };
    let row = |place: i32| format!("{},{},{}", 1980 + place, count(place), 50 + (place * 13) % 17);
    (0..40).map(row).collect()
}

/// The next edition: a figure revised, one added, one withdrawn, and a mark.
fn newer() -> Vec<String> {
    let revised = |row: &String| match row.strip_prefix("1999,") {
        Some(counts) => format!("1999,9,{}", counts.rsplit(',').next().unwrap_or_default()),
        None => row.clone(),
    };
    let mut rows: Vec<String> = long().iter().skip(1).map(revised).collect();
    rows.push("2020,5,".to_owned());
    rows
}

/// A population of the years from 1985 on.
fn population() -> String {
    (1985..=2020).fold("year,people\n".to_owned(), |mut text, year| {
        let _ = writeln!(text, "{year},{}", 1000 * year);
        text
    })
}

/// Writes the tables that the commands read.
pub fn write(folder: &Path) {
    let table = |rows: &[String]| {
        rows.iter().fold("year,men,women\n".to_owned(), |mut text, row| {
            let _ = writeln!(text, "{row}");
            text
        })
    };
    for (name, text) in [
        ("counts.csv", COUNTS.to_owned()),
        ("one.csv", "year,people\n2020,3\n".to_owned()),
        ("long.csv", table(&long())),
        ("newer.csv", table(&newer())),
        ("population.csv", population()),
        ("arrivals.toml", RECIPE.to_owned()),
        ("claim.txt", "Arrivals fell from 2,706 in 2011 to 196 in 2023.\n".to_owned()),
    ] {
        std::fs::write(folder.join(name), text).expect("written");
    }
}
