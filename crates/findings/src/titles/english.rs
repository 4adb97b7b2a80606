//! A claim in English.

use super::{Claim, Level};
use crate::names::Names;
use crate::words;
use arrivals_data::{Count, Period, Year, YearCount};
use arrivals_statistics::changepoints::End;
use arrivals_statistics::groups::directions::Directions;
use arrivals_statistics::groups::gap::Gap;
use arrivals_statistics::groups::largest::Largest;
use arrivals_statistics::groups::ranking::Ranking;
use arrivals_statistics::revisions::Size;
use arrivals_statistics::{Change, Cumulative, Share};

/// The claim in one line, without a stop; of one series among others, with its name.
pub fn title(claim: &Claim, names: &Names) -> String {
    led(claim, names, sentence(claim, names))
}

/// The sentence with the name of the series before it, where it begins with a number: others begin
/// with the name.
pub(crate) fn led(claim: &Claim, names: &Names, sentence: String) -> String {
    match claim {
        Claim::Latest(_)
        | Claim::Most { .. }
        | Claim::LikePeak { .. }
        | Claim::SincePeak(_)
        | Claim::Part { .. }
        | Claim::Sum { .. }
        | Claim::Constant { gaps: true, .. }
        | Claim::Forecast { .. } => names.lead(sentence),
        Claim::Between { change, throughout: false } if change.difference == 0 => {
            names.lead(sentence)
        }
        _ => sentence,
    }
}

fn sentence(claim: &Claim, names: &Names) -> String {
    let measure = names.headed_measure();
    match claim {
        Claim::Latest(_)
        | Claim::Most { .. }
        | Claim::LikePeak { .. }
        | Claim::SincePeak(_)
        | Claim::Between { .. }
        | Claim::Constant { .. } => headline(claim, names, &latest(claim, names)),
        Claim::Step { change, percent } => step(change, *percent, &measure, names),
        Claim::Part { at, name, share } => part(at, name, share, names),
        Claim::Share { name, share, before } => of_total(name, share, before.as_ref(), names),
        Claim::Index(index) => format!(
            "{measure} in {} stood at {} where {} is 100",
            names.year(index.at.year),
            words::decimal(index.index, 1),
            index.base.year
        ),
        Claim::Sum { sum, bins } => all(sum, bins, names),
        Claim::Gap(gap) => apart(gap, names),
        Claim::Directions(found) => directions(found, names),
        Claim::Ranking(found) => ranking(found, names),
        Claim::Largest(found) => largest(found, names),
        Claim::Bends { years, percents } => bends(years, percents, &measure),
        Claim::NotEstablished { first, last } => format!(
            "No lasting change of direction is established in {}, {first}–{last}",
            names.measure()
        ),
        Claim::Straight { first, last, percent } => {
            let rate =
                percent.map_or(String::new(), |percent| format!(": {} a year", capped(percent)));
            format!("No change of direction is found in {}, {first}–{last}{rate}", names.measure())
        }
        Claim::Levels { now, before } => format!(
            "{measure} averaged {} a year {}, after {} {}",
            words::mean(now.mean),
            run(now),
            words::mean(before.mean),
            run(before)
        ),
        Claim::OneLevel(level) => format!(
            "No change of level is found in {}, {}–{}: {} a year on average",
            names.measure(),
            level.first,
            level.last,
            words::mean(level.mean)
        ),
        Claim::NotDated { near, end } => format!(
            "{measure} changed level after {near} or so, with too few years {} to date it",
            match end {
                End::First => "before",
                End::Last => "since",
            }
        ),
        Claim::Forecast { year, median, low, high } => format!(
            "Forecast for {year}: {}, in 9 of 10 cases {} to {}",
            quantity(*median, names),
            words::count(*low),
            words::count(*high)
        ),
        Claim::Revised(size) => revised(size, names),
        Claim::NoRevision => "No first figure can be compared with a later one".to_owned(),
    }
}

/// A headline with what stands first in it, the count of the latest year.
pub(crate) fn headline(claim: &Claim, names: &Names, latest: &str) -> String {
    match claim {
        Claim::Most { first, gaps: false, .. } => {
            format!("{latest}, the most of any year from {first} on")
        }
        Claim::Most { gaps: true, .. } => format!("{latest}, the most of any year with a count"),
        Claim::LikePeak { peak, .. } => format!("{latest}, as many as at the peak in {peak}"),
        Claim::SincePeak(Change { from: peak, percent, .. }) => {
            let (count, year) = (words::count(peak.count), peak.year);
            match percent {
                Some(percent) => format!(
                    "{latest}, down {} from the peak of {count} in {year}",
                    words::percent(*percent)
                ),
                None => format!("{latest}, after a peak of {count} in {year}"),
            }
        }
        Claim::Between { change, throughout } => between(change, *throughout, names),
        Claim::Constant { at, first, gaps: false } => format!(
            "{} stood at {} in every year from {first} to {}",
            names.headed_measure(),
            words::count(at.count),
            names.year(at.year)
        ),
        Claim::Constant { at, first, gaps: true } => {
            let years = format!("every year with a count from {first} to {}", names.year(at.year));
            counted(at.count, &format!("in {years}"), names)
        }
        _ => latest.to_owned(),
    }
}

/// The count of the latest year: `223 arrivals in 2025`; for one, whose noun would be singular,
/// `Arrivals in 2025: 1`.
fn latest(claim: &Claim, names: &Names) -> String {
    match claim {
        Claim::Latest(at) | Claim::Most { at, .. } | Claim::LikePeak { at, .. } => {
            counted(at.count, &format!("in {}", names.year(at.year)), names)
        }
        Claim::SincePeak(change) => {
            counted(change.to.count, &format!("in {}", names.year(change.to.year)), names)
        }
        _ => String::new(),
    }
}

fn counted(count: Count, when: &str, names: &Names) -> String {
    match &names.measure {
        Some(_) if count.number().abs() == 1 => {
            format!("{} {when}: {}", names.headed_measure(), words::count(count))
        }
        Some(_) => format!("{} {} {when}", words::count(count), names.measure()),
        None => format!("{} {when}", words::count(count)),
    }
}

/// What is said of breaks between the years compared.
pub fn across(breaks: &[Year]) -> String {
    match breaks {
        [] => String::new(),
        [year] => format!(" (the series breaks in {year})"),
        years => format!(
            " (the series breaks in {})",
            words::list(&years.iter().map(Year::to_string).collect::<Vec<_>>())
        ),
    }
}

/// A count with what is counted, the group too; a lone `1`, whose noun would be singular.
fn quantity(count: Count, names: &Names) -> String {
    match &names.measure {
        Some(_) if count.number().abs() != 1 => {
            format!("{} {}", words::count(count), names.measure())
        }
        _ => words::count(count),
    }
}

fn between(change: &Change, throughout: bool, names: &Names) -> String {
    let (from, to) = (change.from, change.to);
    let measure = names.headed_measure();
    let verb = match change.difference {
        0 if throughout => {
            let count = words::count(to.count);
            let last = names.year(to.year);
            return format!("{measure} stayed at {count} from {} to {last}", from.year);
        }
        // The years between may have had other counts.
        0 => {
            let when = format!("in {}", names.year(to.year));
            return format!("{}, as in {}", counted(to.count, &when, names), from.year);
        }
        ..0 => "fell",
        _ => "rose",
    };
    let by = change
        .percent
        .map_or(String::new(), |percent| format!(", {}", words::signed_percent(percent)));
    format!(
        "{measure} {verb} from {} in {} to {} in {}{by}",
        words::count(from.count),
        from.year,
        words::count(to.count),
        names.year(to.year),
    )
}

fn step(change: &Change, in_percent: bool, measure: &str, names: &Names) -> String {
    let verb = if change.difference < 0 { "fell" } else { "rose" };
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
            words::percent(percent),
            words::count(from.count),
            words::count(to.count)
        ),
        percent => {
            let percent = percent
                .map_or(String::new(), |percent| format!(" ({})", words::signed_percent(percent)));
            let by = words::whole(change.difference);
            format!("{lead}, by {}{percent}{ties}", by.trim_start_matches('−'))
        }
    }
}

fn part(at: &YearCount, name: &str, share: &Share, names: &Names) -> String {
    let latest = counted(at.count, &format!("in {}", names.year(at.year)), names);
    let percent =
        share.percent.map_or(String::new(), |percent| format!(" ({})", words::percent(percent)));
    let shown = words::people(name);
    match share.part.number() {
        0 if words::is_people(name) => format!("{latest}, none of them {shown}"),
        _ if words::is_people(name) => {
            format!("{latest}, {} of them {shown}{percent}", words::count(share.part))
        }
        _ => format!("{latest}, of which {shown} {}{percent}", words::count(share.part)),
    }
}

fn of_total(name: &str, share: &Share, before: Option<&Share>, names: &Names) -> String {
    let verb = if words::is_people(name) { "were" } else { "made up" };
    let whole = names.measure.as_deref().unwrap_or("the total");
    let percent = share.percent.unwrap_or_default();
    let lead = format!(
        "{} {verb} {} of {whole} in {}",
        names.headed(&words::people(name)),
        words::percent(percent),
        names.year(share.year)
    );
    let Some((then, year)) = before.and_then(|before| Some((before.percent?, before.year))) else {
        return lead;
    };
    let shown = words::percent(then);
    if percent == then {
        format!("{lead}, as in {year}")
    } else if shown == words::percent(percent) {
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
        (None, Some(unit)) if sum.count.number().abs() != 1 => {
            format!("{} {unit} in all {when}", words::count(sum.count))
        }
        (None, _) => format!("{} in all {when}", words::count(sum.count)),
    };
    let with = |(period, count): &(Period, Count)| {
        let label = period.label();
        let preposition = if label.starts_with("up to") { "" } else { "in " };
        format!("{} {preposition}{label}", words::count(*count))
    };
    let bins = match bins {
        [] => String::new(),
        [..] if bins.len() <= 2 => {
            format!(", with {}", words::list(&bins.iter().map(with).collect::<Vec<_>>()))
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
    let (larger, smaller) = (words::people(&gap.larger), words::people(&gap.smaller));
    let (more, fewer) = (words::count(gap.more), words::count(gap.fewer));
    let people = words::is_people(&gap.larger) && words::is_people(&gap.smaller);
    match (gap.difference, people) {
        (0, true) => format!("As many {larger} as {smaller} in {year}: {more} each"),
        (0, false) => format!("{larger} and {smaller} stood level in {year}, at {more} each"),
        (difference, _) => format!(
            "{} {} {smaller} by {} in {year}, {more} to {fewer}",
            names.headed(&larger),
            if people { "outnumbered" } else { "exceeded" },
            words::whole(difference)
        ),
    }
}

fn directions(found: &Directions, names: &Names) -> String {
    let measure = words::capitalised(names.whole_measure());
    let when = format!("from {} to {}", found.from, found.to);
    let falling = found.fell >= found.rose;
    let (most, rest) = if falling { (found.fell, found.rose) } else { (found.rose, found.fell) };
    let (verb, other) = if falling { ("fell", "rose") } else { ("rose", "fell") };
    match (found.groups, most) {
        (2, 0) => format!("No net change in {} in either group {when}", names.whole_measure()),
        (groups, 0) => {
            format!("No net change in {} in any of {groups} groups {when}", names.whole_measure())
        }
        (2, 2) => format!("{measure} {verb} in both groups {when}"),
        (groups, most) if groups == most => {
            format!("{measure} {verb} in all {groups} groups {when}")
        }
        (groups, most) => {
            let rest = match rest {
                0 => String::new(),
                1 if most + rest == groups => format!(", and {other} in the other"),
                _ if most + rest == groups => format!(", and {other} in the other {rest}"),
                _ => format!(", and {other} in {rest}"),
            };
            format!("{measure} {verb} in {most} of {groups} groups {when}{rest}")
        }
    }
}

fn ranking(found: &Ranking, names: &Names) -> String {
    let year = names.year(found.year);
    let count = names.quantity(found.count);
    let shown: Vec<String> = found.first.iter().map(|name| words::people(name)).collect();
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
        None => "Most".to_owned(),
    };
    let (count, year) = (words::count(found.at.count), found.at.year);
    let ties = match found.ties {
        0 => String::new(),
        more => format!(", the first of {} such cells", more + 1),
    };
    if found.name.is_empty() {
        format!("{lead}: {count} in {year}{ties}")
    } else if words::is_people(&found.name) {
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
        words::signed_percent(percent)
    }
}

fn bends(years: &[Year], percents: &[Option<f64>], measure: &str) -> String {
    let shown: Vec<String> = years.iter().map(Year::to_string).collect();
    let lead = format!("{measure} bent in {}", words::list(&shown));
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
    let (low, high) = (words::signed_percent(size.lowest), words::signed_percent(size.highest));
    if size.lowest == 0.0 && size.highest == 0.0 {
        format!("First figures{of} were not revised ({years})")
    } else if size.lowest == size.highest {
        format!("First figures{of} were revised by {low} ({years})")
    } else {
        format!("First figures{of} were revised by {low} to {high} ({years})")
    }
}
