//! The part that a phrase of time plays, by the words before it.

use super::cursor::Cursor;
use super::part;
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase::Relation;

/// The part that a phrase plays by the words before it, and where those words start.
pub fn role(cursor: Cursor, at: usize) -> (Relation, usize) {
    let mut start = at;
    while start > 0
        && cursor.is(start - 1, &["the", "a", "an", "year", "fiscal", "calendar", "its", "their"])
    {
        start -= 1;
    }
    let role = match cursor.before(start, 1) {
        _ if as_of(cursor, start) => Relation::By,
        "from" => Relation::From,
        "than" | "below" | "above" => Relation::From,
        "to" | "with" | "against" | "versus" | "vs" if compared(cursor, start) => Relation::From,
        "against" | "versus" | "vs" => Relation::From,
        "on" | "over" => Relation::From,
        "in" | "during" if cursor.before(start, 2) == "than" => Relation::From,
        "in" | "during" | "of" | "for" if compared(cursor, start - 1) => Relation::From,
        "in" | "during" if cursor.before(start, 2) == "as" => Relation::From,
        // "fourteen times that of 2023", "ten times the 2021 figure"
        "of" if matches!(cursor.before(start, 2), "that" | "those") => Relation::From,
        _ if of_part(cursor, start) => Relation::From,
        "times" => Relation::From,
        "since" => Relation::Since,
        "before" | "after" | "until" | "till" | "pre" | "post" => Relation::Other,
        "to" => Relation::To,
        "by" => Relation::By,
        "of" if matches!(cursor.before(start, 2), "end" | "close") => Relation::By,
        _ => Relation::At,
    };
    let taken = if role == Relation::At
        && !cursor.is(start.wrapping_sub(1), &["in", "during", "for", "by"])
    {
        start
    } else {
        start.saturating_sub(1)
    };
    (role, taken)
}

/// Whether a percentage or fraction of it stands before: `a fifth of what it was in 2019`.
fn of_part(cursor: Cursor, at: usize) -> bool {
    let of = (1..=6).filter_map(|back| at.checked_sub(back)).find(|of| cursor.text(*of) == "of");
    of.is_some_and(|of| {
        part::is_part(cursor.before(of, 1)) && part::of_year(cursor, of, &Lexicon::default())
    })
}

/// Whether the words before say up to when: `as of`, `by the end of`, `as of end-`.
fn as_of(cursor: Cursor, at: usize) -> bool {
    let mut start = at;
    while start > 0 && cursor.is(start - 1, &["the", "end", "-", "of", "close", "december", "31"]) {
        start -= 1;
    }
    let words: Vec<&str> = (start.saturating_sub(1)..at).map(|place| cursor.text(place)).collect();
    words.starts_with(&["as", "of"]) || (words.first() == Some(&"by") && words.contains(&"end"))
}

/// Whether the words before are `compared with`, `relative to` or the like.
fn compared(cursor: Cursor, at: usize) -> bool {
    cursor.is(at.wrapping_sub(1), &["with", "to", "against", "versus", "vs"])
        && (cursor.is(at.wrapping_sub(2), &["compared", "relative", "comparison", "compares"])
            || cursor.is(at.wrapping_sub(1), &["against", "versus", "vs"]))
}
