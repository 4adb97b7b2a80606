//! Checked claims as Markdown.

use std::fmt::Write as _;

use super::{UNCLEAR, about, mark, source, tally, unclear};
use crate::report::markdown::escaped;
use arrivals_findings::claims::Checked;

/// The checked claims as Markdown.
pub fn check_markdown(checked: &Checked) -> String {
    // Writing to a String cannot fail.
    let mut text = format!(
        "# Claims checked\n\n{}\n\n{}\n",
        escaped(&about(checked)),
        escaped(&tally(checked))
    );
    for sentence in &checked.sentences {
        let _ = writeln!(text, "\n> {}\n", escaped(&sentence.text));
        for part in &sentence.parts {
            let shown = if part.taken_as.is_empty() { &part.words } else { &part.taken_as };
            let _ = write!(
                text,
                "- {} **{}**: {}. {}",
                mark(part.verdict),
                part.verdict.words(),
                escaped(shown),
                escaped(&part.because)
            );
            if let Some(nearest) = part.nearest.as_ref().filter(|nearest| **nearest != part.because)
            {
                let _ = write!(text, " Nearest: {}", escaped(nearest));
            }
            for caveat in &part.caveats {
                let _ = write!(text, " {}", escaped(caveat));
            }
            text.push('\n');
            for reading in &part.readings {
                let _ = writeln!(text, "  - {}", escaped(reading));
            }
        }
    }
    if let Some(unclear) = unclear(checked) {
        let _ = writeln!(text, "\n{}\n", escaped(&unclear));
        for sentence in checked.unclear.iter().take(UNCLEAR) {
            let _ = writeln!(text, "- line {}: {}", sentence.line, escaped(&sentence.text));
        }
    }
    let _ = writeln!(text, "\nSource: {}", escaped(&source(checked)));
    text
}
