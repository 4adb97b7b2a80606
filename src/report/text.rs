//! Findings as plain text, for a terminal.

use std::fmt::Write as _;

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

use arrivals_findings::{Findings, Table, format};

/// The widest line, in columns of a terminal.
const WIDTH: usize = 88;

/// The findings as plain text.
pub fn text(findings: &Findings) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}\n{}\n", findings.headline, super::about(findings));
    for finding in &findings.findings {
        item(&mut text, "- ", &finding.sentence);
        if let Some(table) = &finding.table {
            columns(&mut text, table);
        }
        for caveat in &finding.caveats {
            item(&mut text, "    ", caveat);
        }
        if let Some(random) = &finding.random {
            item(&mut text, "    ", &super::randomness(random));
        }
    }
    if !findings.refused.is_empty() {
        text.push_str(if findings.findings.is_empty() { "Not said\n" } else { "\nNot said\n" });
        for refusal in &findings.refused {
            item(
                &mut text,
                "- ",
                &format::sentence(&format!("{}: {}", refusal.label, refusal.reason)),
            );
        }
    }
    if !findings.notes.is_empty() {
        text.push_str("\nNotes\n");
        for note in &findings.notes {
            item(&mut text, "- ", note);
        }
    }
    let _ = writeln!(text, "\nSource: {}", super::source(findings));
    text
}

/// A table with its columns in line: words to the left, the first column, numbers to the right.
pub(super) fn columns(text: &mut String, table: &Table) {
    let width = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        cells.chain(table.columns.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
    for row in std::iter::once(&table.columns).chain(&table.rows) {
        let mut line = "   ".to_owned();
        for (place, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let space = " ".repeat(width - cell.width());
            let (before, after) = if place == 0 { ("", &*space) } else { (&*space, "") };
            let _ = write!(line, " {before}{cell}{after} ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

/// A paragraph with a hanging indent as wide as its lead, wrapped between words.
pub(super) fn item(text: &mut String, lead: &str, content: &str) {
    let indent = " ".repeat(lead.width());
    let options = Options::new(WIDTH)
        .initial_indent(lead)
        .subsequent_indent(&indent)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(false);
    text.push_str(&textwrap::fill(content, options));
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_is_two_columns_wide() {
        let mut text = String::new();
        item(&mut text, "- ", &"북한이탈주민 ".repeat(12));
        assert!(text.lines().all(|line| line.width() <= WIDTH));
        assert_eq!(text.lines().count(), 2);
    }
}
