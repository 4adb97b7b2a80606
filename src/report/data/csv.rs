//! A dataset as tidy CSV: the dimensions under their own names, then `period,year,count,status,note`.

use std::fmt::Write as _;

use super::push_field;
use arrivals_data::{Dataset, Observation, Series, YearKind};

/// The dataset as tidy CSV (RFC 4180, lines end with LF). `year` is empty for spans and years to
/// date, `count` for what was withheld or not published; `status` is SDMX's code. A column
/// `break` stands before `note` when a series breaks.
pub fn tidy(dataset: &Dataset) -> String {
    let has_breaks = dataset
        .series()
        .iter()
        .flat_map(|series| series.observations())
        .any(|observation| observation.break_before);
    let mut text = String::new();
    for name in dataset.dimensions() {
        push_field(&mut text, name);
        text.push(',');
    }
    text.push_str("period,year,count,status,");
    text.push_str(if has_breaks { "break,note\n" } else { "note\n" });
    let series = dataset.series();
    let (first, second) = series.split_at(series.len() / 2);
    if series.len() < LARGE {
        push_rows(&mut text, series, has_breaks);
        return text;
    }
    // The halves stand one after the other, whichever thread is done first.
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let mut text = String::new();
            push_rows(&mut text, second, has_breaks);
            text
        });
        push_rows(&mut text, first, has_breaks);
        match second.join() {
            Ok(second) => text.push_str(&second),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    });
    text
}

/// Below, a second thread costs more than it saves.
const LARGE: usize = 2_000;

fn push_rows(text: &mut String, series: &[Series], has_breaks: bool) {
    let mut key = String::new();
    for series in series {
        key.clear();
        for value in series.key() {
            push_field(&mut key, value);
            key.push(',');
        }
        for observation in series.observations() {
            text.push_str(&key);
            push_row(text, observation, has_breaks);
        }
    }
}

fn push_row(text: &mut String, observation: &Observation, has_breaks: bool) {
    // Writing to a String cannot fail.
    let _ = match observation.period.whole_year() {
        Some(year) if year.kind() == YearKind::Calendar => {
            write!(text, "{0},{0},", year.number())
        }
        Some(year) => write!(text, "{year},{},", year.number()),
        None => write!(text, "{},,", observation.period),
    };
    if let Some(count) = observation.count {
        let _ = write!(text, "{}", count.as_i64());
    }
    text.push(',');
    text.push_str(observation.status.code());
    text.push(',');
    if has_breaks {
        text.push_str(if observation.break_before { "true," } else { "false," });
    }
    if let Some(note) = &observation.note {
        push_field(text, note);
    }
    text.push('\n');
}
