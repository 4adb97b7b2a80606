//! A finding explained as Markdown.

use std::fmt::Write as _;

use crate::report::markdown::{escaped, rows};
use arrivals_findings::explain::Explanation;

pub fn markdown(explanation: &Explanation) -> String {
    let mut text = format!(
        "# {} (`{}`)\n\n{}\n",
        escaped(&explanation.label),
        explanation.id,
        escaped(&super::statement(explanation))
    );
    // Writing to a String cannot fail.
    for caveat in &explanation.caveats {
        let _ = writeln!(text, "\n{}", escaped(caveat));
    }
    section(&mut text, "Method", &super::method_lines(explanation));
    if !explanation.arithmetic.is_empty() {
        text.push_str("\n## Arithmetic\n\n");
        for step in &explanation.arithmetic {
            let _ = write!(text, "- {}: {}", escaped(&step.of), escaped(&step.text));
            if let Some(shown) = super::shown(step) {
                let _ = write!(text, "; {}", escaped(&shown));
            }
            text.push('\n');
        }
    }
    section(&mut text, "Found", &super::found(explanation));
    section(&mut text, "Checked", &super::checks(explanation));
    for (name, table) in super::tables(explanation) {
        let _ = writeln!(text, "\n## {name}");
        rows(&mut text, &table, "");
    }
    text
}

fn section(text: &mut String, name: &str, lines: &[(&str, String)]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n## {name}\n");
    for (name, value) in lines {
        let _ = writeln!(text, "- {}: {}", escaped(name), escaped(value));
    }
}
