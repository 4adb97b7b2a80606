//! When: the years of a clause and of its numbers.

use super::Parts;
use super::time_phrases::has_day;
use crate::claims::claim::TimeRef;
use crate::claims::clause::pairing::Pairing;
use crate::claims::phrase::{Break, Phrase, PhraseKind, Relation};

impl Parts<'_> {
    /// The places of the times of the levels; none where two orders are possible.
    fn pairs(&self) -> Option<&[Option<usize>]> {
        match &self.pairing {
            Pairing::Pairs(pairs) => Some(pairs),
            Pairing::Ambiguous => None,
        }
    }

    /// The place of the time that a level is paired with.
    pub fn paired(&self, level: usize) -> Option<usize> {
        self.pairs()?.get(level).copied().flatten()
    }

    /// The time of that level.
    pub fn time_of(&self, place: usize) -> Option<TimeRef> {
        let pairs = self.pairs()?;
        let level = self.levels.get(place)?;
        let role = self.items.get(level.item).map(|item| item.role);
        if let Some(Some(time)) = pairs.get(place) {
            return self.when(*time);
        }
        // The ends of a span are those of "from … to".
        if let Some((from, to)) = self.span() {
            return match role {
                Some(Relation::From) => Some(from),
                Some(Relation::To) => Some(to),
                _ => None,
            };
        }
        // What it came to, with the only year that no other number has.
        if role == Some(Relation::To) {
            let unused: Vec<usize> =
                self.times.iter().copied().filter(|time| !pairs.contains(&Some(*time))).collect();
            if let [only] = unused.as_slice() {
                return self.when(*only);
            }
        }
        let mut distinct: Vec<usize> = Vec::new();
        for time in &self.times {
            if !distinct.iter().any(|other| self.when(*other) == self.when(*time)) {
                distinct.push(*time);
            }
        }
        match distinct.as_slice() {
            // One year for all numbers, unless it is that of where they came from.
            [only] if role != Some(Relation::From) => {
                let from_only = pairs.iter().enumerate().any(|(other, time)| {
                    *time == Some(*only)
                        && self
                            .levels
                            .get(other)
                            .and_then(|level| self.items.get(level.item))
                            .map(|item| item.role)
                            == Some(Relation::From)
                });
                if from_only { self.carried() } else { self.when(*only) }
            }
            [] if role != Some(Relation::From) => self.carried(),
            _ => self.implied(place),
        }
    }

    /// The years that stand in a list with that of the number: `in 2021 and 2022`.
    pub fn further_years(&self, place: usize) -> Vec<TimeRef> {
        let Some((pairs, own)) = self.pairs().zip(self.paired(place)) else { return Vec::new() };
        let what = |at: usize| self.items.get(at).map(|item| &item.what);
        let listed = |at: usize| {
            let time = self.items.get(at);
            time.is_some_and(|item| matches!(item.what, PhraseKind::Time(_)) && item.role == Relation::At)
                && !pairs.contains(&Some(at))
                // The year of what comes next is not one of them.
                && !matches!(what(at + 1), Some(PhraseKind::Quantity(..) | PhraseKind::Move(..)))
        };
        let soft = |at: usize| matches!(what(at), Some(PhraseKind::Break(Break::Soft)));
        // At most a comma and an "and" stand between; in Korean nothing does.
        let next =
            |at: usize| (at + 1..at + 4).find(|next| !soft(*next)).filter(|next| listed(*next));
        let before = |at: usize| {
            let before =
                (1..4).filter_map(|back| at.checked_sub(back)).find(|before| !soft(*before));
            before.filter(|before| listed(*before))
        };
        let mut years = Vec::new();
        let mut at = own;
        while let Some(following) = next(at) {
            years.extend(self.when(following));
            at = following;
        }
        let mut at = own;
        while let Some(earlier) = before(at) {
            years.extend(self.when(earlier));
            at = earlier;
        }
        years
    }

    pub(super) fn carried(&self) -> Option<TimeRef> {
        self.context.when.clone()
    }

    /// The time at that place, with what it is relative to.
    pub fn when(&self, place: usize) -> Option<TimeRef> {
        match self.items.get(place).map(|item| &item.what) {
            Some(PhraseKind::Time(TimeRef::Earlier { years, words, .. })) => {
                let than = self.anchor(place).map(Box::new);
                Some(TimeRef::Earlier { years: *years, words: words.clone(), than })
            }
            Some(PhraseKind::Time(when)) => Some(when.clone()),
            _ => None,
        }
    }

    /// The year that `a year earlier` at that place is relative to: the nearest other year before
    /// it, else that of the clause before, else after it.
    pub(super) fn anchor(&self, place: usize) -> Option<TimeRef> {
        let year = |item: &Phrase| match &item.what {
            PhraseKind::Time(when)
                if !matches!(when, TimeRef::Earlier { .. } | TimeRef::Part(_))
                    && item.role != Relation::Since =>
            {
                Some(when.clone())
            }
            PhraseKind::Span(_, to) => Some(to.clone()),
            _ => None,
        };
        let before = self.items.get(..place).unwrap_or_default().iter().rev().find_map(year);
        let after = self.items.get(place + 1..).unwrap_or_default().iter().find_map(year);
        before.or_else(|| self.carried()).or(after)
    }

    /// The span that the clause names, with both ends: those of a change.
    pub fn span(&self) -> Option<(TimeRef, TimeRef)> {
        self.spanned(0)
    }

    /// The first and the last of the years that a sum or an average is over: `the past decade`
    /// has ten of them, and a change over it begins in the year before.
    pub fn period(&self) -> Option<(TimeRef, TimeRef)> {
        self.spanned(1)
    }

    pub(super) fn spanned(&self, less: i32) -> Option<(TimeRef, TimeRef)> {
        let named = self.items.iter().find_map(|item| match &item.what {
            PhraseKind::Span(from, to) => Some((from.clone(), to.clone())),
            _ => None,
        });
        if named.is_some() {
            return named;
        }
        // "…, while the number of men fell from 35 to 32": in the years of the clause before.
        if self.times.is_empty()
            && self.has_role(Relation::From)
            && self.has_role(Relation::To)
            && let Some((from, to, _)) = &self.context.change
        {
            return Some((from.clone(), to.clone()));
        }
        let (years, words, last) = self.items.iter().find_map(|item| match &item.what {
            PhraseKind::Last { years, words, to } => {
                Some((*years - less, words.clone(), to.clone()))
            }
            _ => None,
        })?;
        let to = last.or_else(|| self.single_time()).or_else(|| self.carried());
        let from = TimeRef::Earlier {
            years,
            words,
            than: Some(Box::new(to.clone().unwrap_or(TimeRef::Now))),
        };
        Some((from, to.unwrap_or(TimeRef::Now)))
    }

    /// The only time that says when; none when there are several.
    pub fn single_time(&self) -> Option<TimeRef> {
        let mut found: Option<TimeRef> = None;
        for time in &self.times {
            let when = self.when(*time);
            if found.is_some() && when != found {
                return None;
            }
            found = when;
        }
        found
    }

    /// Whether the clause has a time of its own.
    pub fn is_timed(&self) -> bool {
        !self.times.is_empty() || self.span().is_some()
    }

    /// The time with that role, and its place.
    pub fn time_with(&self, role: Relation) -> Option<(TimeRef, usize)> {
        self.items.iter().enumerate().find_map(|(place, item)| match &item.what {
            PhraseKind::Time(TimeRef::Earlier { years: 0, .. }) if item.role == role => Some((
                self.carried().or_else(|| self.single_time()).unwrap_or(TimeRef::Unsaid),
                place,
            )),
            // "on 12 March" is when something was said.
            PhraseKind::Time(TimeRef::Part(words)) if item.role == role && has_day(words) => None,
            PhraseKind::Time(_) if item.role == role => Some((self.when(place)?, place)),
            _ => None,
        })
    }

    /// Whether several years follow `than`: `than in 2008 or 2010`.
    pub fn compares_with_several(&self) -> bool {
        self.items.iter().enumerate().any(|(place, item)| {
            let next = |ahead: usize| self.items.get(place + ahead);
            matches!(item.what, PhraseKind::Time(_))
                && item.role == Relation::From
                && next(1).is_some_and(|item| item.what == PhraseKind::Break(Break::Soft))
                && next(2).is_some_and(|item| {
                    matches!(item.what, PhraseKind::Time(_))
                        && matches!(item.role, Relation::At | Relation::From)
                })
        })
    }

    /// The time since which the clause before said that something was so.
    pub fn carried_since(&self) -> Option<TimeRef> {
        self.context.since.clone()
    }

    /// The time of a level with that role.
    pub fn time_of_role(&self, role: Relation) -> Option<TimeRef> {
        let place = self.levels.iter().position(|level| self.role(level.item) == Some(role))?;
        self.time_of(place)
    }

    /// The time that the clause is about: that of the number it comes to.
    pub fn main_time(&self) -> Option<TimeRef> {
        let to = self.time_of_role(Relation::To);
        let span = || self.span().map(|(_, to)| to);
        let level = || {
            let places = 0..self.levels.len();
            places.rev().find(|place| self.is_main(*place)).and_then(|place| self.time_of(place))
        };
        let last = || {
            let from: Vec<usize> = self.start_times();
            let mut own = self.times.iter().rev().filter(|time| !from.contains(time)).copied();
            // "tripled in 2023 (2022: 67)": the year in brackets is an aside.
            let plain = own.clone().find(|time| !self.in_brackets(*time));
            plain.or_else(|| own.next()).and_then(|time| self.when(time))
        };
        to.or_else(span).or_else(level).or_else(last).or_else(|| self.carried())
    }

    /// Whether a number is one that the clause is about: none from which something moved, in
    /// brackets, or of a year beside which it stands only to name it.
    pub(super) fn is_main(&self, place: usize) -> bool {
        let Some(level) = self.levels.get(place) else { return false };
        let aside = self.paired(place).is_some_and(|time| !self.times.contains(&time));
        self.pairs().is_some()
            && self.role(level.item) != Some(Relation::From)
            && !aside
            && !self.in_brackets(level.item)
    }

    /// Whether a phrase stands in brackets.
    pub(super) fn in_brackets(&self, place: usize) -> bool {
        let before = self.items.get(..place).unwrap_or_default().iter().rev();
        let mut kinds = before.filter_map(|item| match item.what {
            PhraseKind::Break(kind @ (Break::Open | Break::Close)) => Some(kind),
            _ => None,
        });
        kinds.next() == Some(Break::Open)
    }

    /// The places of times that belong to levels from which something moved.
    pub(super) fn start_times(&self) -> Vec<usize> {
        let pairs = self.pairs().unwrap_or_default();
        pairs
            .iter()
            .zip(&self.levels)
            .filter(|(_, level)| self.role(level.item) == Some(Relation::From))
            .filter_map(|(time, _)| *time)
            .collect()
    }

    /// Whether a number stands right beside a year that is no time of the clause.
    pub fn is_beside_time(&self, place: usize) -> bool {
        let level = self.levels.iter().position(|level| level.item == place);
        let time = level.and_then(|level| self.paired(level));
        time.is_some_and(|time| !self.times.contains(&time))
    }

    /// The times in the part of the clause around a place, outside of brackets.
    pub fn times_around(&self, place: usize) -> Vec<usize> {
        let part = self.part_of(place);
        let inside = |time: &&usize| {
            self.items.get(**time).is_some_and(|item| {
                part.iter().any(|other| other.at == item.at) && item.role != Relation::From
            })
        };
        self.times.iter().filter(inside).copied().collect()
    }

    /// The years that the clause lists, where it has no span, beginning or other numbers.
    pub fn listed_years(&self) -> Vec<TimeRef> {
        if self.period().is_some()
            || self.time_with(Relation::Since).is_some()
            || self.time_with(Relation::From).is_some()
            || self.times.len() < 2
            || !self.levels.is_empty()
        {
            return Vec::new();
        }
        let mut years: Vec<TimeRef> = Vec::new();
        for when in self.times.iter().filter_map(|time| self.when(*time)) {
            if when.is_named() && !years.contains(&when) {
                years.push(when);
            }
        }
        years
    }

    /// Whether the year that something came from is only implied: `fell from 1,047 to 229 in 2020`.
    pub fn start_is_implied(&self) -> bool {
        let place =
            self.levels.iter().position(|level| self.role(level.item) == Some(Relation::From));
        place.is_some_and(|place| self.implied(place).is_some())
    }

    /// The year before the one that the clause is about, for a number that it came from and that
    /// has no year.
    pub(super) fn implied(&self, place: usize) -> Option<TimeRef> {
        let pairs = self.pairs()?;
        let from = self.levels.get(place).and_then(|level| self.role(level.item));
        let bare = pairs.get(place).is_some_and(Option::is_none) && self.span().is_none();
        let since = self.time_with(Relation::Since).or_else(|| self.time_with(Relation::From));
        if from != Some(Relation::From) || !bare || since.is_some() || self.levels.len() > 2 {
            return None;
        }
        let to = self.main_time().filter(TimeRef::is_named)?;
        Some(TimeRef::year_before(to))
    }
}
