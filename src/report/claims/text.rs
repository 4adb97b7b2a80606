//! Checked claims for a terminal: each sentence, then its parts with mark, verdict and figures.

use std::fmt::Write as _;

use clap::builder::styling::{AnsiColor, Style};

use super::{UNCLEAR, about, mark, source, tally, unclear};
use crate::report::text::item;
use arrivals_findings::claims::{Checked, Part, Verdict};

/// The checked claims as plain text, in colour where wanted.
pub fn check_text(checked: &Checked, color: bool) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}\n{}", about(checked), tally(checked));
    for sentence in &checked.sentences {
        text.push('\n');
        let _ = match sentence.line {
            1 => Ok(()),
            line => writeln!(text, "Line {line}"),
        };
        item(&mut text, "", &printable(&sentence.text));
        for part in &sentence.parts {
            lines(&mut text, part, color);
        }
    }
    if let Some(unclear) = unclear(checked) {
        text.push('\n');
        item(&mut text, "", &unclear);
        for sentence in checked.unclear.iter().take(UNCLEAR) {
            item(&mut text, &format!("  line {}: ", sentence.line), &printable(&sentence.text));
        }
    }
    let _ = writeln!(text, "\nSource: {}", source(checked));
    text
}

fn lines(text: &mut String, part: &Part, color: bool) {
    let verdict = format!("{} {}", mark(part.verdict), part.verdict.words());
    let shown = if part.taken_as.is_empty() {
        format!("“{}”", printable(&part.words))
    } else {
        part.taken_as.clone()
    };
    // Writing to a String cannot fail.
    let _ = writeln!(text, "  {}  {shown}", painted(&verdict, part.verdict, color));
    let mut under = |content: &str| item(text, "      ", content);
    under(&part.because);
    for reading in &part.readings {
        under(&format!("- {reading}"));
    }
    if let Some(nearest) = &part.nearest
        && *nearest != part.because
    {
        under(&format!("Nearest: {nearest}"));
    }
    for caveat in &part.caveats {
        under(caveat);
    }
}

/// The verdict, as wide as the longest, so that what follows stands in line.
fn painted(text: &str, verdict: Verdict, color: bool) -> String {
    let padded = format!("{text:<20}");
    if !color {
        return padded;
    }
    let ink = match verdict {
        Verdict::Holds | Verdict::HoldsWhenRounded => AnsiColor::Green,
        Verdict::Imprecise => AnsiColor::Yellow,
        Verdict::DoesNotHold => AnsiColor::Red,
        Verdict::CannotBeChecked => AnsiColor::Cyan,
    };
    let style = Style::new().bold().fg_color(Some(ink.into()));
    format!("{style}{padded}{style:#}")
}

/// A text from outside without signs that steer a terminal.
fn printable(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}
