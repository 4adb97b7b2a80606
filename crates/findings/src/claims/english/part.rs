//! Parts of another year's count: `a fifth of the year before`, `22% of the 2019 level`.

use super::cursor::Cursor;
use super::time;
use super::words::fraction;
use crate::claims::claim::TimeRef;
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase::PhraseKind;
use crate::claims::token::Kind;

/// Words between `of` and the year.
const BETWEEN: [&str; 15] = [
    "the", "that", "what", "it", "was", "were", "its", "their", "figure", "number", "count",
    "level", "in", "for", "a",
];

/// Words after a year that name its count.
const NAMED: [&str; 11] = [
    "level", "levels", "figure", "figures", "total", "number", "count", "peak", "tally", "'",
    "high",
];

/// Whether `of` at that token leads to another year's count; not `84% of 2023 arrivals`.
pub fn of_year(cursor: Cursor, of: usize, lexicon: &Lexicon) -> bool {
    if cursor.text(of) != "of" {
        return false;
    }
    let start = of + 1;
    let found = (start..start + 7).find_map(|at| {
        let between = (start..at).all(|place| cursor.is(place, &BETWEEN));
        time::time(cursor, at, lexicon).filter(|_| between).map(|time| (at, time))
    });
    let Some((at, time)) = found else { return false };
    let relative = matches!(
        time.what,
        PhraseKind::Time(TimeRef::Earlier { .. } | TimeRef::Ago { .. } | TimeRef::LastYear { .. })
    );
    let counted = (start..at)
        .any(|place| cursor.is(place, &["figure", "number", "count", "level", "that", "what"]));
    let ends = cursor.get(time.end).is_none_or(|next| next.kind == Kind::Sign);
    relative || counted || ends && at > start || cursor.is(time.end, &NAMED)
}

/// Whether the word before `of` is a percentage or fraction.
pub fn is_part(word: &str) -> bool {
    matches!(word, "%" | "percent" | "cent" | "half") || fraction(word).is_some()
}
