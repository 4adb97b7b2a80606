//! A finding explained for a terminal.

use std::fmt::Write as _;

use crate::report::text::{columns, item};
use arrivals_findings::explain::Explanation;

/// The explanation as plain text.
pub fn text(explanation: &Explanation) -> String {
    let mut text = String::new();
    let series = match explanation.series.as_str() {
        "" => String::new(),
        series => format!(", {series}"),
    };
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}: {}{series}\n", explanation.id, explanation.label);
    item(&mut text, "", &super::statement(explanation));
    for caveat in &explanation.caveats {
        item(&mut text, "    ", caveat);
    }
    section(&mut text, "Method", &super::method_lines(explanation));
    if !explanation.arithmetic.is_empty() {
        text.push_str("\nArithmetic\n");
        for step in &explanation.arithmetic {
            item(&mut text, &format!("  {}: ", step.of), &step.text);
            if let Some(shown) = super::shown(step) {
                item(&mut text, "      ", &shown);
            }
        }
    }
    section(&mut text, "Found", &super::found(explanation));
    section(&mut text, "Checked", &super::checks(explanation));
    for (name, table) in super::tables(explanation) {
        let _ = writeln!(text, "\n{name}");
        columns(&mut text, &table);
    }
    text
}

fn section(text: &mut String, name: &str, lines: &[(&str, String)]) {
    if lines.is_empty() {
        return;
    }
    let widest = lines.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let _ = writeln!(text, "\n{name}");
    for (name, value) in lines {
        item(text, &format!("  {name:widest$}  "), value);
    }
}
