//! Claims of levels: counts, sums, shares, records, one group against another.

use std::ops::Range;

use super::change::FROM_WHEN;
use super::pairing::{Order, Pairing};
use super::slots::{Level, Parts};
use super::yearly;
use crate::claims::claim::{Claim, ClaimKind, Hedge, Scope, Size, SubjectRef, TimeRef, Years};
use crate::claims::phrase::{Break, CountedNoun, Phrase, PhraseKind, Relation};

/// The counts, shares, sums and records of a clause.
pub(super) fn say(parts: &Parts, claims: &mut Vec<Claim>) {
    if parts.pairing == Pairing::Ambiguous {
        claims.push(ambiguous(parts));
        return;
    }
    if let Some(row) = in_a_row(parts) {
        claims.extend(row);
        return;
    }
    let ordered = parts.items.iter().any(|item| item.what == PhraseKind::Respectively);
    if ordered && parts.groups().len() > 1 && parts.levels.len() > 1 {
        claims
            .push(Claim::unread("numbers of several groups in a row are not read", parts.place()));
        return;
    }
    let compares = parts.items.iter().any(|item| item.what == PhraseKind::Against);
    for (place, level) in parts.levels.iter().enumerate() {
        let Some(item) = parts.items.get(level.item) else { continue };
        claims.extend(one(parts, place, level, item, compares));
    }
    for (place, item) in parts.items.iter().enumerate() {
        if let PhraseKind::Step { direction, largest, by, scope } = &item.what {
            let when = time_of_extreme(parts, place);
            let (direction, largest, by, scope) = (*direction, *largest, *by, scope.clone());
            let said = ClaimKind::Step { when, direction, largest, by, scope };
            claims.extend(parts.who().map(|who| Claim::new(said, who, item.at.clone())));
        }
        if let PhraseKind::Extreme { side, rank, scope } = &item.what {
            if parts.shares {
                claims.push(Claim::unread("a record of a share is not read", item.at.clone()));
                continue;
            }
            // "the drop was the largest ever": of changes.
            let words = parts.items.iter().any(|item| matches!(item.what, PhraseKind::Move(..)));
            if *scope == Scope::Unsaid && words && parts.levels.is_empty() && !parts.names_measure()
            {
                claims.push(Claim::unread(
                    "what is the highest or lowest of is not read",
                    item.at.clone(),
                ));
                continue;
            }
            let of_group = parts.who().is_some_and(|who| who != SubjectRef::Whole);
            if *scope == Scope::Unsaid && of_group {
                let reason = "it may be a record among the years, or among the groups";
                let readings = ["of all years of that group", "of all groups in that year"];
                let readings = readings.map(str::to_owned).to_vec();
                claims.push(Claim::open(reason, readings, item.at.clone()));
                continue;
            }
            let when = time_of_extreme(parts, place);
            let said = ClaimKind::Extreme { when, side: *side, rank: *rank, scope: scope.clone() };
            let Some(who) = parts.who() else { continue };
            claims.push(Claim::new(said, who, item.at.clone()));
        }
    }
}

fn one(parts: &Parts, place: usize, level: &Level, item: &Phrase, compares: bool) -> Vec<Claim> {
    let when = parts.time_of(place);
    // "more than 80 percent in 2019, 2020 and 2021": a share of each.
    if level.tie.is_none() {
        let years = when.iter().cloned().chain(parts.further_years(place));
        let years: Vec<Option<TimeRef>> = years.map(Some).collect();
        let years = if years.is_empty() { vec![None] } else { years };
        return years
            .into_iter()
            .filter_map(|when| in_year(parts, place, (level, item, compares), when))
            .collect();
    }
    in_year(parts, place, (level, item, compares), when).into_iter().collect()
}

/// `각각 229명, 63명, 67명` of a span with as many years.
fn in_a_row(parts: &Parts) -> Option<Vec<Claim>> {
    let ordered = parts.items.iter().any(|item| item.what == PhraseKind::Respectively);
    let (TimeRef::Year { year: from, .. }, TimeRef::Year { year: to, .. }) =
        parts.span().filter(|_| ordered && parts.times.is_empty())?
    else {
        return None;
    };
    if parts.levels.len() as i64 != i64::from(to) - i64::from(from) + 1 {
        return None;
    }
    let one = |(level, year): (&Level, i32)| {
        let at = parts.items.get(level.item)?.at.clone();
        let said = ClaimKind::Count { when: TimeRef::year(year), number: level.quantity.clone() };
        Some(Claim::new(said, parts.who_of(level)?, at))
    };
    parts.levels.iter().zip(from..=to).map(one).collect()
}

/// The claim that a number makes of that year.
fn in_year(
    parts: &Parts,
    place: usize,
    (level, item, compares): (&Level, &Phrase, bool),
    when: Option<TimeRef>,
) -> Option<Claim> {
    let at = together(parts, place, item);
    let summed =
        parts.items.iter().any(|item| item.what == PhraseKind::Sum && item.role == Relation::At);
    if summed && parts.groups().len() > 1 {
        return Some(Claim::unread("what it says of several groups together is not read", at));
    }
    let open = (item.role == Relation::From && parts.start_is_implied()).then_some(FROM_WHEN);
    let claim = |said, who| Some(Claim { open, ..Claim::new(said, who, at.clone()) });
    if level.tie.is_none() {
        let percent = level.quantity.clone();
        let said = ClaimKind::Share {
            when: when.unwrap_or(TimeRef::Unsaid),
            percent,
            in_words: level.in_words,
        };
        let Some(who) = parts.share_of().or_else(|| parts.who_of(level)) else {
            return Some(Claim::unread(
                "it names several groups, and not which of them the share is that of",
                at,
            ));
        };
        return match who {
            SubjectRef::Whole => Some(Claim::unread("it does not say whose share this is", at)),
            who => claim(said, who),
        };
    }
    if compares && level.quantity.hedge == Hedge::MoreThan {
        return None;
    }
    let Some(who) = parts.who_of(level) else {
        return Some(Claim::unread(
            "it names several groups, and not which of them the number is that of",
            at,
        ));
    };
    let first = parts.items.iter().any(|item| matches!(item.what, PhraseKind::First(_)));
    if first && level.quantity.is_bound() {
        return None;
    }
    let other =
        |item: &Phrase| matches!(item.what, PhraseKind::Time(_)) && item.role == Relation::Other;
    if parts.paired(place).is_none() && parts.part_of(level.item).iter().any(other) {
        return Some(Claim::unread("what it says before or after a year is not read", at));
    }
    let several = (place, level, item);
    if let Some(claim) = yearly::several(parts, several, when.as_ref(), who.clone(), at.clone()) {
        return Some(claim);
    }
    let further = parts.further_years(place);
    if let (true, Some(first), false) = (summed, &when, further.is_empty()) {
        let years = [first.clone()].into_iter().chain(further).collect();
        let number = level.quantity.clone();
        return claim(ClaimKind::Together { years: Years::List(years), number }, who);
    }
    if let Some(said) = sum(parts, level, item, when.as_ref()) {
        return claim(said, who);
    }
    if by_is_open(parts, place, item) {
        let both = |when| [format!("in {when}"), format!("in all up to {when}")];
        let readings = when.iter().flat_map(|when| both(in_words(when))).collect();
        let reason = "it may be the number of that year, or of all years up to it";
        return Some(Claim::open(reason, readings, at));
    }
    if let (false, Some(when)) = (further.is_empty(), &when) {
        let mut years = vec![in_words(when)];
        years.extend(further.iter().map(in_words));
        let years = crate::format::list(&years);
        let readings = vec![format!("in each of {years}"), format!("in {years} together")];
        return Some(Claim::open("one number stands beside several years", readings, at));
    }
    let when = when.unwrap_or(TimeRef::Unsaid);
    // A number without a year and without anything that ties it to the data is left alone.
    let told = parts.is_timed()
        || parts.moves()
        || item.role != Relation::At
        || matches!(level.tie, Some(CountedNoun::Measure | CountedNoun::Group(_)));
    if when == TimeRef::Unsaid && !told {
        let of_group = !parts.groups().is_empty() && parts.tied;
        return of_group.then(|| Claim::unread("it does not say in which year", at));
    }
    let total = parts.items.iter().any(|item| item.what == PhraseKind::OpenTotal);
    if total && item.role != Relation::From {
        let open = Some("it may be the number of that year, or of all up to it");
        let said = ClaimKind::Count { when, number: level.quantity.clone() };
        return Some(Claim { open, ..Claim::new(said, who, at) });
    }
    claim(ClaimKind::Count { when, number: level.quantity.clone() }, who)
}

/// A sum over several years, where the words make the number one.
fn sum(parts: &Parts, level: &Level, item: &Phrase, when: Option<&TimeRef>) -> Option<ClaimKind> {
    let marked =
        parts.items.iter().any(|item| item.what == PhraseKind::Sum && item.role == Relation::At);
    let total = parts.items.iter().any(|item| item.what == PhraseKind::Sum);
    let number = level.quantity.clone();
    // "the cumulative number reached 34,314 in 2024"
    let cumulative = parts.part_sums(level.item);
    if cumulative && !matches!(item.role, Relation::From | Relation::By) {
        let to = when.cloned().or_else(|| parts.main_time()).unwrap_or(TimeRef::Now);
        return Some(ClaimKind::Sum { from: None, to, number });
    }
    if let Some(from_to) = bracketed_span(parts, level.item) {
        let (from, to) = from_to;
        return Some(ClaimKind::Sum { from: Some(from), to, number });
    }
    let reached = item.role == Relation::To && (parts.moves() || parts.has_role(Relation::From));
    if (item.role == Relation::From || reached) && !marked {
        return None;
    }
    let own_time = !parts.times.is_empty();
    if let Some((since, _)) = parts.time_with(Relation::Since)
        && (marked || !parts.moves())
        && (!own_time || marked)
    {
        let to = if own_time { when.cloned().unwrap_or(TimeRef::Now) } else { TimeRef::Now };
        return Some(ClaimKind::Sum { from: Some(since), to, number });
    }
    let spans = parts
        .items
        .iter()
        .any(|item| matches!(item.what, PhraseKind::Span(..) | PhraseKind::Last { .. }));
    let beside = parts.is_beside_time(level.item);
    if spans && !own_time && !parts.moves() && !beside {
        let (from, to) = parts.period()?;
        return Some(ClaimKind::Sum { from: Some(from), to, number });
    }
    let base = parts.items.iter().any(|item| item.role == Relation::Of);
    let by = parts
        .times
        .iter()
        .find(|time| parts.items.get(**time).is_some_and(|item| item.role == Relation::By));
    match by {
        Some(by) if total || base => {
            Some(ClaimKind::Sum { from: None, to: parts.when(*by)?, number })
        }
        // "In 2023, 196 in all" is a count of that year.
        _ if own_time || !marked => None,
        _ => Some(ClaimKind::Sum { from: None, to: TimeRef::Now, number }),
    }
}

/// Whether `by 2025` leaves open what the number is: `By 2025, 34,537 had arrived.`
fn by_is_open(parts: &Parts, place: usize, item: &Phrase) -> bool {
    let time = parts.paired(place).and_then(|time| parts.items.get(time));
    item.role == Relation::At
        && !parts.moves()
        && time.is_some_and(|time| time.role == Relation::By)
}

/// The span in front of the bracket in which a number stands: `between 2020 and 2025 (1,014)`.
fn bracketed_span(parts: &Parts, place: usize) -> Option<(TimeRef, TimeRef)> {
    let open = place.checked_sub(1)?;
    let span = open.checked_sub(1)?;
    match (&parts.items.get(open)?.what, &parts.items.get(span)?.what) {
        (PhraseKind::Break(Break::Open), PhraseKind::Span(from, to)) => {
            Some((from.clone(), to.clone()))
        }
        _ => None,
    }
}

/// The bytes of a number with those of its time, where nothing else stands between.
fn together(parts: &Parts, place: usize, item: &Phrase) -> Range<usize> {
    let time = parts.paired(place).and_then(|time| parts.items.get(time));
    let Some(time) = time else { return item.at.clone() };
    let (start, end) = (item.at.start.min(time.at.start), item.at.end.max(time.at.end));
    let between = parts.items.iter().any(|other| {
        other.at.start >= start
            && other.at.end <= end
            && other.at != item.at
            && other.at != time.at
            && !matches!(
                other.what,
                PhraseKind::Break(Break::Open | Break::Soft)
                    | PhraseKind::Measure
                    | PhraseKind::Group(_)
            )
    });
    // Far apart, the number alone is clearer.
    if between || end - start > 60 { item.at.clone() } else { start..end }
}

/// The year of a record: that of the number right after it, else of the time after it, else before.
pub(super) fn time_of_extreme(parts: &Parts, place: usize) -> TimeRef {
    let time_before = || {
        let before = parts.items.get(..place).unwrap_or_default();
        before.iter().rposition(|item| matches!(item.what, PhraseKind::Time(_)))
    };
    let leads = parts.items.get(place).is_some_and(|item| item.role == Relation::From);
    let next =
        parts.items.get(place + 1).is_some_and(|item| matches!(item.what, PhraseKind::Time(_)));
    if leads && next && parts.order == Order::Before {
        return parts.when(place + 1).unwrap_or(TimeRef::Unsaid);
    }
    if let Some(time) = time_before().filter(|_| parts.order == Order::Before) {
        return parts.when(time).unwrap_or(TimeRef::Unsaid);
    }
    let after = parts.items.get(place + 1..).unwrap_or_default();
    for (offset, item) in after.iter().enumerate() {
        match &item.what {
            PhraseKind::Quantity(..) => {
                let level = parts.levels.iter().position(|level| level.item == place + 1 + offset);
                if let Some(when) = level.and_then(|level| parts.time_of(level)) {
                    return when;
                }
                break;
            }
            PhraseKind::Time(_) if matches!(item.role, Relation::At | Relation::By) => {
                return parts.when(place + 1 + offset).unwrap_or(TimeRef::Unsaid);
            }
            PhraseKind::Break(Break::Open) => {}
            PhraseKind::Break(_) | PhraseKind::Move(..) => break,
            _ => {}
        }
    }
    // "the 2009 peak"
    let adjacent = place.checked_sub(1).filter(|time| {
        let (time, item) = (parts.items.get(*time), parts.items.get(place));
        time.zip(item).is_some_and(|(time, item)| {
            matches!(time.what, PhraseKind::Time(_))
                && time.role != Relation::Since
                && item.at.start.saturating_sub(time.at.end) <= 1
        })
    });
    if let Some(time) = adjacent {
        return parts.when(time).unwrap_or(TimeRef::Unsaid);
    }
    // "the 2021 total (63) was the lowest, and …"
    if let [only] = parts.times_around(place).as_slice() {
        return parts.when(*only).unwrap_or(TimeRef::Unsaid);
    }
    parts.main_time().unwrap_or(TimeRef::Unsaid)
}

/// One group against another.
pub(super) fn compare(parts: &Parts, claims: &mut Vec<Claim>) {
    let groups = parts.groups();
    let against = parts.items.iter().find(|item| item.what == PhraseKind::Against);
    let ratio = parts.items.iter().find_map(|item| match &item.what {
        PhraseKind::Size(size @ (Size::Ratio(_) | Size::Ambiguous { .. })) => {
            Some((size.clone(), item))
        }
        _ => None,
    });
    let (first, second) = match groups.as_slice() {
        [first, second] => (first.clone(), second.clone()),
        _ => return,
    };
    let place = parts.place();
    if let Some(against) = against {
        let (more, fewer) =
            if against.role == Relation::Other { (second, first) } else { (first, second) };
        if parts.period().is_some() {
            // More in all of them, in each, or more often: the last year decides none of these.
            claims.push(Claim::unread("two groups are compared over several years", place));
            return;
        }
        let size = by_how_much(parts).or(ratio.map(|(size, _)| size));
        let years = parts.listed_years();
        let one = vec![parts.main_time().unwrap_or(TimeRef::Unsaid)];
        for when in if years.len() > 1 { years } else { one } {
            let (more, fewer, size) = (more.clone(), fewer.clone(), size.clone());
            let said = ClaimKind::Groups { when, more, fewer, size };
            claims.push(Claim::new(said, SubjectRef::Whole, place.clone()));
        }
        return;
    }
    if let Some((size, _)) = ratio
        && !parts.moves()
    {
        let when = parts.main_time().unwrap_or(TimeRef::Unsaid);
        let said = ClaimKind::Groups { when, more: first, fewer: second, size: Some(size) };
        claims.push(Claim::new(said, SubjectRef::Whole, place));
    }
}

/// `by 184`, `by 8 to 1`.
fn by_how_much(parts: &Parts) -> Option<Size> {
    let by = parts.items.iter().position(|item| {
        item.role == Relation::By
            && matches!(item.what, PhraseKind::Quantity(..) | PhraseKind::Percent { .. })
    })?;
    match &parts.items.get(by)?.what {
        PhraseKind::Quantity(quantity, _) => {
            match parts.items.get(by + 1).map(|item| (&item.what, item.role)) {
                Some((PhraseKind::Quantity(second, _), Relation::To))
                    if second.number.value > 0.0 =>
                {
                    let mut ratio = quantity.clone();
                    ratio.number.value /= second.number.value;
                    ratio.number.place /= second.number.value;
                    Some(Size::Ratio(ratio))
                }
                _ => Some(Size::Amount(quantity.clone())),
            }
        }
        PhraseKind::Percent { quantity, .. } => Some(Size::Percent(quantity.clone())),
        _ => None,
    }
}

/// Two numbers, two years and no order: both readings.
fn ambiguous(parts: &Parts) -> Claim {
    let number = |level: &Level| crate::format::decimal(level.quantity.number.value, 0);
    let years: Vec<String> = parts
        .times
        .iter()
        .filter_map(|time| parts.when(*time))
        .map(|when| in_words(&when))
        .collect();
    let numbers: Vec<String> = parts.levels.iter().map(number).collect();
    let reading = |numbers: &[String]| {
        let pairs = numbers.iter().zip(&years);
        crate::format::list(pairs.map(|(number, year)| format!("{number} in {year}")))
    };
    let reversed: Vec<String> = numbers.iter().rev().cloned().collect();
    let readings = vec![reading(&numbers), reading(&reversed)];
    let reason = "nothing says which number is that of which year";
    Claim::open(reason, readings, parts.place())
}

fn in_words(when: &TimeRef) -> String {
    match when {
        TimeRef::Year { year, .. } => year.to_string(),
        TimeRef::Ago { words, .. }
        | TimeRef::LastYear { words, .. }
        | TimeRef::Earlier { words, .. }
        | TimeRef::Part(words)
        | TimeRef::Peak(words) => words.clone(),
        TimeRef::Now => "the latest year".to_owned(),
        TimeRef::Unsaid => "a year that is not said".to_owned(),
    }
}
