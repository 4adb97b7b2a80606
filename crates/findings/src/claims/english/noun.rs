//! English nouns: what a number counts, and the groups that are named.

use super::cursor::Cursor;
use super::lists::{ADJECTIVES, COUNTING, GROUPS, SMALL};
use super::words::{NATIONS, is_month, movement};
use crate::claims::claim::SubjectRef;
use crate::claims::lexicon::Lexicon;
use crate::claims::number;
use crate::claims::phrase::CountedNoun;
use crate::claims::token::Kind;

/// The noun after a number, and the token after it.
pub fn tie(cursor: Cursor, end: usize, lexicon: &Lexicon) -> (CountedNoun, usize) {
    let mut other: Option<&str> = None;
    // "20 of the arrivals", "164 of them women": a part, which may be named.
    if cursor.text(end) == "of" {
        let whole = (end + 1..end + 5)
            .take_while(|place| {
                cursor
                    .is(*place, &["the", "all", "its", "those", "these", "about", "some", "nearly"])
                    || number::read(cursor.tokens, *place).is_some()
            })
            .any(|place| number::read(cursor.tokens, place).is_some());
        if whole {
            return (CountedNoun::Part, end);
        }
        let named = (end + 1..end + 4).find_map(|place| group_at(cursor, place, lexicon));
        return match named {
            Some((who, after)) => (CountedNoun::Group(who), after),
            None => (CountedNoun::Group(SubjectRef::Unknown("a part of them".to_owned())), end + 1),
        };
    }
    for place in end..end + 5 {
        let Some(token) = cursor.get(place) else { break };
        if token.kind != Kind::Word {
            break;
        }
        if let Some((who, after)) = group_at(cursor, place, lexicon) {
            return (CountedNoun::Group(who), after);
        }
        let peoples = &lexicon.peoples;
        if !peoples.is_empty()
            && peoples.iter().enumerate().all(|(next, name)| cursor.text(place + next) == name)
        {
            return (CountedNoun::Measure, place + peoples.len());
        }
        let word = token.text.as_str();
        if is_month(word) {
            break;
        }
        if lexicon.is_noun(word) {
            return match other {
                Some(adjective) if !lexicon.known.contains(adjective) => (
                    CountedNoun::Group(SubjectRef::Unknown(format!("{adjective} {word}"))),
                    place + 1,
                ),
                _ => (CountedNoun::Measure, place + 1),
            };
        }
        if SMALL.has(word) || COUNTING.has(word) || movement(word).is_some() {
            // "7 more countries", "all of the 12 countries"
            if !ADJECTIVES.has(word) || place != end {
                break;
            }
            continue;
        }
        if word.len() > 3 && word.ends_with("ed") && !ADJECTIVES.has(word) {
            break;
        }
        if other.is_none() && !ADJECTIVES.has(word) && !lexicon.known.contains(word) {
            other = Some(word);
        }
    }
    match other {
        // The first word after the number is a noun that is not counted here.
        Some(word) => (CountedNoun::Other(word.to_owned()), end),
        None => (CountedNoun::Bare, end),
    }
}

/// The group whose name makes an adjective or the name of its people: `southern`, `Afghans`.
fn people_of(word: &str, lexicon: &Lexicon) -> Option<SubjectRef> {
    const ENDS: [&str; 10] = ["ern", "n", "ns", "ian", "ians", "s", "ish", "ese", "i", "is"];
    if word.len() < 5 || lexicon.groups.contains_key(word) {
        return None;
    }
    let stem = |name: &str| {
        ENDS.iter().filter_map(|end| word.strip_suffix(end)).any(|stem| {
            stem.len() >= 4
                && name.strip_prefix(stem).is_some_and(|rest| matches!(rest, "" | "a" | "istan"))
        })
    };
    let mut found = lexicon
        .groups
        .values()
        .flatten()
        .filter(|(name, _)| name.len() == 1 && name.first().is_some_and(|name| stem(name)))
        .map(|(_, series)| *series);
    let first = found.next()?;
    found.all(|other| other == first).then_some(SubjectRef::Series(first))
}

/// The group that is named at that place, and the token after it.
pub fn group_at(cursor: Cursor, at: usize, lexicon: &Lexicon) -> Option<(SubjectRef, usize)> {
    let word = cursor.text(at);
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("s'")).unwrap_or(word);
    if let Some(found) = people_of(word, lexicon) {
        return Some((found, at + 1));
    }
    let word = match lexicon.groups.contains_key(word) {
        true => word,
        false => word.strip_suffix('s').unwrap_or(word),
    };
    if let Some(names) = lexicon.groups.get(word) {
        for (name, series) in names {
            let same = |(place, part): (usize, &String)| {
                cursor.text(at + place) == part || (place == 0 && word == part)
            };
            if name.iter().enumerate().all(same) {
                return Some((SubjectRef::Series(*series), at + name.len()));
            }
        }
    }
    if GROUPS.has(word) && !lexicon.is_noun(word) {
        return Some((SubjectRef::Unknown(word.to_owned()), at + 1));
    }
    // "Syrian refugees"
    let nation = word.len() > 4
        && NATIONS.iter().any(|ending| word.ends_with(ending))
        && lexicon.is_noun(cursor.text(at + 1))
        && !lexicon.known.contains(word);
    nation.then(|| (SubjectRef::Unknown(format!("{word} {}", cursor.text(at + 1))), at + 2))
}
