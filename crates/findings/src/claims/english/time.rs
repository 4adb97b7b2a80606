//! English phrases of time: years, spans, `a decade ago`, and what is no whole year.

use super::cursor::Cursor;
use super::lists::{MONTHS, OTHER_UNITS};
use super::words::{is_month, ordinal};
use crate::claims::claim::{TimeRef, YearForm};
use crate::claims::lexicon::Lexicon;
use crate::claims::number;
use crate::claims::phrase::{PhraseKind, Relation};
use crate::claims::token::Kind;

/// A phrase of time and the token after it.
pub struct Time {
    pub what: PhraseKind,
    /// Its part, where the phrase itself says it.
    pub role: Option<Relation>,
    /// Its first token, where words before the year belong to it: `the first half of 2023`.
    pub start: Option<usize>,
    /// The token after it.
    pub end: usize,
}

fn found(what: PhraseKind, end: usize) -> Option<Time> {
    Some(Time { what, role: None, start: None, end })
}

/// The years that a text about these data can name without saying that they are years.
const PLAUSIBLE: std::ops::RangeInclusive<i32> = 1800..=2100;

/// A whole number of four digits that may be a year.
pub fn year_number(cursor: Cursor, at: usize) -> Option<i32> {
    let token = cursor.get(at).filter(|token| token.kind == Kind::Number)?;
    if token.text.len() != 4 || !token.text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    token.text.parse().ok().filter(|year| PLAUSIBLE.contains(year))
}

/// Whether the number at that place is a year and no count: `1898 people` in a table that begins
/// in 2002, or `1898 in 2004`, is a count.
fn is_year(cursor: Cursor, at: usize, lexicon: &Lexicon) -> Option<i32> {
    let year = year_number(cursor, at)?;
    let (first, last) = lexicon.years;
    let near = (first - 15..=last + 15).contains(&year);
    let counted = (1..=3).any(|ahead| {
        let word = cursor.text(at + ahead);
        lexicon.is_noun(word) && cursor.kind(at + ahead) == Some(Kind::Word)
    });
    let dated = cursor.is(at + 1, &["in", "during"]) && year_number(cursor, at + 2).is_some();
    let prefixed = cursor.is(at.wrapping_sub(1), &["in", "since", "during", "year", "until"]);
    let is_count = (counted && !near && !prefixed) || (dated && !prefixed);
    // Money or length: "2020 won".
    let other = OTHER_UNITS.has(cursor.text(at + 1));
    (!is_count && !other).then_some(year)
}

/// The phrase of time that starts at that token.
pub fn time(cursor: Cursor, at: usize, lexicon: &Lexicon) -> Option<Time> {
    match cursor.kind(at)? {
        Kind::Number => numbered(cursor, at, lexicon).or_else(|| years_of_number(cursor, at)),
        Kind::Word => worded(cursor, at, lexicon),
        _ => None,
    }
}

/// `2019`, `2019/20`, `2011–2023`, `2011 to 2023`, `12 March 2023`, `2010s`.
fn numbered(cursor: Cursor, at: usize, lexicon: &Lexicon) -> Option<Time> {
    if is_month(cursor.text(at + 1)) && cursor.text(at).len() <= 2 {
        let end = if year_number(cursor, at + 2).is_some() { at + 3 } else { at + 2 };
        return found(PhraseKind::Time(TimeRef::Part(cursor.quoted(at, end))), end);
    }
    let year = is_year(cursor, at, lexicon)?;
    let (when, end) = with_form(cursor, at, year, YearForm::Plain)?;
    if cursor.text(end) == "s" && cursor.glued(end) {
        let early = (1..=3).any(|back| cursor.is(at.wrapping_sub(back), &["early", "late", "mid"]));
        return match year % 10 {
            0 if !early => {
                found(PhraseKind::Span(TimeRef::year(year), TimeRef::year(year + 9)), end + 1)
            }
            _ => found(PhraseKind::Time(TimeRef::Part(format!("the {year}s"))), end + 1),
        };
    }
    if let Some((part, start)) = part_before(cursor, at, end) {
        let what = PhraseKind::Time(TimeRef::Part(part));
        return Some(Time { what, role: None, start: Some(start), end });
    }
    if when.is_named() && matches!(when, TimeRef::Year { form: YearForm::Plain, .. }) {
        let dash = cursor.get(end).is_some_and(|token| token.is_dash());
        let to = cursor.is(end, &["to", "through", "until", "till"])
            || (cursor.text(end) == "and" && cursor.text(at.wrapping_sub(1)) == "between");
        // "in 2011 to 2,706 in 2013" has another number after "to".
        if (dash || to)
            && let Some(last) = year_number(cursor, end + 1)
            && !cursor.is(end + 2, &["in", "people", "during"])
            && last > year
            && (dash
                || cursor.is(at.wrapping_sub(1), &["from", "between", "period", "years", ""])
                || cursor.text(end) == "through"
                || !cursor.is(at.wrapping_sub(1), &["in"]))
        {
            return found(PhraseKind::Span(TimeRef::year(year), TimeRef::year(last)), end + 2);
        }
        // "2011-13"
        if dash
            && cursor.glued(end)
            && cursor.glued(end + 1)
            && let Some(last) = two_digits(cursor, end + 1)
        {
            let last = year - year % 100 + last;
            if last > year {
                return found(PhraseKind::Span(TimeRef::year(year), TimeRef::year(last)), end + 2);
            }
        }
    }
    // "2011's"
    let end = if cursor.text(end) == "'" && cursor.text(end + 1) == "s" { end + 2 } else { end };
    found(PhraseKind::Time(when), end)
}

fn two_digits(cursor: Cursor, at: usize) -> Option<i32> {
    let token = cursor.get(at).filter(|token| token.kind == Kind::Number)?;
    if token.text.len() == 2 { token.text.parse().ok() } else { None }
}

/// A year with what follows it: `2019/20` and `2019-20` are years with two numbers.
fn with_form(cursor: Cursor, at: usize, year: i32, plain: YearForm) -> Option<(TimeRef, usize)> {
    let joint =
        cursor.get(at + 1).is_some_and(|sign| sign.glued && (sign.is("/") || sign.is_dash()));
    if joint
        && cursor.glued(at + 2)
        && let Some(second) = two_digits(cursor, at + 2)
        && second == (year + 1) % 100
    {
        return Some((TimeRef::Year { year: year + 1, form: YearForm::Split }, at + 3));
    }
    Some((TimeRef::Year { year, form: plain }, at + 1))
}

/// The words before a year that make it a part of one: `March`, `the first half of`, `early`.
fn part_before(cursor: Cursor, at: usize, end: usize) -> Option<(String, usize)> {
    let back = |count: usize| at.checked_sub(count);
    let word = |count: usize| cursor.before(at, count);
    let quote = |count: usize| back(count).map(|start| (cursor.quoted(start, end), start));
    // "March 2023", "March 12, 2023", "mid-March 2023"; but not "the year to March 2023"
    if is_month(word(1)) {
        let fiscal =
            matches!(word(2), "ending" | "ended" | "to") && matches!(word(3), "year" | "months");
        return if fiscal { None } else { quote(1) };
    }
    if word(1) == ","
        && cursor.kind(at.wrapping_sub(2)) == Some(Kind::Number)
        && MONTHS.has(word(3))
    {
        return quote(3);
    }
    if matches!(word(1), "early" | "late" | "mid" | "spring" | "summer" | "autumn" | "winter") {
        return quote(1);
    }
    if word(1) == "-" && word(2) == "mid" {
        return quote(2);
    }
    let part = |word: &str| {
        matches!(
            word,
            "period"
                | "half"
                | "quarter"
                | "quarters"
                | "months"
                | "month"
                | "weeks"
                | "beginning"
                | "start"
                | "middle"
                | "spring"
                | "summer"
                | "autumn"
                | "winter"
                | "days"
                | "h"
                | "q"
        )
    };
    match word(1) {
        "of" if part(word(2)) => quote(2),
        _ => None,
    }
}

/// `10 years ago`, `3 years earlier`.
fn years_of_number(cursor: Cursor, at: usize) -> Option<Time> {
    let read = number::read(cursor.tokens, at)?;
    counted_years(cursor, at, read.number.value, read.end)
}

/// So many years, or ten times as many for decades; none where it is no whole number.
fn whole_years(number: f64, unit: &str) -> Option<i32> {
    let many = match unit {
        "year" | "years" => number,
        "decade" | "decades" => number * 10.0,
        _ => return None,
    };
    ((1.0..=1000.0).contains(&many) && libm::trunc(many) == many).then_some(many as i32)
}

fn counted_years(cursor: Cursor, at: usize, number: f64, unit: usize) -> Option<Time> {
    let years = whole_years(number, cursor.text(unit))?;
    let end = unit + 1;
    let words = cursor.quoted(at, end + 1);
    match cursor.text(end) {
        "ago" => found(PhraseKind::Time(TimeRef::ago(years, words)), end + 1),
        "earlier" | "before" | "previously" | "prior" => {
            found(PhraseKind::Time(TimeRef::earlier(years, words)), end + 1)
        }
        "later" => found(PhraseKind::Time(TimeRef::earlier(-years, words)), end + 1),
        _ => None,
    }
}

/// Phrases that start with a word.
fn worded(cursor: Cursor, at: usize, lexicon: &Lexicon) -> Option<Time> {
    let word = cursor.text(at);
    let earlier = |end: usize| PhraseKind::Time(TimeRef::earlier(1, cursor.quoted(at, end)));
    let last =
        |back: i32, end: usize| PhraseKind::Time(TimeRef::last_year(back, cursor.quoted(at, end)));
    match word {
        "fy" | "fiscal" | "financial" => {
            let start = if cursor.text(at + 1) == "year" { at + 2 } else { at + 1 };
            let year = year_number(cursor, start)?;
            let (when, end) = with_form(cursor, start, year, YearForm::Fiscal)?;
            found(PhraseKind::Time(when), end)
        }
        "last" | "past" if cursor.text(at + 1) == "year" => {
            if cursor.text(at.wrapping_sub(1)) == "before" {
                return None;
            }
            let next = cursor.text(at + 2);
            if next == "'" && cursor.text(at + 3) == "s" {
                return found(last(1, at + 2), at + 4);
            }
            found(last(1, at + 2), at + 2)
        }
        "this" if cursor.text(at + 1) == "year" => found(last(0, at + 2), at + 2),
        "previous" | "prior" | "preceding" if cursor.text(at + 1) == "year" => {
            let end = if cursor.starts(at + 2, &["'", "s"]) { at + 4 } else { at + 2 };
            found(earlier(at + 2), end)
        }
        "next" | "following" | "subsequent" if cursor.text(at + 1) == "year" => {
            let words = cursor.quoted(at, at + 2);
            found(PhraseKind::Time(TimeRef::earlier(-1, words)), at + 2)
        }
        "year" => year_word(cursor, at),
        "yoy" => Some(Time {
            what: earlier(at + 1),
            role: Some(Relation::From),
            start: None,
            end: at + 1,
        }),
        "a" | "one" => {
            let unit = at + 1;
            // "a year-ago", "a year ago", "a decade ago"
            counted_years(cursor, at, 1.0, unit)
        }
        "over" | "in" | "within" | "during" | "across" => last_years(cursor, at, lexicon),
        "decade" | "decades" => None,
        _ if MONTHS.has(word) => month(cursor, at),
        "h" | "q" if cursor.glued(at + 1) && cursor.text(at + 1).len() == 1 => {
            year_number(cursor, at + 2)?;
            found(PhraseKind::Time(TimeRef::Part(cursor.quoted(at, at + 3))), at + 3)
        }
        _ => years_of_number(cursor, at),
    }
}

/// `the year before`, `year on year`, `the year before last`.
fn year_word(cursor: Cursor, at: usize) -> Option<Time> {
    if cursor.starts(at, &["year", "before", "last"]) {
        let words = cursor.quoted(at, at + 3);
        return found(PhraseKind::Time(TimeRef::last_year(2, words)), at + 3);
    }
    let earlier = |end: usize| TimeRef::earlier(1, cursor.quoted(at, end));
    let the = cursor.is(at.wrapping_sub(1), &["the", "a", "one"]);
    let after = cursor.text(at + 1) == "after" && year_number(cursor, at + 2).is_none();
    if the && (cursor.text(at + 1) == "later" || after) {
        let words = cursor.quoted(at, at + 2);
        return found(PhraseKind::Time(TimeRef::earlier(-1, words)), at + 2);
    }
    if cursor.is(at + 1, &["before", "earlier", "previously"]) && the {
        return found(PhraseKind::Time(earlier(at + 2)), at + 2);
    }
    if cursor.text(at + 1) == "ago" {
        let when = TimeRef::ago(1, cursor.quoted(at, at + 2));
        return found(PhraseKind::Time(when), at + 2);
    }
    let middle = if cursor.text(at + 1) == "-" { at + 2 } else { at + 1 };
    let year = if cursor.text(middle + 1) == "-" { middle + 2 } else { middle + 1 };
    if cursor.is(middle, &["on", "over", "to"]) && cursor.text(year) == "year" {
        return Some(Time {
            what: PhraseKind::Time(earlier(year + 1)),
            role: Some(Relation::From),
            start: None,
            end: year + 1,
        });
    }
    // "a year-ago figure"
    if cursor.text(at + 1) == "-" && cursor.text(at + 2) == "ago" {
        let when = TimeRef::ago(1, cursor.quoted(at, at + 3));
        return found(PhraseKind::Time(when), at + 3);
    }
    None
}

/// A month that no year follows: the year that follows reads the month itself.
fn month(cursor: Cursor, at: usize) -> Option<Time> {
    let day = cursor.kind(at + 1) == Some(Kind::Number) && cursor.text(at + 1).len() <= 2;
    if year_number(cursor, at + 1).is_some() {
        return None;
    }
    if day {
        let year = if cursor.text(at + 2) == "," { at + 3 } else { at + 2 };
        let end = if year_number(cursor, year).is_some() { year + 1 } else { at + 2 };
        return found(PhraseKind::Time(TimeRef::Part(cursor.quoted(at, end))), end);
    }
    // "may" and "march" are words, too.
    let doubtful = cursor.is(at, &["may", "march"]);
    let dated = cursor.is(
        at.wrapping_sub(1),
        &[
            "in", "since", "by", "until", "through", "to", "during", "of", "last", "from", "early",
            "late",
        ],
    );
    if doubtful && !dated {
        return None;
    }
    found(PhraseKind::Time(TimeRef::Part(cursor.quoted(at, at + 1))), at + 1)
}

/// `over the past decade`, `in ten years`, `over the 12 years to 2023`.
fn last_years(cursor: Cursor, start: usize, lexicon: &Lexicon) -> Option<Time> {
    let mut at = start + 1;
    let mut definite = false;
    while cursor.is(
        at,
        &["the", "a", "past", "last", "previous", "just", "only", "about", "those", "these"],
    ) && at < start + 5
    {
        definite |= cursor.is(at, &["the", "past", "last", "previous"]);
        at += 1;
    }
    let (number, unit) = match cursor.text(at) {
        "decade" => (1.0, at),
        _ => {
            let read = number::read(cursor.tokens, at)?;
            (read.number.value, read.end)
        }
    };
    let years = whole_years(number, cursor.text(unit)).filter(|_| !cursor.is(unit, &["year"]))?;
    let end = unit + 1;
    // A moment, not a span: "in the ten years ago".
    if cursor.is(end, &["ago", "earlier", "before", "old"])
        || (cursor.text(end) == "of" && !definite)
    {
        return None;
    }
    let to = if cursor.text(end) == "ending" && cursor.text(end + 1) == "in" {
        end + 2
    } else {
        end + 1
    };
    if cursor.is(end, &["to", "until", "through", "ending"])
        && let Some(last) = is_year(cursor, to, lexicon)
    {
        let words = cursor.quoted(start, to + 1);
        return found(PhraseKind::Last { years, words, to: Some(TimeRef::year(last)) }, to + 1);
    }
    found(PhraseKind::Last { years, words: cursor.quoted(start, end), to: None }, end)
}

/// The number of an ordinal in digits or words at that place, and the token after it.
pub fn ordinal_at(cursor: Cursor, at: usize) -> Option<(usize, usize)> {
    if let Some(rank) = ordinal(cursor.text(at)) {
        return Some((rank, at + 1));
    }
    if cursor.kind(at) == Some(Kind::Number)
        && cursor.glued(at + 1)
        && cursor.is(at + 1, &["st", "nd", "rd", "th"])
    {
        return Some((cursor.text(at).parse().ok()?, at + 2));
    }
    None
}
