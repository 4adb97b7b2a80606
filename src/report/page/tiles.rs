//! The key figures: a number, what it is, and what it is of.

use serde::Serialize;

use arrivals_data::{Difference, Status, Year, YearCount};
use arrivals_findings::korean::number;
use arrivals_findings::{ChartFact, Finding, Language, Value, format};

/// A key figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tile {
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
        Value::Count(at) => (format::count(at.count), of_year(at, language)),
        Value::Change(change) => {
            let (from, to) = (change.from, change.to);
            let value = match change.percent {
                Some(percent) => format::signed_percent(percent),
                None => match change.difference {
                    Difference::Counts(number) => format::signed(number),
                    found if found.sign().is_gt() => format!("+{}", format::size(found)),
                    found => format!("−{}", format::size(found)),
                },
            };
            let (before, after) = (format::count(from.count), format::count(to.count));
            let (first, last) = (of_year(&from, language), of_year(&to, language));
            let note = match language {
                Language::English => {
                    format!("from {before} in {first}\nto {after} in {last}")
                }
                Language::Korean => format!("{first} {before}\n→ {last} {after}"),
            };
            (value, note)
        }
        Value::Cumulative(sum) => {
            let note = match (sum.first, language) {
                (Some(first), Language::English) => format!("{first}–{}", sum.last),
                (Some(first), Language::Korean) => number::years(first, sum.last),
                (None, Language::English) => format!("up to {}", sum.last),
                (None, Language::Korean) => format!("{}까지", number::year(sum.last)),
            };
            (format::count(sum.count), note)
        }
        Value::Drawn(ChartFact::Ranking(found)) => {
            let first = match found.first.as_slice() {
                [one] => one.clone(),
                several => format::few(several),
            };
            (format::count(found.count), format!("{first}, {}", year(found.year)))
        }
        Value::Drawn(ChartFact::Largest(found)) => {
            (format::count(found.at.count), format!("{}, {}", found.name, year(found.at.year)))
        }
        _ => return None,
    })
}

/// A year, and whether its count may change: `2025 (provisional)`, `2025년(잠정)`.
fn of_year(at: &YearCount, language: Language) -> String {
    match (language, at.status) {
        (Language::English, status) => format!("{}{}", at.year, format::tentative(status)),
        (Language::Korean, Status::Provisional) => format!("{}(잠정)", number::year(at.year)),
        (Language::Korean, Status::Estimated) => format!("{}(추정)", number::year(at.year)),
        (Language::Korean, _) => number::year(at.year),
    }
}
