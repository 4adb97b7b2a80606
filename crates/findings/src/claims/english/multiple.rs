//! English multiples: `tenfold`, `twice as many`, `six times the 236 of 2024`.

use super::amount_kind::Amount;
use super::cursor::Cursor;
use super::hedge::{before, reversed};
use super::words::movement;
use crate::claims::claim::{Quantity, Size};
use crate::claims::number::{self, Number};
use crate::claims::phrase::PhraseKind;

/// `10-fold`, `ten-fold`, `tenfold` is read by [`multiple_word`].
pub fn fold(
    cursor: Cursor,
    at: usize,
    end: usize,
    quantity: &Quantity,
    digits: bool,
) -> Option<(PhraseKind, usize)> {
    let place = if cursor.get(end).is_some_and(|sign| sign.is_dash()) { end + 1 } else { end };
    if cursor.text(place) != "fold" || (place == end && digits && !cursor.glued(end)) {
        return None;
    }
    Some((PhraseKind::Size(ratio(cursor, at, place + 1, quantity)), place + 1))
}

/// The ratio of a `fold`: its inverse with a verb that goes down.
fn ratio(cursor: Cursor, at: usize, end: usize, quantity: &Quantity) -> Size {
    let down =
        |word: &str| matches!(movement(word), Some((crate::claims::claim::Direction::Down, _)));
    let falls = (1..=3).any(|back| down(cursor.before(at, back))) || down(cursor.text(end));
    let Quantity { number, hedge } = quantity;
    if falls && number.value > 0.0 {
        let value = 1.0 / number.value;
        let place = number.place / (number.value * number.value);
        let hedge = reversed(*hedge);
        return Size::Ratio(Quantity { number: Number::new(value, place), hedge });
    }
    Size::Ratio(quantity.clone())
}

/// What follows `N times`; none for `three times this year`.
pub fn times(
    cursor: Cursor,
    at: usize,
    end: usize,
    quantity: &Quantity,
) -> Option<(PhraseKind, usize)> {
    let n = quantity.number.value;
    let size = |end| Some((PhraseKind::Size(Size::Ratio(quantity.clone())), end));
    let than = if cursor.text(end + 1) == "than" { end + 2 } else { end + 1 };
    match cursor.text(end) {
        "as" => size(end + 2),
        // "2.6 times the 2002 level": the year is read by itself.
        "the" | "its" | "their" | "that" | "those"
            if super::time::year_number(cursor, end + 1).is_some() =>
        {
            size(end)
        }
        "the" | "its" | "their" | "that" | "those" => {
            let known = ["number", "figure", "count", "level", "total", "size", "of"];
            // "six times the 236 of 2024": the number is read by itself.
            if number::read(cursor.tokens, end + 1).is_some() {
                return size(end);
            }
            let named = (1..=2).any(|ahead| known.contains(&cursor.text(end + ahead)));
            let those =
                cursor.is(end, &["that", "those"]) && cursor.is(end + 1, &["in", "of", "for"]);
            match (named, those) {
                (true, _) => size(end + 2),
                (false, true) => size(end + 1),
                _ => None,
            }
        }
        "more" | "higher" | "greater" | "larger" | "bigger" => {
            let words = cursor.quoted(at, end + 1);
            let readings = vec![
                (n, format!("{n} times as many")),
                (n + 1.0, format!("{n} times as many on top, {} times as many in all", n + 1.0)),
            ];
            Some((PhraseKind::Size(Size::Ambiguous { words, readings }), than))
        }
        "fewer" | "less" | "lower" | "smaller" => {
            let words = cursor.quoted(at, end + 1);
            let readings = vec![(if n > 0.0 { 1.0 / n } else { 0.0 }, format!("1/{n} as many"))];
            Some((PhraseKind::Size(Size::Ambiguous { words, readings }), than))
        }
        _ => {
            let moved = movement(cursor.before(at, 1)).is_some() || cursor.before(at, 1) == "by";
            if !moved {
                return None;
            }
            let words = cursor.quoted(at.saturating_sub(1), end);
            let readings = vec![
                (n, format!("to {n} times as many")),
                (n + 1.0, format!("by {n} times as many, to {} times as many", n + 1.0)),
            ];
            Some((PhraseKind::Size(Size::Ambiguous { words, readings }), end))
        }
    }
}

/// `twice as many`, `double the number`, `tenfold`, `half as many`, `half the number`.
pub fn multiple_word(cursor: Cursor, at: usize) -> Option<Amount> {
    let word = cursor.text(at);
    let as_many =
        cursor.text(at + 1) == "as" && cursor.is(at + 2, &["many", "much", "high", "large", "big"]);
    let the_number = cursor.is(at + 1, &["the", "its", "their", "that"])
        && cursor.is(at + 2, &["number", "figure", "count", "level", "total", "of", "arrivals"]);
    let value = match word {
        "twice" | "double" if as_many || the_number => 2.0,
        "thrice" | "triple" | "treble" if as_many || the_number => 3.0,
        "quadruple" if the_number => 4.0,
        "half" if as_many || the_number => 0.5,
        _ => {
            let stem =
                word.strip_suffix("fold").filter(|stem| !stem.is_empty() && word.len() < 16)?;
            match stem {
                "two" | "twice" => 2.0,
                "hundred" => 100.0,
                other => number::unit(other).filter(|value| *value > 1.0)?,
            }
        }
    };
    let (hedge, role, start) = before(cursor, at);
    let place = if value < 1.0 { value / 10.0 } else { 1.0 };
    let quantity = Quantity { number: Number::new(value, place), hedge };
    if word.ends_with("fold") {
        let size = ratio(cursor, at, at + 1, &quantity);
        return Some(Amount::Found { what: PhraseKind::Size(size), role, start, end: at + 1 });
    }
    let what = PhraseKind::Size(Size::Ratio(quantity));
    Some(Amount::Found { what, role, start, end: if as_many { at + 3 } else { at + 2 } })
}
