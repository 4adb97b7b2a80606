//! Of what a verb or a noun speaks: a word before it that the dataset does not know names something
//! else, or a group that it does not tell apart.

use super::cursor::Cursor;
use super::words::{ADJECTIVES, COUNTING, REPORTING, SMALL, is_month, movement};
use crate::claims::lexicon::Lexicon;
use crate::claims::token::Kind;

/// Verbs in a form that has a subject before it.
const FINITE: [&str; 44] = [
    "fell",
    "rose",
    "grew",
    "sank",
    "shrank",
    "slid",
    "leapt",
    "fallen",
    "risen",
    "grown",
    "falls",
    "rises",
    "climbed",
    "dropped",
    "declined",
    "decreased",
    "increased",
    "jumped",
    "surged",
    "soared",
    "plunged",
    "plummeted",
    "slumped",
    "tumbled",
    "dipped",
    "dwindled",
    "crashed",
    "collapsed",
    "doubled",
    "tripled",
    "trebled",
    "quadrupled",
    "halved",
    "rebounded",
    "recovered",
    "slipped",
    "eased",
    "contracted",
    "expanded",
    "skyrocketed",
    "drops",
    "jumps",
    "grows",
    "declines",
];

/// Words between a subject and its verb.
const BETWEEN: [&str; 33] = [
    "has", "have", "had", "was", "were", "been", "is", "are", "then", "also", "more", "than",
    "nearly", "almost", "about", "roughly", "further", "again", "only", "just", "even", "still",
    "ever", "already", "thus", "since", "not", "all", "both", "each", "over", "all", "roughly",
];

/// Nouns for what is counted, whatever it is.
pub const GENERIC: [&str; 44] = [
    "number",
    "numbers",
    "figure",
    "figures",
    "total",
    "totals",
    "tally",
    "count",
    "counts",
    "intake",
    "inflow",
    "inflows",
    "influx",
    "flow",
    "flows",
    "arrivals",
    "arrival",
    "level",
    "levels",
    "cases",
    "entries",
    "crossings",
    "volume",
    "volumes",
    "size",
    "toll",
    "it",
    "they",
    "which",
    "who",
    "that",
    "this",
    "these",
    "those",
    "and",
    "he",
    "she",
    "there",
    "year",
    "years",
    "people",
    "defections",
    "escapes",
    "admissions",
];

/// The unknown noun that is the subject of the verb at that token.
pub fn of_verb(cursor: Cursor, verb: usize, lexicon: &Lexicon) -> Option<String> {
    const SHARES: [&str; 6] =
        ["accounted", "made", "constituted", "comprised", "represented", "account"];
    if !FINITE.contains(&cursor.text(verb)) && !SHARES.contains(&cursor.text(verb)) {
        return None;
    }
    let mut at = verb;
    while at > 0 && (BETWEEN.contains(&cursor.text(at - 1)) || cursor.text(at - 1).ends_with("ly"))
    {
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
    if verb || text.len() < 3 || ADJECTIVES.contains(&text) || REPORTING.contains(&text) {
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
        || GENERIC.contains(&bare)
        || SMALL.contains(&bare)
        || COUNTING.contains(&bare)
        || lexicon.is_noun(bare)
        || lexicon.known.contains(bare)
        || lexicon.groups.contains_key(bare)
        || movement(bare).is_some()
        || is_month(bare)
        || crate::claims::number::unit(bare).is_some()
        || bare.len() < 2;
    (!known).then(|| word.to_owned())
}
