//! English words that make claims, as data.

use super::lists::{DOWN, MONTHS, SHORT_MONTHS, UP};
use crate::claims::claim::{Direction, Hedge};

/// Words before a number that hedge it, the longest first.
pub const HEDGES: [(&[&str], Hedge); 59] = [
    (&["slightly", "more", "than"], Hedge::JustOver),
    (&["slightly", "fewer", "than"], Hedge::Nearly),
    (&["slightly", "less", "than"], Hedge::Nearly),
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["not", "less", "than"], Hedge::AtLeast),
    (&["not", "fewer", "than"], Hedge::AtLeast),
    (&["no", "more", "than"], Hedge::AtMost),
    (&["not", "more", "than"], Hedge::AtMost),
    (&["a", "little", "over"], Hedge::JustOver),
    (&["a", "little", "under"], Hedge::Nearly),
    (&["in", "excess", "of"], Hedge::MoreThan),
    (&["as", "many", "as"], Hedge::Plain),
    (&["as", "few", "as"], Hedge::Plain),
    (&["as", "high", "as"], Hedge::Plain),
    (&["as", "low", "as"], Hedge::Plain),
    (&["as", "much", "as"], Hedge::Plain),
    (&["just", "over"], Hedge::JustOver),
    (&["just", "above"], Hedge::JustOver),
    (&["slightly", "over"], Hedge::JustOver),
    (&["just", "under"], Hedge::Nearly),
    (&["just", "below"], Hedge::Nearly),
    (&["just", "short", "of"], Hedge::Nearly),
    (&["close", "to"], Hedge::Nearly),
    (&["well", "over"], Hedge::MoreThan),
    (&["well", "above"], Hedge::MoreThan),
    (&["well", "under"], Hedge::FewerThan),
    (&["well", "below"], Hedge::FewerThan),
    (&["more", "than"], Hedge::MoreThan),
    (&["greater", "than"], Hedge::MoreThan),
    (&["higher", "than"], Hedge::MoreThan),
    (&["upwards", "of"], Hedge::MoreThan),
    (&["fewer", "than"], Hedge::FewerThan),
    (&["less", "than"], Hedge::FewerThan),
    (&["lower", "than"], Hedge::FewerThan),
    (&["at", "least"], Hedge::AtLeast),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["an", "estimated"], Hedge::About),
    (&["about"], Hedge::About),
    (&["around"], Hedge::About),
    (&["roughly"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["some"], Hedge::About),
    (&["~"], Hedge::About),
    (&["nearly"], Hedge::Nearly),
    (&["almost"], Hedge::Nearly),
    (&["over"], Hedge::MoreThan),
    (&["above"], Hedge::MoreThan),
    (&["exceeding"], Hedge::MoreThan),
    (&["exceeded"], Hedge::MoreThan),
    (&["exceeds"], Hedge::MoreThan),
    (&["topped"], Hedge::MoreThan),
    (&["topping"], Hedge::MoreThan),
    (&["surpassed"], Hedge::MoreThan),
    (&["passed"], Hedge::MoreThan),
    (&["crossed"], Hedge::MoreThan),
    (&["under"], Hedge::FewerThan),
    (&["below"], Hedge::FewerThan),
];

/// Verbs and nouns of direction, with the ratio that some of them name.
pub fn movement(word: &str) -> Option<(Direction, Option<f64>)> {
    use Direction::{Down, Flat, Up};
    Some(match word {
        _ if DOWN.has(word) => (Down, None),
        _ if UP.has(word) => (Up, None),
        "doubled" | "doubles" | "doubling" => (Up, Some(2.0)),
        "tripled" | "triples" | "tripling" | "trebled" | "trebling" => (Up, Some(3.0)),
        "quadrupled" | "quadrupling" => (Up, Some(4.0)),
        "quintupled" => (Up, Some(5.0)),
        "halved" | "halving" | "halves" => (Down, Some(0.5)),
        "unchanged" | "stagnated" | "flat" => (Flat, None),
        _ => return None,
    })
}

/// Endings of adjectives of nations.
pub const NATIONS: [&str; 7] = ["ian", "ians", "ese", "ish", "stani", "raqi", "eritrean"];

/// Whether the word is a month, or short for one.
pub fn is_month(word: &str) -> bool {
    MONTHS.has(word) || SHORT_MONTHS.has(word)
}

/// The value of an ordinal word: `third`.
pub fn ordinal(word: &str) -> Option<usize> {
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    ORDINALS.iter().position(|name| *name == word).map(|place| place + 1)
}

/// The denominator that a fraction's word names: `thirds`.
pub fn fraction(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" | "fourth" | "fourths" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "seventh" | "sevenths" => 7.0,
        "eighth" | "eighths" => 8.0,
        "ninth" | "ninths" => 9.0,
        "tenth" | "tenths" => 10.0,
        _ => return None,
    })
}
