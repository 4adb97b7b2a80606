//! Claims of several years: in each of them, on average, for the first time.

use std::ops::Range;

use super::level::further_years;
use super::parts::Parts;
use super::{Level, unread};
use crate::claims::claim::{Claim, Hedge, Length, New, Quantity, Said, Scope, When, Who, Years};
use crate::claims::item::{Item, Role, What, Yearly};

/// The claim of a number of several years; none when it is that of one, or of all together.
pub(super) fn several(
    parts: &Parts,
    (place, level, item): (usize, &Level, &Item),
    when: Option<&When>,
    who: Who,
    at: Range<usize>,
) -> Option<Claim> {
    let way = way(parts, level.quantity)?;
    if item.role == Role::From || (parts.moves() && item.role != Role::At) {
        return Some(unread("a figure of several years that moved is not read", at));
    }
    let Some(years) = years(parts, place, when) else {
        return Some(unread("it does not say over which years", at));
    };
    let number = level.quantity.clone();
    let said = match way {
        Way::Average => Said::Average { years, number },
        Way::Each => Said::Each { years, number },
        Way::Open => {
            let mut open =
                unread("it may be the number of each of the years, or that of all of them", at);
            if let Said::Unread { readings, .. } = &mut open.said {
                readings.extend(["in each year".to_owned(), "in all".to_owned()]);
            }
            return Some(open);
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

fn way(parts: &Parts, number: &Quantity) -> Option<Way> {
    let has = |what: &dyn Fn(&What) -> bool| parts.items.iter().any(|item| what(&item.what));
    let bound = matches!(
        number.hedge,
        Hedge::MoreThan | Hedge::AtLeast | Hedge::FewerThan | Hedge::AtMost | Hedge::To(_)
    );
    if has(&|what| *what == What::Average) {
        return Some(Way::Average);
    }
    let runs = has(&|what| matches!(what, What::Run(Length::Since(_)))) && !parts.moves();
    if runs || has(&|what| *what == What::Each(Yearly::Every)) {
        return Some(Way::Each);
    }
    if has(&|what| *what == What::Each(Yearly::Rate)) {
        return Some(if bound { Way::Each } else { Way::Average });
    }
    let summed = has(&|what| *what == What::Sum);
    let spans = parts.times.is_empty()
        && (parts.period().is_some() || parts.time_with(Role::Since).is_some());
    let open = matches!(number.hedge, Hedge::To(_)) && spans && !summed && !parts.moves();
    open.then_some(Way::Open)
}

/// Over which years.
fn years(parts: &Parts, place: usize, when: Option<&When>) -> Option<Years> {
    let further = further_years(parts, place);
    if let (false, Some(first)) = (further.is_empty(), when) {
        return Some(Years::List([first.clone()].into_iter().chain(further).collect()));
    }
    if let Some((from, to)) = parts.period() {
        return Some(Years::Span(from, to));
    }
    let since = parts.time_with(Role::Since).map(|(since, _)| since).or_else(|| run(parts));
    let to = when.filter(|_| !parts.times.is_empty()).cloned().unwrap_or(When::Now);
    since.map(|since| Years::Span(since, to))
}

/// `every year since 2012`.
fn run(parts: &Parts) -> Option<When> {
    parts.items.iter().find_map(|item| match &item.what {
        What::Run(Length::Since(when)) => Some(when.clone()),
        _ => None,
    })
}

/// What is new in the clause, if it says that anything is.
pub(super) fn first(parts: &Parts) -> Option<Claim> {
    let (years, at) = parts.items.iter().find_map(|item| match &item.what {
        What::First(years) => Some((*years, item.at.clone())),
        _ => None,
    })?;
    let Some(new) = new(parts) else {
        return Some(unread("what was so for the first time is not read", at));
    };
    let scope = match (parts.time_with(Role::Since), years) {
        (Some((since, _)), _) => Scope::Since(since),
        (None, Some(years)) => Scope::Years(years),
        // "rose for the first time" may be meant of one run only.
        (None, None) if matches!(new, New::Move(_)) => {
            return Some(unread("it does not say since when", at));
        }
        (None, None) => Scope::All,
    };
    let Some(who) = parts.who() else {
        return Some(unread("it names several groups, and not which of them", at));
    };
    let when = parts.main_time().unwrap_or(match &scope {
        Scope::Since(_) => When::Now,
        _ => When::Unsaid,
    });
    Some(Claim {
        said: Said::First { when, new, scope },
        who,
        at: parts.place(),
        notes: Vec::new(),
        open: None,
    })
}

fn new(parts: &Parts) -> Option<New> {
    if parts.shares {
        return None;
    }
    match parts.levels.iter().find(|level| is_bound(level.quantity)) {
        Some(level) => Some(New::Count(level.quantity.clone())),
        None => parts.direction().map(New::Move),
    }
}

/// Whether a number is a mark that is passed.
pub(super) fn is_bound(number: &Quantity) -> bool {
    matches!(number.hedge, Hedge::MoreThan | Hedge::AtLeast | Hedge::FewerThan | Hedge::AtMost)
}
