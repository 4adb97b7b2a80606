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
    /// The dimensions that the expected cells name otherwise.
    names: &'static [(&'static str, &'static str)],
    /// The measure that the flags choose, where the expected cells are of several.
    measure: Option<&'static str>,
}

impl Case {
    const fn plain(file: &'static str, group: &'static str) -> Self {
        Self { file, flags: &[], group, names: &[], measure: None }
    }
}

const READ: [Case; 16] = [
    Case::plain("o01a", "series"),
    Case::plain("o01b", "구분"),
    Case::plain("o02", "类别"),
    Case::plain("o03", ""),
    Case {
        // The expected cells are about one of the file's eight groups of applicants.
        flags: &["--where", "CITIZEN=Total", "--where", "ASYL_APP=Asylum applicant"],
        ..Case::plain("o04", "GEO")
    },
    Case {
        // Net migration; no file declares that its values may be negative.
        flags: &["--net"],
        ..Case::plain("o05", "geo")
    },
    Case {
        // One of five measures.
        flags: &["--where", "series=Number of conflicts (all types)"],
        ..Case::plain("o06", "Entity")
    },
    Case {
        names: &[
            ("block", "Claim Office Type and Province/Territory of Claim"),
            ("province", "Claim Office Type and Province/Territory of Claim 2"),
        ],
        ..Case::plain("o07", "Claim Office Type and Province/Territory of Claim 2")
    },
    Case::plain("o08", ""),
    Case {
        // The expected cells are of the whole population, not of an age.
        flags: &["--where", "series 2=총인구수"],
        ..Case::plain("o09", "행정구역")
    },
    Case::plain("o10", ""),
    Case {
        // Without a column to add up, records are counted.
        flags: &["--by", "Region of Incident"],
        names: &[("region", "Region of Incident")],
        measure: Some("incidents"),
        ..Case::plain("o13", "")
    },
    Case {
        flags: &["--by", "Region of Incident", "--count-column", "Total Dead and Missing"],
        names: &[("region", "Region of Incident")],
        measure: Some("Total Dead and Missing"),
        ..Case::plain("o13", "")
    },
    Case::plain("o14", "series 2"),
    Case::plain("o15", "Country Code"),
    Case::plain("o16", "region"),
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
fn is_of(record: &Record, group: &serde_json::Value, case: &Case) -> bool {
    // A code in brackets after a name is no part of the name.
    let bare = |held: &str| match held.split_once('(') {
        Some((name, code)) if code.trim_end_matches(')').bytes().all(|b| b.is_ascii_digit()) => {
            name.trim().to_owned()
        }
        _ => held.to_owned(),
    };
    let holds = |column: &str, value: &str| {
        record.get(column).is_some_and(|held| held == value || bare(held) == value)
    };
    match group {
        serde_json::Value::String(name) => holds(case.group, name),
        serde_json::Value::Object(names) => names.iter().all(|(name, value)| {
            let value = value.as_str().unwrap_or_default();
            if let Some((_, column)) = case.names.iter().find(|(known, _)| known == name) {
                return holds(column, value);
            }
            if name == "measure" && case.measure.is_some() {
                return case.measure == Some(value);
            }
            let column = if name == "measure" { "series" } else { name.trim_end_matches('별') };
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
    let (mut right, mut all) = (0, 0);
    let mut whole: std::collections::BTreeMap<&str, bool> = Default::default();
    let mut wrong: Vec<String> = Vec::new();
    for case in READ {
        let (code, csv, said) = tidy(&find(&folder, case.file, false), case.flags);
        assert_eq!(code, Some(0), "{}: {said}", case.file);
        let rows = records(&csv);
        let json = std::fs::read(find(&folder, case.file, true)).expect("read");
        let known: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        let before = wrong.len();
        for spot in known["expected"]["spot"].as_array().expect("spot cells") {
            let measure = spot["group"].get("measure").and_then(|measure| measure.as_str());
            if case.measure.is_some() && measure != case.measure {
                continue;
            }
            all += 1;
            let flag = spot["flag"].as_str().unwrap_or_default();
            let found: Vec<Option<i64>> = rows
                .iter()
                .filter(|row| is_of(row, &spot["group"], &case) && is_in(row, &spot["year"], flag))
                .map(|row| row["count"].parse().ok())
                .collect();
            // Groups that the file divides further (o03 by procedure) are expected as sums.
            let sum: Option<i64> = found.iter().copied().sum();
            // A year of zeros is taken as not published, and said.
            let all_zero = flag.contains("all-zero") && said.contains("every count of 2020 is 0");
            if !found.is_empty() && (sum == spot["count"].as_i64() || (all_zero && sum.is_none())) {
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
        let known = whole.entry(case.file).or_insert(true);
        *known &= wrong.len() == before;
    }
    months_add_up(&folder);
    whole.insert("o12", true);
    let whole = whole.values().filter(|right| **right).count();
    println!("{right} of {all} cells, {whole} of 16 files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The sums of months per year over all routes; a partial year is marked as one.
fn months_add_up(folder: &Path) {
    let (_, csv, said) = tidy(&find(folder, "o12", false), &[]);
    let json = std::fs::read(find(folder, "o12", true)).expect("read");
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
