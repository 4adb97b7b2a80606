//! English words for figures of several years: averages, `each year`, `the first … since`.

use super::cursor::Cursor;
use super::time::year_number;
use super::words::movement;
use crate::claims::lexicon::Lexicon;
use crate::claims::number;
use crate::claims::phrase::{PhraseKind, Yearly};

/// A phrase, and the token after it.
type Found = Option<(PhraseKind, usize)>;

/// The phrase that starts at that token.
pub fn yearly(cursor: Cursor, at: usize, lexicon: &Lexicon) -> Found {
    average(cursor, at, lexicon).or_else(|| each(cursor, at)).or_else(|| first(cursor, at))
}

/// `on average`, `an average of`, `averaged`; neither `the average age` nor `above average`.
fn average(cursor: Cursor, at: usize, lexicon: &Lexicon) -> Found {
    let compared = (1..=4).any(|back| {
        cursor.is(at.wrapping_sub(back), &["above", "below", "than", "moving", "rolling"])
    });
    if compared {
        return None;
    }
    let is_of_counts = match cursor.text(at) {
        "averaged" | "averaging" | "averages" => true,
        "average" if cursor.before(at, 1) == "on" => true,
        "average" => {
            const NEXT: [&str; 17] = [
                "of", "annual", "yearly", "number", "figure", "count", "total", "intake", "was",
                "is", "stood", "over", "in", "from", "between", "for", "a",
            ];
            cursor.is(at + 1, &NEXT)
                || lexicon.is_noun(cursor.text(at + 1))
                || number::read(cursor.tokens, at + 1).is_some()
        }
        "mean" => {
            cursor.is(at.wrapping_sub(1), &["a", "the", "annual", "yearly"])
                && cursor.is(at + 1, &["of", "annual", "yearly", "number", "was"])
        }
        _ => false,
    };
    is_of_counts.then_some((PhraseKind::Average, at + 1))
}

/// `a year`, `each year`, `per year`, `annually`, `in both 2021 and 2022`.
fn each(cursor: Cursor, at: usize) -> Found {
    let word = cursor.text(at);
    if matches!(word, "a" | "each" | "every" | "per") && cursor.text(at + 1) == "year" {
        let apart = cursor.is(at + 2, &["later", "earlier", "after", "before", "ago", "since"]);
        let way = if matches!(word, "a" | "per") { Yearly::Rate } else { Yearly::Every };
        return (!apart).then_some((PhraseKind::Each(way), at + 2));
    }
    let ends = cursor.get(at + 1).is_none_or(|next| {
        next.kind == crate::claims::token::Kind::Sign || next.is_one_of(&["between", "from", "in"])
    });
    if word == "annually" || (word == "yearly" && ends) {
        return Some((PhraseKind::Each(Yearly::Rate), at + 1));
    }
    // "in each of the years 2012 to 2019", "in each of 2021 and 2022"
    let of = cursor.text(at + 1) == "of";
    let years = (at + 1..at + 6).any(|place| year_number(cursor, place).is_some());
    let listed = word == "both" || (matches!(word, "each" | "all" | "every") && of);
    (listed && years).then_some((PhraseKind::Each(Yearly::Every), at + 1))
}

/// `the first rise since 2014`, `for the first time in five years`.
fn first(cursor: Cursor, at: usize) -> Found {
    if cursor.text(at) != "first" {
        return None;
    }
    let noun = (at + 1..at + 4)
        .find(|place| cursor.text(*place) == "time" || movement(cursor.text(*place)).is_some())?;
    // "the first time in five years"
    let years = (noun + 1..noun + 3).find_map(|place| {
        let within = cursor.is(place, &["in", "for"]);
        let start = place + if cursor.is(place + 1, &["over", "about", "the"]) { 2 } else { 1 };
        let read = within.then(|| number::read(cursor.tokens, start))??;
        let many = match cursor.text(read.end) {
            "year" | "years" => read.number.value,
            "decade" | "decades" => 10.0 * read.number.value,
            _ => return None,
        };
        let whole = (1.0..=1000.0).contains(&many) && libm::trunc(many) == many;
        whole.then_some((many as i32, read.end + 1))
    });
    let decade = (noun + 1..noun + 3)
        .find(|place| cursor.is(*place, &["in"]) && cursor.starts(*place + 1, &["a", "decade"]));
    let years = years.or(decade.map(|place| (10, place + 3)));
    let next = match (cursor.text(noun), years) {
        ("time", Some((_, end))) => end,
        ("time", None) => noun + 1,
        // The movement is read by itself, and what follows it.
        _ => at + 1,
    };
    Some((PhraseKind::First(years.map(|(years, _)| years)), next))
}
