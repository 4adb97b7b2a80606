//! Findings and scenes → text, Markdown, JSON, CSV and a page.
//!
//! Invariant: a format only writes; every number and sentence in it comes from [`Findings`] or
//! the [`Dataset`](crate::dataset::Dataset).

mod caption;
mod claims;
mod csv;
mod data;
mod inspection;
mod json;
mod markdown;
mod methods;
mod page;
mod screening;
mod table;
mod text;

pub use caption::{Wording, caption};
pub use claims::{
    CHECK_SCHEMA, check_csv, check_json, check_markdown, check_schema_text, check_text,
};
pub use csv::csv;
pub use data::json as tidy_json;
pub use data::{ParquetError, TIDY_SCHEMA, package, parquet, sdmx_csv, tidy};
pub use inspection::{INSPECTION_SCHEMA, Inspection, inspection_json, inspection_text};
pub use json::{SUMMARY_SCHEMA, json};
pub use markdown::{Picture, markdown};
pub use methods::{methods_markdown, methods_text};
pub use page::{PageError, page};
pub use screening::{SCREEN_SCHEMA, Screening};
pub use text::text;

use crate::findings::{Findings, Randomness, words};

/// What the findings are about, in one line: title, unit and years.
fn about(findings: &Findings) -> String {
    let subject = &findings.subject;
    let files = findings.files();
    let title = subject.title.as_deref().unwrap_or(&files);
    let series =
        if subject.series.is_empty() { String::new() } else { format!(", {}", subject.series) };
    let unit = subject.unit.as_ref().map_or(String::new(), |unit| format!(", {unit} a year"));
    format!("{title}{series}{unit}, {}", years(findings))
}

/// The years that the findings cover: `2002–2025`.
fn years(findings: &Findings) -> String {
    let (first, last) = (findings.subject.first, findings.subject.last);
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// Who published the figures; the file's name when no one is named.
fn source(findings: &Findings) -> String {
    if findings.subject.sources.is_empty() {
        findings.files()
    } else {
        findings.subject.sources.join("; ")
    }
}

/// Where random numbers came from, in words.
fn randomness(random: &Randomness) -> String {
    format!(
        "Random numbers: {}, seed {}, {} replicates.",
        random.algorithm,
        random.seed,
        words::whole(i64::try_from(random.replicates).unwrap_or(i64::MAX))
    )
}
