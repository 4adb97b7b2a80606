//! Tables in the shapes that agencies publish, read whole; and damaged ones, never misread.

use std::path::Path;

use crate::common::tidy;
use tempfile::TempDir;

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn read(name: &str) -> (String, String) {
    let (code, csv, said) = tidy(&fixture(name), &[]);
    assert_eq!(code, Some(0), "{said}");
    (csv, said)
}

#[test]
fn a_korean_table_in_cp949() {
    let (csv, said) = read("korean-cp949.csv");
    // 여: 116 up to 1998; 478 in 1999–2001, for 565 men cannot contain the 831 up to 1998.
    for row in [
        "여,..1998,,116,A,false,",
        "여,1999..2001,,478,A,false,",
        "합계,2002,2002,1142,A,true,",
        "합계,2024-01..2024-06,,105,P,true,",
    ] {
        assert!(csv.lines().any(|line| line == row), "{row} is not in {csv}");
    }
    assert!(!csv.contains('%') && !csv.contains("4522"), "{csv}");
    for words in ["CP949", "percentages", "has no period of its own"] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
}

#[test]
fn a_german_table_in_latin_1_with_preamble_and_footer() {
    let (csv, said) = read("german-latin1.csv");
    assert!(csv.lines().any(|line| line == "männlich,2018,2018,7111,A,false,"), "{csv}");
    assert!(csv.lines().any(|line| line == "Insgesamt,2020,2020,9206,A,true,"), "{csv}");
    assert_eq!(csv.lines().count(), 1 + 9, "{csv}");
    assert!(said.contains("windows-1252") && said.contains("3 of 3 years"), "{said}");
}

#[test]
fn a_japanese_table_whose_era_is_no_dimension() {
    let (csv, said) = read("japanese-sjis.csv");
    assert!(
        csv.lines().any(|line| line.starts_with("北海道,人口（女）,1985,1985,2923814,")),
        "{csv}"
    );
    assert!(said.contains("Shift_JIS") && said.contains("元号"), "{said}");
}

#[test]
fn months_are_added_up_to_whole_years_only() {
    // 1 + … + 12 = 78; 13 + … + 24 = 222; 25 + 26 = 51 in two months of 2020.
    let (csv, said) = read("months.tsv");
    for row in [
        "East,2018,2018,78,A,false,",
        "East,2019,2019,222,A,false,",
        "East,2020-01..2020-02,,51,A,false,",
    ] {
        assert!(csv.lines().any(|line| line == row), "{row} is not in {csv}");
    }
    assert!(said.contains("2020 ends in February"), "{said}");
}

#[test]
fn flags_after_a_number_are_its_status() {
    let (csv, _) = read("eurostat-flags.tsv");
    for row in [
        "PER,AT,2010,2010,17677,A,false,false,",
        "PER,AT,2011,2011,,M,false,false,",
        "PER,AT,2012,2012,43110,A,true,false,",
        "PER,BE,2010,2010,,Q,false,false,",
        "PER,BE,2011,2011,12,E,false,false,",
        "PER,BE,2012,2012,14103,P,true,false,",
    ] {
        assert!(csv.lines().any(|line| line == row), "{row} is not in {csv}");
    }
}

#[test]
fn groups_are_chosen_by_name_and_value() {
    let path = fixture("japanese-sjis.csv");
    let (code, csv, said) = tidy(&path, &["--where", "都道府県名=全国"]);
    assert_eq!((code, csv.lines().count()), (Some(0), 1 + 4), "{said}");
    let (code, _, said) = tidy(&path, &["--where", "都道府県名=東京"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("全国, 北海道"), "{said}");
    let (code, _, said) = tidy(&path, &["--where", "sex=male"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("the dimensions are 都道府県名, series"), "{said}");
}

#[test]
fn records_are_refused() {
    let folder = TempDir::new().expect("a folder");
    let mut csv = String::from("id,Year,place,dead\n");
    for id in 0..60 {
        csv.push_str(&format!("{id},{},P{id},{}\n", 2014 + id % 5, id % 7));
    }
    let path = folder.path().join("records.csv");
    std::fs::write(&path, csv).expect("written");
    let (code, out, said) = tidy(&path, &[]);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{said}");
    assert!(said.contains("records"), "{said}");
}

/// Bytes of a good file are damaged in turn: the program answers or refuses, and never panics.
#[test]
fn a_damaged_file_never_panics() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("damaged.csv");
    let good = std::fs::read(fixture("german-latin1.csv")).expect("read");
    for place in (0..good.len()).step_by(7) {
        for flip in [0x80_u8, 0x01, 0xFF] {
            let mut bytes = good.clone();
            bytes[place] ^= flip;
            std::fs::write(&path, &bytes).expect("written");
            let (code, _, said) = tidy(&path, &[]);
            assert!(matches!(code, Some(0 | 2)), "byte {place} ^ {flip:#x}: {code:?} {said}");
            assert!(!said.contains("panicked"), "byte {place} ^ {flip:#x}: {said}");
        }
    }
}
