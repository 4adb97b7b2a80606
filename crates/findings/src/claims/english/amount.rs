//! English amounts: counts with their nouns, percent, points, fractions, `times as many`.

use super::amount_kind::Amount;
use super::cursor::Cursor;
use super::hedge::before;
use super::lists::{CURRENCIES, LABELS, OTHER_UNITS, SMALL};
use super::multiple::{fold, multiple_word, times};
use super::noun::tie;
use super::words::{fraction, is_month, movement};
use super::{part, range};
use crate::claims::claim::{Hedge, Quantity, Size};
use crate::claims::lexicon::Lexicon;
use crate::claims::number::{self, Number};
use crate::claims::phrase::{CountedNoun, PhraseKind, Relation};
use crate::claims::token::Kind;

/// The amount that starts at that token.
pub fn amount(cursor: Cursor, at: usize, lexicon: &Lexicon) -> Option<Amount> {
    if let Some(found) = fraction_at(cursor, at) {
        return Some(of_other_year(cursor, found, lexicon));
    }
    if let Some(found) = multiple_word(cursor, at) {
        return Some(found);
    }
    let read = number::read(cursor.tokens, at)?;
    let digits = cursor.kind(at) == Some(Kind::Number);
    let end = read.end;
    if digits && is_age(cursor, at, end, read.number.value) {
        return Some(Amount::Skip(end));
    }
    // A number within a word: COVID-19, G20, F-35.
    if digits && at > 0 && cursor.glued(at) {
        let before = &cursor.tokens[at - 1];
        let of_word = before.kind == Kind::Word
            || (before.is_dash()
                && before.glued
                && at > 1
                && cursor.kind(at - 2) == Some(Kind::Word))
            || before.is("/")
            || before.is("#")
            || before.is(".");
        if of_word {
            return Some(Amount::Skip(end));
        }
    }
    if LABELS.has(cursor.before(at, 1))
        && !(cursor.before(at, 1) == "number" && cursor.before(at, 2) == "the")
    {
        return Some(Amount::Skip(end));
    }
    if CURRENCIES.has(cursor.before(at, 1)) {
        return Some(Amount::Skip(end));
    }
    let dotted = cursor.before(at, 1) == "." && is_month(cursor.before(at, 2));
    if dotted || is_month(cursor.before(at, 1)) || is_month(cursor.text(end)) {
        return Some(Amount::Skip(end));
    }
    let below = is_negative(cursor, at);
    let (mut hedge, mut role, mut start) = before(cursor, if below { at - 1 } else { at });
    let mut number = read.number.clone();
    if below {
        number.value = -number.value;
    }
    let range = if below { None } else { range::range(cursor, at, &read, (role, start)) };
    let end = match range {
        Some(range) => {
            hedge = Hedge::To(range.upper);
            number = range.lower;
            (role, start) = (range.role, range.start);
            range.end
        }
        None => end,
    };
    let quantity = Quantity { number, hedge };
    // "outnumbered men eight to one"
    let to_one = cursor.text(end) == "to" && cursor.is(end + 1, &["one", "1"]);
    if to_one && role != Relation::From {
        let what = PhraseKind::Size(Size::Ratio(quantity));
        return Some(Amount::Found { what, role, start, end: end + 2 });
    }
    if let Some((found, end)) = percent(cursor, end, &quantity) {
        let found = Amount::Found { what: found, role, start, end };
        return Some(of_other_year(cursor, found, lexicon));
    }
    if let Some((found, end)) = fold(cursor, at, end, &quantity, digits) {
        return Some(Amount::Found { what: found, role, start, end });
    }
    if cursor.text(end) == "times" || (cursor.text(end) == "x" && cursor.glued(end)) {
        return Some(match times(cursor, at, end + 1, &quantity) {
            Some((what, end)) => Amount::Found { what, role, start, end },
            None => {
                let what = PhraseKind::Block("what it is so many times of is not read".to_owned());
                Amount::Found { what, role: Relation::At, start, end: end + 1 }
            }
        });
    }
    if read.in_words && is_idle(cursor, at, end, read.number.value) {
        return Some(match only_talks(cursor, at, end, lexicon) {
            true => Amount::Skip(end),
            false => Amount::Unread(end),
        });
    }
    // A word that touches the digits: 21st, 20s, 5km, 34-year-old.
    let touched = cursor.glued(end)
        && matches!(cursor.kind(end), Some(Kind::Word | Kind::Number | Kind::Code));
    let dashed =
        cursor.get(end).is_some_and(|sign| sign.glued && sign.is_dash()) && cursor.glued(end + 1);
    if cursor.starts(end, &["-", "year", "-", "old"]) {
        return Some(Amount::Skip(end + 4));
    }
    if touched || dashed {
        let end =
            if dashed && cursor.kind(end + 1) == Some(Kind::Number) { end + 2 } else { end + 1 };
        return Some(Amount::Unread(end));
    }
    if cursor.is(end, &["years", "decades"]) && cursor.is(end + 1, &["of", "when", "after"]) {
        let what = PhraseKind::Block("what it says of several years is not read".to_owned());
        return Some(Amount::Found { what, role: Relation::At, start, end: end + 1 });
    }
    if OTHER_UNITS.has(cursor.text(end)) {
        let years = cursor.is(end, &["year", "years", "decade", "decades"]);
        return Some(if years { Amount::Unread(end + 1) } else { Amount::Skip(end + 1) });
    }
    if cursor.text(end) == "/" && cursor.glued(end) {
        return Some(Amount::Skip(end + 2));
    }
    let (tie, after) = tie(cursor, end, lexicon);
    // "another 122 fewer": than when is not said.
    let fewer = cursor.is(end, &["fewer", "more", "less"]);
    if fewer && !(end + 1..end + 9).any(|place| cursor.text(place) == "than") {
        let what = PhraseKind::Block("it does not say than when".to_owned());
        return Some(Amount::Found { what, role: Relation::At, start, end: end + 1 });
    }
    // "13 fewer people arrived than in 2024": the comparison follows.
    if cursor.is(end, &["fewer", "more", "less", "higher", "lower"])
        && (end + 1..end + 9).any(|place| cursor.text(place) == "than")
        && !matches!(tie, CountedNoun::Other(_))
    {
        return Some(Amount::Found {
            what: PhraseKind::Quantity(quantity, tie),
            role: Relation::By,
            start,
            end,
        });
    }
    Some(Amount::Found { what: PhraseKind::Quantity(quantity, tie), role, start, end: after })
}

/// Whether a number between commas is an age: `Kim, 34, who came in 2015`.
fn is_age(cursor: Cursor, at: usize, end: usize, value: f64) -> bool {
    const NEXT: [&str; 8] = ["who", "a", "an", "the", "from", "whose", "said", "told"];
    let person =
        cursor.kind(at.wrapping_sub(2)) == Some(Kind::Word) && !SMALL.has(cursor.before(at, 2));
    cursor.before(at, 1) == ","
        && person
        && cursor.text(end) == ","
        && cursor.is(end + 1, &NEXT)
        && (1.0..=110.0).contains(&value)
}

/// Whether a minus or its word stands before the number: `−210`, `minus 210`.
fn is_negative(cursor: Cursor, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| cursor.get(before)) else {
        return false;
    };
    let sign = before.is_one_of(&["−", "-", "–"]) && cursor.glued(at) && !before.glued;
    sign || before.is_one_of(&["minus", "negative"])
}

/// Whether a number in words only talks: `one of them`, `the two Koreas`.
fn is_idle(cursor: Cursor, at: usize, end: usize, value: f64) -> bool {
    let article =
        cursor.is(at.wrapping_sub(1), &["the", "these", "those", "other"]) && value < 13.0;
    (value <= 1.0 && cursor.is(end, &["of", "in", "day", "reason", "another", "who"]))
        || article
        || (value == 1.0 && !cursor.is(at.wrapping_sub(1), &["by"]))
}

/// Whether such a number counts nothing: `one of them`, `the two Koreas`, `the four regions`.
fn only_talks(cursor: Cursor, at: usize, end: usize, lexicon: &Lexicon) -> bool {
    let next = cursor.text(end);
    let counts = lexicon.is_of_data(next)
        || OTHER_UNITS.has(next)
        || movement(next).is_some()
        || matches!(next, "more" | "fewer" | "less" | "higher" | "lower")
        || cursor.kind(end) != Some(Kind::Word);
    let named = cursor.is(at.wrapping_sub(1), &["the", "these", "those"]) && !counts;
    named
        || cursor.before(at, 1) == "no"
        || matches!(next, "of" | "day" | "reason" | "another" | "who")
}

/// `13.8%`, `93 per cent`, `5 percentage points`.
fn percent(cursor: Cursor, end: usize, quantity: &Quantity) -> Option<(PhraseKind, usize)> {
    let after = match cursor.text(end) {
        "%" | "percent" | "pct" | "％" => end + 1,
        "per" if cursor.text(end + 1) == "cent" => end + 2,
        "per" if cursor.text(end + 1) == "-" && cursor.text(end + 2) == "cent" => end + 3,
        "percentage" if cursor.is(end + 1, &["point", "points"]) => {
            return Some((PhraseKind::Size(Size::Points(quantity.clone())), end + 2));
        }
        "points" | "point" | "pp" | "ppt" | "pts" => {
            return Some((PhraseKind::Size(Size::Points(quantity.clone())), end + 1));
        }
        _ => return None,
    };
    if cursor.is(after, &["point", "points"]) {
        return Some((PhraseKind::Size(Size::Points(quantity.clone())), after + 1));
    }
    // A percentage is written to the last digit: the 0 of 90% was meant.
    let number = Number { place: quantity.number.place.min(1.0), ..quantity.number.clone() };
    let quantity = Quantity { number, hedge: quantity.hedge };
    let of_whole = cursor.is(after, &["of"]);
    Some((PhraseKind::Percent { quantity, in_words: false, of_whole }, after))
}

/// A percentage or fraction of another year's count is a ratio.
fn of_other_year(cursor: Cursor, found: Amount, lexicon: &Lexicon) -> Amount {
    match found {
        Amount::Found { what: PhraseKind::Percent { quantity, .. }, role, start, end }
            if part::of_year(cursor, end, lexicon) =>
        {
            let mut ratio = quantity;
            ratio.number.value /= 100.0;
            ratio.number.place /= 100.0;
            if let Hedge::To(upper) = &mut ratio.hedge {
                *upper /= 100.0;
            }
            Amount::Found { what: PhraseKind::Size(Size::Ratio(ratio)), role, start, end }
        }
        Amount::Found { what: PhraseKind::Percent { .. }, role, start, end }
            if cursor.text(end) == "of"
                && (end + 1..end + 6).any(|place| {
                    cursor.is(place, &["level", "levels", "figure", "peak", "high"])
                }) =>
        {
            let what = PhraseKind::Block("what it is a part of is not read".to_owned());
            Amount::Found { what, role, start, end }
        }
        other => other,
    }
}

/// `half`, `a third`, `two thirds`, `three-quarters`, `three out of four`, `one in four`.
fn fraction_at(cursor: Cursor, at: usize) -> Option<Amount> {
    let found = |value: f64, end: usize| {
        let (hedge, role, start) = before(cursor, at);
        // A fraction in words is as round as a tenth of itself: half is 47.5% to 52.5%.
        let quantity = Quantity { number: Number::new(100.0 * value, 10.0 * value), hedge };
        let of_whole = cursor.is(end, &["of", "the"]);
        let what = PhraseKind::Percent { quantity, in_words: true, of_whole };
        Some(Amount::Found { what, role, start, end })
    };
    let word = cursor.text(at);
    if word == "half" {
        // "half as many" is a ratio; "the first half of 2023" a time.
        let other = cursor.text(at + 1) == "as"
            || cursor.is(at.wrapping_sub(1), &["first", "second", "latter", "other", "-"])
            || cursor.text(at + 1) == "-"
            || (cursor.is(at + 1, &["the", "its"])
                && cursor.is(at + 2, &["number", "figure", "count", "level", "total", "arrivals"]))
            || cursor.is(at + 1, &["year", "hour", "century", "decade"]);
        return if other { None } else { found(0.5, at + 1) };
    }
    let read = match word {
        "a" | "one" => Some((1.0, at + 1)),
        _ => number::read(cursor.tokens, at).map(|read| (read.number.value, read.end)),
    };
    let (number, mut end) = read?;
    // "one in four", "three out of four", "9 in 10"
    let out_of = if cursor.starts(end, &["out", "of"]) {
        Some(end + 2)
    } else {
        (cursor.text(end) == "in").then_some(end + 1)
    };
    if let Some(of) = out_of
        && let Some(whole) = number::read(cursor.tokens, of)
        && number >= 1.0
        && number < whole.number.value
        && whole.number.value <= 10.0
        && !OTHER_UNITS.has(cursor.text(whole.end))
    {
        return found(number / whole.number.value, whole.end);
    }
    if cursor.text(end) == "-" {
        end += 1;
    }
    let parts = fraction(cursor.text(end)).filter(|parts| number < *parts)?;
    let plural = cursor.text(end).ends_with('s');
    // "a third year", "a second quarter", "one fifth" of nothing.
    if plural != (number > 1.0) || parts == 2.0 {
        return None;
    }
    if !plural
        && cursor.is(
            end + 1,
            &[
                "year",
                "consecutive",
                "straight",
                "time",
                "country",
                "month",
                "and",
                "quarter",
                "party",
                "highest",
                "lowest",
            ],
        )
    {
        return None;
    }
    found(number / parts, end + 1)
}
