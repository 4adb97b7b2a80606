//! Whole articles, and the program itself.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use arrivals_findings::claims::CheckOptions;

use crate::claims::{checked, dataset, letters};

/// Thirty paragraphs as newspapers write them.
const NEWS: &str = include_str!("news.txt");

/// The verdicts were given by a reader with the table in hand. What does not hold: "about 2,700 a
/// decade ago" (1,514 in 2013), "almost half" is loose (44.5%), "declined by 13.8 percent" (5.5),
/// 224 for last year (corrected to 223) and 2,737 for 2011 (revised to 2,706). What no table of
/// yearly counts decides: surveys, a forecast, a quarter.
#[test]
fn news_is_judged_as_a_careful_reader_would() {
    let data = dataset("home", false);
    let article = CheckOptions { article: true, ..CheckOptions::default() };
    let checked = checked(&data, NEWS, &article);
    let not: Vec<&str> = checked
        .parts()
        .filter(|part| part.verdict == arrivals_findings::claims::Verdict::DoesNotHold)
        .map(|part| part.taken_as.as_str())
        .collect();
    assert_eq!(
        not,
        ["about 2,700 in 2013", "fell by 13.8% from 2024 to 2025", "224 in 2025", "2,737 in 2011"]
    );
    let open: Vec<&str> = checked
        .parts()
        .filter(|part| part.verdict == arrivals_findings::claims::Verdict::CannotBeChecked)
        .map(|part| part.words.as_str())
        .collect();
    for words in ["down 11.6 percent", "less than a fifth"] {
        assert!(open.contains(&words), "{words}: {open:?}");
    }
    assert_eq!(checked.left_out, 13);
}

/// A text without a word of the data has no claim.
#[test]
fn other_texts_are_left_out() {
    let data = dataset("home", false);
    let article = CheckOptions { article: true, ..CheckOptions::default() };
    let text = "Inflation rose to 5 percent in 2023. The bank met on 12 March 2024.\n\nArticle 23 was \
                amended in 2019; see www.example.org/2023/05/12 and page 196.";
    let checked = checked(&data, text, &article);
    assert_eq!(letters(&checked), "");
    assert_eq!(checked.left_out, 3);
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("written");
    child.wait_with_output().expect("the program ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn exit_codes_say_whether_all_holds() {
    let code = |arguments: &[&str]| run(arguments, "").status.code();
    assert_eq!(code(&["check", "--sample", "196 in 2023"]), Some(0));
    assert_eq!(code(&["check", "--sample", "195 in 2023"]), Some(1));
    assert_eq!(code(&["check", "--sample", "500 in 2030"]), Some(0));
    assert_eq!(code(&["check", "--sample", "--strict", "500 in 2030"]), Some(1));
    assert_eq!(code(&["check"]), Some(2));
    assert_eq!(code(&["check", "--sample", "Cargo.toml"]), Some(2));
    assert_eq!(code(&["check", "--sample", "196 in 2023", "--series", "children"]), Some(2));
    assert_eq!(code(&["check", "--sample", "196 in 2023", "-o", "x.gif"]), Some(2));
    let article = run(&["check", "--sample", "--file", "-"], "In 2023, 195 defectors arrived.");
    assert_eq!(article.status.code(), Some(1));
    assert!(text(&article.stderr).contains("the only part does not hold"));
}

/// Standard input is the data, or with `--file -` the text; never both.
#[test]
fn data_come_from_standard_input_where_the_text_does_not() {
    let table = "year,count\n2020,5\n2021,7\n";
    let output = run(&["check", "7 in 2021"], table);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let output = run(&["check", "--file", "-"], "In 2023, 195 defectors arrived.");
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(said.contains("standard input is the text, and no data are given"), "{said}");
    assert!(said.contains("--sample"), "{said}");
}

#[test]
fn another_dataset_stands_before_the_claim() {
    let gaps = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/claims/data/gaps.csv");
    let output = run(&["check", gaps.to_str().expect("a path"), "120 people arrived in 2010."], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("120 in 2010"));
}

#[test]
fn json_has_figures_cells_and_formulas() {
    let output = run(
        &[
            "check",
            "--sample",
            "--format",
            "json",
            "fell from about 2,700 a decade ago to 196 in 2023",
        ],
        "",
    );
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["schema"], "arrivals.check/1");
    assert_eq!(json["tally"]["does_not_hold"], 1);
    let parts = json["sentences"][0]["parts"].as_array().expect("parts");
    let last = parts.last().expect("a part");
    assert_eq!(last["verdict"], "holds");
    assert_eq!(last["words"], "to 196 in 2023");
    assert_eq!(last["method"], "observed");
    // Line 24 of the file: the header, two spans, then 2002 to 2023.
    assert_eq!(last["cells"][0]["row"], 24 + 1);
    assert_eq!(last["cells"][0]["count"], 196);
    assert_eq!(last["cells"][0]["file"], "nk-arrivals.csv");
    let ids: Vec<&str> = json["methods"]
        .as_array()
        .expect("methods")
        .iter()
        .filter_map(|m| m["id"].as_str())
        .collect();
    assert_eq!(ids, ["observed", "change"]);
}

#[test]
fn the_other_forms_hold_the_same_verdicts() {
    let claim = "In 2023, 195 *defectors* arrived.";
    let markdown = text(&run(&["check", "--sample", "--format", "markdown", claim], "").stdout);
    assert!(markdown.contains("> In 2023, 195 \\*defectors\\* arrived."), "{markdown}");
    assert!(markdown.contains("✗ **does not hold**: 195 in 2023. 196 in 2023."), "{markdown}");
    let csv = text(&run(&["check", "--sample", "--format", "csv", claim], "").stdout);
    assert!(csv.contains("does not hold,196 in 2023."), "{csv}");
    let color = text(&run(&["check", "--sample", "--color", "always", "196 in 2023"], "").stdout);
    assert!(color.contains("\u{1b}["));
    let plain = text(&run(&["check", "--sample", "196 in 2023\u{1b}[31m"], "").stdout);
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
}
