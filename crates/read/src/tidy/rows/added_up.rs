//! Groups added up: the total of records, alternatives of one choice, a sum that is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use super::covered::Covered;
use super::totals::{Totals, same_values};
use crate::tidy::layout::place_of;
use crate::tidy::{CellRef, TidyError, TidyOptions, vocabulary};
use arrivals_data::{
    CountError, Decision, Group, Location, Observation, Origin, Period, Role, Row, Status, Summed,
    listed,
};

/// The name of a sum that no file holds.
const NAME: &str = "Total";

/// The groups of each sum, by their values.
type AddedUp = BTreeMap<Vec<String>, Vec<Vec<String>>>;

/// What the groups that are added up do not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Absent {
    /// Records: nobody was counted.
    Nobody,
    /// A table: the count is not known, and neither is the sum.
    Unknown,
}

/// The records divided by the columns asked for alone: those by which rows were chosen are no
/// dimension of what is left. Records that are divided have their total: it is known. A group has a
/// count of each year that the records cover: 0 where it has none.
///
/// # Errors
/// When a sum is out of range.
pub fn divide_records(
    origins: &[Origin],
    (dimensions, added_up): (&mut Vec<String>, &mut AddedUp),
    rows: Rows,
    covered: &Covered,
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    let asked: Vec<usize> = options.by.iter().filter_map(|by| place_of(dimensions, by)).collect();
    let kept: Vec<usize> = (0..dimensions.len())
        .filter(|place| dimensions[*place].starts_with("series") || asked.contains(place))
        .collect();
    let mut rows = if kept.len() == dimensions.len() {
        rows
    } else {
        let key = |group: &Group| kept.iter().map(|place| group.key[*place].clone()).collect();
        let rows = add_groups(origins, &rows, Absent::Nobody, |group| Some(key(group)))?;
        *dimensions = kept.iter().map(|place| dimensions[*place].clone()).collect();
        rows
    };
    // Several columns that are added up are several measures, and have no sum.
    let measures = dimensions.iter().filter(|name| name.starts_with("series")).count();
    let has_total = |group: &Group| group.key.iter().any(|value| vocabulary::is_total(value));
    let is_summed = !options.by.is_empty()
        && measures == 0
        && rows.groups.len() > 1
        && !rows.groups.iter().any(has_total)
        && options.totals.is_none();
    let total = vec![NAME.to_owned(); dimensions.len()];
    let key = |_: &Group| is_summed.then(|| total.clone());
    let mut added = add_groups(origins, &rows, Absent::Nobody, key)?;
    note_groups(added_up, &rows, key);
    let filled = covered.fill(&mut rows);
    if filled > 0 {
        let text = match (filled, rows.groups.len()) {
            (1, 1) => "some years have no record: the count is 0 there".to_owned(),
            (1, all) => format!("1 of {all} groups has no record in some years: 0 there"),
            (some, all) => format!("{some} of {all} groups have no record in some years: 0 there"),
        };
        // Who says that rows are records says that what is not there did not happen.
        let said = if options.records { Decision::info } else { Decision::warning };
        decisions.push(said("records", text));
    }
    covered.fill(&mut added);
    rows.append(added);
    Ok(rows)
}

/// The rows with a total of each dimension that has none and was asked to be added up. What is known
/// to be a sum of others is not added; without one of its parts, a sum is missing.
///
/// Gives back over which dimensions, and how many values of each.
///
/// # Errors
/// When a sum is out of range.
pub fn add_totals(
    origins: &[Origin],
    (dimensions, added_up): (&[String], &mut AddedUp),
    rows: &mut Rows,
    totals: &mut Totals,
    decisions: &mut Vec<Decision>,
) -> Result<Vec<(String, usize)>, TidyError> {
    let mut summed = Vec::new();
    for (place, dimension) in dimensions.iter().enumerate() {
        let values = super::grouped_rows::values_of(&rows.groups, place);
        let is_unit = vocabulary::is_one_of(dimension, &vocabulary::UNIT);
        if values.len() < 2 || is_unit || values.iter().any(|value| totals.is_total(place, value)) {
            continue;
        }
        // A code beside a name is added up with it.
        let all = 0..dimensions.len();
        let beside: Vec<usize> =
            all.filter(|other| same_values(&rows.groups, place, *other).is_some()).collect();
        // Where regions are most of the groups, they are the groups.
        let regions = values.iter().filter(|value| vocabulary::is_aggregate(value)).count();
        let are_groups = regions * 2 > values.len();
        let none = BTreeSet::new();
        let holders = totals.nested.get(place).unwrap_or(&none);
        let is_part = |value: &str| {
            let part = value.rsplit_once(": ").map_or("", |(_, part)| part);
            !holders.contains(value)
                && (are_groups || !vocabulary::is_aggregate(value))
                && !vocabulary::is_of_which(part)
        };
        let (parts, others): (Vec<&String>, Vec<&String>) =
            values.iter().partition(|value| is_part(value));
        let parts = parts.len();
        let key = |group: &Group| {
            let value = group.key.get(place).filter(|value| is_part(value))?;
            let mut key = group.key.clone();
            if value.is_empty() {
                return None;
            }
            for place in beside.iter().chain([&place]) {
                key[*place] = NAME.to_owned();
            }
            Some(key)
        };
        let added = add_groups(origins, rows, Absent::Unknown, key)?;
        note_groups(added_up, rows, key);
        let unknown = added.rows.iter().filter(|row| row.observation.count.is_none()).count();
        let text = format!(
            "'{NAME}' is the sum of the {parts} values of '{dimension}'; the file has none"
        );
        decisions.push(Decision::info("total", text));
        if !others.is_empty() {
            let names: Vec<String> = others.iter().map(|name| format!("'{name}'")).collect();
            let text = format!("not added up, as they hold other groups: {}", listed(&names));
            decisions.push(Decision::warning(Decision::SUM, text));
        }
        if let Some(row) = added.rows.iter().find(|row| row.observation.count.is_none()) {
            let period = row.observation.period;
            let has_count =
                |row: &&Row| row.observation.period == period && row.observation.count.is_some();
            let counted: BTreeSet<u32> =
                rows.rows.iter().filter(has_count).map(|row| row.group).collect();
            let is_one = |group: &Group| group.key.get(place).is_some_and(|value| is_part(value));
            let without = (0_u32..).zip(&rows.groups).filter(|(_, group)| is_one(group));
            let without =
                without.filter(|(number, _)| !counted.contains(number)).map(|(_, group)| group);
            let mut seen = BTreeSet::new();
            let values = without.map(|group| &group.key[place]).filter(|value| seen.insert(*value));
            let names: Vec<String> = values.map(|value| format!("'{value}'")).collect();
            decisions.push(Decision::warning(
                Decision::SUM,
                format!(
                    "the sum over '{dimension}' has no figure in {unknown} of {} periods: in {} there is \
                     none of {}",
                    added.rows.len(),
                    period.label(),
                    listed(&names)
                ),
            ));
        }
        rows.append(added);
        for place in beside.iter().chain([&place]) {
            totals.add(*place, NAME);
        }
        summed.push((dimension.clone(), parts));
    }
    if summed.is_empty() {
        let text = "the file has its total: nothing is added up";
        decisions.push(Decision::info("total", text));
    }
    Ok(summed)
}

/// Notes which groups get a key.
fn note_groups(
    added_up: &mut AddedUp,
    rows: &Rows,
    key_of: impl Fn(&Group) -> Option<Vec<String>>,
) {
    for group in &rows.groups {
        if let Some(key) = key_of(group) {
            added_up.entry(key).or_default().push(group.key.clone());
        }
    }
}

/// A sum so far.
struct Sum {
    observation: Observation,
    groups: usize,
    cells: usize,
    last: Location,
}

/// The groups that get a key, those of one key added up period by period.
fn add_groups(
    origins: &[Origin],
    read: &Rows,
    absent: Absent,
    key_of: impl Fn(&Group) -> Option<Vec<String>>,
) -> Result<Rows, TidyError> {
    let mut places: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut members: Vec<usize> = Vec::new();
    let mut place_of: Vec<Option<u32>> = Vec::with_capacity(read.groups.len());
    for group in &read.groups {
        let Some(key) = key_of(group) else {
            place_of.push(None);
            continue;
        };
        let place = *places.entry(key.clone()).or_insert_with(|| {
            groups.push(Group { key, role: Role::Single });
            members.push(0);
            u32::try_from(groups.len() - 1).unwrap_or(u32::MAX)
        });
        members[place as usize] += 1;
        place_of.push(Some(place));
    }
    let mut sums: BTreeMap<(u32, Period), Sum> = BTreeMap::new();
    for row in &read.rows {
        let Some(group) = place_of.get(row.group as usize).copied().flatten() else { continue };
        let found = &row.observation;
        let is_nothing = |one: &Observation| absent == Absent::Nobody && one.count.is_none();
        let cells = found.summed.map_or(1, |summed| summed.cells as usize);
        let last = found.summed.map_or(found.location, |summed| Location {
            row: summed.last_row,
            column: summed.last_column,
            ..found.location
        });
        match sums.get_mut(&(group, found.period)) {
            Some(_) if is_nothing(found) => {}
            Some(sum) if !is_nothing(&sum.observation) => {
                sum.observation = together(&sum.observation, found)
                    .ok_or_else(|| too_large(origins, found.location))?;
                sum.groups += 1;
                sum.cells += cells;
                sum.last = sum.last.max(last);
            }
            _ => {
                let sum = Sum { observation: found.clone(), groups: 1, cells, last };
                sums.insert((group, found.period), sum);
            }
        }
    }
    let rows = sums.into_iter().map(|((group, _), sum)| {
        let mut observation = sum.observation;
        observation.summed = Summed::new(sum.cells, sum.last);
        if absent == Absent::Unknown && sum.groups < members[group as usize] {
            observation.count = None;
            observation.status = Status::Missing;
        }
        Row { group, observation }
    });
    Ok(Rows { rows: rows.collect(), groups })
}

/// Two counts of a period as one; nothing when it is out of range. Without one of them there is no
/// sum; its status is the weightier of the two.
fn together(one: &Observation, other: &Observation) -> Option<Observation> {
    let (count, status) = match (one.count, other.count) {
        (Some(first), Some(second)) => {
            (Some(first.checked_add(second)?), one.status.max(other.status))
        }
        (None, Some(_)) => (None, one.status),
        (Some(_), None) => (None, other.status),
        (None, None) => (None, one.status.min(other.status)),
    };
    Some(Observation {
        count,
        status,
        break_before: one.break_before || other.break_before,
        location: one.location.min(other.location),
        ..one.clone()
    })
}

fn too_large(origins: &[Origin], location: Location) -> TidyError {
    let at = CellRef::at_location(origins, location, "a sum".into());
    TidyError::Count { at, reason: CountError::TooLarge.into() }
}
