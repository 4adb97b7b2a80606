//! Which number belongs to which year.

use crate::claims::phrase::{Break, Phrase, PhraseKind, Relation};

/// Where a year stands beside its number, where both would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `196 in 2023`: after it.
    After,
    /// `2023년 196명`: before it.
    Before,
}

/// The years of the levels, or why there are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pairing {
    /// For each level the place of its time.
    Pairs(Vec<Option<usize>>),
    /// Several years and several numbers, and nothing says in which order.
    Ambiguous,
}

/// Pairs levels with times; both are places among the items, in order.
pub fn pair(items: &[Phrase], levels: &[usize], times: &[usize], order: Order) -> Pairing {
    if let Some(pairing) = listed(items, levels, times) {
        return pairing;
    }
    let mut used = vec![false; times.len()];
    let mut pairs: Vec<Option<usize>> =
        levels.iter().map(|level| beside(items, *level, times, order)).collect();
    for time in pairs.iter().flatten() {
        if let Some(place) = times.iter().position(|other| other == time) {
            used[place] = true;
        }
    }
    let mut cursor = 0;
    for (place, level) in levels.iter().enumerate() {
        if pairs[place].is_some() {
            continue;
        }
        let last = place.checked_sub(1).and_then(|before| levels.get(before)).copied();
        let next_level = levels.get(place + 1).copied().unwrap_or(usize::MAX);
        while times.get(cursor).is_some_and(|time| last.is_some_and(|last| *time < last)) {
            cursor += 1;
        }
        // The last unused time before the level and after the level before it.
        let before = (cursor..times.len())
            .take_while(|at| times[*at] < *level)
            .filter(|at| !used[*at])
            .last();
        let after = (cursor..times.len())
            .find(|at| times[*at] > *level)
            .filter(|at| times[*at] < next_level && !used[*at]);
        // "in 2020 from 1,047": the year is that of what it came to.
        let comes_from = items.get(*level).is_some_and(|item| item.role == Relation::From);
        let before = before.filter(|_| !comes_from || order == Order::Before);
        let near = after.filter(|at| !broken(items, *level, times[*at]));
        // "2022 saw 35 men and 32 women": the year of both stands before.
        let shared = last.filter(|last| {
            let time = |place: usize| {
                matches!(items.get(place).map(|item| &item.what), Some(PhraseKind::Time(_)))
            };
            let role = items.get(*level).map(|item| item.role);
            !(*last + 1..*level).any(time)
                && near.is_none()
                && before.is_none()
                && role == items.get(*last).map(|item| item.role)
        });
        let shared = shared.and_then(|_| place.checked_sub(1).and_then(|before| pairs[before]));
        if order == Order::After && shared.is_some_and(|time| time < *level) {
            pairs[place] = shared;
            continue;
        }
        let chosen = match order {
            Order::After => near.or(before).or(after),
            Order::Before => before.or(near),
        };
        if let Some(chosen) = chosen {
            used[chosen] = true;
            pairs[place] = times.get(chosen).copied();
        }
    }
    Pairing::Pairs(pairs)
}

/// The time that a number stands right beside: `2019 (1,047)`, `(2022: 67)`, `2019, when there
/// were 1,047`, `the 2019 figure of 1,047`.
fn beside(items: &[Phrase], level: usize, times: &[usize], order: Order) -> Option<usize> {
    let what = |back: usize| {
        level.checked_sub(back).and_then(|place| items.get(place)).map(|item| &item.what)
    };
    let is_time = |back: usize| matches!(what(back), Some(PhraseKind::Time(_)));
    let is_break = |back: usize, kinds: &[Break]| matches!(what(back), Some(PhraseKind::Break(kind)) if kinds.contains(kind));
    if is_break(1, &[Break::Open]) && is_time(2) {
        return Some(level - 2);
    }
    if is_break(1, &[Break::Soft]) && is_time(2) && is_break(3, &[Break::Open]) {
        return Some(level - 2);
    }
    if is_break(1, &[Break::When]) {
        let back = if is_break(2, &[Break::Soft]) { 3 } else { 2 };
        return is_time(back).then(|| level - back);
    }
    if order == Order::Before {
        return None;
    }
    // A year from which something moved, or of a peak, belongs to the number behind it.
    let next_is_time =
        matches!(items.get(level + 1).map(|item| &item.what), Some(PhraseKind::Time(_)));
    let back = if matches!(what(1), Some(PhraseKind::Extreme { .. })) { 2 } else { 1 };
    let time = level.checked_sub(back).filter(|_| is_time(back) && !next_is_time)?;
    let close = items.get(time).zip(items.get(level)).is_some_and(|(time, level)| {
        level.at.start.saturating_sub(time.at.end) <= 24 && time.role != Relation::Other
    });
    (close && !times.contains(&time)).then_some(time)
}

/// Whether a break stands between the two; a bracket that opens right before the time does not count.
fn broken(items: &[Phrase], level: usize, time: usize) -> bool {
    (level + 1..time).any(|place| match items.get(place).map(|item| &item.what) {
        Some(PhraseKind::Break(Break::Open)) => place + 1 != time,
        Some(PhraseKind::Break(_)) => true,
        _ => false,
    })
}

/// Several times in a row, and as many numbers in a row: in order with `respectively` or with
/// `from … to`, else in no order that is known.
fn listed(items: &[Phrase], levels: &[usize], times: &[usize]) -> Option<Pairing> {
    if levels.len() < 2 || times.len() != levels.len() {
        return None;
    }
    let apart = levels.last() < times.first() || times.last() < levels.first();
    if !apart {
        return None;
    }
    // Each list is one: nothing but breaks between its members.
    let row = |places: &[usize]| {
        places.windows(2).all(|pair| {
            (pair[0] + 1..pair[1]).all(|place| {
                matches!(items.get(place).map(|item| &item.what), Some(PhraseKind::Break(_)))
            })
        })
    };
    if !row(times) {
        return None;
    }
    let in_order = items.iter().any(|item| item.what == PhraseKind::Respectively);
    let role = |place: &usize| items.get(*place).map(|item| item.role);
    let from_to = levels.len() == 2
        && levels.first().and_then(role) == Some(Relation::From)
        && levels.last().and_then(role) == Some(Relation::To);
    if in_order || from_to {
        return Some(Pairing::Pairs(times.iter().map(|time| Some(*time)).collect()));
    }
    Some(Pairing::Ambiguous)
}
