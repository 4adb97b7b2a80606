//! The words before an amount: its hedge, and the part that it plays.

use super::cursor::Cursor;
use super::lists::{FILLERS, MOTION};
use super::words::{HEDGES, fraction, movement};
use crate::claims::claim::Hedge;
use crate::claims::number;
use crate::claims::phrase::Relation;

/// Whether a verb makes `up` and `down` a movement.
pub fn is_motion(verb: &str) -> bool {
    MOTION.has(verb) || movement(verb).is_some()
}

/// The hedge and the part of an amount by the words before it, and where they start.
pub fn before(cursor: Cursor, at: usize) -> (Hedge, Relation, usize) {
    let mut start = at;
    let mut hedge = Hedge::Plain;
    let mut looked = 0;
    // "to a record low of just under 200": hedges and fillers in any order.
    'outer: while looked < 8 && start > 0 {
        looked += 1;
        for (words, meaning) in HEDGES {
            if cursor.ends(start, words) {
                // "went up to 236" is a movement.
                let verb = cursor.before(start, words.len() + 1);
                if words == ["up", "to"] && is_motion(verb) {
                    break 'outer;
                }
                if hedge == Hedge::Plain {
                    hedge = meaning;
                }
                start -= words.len();
                continue 'outer;
            }
        }
        if FILLERS.has(cursor.text(start - 1)) {
            start -= 1;
            continue;
        }
        break;
    }
    // A comma or a verb keeps the fillers apart from what they belong to; only the word before counts.
    let the = (start..at).any(|place| cursor.text(place) == "the");
    // "fewer than the 263 in 2024" compares: it is no bound.
    let mark = (1..=2)
        .any(|ahead| cursor.is(at + ahead, &["mark", "threshold", "barrier", "line", "level"]));
    if the && !mark && cursor.text(start + 1) == "than" && hedge != Hedge::Plain {
        return (Hedge::Plain, Relation::From, trim_fillers(cursor, start + 1, at));
    }
    if the && !mark && cursor.is(start, &["below", "above"]) {
        return (Hedge::Plain, Relation::From, trim_fillers(cursor, start, at));
    }
    let role = match cursor.before(start, 1) {
        "from" => Relation::From,
        "to" | "with" if compared(cursor, start) => Relation::From,
        "to" | "at" | "reach" | "reaching" | "reached" | "hit" | "hitting" | "totalling" => {
            Relation::To
        }
        "against" | "versus" | "vs" => Relation::From,
        "by" => Relation::By,
        _ => Relation::At,
    };
    let role = match role {
        Relation::At => relation_before(cursor, start, at).unwrap_or(role),
        role => role,
    };
    let starts = match role {
        Relation::At | Relation::Of => start,
        // A verb or noun of movement is a phrase of its own.
        Relation::By if cursor.before(start, 1) != "by" => start,
        _ => start - 1,
    };
    (hedge, role, trim_fillers(cursor, starts, at))
}

/// The part that a number plays after a movement or after `of`: `a drop of 818`, `up 40`,
/// `198 of the 223`.
fn relation_before(cursor: Cursor, start: usize, at: usize) -> Option<Relation> {
    let last = cursor.before(start, 1);
    let has = |word: &str| (start..at).any(|place| cursor.text(place) == word);
    let moves = matches!(movement(last), Some((_, None))) || is_gain(last);
    if moves && cursor.is(start, &["below", "above", "under", "over"]) {
        return Some(Relation::To);
    }
    if moves && (has("of") || !has("the")) {
        let to = last == "up" && has("to");
        return (!to).then_some(Relation::By);
    }
    let made_up = cursor.is(start.wrapping_sub(2), &["made", "make", "making", "makes"]);
    if matches!(last, "up" | "down") && !made_up {
        return Some(Relation::By);
    }
    if matches!(last, "than" | "times" | "as") && has("the") {
        return Some(Relation::From);
    }
    if last == "among" || (last == "of" && has("the")) {
        return Some(Relation::Of);
    }
    // "of" is a filler: the number before it is a part of this one.
    if has("of") {
        let part = start == 0
            || last == "%"
            || matches!(last, "whom" | "," | "out" | "percent" | "cent" | "all")
            || number::read(cursor.tokens, start - 1).is_some()
            || fraction(last).is_some()
            || last == "half";
        return part.then_some(Relation::Of);
    }
    None
}

/// Verbs that count what was gained or lost.
fn is_gain(word: &str) -> bool {
    matches!(word, "lost" | "added" | "shed" | "loss" | "gain" | "losing" | "adding")
}

/// Fillers at the start are not part of what is quoted, but for a hedge.
fn trim_fillers(cursor: Cursor, start: usize, at: usize) -> usize {
    let mut start = start;
    while start < at
        && cursor
            .is(start, &["of", "the", "its", "total", "low", "high", "peak", "record", "a", "an"])
    {
        start += 1;
    }
    start
}

fn compared(cursor: Cursor, at: usize) -> bool {
    cursor.is(at.wrapping_sub(2), &["compared", "relative", "comparison"])
}

/// `more than doubled` is a larger ratio, `more than halved` a smaller one.
pub fn reversed(hedge: Hedge) -> Hedge {
    match hedge {
        Hedge::MoreThan => Hedge::FewerThan,
        Hedge::FewerThan => Hedge::MoreThan,
        Hedge::Nearly => Hedge::JustOver,
        Hedge::JustOver => Hedge::Nearly,
        Hedge::AtLeast => Hedge::AtMost,
        Hedge::AtMost => Hedge::AtLeast,
        same => same,
    }
}
