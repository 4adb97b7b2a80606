//! Of what a verb or a noun speaks: a word before it that the dataset does not know names something
//! else, or a group that it does not tell apart.

use super::cursor::Cursor;
use super::lists::{ADJECTIVES, BEFORE_VERB, COUNTING, FINITE, GENERIC, REPORTING, SMALL};
use super::words::{is_month, movement};
use crate::claims::lexicon::Lexicon;
use crate::claims::token::Kind;

/// The unknown noun that is the subject of the verb at that token.
pub fn of_verb(cursor: Cursor, verb: usize, lexicon: &Lexicon) -> Option<String> {
    const SHARES: [&str; 6] =
        ["accounted", "made", "constituted", "comprised", "represented", "account"];
    if !FINITE.has(cursor.text(verb)) && !SHARES.contains(&cursor.text(verb)) {
        return None;
    }
    let mut at = verb;
    while at > 0 && (BEFORE_VERB.has(cursor.text(at - 1)) || cursor.text(at - 1).ends_with("ly")) {
        at -= 1;
    }
    let word = cursor.get(at.checked_sub(1)?).filter(|token| token.kind == Kind::Word)?;
    unknown(word.text.as_str(), lexicon)
}

/// The unknown word that narrows the noun at that token: `Uzbek students`.
pub fn of_noun(cursor: Cursor, noun: usize, lexicon: &Lexicon) -> Option<String> {
    let word = cursor.get(noun.checked_sub(1)?).filter(|token| token.kind == Kind::Word)?;
    let text = word.text.as_str();
    let verb = text.ends_with("ed") || text.ends_with("ing") || text.ends_with("ly");
    if verb || text.len() < 3 || ADJECTIVES.has(text) || REPORTING.has(text) {
        return None;
    }
    unknown(text, lexicon)
}

fn unknown(word: &str, lexicon: &Lexicon) -> Option<String> {
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("s'")).unwrap_or(word);
    // "defections" of defectors
    let kin = lexicon.known.iter().any(|known| {
        let shared =
            known.bytes().zip(bare.bytes()).take_while(|(one, other)| one == other).count();
        shared >= 5 && shared + 4 >= known.len().min(bare.len())
    });
    let known = kin
        || GENERIC.has(bare)
        || SMALL.has(bare)
        || COUNTING.has(bare)
        || lexicon.is_noun(bare)
        || lexicon.known.contains(bare)
        || lexicon.groups.contains_key(bare)
        || movement(bare).is_some()
        || is_month(bare)
        || crate::claims::number::unit(bare).is_some()
        || bare.len() < 2;
    (!known).then(|| word.to_owned())
}
