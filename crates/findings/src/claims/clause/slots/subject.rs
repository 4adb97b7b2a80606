//! Of whom: the groups of a clause and of its numbers.

use super::Parts;
use super::levels::Level;
use crate::claims::claim::SubjectRef;
use crate::claims::phrase::{Break, CountedNoun, Phrase, PhraseKind, Relation};

impl Parts<'_> {
    /// The groups that the clause names, each once.
    pub fn groups(&self) -> Vec<SubjectRef> {
        let mut groups: Vec<SubjectRef> = Vec::new();
        for item in self.items {
            let who = match &item.what {
                PhraseKind::Group(who) => who,
                PhraseKind::Quantity(_, CountedNoun::Group(who)) => who,
                _ => continue,
            };
            if !groups.contains(who) {
                groups.push(who.clone());
            }
        }
        groups
    }

    /// The only group of the clause, outside of numbers that have their own.
    pub fn only_group(&self) -> Option<SubjectRef> {
        let mut found: Option<&SubjectRef> = None;
        for item in self.items {
            if let PhraseKind::Group(who) = &item.what {
                if found.is_some_and(|found| found != who) {
                    return None;
                }
                found = Some(who);
            }
        }
        found.cloned()
    }

    /// The group of the clause's first number, where that says it by its noun.
    pub fn tied_group(&self) -> Option<SubjectRef> {
        match self.levels.first()?.tie? {
            CountedNoun::Group(who) => Some(who.clone()),
            _ => None,
        }
    }

    /// Whether the clause names what is counted, without a group.
    pub fn names_measure(&self) -> bool {
        self.items.iter().any(|item| {
            matches!(item.what, PhraseKind::Measure | PhraseKind::Quantity(_, CountedNoun::Measure))
        })
    }

    /// Of whom the phrase at that place speaks: the group in its part of the clause, else one named
    /// before it, else the clause before, or the whole; none where several are named.
    pub fn who_at(&self, place: usize) -> Option<SubjectRef> {
        let part = self.part_of(place);
        let measure = part.iter().any(|item| item.what == PhraseKind::Measure);
        match groups_of(part).as_slice() {
            [who] => return Some(who.clone()),
            [] if measure => return Some(self.leading().unwrap_or(SubjectRef::Whole)),
            [] => {}
            _ => return None,
        }
        match groups_of(self.items.get(..place).unwrap_or_default()).as_slice() {
            [who] => Some(who.clone()),
            [] if self.names_measure() => Some(self.leading().unwrap_or(SubjectRef::Whole)),
            [] => Some(self.context.who.clone().unwrap_or(SubjectRef::Whole)),
            _ => None,
        }
    }

    /// The group that the clause begins with, set apart from the rest: `In the South, deaths …`.
    pub(super) fn leading(&self) -> Option<SubjectRef> {
        let begins = |item: &&Phrase| {
            matches!(
                item.what,
                PhraseKind::Time(_) | PhraseKind::Break(Break::Soft) | PhraseKind::Group(_)
            )
        };
        let head: Vec<&Phrase> = self.items.iter().take_while(begins).collect();
        let group = head.iter().position(|item| matches!(item.what, PhraseKind::Group(_)))?;
        match (&head.get(group)?.what, &head.get(group + 1)?.what) {
            (PhraseKind::Group(who), PhraseKind::Break(Break::Soft)) => Some(who.clone()),
            _ => None,
        }
    }

    /// Of whom the movement speaks, else the whole clause.
    pub fn who(&self) -> Option<SubjectRef> {
        let moves = self.items.iter().position(|item| matches!(item.what, PhraseKind::Move(..)));
        self.who_at(moves.unwrap_or(self.items.len()))
    }

    /// Of whom a number speaks: by its noun, by the group in its part of the clause, by the clause.
    pub fn who_of(&self, level: &Level) -> Option<SubjectRef> {
        if let Some(CountedNoun::Group(who)) = level.tie {
            return Some(who.clone());
        }
        let item = self.items.get(level.item);
        // "among the 196 people": of all of them.
        if item.is_some_and(|item| item.role == Relation::Of) {
            return Some(SubjectRef::Whole);
        }
        if let Some(who) = self.bracketed(level.item) {
            return Some(who);
        }
        // "fewer than 60,000 diesel cars, compared with 1.3 million in 2016"
        if item.is_some_and(|item| item.role == Relation::From)
            && matches!(level.tie, Some(CountedNoun::Bare))
            && groups_of(self.part_of(level.item)).is_empty()
        {
            let before = self.levels.iter().rev().find(|before| before.item < level.item);
            if let Some(Some(CountedNoun::Group(who))) = before.map(|before| before.tie) {
                return Some(who.clone());
            }
        }
        let who = self.group_at(level.item);
        // "Of 1,047 arrivals, 845, or 81%, were women"
        let base = self.items.iter().any(|item| item.role == Relation::Of);
        if let (true, Some(CountedNoun::Bare | CountedNoun::Part), Some(SubjectRef::Whole)) =
            (base, level.tie, &who)
            && let Some(only) = self.only_group()
        {
            return Some(only);
        }
        match (level.tie, who) {
            (Some(CountedNoun::Part), Some(SubjectRef::Whole)) => {
                Some(SubjectRef::Unknown("a part of them".to_owned()))
            }
            // "male arrivals were 25 people", "25 deaths in the South": the noun is a unit.
            (Some(CountedNoun::Measure), Some(SubjectRef::Whole) | None) => {
                match self.groups_in_part(level.item) {
                    0 => Some(SubjectRef::Whole),
                    _ => None,
                }
            }
            (_, who) => who,
        }
    }

    /// The group right before the bracket in which a number stands alone: `women (32)`.
    pub(super) fn bracketed(&self, place: usize) -> Option<SubjectRef> {
        let open = place.checked_sub(1)?;
        let group = open.checked_sub(1)?;
        let is_open = self.items.get(open)?.what == PhraseKind::Break(Break::Open);
        match &self.items.get(group)?.what {
            PhraseKind::Group(who) if is_open => Some(who.clone()),
            _ => None,
        }
    }

    /// How many groups the number's part of the clause names.
    pub(super) fn groups_in_part(&self, place: usize) -> usize {
        groups_of(self.part_of(place)).len()
    }

    /// The group of a number by its part of the clause: the only one that is named there, whether
    /// before it or after; else as for any phrase.
    pub(super) fn group_at(&self, place: usize) -> Option<SubjectRef> {
        match groups_of(self.part_of(place)).as_slice() {
            [who] => Some(who.clone()),
            [] => self.who_at(place),
            _ => None,
        }
    }

    /// The group whose share is spoken of.
    pub fn share_of(&self) -> Option<SubjectRef> {
        if !self.shares {
            return None;
        }
        let groups = self.groups();
        match groups.as_slice() {
            [who] => Some(who.clone()),
            [] => self.context.share.clone().or_else(|| self.context.who.clone()),
            _ => None,
        }
    }

    /// Groups that stand in a list: `the North and the East`.
    pub fn listed_groups(&self) -> Option<Vec<SubjectRef>> {
        let group = |place: usize| match self.items.get(place).map(|item| &item.what) {
            Some(PhraseKind::Group(who)) => Some(who.clone()),
            _ => None,
        };
        let soft = |place: usize| {
            self.items.get(place).is_some_and(|item| item.what == PhraseKind::Break(Break::Soft))
        };
        (0..self.items.len()).find_map(|start| {
            let mut found = vec![group(start)?];
            let mut place = start + 1;
            loop {
                let mut next = place;
                while soft(next) {
                    next += 1;
                }
                match group(next).filter(|_| next > place) {
                    Some(who) => found.push(who),
                    None => break,
                }
                place = next + 1;
            }
            (found.len() > 1).then_some(found)
        })
    }
}

/// The groups that are named, each once.
fn groups_of(items: &[Phrase]) -> Vec<SubjectRef> {
    let mut groups: Vec<SubjectRef> = Vec::new();
    for item in items {
        if let PhraseKind::Group(who) = &item.what
            && !groups.contains(who)
        {
            groups.push(who.clone());
        }
    }
    groups
}
