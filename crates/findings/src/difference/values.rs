//! Which figures of a series differ between two editions, period by period.
//!
//! Invariant: a period is compared with itself only: a year with a year, a span with the same
//! span, January–June with January–June of the same year.

use std::collections::BTreeMap;

use serde::Serialize;

use super::edition::{Edition, Line};
use arrivals_data::{Count, Observation, Period, Status, Summed};
use arrivals_statistics::percent_change;

/// A figure as one edition has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Figure {
    /// The count; none when it was withheld or not published.
    pub count: Option<Count>,
    /// What the agency says of it; none where the edition does not tell.
    pub status: Option<Status>,
    /// The file.
    pub file: String,
    /// The sheet of a spreadsheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The line of the file, from 1.
    pub row: u32,
    /// The column, from 1.
    pub column: u32,
    /// What was added up, where the count stood in no cell; row and column are the first's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sum_of: Option<Summed>,
}

/// A figure that differs.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CountChange {
    /// The series, by its new name; empty for the only one.
    pub series: String,
    /// The period, in the program's own notation.
    pub period: String,
    /// The period in words.
    #[serde(skip)]
    pub label: String,
    /// The old figure.
    pub old: Option<Figure>,
    /// The new figure.
    pub new: Option<Figure>,
    /// The new count less the old.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<i64>,
    /// The difference in percent of the old count, by the rules of a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<f64>,
    /// The part of the year that a longer part of it, or all of it, stands for now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
}

/// A mark or remark on a figure that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct StatusChange {
    /// The series.
    pub series: String,
    /// The period, in the program's own notation.
    pub period: String,
    /// The period in words.
    #[serde(skip)]
    pub label: String,
    /// What it was; none when there was none.
    pub old: Option<String>,
    /// What it is; none when there is none.
    pub new: Option<String>,
}

/// The figures that differ, by how.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Values {
    /// Counts that are others now.
    pub revised: Vec<CountChange>,
    /// Counts that were not there.
    pub added: Vec<CountChange>,
    /// Counts that are no more there.
    pub withdrawn: Vec<CountChange>,
    /// Other statuses of the same count.
    pub statuses: Vec<StatusChange>,
    /// Breaks that were not marked, or are no more.
    pub breaks: Vec<StatusChange>,
    /// Other remarks.
    pub remarks: Vec<StatusChange>,
    /// How many counts are in both and the same.
    pub unchanged: usize,
}

/// What each of two editions has for a period.
type Joined = BTreeMap<Period, (Option<Observation>, Option<Observation>)>;

/// Two editions, and the name under which their figures are said.
pub struct Sides<'a> {
    pub old: &'a Edition,
    pub new: &'a Edition,
}

impl Sides<'_> {
    /// Adds what differs in a series that both have.
    pub fn both(&self, old: &Line, new: &Line, values: &mut Values) {
        let name = new.series.name();
        let first = (values.added.len(), values.withdrawn.len());
        let mut rows = Joined::new();
        for one in old.series.observations() {
            let row = rows.entry(one.period).or_default();
            row.0 = Some(one);
        }
        for other in new.series.observations() {
            let row = rows.entry(other.period).or_default();
            row.1 = Some(other);
        }
        let known = old.has_statuses && new.has_statuses;
        for row in rows.values() {
            match row {
                (Some(one), Some(other)) => self.period(&name, (one, other), known, values),
                (Some(one), None) => self.gone(&name, one, new.is_complete, values),
                (None, Some(other)) => self.came(&name, other, old.is_complete, values),
                (None, None) => {}
            }
        }
        replaced(values, first, &rows);
    }

    /// Adds a series that only the old edition has.
    pub fn only_old(&self, line: &Line, values: &mut Values) {
        for observation in line.series.observations() {
            self.gone(&line.series.name(), &observation, true, values);
        }
    }

    /// Adds a series that only the new edition has.
    pub fn only_new(&self, line: &Line, values: &mut Values) {
        for observation in line.series.observations() {
            self.came(&line.series.name(), &observation, true, values);
        }
    }

    fn gone(&self, name: &str, one: &Observation, is_certain: bool, values: &mut Values) {
        if one.count.is_some() && is_certain {
            let old = Some(figure(self.old, one));
            values.withdrawn.push(differing(name, one.period, old, None));
        } else if one.status == Status::Suppressed && is_certain {
            let status = Some(one.status.word().to_owned());
            values.statuses.push(marked(name, one.period, status, None));
        }
    }

    fn came(&self, name: &str, other: &Observation, is_certain: bool, values: &mut Values) {
        if other.count.is_some() && is_certain {
            let new = Some(figure(self.new, other));
            values.added.push(differing(name, other.period, None, new));
        } else if other.status == Status::Suppressed && is_certain {
            let status = Some(other.status.word().to_owned());
            values.statuses.push(marked(name, other.period, None, status));
        }
    }

    /// Adds what differs in one period.
    fn period(
        &self,
        name: &str,
        (one, other): (&Observation, &Observation),
        known: bool,
        values: &mut Values,
    ) {
        let figures = || (Some(figure(self.old, one)), Some(figure(self.new, other)));
        let differ = |list: &mut Vec<CountChange>| {
            let (old, new) = figures();
            list.push(differing(name, other.period, old, new));
        };
        let is_same_count = one.count == other.count;
        match (one.count, other.count) {
            (Some(_), Some(_)) if is_same_count => values.unchanged += 1,
            (Some(_), Some(_)) => differ(&mut values.revised),
            (Some(_), None) => differ(&mut values.withdrawn),
            (None, Some(_)) => differ(&mut values.added),
            (None, None) => {}
        }
        if !known {
            return;
        }
        let marked = |old, new| marked(name, other.period, old, new);
        if is_same_count && one.status != other.status {
            let word = |status: Status| Some(status.word().to_owned());
            values.statuses.push(marked(word(one.status), word(other.status)));
        }
        if one.break_before != other.break_before {
            let word = |breaks: bool| breaks.then(|| "break".to_owned());
            values.breaks.push(marked(word(one.break_before), word(other.break_before)));
        }
        if one.note != other.note {
            values.remarks.push(marked(one.note.clone(), other.note.clone()));
        }
    }
}

fn figure(edition: &Edition, observation: &Observation) -> Figure {
    let location = observation.location;
    let origin = edition.origins.get(usize::from(location.table));
    Figure {
        count: observation.count,
        // A report's cells have no status.
        status: edition.is_complete.then_some(observation.status),
        file: origin.map(|origin| origin.name.clone()).unwrap_or_default(),
        sheet: origin.and_then(|origin| origin.sheet.clone()),
        row: location.row,
        column: location.column,
        sum_of: observation.summed,
    }
}

fn differing(name: &str, period: Period, old: Option<Figure>, new: Option<Figure>) -> CountChange {
    let count = |figure: &Option<Figure>| figure.as_ref().and_then(|figure| figure.count);
    let counts = count(&old).zip(count(&new));
    CountChange {
        series: name.to_owned(),
        period: period.to_string(),
        label: period.label(),
        old,
        new,
        difference: counts.and_then(|(old, new)| new.as_i64().checked_sub(old.as_i64())),
        percent: counts.and_then(|(old, new)| percent_change(old, new)),
        replaces: None,
    }
}

fn marked(name: &str, period: Period, old: Option<String>, new: Option<String>) -> StatusChange {
    StatusChange {
        series: name.to_owned(),
        period: period.to_string(),
        label: period.label(),
        old,
        new,
    }
}

/// Takes a part of a year out of what was withdrawn where a longer part, or the year, was added.
fn replaced(values: &mut Values, (added, withdrawn): (usize, usize), rows: &Joined) {
    let is_counted = |one: &Option<Observation>| one.as_ref().is_some_and(Observation::is_counted);
    let only_old = rows.iter().filter(|(_, (one, other))| is_counted(one) && other.is_none());
    let gone: Vec<Period> = only_old.map(|(period, _)| *period).collect();
    for other in rows.values().filter_map(|(_, other)| other.as_ref().filter(|o| o.is_counted())) {
        let part = gone.iter().find(|part| is_longer(other.period, **part));
        let Some(part) = part.map(Period::to_string) else { continue };
        let period = other.period.to_string();
        let new = values.added.iter_mut().skip(added).find(|new| new.period == period);
        let place = values.withdrawn.iter().skip(withdrawn).position(|old| old.period == part);
        if let (Some(new), Some(place)) = (new, place) {
            values.withdrawn.remove(withdrawn + place);
            new.replaces = Some(part);
        }
    }
}

/// Whether `whole` is the year that `part` is a part of, or a longer part of that year.
fn is_longer(whole: Period, part: Period) -> bool {
    let Period::YearToDate { year: under_way, through } = part else { return false };
    match whole {
        Period::Year(year) => year.number() == under_way.number(),
        Period::YearToDate { year, through: until } => year == under_way && until > through,
        Period::Span { .. } => false,
    }
}
