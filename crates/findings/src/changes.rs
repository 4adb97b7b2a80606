//! What happened between two years: the change, the rate a year, the largest steps.

use super::finding::{Collector, Value};
use super::format;
use super::moved::moved;
use super::selection::Chosen;
use super::year_runs::{runs, shown_runs};
use arrivals_data::{Series, YearCount};
use arrivals_statistics::{
    Change, cagr, change, changes_across_breaks, largest_fall, largest_rise, methods, turn,
    yearly_changes,
};

const RATE: (&str, &str) = ("cagr", "Compound annual growth rate");

/// Says a change between two years, with the breaks between them; behind a lead where it has one.
pub(super) fn say_change(
    name: (&'static str, &str),
    lead: &str,
    (chosen, from, to): (&Chosen, YearCount, YearCount),
    said: &mut Collector,
) {
    let change = change(from, to);
    let moved = moved(chosen, &change);
    let sentence = match lead {
        "" => format!("From {} to {} {moved}.", from.year, to.year),
        lead => format!("{lead}, from {} to {}, {moved}.", from.year, to.year),
    };
    let (value, method) = (Value::Change(change), methods::CHANGE);
    let finding = said.say(name, sentence, value, method, (&chosen.series, &[from, to]));
    finding.caveats.extend(breaks_said(&chosen.series, from, to));
}

/// The change and the rate between the years that were asked for.
pub(super) fn between(chosen: &Chosen, said: &mut Collector) {
    const NAME: (&str, &str) = ("span.change", "Change over the years asked for");
    let (from, to) = (chosen.first, chosen.last);
    if from.year == to.year {
        return said.refuse(NAME, format!("only one year has a {}", chosen.figure()));
    }
    say_change(NAME, "", (chosen, from, to), said);
    rate(chosen, from, to, said);
}

/// The change and the rate over ten years, where the tenth year before has a count.
pub(super) fn decade(chosen: &Chosen, said: &mut Collector) {
    const NAME: (&str, &str) = ("decade.change", "Change over ten years");
    let to = chosen.last;
    let start = to.year.plus(-10);
    let from = chosen.series.years().into_iter().find(|candidate| Some(candidate.year) == start);
    let Some(from) = from else {
        let year = start.map_or("ten years before".to_owned(), |year| year.to_string());
        said.refuse(NAME, format!("{year} has no {} of its own", chosen.figure()));
        if chosen.first.year != to.year {
            rate(chosen, chosen.first, to, said);
        }
        return;
    };
    say_change(NAME, "Over ten years", (chosen, from, to), said);
    rate(chosen, from, to, said);
}

fn rate(chosen: &Chosen, from: YearCount, to: YearCount, said: &mut Collector) {
    let Some(rate) = said.ok_or_refuse(RATE, cagr(from, to)) else { return };
    let turn = turn(&chosen.series, from, to);
    let intervals = match rate.intervals {
        1 => "1 yearly interval".to_owned(),
        several => format!("{several} yearly intervals"),
    };
    let sentence = format!(
        "From {} to {} the compound annual growth rate is {} a year over {intervals}.",
        from.year,
        to.year,
        format::signed_percent(rate.percent),
    );
    let caveat = turn.map(|turn| {
        let (count, year) = (format::count(turn.at.count), turn.at.year);
        let course = match turn.until {
            None => format!("with {count} in {year}"),
            Some(until) => format!(
                "and {} from {count} in {year} to {} in {}",
                if until.count < turn.at.count { "fell" } else { "rose" },
                format::count(until.count),
                until.year
            ),
        };
        format!("The rate describes the two ends, not the course: the series turned, {course}.")
    });
    let value = Value::Cagr { cagr: rate, turn };
    let finding = said.say(RATE, sentence, value, methods::CAGR, (&chosen.series, &[from, to]));
    finding.caveats.extend(caveat);
    finding.caveats.extend(breaks_said(&chosen.series, from, to));
}

/// The largest fall and rise from one year to the next.
pub(super) fn extremes(chosen: &Chosen, said: &mut Collector) {
    for (name, step, word) in [
        (("fall", "Largest fall in a single year"), largest_fall(&chosen.series), "fall"),
        (("rise", "Largest rise in a single year"), largest_rise(&chosen.series), "rise"),
    ] {
        let Some(step) = step else {
            said.refuse(name, without(word, &chosen.series));
            continue;
        };
        let percent = format::bracketed(step.percent);
        let sentence = format!(
            "The largest {word} in a single year was from {} in {} to {} in {}, by {}{percent}{}.",
            format::count(step.from.count),
            step.from.year,
            format::count(step.to.count),
            step.to.year,
            format::size(step.difference),
            first_of(step.ties, &format!("{word}s of that size")),
        );
        let years = [step.from, step.to];
        let finding = said.say(
            name,
            sentence,
            Value::Change(step),
            methods::EXTREMES,
            (&chosen.series, &years),
        );
        finding.caveats.extend(missing(&chosen.series).map(|years| {
            format!("No {} in {years}: a change there may be larger.", chosen.figure())
        }));
    }
}

/// Why a series has no fall, or no rise.
fn without(word: &str, series: &Series) -> String {
    let is_one = |change: &Change| change.difference.sign().is_lt() == (word == "fall");
    let crossing = changes_across_breaks(series);
    let across = crossing.iter().find(|change| change.difference.sign().is_ne() && is_one(change));
    match across {
        Some(change) => format!(
            "no {word} between years that follow each other, but for one across a break of the series, from {} to {}",
            change.from.year, change.to.year
        ),
        None if yearly_changes(series).is_empty() && crossing.is_empty() => {
            format!("no two years that follow each other have a {}", series.figure())
        }
        None => format!("no {word} between years that follow each other"),
    }
}

/// `, first of three falls of that size`; nothing for one alone.
pub(super) fn first_of(ties: usize, what: &str) -> String {
    match ties {
        0 => String::new(),
        1 => format!(", first of two {what}"),
        more => format!(", first of {} {what}", more + 1),
    }
}

/// The years between the first and the last that have no count: `2003 and 2005–2007`.
pub(super) fn missing(series: &Series) -> Option<String> {
    let gaps = series.gaps();
    (!gaps.is_empty()).then(|| shown_runs(&runs(&gaps)))
}

/// Says where a series breaks between two years.
pub fn breaks_said(series: &Series, from: YearCount, to: YearCount) -> Vec<String> {
    series
        .years()
        .iter()
        .filter(|at| at.break_before && from.year < at.year && at.year <= to.year)
        .map(|at| {
            format!(
                "The series breaks before {}: the counts on either side differ in definition.",
                at.year
            )
        })
        .collect()
}
