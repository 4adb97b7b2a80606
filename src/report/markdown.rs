//! Findings as Markdown (CommonMark, with the tables of GitHub's).

use std::fmt::Write as _;

use super::difference::MARKDOWN_LIMIT;
use super::table::{Table as Counts, table};
use crate::dataset::Dataset;
use crate::findings::{Findings, Language, Table, words};

/// The findings as Markdown.
pub fn markdown(findings: &Findings) -> String {
    let mut text = head(findings);
    said(&mut text, findings, true);
    refusals(&mut text, findings);
    tail(&mut text, findings);
    text
}

/// A report as Markdown, short enough for a comment on GitHub: a chart of characters in a code
/// fence, the findings, the counts. What does not fit is left out from the end of the counts, then
/// the tables of methods, and that is said.
pub fn report_markdown(
    findings: &Findings,
    chart: Option<&str>,
    files: &[String],
    dataset: &Dataset,
) -> String {
    let counts = table(dataset, Language::English);
    let written = |rows: usize, tables: bool| {
        let mut text = head(findings);
        if let Some(chart) = chart {
            let fence = fence(chart);
            let _ = writeln!(text, "{fence}\n{}\n{fence}\n", chart.trim_end());
        }
        said(&mut text, findings, tables);
        refusals(&mut text, findings);
        push_counts(&mut text, &counts, rows);
        if !tables {
            text.push_str("\nThe tables of the methods are left out for their length.\n");
        }
        tail(&mut text, findings);
        if !files.is_empty() {
            let links: Vec<String> = files.iter().map(|file| format!("[{file}]({file})")).collect();
            let _ = writeln!(text, "\nBeside this: {}", links.join(", "));
        }
        text
    };
    let all = counts.rows.len();
    for tables in [true, false] {
        let mut rows = all;
        loop {
            let text = written(rows, tables);
            if text.len() <= MARKDOWN_LIMIT || (rows == 0 && !tables) {
                return text;
            }
            if rows == 0 {
                break;
            }
            rows /= 2;
        }
    }
    written(0, false)
}

/// A fence that the text cannot end.
fn fence(text: &str) -> String {
    let longest = text.split(|sign| sign != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

// Writing to a String cannot fail.
fn head(findings: &Findings) -> String {
    format!("# {}\n\n{}\n\n", escaped(&findings.headline), escaped(&super::about(findings)))
}

fn said(text: &mut String, findings: &Findings, tables: bool) {
    for finding in &findings.findings {
        let _ = write!(text, "- {}", escaped(&finding.sentence));
        for caveat in &finding.caveats {
            let _ = write!(text, " {}", escaped(caveat));
        }
        if let Some(random) = &finding.random {
            let _ = write!(text, " {}", escaped(&super::randomness(random)));
        }
        text.push('\n');
        if let Some(table) = finding.table.as_ref().filter(|_| tables) {
            rows(text, table, "  ");
        }
    }
}

fn refusals(text: &mut String, findings: &Findings) {
    if !findings.refused.is_empty() {
        text.push_str("\n## Not said\n\n");
        for refusal in &findings.refused {
            let said = words::sentence(&format!("{}: {}", refusal.label, refusal.reason));
            let _ = writeln!(text, "- {}", escaped(&said));
        }
    }
}

fn tail(text: &mut String, findings: &Findings) {
    if !findings.notes.is_empty() {
        text.push_str("\n## Notes\n\n");
        for note in &findings.notes {
            let _ = writeln!(text, "- {}", escaped(note));
        }
    }
    let _ = writeln!(text, "\nSource: {}", escaped(&super::source(findings)));
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

/// The counts of the newest periods, so many of them.
fn push_counts(text: &mut String, table: &Counts, rows: usize) {
    let names: Vec<String> = table.columns.iter().map(|name| escaped(name)).collect();
    let _ = writeln!(text, "\n## Counts\n\n| Period | {} |", names.join(" | "));
    let _ = writeln!(text, "|:--|{}", "--:|".repeat(names.len()));
    let first = table.rows.len().saturating_sub(rows);
    for row in &table.rows[first..] {
        let cells: Vec<String> = row.cells.iter().map(|cell| escaped(cell)).collect();
        let _ = writeln!(text, "| {} | {} |", row.period, cells.join(" | "));
    }
    if first > 0 {
        let _ = writeln!(text, "\n{first} earlier periods are in the tidy CSV.");
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
