//! The difference for a terminal.

use std::fmt::Write as _;

use crate::report::text::{columns, item};
use arrivals_findings::difference::Difference;
use arrivals_findings::{Table, format};

/// The most rows of a table; JSON has all.
const MOST: usize = 200;

/// The difference as plain text.
pub fn text(difference: &Difference) -> String {
    let mut text = String::new();
    item(&mut text, "", &difference.lead);
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}", super::between(difference));
    list(&mut text, "", &super::described(difference));
    for section in super::sections(difference) {
        let _ = writeln!(text, "\n{}", section.heading);
        let left = section.table.rows.len().saturating_sub(MOST);
        let rows = section.table.rows.into_iter().take(MOST).collect();
        columns(&mut text, &Table { rows, ..section.table });
        if left > 0 {
            let left = format::whole(i64::try_from(left).unwrap_or(i64::MAX));
            let _ = writeln!(text, "    {left} more, in the JSON");
        }
    }
    let findings = &difference.findings;
    if !findings.restated.is_empty() {
        text.push_str("\nSaid otherwise\n");
        for change in &findings.restated {
            item(&mut text, "- ", &format!("{} ({})", change.label, change.id));
            for (when, sentence) in super::restated(change) {
                item(&mut text, &format!("    {when}: "), &sentence);
            }
        }
    }
    list(&mut text, "", &super::not_compared(difference).into_iter().collect::<Vec<_>>());
    list(&mut text, "Notes\n", &difference.notes);
    text
}

fn list(text: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    text.push('\n');
    text.push_str(heading);
    for line in lines {
        item(text, "- ", line);
    }
}
