//! Every chart stands its own check.

use std::process::{Command, Stdio};

use crate::charts::cases::case_of;
use crate::charts::program::inputs;

/// Charts in which the check must find something, and what: more lines than five colours,
/// characters that the font has not, a title without room, an event before the years.
const FOUND: [(&str, &str); 10] = [
    ("events-periods", "'Kim Il-sung dies'"),
    ("long-names-320", "the title is longer than two lines"),
    ("same-end-line", "crowd"),
    ("same-end-320", "crowd"),
    ("origins-line", "crowd"),
    ("origins-facet", "crowd"),
    ("arabic-line", "glyph"),
    ("arabic-stacked", "glyph"),
    ("arabic-multiples", "glyph"),
    ("arabic-heatmap", "glyph"),
];

/// Runs `chart --check` on a case.
pub fn check(name: &str) {
    let case = case_of(name);
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["chart", "--check", "--quiet"])
        .arg(case.input.unwrap_or("--sample"))
        .args(case.arguments)
        .current_dir(inputs())
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let expected = FOUND.iter().find(|(found, _)| *found == name).map(|(_, rule)| *rule);
    let right = match expected {
        None => output.status.success() && said.is_empty(),
        Some(rule) => {
            output.status.code() == Some(1) && said.lines().all(|line| line.starts_with(rule))
        }
    };
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(right, "{name}: {said} {}", error.trim());
}

#[test]
fn what_is_found_is_found_in_cases_of_the_list() {
    for (name, _) in FOUND {
        case_of(name);
    }
}
