//! Rows of months or quarters → counts of years.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use super::duplicates::stand_twice;
use crate::tidy::cell::{Date, DateUnit, Value};
use crate::tidy::{CellRef, TidyError, TidyOptions};
use arrivals_data::{
    Count, CountError, Decision, Location, Month, Observation, Origin, Period, Row, Status, Summed,
    Year, YearKind, listed,
};

/// One cell of counts and the date of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The place of its group.
    pub group: u32,
    pub date: Date,
    /// What the cell says; a record is one.
    pub value: Value,
    /// Where the cell stood.
    pub location: Location,
}

/// Dates at steps of three months are those of quarters: `1981-03-01`, `1981-06-01`.
pub fn name_quarters(dated: &mut [Dated]) -> Option<Decision> {
    let months: BTreeSet<u8> = dated.iter().map(|cell| cell.date.month.number()).collect();
    let steps = months.iter().map(|month| month % 3).collect::<BTreeSet<_>>().len();
    let is_plain = |cell: &Dated| matches!(cell.date.unit, DateUnit::Day | DateUnit::Month);
    if months.len() != 4 || steps != 1 || !dated.iter().all(is_plain) {
        return None;
    }
    let first = dated.first()?.location;
    for cell in dated {
        let quarter = cell.date.month.number().div_ceil(3);
        cell.date.month = Month::new(quarter.saturating_mul(3))?;
        cell.date.unit = DateUnit::Quarter;
    }
    let text = "dates three months apart are taken for those of quarters";
    Some(Decision::info("period", text).at(first))
}

/// The months or quarters of each group added up to whole years; a last year without its last
/// months is one to date, another incomplete year is left out and said. A year that is published
/// beside its months is that year, and compared with their sum.
///
/// # Errors
/// When a month stands twice with different counts, or a sum is out of range.
pub fn add_months(
    origin: &Origin,
    groups: Vec<arrivals_data::Group>,
    dated: &[Dated],
    annual: Vec<Row>,
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    let mut years: BTreeMap<(u32, Year), BTreeMap<Date, &Dated>> = BTreeMap::new();
    let mut twice = 0_usize;
    for cell in dated {
        let months = years.entry((cell.group, cell.date.year)).or_default();
        if let Some(first) = months.insert(cell.date, cell) {
            let same = |one: &Dated| (one.value.count, one.value.status);
            if same(first) != same(cell) {
                return Err(contradiction(origin, &groups, first, cell));
            }
            twice += 1;
        }
    }
    if twice > 0 {
        decisions.push(Decision::warning("duplicate", stand_twice(twice)));
    }
    decisions.extend(stock(&years));
    decisions.extend(cumulated(&years));
    decisions.extend(still_to_come(dated));
    decisions.extend(other_start(dated));
    years.values_mut().for_each(one_unit);
    // The months of the last year that any group has a count of.
    let counted = || dated.iter().filter(|cell| cell.value.count.is_some()).map(|cell| cell.date);
    let last = counted().map(|date| (date.year, date.month)).max();
    let first_year = counted().map(|date| date.year).min();
    let published: BTreeMap<(u32, Year), &Row> = annual
        .iter()
        .filter_map(|row| Some(((row.group, row.observation.period.whole_year()?), row)))
        .collect();
    let mut left_out: BTreeSet<(u32, Year)> = BTreeSet::new();
    let mut only_begin_late = true;
    let mut to_date: BTreeSet<(Year, Month)> = BTreeSet::new();
    let mut differing: Vec<(Location, Count, Count)> = Vec::new();
    let mut compared = 0_usize;
    let mut added = Vec::with_capacity(years.len());
    let mut under_way: BTreeSet<(u32, Year)> = BTreeSet::new();
    let mut perhaps_under_way: BTreeSet<Year> = BTreeSet::new();
    for ((group, year), months) in &years {
        let (group, year) = (*group, *year);
        let Some((first, _)) = months.first_key_value() else { continue };
        let step = first.unit.months();
        let known: Vec<&Dated> = match last {
            _ if year.kind() != YearKind::Calendar => months.values().copied().collect(),
            // Months that are still to come may have cells already, without a count.
            Some((last, through)) if last == year => {
                months.values().filter(|cell| cell.date.month <= through).copied().collect()
            }
            _ => months.values().copied().collect(),
        };
        let consecutive = known
            .iter()
            .zip(1_u8..)
            .all(|(cell, number)| cell.date.month.number() == number.saturating_mul(step));
        let through = known.last().map(|cell| cell.date.month).filter(|_| consecutive);
        // The months of a fiscal year need not start in January: all or none.
        let is_fiscal = year.kind() != YearKind::Calendar;
        let through = match months.len() * usize::from(step) {
            12 if is_fiscal => Month::new(12),
            _ if is_fiscal => None,
            _ => through,
        };
        let is_last = |through: Month| last == Some((year, through));
        let period = match through {
            Some(through) if through.number() == 12 => Period::Year(year),
            Some(through) if is_last(through) && !options.whole_years => {
                Period::YearToDate { year, through }
            }
            Some(through) if is_last(through) => Period::Year(year),
            _ if published.contains_key(&(group, year)) => {
                if last.is_some_and(|(last, _)| last == year) {
                    perhaps_under_way.insert(year);
                }
                continue;
            }
            _ => {
                let begins_late = first_year == Some(year) && runs_to_december(&known, step);
                if !begins_late || !options.whole_years {
                    only_begin_late &= begins_late;
                    left_out.insert((group, year));
                    continue;
                }
                Period::Year(year)
            }
        };
        let mut sum: Option<Value> = None;
        for cell in &known {
            sum = Some(match sum {
                None => cell.value.clone(),
                Some(sum) => {
                    sum.plus(cell.value.clone()).ok_or_else(|| too_large(origin, cell.location))?
                }
            });
        }
        let (Some(sum), Some(first), Some(last)) = (sum, known.first(), known.last()) else {
            continue;
        };
        let whole = published.get(&(group, year)).map(|row| &row.observation);
        match (period, whole) {
            (Period::Year(_), Some(whole)) => {
                if let (Some(sum), Some(count)) = (sum.count, whole.count) {
                    compared += 1;
                    if sum != count {
                        differing.push((whole.location, count, sum));
                    }
                }
                continue;
            }
            // The published sum of a year that is not over is the sum of its months.
            (_, Some(whole))
                if sum.count.is_none() || whole.count.is_none() || whole.count == sum.count =>
            {
                under_way.insert((group, year));
            }
            (_, Some(_)) => {
                perhaps_under_way.insert(year);
                continue;
            }
            (_, None) => {}
        }
        if let Period::YearToDate { through, .. } = period {
            to_date.insert((year, through));
        }
        let observation = Observation {
            break_before: sum.break_before,
            note: sum.note,
            summed: Summed::new(known.len(), last.location),
            ..plain(period, sum.count, sum.status, first.location)
        };
        added.push(Row { group, observation });
    }
    for year in perhaps_under_way {
        let text =
            format!("{year} has a published sum, but not all of its months: it may not be whole");
        decisions.push(Decision::doubt("to date", text));
    }
    for (year, through) in to_date {
        decisions.push(Decision::warning(
            "to date",
            format!("{year} ends in {} and is no whole year", through.name()),
        ));
    }
    if !left_out.is_empty() {
        let years: BTreeSet<String> = left_out.iter().map(|(_, year)| year.to_string()).collect();
        let years: Vec<String> = years.into_iter().collect();
        let of_groups: BTreeSet<u32> = left_out.iter().map(|(group, _)| *group).collect();
        let is_left = |cell: &&Dated| left_out.contains(&(cell.group, cell.date.year));
        let counts = dated.iter().filter(is_left).filter(|cell| cell.value.count.is_some()).count();
        let all = dated.iter().filter(|cell| cell.value.count.is_some()).count();
        let text = format!(
            "{counts} of {all} counts are left out, as their year misses months or quarters in {} of \
             {} groups: {}; where a row that is not there stands for nobody, --records with \
             --count-column adds up what is there",
            of_groups.len(),
            groups.len(),
            listed(&years)
        );
        decisions.push(if only_begin_late {
            let text =
                format!("{text}; --whole-years takes a first year that begins late as whole");
            Decision::warning("to date", text)
        } else {
            Decision::warning("period", text)
        });
    }
    decisions.extend(with_signs(&years, &added, options));
    if let Some((location, published, sum)) = differing.first() {
        let text = format!(
            "the months do not add up to the published year in {} of {compared} cells (row {}: \
             {published} against {sum}); the published sums are kept",
            differing.len(),
            location.row
        );
        decisions.push(Decision::warning(Decision::SUM, text).at(*location));
    }
    let is_kept = |row: &Row| {
        let year = row.observation.period.whole_year();
        year.is_none_or(|year| !under_way.contains(&(row.group, year)))
    };
    let mut rows: Vec<Row> = annual.into_iter().filter(is_kept).collect();
    rows.extend(added);
    Ok(Rows { groups, rows })
}

/// Whether the months or quarters of a year follow each other up to its end.
fn runs_to_december(known: &[&Dated], step: u8) -> bool {
    let months = known.iter().rev().map(|cell| cell.date.month.number());
    !known.is_empty()
        && months.eq((1..=12).rev().step_by(usize::from(step.max(1))).take(known.len()))
}

/// Years of which a sign stands in some months, and counts in others: it may stand for nobody.
fn with_signs(
    years: &BTreeMap<(u32, Year), BTreeMap<Date, &Dated>>,
    added: &[Row],
    options: &TidyOptions,
) -> Option<Decision> {
    let is_missing = |row: &&Row| row.observation.count.is_none();
    let mut unknown = added.iter().filter(is_missing).filter_map(|row| {
        let year = row.observation.period.last();
        let months = years.get(&(row.group, year))?;
        let without = months.values().filter(|cell| cell.value.count.is_none()).count();
        (without < months.len()).then_some((row, year, without))
    });
    let (row, year, without) = unknown.next()?;
    let further = unknown.count();
    let sign = if options.markers.is_empty() { " such as --marker=-=zero" } else { "" };
    let text = format!(
        "{year} has no sum, as {without} of its months hold a sign instead of a count{}; if the sign \
         stands for nobody, say so with --marker SIGN=zero{sign}",
        if further > 0 { format!(", and {further} more sums have none") } else { String::new() }
    );
    Some(Decision::doubt("marker", text).at(row.observation.location))
}

/// Years whose twelve months start with another one than January, in each of them: the years may be
/// fiscal ones, and the months of two calendar years.
fn other_start(dated: &[Dated]) -> Option<Decision> {
    let mut orders: BTreeMap<(u32, Year), Vec<&Dated>> = BTreeMap::new();
    for cell in dated.iter().filter(|cell| cell.date.unit == DateUnit::Month) {
        orders.entry((cell.group, cell.date.year)).or_default().push(cell);
    }
    let whole: Vec<&Vec<&Dated>> = orders.values().filter(|months| months.len() == 12).collect();
    let first = whole.first()?.first()?;
    let start = first.date.month;
    let runs_on = |months: &&&Vec<&Dated>| {
        let next =
            |pair: &[&Dated]| pair[1].date.month.number() == pair[0].date.month.number() % 12 + 1;
        months[0].date.month == start && months.windows(2).all(next)
    };
    let is_fiscal = start.number() != 1
        && first.date.year.kind() == YearKind::Calendar
        && whole.len() > 1
        && whole.iter().all(|months| runs_on(&months));
    let text = format!(
        "the months of each year start with {}: the years may be fiscal ones",
        start.name()
    );
    is_fiscal.then(|| Decision::doubt("period", text).at(first.location))
}

/// Months that hardly differ from each other are numbers of a stock, such as people who live
/// somewhere, and a stock is not added up.
fn stock(years: &BTreeMap<(u32, Year), BTreeMap<Date, &Dated>>) -> Option<Decision> {
    const LARGE: f64 = 1_000.0;
    const STEPS: usize = 8;
    let mut changes: Vec<f64> = Vec::new();
    let mut first = None;
    for months in years.values() {
        let counts: Vec<f64> =
            months.values().filter_map(|cell| cell.value.count).map(Count::as_f64).collect();
        for pair in counts.windows(2).filter(|pair| pair[0] >= LARGE) {
            changes.push((pair[1] - pair[0]).abs() / pair[0]);
        }
        first = first.or(months.values().next().map(|cell| cell.location));
    }
    changes.sort_by(f64::total_cmp);
    let median = *changes.get(changes.len() / 2).filter(|_| changes.len() >= STEPS)?;
    let text = "months or quarters hardly differ from each other, as those of a stock do, and a stock \
                must not be added up";
    let decision = Decision::doubt("to date", text);
    (median < 0.01).then(|| first.map_or(decision.clone(), |at| decision.at(at)))
}

/// Months that never fall within a year, and start low in the next, hold those before them.
fn cumulated(years: &BTreeMap<(u32, Year), BTreeMap<Date, &Dated>>) -> Option<Decision> {
    const MONTHS: usize = 6;
    // Of each group, the last month before, and its years so far; none once one is otherwise.
    let mut groups: BTreeMap<u32, (f64, Option<usize>, Location)> = BTreeMap::new();
    for ((group, _), months) in years {
        let counts: Vec<f64> =
            months.values().filter_map(|cell| cell.value.count).map(Count::as_f64).collect();
        let (Some(first), Some(last), Some(cell)) =
            (counts.first(), counts.last(), months.values().next())
        else {
            continue;
        };
        let (before, known, _) =
            groups.entry(*group).or_insert((f64::INFINITY, Some(0), cell.location));
        // Below half of the last month before.
        let restarts = *first * 2.0 < *before;
        let grows = counts.windows(2).all(|pair| pair[0] <= pair[1]) && *last > *first * 3.0;
        *before = *last;
        if counts.len() >= MONTHS {
            *known = known.filter(|_| grows && restarts).map(|known| known + 1);
        }
    }
    let (_, _, at) = groups.values().find(|(_, known, _)| known.is_some_and(|known| known > 1))?;
    let text = "months grow within each year and start low in the next: each may hold those before \
                it, and must not be added up";
    Some(Decision::doubt("to date", text).at(*at))
}

/// Months at the end that hold nothing but zeros, after months of many: they may be still to come.
fn still_to_come(dated: &[Dated]) -> Option<Decision> {
    const LEAST: i128 = 10;
    let mut months: BTreeMap<(Year, Month), i128> = BTreeMap::new();
    for cell in dated {
        if let Some(count) = cell.value.count {
            *months.entry((cell.date.year, cell.date.month)).or_default() +=
                i128::from(count.as_i64());
        }
    }
    let zeros = months.values().rev().take_while(|sum| **sum == 0).count();
    let (year, month) = *months.keys().nth(months.len().checked_sub(zeros)?)?;
    let before: Vec<i128> =
        months.values().take(months.len() - zeros).copied().filter(|sum| *sum > 0).collect();
    let mean = before.iter().sum::<i128>() / i128::try_from(before.len()).ok()?.max(1);
    let text = format!(
        "every count is 0 from {} {year} on: these months may be still to come",
        month.name()
    );
    (zeros > 0 && before.len() > 6 && mean >= LEAST).then(|| Decision::doubt("to date", text))
}

/// Months where a year has both months and quarters of the same thing; quarters where it has no
/// twelve months.
fn one_unit(parts: &mut BTreeMap<Date, &Dated>) {
    let of = |unit: DateUnit| parts.keys().filter(|date| date.unit == unit).count();
    let units = [(DateUnit::Month, 12), (DateUnit::Quarter, 4), (DateUnit::Half, 2)];
    let held: Vec<(DateUnit, usize, usize)> = units
        .into_iter()
        .map(|(unit, whole)| (unit, of(unit), whole))
        .filter(|(_, number, _)| *number > 0)
        .collect();
    if held.len() > 1 {
        // The shortest unit of which the year is whole, else the shortest.
        let whole = held.iter().find(|(_, number, whole)| number == whole);
        let kept = whole.or(held.first()).map(|(unit, _, _)| *unit);
        parts.retain(|date, _| Some(date.unit) == kept);
    }
}

fn contradiction(
    origin: &Origin,
    groups: &[arrivals_data::Group],
    first: &Dated,
    cell: &Dated,
) -> TidyError {
    let name = groups.get(cell.group as usize).map(|group| format!("'{}'", group.key.join(", ")));
    TidyError::Contradiction {
        at: CellRef {
            file: origin.shown(),
            location: cell.location,
            name: String::new(),
            text: shown(cell),
        },
        period: format!("{} {}", cell.date.month.name(), cell.date.year),
        series: name.unwrap_or_default(),
        count: shown(cell),
        other_count: shown(first),
        other_row: first.location.row,
    }
}

fn plain(period: Period, count: Option<Count>, status: Status, location: Location) -> Observation {
    let (break_before, note, summed) = (false, None, None);
    Observation { period, count, status, break_before, note, location, summed }
}

fn shown(cell: &Dated) -> String {
    match cell.value.count {
        Some(count) => count.to_string(),
        None => cell.value.status.word().to_owned(),
    }
}

pub fn too_large(origin: &Origin, location: Location) -> TidyError {
    TidyError::Count {
        at: CellRef { file: origin.shown(), location, name: String::new(), text: "a sum".into() },
        reason: CountError::TooLarge.into(),
    }
}
