//! Which percentages of a clause are shares, and which are changes.

use crate::claims::claim::Size;
use crate::claims::clause::context::Context;
use crate::claims::clause::split::around;
use crate::claims::phrase::{Phrase, PhraseKind, Relation};

/// Whether percentages of a clause are shares.
pub(super) fn are_shares(items: &[Phrase], context: &Context) -> bool {
    let word = items.iter().any(|item| item.what == PhraseKind::ShareWord);
    let percents = || {
        items
            .iter()
            .enumerate()
            .filter(|(_, item)| matches!(item.what, PhraseKind::Percent { .. }))
            .map(|(place, _)| place)
    };
    let moves = items.iter().any(|item| matches!(item.what, PhraseKind::Move(..)));
    let group = items.iter().any(|item| matches!(item.what, PhraseKind::Group(_)));
    word || (group && !moves && percents().next().is_some())
        || percents().any(|place| ShareOf::at(items, place) == ShareOf::Group)
        || (context.share.is_some()
            && items.iter().any(|item| matches!(item.what, PhraseKind::Size(Size::Points(_)))))
        || (context.share.is_some()
            && percents().any(|place| {
                items
                    .get(place)
                    .is_some_and(|item| matches!(item.role, Relation::From | Relation::To))
            }))
}

/// What the part of a clause around a percentage says that it is one of.
#[derive(PartialEq, Eq)]
pub(super) enum ShareOf {
    /// A group, and nothing moves.
    Group,
    /// A group, and something moves elsewhere: `for asthma 40 percent`.
    Either,
    /// A movement.
    Move,
    /// Neither.
    Unsaid,
}

impl ShareOf {
    pub(super) fn at(items: &[Phrase], place: usize) -> Self {
        let part = around(items, place);
        let has = |what: fn(&PhraseKind) -> bool| part.iter().any(|item| what(&item.what));
        let told = has(|what| matches!(what, PhraseKind::Group(_) | PhraseKind::ShareWord));
        // "made up 89.0%"
        let named = place.checked_sub(1).and_then(|before| items.get(before));
        if named.is_some_and(|item| item.what == PhraseKind::ShareWord) {
            Self::Group
        } else if has(|what| matches!(what, PhraseKind::Move(..))) {
            Self::Move
        } else if told {
            let all = items.iter().any(|item| matches!(item.what, PhraseKind::Move(..)));
            let own = items.get(place).map_or(usize::MAX, |item| item.at.start);
            let first = part.iter().find(|item| matches!(item.what, PhraseKind::Group(_)));
            let word = part.iter().any(|item| item.what == PhraseKind::ShareWord);
            let of_whole = matches!(
                items.get(place).map(|item| &item.what),
                Some(PhraseKind::Percent { of_whole: true, .. })
            );
            let leads = first.is_some_and(|group| group.at.start < own);
            if all && leads && !word && !of_whole { Self::Either } else { Self::Group }
        } else {
            Self::Unsaid
        }
    }
}
