//! Claims of levels: counts, sums, shares, records, one group against another.

use std::ops::Range;

use super::change::FROM_WHEN;
use super::pairing::{Order, Pairing};
use super::parts::Parts;
use super::{Level, unread, yearly};
use crate::claims::claim::{Claim, ClaimKind, Hedge, Scope, Size, When, Who, Years};
use crate::claims::item::{Break, Item, Role, Tie, What};

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
    let ordered = parts.items.iter().any(|item| item.what == What::Respectively);
    if ordered && parts.groups().len() > 1 && parts.levels.len() > 1 {
        claims.push(unread("numbers of several groups in a row are not read", parts.place()));
        return;
    }
    let compares = parts.items.iter().any(|item| item.what == What::Against);
    for (place, level) in parts.levels.iter().enumerate() {
        let Some(item) = parts.items.get(level.item) else { continue };
        claims.extend(one(parts, place, level, item, compares));
    }
    for (place, item) in parts.items.iter().enumerate() {
        if let What::Step { direction, largest, by, scope } = &item.what {
            let when = time_of_extreme(parts, place);
            let (direction, largest, by, scope) = (*direction, *largest, *by, scope.clone());
            let said = ClaimKind::Step { when, direction, largest, by, scope };
            claims.extend(parts.who().map(|who| Claim::new(said, who, item.at.clone())));
        }
        if let What::Extreme { side, rank, scope } = &item.what {
            if parts.shares {
                claims.push(unread("a record of a share is not read", item.at.clone()));
                continue;
            }
            // "the drop was the largest ever": of changes.
            let words = parts.items.iter().any(|item| matches!(item.what, What::Move(..)));
            if *scope == Scope::Unsaid && words && parts.levels.is_empty() && !parts.names_measure()
            {
                claims
                    .push(unread("what is the highest or lowest of is not read", item.at.clone()));
                continue;
            }
            let of_group = parts.who().is_some_and(|who| who != Who::Whole);
            if *scope == Scope::Unsaid && of_group {
                let mut open = unread(
                    "it may be a record among the years, or among the groups",
                    item.at.clone(),
                );
                if let ClaimKind::Unread { readings, .. } = &mut open.said {
                    readings.push("of all years of that group".to_owned());
                    readings.push("of all groups in that year".to_owned());
                }
                claims.push(open);
                continue;
            }
            let when = time_of_extreme(parts, place);
            let said = ClaimKind::Extreme { when, side: *side, rank: *rank, scope: scope.clone() };
            let Some(who) = parts.who() else { continue };
            claims.push(Claim::new(said, who, item.at.clone()));
        }
    }
}

fn one(parts: &Parts, place: usize, level: &Level, item: &Item, compares: bool) -> Vec<Claim> {
    let when = parts.time_of(place);
    // "more than 80 percent in 2019, 2020 and 2021": a share of each.
    if level.tie.is_none() {
        let years = when.iter().cloned().chain(further_years(parts, place));
        let years: Vec<Option<When>> = years.map(Some).collect();
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
    let ordered = parts.items.iter().any(|item| item.what == What::Respectively);
    let (When::Year { year: from, .. }, When::Year { year: to, .. }) =
        parts.span().filter(|_| ordered && parts.times.is_empty())?
    else {
        return None;
    };
    if parts.levels.len() as i64 != i64::from(to) - i64::from(from) + 1 {
        return None;
    }
    let one = |(level, year): (&Level, i32)| {
        let at = parts.items.get(level.item)?.at.clone();
        let said = ClaimKind::Count { when: When::year(year), number: level.quantity.clone() };
        Some(Claim::new(said, parts.who_of(level)?, at))
    };
    parts.levels.iter().zip(from..=to).map(one).collect()
}

/// The claim that a number makes of that year.
fn in_year(
    parts: &Parts,
    place: usize,
    (level, item, compares): (&Level, &Item, bool),
    when: Option<When>,
) -> Option<Claim> {
    let at = together(parts, place, item);
    let summed = parts.items.iter().any(|item| item.what == What::Sum && item.role == Role::At);
    if summed && parts.groups().len() > 1 {
        return Some(unread("what it says of several groups together is not read", at));
    }
    let open = (item.role == Role::From && parts.start_is_implied()).then_some(FROM_WHEN);
    let claim = |said, who| Some(Claim { open, ..Claim::new(said, who, at.clone()) });
    if level.tie.is_none() {
        let percent = level.quantity.clone();
        let said = ClaimKind::Share {
            when: when.unwrap_or(When::Unsaid),
            percent,
            in_words: level.in_words,
        };
        let Some(who) = parts.share_of().or_else(|| parts.who_of(level)) else {
            return Some(unread(
                "it names several groups, and not which of them the share is that of",
                at,
            ));
        };
        return match who {
            Who::Whole => Some(unread("it does not say whose share this is", at)),
            who => claim(said, who),
        };
    }
    if compares && level.quantity.hedge == Hedge::MoreThan {
        return None;
    }
    let Some(who) = parts.who_of(level) else {
        return Some(unread(
            "it names several groups, and not which of them the number is that of",
            at,
        ));
    };
    let first = parts.items.iter().any(|item| matches!(item.what, What::First(_)));
    if first && yearly::is_bound(level.quantity) {
        return None;
    }
    let other = |item: &Item| matches!(item.what, What::Time(_)) && item.role == Role::Other;
    let paired = matches!(&parts.pairing, Pairing::Pairs(pairs) if pairs.get(place).copied().flatten().is_some());
    if !paired && parts.part_of(level.item).iter().any(other) {
        return Some(unread("what it says before or after a year is not read", at));
    }
    let several = (place, level, item);
    if let Some(claim) = yearly::several(parts, several, when.as_ref(), who.clone(), at.clone()) {
        return Some(claim);
    }
    let further = further_years(parts, place);
    if let (true, Some(first), false) = (summed, &when, further.is_empty()) {
        let years = [first.clone()].into_iter().chain(further).collect();
        let number = level.quantity.clone();
        return claim(ClaimKind::Together { years: Years::List(years), number }, who);
    }
    if let Some(said) = sum(parts, level, item, when.as_ref()) {
        return claim(said, who);
    }
    if by_is_open(parts, place, item) {
        let mut open = unread("it may be the number of that year, or of all years up to it", at);
        if let (ClaimKind::Unread { readings, .. }, Some(when)) = (&mut open.said, &when) {
            readings.push(format!("in {}", in_words(when)));
            readings.push(format!("in all up to {}", in_words(when)));
        }
        return Some(open);
    }
    if let (false, Some(when)) = (further.is_empty(), &when) {
        let mut years = vec![in_words(when)];
        years.extend(further.iter().map(in_words));
        let years = crate::format::list(&years);
        let mut open = unread("one number stands beside several years", at);
        if let ClaimKind::Unread { readings, .. } = &mut open.said {
            readings.push(format!("in each of {years}"));
            readings.push(format!("in {years} together"));
        }
        return Some(open);
    }
    let when = when.unwrap_or(When::Unsaid);
    // A number without a year and without anything that ties it to the data is left alone.
    let told = parts.is_timed()
        || parts.moves()
        || item.role != Role::At
        || matches!(level.tie, Some(Tie::Measure | Tie::Group(_)));
    if when == When::Unsaid && !told {
        let of_group = !parts.groups().is_empty() && parts.tied;
        return of_group.then(|| unread("it does not say in which year", at));
    }
    let total = parts.items.iter().any(|item| item.what == What::OpenTotal);
    if total && item.role != Role::From {
        let open = Some("it may be the number of that year, or of all up to it");
        let said = ClaimKind::Count { when, number: level.quantity.clone() };
        return Some(Claim { open, ..Claim::new(said, who, at) });
    }
    claim(ClaimKind::Count { when, number: level.quantity.clone() }, who)
}

/// A sum over several years, where the words make the number one.
fn sum(parts: &Parts, level: &Level, item: &Item, when: Option<&When>) -> Option<ClaimKind> {
    let marked = parts.items.iter().any(|item| item.what == What::Sum && item.role == Role::At);
    let total = parts.items.iter().any(|item| item.what == What::Sum);
    let number = level.quantity.clone();
    // "the cumulative number reached 34,314 in 2024"
    let cumulative = parts.part_sums(level.item);
    if cumulative && !matches!(item.role, Role::From | Role::By) {
        let to = when.cloned().or_else(|| parts.main_time()).unwrap_or(When::Now);
        return Some(ClaimKind::Sum { from: None, to, number });
    }
    if let Some(from_to) = bracketed_span(parts, level.item) {
        let (from, to) = from_to;
        return Some(ClaimKind::Sum { from: Some(from), to, number });
    }
    let reached = item.role == Role::To && (parts.moves() || parts.has_role(Role::From));
    if (item.role == Role::From || reached) && !marked {
        return None;
    }
    let own_time = !parts.times.is_empty();
    if let Some((since, _)) = parts.time_with(Role::Since)
        && (marked || !parts.moves())
        && (!own_time || marked)
    {
        let to = if own_time { when.cloned().unwrap_or(When::Now) } else { When::Now };
        return Some(ClaimKind::Sum { from: Some(since), to, number });
    }
    let spans =
        parts.items.iter().any(|item| matches!(item.what, What::Span(..) | What::Last { .. }));
    let beside = parts.is_beside_time(level.item);
    if spans && !own_time && !parts.moves() && !beside {
        let (from, to) = parts.period()?;
        return Some(ClaimKind::Sum { from: Some(from), to, number });
    }
    let base = parts.items.iter().any(|item| item.role == Role::Of);
    let by = parts
        .times
        .iter()
        .find(|time| parts.items.get(**time).is_some_and(|item| item.role == Role::By));
    match by {
        Some(by) if total || base => {
            Some(ClaimKind::Sum { from: None, to: parts.when(*by)?, number })
        }
        // "In 2023, 196 in all" is a count of that year.
        _ if own_time || !marked => None,
        _ => Some(ClaimKind::Sum { from: None, to: When::Now, number }),
    }
}

/// Whether `by 2025` leaves open what the number is: `By 2025, 34,537 had arrived.`
fn by_is_open(parts: &Parts, place: usize, item: &Item) -> bool {
    let Pairing::Pairs(pairs) = &parts.pairing else { return false };
    let time = pairs.get(place).copied().flatten().and_then(|time| parts.items.get(time));
    item.role == Role::At && !parts.moves() && time.is_some_and(|time| time.role == Role::By)
}

/// The years that stand in a list with that of the number: `in 2021 and 2022`.
pub(super) fn further_years(parts: &Parts, place: usize) -> Vec<When> {
    let Pairing::Pairs(pairs) = &parts.pairing else { return Vec::new() };
    let Some(own) = pairs.get(place).copied().flatten() else { return Vec::new() };
    let what = |at: usize| parts.items.get(at).map(|item| &item.what);
    let listed = |at: usize| {
        let time = parts.items.get(at);
        time.is_some_and(|item| matches!(item.what, What::Time(_)) && item.role == Role::At)
            && !pairs.contains(&Some(at))
            // The year of what comes next is not one of them.
            && !matches!(what(at + 1), Some(What::Quantity(..) | What::Move(..)))
    };
    let soft = |at: usize| matches!(what(at), Some(What::Break(Break::Soft)));
    // At most a comma and an "and" stand between; in Korean nothing does.
    let next = |at: usize| (at + 1..at + 4).find(|next| !soft(*next)).filter(|next| listed(*next));
    let before = |at: usize| {
        let before = (1..4).filter_map(|back| at.checked_sub(back)).find(|before| !soft(*before));
        before.filter(|before| listed(*before))
    };
    let mut years = Vec::new();
    let mut at = own;
    while let Some(following) = next(at) {
        years.extend(parts.when(following));
        at = following;
    }
    let mut at = own;
    while let Some(earlier) = before(at) {
        years.extend(parts.when(earlier));
        at = earlier;
    }
    years
}

/// The span in front of the bracket in which a number stands: `between 2020 and 2025 (1,014)`.
fn bracketed_span(parts: &Parts, place: usize) -> Option<(When, When)> {
    let open = place.checked_sub(1)?;
    let span = open.checked_sub(1)?;
    match (&parts.items.get(open)?.what, &parts.items.get(span)?.what) {
        (What::Break(Break::Open), What::Span(from, to)) => Some((from.clone(), to.clone())),
        _ => None,
    }
}

/// The bytes of a number with those of its time, where nothing else stands between.
fn together(parts: &Parts, place: usize, item: &Item) -> Range<usize> {
    let Pairing::Pairs(pairs) = &parts.pairing else { return item.at.clone() };
    let time = pairs.get(place).copied().flatten().and_then(|time| parts.items.get(time));
    let Some(time) = time else { return item.at.clone() };
    let (start, end) = (item.at.start.min(time.at.start), item.at.end.max(time.at.end));
    let between = parts.items.iter().any(|other| {
        other.at.start >= start
            && other.at.end <= end
            && other.at != item.at
            && other.at != time.at
            && !matches!(
                other.what,
                What::Break(Break::Open | Break::Soft) | What::Measure | What::Group(_)
            )
    });
    // Far apart, the number alone is clearer.
    if between || end - start > 60 { item.at.clone() } else { start..end }
}

/// The year of a record: that of the number right after it, else of the time after it, else before.
pub(super) fn time_of_extreme(parts: &Parts, place: usize) -> When {
    let time_before = || {
        let before = parts.items.get(..place).unwrap_or_default();
        before.iter().rposition(|item| matches!(item.what, What::Time(_)))
    };
    let leads = parts.items.get(place).is_some_and(|item| item.role == Role::From);
    let next = parts.items.get(place + 1).is_some_and(|item| matches!(item.what, What::Time(_)));
    if leads && next && parts.order == Order::Before {
        return parts.when(place + 1).unwrap_or(When::Unsaid);
    }
    if let Some(time) = time_before().filter(|_| parts.order == Order::Before) {
        return parts.when(time).unwrap_or(When::Unsaid);
    }
    let after = parts.items.get(place + 1..).unwrap_or_default();
    for (offset, item) in after.iter().enumerate() {
        match &item.what {
            What::Quantity(..) => {
                let level = parts.levels.iter().position(|level| level.item == place + 1 + offset);
                if let Some(when) = level.and_then(|level| parts.time_of(level)) {
                    return when;
                }
                break;
            }
            What::Time(_) if matches!(item.role, Role::At | Role::By) => {
                return parts.when(place + 1 + offset).unwrap_or(When::Unsaid);
            }
            What::Break(Break::Open) => {}
            What::Break(_) | What::Move(..) => break,
            _ => {}
        }
    }
    // "the 2009 peak"
    let adjacent = place.checked_sub(1).filter(|time| {
        let (time, item) = (parts.items.get(*time), parts.items.get(place));
        time.zip(item).is_some_and(|(time, item)| {
            matches!(time.what, What::Time(_))
                && time.role != Role::Since
                && item.at.start.saturating_sub(time.at.end) <= 1
        })
    });
    if let Some(time) = adjacent {
        return parts.when(time).unwrap_or(When::Unsaid);
    }
    // "the 2021 total (63) was the lowest, and …"
    if let [only] = parts.times_around(place).as_slice() {
        return parts.when(*only).unwrap_or(When::Unsaid);
    }
    // "the 2009 peak"
    let before = parts.items.get(..place).unwrap_or_default();
    if let Some(time) = before.iter().rposition(|item| matches!(item.what, What::Time(_)))
        && let (Some(time_item), Some(item)) = (parts.items.get(time), parts.items.get(place))
        && item.at.start.saturating_sub(time_item.at.end) <= 1
        && !matches!(time_item.role, Role::Since)
    {
        return parts.when(time).unwrap_or(When::Unsaid);
    }
    parts.main_time().unwrap_or(When::Unsaid)
}

/// One group against another.
pub(super) fn compare(parts: &Parts, claims: &mut Vec<Claim>) {
    let groups = parts.groups();
    let against = parts.items.iter().find(|item| item.what == What::Against);
    let ratio = parts.items.iter().find_map(|item| match &item.what {
        What::Size(size @ (Size::Ratio(_) | Size::Ambiguous { .. })) => Some((size.clone(), item)),
        _ => None,
    });
    let (first, second) = match groups.as_slice() {
        [first, second] => (first.clone(), second.clone()),
        _ => return,
    };
    let place = parts.place();
    if let Some(against) = against {
        let (more, fewer) =
            if against.role == Role::Other { (second, first) } else { (first, second) };
        let size = by_how_much(parts).or(ratio.map(|(size, _)| size));
        let years = parts.listed_years();
        let one = vec![parts.main_time().unwrap_or(When::Unsaid)];
        for when in if years.len() > 1 { years } else { one } {
            let (more, fewer, size) = (more.clone(), fewer.clone(), size.clone());
            let said = ClaimKind::Groups { when, more, fewer, size };
            claims.push(Claim::new(said, Who::Whole, place.clone()));
        }
        return;
    }
    if let Some((size, _)) = ratio
        && !parts.moves()
    {
        let when = parts.main_time().unwrap_or(When::Unsaid);
        let said = ClaimKind::Groups { when, more: first, fewer: second, size: Some(size) };
        claims.push(Claim::new(said, Who::Whole, place));
    }
}

/// `by 184`, `by 8 to 1`.
fn by_how_much(parts: &Parts) -> Option<Size> {
    let by = parts.items.iter().position(|item| {
        item.role == Role::By && matches!(item.what, What::Quantity(..) | What::Percent { .. })
    })?;
    match &parts.items.get(by)?.what {
        What::Quantity(quantity, _) => {
            match parts.items.get(by + 1).map(|item| (&item.what, item.role)) {
                Some((What::Quantity(second, _), Role::To)) if second.number.value > 0.0 => {
                    let mut ratio = quantity.clone();
                    ratio.number.value /= second.number.value;
                    ratio.number.place /= second.number.value;
                    Some(Size::Ratio(ratio))
                }
                _ => Some(Size::Amount(quantity.clone())),
            }
        }
        What::Percent { quantity, .. } => Some(Size::Percent(quantity.clone())),
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
        let pairs: Vec<String> = numbers
            .iter()
            .zip(&years)
            .map(|(number, year)| format!("{number} in {year}"))
            .collect();
        crate::format::list(&pairs)
    };
    let reversed: Vec<String> = numbers.iter().rev().cloned().collect();
    let said = ClaimKind::Unread {
        reason: "nothing says which number is that of which year".to_owned(),
        readings: vec![reading(&numbers), reading(&reversed)],
    };
    Claim::new(said, Who::Whole, parts.place())
}

fn in_words(when: &When) -> String {
    match when {
        When::Year { year, .. } => year.to_string(),
        When::Ago { words, .. }
        | When::LastYear { words, .. }
        | When::Earlier { words, .. }
        | When::Part(words)
        | When::Peak(words) => words.clone(),
        When::Now => "the latest year".to_owned(),
        When::Unsaid => "a year that is not said".to_owned(),
    }
}
