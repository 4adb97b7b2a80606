//! Which number belongs to which year.

use crate::claims::item::{Break, Item, Role, What};

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
pub fn pair(items: &[Item], levels: &[usize], times: &[usize], order: Order) -> Pairing {
    if let Some(pairing) = listed(items, levels, times) {
        return pairing;
    }
    let mut used = vec![false; times.len()];
    let mut pairs = vec![None; levels.len()];
    let mut cursor = 0;
    for (place, level) in levels.iter().enumerate() {
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
        let comes_from = items.get(*level).is_some_and(|item| item.role == Role::From);
        let before = before.filter(|_| !comes_from || order == Order::Before);
        let near = after.filter(|at| !broken(items, *level, times[*at]));
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

/// Whether a break stands between the two; a bracket that opens right before the time does not count.
fn broken(items: &[Item], level: usize, time: usize) -> bool {
    (level + 1..time).any(|place| match items.get(place).map(|item| &item.what) {
        Some(What::Break(Break::Open)) => place + 1 != time,
        Some(What::Break(_)) => true,
        _ => false,
    })
}

/// Several times in a row, and as many numbers in a row: in order with `respectively` or with
/// `from … to`, else in no order that is known.
fn listed(items: &[Item], levels: &[usize], times: &[usize]) -> Option<Pairing> {
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
                matches!(items.get(place).map(|item| &item.what), Some(What::Break(_)))
            })
        })
    };
    if !row(times) {
        return None;
    }
    let in_order = items.iter().any(|item| item.what == What::Respectively);
    let role = |place: &usize| items.get(*place).map(|item| item.role);
    let from_to = levels.len() == 2
        && levels.first().and_then(role) == Some(Role::From)
        && levels.last().and_then(role) == Some(Role::To);
    if in_order || from_to {
        return Some(Pairing::Pairs(times.iter().map(|time| Some(*time)).collect()));
    }
    Some(Pairing::Ambiguous)
}
