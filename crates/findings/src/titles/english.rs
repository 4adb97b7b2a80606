//! A claim in English.

use std::cmp::Ordering;

use super::{Headline, Level};
use crate::format;
use crate::names::{Names, is_singular};
use arrivals_data::{Count, Period, Year, YearCount};
use arrivals_statistics::changepoints::End;
use arrivals_statistics::groups::directions::Directions;
use arrivals_statistics::groups::gap::Gap;
use arrivals_statistics::groups::largest::Largest;
use arrivals_statistics::groups::ranking::Ranking;
use arrivals_statistics::revisions::Size;
use arrivals_statistics::{Change, Cumulative, Share};

/// The claim in one line, without a stop; of one series among others, with its name.
pub fn title(claim: &Headline, names: &Names) -> String {
    led(claim, names, sentence(claim, names))
}

/// The sentence with the name of the series before it, where it begins with a number: others begin
/// with the name.
pub(crate) fn led(claim: &Headline, names: &Names, sentence: String) -> String {
    match claim {
        Headline::Latest(_)
        | Headline::Most { .. }
        | Headline::LikePeak { .. }
        | Headline::SincePeak(_)
        | Headline::Part { .. }
        | Headline::Sum { .. }
        | Headline::Constant { gaps: true, .. }
        | Headline::Forecast { .. } => names.lead(sentence),
        Headline::Between { change, throughout: false } if change.difference.sign().is_eq() => {
            names.lead(sentence)
        }
        _ => sentence,
    }
}

fn sentence(claim: &Headline, names: &Names) -> String {
    let measure = names.headed_measure();
    match claim {
        Headline::Latest(_)
        | Headline::Most { .. }
        | Headline::LikePeak { .. }
        | Headline::SincePeak(_)
        | Headline::Between { .. }
        | Headline::Constant { .. } => headline(claim, names, &latest(claim, names)),
        Headline::Step { change, percent } => step(change, *percent, &measure, names),
        Headline::Part { at, name, share } => part(at, name, share, names),
        Headline::Share { name, share, before } => of_total(name, share, before.as_ref(), names),
        Headline::Index(index) => format!(
            "{measure} in {} stood at {} where {} is 100",
            names.year(index.at.year),
            format::decimal(index.index, 1),
            index.base.year
        ),
        Headline::Sum { sum, bins } => all(sum, bins, names),
        Headline::Gap(gap) => apart(gap, names),
        Headline::Directions(found) => directions(found, names),
        Headline::Ranking(found) => ranking(found, names),
        Headline::Largest(found) => largest(found, names),
        Headline::Bends { years, percents } => bends(years, percents, &measure),
        Headline::NotEstablished { first, last } => format!(
            "No lasting change of direction is established in {}, {first}–{last}",
            names.measure()
        ),
        Headline::Straight { first, last, percent } => {
            let rate =
                percent.map_or(String::new(), |percent| format!(": {} a year", capped(percent)));
            format!("No change of direction is found in {}, {first}–{last}{rate}", names.measure())
        }
        Headline::Levels { now, before } => format!(
            "{measure} averaged {} a year {}, after {} {}",
            format::mean(now.mean),
            run(now),
            format::mean(before.mean),
            run(before)
        ),
        Headline::OneLevel(level) => format!(
            "No change of level is found in {}, {}–{}: {} a year on average",
            names.measure(),
            level.first,
            level.last,
            format::mean(level.mean)
        ),
        Headline::NotDated { near, end } => format!(
            "{measure} changed level after {near} or so, with too few years {} to date it",
            match end {
                End::First => "before",
                End::Last => "since",
            }
        ),
        Headline::Forecast { year, median, low, high } => format!(
            "Forecast for {year}: {}, in 9 of 10 cases {} to {}",
            quantity(*median, names),
            format::count(*low),
            format::count(*high)
        ),
        Headline::Revised(size) => revised(size, names),
        Headline::NoRevision => "No first figure can be compared with a later one".to_owned(),
    }
}

/// A headline with what stands first in it, the count of the latest year.
pub(crate) fn headline(claim: &Headline, names: &Names, latest: &str) -> String {
    match claim {
        Headline::Most { first, gaps: false, .. } => {
            format!("{latest}, the {} of any year from {first} on", most(claim))
        }
        Headline::Most { gaps: true, .. } => {
            format!("{latest}, the {} of any year with a count", most(claim))
        }
        Headline::LikePeak { peak, at } => {
            let many = if at.count.is_rate() { "as high" } else { "as many" };
            format!("{latest}, {many} as at the peak in {peak}")
        }
        Headline::SincePeak(Change { from: peak, percent, .. }) => {
            let (count, year) = (format::count(peak.count), peak.year);
            match percent {
                Some(percent) => format!(
                    "{latest}, down {} from the peak of {count} in {year}",
                    format::percent(*percent)
                ),
                None => format!("{latest}, after a peak of {count} in {year}"),
            }
        }
        Headline::Between { change, throughout } => between(change, *throughout, names),
        Headline::Constant { at, first, gaps: false } => format!(
            "{} stood at {} in every year from {first} to {}",
            names.headed_measure(),
            format::count(at.count),
            names.year(at.year)
        ),
        Headline::Constant { at, first, gaps: true } => {
            let years = format!("every year with a count from {first} to {}", names.year(at.year));
            counted(at.count, &format!("in {years}"), names)
        }
        _ => latest.to_owned(),
    }
}

/// What stands for the largest: rates are high, and not many.
fn most(claim: &Headline) -> &'static str {
    match claim {
        Headline::Most { at, .. } if at.count.is_rate() => "highest",
        _ => "most",
    }
}

/// The count of the latest year: `223 arrivals in 2025`; for one, whose noun would be singular,
/// `Arrivals in 2025: 1`.
fn latest(claim: &Headline, names: &Names) -> String {
    match claim {
        Headline::Latest(at) | Headline::Most { at, .. } | Headline::LikePeak { at, .. } => {
            counted(at.count, &format!("in {}", names.year(at.year)), names)
        }
        Headline::SincePeak(change) => {
            counted(change.to.count, &format!("in {}", names.year(change.to.year)), names)
        }
        _ => String::new(),
    }
}

fn counted(count: Count, when: &str, names: &Names) -> String {
    match &names.measure {
        Some(_) if is_singular(count) => {
            format!("{} {when}: {}", names.headed_measure(), format::count(count))
        }
        Some(_) => format!("{} {} {when}", format::count(count), names.measure()),
        None => format!("{} {when}", names.plain(count)),
    }
}

/// What is said of breaks between the years compared.
pub fn across(breaks: &[Year]) -> String {
    match breaks {
        [] => String::new(),
        years => format!(" (the series breaks in {})", format::list(years)),
    }
}

/// A count with what is counted, the group too; a lone `1`, whose noun would be singular.
fn quantity(count: Count, names: &Names) -> String {
    match &names.measure {
        Some(_) if !is_singular(count) => {
            format!("{} {}", format::count(count), names.measure())
        }
        _ => names.plain(count),
    }
}

fn between(change: &Change, throughout: bool, names: &Names) -> String {
    let (from, to) = (change.from, change.to);
    let measure = names.headed_measure();
    let verb = match change.difference.sign() {
        Ordering::Equal if throughout => {
            let count = format::count(to.count);
            let last = names.year(to.year);
            return format!("{measure} stayed at {count} from {} to {last}", from.year);
        }
        // The years between may have had other counts.
        Ordering::Equal => {
            let when = format!("in {}", names.year(to.year));
            return format!("{}, as in {}", counted(to.count, &when, names), from.year);
        }
        Ordering::Less => "fell",
        Ordering::Greater => "rose",
    };
    let by = change
        .percent
        .map_or(String::new(), |percent| format!(", {}", format::signed_percent(percent)));
    format!(
        "{measure} {verb} from {} in {} to {} in {}{by}",
        format::count(from.count),
        from.year,
        format::count(to.count),
        names.year(to.year),
    )
}

fn step(change: &Change, in_percent: bool, measure: &str, names: &Names) -> String {
    let verb = if change.difference.sign().is_lt() { "fell" } else { "rose" };
    let (from, to) = (change.from, change.to);
    let lead = format!("{measure} {verb} most from {} to {}", from.year, names.year(to.year));
    let ties = match change.ties {
        0 => String::new(),
        1 => ", and as much in another year".to_owned(),
        more => format!(", and as much in {more} other years"),
    };
    match change.percent {
        Some(percent) if in_percent => format!(
            "{lead}, by {}, from {} to {}{ties}",
            format::percent(percent),
            format::count(from.count),
            format::count(to.count)
        ),
        percent => {
            let percent = format::bracketed(percent);
            format!("{lead}, by {}{percent}{ties}", format::size(change.difference))
        }
    }
}

fn part(at: &YearCount, name: &str, share: &Share, names: &Names) -> String {
    let latest = counted(at.count, &format!("in {}", names.year(at.year)), names);
    let percent =
        share.percent.map_or(String::new(), |percent| format!(" ({})", format::percent(percent)));
    let shown = format::people(name);
    match share.part.as_i64() {
        0 if format::is_people(name) => format!("{latest}, none of them {shown}"),
        _ if format::is_people(name) => {
            format!("{latest}, {} of them {shown}{percent}", format::count(share.part))
        }
        _ => format!("{latest}, of which {shown} {}{percent}", format::count(share.part)),
    }
}

fn of_total(name: &str, share: &Share, before: Option<&Share>, names: &Names) -> String {
    let verb = if format::is_people(name) { "were" } else { "made up" };
    let whole = names.measure.as_deref().unwrap_or("the total");
    let percent = share.percent.unwrap_or_default();
    let lead = format!(
        "{} {verb} {} of {whole} in {}",
        names.headed(&format::people(name)),
        format::percent(percent),
        names.year(share.year)
    );
    let Some((then, year)) = before.and_then(|before| Some((before.percent?, before.year))) else {
        return lead;
    };
    let shown = format::percent(then);
    if percent == then {
        format!("{lead}, as in {year}")
    } else if shown == format::percent(percent) {
        format!("{lead}, little changed from {year}")
    } else if percent > then {
        format!("{lead}, up from {shown} in {year}")
    } else {
        format!("{lead}, down from {shown} in {year}")
    }
}

fn all(sum: &Cumulative, bins: &[(Period, Count)], names: &Names) -> String {
    let when = match sum.first {
        Some(first) if first == sum.last => format!("in {first}"),
        Some(first) => format!("from {first} to {}", sum.last),
        None => format!("up to {}", sum.last),
    };
    let what = match (&names.measure, &names.unit) {
        (Some(_), _) => counted(sum.count, &format!("in all {when}"), names),
        (None, Some(unit)) if !is_singular(sum.count) => {
            format!("{} {unit} in all {when}", format::count(sum.count))
        }
        (None, _) => format!("{} in all {when}", format::count(sum.count)),
    };
    let with = |(period, count): &(Period, Count)| {
        let label = period.label();
        let preposition = if label.starts_with("up to") { "" } else { "in " };
        format!("{} {preposition}{label}", format::count(*count))
    };
    let bins = match bins {
        [] => String::new(),
        [..] if bins.len() <= 2 => {
            format!(", with {}", format::list(bins.iter().map(with)))
        }
        _ => format!(", with {} figures that are not of single years", bins.len()),
    };
    let missing = match sum.missing.as_slice() {
        [] => String::new(),
        [one] => format!(", without {one}"),
        several => format!(", without {} years that have no count", several.len()),
    };
    format!("{what}{bins}{missing}")
}

fn apart(gap: &Gap, names: &Names) -> String {
    let year = names.year(gap.year);
    let (larger, smaller) = (format::people(&gap.larger), format::people(&gap.smaller));
    let (more, fewer) = (format::count(gap.more), format::count(gap.fewer));
    let people = format::is_people(&gap.larger) && format::is_people(&gap.smaller);
    match (gap.difference.sign(), people) {
        (Ordering::Equal, true) if !gap.more.is_rate() => {
            format!("As many {larger} as {smaller} in {year}: {more} each")
        }
        (Ordering::Equal, _) => {
            format!("{larger} and {smaller} stood level in {year}, at {more} each")
        }
        _ => format!(
            "{} {} {smaller} by {} in {year}, {more} to {fewer}",
            names.headed(&larger),
            if people && !gap.more.is_rate() { "outnumbered" } else { "exceeded" },
            format::size(gap.difference)
        ),
    }
}

fn directions(found: &Directions, names: &Names) -> String {
    let measure = format::capitalised(names.whole_measure());
    let when = format!("from {} to {}", found.from, found.to);
    let falling = found.fell >= found.rose;
    let (most, rest) = if falling { (found.fell, found.rose) } else { (found.rose, found.fell) };
    let (verb, other) = if falling { ("fell", "rose") } else { ("rose", "fell") };
    let shown = |number: usize| format::whole(number as i64);
    match (found.groups, most) {
        (2, 0) => format!("No net change in {} in either group {when}", names.whole_measure()),
        (groups, 0) => {
            let groups = shown(groups);
            format!("No net change in {} in any of {groups} groups {when}", names.whole_measure())
        }
        (2, 2) => format!("{measure} {verb} in both groups {when}"),
        (groups, most) if groups == most => {
            format!("{measure} {verb} in all {} groups {when}", shown(groups))
        }
        (groups, most) => {
            let rest = match rest {
                0 => String::new(),
                1 if most + rest == groups => format!(", and {other} in the other"),
                _ if most + rest == groups => format!(", and {other} in the other {}", shown(rest)),
                _ => format!(", and {other} in {}", shown(rest)),
            };
            let (most, groups) = (shown(most), shown(groups));
            format!("{measure} {verb} in {most} of {groups} groups {when}{rest}")
        }
    }
}

fn ranking(found: &Ranking, names: &Names) -> String {
    let year = names.year(found.year);
    let count = names.quantity(found.count);
    let shown: Vec<String> = found.first.iter().map(|name| format::people(name)).collect();
    let among = if found.missing.is_empty() { "" } else { " of those with a count" };
    match shown.as_slice() {
        [one] if found.since < found.year => format!(
            "{} ranked first{among} from {} to {}, with {count} in {}",
            names.headed(one),
            found.since,
            found.year,
            names.year(found.year)
        ),
        [one] => {
            format!("{} ranked first{among} in {year}, with {count}", names.headed(one))
        }
        [one, other] => format!(
            "{} and {other} shared first place{among} in {year}, with {count} each",
            names.headed(one)
        ),
        several => {
            format!(
                "{} groups shared first place{among} in {year}, with {count} each",
                several.len()
            )
        }
    }
}

fn largest(found: &Largest, names: &Names) -> String {
    let lead = match &names.measure {
        Some(measure) => format!("Most {measure}"),
        None if found.at.count.is_rate() => "Highest rate".to_owned(),
        None => "Most".to_owned(),
    };
    let (count, year) = (format::count(found.at.count), found.at.year);
    let ties = match found.ties {
        0 => String::new(),
        more => format!(", the first of {} such cells", more + 1),
    };
    if found.name.is_empty() {
        format!("{lead}: {count} in {year}{ties}")
    } else if format::is_people(&found.name) {
        format!("{lead}: {count} {} in {year}{ties}", found.name.to_lowercase())
    } else {
        format!("{lead}: {} in {year}, with {count}{ties}", found.name)
    }
}

/// A rate in percent a year; one above a thousandfold is no number that one can quote.
fn capped(percent: f64) -> String {
    if percent > 99_999.0 {
        "more than +99,999%".to_owned()
    } else {
        format::signed_percent(percent)
    }
}

fn bends(years: &[Year], percents: &[Option<f64>], measure: &str) -> String {
    let shown: Vec<String> = years.iter().map(Year::to_string).collect();
    let lead = format!("{measure} bent in {}", format::list(&shown));
    let known: Vec<f64> = percents.iter().filter_map(|percent| *percent).collect();
    if known.len() < percents.len() {
        // Only the pieces whose change is told from 0, each with its years.
        let rates: Vec<String> = percents
            .iter()
            .enumerate()
            .filter_map(|(place, percent)| {
                let rate = format!("{} a year", capped((*percent)?));
                Some(
                    match (place.checked_sub(1).and_then(|place| shown.get(place)), shown.first()) {
                        (Some(from), _) => format!("{rate} from {from}"),
                        (None, Some(until)) => format!("{rate} until {until}"),
                        (None, None) => rate,
                    },
                )
            })
            .collect();
        let colon = if rates.is_empty() { "" } else { ": " };
        return format!("{lead}{colon}{}", rates.join(", "));
    }
    let rates: Vec<String> = known.iter().map(|percent| capped(*percent)).collect();
    match rates.as_slice() {
        [before, after] => format!("{lead}: {before} a year before, {after} a year after"),
        [first @ .., last] => format!("{lead}: {}, then {last} a year", first.join(", ")),
        [] => lead,
    }
}

/// The years of a level: `from 2012 to 2019`, `in 2025`.
fn run(level: &Level) -> String {
    if level.first == level.last {
        format!("in {}", level.first)
    } else {
        format!("from {} to {}", level.first, level.last)
    }
}

fn revised(size: &Size, names: &Names) -> String {
    let of = names.measure.as_ref().map_or(String::new(), |measure| format!(" of {measure}"));
    let years = match size.revisions {
        1 => "1 year".to_owned(),
        several => format!("{several} years"),
    };
    let (low, high) = (format::signed_percent(size.lowest), format::signed_percent(size.highest));
    if size.lowest == 0.0 && size.highest == 0.0 {
        format!("First figures{of} were not revised ({years})")
    } else if size.lowest == size.highest {
        format!("First figures{of} were revised by {low} ({years})")
    } else {
        format!("First figures{of} were revised by {low} to {high} ({years})")
    }
}
