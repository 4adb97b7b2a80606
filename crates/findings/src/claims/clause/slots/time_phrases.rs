//! Which phrases of a clause are times.

use crate::claims::claim::TimeRef;
use crate::claims::phrase::{Phrase, PhraseKind, Relation};

/// Whether a sentence names a year or a relation to one; a day is none.
pub fn is_timed(items: &[Phrase]) -> bool {
    items.iter().any(|item| match &item.what {
        PhraseKind::Time(TimeRef::Part(words)) => !has_day(words),
        PhraseKind::Time(_)
        | PhraseKind::Span(..)
        | PhraseKind::Last { .. }
        | PhraseKind::Run(_)
        | PhraseKind::Sum => true,
        PhraseKind::Extreme { .. } | PhraseKind::Step { .. } => true,
        _ => false,
    })
}

/// Whether a part of a year is a day: `12 march 2024`.
pub fn has_day(words: &str) -> bool {
    words.split(' ').any(|word| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()))
        || words.contains('일')
}

/// The places of times that say when something was so.
pub fn times(items: &[Phrase]) -> Vec<usize> {
    let at = |item: &Phrase| matches!(item.role, Relation::At | Relation::To | Relation::By);
    let time = |item: &Phrase| matches!(&item.what, PhraseKind::Time(_)) && at(item);
    let whole = items
        .iter()
        .any(|item| time(item) && !matches!(item.what, PhraseKind::Time(TimeRef::Part(_))));
    items
        .iter()
        .enumerate()
        // A date beside a year is when something was said, not when it was counted.
        .filter(|(_, item)| {
            time(item)
                && !(whole && matches!(&item.what, PhraseKind::Time(TimeRef::Part(words)) if has_day(words)))
        })
        .map(|(place, _)| place)
        // "from the peak in 2009" is where it came from.
        .filter(|place| {
            let before = place.checked_sub(1).and_then(|before| items.get(before));
            !before.is_some_and(|item| {
                matches!(item.what, PhraseKind::Extreme { .. }) && item.role == Relation::From
            })
        })
        .collect()
}
