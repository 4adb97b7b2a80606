//! English phrases of records, ranks and runs: `the lowest since 2021`, `three years in a row`.

use super::cursor::Cursor;
use super::time::{ordinal_at, year_number};
use super::words::movement;
use crate::claims::claim::{ChangeMeasure, Direction, RunLength, Scope, Side, TimeRef};
use crate::claims::lexicon::Lexicon;
use crate::claims::number;
use crate::claims::phrase::PhraseKind;
use crate::claims::token::Kind;

/// A phrase, and the token after it.
type Extreme = (PhraseKind, usize);

/// The record, rank or run that starts at that token.
pub fn extreme(cursor: Cursor, at: usize, lexicon: &Lexicon) -> Option<Extreme> {
    run(cursor, at)
        .or_else(|| step(cursor, at))
        .or_else(|| record(cursor, at))
        .or_else(|| superlative(cursor, at, lexicon))
}

fn side(word: &str) -> Option<Side> {
    Some(match word {
        "highest" | "most" | "largest" | "biggest" | "greatest" | "busiest" | "deadliest" => {
            Side::Highest
        }
        "lowest" | "fewest" | "smallest" | "least" => Side::Lowest,
        _ => return None,
    })
}

/// `the largest annual fall`, `the steepest percentage rise since 2009`.
fn step(cursor: Cursor, at: usize) -> Option<Extreme> {
    let (largest, open) = match cursor.text(at) {
        "largest" | "biggest" | "greatest" | "highest" => (true, false),
        "sharpest" | "steepest" => (true, true),
        "smallest" | "lowest" => (false, false),
        _ => return None,
    };
    const BETWEEN: [&str; 17] = [
        "annual",
        "yearly",
        "single",
        "year",
        "-",
        "on",
        "percentage",
        "percent",
        "one",
        "ever",
        "recorded",
        "relative",
        "proportional",
        "numerical",
        "absolute",
        "single-year",
        "over",
    ];
    let noun = (at + 1..at + 7).find(|place| !cursor.is(*place, &BETWEEN))?;
    let (direction, None) = movement(cursor.text(noun))? else { return None };
    if direction == Direction::Flat {
        return None;
    }
    let says = |words: &[&str]| (at + 1..noun).any(|place| cursor.is(place, words));
    let by = if says(&["percentage", "percent", "relative", "proportional"]) {
        ChangeMeasure::Percent
    } else if open && !says(&["numerical", "absolute"]) {
        ChangeMeasure::Open
    } else {
        ChangeMeasure::Counts
    };
    let (scope, end) = scope(cursor, noun + 1).unwrap_or((Scope::All, noun + 1));
    let what = PhraseKind::Step { direction, largest, by, scope };
    Some((what, end))
}

/// `record low`, `all-time high`, `peaked`, `a peak of`, `10-year low`, `a low of`.
fn record(cursor: Cursor, at: usize) -> Option<Extreme> {
    let high = |word: &str| match word {
        "high" | "highs" => Some(Side::Highest),
        "low" | "lows" => Some(Side::Lowest),
        _ => None,
    };
    let made = |side, scope: Scope, end| Some((PhraseKind::Extreme { side, rank: 1, scope }, end));
    match cursor.text(at) {
        "record" => {
            if let Some(side) = high(cursor.text(at + 1)) {
                return made(side, Scope::All, at + 2);
            }
            if cursor.text(at + 1) == "-"
                && let Some(side) = high(cursor.text(at + 2))
            {
                return made(side, Scope::All, at + 3);
            }
            let number = cursor.is(at + 1, &["number", "total", "figure", "count", "level"]);
            if number
                || (cursor.kind(at + 1) == Some(Kind::Number)
                    && cursor.is(at.wrapping_sub(1), &["a", "the"]))
            {
                return made(Side::Highest, Scope::All, at + 1);
            }
            None
        }
        "all" if cursor.text(at + 1) == "-" && cursor.text(at + 2) == "time" => {
            made(high(cursor.text(at + 3))?, Scope::All, at + 4)
        }
        "bottomed" if cursor.text(at + 1) == "out" => made(Side::Lowest, Scope::All, at + 2),
        "peaked" | "peaking" => made(Side::Highest, Scope::All, at + 1),
        "peak" => {
            // "from its peak in 2009" names a year; it claims that this was the peak.
            made(Side::Highest, Scope::All, at + 1)
        }
        "trough" => made(Side::Lowest, Scope::All, at + 1),
        "high" | "low"
            if cursor.text(at + 1) == "of"
                && cursor.is(at.wrapping_sub(1), &["a", "the", "its"]) =>
        {
            made(high(cursor.text(at))?, Scope::All, at + 1)
        }
        "decade" if high(cursor.text(at + 1)).is_some() => {
            made(high(cursor.text(at + 1))?, Scope::Years(10), at + 2)
        }
        _ => {
            let read = number::read(cursor.tokens, at)?;
            let unit = if cursor.text(read.end) == "-" { read.end + 1 } else { read.end };
            if cursor.text(unit) != "year" {
                return None;
            }
            let side = high(cursor.text(unit + 1))?;
            made(side, Scope::Years(read.number.value.min(5000.0) as i32), unit + 2)
        }
    }
}

/// `the lowest since 2021`, `the second-highest on record`, `the fewest in ten years`.
fn superlative(cursor: Cursor, at: usize, lexicon: &Lexicon) -> Option<Extreme> {
    let (rank, word) = match ordinal_at(cursor, at) {
        Some((rank, end)) => (rank, if cursor.text(end) == "-" { end + 1 } else { end }),
        None => (1, at),
    };
    let side = side(cursor.text(word))?;
    // "the three highest totals" are several.
    if word == at && number::read(cursor.tokens, at.wrapping_sub(1)).is_some() {
        return None;
    }
    // "most of them", "at least", "most women": not a record.
    let article = cursor.is(at.wrapping_sub(1), &["the", "its", "their", "was", "a"]);
    let amount = cursor.is(word + 1, &["of", "part", "recent", "women", "men"]);
    if cursor.is(word, &["most", "least"]) && (!article || amount) {
        return None;
    }
    if cursor.is(at.wrapping_sub(1), &["at"]) {
        return None;
    }
    // What stands between the superlative and its scope.
    let mut end = word + 1;
    while end < word + 7
        && (cursor.is(
            end,
            &[
                "number", "figure", "annual", "yearly", "count", "total", "level", "of",
                "recorded", "ever", "in", "any", "north", "korean", "single", "year", "point",
                "it", "has", "been", "on", "value",
            ],
        ) || lexicon.is_noun(cursor.text(end)))
        && scope(cursor, end).is_none()
        && year_number(cursor, end + 1).is_none()
    {
        end += 1;
    }
    // "the drop was the largest ever": of what is not said here.
    let bare = end == word + 1 && cursor.is(word, &["largest", "biggest", "greatest", "smallest"]);
    let (scope, end) = match scope(cursor, end) {
        Some(found) => found,
        None => (Scope::Unsaid, word + 1),
    };
    if bare && (0..at).any(|place| movement(cursor.text(place)).is_some()) {
        let what = PhraseKind::Block("what is the largest or smallest is not read".to_owned());
        return Some((what, end));
    }
    Some((PhraseKind::Extreme { side, rank, scope }, end))
}

/// Among which years.
fn scope(cursor: Cursor, at: usize) -> Option<(Scope, usize)> {
    match cursor.text(at) {
        "since" => {
            // "the smallest since at least 2002": on record.
            if cursor.starts(at + 1, &["at", "least"]) && year_number(cursor, at + 3).is_some() {
                return Some((Scope::All, at + 4));
            }
            if let Some(year) = year_number(cursor, at + 1) {
                return Some((Scope::Since(TimeRef::year(year)), at + 2));
            }
            if cursor.is(at + 1, &["records", "record", "counting", "data"]) {
                let end = (at + 2..at + 4).find(|end| {
                    cursor.is(*end, &["began", "started", "begun", "keeping", "existed", "exist"])
                });
                return Some((Scope::All, end.map_or(at + 2, |end| end + 1)));
            }
            None
        }
        "on" if cursor.text(at + 1) == "record" => Some((Scope::All, at + 2)),
        "ever" => Some((Scope::All, at + 1)),
        "in" | "for" | "over" => {
            let start = (at + 1..at + 4).find(|place| {
                !cursor.is(*place, &["the", "past", "last", "more", "than", "at", "least"])
            })?;
            match cursor.text(start) {
                "decade" => return Some((Scope::Years(10), start + 1)),
                "history" => return Some((Scope::All, start + 1)),
                "a" if cursor.text(start + 1) == "decade" => {
                    return Some((Scope::Years(10), start + 2));
                }
                "two" if cursor.text(start + 1) == "decades" => {
                    return Some((Scope::Years(20), start + 2));
                }
                _ => {}
            }
            let read = number::read(cursor.tokens, start)?;
            let many = match cursor.text(read.end) {
                "years" => read.number.value,
                "decades" => read.number.value * 10.0,
                _ => return None,
            };
            Some((Scope::Years(many.min(5000.0) as i32), read.end + 1))
        }
        _ => None,
    }
}

/// `for the third year in a row`, `three consecutive years`, `every year since 2009`.
fn run(cursor: Cursor, at: usize) -> Option<Extreme> {
    let made = |length, end: usize| Some((PhraseKind::Run(length), end));
    if cursor.is(at, &["every", "each"])
        && cursor.text(at + 1) == "year"
        && cursor.text(at + 2) == "since"
    {
        let year = year_number(cursor, at + 3)?;
        return made(RunLength::Since(TimeRef::year(year)), at + 4);
    }
    let ordinal = ordinal_at(cursor, at).map(|(rank, end)| (rank as f64, end, "year"));
    let number = || number::read(cursor.tokens, at).map(|read| (read.number.value, read.end));
    let (value, end, unit) =
        ordinal.or_else(|| number().map(|(value, end)| (value, end, "years")))?;
    let length = RunLength::Years(value.clamp(0.0, 5000.0) as i32);
    let straight = cursor.is(end, &["consecutive", "straight", "successive"]);
    if straight && cursor.text(end + 1) == unit {
        return made(length, end + 2);
    }
    if cursor.starts(end, &[unit, "in", "a", "row"]) {
        return made(length, end + 4);
    }
    if cursor.starts(end, &[unit, "running"]) {
        return made(length, end + 2);
    }
    None
}
