//! Claims of changes: from when to when, in which direction, by how much, how often in a row.

use super::context::Context;
use super::slots::Parts;
use crate::claims::claim::{Claim, ClaimKind, Direction, RunLength, Size, SubjectRef, TimeRef};
use crate::claims::phrase::{Compares, PhraseKind, Relation};

/// The note on a change that no other year is named for: news compare with the year before.
pub(super) const ON_THE_YEAR: &str =
    "no other year is named: taken as the change on the year before";

/// What is open where a number that something came from has no year.
pub(super) const FROM_WHEN: &str = "it names no year for where it came from";

/// The change of a clause, if it claims one.
pub(super) fn say(parts: &Parts, context: &mut Context, claims: &mut Vec<Claim>) {
    let groups = parts.groups().len();
    let against = parts.items.iter().any(|item| item.what == PhraseKind::Against);
    let compares_groups = groups == 2 && !parts.moves();
    if against || compares_groups {
        return;
    }
    let sizes = parts.sizes();
    let length = parts.items.iter().find_map(|item| match &item.what {
        PhraseKind::Run(length) => Some((length.clone(), item.at.clone())),
        _ => None,
    });
    // "every year since 2012, more than 1,000 arrived": of the number, not of a change.
    let of_levels = !parts.moves() && !parts.levels.is_empty();
    if let Some((length, at)) = length.filter(|_| !of_levels) {
        run(parts, context, (length, at), claims);
        if sizes.is_empty() {
            return;
        }
    }
    if let Some(claim) = yearly(parts) {
        claims.push(claim);
        return;
    }
    let moved = parts.moves();
    if !moved && sizes.is_empty() {
        return;
    }
    if let (Some((Size::Percent(_), at)), false) = (sizes.first(), moved) {
        claims.push(Claim::unread("it does not say what the percentage or fraction is one of, or in a way that is not read", at.clone()));
        return;
    }
    if let (Some((Size::Amount(_), at)), false) = (sizes.first(), moved) {
        claims.push(Claim::unread("what it is more or fewer by is not read", at.clone()));
        return;
    }
    // A record of changes says all that it says.
    let verb = parts.items.iter().any(|item| matches!(item.what, PhraseKind::Move(..)));
    if sizes.is_empty() && !verb {
        return;
    }
    if compares(parts) && parts.compares_with_several() {
        let reason = "a comparison with several years is not read";
        claims.push(Claim::unread(reason, parts.place()));
        return;
    }
    let movers = match parts.who() {
        Some(who) => match parts.listed_groups() {
            Some(listed) if listed.contains(&who) => listed,
            _ => vec![who],
        },
        None => parts.listed_groups().unwrap_or_default(),
    };
    if movers.is_empty() {
        claims.push(Claim::unread(
            "it names several groups, and not which of them moved",
            parts.place(),
        ));
        return;
    }
    for step in steps(parts, context, sizes) {
        for who in &movers {
            one(parts, context, (&step, who.clone()), claims);
        }
    }
}

/// One change of a clause.
struct Step {
    from: TimeRef,
    to: TimeRef,
    /// Whether no other year is named, so that it is the change on the year before.
    implied: bool,
    size: Option<(Size, std::ops::Range<usize>)>,
}

/// The changes that the clause speaks of: one for each size, or one for each of several years.
fn steps(
    parts: &Parts,
    context: &Context,
    sizes: Vec<(Size, std::ops::Range<usize>)>,
) -> Vec<Step> {
    let on_the_year = |to: &TimeRef| TimeRef::year_before(to.clone());
    let years = parts.listed_years();
    if years.len() > 1 && (sizes.is_empty() || sizes.len() == years.len()) {
        let mut sizes = sizes.into_iter();
        return years
            .into_iter()
            .map(|to| Step { from: on_the_year(&to), to, implied: true, size: sizes.next() })
            .collect();
    }
    let (from, to, implied) = ends(parts, context, sizes.is_empty());
    let direction = direction(parts, sizes.first().map(|(size, _)| size));
    // "from 1,911 in 2011 to 164 in 2023, a drop of 91.4%": of the change that was just spoken of.
    let (from, to, implied) = match &context.change {
        Some((first, last, way))
            if implied
                && !sizes.is_empty()
                && !parts.is_timed()
                && !parts.has_role(Relation::To)
                && *way == direction =>
        {
            (first.clone(), last.clone(), false)
        }
        _ => (from, to, implied),
    };
    if sizes.is_empty() {
        return vec![Step { from, to, implied, size: None }];
    }
    let step = |size| Step { from: from.clone(), to: to.clone(), implied, size: Some(size) };
    sizes.into_iter().map(step).collect()
}

fn one(
    parts: &Parts,
    context: &mut Context,
    (step, who): (&Step, SubjectRef),
    claims: &mut Vec<Claim>,
) {
    let Step { from, to, implied, size } = step;
    let (mut direction, mut size, of_size) = match size {
        Some((size, at)) => (direction(parts, Some(size)), Some(size.clone()), Some(at.clone())),
        None => (direction(parts, None), None, None),
    };
    // "(−55.4%)"
    if let Some(Size::Percent(number) | Size::Amount(number)) = &mut size
        && number.number.value < 0.0
    {
        number.number.value = -number.number.value;
        direction = Some(Direction::Down);
    }
    context.change = Some((from.clone(), to.clone(), direction));
    let at = place(parts, of_size);
    if *to == TimeRef::Unsaid || *from == TimeRef::Unsaid {
        // Words such as "the fall" alone are no claim.
        if size.is_some() || parts.has_role(Relation::From) {
            claims.push(Claim::unread("it does not say between which years", at));
        }
        return;
    }
    if parts.moves() && parts.direction().is_none() && direction.is_none() {
        claims.push(Claim::unread("it names both a rise and a fall", at));
        return;
    }
    let share = parts.share_of().filter(|_| parts.moves_share());
    let bare = size.is_none();
    let size_is_ratio = matches!(size, Some(Size::Ratio(_)));
    let (start, end) = (from.clone(), to.clone());
    let said = match share {
        Some(_) => ClaimKind::ShareChange { from: start, to: end, direction, size },
        None => {
            let compared = compares(parts);
            ClaimKind::Change { from: start, to: end, direction, size, compared }
        }
    };
    let who = share.unwrap_or(who);
    // "rose to 236 in 2024, up 20.4% from 196 in 2023": the second says all of the first.
    claims.retain(|claim| {
        !(claim.notes.iter().any(|note| note == ON_THE_YEAR)
            && is_bare(&claim.said, to, direction, &who, &claim.who))
    });
    let twice = bare
        && claims.iter().any(|claim| same(&claim.said, from, to, direction) && claim.who == who);
    if twice {
        return;
    }
    let notes = if *implied { vec![ON_THE_YEAR.to_owned()] } else { Vec::new() };
    // "229 in 2020, 63 in 2021 and 67 in 2022, a fall": from which of them is not said.
    let listed = parts.levels.len() > 2 || context.listed > 1;
    let unsaid = *implied || context.when.as_ref() == Some(from);
    let ratio = size_is_ratio && parts.levels.len() > 1;
    let several = unsaid && ((bare && listed) || ratio);
    let open = (several || parts.start_is_implied()).then_some(FROM_WHEN);
    claims.push(Claim { notes, open, ..Claim::new(said, who, at) });
}

/// `rose every year between 2002 and 2009`, `fell continuously from 2009 to 2019`.
fn yearly(parts: &Parts) -> Option<Claim> {
    let at = parts.items.iter().find_map(|item| match item.what {
        PhraseKind::Each(_) => Some(item.at.clone()),
        _ => None,
    })?;
    let direction = parts.direction()?;
    if !parts.levels.is_empty() || !parts.sizes().is_empty() {
        return Some(Claim::unread("a figure of several years that moved is not read", at));
    }
    let (from, to) = match (parts.span(), parts.time_with(Relation::Since)) {
        (Some(span), _) => span,
        (None, Some((since, _))) => (since, TimeRef::Now),
        (None, None) => return Some(Claim::unread("it does not say over which years", at)),
    };
    let who = parts.who()?;
    let said = ClaimKind::Run { to, direction, length: RunLength::Since(from) };
    Some(Claim::new(said, who, at))
}

/// Whether the clause compares two years, without saying that one led to the other.
fn compares(parts: &Parts) -> bool {
    !parts.items.iter().any(|item| matches!(item.what, PhraseKind::Move(_, Compares(false))))
}

/// Whether a change says no more than a direction to that year.
fn is_bare(
    said: &ClaimKind,
    to: &TimeRef,
    direction: Option<Direction>,
    who: &SubjectRef,
    other: &SubjectRef,
) -> bool {
    match said {
        ClaimKind::Change { to: end, direction: way, size: None, .. } => {
            end == to && *way == direction && who == other
        }
        _ => false,
    }
}

/// Whether a change says that direction between these years, with whatever size.
fn same(said: &ClaimKind, from: &TimeRef, to: &TimeRef, direction: Option<Direction>) -> bool {
    matches!(said, ClaimKind::Change { from: a, to: b, direction: way, .. } if a == from && b == to && *way == direction)
}

/// The direction of the verb; of a ratio alone that of its size.
fn direction(parts: &Parts, size: Option<&Size>) -> Option<Direction> {
    let verb = parts.direction();
    match size {
        // "14 times as many" goes up without a verb; "fell to half as many" agrees with its verb.
        Some(Size::Ratio(ratio)) if verb.is_none() && !parts.moves() => {
            Some(if ratio.number.value > 1.0 { Direction::Up } else { Direction::Down })
        }
        _ => verb,
    }
}

/// From when to when; and whether the beginning is only implied.
fn ends(parts: &Parts, context: &Context, bare: bool) -> (TimeRef, TimeRef, bool) {
    if let Some((from, to)) = parts.span() {
        return (from, to, false);
    }
    let since = parts.time_with(Relation::Since);
    if let Some((since, _)) = since {
        let to = match parts.main_time() {
            Some(to) if to != since => to,
            _ => TimeRef::Now,
        };
        return (since, to, false);
    }
    let to = parts.main_time().unwrap_or(TimeRef::Unsaid);
    if let Some((from, _)) = parts.time_with(Relation::From) {
        let to = if to == TimeRef::Unsaid && matches!(from, TimeRef::Earlier { .. }) {
            TimeRef::Unsaid
        } else {
            to
        };
        return (from, to, false);
    }
    if parts.has_role(Relation::From) {
        return match parts.time_of_role(Relation::From) {
            Some(from) => (from, to, false),
            // Where it came from is a number without a year.
            None => (TimeRef::Unsaid, to, false),
        };
    }
    let peak = parts.items.iter().position(|item| {
        matches!(item.what, PhraseKind::Extreme { .. }) && item.role == Relation::From
    });
    if let Some(peak) = peak {
        let after = parts.items.get(peak + 1);
        let from = match after.map(|item| &item.what) {
            Some(PhraseKind::Time(_)) => parts.when(peak + 1).unwrap_or(TimeRef::Unsaid),
            _ => TimeRef::Peak("the peak".to_owned()),
        };
        return (from, to, false);
    }
    // "peaked at 2,914 in 2009 and fell to 63 in 2021", "… and fell 98% by 2021": from there.
    let by = parts.time_with(Relation::By).is_some();
    if let (Some(TimeRef::Year { year: first, .. }), TimeRef::Year { year: last, .. }) =
        (&context.when, &to)
        && first < last
        && (bare || by)
    {
        return (TimeRef::year(*first), to, false);
    }
    if let Some(since) = parts.carried_since().filter(|since| *since != to) {
        return (since, to, false);
    }
    let before = TimeRef::year_before(to.clone());
    (before, to, true)
}

fn run(
    parts: &Parts,
    context: &Context,
    (length, at): (RunLength, std::ops::Range<usize>),
    claims: &mut Vec<Claim>,
) {
    let Some(direction) = parts.direction().or(context.direction) else {
        claims.push(Claim::unread("it does not say whether the count rose or fell", at));
        return;
    };
    let to = match parts.main_time() {
        Some(to) => to,
        None if matches!(length, RunLength::Since(_)) => TimeRef::Now,
        None => TimeRef::Unsaid,
    };
    let Some(who) = parts.who() else { return };
    claims.push(Claim::new(ClaimKind::Run { to, direction, length }, who, at));
}

/// The bytes of the verb and of the size.
fn place(parts: &Parts, size: Option<std::ops::Range<usize>>) -> std::ops::Range<usize> {
    let verb = parts
        .items
        .iter()
        .find(|item| matches!(item.what, PhraseKind::Move(..)))
        .map(|item| item.at.clone());
    match (verb, size) {
        (Some(verb), Some(size)) => verb.start.min(size.start)..verb.end.max(size.end),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => parts.place(),
    }
}
