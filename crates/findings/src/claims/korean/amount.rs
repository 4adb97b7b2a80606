//! Korean amounts: `약 2,700명에서`, `13.8%`, `2배로`, `절반`, `3분의 1`.

use super::number::read;
use super::words::{HEDGES_AFTER, HEDGES_BEFORE, MOVES, UNITS, native};
use crate::claims::claim::{Hedge, Quantity, Size};
use crate::claims::lexicon::Lexicon;
use crate::claims::number::Number;
use crate::claims::phrase::{CountedNoun, PhraseKind, Relation};
use crate::claims::token::{Kind, Token, text};

pub struct Amount {
    pub what: PhraseKind,
    /// Its part.
    pub role: Relation,
    /// The token where its hedge starts.
    pub start: usize,
    /// The token after it.
    pub end: usize,
    /// Whether its unit ties the sentence to the data.
    pub tied: bool,
}

impl Amount {
    fn new(what: PhraseKind, start: usize, end: usize) -> Self {
        Self { what, role: Relation::At, start, end, tied: false }
    }
}

/// The hedge before a number, and where it starts.
fn before(tokens: &[Token], at: usize) -> (Hedge, usize) {
    let Some(place) = at.checked_sub(1) else { return (Hedge::Plain, at) };
    let word = text(tokens, place);
    match HEDGES_BEFORE.iter().find(|(name, _)| *name == word) {
        Some((_, hedge)) => (*hedge, place),
        None => (Hedge::Plain, at),
    }
}

/// The hedge after a number, by its particle or the next word; what is left of the particle, and
/// the token after it.
fn after<'a>(
    tokens: &'a [Token],
    particle: &'a str,
    end: usize,
) -> (Option<Hedge>, &'a str, usize) {
    for (stem, hedge) in HEDGES_AFTER {
        if let Some(rest) = particle.strip_prefix(stem) {
            return (Some(hedge), rest, end);
        }
    }
    // "2,700명을 넘었다" and "200명에 못 미쳤다" have a particle between.
    let next = text(tokens, end);
    if matches!(particle, "" | "을" | "를" | "에" | "선을") {
        for (stem, hedge) in HEDGES_AFTER {
            if let Some(rest) = next.strip_prefix(stem) {
                return (Some(hedge), rest, end + 1);
            }
        }
        if next.starts_with('넘') {
            return (Some(Hedge::MoreThan), "", end + 1);
        }
        if next == "못" && text(tokens, end + 1).starts_with("미") {
            return (Some(Hedge::FewerThan), "", end + 2);
        }
    }
    (None, particle, end)
}

fn role(particle: &str) -> Relation {
    let starts = |stems: &[&str]| stems.iter().any(|stem| particle.starts_with(stem));
    if starts(&["에서", "보다", "대비", "이던", "이었던", "였던", "이었다가"]) {
        Relation::From
    } else if starts(&["으로", "로", "까지", "에달", "에이르"]) {
        Relation::To
    } else {
        Relation::At
    }
}

/// Whether a direction follows soon: then an amount is that of a change.
fn moves_on(tokens: &[Token], end: usize) -> bool {
    (end..end + 2).any(|at| MOVES.iter().any(|(stem, _)| text(tokens, at).starts_with(stem)))
}

/// The amount that starts with the number at that token.
pub fn amount(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Amount> {
    if at > 0
        && tokens.get(at).is_some_and(|token| token.glued)
        && tokens
            .get(at - 1)
            .is_some_and(|before| before.kind == Kind::Word || before.is_dash() || before.is("$"))
    {
        return None;
    }
    let number = read(tokens, at)?;
    let (hedge, start) = before(tokens, at);
    let quantity = |hedge| Quantity { number: number.number.clone(), hedge };
    // "13.8%"
    let percent = text(tokens, number.end) == "%" && number.suffix.is_empty();
    if percent || number.suffix.starts_with("퍼센트") || number.suffix.starts_with("프로") {
        return Some(of_percent(
            tokens,
            (start, hedge),
            &number.number,
            if percent { number.end + 1 } else { number.end },
        ));
    }
    if let Some(particle) = number.suffix.strip_prefix("분의")
        && particle.is_empty()
    {
        let part = read(tokens, number.end)?;
        let value = part.number.value / number.number.value;
        if !(0.0..1.0).contains(&value) || value == 0.0 {
            return None;
        }
        return Some(fraction(tokens, (start, hedge), value, part.suffix, part.end));
    }
    if let Some(particle) = number.suffix.strip_prefix('배') {
        return Some(multiple(tokens, (start, hedge), &number.number, particle, number.end));
    }
    // The unit touches its number, or stands apart: "196명", "200여 명".
    let odd = number.suffix.strip_prefix('여');
    let (suffix, end, odd) = match (odd, number.suffix) {
        (Some(""), _) => (text(tokens, number.end), number.end + 1, true),
        (Some(rest), _) => (rest, number.end, true),
        (None, "") => (text(tokens, number.end), number.end + 1, false),
        (None, suffix) => (suffix, number.end, false),
    };
    let own = lexicon.korean_nouns.iter().map(String::as_str);
    let unit = UNITS
        .into_iter()
        .chain(own.filter(|noun| noun.chars().count() <= 2))
        .find(|unit| suffix.starts_with(unit));
    let Some(unit) = unit else {
        // A bare number, where no word touches it and none that counts something else follows.
        let bare = number.suffix.is_empty()
            && tokens.get(number.end).is_none_or(|next| next.kind == Kind::Sign);
        return bare.then(|| {
            Amount::new(PhraseKind::Quantity(quantity(hedge), CountedNoun::Bare), start, number.end)
        });
    };
    let particle = suffix.strip_prefix(unit).unwrap_or_default();
    let (close, particle, end) = after(tokens, particle, end);
    let mut hedge = close.unwrap_or(hedge);
    if odd && hedge == Hedge::Plain {
        hedge = Hedge::JustOver;
    }
    // "1,500명대": from 1,500 to 1,599.
    let particle = match particle.strip_prefix('대') {
        Some(rest) if !particle.starts_with("대비") => {
            hedge = Hedge::InThe;
            rest
        }
        _ => particle,
    };
    // 명 counts people of any group: the subject says which.
    let mut role = role(particle);
    if particle.is_empty() && is_among(text(tokens, end)) {
        if let Some(part) = one_in(tokens, &number.number, end + 1) {
            return Some(Amount { start, ..part });
        }
        role = Relation::Of;
    }
    if role == Relation::At && particle.is_empty() && moves_on(tokens, end) {
        role = Relation::By;
    }
    Some(Amount {
        role,
        tied: true,
        ..Amount::new(PhraseKind::Quantity(quantity(hedge), CountedNoun::Bare), start, end)
    })
}

/// Whether a word says that what follows is a part of the number before it.
fn is_among(word: &str) -> bool {
    word == "중" || word == "중에" || word.starts_with("중에서") || word.starts_with("가운데")
}

/// `10명 중 9명`: a share.
fn one_in(tokens: &[Token], whole: &Number, at: usize) -> Option<Amount> {
    let part = read(tokens, at)?;
    let small = whole.value <= 10.0 && part.number.value >= 1.0 && part.number.value < whole.value;
    if !small || !part.suffix.starts_with('명') {
        return None;
    }
    let value = part.number.value / whole.value;
    let number = Number::new(100.0 * value, 10.0 * value);
    let quantity = Quantity { number, hedge: Hedge::Plain };
    let what = PhraseKind::Percent { quantity, in_words: true, of_whole: true };
    Some(Amount::new(what, at, part.end))
}

fn of_percent(
    tokens: &[Token],
    (start, hedge): (usize, Hedge),
    number: &Number,
    mut end: usize,
) -> Amount {
    let glued = tokens.get(end).filter(|token| token.glued && token.kind == Kind::Hangul);
    let mut particle = glued.map_or("", |token| token.text.as_str());
    if glued.is_some() {
        end += 1;
    }
    let number = Number { place: number.place.min(1.0), ..number.clone() };
    let p = tokens.get(end).is_some_and(|next| next.is("p") && next.glued);
    if p || particle.starts_with("포인트")
        || (particle.is_empty() && text(tokens, end).starts_with("포인트"))
    {
        let end = if particle.starts_with("포인트") { end } else { end + 1 };
        let size = Size::Points(Quantity { number, hedge });
        return Amount::new(PhraseKind::Size(size), start, end);
    }
    let (close, rest, end) = after(tokens, particle, end);
    particle = rest;
    // "전년의 22% 수준"
    if text(tokens, end).starts_with("수준") {
        let number = Number::new(number.value / 100.0, number.place / 100.0);
        let size = Size::Ratio(Quantity { number, hedge: close.unwrap_or(hedge) });
        let what = PhraseKind::Size(size);
        return Amount::new(what, start, end + 1);
    }
    let quantity = Quantity { number, hedge: close.unwrap_or(hedge) };
    let of_whole = start.checked_sub(1).is_some_and(|before| {
        ["전체의", "중"].iter().any(|word| text(tokens, before).ends_with(word))
            || text(tokens, before) == "가운데"
    });
    let what = PhraseKind::Percent { quantity, in_words: false, of_whole };
    Amount { role: role(particle), ..Amount::new(what, start, end) }
}

/// A fraction: to it, with `로` or `수준`, is a ratio; else it is a percentage.
fn fraction(
    tokens: &[Token],
    (start, hedge): (usize, Hedge),
    value: f64,
    particle: &str,
    end: usize,
) -> Amount {
    let (close, particle, end) = after(tokens, particle, end);
    let level = text(tokens, end).starts_with("수준");
    let about = if level && hedge == Hedge::Plain { Hedge::About } else { hedge };
    let hedge = close.unwrap_or(about);
    let ratio = particle.starts_with('로')
        || particle.starts_with("으로")
        || text(tokens, end).starts_with("수준");
    let what = if ratio {
        PhraseKind::Size(Size::Ratio(Quantity { number: Number::new(value, value / 10.0), hedge }))
    } else {
        let number = Number::new(100.0 * value, 10.0 * value);
        PhraseKind::Percent {
            quantity: Quantity { number, hedge },
            in_words: true,
            of_whole: false,
        }
    };
    Amount::new(what, start, end)
}

/// `2배로` is a ratio; `2배 증가했다` may be one or the amount added.
fn multiple(
    tokens: &[Token],
    (start, hedge): (usize, Hedge),
    number: &Number,
    particle: &str,
    end: usize,
) -> Amount {
    let (close, particle, end) = after(tokens, particle, end);
    let quantity = Quantity { number: number.clone(), hedge: close.unwrap_or(hedge) };
    let next = text(tokens, end);
    let added = particle.is_empty()
        && (moves_on(tokens, end) || next.starts_with("많") || next.starts_with("적"));
    let what = if added {
        let n = quantity.number.value;
        let words = format!("{n}배 {next}");
        let readings = vec![
            (n, format!("to {n} times as many")),
            (n + 1.0, format!("by {n} times as many, to {} times as many", n + 1.0)),
        ];
        PhraseKind::Size(Size::Ambiguous { words, readings })
    } else {
        PhraseKind::Size(Size::Ratio(quantity))
    };
    Amount::new(what, start, end)
}

/// Amounts in words: `절반`, `두 배로`, `배로`.
pub fn worded(tokens: &[Token], at: usize) -> Option<Amount> {
    let word = text(tokens, at);
    let (hedge, start) = before(tokens, at);
    if let Some(particle) = word.strip_prefix("절반") {
        return Some(fraction(tokens, (start, hedge), 0.5, particle, at + 1));
    }
    if word.starts_with("갑절") || word == "배로" {
        return Some(multiple(tokens, (start, hedge), &Number::new(2.0, 1.0), "로", at + 1));
    }
    let (numeral, particle, end) = match word.split_once('배') {
        Some((numeral, particle)) => (numeral, particle, at + 1),
        None => (word, text(tokens, at + 1).strip_prefix('배')?, at + 2),
    };
    Some(multiple(tokens, (start, hedge), &Number::new(native(numeral)?, 1.0), particle, end))
}
