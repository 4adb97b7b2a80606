//! A sentence that would contradict itself was not read as it was meant: two numbers for one year,
//! or two sizes for one change.

use super::claim::{Claim, ClaimKind, Hedge, Quantity, Size};
use super::verdict::{Part, Verdict};
use crate::format;

/// Takes back the verdicts that do not hold of claims that contradict each other.
pub(super) fn withdraw_contradictions(claims: &[Claim], parts: &mut [Part]) {
    for (place, claim) in claims.iter().enumerate() {
        let contradicts = |(other, its): (usize, &Claim)| {
            other != place && its.who == claim.who && clash(its, claim)
        };
        if !claims.iter().enumerate().any(contradicts) {
            continue;
        }
        let Some(part) = parts.get_mut(place) else { continue };
        if part.verdict == Verdict::DoesNotHold {
            part.verdict = Verdict::CannotBeChecked;
            part.because = format::sentence(&format!(
                "the sentence has several figures for it, and does not say plainly which is which; {}",
                part.because
            ));
            part.nearest = None;
        }
    }
}

/// Whether both cannot be meant.
fn clash(one: &Claim, other: &Claim) -> bool {
    match (&one.said, &other.said) {
        (ClaimKind::Count { when, number }, ClaimKind::Count { when: at, number: second }) => {
            when == at && differ(number, second)
        }
        (
            ClaimKind::Change { from, to, direction, size, .. },
            ClaimKind::Change { from: start, to: end, direction: way, size: second, .. },
        ) => {
            let sizes = match (size, second) {
                (Some(Size::Percent(a)), Some(Size::Percent(b)))
                | (Some(Size::Amount(a)), Some(Size::Amount(b)))
                | (Some(Size::Ratio(a)), Some(Size::Ratio(b))) => differ(a, b),
                _ => false,
            };
            from == start && to == end && (sizes || direction != way)
        }
        _ => false,
    }
}

/// Whether two numbers are each said to be the figure, and are not the same.
fn differ(one: &Quantity, other: &Quantity) -> bool {
    let is_figure = |number: &Quantity| {
        matches!(
            number.hedge,
            Hedge::Plain | Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::InThe
        )
    };
    let apart = (one.number.value - other.number.value).abs();
    is_figure(one) && is_figure(other) && apart > 0.5 * one.number.place.max(other.number.place)
}
