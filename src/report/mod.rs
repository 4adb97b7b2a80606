//! Findings and scenes → text, Markdown, JSON, CSV and a page.
//!
//! Invariant: a format only writes; every number and sentence in it comes from [`Findings`] or
//! the [`Dataset`](arrivals_data::Dataset).

mod building;
mod caption;
mod claims;
mod csv;
mod data;
mod difference;
mod document;
mod explanation;
mod inspection;
mod json;
mod markdown;
mod methods;
mod page;
mod places;
mod schemas;
mod screening;
mod statement;
mod table;
mod text;

pub use building::{Building, Built, Held, Now};
pub use caption::{Wording, caption};
pub use claims::{check_csv, check_json, check_markdown, check_text};
pub use csv::csv;
pub use data::json as tidy_json;
pub use data::{
    ParquetError, TextForm, frame_text, left_out, package, parquet, sdmx_csv, tidy, wide,
};
pub use difference::{markdown as difference_markdown, text as difference_text};
pub use document::{Form, to_json};
pub use explanation::{
    Explainable, list_json as explanations_json, list_markdown as explanations_markdown,
    list_text as explanations_text, markdown as explanation_markdown, text as explanation_text,
};
pub use inspection::{Inspection, inspection_text};
pub use json::json;
pub use markdown::{markdown, report_markdown};
pub use methods::{methods_json, methods_markdown, methods_text};
pub use page::{PageChart, PageError, PageOptions, page};
pub use schemas::{Published, SCHEMAS, schemas_text};
pub use screening::Screening;
pub use text::text;

use arrivals_data::{Dataset, Word};
use arrivals_findings::korean::{number, sentences};
use arrivals_findings::{Findings, Language, Randomness, format, series_name, translated};

/// What the findings are about, in one line: title, unit and years.
fn about(findings: &Findings) -> String {
    let subject = &findings.subject;
    let files = findings.files();
    let title = subject.title.as_deref().unwrap_or(&files);
    let series: String = names(findings).iter().map(|name| format!(", {name}")).collect();
    let unit = subject.unit.as_ref().map_or(String::new(), |unit| format!(", {unit} a year"));
    format!("{title}{series}{unit}, {}", years(findings))
}

/// The finding in one line, in a language.
fn headline_in(findings: &Findings, dataset: &Dataset, language: Language) -> String {
    match language {
        Language::English => findings.headline.clone(),
        Language::Korean => sentences::headline(findings, dataset),
    }
}

/// What the counts are confined to: what was chosen, and the series.
fn names(findings: &Findings) -> Vec<String> {
    let subject = &findings.subject;
    let scope = subject.scope.join(", ");
    // `total over 'country'` says that the series is the total.
    let first = subject.series.split(", ").next().unwrap_or_default();
    let named = format!("{} over ", first.to_lowercase());
    let is_said = subject.scope.iter().any(|value| value.starts_with(&named));
    let series = if is_said { String::new() } else { subject.series.clone() };
    let of_one = [scope, series].into_iter().filter(|name| !name.is_empty());
    let mut names: Vec<String> = of_one.collect();
    names.dedup();
    names
}

/// The same in a language.
fn about_in(findings: &Findings, dataset: &Dataset, language: Language) -> String {
    if language == Language::English {
        return about(findings);
    }
    let subject = &findings.subject;
    let word = |word: Word, text: &str| translated(dataset, word, text, language);
    let title = subject.title.as_deref().map(|title| word(Word::Title, title));
    let series = names(findings).into_iter().map(|name| series_name(dataset, &name, language));
    let series = series.collect::<Vec<_>>().join(", ");
    let series = (!series.is_empty()).then_some(series);
    let unit = subject.unit.as_deref().map(|unit| format!("단위 {}", word(Word::Unit, unit)));
    let years = number::years(subject.first, subject.last);
    let parts = [Some(title.unwrap_or_else(|| findings.files())), series, unit, Some(years)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
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
        format::whole(i64::try_from(random.replicates).unwrap_or(i64::MAX))
    )
}
