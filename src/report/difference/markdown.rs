//! The difference as Markdown that fits a comment on a pull request.

use std::fmt::Write as _;

use crate::report::markdown::{MARKDOWN_LIMIT, escaped};
use arrivals_findings::difference::Difference;
use arrivals_findings::{Table, format};

/// What is kept for the notes of what was cut.
const RESERVE: usize = 2_000;

/// The difference as Markdown, of [`MARKDOWN_LIMIT`] bytes at most; what is cut is said.
pub fn markdown(difference: &Difference) -> String {
    let mut page = Page { text: String::new(), left: 0 };
    page.push(&format!("**{}**\n\n", escaped(&difference.lead)));
    page.push(&format!("{}\n", escaped(&super::between(difference))));
    page.list("", &super::described(difference));
    let findings = &difference.findings;
    if !findings.restated.is_empty() {
        page.push("\n### Said otherwise\n\n");
        for change in &findings.restated {
            let mut line = format!("- {} (`{}`)\n", escaped(&change.label), change.id);
            for (when, sentence) in super::restated(change) {
                // Writing to a String cannot fail.
                let _ = writeln!(line, "  - {when}: {}", escaped(&sentence));
            }
            page.push(&line);
        }
    }
    page.list("", &super::not_compared(difference).into_iter().collect::<Vec<_>>());
    page.list("### Notes\n\n", &difference.notes);
    for section in super::sections(difference) {
        page.table(&section.heading, &section.table);
    }
    page.end()
}

/// A text that grows until it is full.
struct Page {
    text: String,
    /// How many lines had no room.
    left: usize,
}

impl Page {
    /// Adds a line where there is room for it.
    fn push(&mut self, line: &str) -> bool {
        let fits = self.text.len() + line.len() <= MARKDOWN_LIMIT - RESERVE;
        if fits {
            self.text.push_str(line);
        } else {
            self.left += 1;
        }
        fits
    }

    fn list(&mut self, heading: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.push(&format!("\n{heading}"));
        for line in lines {
            self.push(&format!("- {}\n", escaped(line)));
        }
    }

    fn table(&mut self, heading: &str, table: &Table) {
        let line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule = "--:|".repeat(table.columns.len().saturating_sub(1));
        let head = format!("\n### {heading}\n\n{}|:--|{rule}\n", line(&table.columns));
        if !self.push(&head) {
            self.left += table.rows.len();
            return;
        }
        for row in &table.rows {
            self.push(&line(row));
        }
    }

    fn end(mut self) -> String {
        if self.left > 0 {
            let left = format::whole(i64::try_from(self.left).unwrap_or(i64::MAX));
            let _ = write!(
                self.text,
                "\n*Cut at {} kB: {left} lines have no room here; the JSON has all.*\n",
                MARKDOWN_LIMIT / 1000
            );
        }
        self.text
    }
}
