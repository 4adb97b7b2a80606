//! What charts of one series show.

use super::ChartFact;
use crate::changes::{breaks_said, first_of, say_change};
use crate::finding::{Collector, Value};
use crate::moved::moved;
use crate::selection::Chosen;
use crate::{format, totals};
use arrivals_data::{Dataset, Role, Year, YearCount};
use arrivals_statistics::{index as index_of, largest_percent as largest, methods};

/// The year's count, of the kind of years that the series has.
fn at(chosen: &Chosen, year: Year) -> Option<YearCount> {
    chosen.series.years().into_iter().find(|at| at.year.number() == year.number())
}

/// The latest year as an index of the base; the first year where the latest is the base.
pub(super) fn index(chosen: &Chosen, base: Year, said: &mut Collector) {
    const NAME: (&str, &str) = ("index", "Index");
    let Some(base) = at(chosen, base) else {
        return said.refuse(NAME, format!("{base} has no count of its own"));
    };
    let other = if base.year == chosen.last.year { chosen.first } else { chosen.last };
    if other.year == base.year {
        return said.refuse(NAME, "only one year has a count");
    }
    let Some(found) = said.ok_or_refuse(NAME, index_of(base, other)) else { return };
    let sentence = format!(
        "Where {} is 100, {} in {} stood at {}.",
        base.year,
        chosen.measure(),
        other.year,
        format::decimal(found.index, 1)
    );
    let value = Value::Drawn(ChartFact::Index(found));
    let years = [base, other];
    let finding = said.say(NAME, sentence, value, methods::INDEX, (&chosen.series, &years));
    let (from, to) = if base.year < other.year { (base, other) } else { (other, base) };
    finding.caveats.extend(breaks_said(&chosen.series, from, to));
}

/// The largest change in percent from one year to the next.
pub(super) fn largest_percent(chosen: &Chosen, said: &mut Collector) {
    const NAME: (&str, &str) = ("change.percent", "Largest change in percent in a single year");
    let Some(step) = largest(&chosen.series) else {
        return said
            .refuse(NAME, "no change between years that follow each other has a percentage");
    };
    let sentence = format!(
        "The largest change in percent in a single year: from {} to {} {}{}.",
        step.from.year,
        step.to.year,
        moved(chosen, &step),
        first_of(step.ties, "changes of that size")
    );
    let years = [step.from, step.to];
    said.say(NAME, sentence, Value::Change(step), methods::EXTREMES, (&chosen.series, &years));
}

/// The change between the two years that the chart shows.
pub(super) fn between(chosen: &Chosen, (from, to): (Year, Year), said: &mut Collector) {
    const NAME: (&str, &str) = ("between.change", "Change between the years shown");
    let (Some(first), Some(last)) = (at(chosen, from), at(chosen, to)) else {
        return said.refuse(NAME, format!("{from} or {to} has no count of its own"));
    };
    if first.year >= last.year {
        return said.refuse(NAME, "the later year must come after the earlier");
    }
    say_change(NAME, "", (chosen, first, last), said);
}

/// The share in the first year of the part whose share of the last is said.
pub(super) fn share_before(chosen: &Chosen, dataset: &Dataset, said: &mut Collector) {
    const NAME: (&str, &str) = ("share.before", "Share of a part in the first year");
    let named = said.findings.iter().find_map(|finding| match &finding.value {
        Value::Share { name, .. } => Some(name.clone()),
        _ => None,
    });
    let part = named.and_then(|name| dataset.series().iter().find(|part| part.name() == name));
    let total = match chosen.series.role() {
        Role::Total => Some(&chosen.series),
        _ => dataset.whole(),
    };
    let (Some(part), Some(total)) = (part, total) else {
        return said.refuse(NAME, "no share of the last year is said");
    };
    let year = chosen.first.year;
    if year == chosen.last.year {
        return said.refuse(NAME, "only one year has a count");
    }
    totals::say_share(NAME.0, NAME.1.to_owned(), (part, total), (dataset, year), said);
}
