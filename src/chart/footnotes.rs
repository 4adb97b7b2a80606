//! What a reader must know of the drawn data, made from the data: what is not drawn, and why.

use crate::dataset::{Series, Status, Year};
use crate::findings::words;

/// The footnotes of the series; `tentative` is how tentative counts are drawn.
pub fn footnotes(series: &[&Series], tentative: &str) -> Vec<String> {
    let Some(first) = series.first() else { return Vec::new() };
    let mut notes = Vec::new();
    let aside: Vec<String> = first
        .set_aside()
        .filter_map(|observation| {
            let label = observation.period.label();
            let preposition = if label.starts_with("up to") { "" } else { "in " };
            Some(format!("{} {preposition}{label}", words::count(observation.count?)))
        })
        .collect();
    if !aside.is_empty() {
        notes.push(format!("Not drawn, for they are not single years: {}.", words::list(&aside)));
    }
    let years_with = |status: Status| -> Vec<Year> {
        let mut years: Vec<Year> = series
            .iter()
            .flat_map(|series| series.observations())
            .filter(|observation| observation.status == status)
            .filter_map(|observation| observation.period.whole_year())
            .collect();
        years.sort_unstable();
        years.dedup();
        years
    };
    for (status, lead) in [
        (Status::Provisional, format!("Provisional ({tentative})")),
        (Status::Estimated, format!("Estimated ({tentative})")),
        (Status::Suppressed, "Withheld by the agency (×)".to_owned()),
    ] {
        let years = years_with(status);
        if !years.is_empty() {
            notes.push(format!("{lead}: {}.", runs(&years)));
        }
    }
    let mut gaps: Vec<Year> = series.iter().flat_map(|series| series.gaps()).collect();
    gaps.sort_unstable();
    gaps.dedup();
    let withheld = years_with(Status::Suppressed);
    gaps.retain(|year| !withheld.contains(year));
    if !gaps.is_empty() {
        notes.push(format!("No figure: {}.", runs(&gaps)));
    }
    let mut breaks: Vec<Year> = series
        .iter()
        .flat_map(|series| series.years())
        .filter(|at| at.break_before)
        .map(|at| at.year)
        .collect();
    breaks.sort_unstable();
    breaks.dedup();
    if !breaks.is_empty() {
        notes.push(format!("The series breaks before {}.", runs(&breaks)));
    }
    notes
}

/// Years in words, neighbours as a span: `2003, 2010–2012 and 2020`.
fn runs(years: &[Year]) -> String {
    let mut runs: Vec<(Year, Year)> = Vec::new();
    for year in years {
        match runs.last_mut() {
            Some((_, last)) if last.plus(1) == Some(*year) => *last = *year,
            _ => runs.push((*year, *year)),
        }
    }
    let shown: Vec<String> = runs
        .into_iter()
        .map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first}–{last}") }
            },
        )
        .collect();
    words::list(&shown)
}
