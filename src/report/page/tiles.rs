//! The key figures: a number, what it is, and what it is of.

use serde::Serialize;

use crate::dataset::Year;
use crate::findings::korean::number;
use crate::findings::{Drawn, Finding, Language, Value, words};

/// A key figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tile {
    /// What it is.
    pub label: String,
    /// The number, with its sign where it is a change.
    pub value: String,
    /// What it is of: years, and the counts of both.
    pub note: String,
}

/// The findings that are key figures, in their order.
const KEY: [&str; 8] = [
    "latest",
    "latest.change",
    "peak.change",
    "decade.change",
    "span.change",
    "cumulative",
    "ranking",
    "largest",
];

/// The key figures among the findings; each with its name in the language.
pub fn tiles(findings: &[(&Finding, String)], language: Language) -> Vec<Tile> {
    KEY.iter()
        .filter_map(|id| findings.iter().find(|(finding, _)| finding.id == *id))
        .filter_map(|(finding, label)| {
            let (value, note) = figure(&finding.value, language)?;
            Some(Tile { label: label.clone(), value, note })
        })
        .collect()
}

fn figure(value: &Value, language: Language) -> Option<(String, String)> {
    let year = |year: Year| match language {
        Language::English => year.to_string(),
        Language::Korean => number::year(year),
    };
    Some(match value {
        Value::Count(at) => (words::count(at.count), year(at.year)),
        Value::Change(change) => {
            let (from, to) = (change.from, change.to);
            let value = match change.percent {
                Some(percent) => words::signed_percent(percent),
                None => words::signed(change.difference),
            };
            let note = format!(
                "{} {} → {} {}",
                year(from.year),
                words::count(from.count),
                year(to.year),
                words::count(to.count)
            );
            (value, note)
        }
        Value::Cumulative(sum) => {
            let note = match (sum.first, language) {
                (Some(first), Language::English) => format!("{first}–{}", sum.last),
                (Some(first), Language::Korean) => number::years(first, sum.last),
                (None, Language::English) => format!("up to {}", sum.last),
                (None, Language::Korean) => format!("{}까지", number::year(sum.last)),
            };
            (words::count(sum.count), note)
        }
        Value::Drawn(Drawn::Ranking(found)) => {
            let first = match found.first.as_slice() {
                [one] => one.clone(),
                several => words::few(several),
            };
            (words::count(found.count), format!("{first}, {}", year(found.year)))
        }
        Value::Drawn(Drawn::Largest(found)) => {
            (words::count(found.at.count), format!("{}, {}", found.name, year(found.at.year)))
        }
        _ => return None,
    })
}
