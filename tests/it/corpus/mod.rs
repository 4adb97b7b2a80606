//! Files as agencies published them, cell by cell, against what is known to stand in them.
//!
//! The files are not part of this repository: `ARRIVALS_CORPUS` names their folder. A case that
//! the program does not read yet must be refused, never misread.

mod cases;
mod must_not;
mod records;
mod years;

use std::path::{Path, PathBuf};

use crate::common::tidy;
use cases::READ;
use must_not::Read;
use records::{Record, added_up, is_in, is_of, records};

pub fn folder() -> Option<PathBuf> {
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

#[test]
fn every_known_cell_is_read_right() {
    let Some(folder) = folder() else {
        crate::common::say(format_args!("skipped: no corpus; name its folder in ARRIVALS_CORPUS"));
        return;
    };
    let (mut right, mut all, mut extremes, mut faults) = (0, 0, 0, 0);
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
            let is_spot = |row: &&Record| {
                is_of(row, &spot["group"], &case) && is_in(row, &spot["year"], flag)
            };
            let found: Vec<Option<i64>> = added_up(rows.iter().filter(is_spot))
                .into_iter()
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
        let expected = &known["expected"];
        let (compared, other) = years::extremes(expected, &rows, &case);
        extremes += compared;
        wrong.extend(other);
        wrong.extend(years::periods(expected, &rows, &said, &case));
        let path = find(&folder, case.file, false);
        let (listed, done) =
            must_not::broken(&expected["must_not"], &Read::new(&path, &rows, &said));
        faults += listed;
        wrong.extend(done);
        let known = whole.entry(case.file).or_insert(true);
        *known &= wrong.len() == before;
    }
    let whole = whole.values().filter(|right| **right).count();
    crate::common::say(format_args!(
        "{extremes} peaks and latest counts, {faults} things that must not happen"
    ));
    crate::common::say(format_args!("{right} of {all} cells, {whole} of 16 files"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
