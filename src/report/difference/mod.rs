//! What changed between two editions, as text, Markdown and JSON.

mod markdown;
mod text;

use super::document::Form;
use arrivals_findings::difference::{
    CountChange, Difference, Figure, FindingChange, Only, StatusChange,
};
use arrivals_findings::{Table, format};

pub use markdown::markdown;
pub use text::text;

impl Form for Difference {
    const FORM: &'static str = "arrivals.difference/1";
}

/// Which two are compared: `counts-2024.csv → counts-2025.csv`.
fn between(difference: &Difference) -> String {
    format!("{} → {}", difference.old.name, difference.new.name)
}

/// A table with its heading.
struct Section {
    heading: String,
    table: Table,
}

/// What differs in the figures, one table for each way.
fn sections(difference: &Difference) -> Vec<Section> {
    let replaces = difference.added.iter().any(|added| added.replaces.is_some());
    let added: &[&str] = if replaces { &["count", "replaces"] } else { &["count"] };
    let figures = [
        ("Revised", &difference.revised, &["old", "new", "difference", "percent"][..]),
        ("Added", &difference.added, added),
        ("Withdrawn", &difference.withdrawn, &["count", "now"][..]),
    ];
    let mut sections: Vec<Section> = figures
        .into_iter()
        .filter(|(_, list, _)| !list.is_empty())
        .map(|(heading, list, columns)| figures_table(heading, list, columns))
        .collect();
    let marks = [
        ("Status", &difference.statuses),
        ("Breaks", &difference.breaks),
        ("Remarks (no difference of the data)", &difference.remarks),
    ];
    sections.extend(
        marks
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(heading, list)| marks_table(heading, list)),
    );
    sections
}

fn figures_table(heading: &str, list: &[CountChange], columns: &[&str]) -> Section {
    let has_series = list.iter().any(|one| !one.series.is_empty());
    let row = |one: &CountChange| {
        let mut row = vec![one.label.clone()];
        row.extend(has_series.then(|| one.series.clone()));
        row.extend(columns.iter().map(|column| cell(column, one)));
        row
    };
    section(heading, has_series, columns, list.iter().map(row).collect())
}

fn cell(column: &str, one: &CountChange) -> String {
    match column {
        "old" => figure(one.old.as_ref()),
        "new" => figure(one.new.as_ref()),
        "difference" => one.difference.map_or("–".to_owned(), signed),
        "percent" => one.percent.map_or("–".to_owned(), format::signed_percent),
        "replaces" => one.replaces.clone().unwrap_or_default(),
        "now" => match one.new.as_ref().and_then(|figure| figure.status) {
            Some(status) => status.word().to_owned(),
            None => "not there".to_owned(),
        },
        // A figure that is in one edition only: whichever has it.
        _ => match (&one.old, &one.new) {
            (Some(old), _) if old.count.is_some() => figure(Some(old)),
            (_, new) => figure(new.as_ref()),
        },
    }
}

/// A count, with its status where that says more than that it is one.
fn figure(figure: Option<&Figure>) -> String {
    let Some(figure) = figure else { return "–".to_owned() };
    let status = figure.status.map(|status| (status.has_value() && !status.is_tentative(), status));
    match (figure.count, status) {
        (Some(count), None | Some((true, _))) => format::count(count),
        (Some(count), Some((false, status))) => {
            format!("{} ({})", format::count(count), status.word())
        }
        (None, Some((_, status))) => status.word().to_owned(),
        (None, None) => "–".to_owned(),
    }
}

/// A difference with its sign.
fn signed(number: i64) -> String {
    let text = format::whole(number);
    if number > 0 { format!("+{text}") } else { text }
}

fn marks_table(heading: &str, list: &[StatusChange]) -> Section {
    let has_series = list.iter().any(|one| !one.series.is_empty());
    let row = |one: &StatusChange| {
        let text = |mark: &Option<String>| mark.clone().unwrap_or_else(|| "none".to_owned());
        let mut row = vec![one.label.clone()];
        row.extend(has_series.then(|| one.series.clone()));
        row.extend([text(&one.old), text(&one.new)]);
        row
    };
    section(heading, has_series, &["old", "new"], list.iter().map(row).collect())
}

fn section(heading: &str, has_series: bool, columns: &[&str], rows: Vec<Vec<String>>) -> Section {
    let mut names = vec!["period".to_owned()];
    names.extend(has_series.then(|| "series".to_owned()));
    names.extend(columns.iter().map(|name| (*name).to_owned()));
    Section { heading: heading.to_owned(), table: Table { columns: names, rows } }
}

/// What changed beside figures, in sentences.
fn described(difference: &Difference) -> Vec<String> {
    let mut lines: Vec<String> = difference
        .metadata
        .iter()
        .map(|change| {
            format::sentence(&format!("{}: '{}', before '{}'", change.what, change.new, change.old))
        })
        .collect();
    let series = &difference.series;
    for (names, what) in [(&series.added, "New series"), (&series.withdrawn, "Series withdrawn")] {
        if !names.is_empty() {
            lines.push(format::sentence(&format!("{what}: {}", format::shown(names))));
        }
    }
    for renamed in &series.renamed {
        lines.push(format::sentence(&format!(
            "the series '{}' is called '{}' now",
            renamed.old, renamed.new
        )));
    }
    lines
}

/// What was said of a finding, and what is said now.
fn restated(change: &FindingChange) -> Vec<(&'static str, String)> {
    if let (Some(old), Some(new)) = (&change.old, &change.new)
        && old == new
    {
        let how = match change.only {
            Some(Only::Status) => "as before; the status of a count differs",
            Some(Only::Name) => "as before; a series has another name",
            Some(Only::Words) => "as before, in other words",
            None => "as before, though its numbers differ",
        };
        return vec![(how, new.clone())];
    }
    let side = |said: &Option<String>, refused: &Option<String>| match (said, refused) {
        (Some(sentence), _) => sentence.clone(),
        (None, Some(reason)) => format::sentence(&format!("not said: {reason}")),
        (None, None) => "Not said.".to_owned(),
    };
    vec![
        ("was", side(&change.old, &change.refused_before)),
        ("now", side(&change.new, &change.refused_now)),
    ]
}

/// Why findings are not compared.
fn not_compared(difference: &Difference) -> Option<String> {
    let reason = difference.findings.not_compared.as_ref()?;
    Some(format::sentence(&format!("findings are not compared: {reason}")))
}
