//! Files as agencies published them, cell by cell, against what is known to stand in them.
//!
//! The files are not part of this repository: `ARRIVALS_CORPUS` names their folder. A case that
//! the program does not read yet must be refused, never misread.

mod common;

use std::path::{Path, PathBuf};

use common::tidy;

/// A case: the start of its file's name, and the dimensions that its expected groups name.
struct Case {
    file: &'static str,
    /// The flags that it needs, with the reason.
    flags: &'static [&'static str],
    /// The dimension of the expected groups that are named without one.
    group: &'static str,
}

const READ: [Case; 11] = [
    Case { file: "o01a", flags: &[], group: "series" },
    Case { file: "o01b", flags: &[], group: "구분" },
    Case { file: "o02", flags: &[], group: "类别" },
    Case { file: "o03", flags: &[], group: "" },
    Case {
        file: "o04",
        // The expected cells are about one of the file's eight groups of applicants.
        flags: &["--where", "CITIZEN=Total", "--where", "ASYL_APP=Asylum applicant"],
        group: "GEO",
    },
    Case {
        file: "o06",
        // One of five measures.
        flags: &["--where", "series=Number of conflicts (all types)"],
        group: "Entity",
    },
    Case { file: "o08", flags: &[], group: "" },
    Case { file: "o10", flags: &[], group: "" },
    Case { file: "o14", flags: &[], group: "series 2" },
    Case { file: "o15", flags: &[], group: "Country Code" },
    Case { file: "o16", flags: &[], group: "region" },
];

/// Refused, and why: never read wrongly.
const REFUSED: [(&str, &str); 4] = [
    // Net migration is negative; negative values must be declared, and cannot be yet.
    ("o05", "a count cannot be negative"),
    // Two columns under one merged header name, and names of blocks below the blocks.
    ("o07", "the header names this column twice"),
    // Year, sex and age in one header cell.
    ("o09", "no column of years"),
    // One row an incident.
    ("o13", "records"),
];

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("ARRIVALS_CORPUS").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    named.or(Some(beside)).filter(|folder| folder.is_dir())
}

fn find(folder: &Path, start: &str, expected: bool) -> PathBuf {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.starts_with(start) && name.ends_with(".expected.json") == expected
        })
        .collect();
    found.sort();
    found.into_iter().next().unwrap_or_else(|| panic!("{start} is in the corpus"))
}

/// One row of tidy CSV, by column.
type Record = std::collections::BTreeMap<String, String>;

fn records(csv: &str) -> Vec<Record> {
    csv::Reader::from_reader(csv.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("tidy CSV")
}

/// Whether the row is of that group; a measure is the name of a column of counts.
fn is_of(record: &Record, group: &serde_json::Value, dimension: &str) -> bool {
    let holds = |column: &str, value: &str| record.get(column).is_some_and(|held| held == value);
    match group {
        serde_json::Value::String(name) => holds(dimension, name),
        serde_json::Value::Object(names) => names.iter().all(|(name, value)| {
            let column = if name == "measure" { "series" } else { name.trim_end_matches('별') };
            let value = value.as_str().unwrap_or_default();
            holds(column, value) || holds(&format!("{column}별"), value)
        }),
        _ => false,
    }
}

/// The period of the program's notation that an expected cell means; bins by their last year.
fn is_in(record: &Record, year: &serde_json::Value, flag: &str) -> bool {
    let period = &record["period"];
    match year {
        serde_json::Value::Number(year) if flag.contains("partial") => {
            period.starts_with(&format!("{year}-01.."))
        }
        serde_json::Value::Number(year) => *period == year.to_string(),
        serde_json::Value::String(bin) => {
            let digits: String = bin.chars().filter(char::is_ascii_digit).collect();
            period.contains("..") && period.ends_with(&digits)
        }
        _ => false,
    }
}

#[test]
fn every_known_cell_is_read_right() {
    let Some(folder) = folder() else {
        eprintln!("skipped: no corpus; name its folder in ARRIVALS_CORPUS");
        return;
    };
    let (mut right, mut all, mut whole) = (0, 0, 0);
    let mut wrong: Vec<String> = Vec::new();
    for case in READ {
        let (code, csv, said) = tidy(&find(&folder, case.file, false), case.flags);
        assert_eq!(code, Some(0), "{}: {said}", case.file);
        let rows = records(&csv);
        let json = std::fs::read(find(&folder, case.file, true)).expect("read");
        let known: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        let before = wrong.len();
        for spot in known["expected"]["spot"].as_array().expect("spot cells") {
            all += 1;
            let flag = spot["flag"].as_str().unwrap_or_default();
            let found: Vec<Option<u64>> = rows
                .iter()
                .filter(|row| {
                    is_of(row, &spot["group"], case.group) && is_in(row, &spot["year"], flag)
                })
                .map(|row| row["count"].parse().ok())
                .collect();
            // Groups that the file divides further (o03 by procedure) are expected as sums.
            let sum: Option<u64> = found.iter().copied().sum();
            if !found.is_empty() && sum == spot["count"].as_u64() {
                right += 1;
            } else {
                wrong.push(format!("{}: {spot} is {found:?}", case.file));
            }
        }
        let years = || {
            rows.iter().filter(|row| !row["count"].is_empty()).filter_map(|row| {
                row["period"]
                    .get(..4)
                    .filter(|_| !row["year"].is_empty())
                    .and_then(|y| y.parse::<i64>().ok())
            })
        };
        let last =
            known["expected"].get("last_complete_year").unwrap_or(&known["expected"]["last_year"]);
        for (what, found, expected) in [
            ("first year", years().min(), &known["expected"]["first_year"]),
            ("last year", years().max(), last),
        ] {
            if found != expected.as_i64() {
                wrong.push(format!("{}: the {what} is {found:?}, not {expected}", case.file));
            }
        }
        whole += u32::from(wrong.len() == before);
    }
    println!("{right} of {all} cells, {whole} of 16 files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The sums of months per year over all routes; a partial year is marked as one.
#[test]
fn months_add_up_to_the_published_years() {
    let Some(folder) = folder() else {
        eprintln!("skipped: no corpus; name its folder in ARRIVALS_CORPUS");
        return;
    };
    let (_, csv, said) = tidy(&find(&folder, "o12", false), &[]);
    let json = std::fs::read(find(&folder, "o12", true)).expect("read");
    let known: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    for (year, sum) in known["expected"]["sum_by_year"].as_object().expect("sums") {
        let found: u64 = records(&csv)
            .iter()
            .filter(|row| row["period"].starts_with(year.as_str()))
            .map(|row| row["count"].parse::<u64>().expect("a count"))
            .sum();
        assert_eq!(Some(found), sum.as_u64(), "{year}");
    }
    assert!(said.contains("2020 ends in May"), "{said}");
    assert!(records(&csv).iter().all(|row| row["year"] != "2020"));
}

#[test]
fn what_cannot_be_read_yet_is_refused() {
    let Some(folder) = folder() else {
        eprintln!("skipped: no corpus; name its folder in ARRIVALS_CORPUS");
        return;
    };
    for (file, reason) in REFUSED {
        let (code, csv, said) = tidy(&find(&folder, file, false), &[]);
        assert_eq!(code, Some(2), "{file}: {said}");
        assert!(csv.is_empty(), "{file}");
        assert!(said.contains(reason), "{file}: {said}");
    }
}
