//! Every chart stands its own check.

use std::process::{Command, Stdio};

use crate::cases::CASES;
use crate::program::inputs;

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

#[test]
fn every_chart_passes_its_check() {
    let mut failures = Vec::new();
    for case in CASES {
        let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
            .args(["chart", "--check", "--quiet"])
            .arg(case.input.unwrap_or("--sample"))
            .args(case.arguments)
            .current_dir(inputs())
            .stdin(Stdio::null())
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let expected = FOUND.iter().find(|(name, _)| *name == case.name).map(|(_, rule)| *rule);
        let right = match expected {
            None => output.status.success() && said.is_empty(),
            Some(rule) => {
                output.status.code() == Some(1) && said.lines().all(|line| line.starts_with(rule))
            }
        };
        if !right {
            let error = String::from_utf8_lossy(&output.stderr).into_owned();
            let lines: Vec<&str> = said.lines().take(3).collect();
            failures.push(format!("{}: {} {}", case.name, lines.join(" | "), error.trim()));
        }
    }
    assert!(failures.is_empty(), "{} charts:\n{}", failures.len(), failures.join("\n"));
}
