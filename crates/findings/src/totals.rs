//! The cumulative total, the share of a part, and what one count says of its mean.

use super::finding::{Cell, Collector, Finding, Value};
use super::format;
use super::selection::Chosen;
use arrivals_data::{Count, Dataset, Decision, Period, Role, Series, Status, Year};
use arrivals_statistics::{Cumulative, Level, Share, cumulative, methods, poisson_interval, share};

pub(super) fn say(chosen: &Chosen, dataset: &Dataset, level: Level, said: &mut Collector) {
    total(chosen, dataset, said);
    share_of_part(chosen, dataset, said);
    interval(chosen, level, said);
}

fn total(chosen: &Chosen, dataset: &Dataset, said: &mut Collector) {
    const NAME: (&str, &str) = ("cumulative", "Cumulative total");
    if dataset.decisions().iter().any(|one| one.topic == Decision::RATE) {
        return said.refuse(NAME, "amounts per head and rates are not added up");
    }
    let Some(sum) = said.ok_or_refuse(NAME, cumulative(&chosen.series)) else { return };
    let cells = chosen
        .series
        .periods()
        .filter_map(|period| Cell::new(&said.origins, &chosen.series, period))
        .collect();
    let mut caveats = Vec::new();
    if !sum.missing.is_empty() {
        let missing: Vec<String> = sum.missing.iter().map(Year::to_string).collect();
        caveats
            .push(format!("Years without a count are not in the sum: {}.", format::few(&missing)));
    }
    let sentence = sum_sentence(chosen, &sum);
    let value = Value::Cumulative(sum);
    let finding = Finding::new(NAME, methods::CUMULATIVE, sentence, value, cells);
    said.push(Finding { caveats, ..finding });
}

fn sum_sentence(chosen: &Chosen, sum: &Cumulative) -> String {
    let span = match sum.first {
        Some(first) if first == sum.last => format!("in {first}"),
        Some(first) => format!("from {first} to {}", sum.last),
        None => format!("up to {}", sum.last),
    };
    let together = chosen.with_unit(sum.count);
    let bins: Vec<String> = sum
        .not_single_years
        .iter()
        .map(|(label, count)| {
            let preposition = if label.starts_with("up to") { "" } else { "in " };
            format!("{} {preposition}{label}", format::count(*count))
        })
        .collect();
    match bins.as_slice() {
        [] => format!("In all, {span}: {together}."),
        [one] => format!("In all, {span}: {together}, with {one}, published as one figure."),
        several => {
            format!(
                "In all, {span}: {together}, with {}, each published as one figure.",
                format::list(several)
            )
        }
    }
}

fn share_of_part(chosen: &Chosen, dataset: &Dataset, said: &mut Collector) {
    const NAME: (&str, &str) = ("share", "Share of a part");
    let year = chosen.last.year;
    let (part, whole) = match chosen.series.role() {
        Role::Total => match noted_part(dataset, year) {
            Some(part) => (part, &chosen.series),
            None => return said.refuse(NAME, format!("no part has a count for {year}")),
        },
        Role::Part => match dataset.whole() {
            Some(whole) => (&chosen.series, whole),
            None => return said.refuse(NAME, "there is no total"),
        },
        Role::Single | Role::Subtotal => return,
    };
    say_share(
        NAME.0,
        format!("Share of {}", format::people(&part.name())),
        (part, whole),
        (dataset, year),
        said,
    );
}

/// Says the share of a part in a year, or why there is none.
pub(super) fn say_share(
    id: &'static str,
    label: String,
    (part, whole): (&Series, &Series),
    (dataset, year): (&Dataset, Year),
    said: &mut Collector,
) {
    let name = (id, "Share of a part");
    let Some(value) = said.ok_or_refuse(name, share(part, whole, year)) else { return };
    push_share((id, label), (part, dataset), value, &[part, whole], said);
}

/// Adds the share of a part, with the cells of the series that it was computed from.
pub(super) fn push_share(
    (id, label): (&'static str, String),
    (part, dataset): (&Series, &Dataset),
    share: Share,
    from: &[&Series],
    said: &mut Collector,
) {
    let cells = from
        .iter()
        .filter_map(|series| Cell::new(&said.origins, series, Period::Year(share.year)))
        .collect();
    let sentence = share_sentence(&part.name(), &share, dataset);
    let value = Value::Share { name: part.name(), share };
    said.push(Finding::new((id, &label), methods::SHARE, sentence, value, cells));
}

/// The names that agencies give to women and girls; their share is the one asked for.
const FEMALE: [&str; 9] =
    ["female", "females", "women", "f", "여", "여성", "여자", "weiblich", "femmes"];

/// The part whose share is said: women, else the largest part of that year.
fn noted_part(dataset: &Dataset, year: Year) -> Option<&Series> {
    noted(&dataset.parts().collect::<Vec<_>>(), year)
}

/// The part of these whose share is said.
pub(super) fn noted<'a>(parts: &[&'a Series], year: Year) -> Option<&'a Series> {
    let counted = || parts.iter().copied().filter(|part| part.count_of(year).is_some());
    counted().find(|part| FEMALE.contains(&part.name().to_lowercase().as_str())).or_else(|| {
        let most = counted().filter_map(|part| part.count_of(year)).max()?;
        counted().find(|part| part.count_of(year) == Some(most))
    })
}

/// A share in a sentence: `Women and girls in 2025: 198 of 223, 88.8%.`
fn share_sentence(name: &str, share: &Share, dataset: &Dataset) -> String {
    let all: Vec<String> =
        dataset.series().iter().map(|series| format::people(&series.name())).collect();
    let percent =
        share.percent.map_or(String::new(), |percent| format!(", {}", format::percent(percent)));
    format!(
        "{} in {}: {} of {}{percent}.",
        format::headed(&format::people(name), &all),
        share.year,
        format::count(share.part),
        format::count(share.whole)
    )
}

fn interval(chosen: &Chosen, level: Level, said: &mut Collector) {
    let last = chosen.last;
    if last.count.is_rate() {
        return said.refuse(
            ("poisson", "Exact Poisson interval"),
            "it is that of a count: the interval of a rate is 'counts.rate'",
        );
    }
    // A net flow is a difference of counts, and no count.
    if last.count < Count::ZERO {
        return;
    }
    let interval = poisson_interval(last.count, level);
    let register = match last.status {
        Status::Estimated => {
            format!("The {} of {} is the agency's estimate.", format::count(last.count), last.year)
        }
        _ => format!(
            "A full register has no sampling error: the {} of {} is a count, not an estimate.",
            format::count(last.count),
            last.year
        ),
    };
    let sentence = format!(
        "{register} Read as one draw of a Poisson process, its mean has the exact {} interval {} to {}.",
        format::level(level),
        format::decimal(interval.lower, 1),
        format::decimal(interval.upper, 1),
    );
    said.say(
        ("poisson", "Exact Poisson interval"),
        sentence,
        Value::Poisson(interval),
        methods::POISSON,
        (&chosen.series, &[last]),
    );
}
