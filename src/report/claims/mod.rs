//! Checked claims as text, Markdown, JSON and CSV.

mod csv;
mod json;
mod markdown;
mod text;

pub use csv::check_csv;
pub(super) use json::CheckDocument;
pub use json::check_json;
pub use markdown::check_markdown;
pub use text::check_text;

use arrivals_findings::claims::{Checked, Verdict};

/// A mark that stands for the verdict without colour.
fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "✓",
        Verdict::HoldsWhenRounded => "≈",
        Verdict::Imprecise => "~",
        Verdict::DoesNotHold => "✗",
        Verdict::CannotBeChecked => "?",
    }
}

/// What the text was held against: title and years.
fn about(checked: &Checked) -> String {
    let series = match checked.series.as_deref() {
        None | Some("") => String::new(),
        Some(name) => format!(", {name}"),
    };
    let years = checked.years.map_or(String::new(), |(first, last)| format!(", {first}–{last}"));
    format!("{}{series}{years}", checked.about)
}

/// The verdicts in one line: `2 hold, 1 does not hold`.
fn tally(checked: &Checked) -> String {
    let parts = checked.parts().count();
    let counted: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (checked.tally.count_of(verdict), verdict.words()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| match (number, words) {
            (1, words) => format!("1 {words}"),
            (several, words) => {
                format!(
                    "{several} {}",
                    words.replacen("holds", "hold", 1).replacen("does", "do", 1)
                )
            }
        })
        .collect();
    let sentences = match checked.left_out {
        0 => String::new(),
        1 => " 1 sentence without a claim was left out.".to_owned(),
        several => format!(" {several} sentences without a claim were left out."),
    };
    match parts {
        0 => format!("Nothing was read as a claim about these data.{sentences}"),
        1 => format!("1 part: {}.{sentences}", counted.join(", ")),
        several => format!("{several} parts: {}.{sentences}", counted.join(", ")),
    }
}

/// How many unclear sentences are shown.
const UNCLEAR: usize = 10;

/// What is said above sentences that may be about the data.
fn unclear(checked: &Checked) -> Option<String> {
    let number = checked.unclear.len();
    let first = if number > UNCLEAR { format!(", the first {UNCLEAR}") } else { String::new() };
    let said = match number {
        0 => return None,
        1 => "Not read, with a number and a year, but no word that ties it to these data:",
        _ => "Not read, with a number and a year, but no word that ties them to these data",
    };
    Some(if number == 1 { said.to_owned() } else { format!("{said} ({number}{first}):") })
}

/// Who published the figures; the files when no one is named.
fn source(checked: &Checked) -> String {
    if checked.sources.is_empty() {
        let names: Vec<&str> = checked.origins.iter().map(|origin| origin.name.as_str()).collect();
        names.join(", ")
    } else {
        checked.sources.join("; ")
    }
}
