//! Claims of several years: in each of them, on average, for the first time.

use std::ops::Range;

use super::slots::{Level, Parts};
use crate::claims::claim::{
    Claim, ClaimKind, Hedge, Novelty, RunLength, Scope, SubjectRef, TimeRef, Years,
};
use crate::claims::phrase::{Phrase, PhraseKind, Relation, Yearly};

/// The claim of a number of several years; none when it is that of one, or of all together.
pub(super) fn several(
    parts: &Parts,
    (place, level, item): (usize, &Level, &Phrase),
    when: Option<&TimeRef>,
    who: SubjectRef,
    at: Range<usize>,
) -> Option<Claim> {
    let way = way(parts, level)?;
    if item.role == Relation::From || (parts.moves() && item.role != Relation::At) {
        return Some(Claim::unread("a figure of several years that moved is not read", at));
    }
    let Some(years) = years(parts, place, when) else {
        return Some(Claim::unread("it does not say over which years", at));
    };
    let number = level.quantity.clone();
    let said = match way {
        Way::Average => ClaimKind::Average { years, number },
        Way::Each => ClaimKind::Each { years, number },
        Way::Open => {
            let reason = "it may be the number of each of the years, or that of all of them";
            let readings = ["in each year", "in all"].map(str::to_owned).to_vec();
            return Some(Claim::open(reason, readings, at));
        }
    };
    Some(Claim::new(said, who, at))
}

/// How a number of several years is meant.
enum Way {
    Average,
    Each,
    /// A range beside a span.
    Open,
}

fn way(parts: &Parts, level: &Level) -> Option<Way> {
    let number = level.quantity;
    // Beside another number, only what stands in its own part is said of it.
    let items = if parts.levels.len() > 1 { parts.part_of(level.item) } else { parts.items };
    let has = |what: &dyn Fn(&PhraseKind) -> bool| items.iter().any(|item| what(&item.what));
    let bound = number.is_bound() || matches!(number.hedge, Hedge::To(_));
    if has(&|what| *what == PhraseKind::Average) {
        return Some(Way::Average);
    }
    let runs = has(&|what| matches!(what, PhraseKind::Run(_))) && !parts.moves();
    if runs || has(&|what| *what == PhraseKind::Each(Yearly::Every)) {
        return Some(Way::Each);
    }
    if has(&|what| *what == PhraseKind::Each(Yearly::Rate)) {
        return Some(if bound { Way::Each } else { Way::Average });
    }
    let summed = has(&|what| *what == PhraseKind::Sum);
    let spans = parts.times.is_empty()
        && (parts.period().is_some() || parts.time_with(Relation::Since).is_some());
    let open = matches!(number.hedge, Hedge::To(_)) && spans && !summed && !parts.moves();
    open.then_some(Way::Open)
}

/// Over which years.
fn years(parts: &Parts, place: usize, when: Option<&TimeRef>) -> Option<Years> {
    let further = parts.further_years(place);
    if let (false, Some(first)) = (further.is_empty(), when) {
        return Some(Years::List([first.clone()].into_iter().chain(further).collect()));
    }
    if let Some((from, to)) = parts.period() {
        return Some(Years::Span(from, to));
    }
    let to = when.filter(|_| !parts.times.is_empty()).cloned().unwrap_or(TimeRef::Now);
    let since = parts.time_with(Relation::Since).map(|(since, _)| since);
    let since = since.or_else(|| run(parts, &to));
    since.map(|since| Years::Span(since, to))
}

/// The first year of `every year since 2012`, `for six years in a row`.
fn run(parts: &Parts, to: &TimeRef) -> Option<TimeRef> {
    parts.items.iter().find_map(|item| match &item.what {
        PhraseKind::Run(RunLength::Since(when)) => Some(when.clone()),
        PhraseKind::Run(RunLength::Years(years)) => Some(TimeRef::Earlier {
            years: years - 1,
            words: "the first of them".to_owned(),
            than: Some(Box::new(to.clone())),
        }),
        _ => None,
    })
}

/// What is new in the clause, if it says that anything is.
pub(super) fn first(parts: &Parts) -> Option<Claim> {
    // "6년 만에 감소했다": with a size it is a change over these years.
    let moves_next = |place: usize| {
        parts.items.get(place + 1).is_some_and(|item| matches!(item.what, PhraseKind::Move(..)))
    };
    let found = |(place, item): (usize, &Phrase)| match &item.what {
        PhraseKind::First(years) => Some((*years, item.at.clone())),
        PhraseKind::Last { years, words, .. } if words.contains("만에") && moves_next(place) => {
            Some((Some(*years), item.at.clone()))
        }
        _ => None,
    };
    let (years, at) = parts.items.iter().enumerate().find_map(found)?;
    let Some(new) = new(parts) else {
        return Some(Claim::unread("what was so for the first time is not read", at));
    };
    // "4년 만에 처음으로": how many years stands apart.
    let years = years.or_else(|| {
        parts.items.iter().find_map(|item| match &item.what {
            PhraseKind::Last { years, words, .. } if words.contains("만에") => Some(*years),
            _ => None,
        })
    });
    let scope = match (parts.time_with(Relation::Since), years) {
        (Some((since, _)), _) => Scope::Since(since),
        (None, Some(years)) => Scope::Years(years),
        // "rose for the first time" may be meant of one run only.
        (None, None) if matches!(new, Novelty::Move(_)) => {
            return Some(Claim::unread("it does not say since when", at));
        }
        (None, None) => Scope::All,
    };
    let Some(who) = parts.who() else {
        return Some(Claim::unread("it names several groups, and not which of them", at));
    };
    let when = parts.main_time().unwrap_or(match &scope {
        Scope::Since(_) => TimeRef::Now,
        _ => TimeRef::Unsaid,
    });
    Some(Claim::new(ClaimKind::First { when, new, scope }, who, parts.place()))
}

fn new(parts: &Parts) -> Option<Novelty> {
    if parts.shares {
        return None;
    }
    match parts.levels.iter().find(|level| level.quantity.is_bound()) {
        Some(level) => Some(Novelty::Count(level.quantity.clone())),
        None => parts.direction().map(Novelty::Move),
    }
}
