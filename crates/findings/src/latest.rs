//! The latest year, its change on the year before, and the peak.

use super::changes::{first_of, missing, say_change};
use super::finding::{Collector, Value};
use super::format;
use super::selection::Chosen;
use arrivals_data::{Dataset, Decision};
use arrivals_statistics::{methods, peak};

pub(super) fn say(chosen: &Chosen, dataset: &Dataset, said: &mut Collector) {
    let (series, last) = (&chosen.series, chosen.last);
    // Whether a year is over is not always known, and then it is not called complete.
    let open = dataset.decisions().iter().find(|one| one.topic == Decision::OPEN_YEAR);
    let open = open
        .filter(|_| dataset.series().iter().flat_map(|s| s.years()).all(|at| at.year <= last.year));
    // A later year that was counted may have no population.
    let is_later = |one: &arrivals_data::Observation| {
        one.is_counted() && one.period.whole_year().is_some_and(|year| year > last.year)
    };
    let later = series.observations().find(is_later);
    let label = match (open, &later) {
        (_, Some(_)) => "Latest year with a rate",
        (Some(_), None) => "Latest year",
        (None, None) => "Latest complete year",
    };
    let finding = said.say(
        ("latest", label),
        format!(
            "The {} is {}{}: {}.",
            label.to_lowercase(),
            last.year,
            format::tentative(last.status),
            chosen.with_unit(last.count)
        ),
        Value::Count(last),
        methods::OBSERVED,
        (series, &[last]),
    );
    finding.caveats.extend(later.map(|one| format!("No population for {}.", one.period.label())));
    finding.caveats.extend(open.map(|one| format::sentence(&one.text)));
    on_the_year(chosen, said);
    since_the_peak(chosen, dataset, said);
}

fn on_the_year(chosen: &Chosen, said: &mut Collector) {
    const NAME: (&str, &str) = ("latest.change", "Change on the year before");
    let last = chosen.last;
    let before = last.year.plus(-1).and_then(|year| {
        chosen.series.years().into_iter().find(|candidate| candidate.year == year)
    });
    match before {
        Some(_) if last.break_before => {
            said.refuse(NAME, format!("the series breaks before {}", last.year));
        }
        Some(before) => say_change(NAME, "", (chosen, before, last), said),
        None => {
            said.refuse(NAME, format!("the year before {} has no {}", last.year, chosen.figure()))
        }
    }
}

fn since_the_peak(chosen: &Chosen, dataset: &Dataset, said: &mut Collector) {
    const SINCE: (&str, &str) = ("peak.change", "Change since the peak");
    let Some(peak) = peak(&chosen.series) else { return };
    let at = peak.at;
    let ties = first_of(peak.ties, "years with that count");
    let sentence = format!("The peak is {} in {}{ties}.", chosen.with_unit(at.count), at.year);
    let value = Value::Peak(peak);
    let finding =
        said.say(("peak", "Peak"), sentence, value, methods::PEAK, (&chosen.series, &[at]));
    finding.caveats.extend(missing(&chosen.series).map(|years| {
        match dataset.decisions().iter().any(|one| one.topic == "records") {
            true => format!("No record in {years}: no event, if the register is complete."),
            false => format!("No {} in {years}: the peak may lie there.", chosen.figure()),
        }
    }));
    if at.year == chosen.last.year {
        return said.refuse(SINCE, "the latest year is the peak");
    }
    say_change(SINCE, "Since the peak", (chosen, at, chosen.last), said);
}
