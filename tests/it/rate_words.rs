//! Rates in words: what is a rate, what a count, and what has neither.

use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const COUNTS: &str = "region,2020,2021\nN,50,60\nS,20,25\nZ,7,8\n";
const PEOPLE: &str = "area,2020,2021\nN,5000,5000\nS,2000,2000\n";

/// The program with files of these names.
fn run(files: &[(&str, &str)], words: &[&str]) -> Output {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(words)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn both(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes)).concat()
}

/// Of N: 60 of 5,000 are 1,200 of 100,000, and 1.2 times the 1,000 of the year before.
#[test]
fn a_sentence_with_counts_and_rates_is_held_against_both_or_is_open() {
    let files = [("c.csv", COUNTS), ("p.csv", PEOPLE)];
    for (claim, code, sign) in [
        ("There were 60 thefts in 2021 (1,200 per 100,000).", 0, '✓'),
        // The sentence has two figures for one year: a wrong one is left open, and never holds.
        ("There were 60 thefts in 2021 (1,300 per 100,000).", 0, '?'),
        ("There were 61 thefts in 2021 (1,200 per 100,000).", 0, '?'),
        ("There were 60 thefts or 1,200 per 100,000 in 2021.", 0, '?'),
        ("The rate rose from 1,000 to 1,200 per 100,000 from 2020 to 2021.", 0, '✓'),
    ] {
        let words = ["check", "c.csv", claim, "--population", "p.csv", "--series", "N"];
        let output = run(&files, &[&words[..], &["--measure", "thefts"]].concat());
        let said = both(&output);
        assert_eq!(output.status.code(), Some(code), "{claim}: {said}");
        assert!(said.contains(sign), "{claim}: {said}");
        for wrong in ["✓ holds               1,3", "✓ holds               61", "✗"] {
            assert!(!said.contains(wrong), "{claim}: {said}");
        }
    }
    let claim = "The theft rate was 1.5 times as high in 2021 as in 2020, per 100,000.";
    let words = ["check", "c.csv", claim, "--population", "p.csv", "--series", "N"];
    let said = both(&run(&files, &[&words[..], &["--measure", "thefts"]].concat()));
    assert!(!said.contains("the count of 2021 is"), "{said}");
}

#[test]
fn a_year_without_a_population_has_no_rate_and_is_no_year_without_a_count() {
    let counts = "year,n\n2020,50\n2021,60\n2022,70\n";
    let people = "year,people\n2020,5000\n2021,5000\n";
    let files = [("c.csv", counts), ("p.csv", people)];
    let said = both(&run(&files, &["summary", "c.csv", "--population", "p.csv"]));
    assert!(said.contains("The latest year with a rate is 2021: 1,200.0"), "{said}");
    assert!(said.contains("No population for 2022."), "{said}");
    // 70 is the count, and no rate of 70.
    let claim = "In 2022 there were 70 thefts per 100,000 people.";
    let words = ["check", "c.csv", claim, "--population", "p.csv", "--measure", "thefts"];
    let said = both(&run(&files, &words));
    assert!(said.contains("no population for 2022"), "{said}");
}

#[test]
fn one_group_without_a_population_stops_nothing() {
    let files = [("c.csv", COUNTS), ("p.csv", PEOPLE)];
    let with = ["c.csv", "--population", "p.csv", "--total", "sum"];
    for words in [&["summary"][..], &["report", "-o", "out"]] {
        let output = run(&files, &[words, &with].concat());
        let said = both(&output);
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(said.contains("No rate in 2021 of 'Z'."), "{said}");
        assert!(said.contains("S ranked first"), "{said}");
    }
}

#[test]
fn a_population_is_not_added_up_over_records() {
    let records = "date,region,n,people\n2020-01-05,N,1,5000\n2020-03-05,N,1,5000\n\
                   2021-02-05,N,1,5000\n";
    let words = ["summary", "c.csv", "--records", "--count-column", "n"];
    let output =
        run(&[("c.csv", records)], &[&words[..], &["--population-column", "people"]].concat());
    let said = both(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("not added up over records") && said.contains("--population FILE"));
}

/// By the words of what is not divided: a total is no group, and a chosen one is.
#[test]
fn only_groups_that_the_population_does_not_tell_apart_are_said_to_be_so() {
    let counts = "sex,2020,2021\nf,20,30\nm,50,40\nTotal,70,70\n";
    let people = "area,2020,2021\nTotal,900,1000\n";
    let files = [("c.csv", counts), ("p.csv", people)];
    let warning = "not divided by 'sex'";
    let with = ["tidy", "c.csv", "--population", "p.csv"];
    assert!(both(&run(&files, &with)).contains(warning));
    let total = [&with[..], &["--where", "sex=Total"]].concat();
    assert!(!both(&run(&files, &total)).contains(warning));
    let women = [&with[..], &["--where", "sex=f"]].concat();
    assert!(both(&run(&files, &women)).contains(warning));
}

#[test]
fn a_group_without_a_name_is_called_blank() {
    let records = "date,cause\n2020-01-05,Fire\n2020-12-20,\n2021-02-05,Fire\n2021-12-30,Flood\n\
                   2022-01-01,Fire\n2022-12-29,Fire\n2022-06-01,\n";
    let words = ["screen", "c.csv", "--records", "--by", "cause"];
    let said = both(&run(&[("c.csv", records)], &words));
    assert!(said.contains("(blank)") && !said.contains("(the only series)"), "{said}");
}

#[test]
fn a_word_for_a_missing_date_is_a_record_without_one() {
    let records = "date,cause\n2020-01-05,Fire\nunknown,Fire\n2021-02-05,Fire\n2021-12-30,Flood\n\
                   2022-12-29,Fire\n";
    let words = ["tidy", "c.csv", "--records", "--marker", "unknown=missing"];
    let output = run(&[("c.csv", records)], &words);
    let said = both(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("2021,2021,2,") && said.contains("no date"), "{said}");
}
