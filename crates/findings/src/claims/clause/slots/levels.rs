//! Which numbers of a clause are levels.

use super::share::ShareOf;
use crate::claims::claim::Quantity;
use crate::claims::phrase::{CountedNoun, Phrase, PhraseKind, Relation};

/// A number that stands for a level, not for a change: a count, or a share in percent.
#[derive(Debug, Clone)]
pub struct Level<'a> {
    /// Its place among the items.
    pub item: usize,
    /// The number.
    pub quantity: &'a Quantity,
    /// The noun of a count; none for a share.
    pub tie: Option<&'a CountedNoun>,
    /// Whether a share was said in words.
    pub in_words: bool,
}

/// The level that a phrase gives, if it gives one.
pub fn level<'a>(
    place: usize,
    phrase: &'a Phrase,
    shares: bool,
    items: &[Phrase],
) -> Option<Level<'a>> {
    match &phrase.what {
        PhraseKind::Quantity(quantity, tie)
            if phrase.role != Relation::By && !matches!(tie, CountedNoun::Other(_)) =>
        {
            Some(Level { item: place, quantity, tie: Some(tie), in_words: false })
        }
        PhraseKind::Percent { quantity, in_words, .. } if shares && phrase.role != Relation::By => {
            let moves = items.iter().any(|item| matches!(item.what, PhraseKind::Move(..)));
            // "the share of women rose 5 percent" is a change, "to 5 percent" a level.
            let is_change = match ShareOf::at(items, place) {
                ShareOf::Group => false,
                ShareOf::Either => true,
                ShareOf::Move | ShareOf::Unsaid => moves && phrase.role == Relation::At,
            };
            (!is_change).then_some(Level { item: place, quantity, tie: None, in_words: *in_words })
        }
        _ => None,
    }
}
