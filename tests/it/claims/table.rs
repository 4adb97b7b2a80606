//! The tables: each row a sentence, the verdicts of its parts in the order of its words, and the
//! figures that must be said. The verdicts were written by hand from the figures, before the
//! program gave its own.

use std::collections::BTreeMap;

use arrivals_data::Dataset;
use arrivals_findings::claims::CheckOptions;

use crate::claims::{checked, dataset, letters, said};

/// The rows of a table that do not come out as they should, and how many rows there are.
fn wrong(table: &str) -> (Vec<String>, usize) {
    let mut datasets: BTreeMap<String, Dataset> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in reader.records() {
        let row = row.expect("a row");
        let field = |place: usize| row.get(place).expect("five fields");
        let (name, flags, verdicts, says, sentence) =
            (field(0), field(1), field(2), field(3), field(4));
        let mut options = CheckOptions::default();
        for flag in flags.split(';').filter(|flag| !flag.is_empty()) {
            match flag.split_once('=') {
                Some(("as_of", year)) => options.as_of = Some(year.parse().expect("a year")),
                Some(("series", name)) => options.series = Some(name.to_owned()),
                None if flag == "article" => options.article = true,
                None if flag == "net" => {}
                _ => panic!("'{flag}' is no option"),
            }
        }
        let net = flags.contains("net");
        let data = datasets.entry(name.to_owned()).or_insert_with(|| dataset(name, net));
        let checked = checked(data, sentence, &options);
        let all = said(&checked);
        let missing: Vec<&str> = says
            .split('|')
            .filter(|words| !all.to_lowercase().contains(&words.to_lowercase()))
            .collect();
        if letters(&checked) != verdicts || !missing.is_empty() {
            wrong.push(format!(
                "{name}: {sentence}\n  expected '{verdicts}', got '{}', not said: {missing:?}\n{all}",
                letters(&checked)
            ));
        }
        rows += 1;
    }
    (wrong, rows)
}

fn all_hold(table: &str, least: usize) {
    let (wrong, rows) = wrong(table);
    assert!(rows >= least, "only {rows} rows");
    assert!(wrong.is_empty(), "{} of {rows}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english_claims_of_the_sample() {
    all_hold(include_str!("english.csv"), 90);
}

#[test]
fn korean_claims_of_the_sample() {
    all_hold(include_str!("korean.csv"), 25);
}

#[test]
fn claims_of_other_data() {
    all_hold(include_str!("others.csv"), 30);
}
