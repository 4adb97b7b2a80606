//! What charts of several groups show.

use super::ChartFact;
use crate::finding::{Cell, Collector, Finding, Value};
use crate::format;
use crate::titles::ChartSubject;
use arrivals_data::{Period, Series, Status, Year};
use arrivals_statistics::groups::directions::directions;
use arrivals_statistics::groups::gap::gap;
use arrivals_statistics::groups::largest::largest;
use arrivals_statistics::groups::ranking::{Ranking, ranking};
use arrivals_statistics::{Method, methods};

/// Says what the chart shows of the groups.
pub(crate) fn say(
    measure: &str,
    (groups, whole): (&[&Series], Option<&Series>),
    about: ChartSubject,
    said: &mut Collector,
) {
    match about {
        ChartSubject::Gap => two(groups, said),
        ChartSubject::Multiples => moves(groups, measure, said),
        ChartSubject::Ranking => first(groups, whole, said),
        ChartSubject::Heatmap => most(groups, said),
        _ => {}
    }
}

fn two(groups: &[&Series], said: &mut Collector) {
    const NAME: (&str, &str) = ("gap", "Difference of two groups");
    let [one, other] = groups else {
        return said.refuse(NAME, format!("{} groups, and no two", groups.len()));
    };
    let Some(found) = gap(one, other) else {
        return said.refuse(NAME, "no year has a count of both groups");
    };
    let sentence = format!(
        "In {}: {} {} and {} {}, a difference of {}.",
        found.year,
        found.larger,
        format::count(found.more),
        found.smaller,
        format::count(found.fewer),
        format::size(found.difference)
    );
    let cells = cells(groups, &[found.year], said);
    push(NAME, sentence, ChartFact::Gap(found), methods::GAP, cells, said);
}

fn moves(groups: &[&Series], measure: &str, said: &mut Collector) {
    const NAME: (&str, &str) = ("directions", "Groups that fell and rose");
    let Some(found) = directions(groups) else {
        return said.refuse(NAME, "no two groups with two years in common");
    };
    let sentence = format!(
        "From {} to {}, {measure} fell in {} of {} groups, rose in {} and had no net change in {}.",
        found.from,
        found.to,
        format::whole(found.fell as i64),
        format::whole(found.groups as i64),
        format::whole(found.rose as i64),
        format::whole(found.unchanged as i64)
    );
    let cells = cells(groups, &[found.from, found.to], said);
    push(NAME, sentence, ChartFact::Directions(found), methods::DIRECTIONS, cells, said);
}

fn first(groups: &[&Series], whole: Option<&Series>, said: &mut Collector) {
    const NAME: (&str, &str) = ("ranking", "First of the groups");
    let Some(found) = ranking(groups) else {
        return said.refuse(NAME, "no year has counts of two groups above 0");
    };
    if may_be_larger(&found, groups, whole) {
        let (names, year) = (format::shown(&found.missing), found.year);
        let has = if found.missing.len() == 1 { "has" } else { "have" };
        return said.refuse(
            NAME,
            format!("{names} {has} no count in {year}, and by the total may be larger"),
        );
    }
    let names = format::few(&found.first);
    let since = if found.since < found.year {
        format!(", as in every year from {} on", found.since)
    } else {
        String::new()
    };
    let sentence = format!(
        "First of {} groups{} in {}: {names}, with {}{since}.",
        format::whole(found.groups as i64),
        match (found.missing.is_empty(), found.count.is_rate()) {
            (true, _) => "",
            (_, true) => " with a rate",
            (_, false) => " with a count",
        },
        found.year,
        format::count(found.count)
    );
    let caveat = (!found.missing.is_empty()).then(|| {
        let figure = if found.count.is_rate() { "rate" } else { "count" };
        format!("No {figure} in {} of {}.", found.year, format::shown(&found.missing))
    });
    let years: Vec<Year> = found.since.through(found.year).collect();
    let cells = cells(groups, &years, said);
    push(NAME, sentence, ChartFact::Ranking(found), methods::RANKING, cells, said);
    if let Some(finding) = said.findings.last_mut() {
        finding.caveats.extend(caveat);
    }
}

/// Whether what the total leaves to groups without a count may be more than the first has.
fn may_be_larger(found: &Ranking, groups: &[&Series], whole: Option<&Series>) -> bool {
    let Some(whole) = whole.and_then(|whole| whole.count_of(found.year)) else { return false };
    let known: i64 = groups
        .iter()
        .filter_map(|group| group.count_of(found.year))
        .map(arrivals_data::Count::as_i64)
        .fold(0, i64::saturating_add);
    let rest = whole.as_i64().saturating_sub(known);
    !found.missing.is_empty() && rest > found.count.as_i64()
}

fn most(groups: &[&Series], said: &mut Collector) {
    const NAME: (&str, &str) = ("largest", "Largest count of all groups and years");
    let Some(found) = largest(groups) else {
        return said.refuse(NAME, "no count is above 0");
    };
    let of = if found.name.is_empty() { String::new() } else { format!(" of {}", found.name) };
    let ties = match found.ties {
        0 => String::new(),
        more => format!(", first of {} cells with that count", more + 1),
    };
    let sentence = format!(
        "The largest count{of} of all groups and years is {} in {}{ties}.",
        format::count(found.at.count),
        found.at.year
    );
    let own: Vec<&Series> =
        groups.iter().copied().filter(|group| group.name() == found.name).collect();
    let cells = cells(&own, &[found.at.year], said);
    push(NAME, sentence, ChartFact::Largest(found), methods::LARGEST, cells, said);
}

/// The cells of these years in all groups, and the years of which one is tentative. Of thousands of
/// groups the cells are not listed: they are all that the files hold of these years.
fn cells(groups: &[&Series], years: &[Year], said: &Collector) -> (Vec<Cell>, Vec<Year>) {
    /// More cells nobody looks up one by one.
    const MOST: usize = 20_000;
    let are_listed = groups.len() * years.len() <= MOST;
    let mut cells = Vec::new();
    let mut tentative = Vec::new();
    for year in years {
        for group in groups {
            if are_listed {
                cells.extend(Cell::new(&said.origins, group, Period::Year(*year)));
            }
            let is_tentative = group
                .at(Period::Year(*year))
                .is_some_and(|at| matches!(at.status, Status::Provisional | Status::Estimated));
            if is_tentative && tentative.last() != Some(year) {
                tentative.push(*year);
            }
        }
    }
    (cells, tentative)
}

fn push(
    name: (&'static str, &str),
    sentence: String,
    value: ChartFact,
    method: Method,
    (cells, tentative): (Vec<Cell>, Vec<Year>),
    said: &mut Collector,
) {
    let are_listed = !cells.is_empty();
    let finding = said.push(Finding::new(name, method, sentence, Value::Drawn(value), cells));
    if !are_listed {
        finding.caveats.push("Its cells are too many to be listed.".to_owned());
    }
    if !tentative.is_empty() {
        finding.caveats.push(format!("Provisional or estimated: {}.", format::list(&tentative)));
    }
}
