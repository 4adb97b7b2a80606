//! What the program prints for the sample, whole.
//!
//! `INSTA_UPDATE=always cargo test --test it golden::` writes the files anew; look at what changed.

use std::process::{Command, Stdio};

fn stdout(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn summaries() {
    insta::assert_snapshot!("summary.txt", stdout(&["summary", "--sample"]));
    insta::assert_snapshot!(
        "summary-2011-2023.txt",
        stdout(&["summary", "--sample", "--from", "2011", "--to", "2023"])
    );
    insta::assert_snapshot!("summary.md", stdout(&["summary", "--sample", "--format", "markdown"]));
    insta::assert_snapshot!("summary.json", stdout(&["summary", "--sample", "--format", "json"]));
    insta::assert_snapshot!("summary.csv", stdout(&["summary", "--sample", "--format", "csv"]));
    insta::assert_snapshot!(
        "summary-female.txt",
        stdout(&["summary", "--sample", "--series", "female"])
    );
}

#[test]
fn analyses() {
    insta::assert_snapshot!("trend-2019.txt", stdout(&["trend", "--sample", "--to", "2019"]));
    insta::assert_snapshot!("trend-2023.txt", stdout(&["trend", "--sample", "--to", "2023"]));
    insta::assert_snapshot!("forecast-2023.txt", stdout(&["forecast", "--sample", "--to", "2023"]));
    insta::assert_snapshot!("compare.txt", stdout(&["compare", "--sample"]));
    insta::assert_snapshot!("revisions.txt", stdout(&["revisions", "--sample"]));
}

#[test]
fn explanations() {
    insta::assert_snapshot!(
        "explain-latest-change.txt",
        stdout(&["explain", "latest.change", "--sample"])
    );
    insta::assert_snapshot!(
        "explain-cagr.md",
        stdout(&["explain", "cagr", "--sample", "--format", "markdown"])
    );
    insta::assert_snapshot!(
        "explain-poisson.json",
        stdout(&["explain", "poisson", "--sample", "--format", "json"])
    );
}

#[test]
fn tidy() {
    insta::assert_snapshot!("tidy.csv", stdout(&["tidy", "--sample"]));
}
