//! Findings as Markdown (CommonMark, with the tables of GitHub's).

use std::fmt::Write as _;

use super::table::table;
use crate::dataset::Dataset;
use crate::findings::{Findings, Table, words};

/// A picture that stands beside the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The path, relative to the document.
    pub path: String,
    /// The text alternative.
    pub description: String,
}

/// The findings as Markdown; with the pictures and the counts when the dataset is given.
pub fn markdown(findings: &Findings, pictures: &[Picture], dataset: Option<&Dataset>) -> String {
    let mut text =
        format!("# {}\n\n{}\n\n", escaped(&findings.headline), escaped(&super::about(findings)));
    // Writing to a String cannot fail.
    for picture in pictures {
        let _ = writeln!(
            text,
            "![{}]({})\n",
            escaped(&picture.description).replace('\n', " "),
            picture.path
        );
    }
    for finding in &findings.findings {
        let _ = write!(text, "- {}", escaped(&finding.sentence));
        for caveat in &finding.caveats {
            let _ = write!(text, " {}", escaped(caveat));
        }
        if let Some(random) = &finding.random {
            let _ = write!(text, " {}", escaped(&super::randomness(random)));
        }
        text.push('\n');
        if let Some(table) = &finding.table {
            rows(&mut text, table, "  ");
        }
    }
    if !findings.refused.is_empty() {
        text.push_str("\n## Not said\n\n");
        for refusal in &findings.refused {
            let said = words::sentence(&format!("{}: {}", refusal.label, refusal.reason));
            let _ = writeln!(text, "- {}", escaped(&said));
        }
    }
    if let Some(dataset) = dataset {
        counts(&mut text, dataset);
    }
    if !findings.notes.is_empty() {
        text.push_str("\n## Notes\n\n");
        for note in &findings.notes {
            let _ = writeln!(text, "- {}", escaped(note));
        }
    }
    let _ = writeln!(text, "\nSource: {}", escaped(&super::source(findings)));
    text
}

/// A table, indented where it stands in a list's item.
pub(super) fn rows(text: &mut String, table: &Table, indent: &str) {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("{indent}| {} |", cells.join(" | "))
    };
    let rule = "--:|".repeat(table.columns.len().saturating_sub(1));
    let _ = writeln!(text, "\n{}\n{indent}|:--|{rule}", line(&table.columns));
    for row in &table.rows {
        let _ = writeln!(text, "{}", line(row));
    }
    text.push('\n');
}

fn counts(text: &mut String, dataset: &Dataset) {
    let table = table(dataset);
    let names: Vec<String> = table.columns.iter().map(|name| escaped(name)).collect();
    let _ = writeln!(text, "\n## Counts\n\n| Period | {} |", names.join(" | "));
    let _ = writeln!(text, "|:--|{}", "--:|".repeat(names.len()));
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| escaped(cell)).collect();
        let _ = writeln!(text, "| {} | {} |", row.period, cells.join(" | "));
    }
    if table.left_out > 0 {
        let _ = writeln!(text, "\n{} more series are in the tidy CSV.", table.left_out);
    }
}

/// The text with Markdown's signs escaped: titles and notes come from files.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '!') {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() { ' ' } else { character });
    }
    escaped
}
