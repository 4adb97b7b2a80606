//! A clause's phrases by what they do in it.

use std::ops::Range;

use super::pairing::{Order, Pairing, pair};
use super::{Context, Level, Manner};
use crate::claims::claim::{Direction, Size, When, Who};
use crate::claims::item::{Break, Item, Role, Tie, What};

/// A clause and what its phrases do.
pub(super) struct Parts<'a> {
    /// The phrases.
    pub items: &'a [Item],
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
    pub fn of(items: &'a [Item], context: &Context, manner: Manner, tied: bool) -> Self {
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
        let told = |item: &&Item| !matches!(item.what, What::Break(_));
        let first = self.items.iter().find(told).map_or(0, |item| item.at.start);
        let last = self.items.iter().rev().find(told).map_or(first, |item| item.at.end);
        first..last.max(first)
    }

    /// Whether the clause holds what could be a claim.
    pub fn tells_something(&self, trusted: bool) -> bool {
        let numbers = self.items.iter().any(|item| match &item.what {
            What::Quantity(_, Tie::Other(_)) => trusted,
            What::Quantity(..) | What::Percent { .. } | What::Size(_) => true,
            What::Extreme { .. } | What::Step { .. } | What::Run(_) => true,
            _ => false,
        });
        let timed = self
            .items
            .iter()
            .any(|item| matches!(item.what, What::Time(_) | What::Span(..) | What::Last { .. }));
        let moved = self.items.iter().any(|item| matches!(item.what, What::Move(..)));
        self.tied && (timed || trusted) && (numbers || moved)
    }

    /// Why the clause is not read.
    pub fn blocked(&self) -> Option<&str> {
        let unclear = |place: usize, item: &Item| {
            matches!(item.what, What::Percent { .. })
                && ShareOf::at(self.items, place) == ShareOf::Either
        };
        if self.items.iter().enumerate().any(|(place, item)| unclear(place, item)) {
            return Some("it may be a share of the group, or its change");
        }
        // "fell to two digits in 2021"
        let other = |item: &Item| {
            matches!(&item.what, What::Quantity(_, Tie::Other(_)))
                && matches!(item.role, Role::To | Role::From | Role::By)
        };
        if self.moves() && self.items.iter().any(other) {
            return Some("it moves to or from what the data do not count");
        }
        self.items.iter().find_map(|item| match &item.what {
            What::Block(reason) => Some(reason.as_str()),
            _ => None,
        })
    }

    /// Numbers of things that the data do not count.
    pub fn foreign(&self) -> Vec<(String, Range<usize>)> {
        let other = |item: &Item| match &item.what {
            What::Quantity(_, Tie::Other(word)) => Some((word.clone(), item.at.clone())),
            _ => None,
        };
        self.items.iter().filter_map(other).collect()
    }

    /// The time of that level.
    pub fn time_of(&self, place: usize) -> Option<When> {
        let Pairing::Pairs(pairs) = &self.pairing else { return None };
        let level = self.levels.get(place)?;
        let role = self.items.get(level.item).map(|item| item.role);
        if let Some(Some(time)) = pairs.get(place) {
            return self.when(*time);
        }
        // The ends of a span are those of "from … to".
        if let Some((from, to)) = self.span() {
            return match role {
                Some(Role::From) => Some(from),
                Some(Role::To) => Some(to),
                _ => None,
            };
        }
        // What it came to, with the only year that no other number has.
        if role == Some(Role::To) {
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
            [only] if role != Some(Role::From) => {
                let from_only = pairs.iter().enumerate().any(|(other, time)| {
                    *time == Some(*only)
                        && self
                            .levels
                            .get(other)
                            .and_then(|level| self.items.get(level.item))
                            .map(|item| item.role)
                            == Some(Role::From)
                });
                if from_only { self.carried() } else { self.when(*only) }
            }
            [] if role != Some(Role::From) => self.carried(),
            _ => self.implied(place),
        }
    }

    fn carried(&self) -> Option<When> {
        self.context.when.clone()
    }

    /// The time at that place, with what it is relative to.
    pub fn when(&self, place: usize) -> Option<When> {
        match self.items.get(place).map(|item| &item.what) {
            Some(What::Time(When::Earlier { years, words, .. })) => {
                let than = self.anchor(place).map(Box::new);
                Some(When::Earlier { years: *years, words: words.clone(), than })
            }
            Some(What::Time(when)) => Some(when.clone()),
            _ => None,
        }
    }

    /// The year that `a year earlier` at that place is relative to: the nearest other year before
    /// it, else that of the clause before, else after it.
    fn anchor(&self, place: usize) -> Option<When> {
        let year = |item: &Item| match &item.what {
            What::Time(when)
                if !matches!(when, When::Earlier { .. } | When::Part(_))
                    && item.role != Role::Since =>
            {
                Some(when.clone())
            }
            What::Span(_, to) => Some(to.clone()),
            _ => None,
        };
        let before = self.items.get(..place).unwrap_or_default().iter().rev().find_map(year);
        let after = self.items.get(place + 1..).unwrap_or_default().iter().find_map(year);
        before.or_else(|| self.carried()).or(after)
    }

    /// The span that the clause names, with both ends: those of a change.
    pub fn span(&self) -> Option<(When, When)> {
        self.spanned(0)
    }

    /// The first and the last of the years that a sum or an average is over: `the past decade`
    /// has ten of them, and a change over it begins in the year before.
    pub fn period(&self) -> Option<(When, When)> {
        self.spanned(1)
    }

    fn spanned(&self, less: i32) -> Option<(When, When)> {
        let named = self.items.iter().find_map(|item| match &item.what {
            What::Span(from, to) => Some((from.clone(), to.clone())),
            _ => None,
        });
        if named.is_some() {
            return named;
        }
        // "…, while the number of men fell from 35 to 32": in the years of the clause before.
        if self.times.is_empty()
            && self.has_role(Role::From)
            && self.has_role(Role::To)
            && let Some((from, to, _)) = &self.context.change
        {
            return Some((from.clone(), to.clone()));
        }
        let (years, words, last) = self.items.iter().find_map(|item| match &item.what {
            What::Last { years, words, to } => Some((*years - less, words.clone(), to.clone())),
            _ => None,
        })?;
        let to = last.or_else(|| self.single_time()).or_else(|| self.carried());
        let from =
            When::Earlier { years, words, than: Some(Box::new(to.clone().unwrap_or(When::Now))) };
        Some((from, to.unwrap_or(When::Now)))
    }

    /// The only time that says when; none when there are several.
    pub fn single_time(&self) -> Option<When> {
        let mut found: Option<When> = None;
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
    pub fn time_with(&self, role: Role) -> Option<(When, usize)> {
        self.items.iter().enumerate().find_map(|(place, item)| match &item.what {
            What::Time(When::Earlier { years: 0, .. }) if item.role == role => {
                Some((self.carried().or_else(|| self.single_time()).unwrap_or(When::Unsaid), place))
            }
            // "on 12 March" is when something was said.
            What::Time(When::Part(words)) if item.role == role && has_day(words) => None,
            What::Time(_) if item.role == role => Some((self.when(place)?, place)),
            _ => None,
        })
    }

    /// Whether several years follow `than`: `than in 2008 or 2010`.
    pub fn compares_with_several(&self) -> bool {
        self.items.iter().enumerate().any(|(place, item)| {
            let next = |ahead: usize| self.items.get(place + ahead);
            matches!(item.what, What::Time(_))
                && item.role == Role::From
                && next(1).is_some_and(|item| item.what == What::Break(Break::Soft))
                && next(2).is_some_and(|item| {
                    matches!(item.what, What::Time(_)) && matches!(item.role, Role::At | Role::From)
                })
        })
    }

    /// The time since which the clause before said that something was so.
    pub fn carried_since(&self) -> Option<When> {
        self.context.since.clone()
    }

    /// The time of a level with that role.
    pub fn time_of_role(&self, role: Role) -> Option<When> {
        let place = self.levels.iter().position(|level| self.role(level.item) == Some(role))?;
        self.time_of(place)
    }

    /// Whether a level has that role.
    pub fn has_role(&self, role: Role) -> bool {
        self.levels.iter().any(|level| self.role(level.item) == Some(role))
    }

    fn role(&self, place: usize) -> Option<Role> {
        self.items.get(place).map(|item| item.role)
    }

    /// The time that the clause is about: that of the number it comes to.
    pub fn main_time(&self) -> Option<When> {
        let to = self.time_of_role(Role::To);
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
    fn is_main(&self, place: usize) -> bool {
        let Some(level) = self.levels.get(place) else { return false };
        let Pairing::Pairs(pairs) = &self.pairing else { return false };
        let time = pairs.get(place).copied().flatten();
        let aside = time.is_some_and(|time| !self.times.contains(&time));
        self.role(level.item) != Some(Role::From) && !aside && !self.in_brackets(level.item)
    }

    /// Whether a phrase stands in brackets.
    fn in_brackets(&self, place: usize) -> bool {
        let before = self.items.get(..place).unwrap_or_default().iter().rev();
        let mut kinds = before.filter_map(|item| match item.what {
            What::Break(kind @ (Break::Open | Break::Close)) => Some(kind),
            _ => None,
        });
        kinds.next() == Some(Break::Open)
    }

    /// The places of times that belong to levels from which something moved.
    fn start_times(&self) -> Vec<usize> {
        let Pairing::Pairs(pairs) = &self.pairing else { return Vec::new() };
        pairs
            .iter()
            .zip(&self.levels)
            .filter(|(_, level)| self.role(level.item) == Some(Role::From))
            .filter_map(|(time, _)| *time)
            .collect()
    }

    /// The direction, where all movements agree.
    pub fn direction(&self) -> Option<Direction> {
        let mut found = None;
        for item in self.items {
            if let What::Move(direction, _) | What::Step { direction, .. } = item.what {
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
        self.items.iter().any(|item| matches!(item.what, What::Move(..) | What::Step { .. }))
    }

    /// The groups that the clause names, each once.
    pub fn groups(&self) -> Vec<Who> {
        let mut groups: Vec<Who> = Vec::new();
        for item in self.items {
            let who = match &item.what {
                What::Group(who) => who,
                What::Quantity(_, Tie::Group(who)) => who,
                _ => continue,
            };
            if !groups.contains(who) {
                groups.push(who.clone());
            }
        }
        groups
    }

    /// The only group of the clause, outside of numbers that have their own.
    pub fn only_group(&self) -> Option<Who> {
        let mut found: Option<&Who> = None;
        for item in self.items {
            if let What::Group(who) = &item.what {
                if found.is_some_and(|found| found != who) {
                    return None;
                }
                found = Some(who);
            }
        }
        found.cloned()
    }

    /// The group of the clause's first number, where that says it by its noun.
    pub fn tied_group(&self) -> Option<Who> {
        match self.levels.first()?.tie? {
            Tie::Group(who) => Some(who.clone()),
            _ => None,
        }
    }

    /// Whether the clause names what is counted, without a group.
    pub fn names_measure(&self) -> bool {
        self.items
            .iter()
            .any(|item| matches!(item.what, What::Measure | What::Quantity(_, Tie::Measure)))
    }

    /// Of whom the phrase at that place speaks: the group in its part of the clause, else one named
    /// before it, else the clause before, or the whole; none where several are named.
    pub fn who_at(&self, place: usize) -> Option<Who> {
        let part = self.part_of(place);
        let measure = part.iter().any(|item| item.what == What::Measure);
        match groups_of(part).as_slice() {
            [who] => return Some(who.clone()),
            [] if measure => return Some(self.leading().unwrap_or(Who::Whole)),
            [] => {}
            _ => return None,
        }
        match groups_of(self.items.get(..place).unwrap_or_default()).as_slice() {
            [who] => Some(who.clone()),
            [] if self.names_measure() => Some(self.leading().unwrap_or(Who::Whole)),
            [] => Some(self.context.who.clone().unwrap_or(Who::Whole)),
            _ => None,
        }
    }

    /// Whether the number's part of the clause says that it is of all years up to one.
    pub fn part_sums(&self, place: usize) -> bool {
        let all = self.items.iter().any(|item| item.role == Role::Of);
        let sums = |item: &Item| item.what == What::Sum && item.role == Role::To;
        self.part_of(place).iter().any(sums) || (all && self.items.iter().any(sums))
    }

    /// Whether a number stands right beside a year that is no time of the clause.
    pub fn is_beside_time(&self, place: usize) -> bool {
        let Pairing::Pairs(pairs) = &self.pairing else { return false };
        let level = self.levels.iter().position(|level| level.item == place);
        let time = level.and_then(|level| pairs.get(level).copied().flatten());
        time.is_some_and(|time| !self.times.contains(&time))
    }

    /// The times in the part of the clause around a place, outside of brackets.
    pub fn times_around(&self, place: usize) -> Vec<usize> {
        let part = self.part_of(place);
        let inside = |time: &&usize| {
            self.items.get(**time).is_some_and(|item| {
                part.iter().any(|other| other.at == item.at) && item.role != Role::From
            })
        };
        self.times.iter().filter(inside).copied().collect()
    }

    /// The group that the clause begins with, set apart from the rest: `In the South, deaths …`.
    fn leading(&self) -> Option<Who> {
        let begins = |item: &&Item| {
            matches!(item.what, What::Time(_) | What::Break(Break::Soft) | What::Group(_))
        };
        let head: Vec<&Item> = self.items.iter().take_while(begins).collect();
        let group = head.iter().position(|item| matches!(item.what, What::Group(_)))?;
        match (&head.get(group)?.what, &head.get(group + 1)?.what) {
            (What::Group(who), What::Break(Break::Soft)) => Some(who.clone()),
            _ => None,
        }
    }

    /// Of whom the movement speaks, else the whole clause.
    pub fn who(&self) -> Option<Who> {
        let moves = self.items.iter().position(|item| matches!(item.what, What::Move(..)));
        self.who_at(moves.unwrap_or(self.items.len()))
    }

    /// The phrases between the breaks around a place.
    pub fn part_of(&self, place: usize) -> &'a [Item] {
        around(self.items, place)
    }

    /// Of whom a number speaks: by its noun, by the group in its part of the clause, by the clause.
    pub fn who_of(&self, level: &Level) -> Option<Who> {
        if let Some(Tie::Group(who)) = level.tie {
            return Some(who.clone());
        }
        let item = self.items.get(level.item);
        // "among the 196 people": of all of them.
        if item.is_some_and(|item| item.role == Role::Of) {
            return Some(Who::Whole);
        }
        if let Some(who) = self.bracketed(level.item) {
            return Some(who);
        }
        // "fewer than 60,000 diesel cars, compared with 1.3 million in 2016"
        if item.is_some_and(|item| item.role == Role::From)
            && matches!(level.tie, Some(Tie::Bare))
            && groups_of(self.part_of(level.item)).is_empty()
        {
            let before = self.levels.iter().rev().find(|before| before.item < level.item);
            if let Some(Some(Tie::Group(who))) = before.map(|before| before.tie) {
                return Some(who.clone());
            }
        }
        let who = self.group_at(level.item);
        // "Of 1,047 arrivals, 845, or 81%, were women"
        let base = self.items.iter().any(|item| item.role == Role::Of);
        if let (true, Some(Tie::Bare | Tie::Part), Some(Who::Whole)) = (base, level.tie, &who)
            && let Some(only) = self.only_group()
        {
            return Some(only);
        }
        match (level.tie, who) {
            (Some(Tie::Part), Some(Who::Whole)) => Some(Who::Unknown("a part of them".to_owned())),
            // "male arrivals were 25 people", "25 deaths in the South": the noun is a unit.
            (Some(Tie::Measure), Some(Who::Whole) | None) => {
                match self.groups_in_part(level.item) {
                    0 => Some(Who::Whole),
                    _ => None,
                }
            }
            (_, who) => who,
        }
    }

    /// The group right before the bracket in which a number stands alone: `women (32)`.
    fn bracketed(&self, place: usize) -> Option<Who> {
        let open = place.checked_sub(1)?;
        let group = open.checked_sub(1)?;
        let is_open = self.items.get(open)?.what == What::Break(Break::Open);
        match &self.items.get(group)?.what {
            What::Group(who) if is_open => Some(who.clone()),
            _ => None,
        }
    }

    /// How many groups the number's part of the clause names.
    fn groups_in_part(&self, place: usize) -> usize {
        groups_of(self.part_of(place)).len()
    }

    /// The group of a number by its part of the clause: the only one that is named there, whether
    /// before it or after; else as for any phrase.
    fn group_at(&self, place: usize) -> Option<Who> {
        match groups_of(self.part_of(place)).as_slice() {
            [who] => Some(who.clone()),
            [] => self.who_at(place),
            _ => None,
        }
    }

    /// The group whose share is spoken of.
    pub fn share_of(&self) -> Option<Who> {
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

    /// Whether the clause's movement is that of a share: by a word for it in the same part, or
    /// where all percentages of the clause are shares.
    pub fn moves_share(&self) -> bool {
        let moves = self.items.iter().position(|item| matches!(item.what, What::Move(..)));
        let Some(place) = moves.filter(|_| self.shares) else { return self.shares };
        let part = self.part_of(place);
        let word = part.iter().any(|item| item.what == What::ShareWord);
        let points = self.items.iter().any(|item| matches!(item.what, What::Size(Size::Points(_))));
        let levels = self.levels.iter().any(|level| level.tie.is_some());
        word || points || (!levels && self.share_of().is_some() && !self.names_measure())
    }

    /// The years that the clause lists, where it has no span, beginning or other numbers.
    pub fn listed_years(&self) -> Vec<When> {
        if self.period().is_some()
            || self.time_with(Role::Since).is_some()
            || self.time_with(Role::From).is_some()
            || self.times.len() < 2
            || !self.levels.is_empty()
        {
            return Vec::new();
        }
        let mut years: Vec<When> = Vec::new();
        for when in self.times.iter().filter_map(|time| self.when(*time)) {
            if when.is_named() && !years.contains(&when) {
                years.push(when);
            }
        }
        years
    }

    /// Groups that stand in a list: `the North and the East`.
    pub fn listed_groups(&self) -> Option<Vec<Who>> {
        let group = |place: usize| match self.items.get(place).map(|item| &item.what) {
            Some(What::Group(who)) => Some(who.clone()),
            _ => None,
        };
        let soft = |place: usize| {
            self.items.get(place).is_some_and(|item| item.what == What::Break(Break::Soft))
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

    /// Whether the year that something came from is only implied: `fell from 1,047 to 229 in 2020`.
    pub fn start_is_implied(&self) -> bool {
        let place = self.levels.iter().position(|level| self.role(level.item) == Some(Role::From));
        place.is_some_and(|place| self.implied(place).is_some())
    }

    /// The year before the one that the clause is about, for a number that it came from and that
    /// has no year.
    fn implied(&self, place: usize) -> Option<When> {
        let Pairing::Pairs(pairs) = &self.pairing else { return None };
        let from = self.levels.get(place).and_then(|level| self.role(level.item));
        let bare = pairs.get(place).is_some_and(Option::is_none) && self.span().is_none();
        let since = self.time_with(Role::Since).or_else(|| self.time_with(Role::From));
        if from != Some(Role::From) || !bare || since.is_some() || self.levels.len() > 2 {
            return None;
        }
        let to = self.main_time().filter(When::is_named)?;
        Some(When::Earlier {
            years: 1,
            words: "the year before".to_owned(),
            than: Some(Box::new(to)),
        })
    }

    /// The sizes of changes: percentages, amounts, ratios.
    pub fn sizes(&self) -> Vec<(Size, Range<usize>)> {
        let size = |item: &Item| {
            let size = match &item.what {
                What::Size(size) => size.clone(),
                What::Percent { quantity, .. } if !self.is_level(item) => {
                    Size::Percent(quantity.clone())
                }
                What::Quantity(quantity, tie)
                    if item.role == Role::By && !matches!(tie, Tie::Other(_)) =>
                {
                    Size::Amount(quantity.clone())
                }
                _ => return None,
            };
            Some((size, item.at.clone()))
        };
        self.items.iter().filter_map(size).collect()
    }

    fn is_level(&self, item: &Item) -> bool {
        self.levels
            .iter()
            .any(|level| self.items.get(level.item).is_some_and(|other| other.at == item.at))
    }
}

/// The groups that are named, each once.
fn groups_of(items: &[Item]) -> Vec<Who> {
    let mut groups: Vec<Who> = Vec::new();
    for item in items {
        if let What::Group(who) = &item.what
            && !groups.contains(who)
        {
            groups.push(who.clone());
        }
    }
    groups
}

/// Whether a sentence names a year or a relation to one; a day is none.
pub(super) fn is_timed(items: &[Item]) -> bool {
    items.iter().any(|item| match &item.what {
        What::Time(When::Part(words)) => !has_day(words),
        What::Time(_) | What::Span(..) | What::Last { .. } | What::Run(_) | What::Sum => true,
        What::Extreme { .. } | What::Step { .. } => true,
        _ => false,
    })
}

/// The places of times that say when something was so.
fn times(items: &[Item]) -> Vec<usize> {
    let at = |item: &Item| matches!(item.role, Role::At | Role::To | Role::By);
    let time = |item: &Item| matches!(&item.what, What::Time(_)) && at(item);
    let whole =
        items.iter().any(|item| time(item) && !matches!(item.what, What::Time(When::Part(_))));
    items
        .iter()
        .enumerate()
        // A date beside a year is when something was said, not when it was counted.
        .filter(|(_, item)| {
            time(item)
                && !(whole && matches!(&item.what, What::Time(When::Part(words)) if has_day(words)))
        })
        .map(|(place, _)| place)
        // "from the peak in 2009" is where it came from.
        .filter(|place| {
            let before = place.checked_sub(1).and_then(|before| items.get(before));
            !before.is_some_and(|item| {
                matches!(item.what, What::Extreme { .. }) && item.role == Role::From
            })
        })
        .collect()
}

/// Whether a part of a year is a day: `12 march 2024`.
fn has_day(words: &str) -> bool {
    words.split(' ').any(|word| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()))
        || words.contains('일')
}

/// Whether percentages of a clause are shares.
fn are_shares(items: &[Item], context: &Context) -> bool {
    let word = items.iter().any(|item| item.what == What::ShareWord);
    let percents = || {
        items
            .iter()
            .enumerate()
            .filter(|(_, item)| matches!(item.what, What::Percent { .. }))
            .map(|(place, _)| place)
    };
    let moves = items.iter().any(|item| matches!(item.what, What::Move(..)));
    let group = items.iter().any(|item| matches!(item.what, What::Group(_)));
    word || (group && !moves && percents().next().is_some())
        || percents().any(|place| ShareOf::at(items, place) == ShareOf::Group)
        || (context.share.is_some()
            && items.iter().any(|item| matches!(item.what, What::Size(Size::Points(_)))))
        || (context.share.is_some()
            && percents().any(|place| {
                items.get(place).is_some_and(|item| matches!(item.role, Role::From | Role::To))
            }))
}

/// What the part of a clause around a percentage says that it is one of.
#[derive(PartialEq, Eq)]
enum ShareOf {
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
    fn at(items: &[Item], place: usize) -> Self {
        let part = around(items, place);
        let has = |what: fn(&What) -> bool| part.iter().any(|item| what(&item.what));
        let told = has(|what| matches!(what, What::Group(_) | What::ShareWord));
        // "made up 89.0%"
        let named = place.checked_sub(1).and_then(|before| items.get(before));
        if named.is_some_and(|item| item.what == What::ShareWord) {
            Self::Group
        } else if has(|what| matches!(what, What::Move(..))) {
            Self::Move
        } else if told {
            let all = items.iter().any(|item| matches!(item.what, What::Move(..)));
            let own = items.get(place).map_or(usize::MAX, |item| item.at.start);
            let first = part.iter().find(|item| matches!(item.what, What::Group(_)));
            let word = part.iter().any(|item| item.what == What::ShareWord);
            let of_whole = matches!(
                items.get(place).map(|item| &item.what),
                Some(What::Percent { of_whole: true, .. })
            );
            let leads = first.is_some_and(|group| group.at.start < own);
            if all && leads && !word && !of_whole { Self::Either } else { Self::Group }
        } else {
            Self::Unsaid
        }
    }
}

/// The phrases between the breaks around a place; what stands in brackets behind it is no end.
fn around(items: &[Item], place: usize) -> &[Item] {
    let kind = |place: usize| match items.get(place).map(|item| &item.what) {
        Some(What::Break(kind)) => Some(*kind),
        _ => None,
    };
    let mut start = place;
    let mut depth = 0;
    while let Some(before) = start.checked_sub(1) {
        match kind(before) {
            Some(Break::Close) => depth += 1,
            Some(Break::Open) if depth == 0 => break,
            Some(Break::Open) => depth -= 1,
            Some(_) if depth == 0 => break,
            _ => {}
        }
        start = before;
    }
    let mut end = place + 1;
    let mut depth = 0;
    while end < items.len() {
        match kind(end) {
            Some(Break::Open) => depth += 1,
            Some(Break::Close) if depth == 0 => break,
            Some(Break::Close) => depth -= 1,
            Some(_) if depth == 0 => break,
            _ => {}
        }
        end += 1;
    }
    items.get(start..end.max(start)).unwrap_or_default()
}

fn level<'a>(place: usize, phrase: &'a Item, shares: bool, items: &[Item]) -> Option<Level<'a>> {
    match &phrase.what {
        What::Quantity(quantity, tie)
            if phrase.role != Role::By && !matches!(tie, Tie::Other(_)) =>
        {
            Some(Level { item: place, quantity, tie: Some(tie), in_words: false })
        }
        What::Percent { quantity, in_words, .. } if shares && phrase.role != Role::By => {
            let moves = items.iter().any(|item| matches!(item.what, What::Move(..)));
            // "the share of women rose 5 percent" is a change, "to 5 percent" a level.
            let is_change = match ShareOf::at(items, place) {
                ShareOf::Group => false,
                ShareOf::Either => true,
                ShareOf::Move | ShareOf::Unsaid => moves && phrase.role == Role::At,
            };
            (!is_change).then_some(Level { item: place, quantity, tie: None, in_words: *in_words })
        }
        _ => None,
    }
}
