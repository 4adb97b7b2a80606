//! Phrases → claims: which number belongs to which year, and what moved from where to where.
//!
//! Invariant: a number without a year of its own, a year that two numbers could have, and two
//! groups of which either could be meant are never given one: they become [`Claim::unread`].

mod change;
mod context;
mod level;
mod pairing;
mod slots;
mod split;
mod yearly;

use super::claim::{Claim, SubjectRef, TimeRef};
use super::phrase::{Phrase, PhraseKind, Phrases, Relation};
pub use context::Manner;
pub use pairing::Order;

use context::Context;
use slots::Parts;

/// The claims of a sentence.
pub fn claims(phrases: &Phrases, manner: Manner) -> Vec<Claim> {
    let named = phrases.named();
    let bases = bases(&phrases.items);
    let items: Vec<Phrase> =
        phrases.items.iter().map(|item| with_named(item.clone(), &named, &bases)).collect();
    let tied = phrases.tied && phrases.foreign.is_none();
    let about_the_data = tied && slots::is_timed(&items);
    if !manner.trusted && !about_the_data {
        return Vec::new();
    }
    let mut claims = Vec::new();
    if let Some(word) = phrases.foreign.as_ref().filter(|_| !phrases.tied) {
        if let (Some(first), Some(last)) = (items.first(), items.last()) {
            claims.push(Claim::unread(
                format!("it counts '{word}', which the data do not"),
                first.at.start..last.at.end,
            ));
        }
        return claims;
    }
    let mut context = Context::default();
    let clauses = split::clauses(&items);
    let mut words = phrases.unread.iter().peekable();
    for (place, clause) in clauses.iter().enumerate() {
        let parts = Parts::new(clause, &context, manner, phrases.tied);
        let own = claims.len();
        read(&parts, manner, &mut context, &mut claims);
        // What stands behind the last break of a clause belongs to the next one.
        let end = clause.last().map_or(0, |item| item.at.end);
        let is_last = place + 1 == clauses.len();
        let mut first = None;
        while let Some(word) = words.next_if(|word| is_last || word.at.start < end) {
            first.get_or_insert(word.words.as_str());
        }
        let Some(word) = first else { continue };
        // "Arrivals sagged in 2021, falling to 63": the first clause claims something as well.
        if manner.trusted && claims.len() == own && parts.is_timed() && parts.names_measure() {
            claims.push(Claim::unread(format!("'{word}' was not read"), parts.place()));
        }
        for claim in claims.iter_mut().skip(own) {
            claim.unread = Some(word.to_owned());
        }
    }
    if let (true, true, Some(first), Some(last)) =
        (claims.is_empty(), manner.trusted, items.first(), items.last())
    {
        claims.push(Claim::unread(NOTHING, first.at.start..last.at.end));
    }
    claims
}

/// Whether a sentence has a number and a year, without a word of what is counted.
pub fn is_unclear(phrases: &Phrases) -> bool {
    let timed = phrases.items.iter().any(|item| {
        matches!(
            &item.what,
            PhraseKind::Time(TimeRef::Year { .. } | TimeRef::Ago { .. } | TimeRef::LastYear { .. })
                | PhraseKind::Span(..)
                | PhraseKind::Last { .. }
        )
    });
    let numbered = phrases.items.iter().any(|item| {
        matches!(
            &item.what,
            PhraseKind::Quantity(..) | PhraseKind::Percent { .. } | PhraseKind::Extreme { .. }
        )
    });
    phrases.foreign.is_none() && timed && numbered
}

/// The reason of a claim in which nothing was understood.
pub const NOTHING: &str = "no claim about these counts was read in it";

/// One clause.
fn read(parts: &Parts, manner: Manner, context: &mut Context, claims: &mut Vec<Claim>) {
    let told = parts.tells_something(manner.trusted);
    if let Some(reason) = parts.blocked() {
        if told {
            claims.push(Claim::unread(reason, parts.place()));
        }
        return;
    }
    for (word, at) in parts.foreign() {
        if manner.trusted {
            claims.push(Claim::unread(format!("'{word}' is not what the data count"), at));
        }
    }
    level::say(parts, claims);
    match yearly::first(parts) {
        Some(first) => claims.push(first),
        None => change::say(parts, context, claims),
    }
    level::compare(parts, claims);
    if let Some(when) = parts.main_time() {
        context.when = Some(when);
    }
    if let Some(who) = parts.only_group() {
        context.who = Some(who);
    } else if let Some(who) = parts.tied_group() {
        context.who = Some(who);
    } else if parts.names_measure() {
        context.who = None;
    } else if let Some((word, _)) = parts.foreign().into_iter().next() {
        context.who = Some(SubjectRef::Unknown(word));
    }
    if let Some(who) = parts.share_of() {
        context.share = Some(who);
    }
    if let Some(direction) = parts.direction() {
        context.direction = Some(direction);
    }
    let since = parts.time_with(Relation::Since).map(|(since, _)| since);
    context.since = since.filter(|_| !parts.moves());
    context.listed = if parts.moves() { 0 } else { parts.levels.len() };
}

/// The years from which something moved: before the year that is spoken of.
fn bases(items: &[Phrase]) -> Vec<i32> {
    let mut bases = Vec::new();
    let mut from = false;
    for item in items {
        match &item.what {
            PhraseKind::Quantity(..) | PhraseKind::Percent { .. } => {
                from = item.role == Relation::From
            }
            PhraseKind::Time(TimeRef::Year { year, .. })
                if from || matches!(item.role, Relation::From | Relation::Since) =>
            {
                bases.push(*year);
                from = false;
            }
            PhraseKind::Time(_) => from = false,
            _ => {}
        }
    }
    bases
}

/// The item with the years that its sentence names, for words that are relative to them.
fn with_named(mut item: Phrase, years: &[i32], bases: &[i32]) -> Phrase {
    let fill = |when: &mut TimeRef| match when {
        TimeRef::Ago { named, .. } => *named = years.to_vec(),
        // "fell to 223 last year from 236 in 2024": last year comes after 2024.
        TimeRef::LastYear { named, .. } => {
            *named = years.iter().copied().filter(|year| !bases.contains(year)).collect();
        }
        _ => {}
    };
    match &mut item.what {
        PhraseKind::Time(when) => fill(when),
        PhraseKind::Span(from, to) => {
            fill(from);
            fill(to);
        }
        _ => {}
    }
    item
}
