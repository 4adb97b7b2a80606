//! Years as runs of years that follow each other.

use super::format;
use arrivals_data::Year;

/// The first and the last of years that follow each other.
pub(super) type Run = (Year, Year);

/// Sorted years as runs.
pub(super) fn runs(years: &[Year]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for year in years {
        match runs.last_mut() {
            Some((_, last)) if last.plus(1) == Some(*year) => *last = *year,
            _ => runs.push((*year, *year)),
        }
    }
    runs
}

/// The runs in English: `2003 and 2005–2007`.
pub(super) fn shown_runs(runs: &[Run]) -> String {
    let run = |(first, last): &Run| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    format::list(runs.iter().map(run))
}
