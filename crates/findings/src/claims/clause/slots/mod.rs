//! A clause's phrases by what they do in it.

mod levels;
mod share;
mod subject;
mod time;
mod time_phrases;

use std::ops::Range;

pub use levels::Level;
pub use time_phrases::is_timed;

use levels::level;
use share::{ShareOf, are_shares};
use time_phrases::times;

use super::context::{Context, Manner};
use super::pairing::{Order, Pairing, pair};
use super::split::around;
use crate::claims::claim::{Direction, Size, TimeRef};
use crate::claims::phrase::{Compares, CountedNoun, Phrase, PhraseKind, Relation};

/// A clause and what its phrases do.
pub(super) struct Parts<'a> {
    /// The phrases.
    pub items: &'a [Phrase],
    /// Counts and shares.
    pub levels: Vec<Level<'a>>,
    /// The time of each level; an error where two orders are possible.
    pub pairing: Pairing,
    /// The places of times that say when.
    pub times: Vec<usize>,
    /// Whether percentages are shares.
    pub shares: bool,
    /// Whether the sentence is about the data.
    pub tied: bool,
    /// Where years stand beside their numbers.
    pub order: Order,
    context: Context,
}

impl<'a> Parts<'a> {
    pub fn new(items: &'a [Phrase], context: &Context, manner: Manner, tied: bool) -> Self {
        let shares = are_shares(items, context);
        let levels: Vec<Level> = items
            .iter()
            .enumerate()
            .filter_map(|(item, phrase)| level(item, phrase, shares, items))
            .collect();
        let times = times(items);
        let places: Vec<usize> = levels.iter().map(|level| level.item).collect();
        let pairing = pair(items, &places, &times, manner.order);
        Self {
            items,
            levels,
            pairing,
            times,
            shares,
            tied: tied || manner.trusted,
            order: manner.order,
            context: context.clone(),
        }
    }

    /// The bytes of the whole clause.
    pub fn place(&self) -> Range<usize> {
        let told = |item: &&Phrase| !matches!(item.what, PhraseKind::Break(_));
        let first = self.items.iter().find(told).map_or(0, |item| item.at.start);
        let last = self.items.iter().rev().find(told).map_or(first, |item| item.at.end);
        first..last.max(first)
    }

    /// Whether the clause holds what could be a claim.
    pub fn tells_something(&self, trusted: bool) -> bool {
        let numbers = self.items.iter().any(|item| match &item.what {
            PhraseKind::Quantity(_, CountedNoun::Other(_)) => trusted,
            PhraseKind::Quantity(..) | PhraseKind::Percent { .. } | PhraseKind::Size(_) => true,
            PhraseKind::Extreme { .. } | PhraseKind::Step { .. } | PhraseKind::Run(_) => true,
            _ => false,
        });
        let timed = self.items.iter().any(|item| {
            matches!(
                item.what,
                PhraseKind::Time(_) | PhraseKind::Span(..) | PhraseKind::Last { .. }
            )
        });
        let moved = self.items.iter().any(|item| matches!(item.what, PhraseKind::Move(..)));
        self.tied && (timed || trusted) && (numbers || moved)
    }

    /// Why the clause is not read.
    pub fn blocked(&self) -> Option<&str> {
        let unclear = |place: usize, item: &Phrase| {
            matches!(item.what, PhraseKind::Percent { .. })
                && ShareOf::at(self.items, place) == ShareOf::Either
        };
        if self.items.iter().enumerate().any(|(place, item)| unclear(place, item)) {
            return Some("it may be a share of the group, or its change");
        }
        // "fell to two digits in 2021"
        let other = |item: &Phrase| {
            matches!(&item.what, PhraseKind::Quantity(_, CountedNoun::Other(_)))
                && matches!(item.role, Relation::To | Relation::From | Relation::By)
        };
        if self.moves() && self.items.iter().any(other) {
            return Some("it moves to or from what the data do not count");
        }
        // "those of 2020 and 2022 combined were fewer than in 2023"
        let compares = |item: &Phrase| matches!(item.what, PhraseKind::Move(_, Compares(true)));
        let sums = |item: &Phrase| item.what == PhraseKind::Sum && item.role == Relation::At;
        if self.items.iter().any(compares) && self.items.iter().any(sums) {
            return Some("a comparison with several years together is not read");
        }
        // "for eight years in a row, from 2018 to 2020, fewer than 620"
        let runs = self.items.iter().any(|item| matches!(item.what, PhraseKind::Run(_)));
        if runs && self.is_timed() && !self.moves() {
            return Some("what is so for several years in a row is not read");
        }
        if self.is_of_other_length() {
            return Some("it names a number of years that its span does not have");
        }
        self.items.iter().find_map(|item| match &item.what {
            PhraseKind::Block(reason) => Some(reason.as_str()),
            _ => None,
        })
    }

    /// Whether a number of years stands beside a span of other length: `the three years from 2015
    /// to 2018`. A change over three years leads from 2015 to 2018.
    fn is_of_other_length(&self) -> bool {
        let apart = self.items.iter().find_map(|item| match &item.what {
            PhraseKind::Span(TimeRef::Year { year: from, .. }, TimeRef::Year { year: to, .. }) => {
                Some(i64::from(*to) - i64::from(*from))
            }
            _ => None,
        });
        let Some(apart) = apart else { return false };
        self.items.iter().any(|item| match item.what {
            PhraseKind::Last { years, .. } => {
                let years = i64::from(years);
                years != apart + 1 && !(self.moves() && years == apart)
            }
            _ => false,
        })
    }

    /// Numbers of things that the data do not count.
    pub fn foreign(&self) -> Vec<(String, Range<usize>)> {
        let other = |item: &Phrase| match &item.what {
            PhraseKind::Quantity(_, CountedNoun::Other(word)) => {
                Some((word.clone(), item.at.clone()))
            }
            _ => None,
        };
        self.items.iter().filter_map(other).collect()
    }

    /// Whether a level has that role.
    pub fn has_role(&self, role: Relation) -> bool {
        self.levels.iter().any(|level| self.role(level.item) == Some(role))
    }

    fn role(&self, place: usize) -> Option<Relation> {
        self.items.get(place).map(|item| item.role)
    }

    /// The direction, where all movements agree.
    pub fn direction(&self) -> Option<Direction> {
        let mut found = None;
        for item in self.items {
            if let PhraseKind::Move(direction, _) | PhraseKind::Step { direction, .. } = item.what {
                if found.is_some_and(|found| found != direction) {
                    return None;
                }
                found = Some(direction);
            }
        }
        found
    }

    /// Whether anything moves.
    pub fn moves(&self) -> bool {
        self.items
            .iter()
            .any(|item| matches!(item.what, PhraseKind::Move(..) | PhraseKind::Step { .. }))
    }

    /// Whether the number's part of the clause says that it is of all years up to one.
    pub fn part_sums(&self, place: usize) -> bool {
        let all = self.items.iter().any(|item| item.role == Relation::Of);
        let sums = |item: &Phrase| item.what == PhraseKind::Sum && item.role == Relation::To;
        self.part_of(place).iter().any(sums) || (all && self.items.iter().any(sums))
    }

    /// The phrases between the breaks around a place.
    pub fn part_of(&self, place: usize) -> &'a [Phrase] {
        around(self.items, place)
    }

    /// Whether the clause's movement is that of a share: by a word for it in the same part, or
    /// where all percentages of the clause are shares.
    pub fn moves_share(&self) -> bool {
        let moves = self.items.iter().position(|item| matches!(item.what, PhraseKind::Move(..)));
        let Some(place) = moves.filter(|_| self.shares) else { return self.shares };
        let part = self.part_of(place);
        let word = part.iter().any(|item| item.what == PhraseKind::ShareWord);
        let points =
            self.items.iter().any(|item| matches!(item.what, PhraseKind::Size(Size::Points(_))));
        let levels = self.levels.iter().any(|level| level.tie.is_some());
        word || points || (!levels && self.share_of().is_some() && !self.names_measure())
    }

    /// The sizes of changes: percentages, amounts, ratios.
    pub fn sizes(&self) -> Vec<(Size, Range<usize>)> {
        let size = |item: &Phrase| {
            let size = match &item.what {
                PhraseKind::Size(size) => size.clone(),
                PhraseKind::Percent { quantity, .. } if !self.is_level(item) => {
                    Size::Percent(quantity.clone())
                }
                PhraseKind::Quantity(quantity, tie)
                    if item.role == Relation::By && !matches!(tie, CountedNoun::Other(_)) =>
                {
                    Size::Amount(quantity.clone())
                }
                _ => return None,
            };
            Some((size, item.at.clone()))
        };
        self.items.iter().filter_map(size).collect()
    }

    fn is_level(&self, item: &Phrase) -> bool {
        self.levels
            .iter()
            .any(|level| self.items.get(level.item).is_some_and(|other| other.at == item.at))
    }
}
