//! The counts as a table of people's size: a row a period, a column a series.

use std::cmp::Reverse;

use arrivals_data::{Dataset, Period, Series, Status};
use arrivals_findings::korean::number;
use arrivals_findings::{Language, format, series_heading};

/// The counts as a table.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Table {
    /// The series' names.
    pub columns: Vec<String>,
    /// A row for each period, sorted.
    pub rows: Vec<TableRow>,
    /// How many series are left out, because a page has no room for them.
    pub left_out: usize,
}

/// One period's counts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TableRow {
    /// The period, in words.
    pub period: String,
    /// The counts in groups of three, or what stands instead.
    pub cells: Vec<String>,
}

/// The most columns that a page has room for.
const MOST_COLUMNS: usize = 8;

/// The counts of the dataset, the first series first. Of more than there is room for, those with the
/// largest counts of the last year, and the total as the last.
pub fn table(dataset: &Dataset, language: Language) -> Table {
    let shown = shown(dataset);
    let mut periods: Vec<Period> = shown.iter().flat_map(|series| series.periods()).collect();
    periods.sort_unstable();
    periods.dedup();
    let name = |series: &Series| match series.name() {
        name if name.is_empty() => match language {
            Language::English => "Count".to_owned(),
            Language::Korean => "수".to_owned(),
        },
        name => series_heading(dataset, &name, language),
    };
    Table {
        columns: shown.iter().map(|series| name(series)).collect(),
        rows: periods
            .into_iter()
            .map(|period| TableRow {
                period: match language {
                    Language::English => format::capitalised(&period.label()),
                    Language::Korean => number::period(period),
                },
                cells: shown.iter().map(|series| cell(series, period, language)).collect(),
            })
            .collect(),
        left_out: dataset.series().len() - shown.len(),
    }
}

fn shown(dataset: &Dataset) -> Vec<&Series> {
    let all: Vec<&Series> = dataset.series().iter().collect();
    if all.len() <= MOST_COLUMNS {
        return all;
    }
    let last = all.iter().flat_map(|series| series.years()).map(|at| at.year).max();
    let total = dataset.whole();
    let mut parts: Vec<&Series> = dataset.parts().collect();
    if parts.is_empty() {
        parts = all;
    }
    parts.sort_by_key(|series| Reverse(last.and_then(|year| series.count_of(year))));
    parts.truncate(MOST_COLUMNS - usize::from(total.is_some()));
    parts.into_iter().chain(total).collect()
}

fn cell(series: &Series, period: Period, language: Language) -> String {
    let Some(observation) = series.at(period) else { return String::new() };
    match (observation.count, observation.status) {
        (Some(count), Status::Provisional) => format!("{} (p)", format::full(count)),
        (Some(count), Status::Estimated) => format!("{} (e)", format::full(count)),
        (Some(count), _) => format::full(count),
        (None, Status::Suppressed) if language == Language::Korean => "비공개".to_owned(),
        (None, _) if language == Language::Korean => "자료 없음".to_owned(),
        (None, status) => status.word().to_owned(),
    }
}
