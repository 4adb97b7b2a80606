//! Rows of records that hold the sums of others: a total, a continent beside its countries.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use super::reader::Reader;
use super::totals::find_totals;
use crate::source::GridRows;
use crate::tidy::cell::number;
use crate::tidy::layout::Layout;
use crate::tidy::table::Columns;
use crate::tidy::{TidyOptions, vocabulary};
use arrivals_data::{
    Count, Decision, Group, Location, Observation, Period, Role, Row, Status, Year, listed,
};

/// The places of such rows: by their names and figures, as in a table of the same groups.
pub fn find(
    body: GridRows,
    columns: &Columns,
    layout: &Layout,
    reader: &Reader,
    date: usize,
    decisions: &mut Vec<Decision>,
) -> BTreeSet<usize> {
    /// More names tell no groups apart.
    const MOST_NAMES: usize = 200;
    let mut found = BTreeSet::new();
    let Some(count) = layout.counts.first().map(|count| count.column) else { return found };
    let marks = reader.marks.get(count).copied().unwrap_or_default();
    let years: Vec<Option<Year>> =
        reader.dates.iter().map(|date| date.map(|date| date.year)).collect();
    let year_of = |row: usize| {
        let code = columns.at(date).code(row) as usize;
        let known = years.get(code).copied().flatten();
        known.or_else(|| {
            crate::tidy::cell::period::read(columns.at(date).text(row)).ok()?.whole_year()
        })
    };
    for column in (0..layout.header.len()).filter(|column| ![date, count].contains(column)) {
        let cells = columns.at(column);
        if cells.distinct() < 2
            || cells.distinct() > MOST_NAMES
            || !cells.may_hold(|text| text.contains(char::is_alphabetic))
        {
            continue;
        }
        let mut sums: BTreeMap<(u32, Year), i128> = BTreeMap::new();
        for (place, row) in body.iter().enumerate().filter(|(place, _)| !found.contains(place)) {
            let read = number::read(row.cell(count), marks).ok().and_then(|value| value.count);
            if let (Some(figure), Some(year)) = (read, year_of(place)) {
                *sums.entry((cells.code(place), year)).or_default() += i128::from(figure.as_i64());
            }
        }
        let names: Vec<&str> = cells.map(|text| text);
        let known = sums_of(&names, &sums);
        let rows: Vec<usize> = (0..body.len())
            .filter(|place| {
                names.get(cells.code(*place) as usize).is_some_and(|n| known.contains(*n))
            })
            .filter(|place| !found.contains(place))
            .collect();
        let Some(first) = rows.first().and_then(|place| body.get(*place)) else { continue };
        let shown: Vec<String> = known.iter().map(|name| format!("'{name}'")).collect();
        let text = format!(
            "{} rows hold the sums of others ({} in '{}') and are left out",
            rows.len(),
            listed(&shown),
            layout.header[column]
        );
        decisions.push(Decision::warning(Decision::SUM, text).at(first.location(column)));
        found.extend(rows);
    }
    found
}

/// The names whose figures are sums of others.
fn sums_of(names: &[&str], sums: &BTreeMap<(u32, Year), i128>) -> BTreeSet<String> {
    /// In hundredths of the total.
    const NEAR: i128 = 5;
    let groups = names
        .iter()
        .map(|name| Group { key: vec![(*name).to_owned()], role: Role::Single })
        .collect();
    let row = |((group, year), sum): (&(u32, Year), &i128)| Row {
        group: *group,
        observation: Observation {
            period: Period::Year(*year),
            count: Count::new(*sum).ok(),
            status: Status::Normal,
            break_before: false,
            note: None,
            location: Location { table: 0, row: 0, column: 0 },
            summed: None,
        },
    };
    let rows = Rows { groups, rows: sums.iter().map(row).collect() };
    let totals =
        find_totals(&["group".to_owned()], &rows, &TidyOptions::default(), &mut Vec::new());
    let mut found: BTreeSet<String> = totals.summed.into_iter().flatten().collect();
    found.extend(totals.nested.into_iter().flatten());
    // A name of a total alone is no proof: `both` may be a kind of event.
    let is_named =
        |group: u32| names.get(group as usize).is_some_and(|name| vocabulary::is_total(name));
    let of = |is_wanted: &dyn Fn(u32) -> bool| -> i128 {
        sums.iter().filter(|((group, _), _)| is_wanted(*group)).map(|(_, sum)| sum).sum()
    };
    let total = of(&|group| is_named(group));
    let others = of(&|group| {
        !is_named(group) && names.get(group as usize).is_none_or(|name| !found.contains(*name))
    });
    if total > 0 && (total - others).abs() * 100 <= NEAR * total {
        found.extend(names.iter().filter(|n| vocabulary::is_total(n)).map(|n| (*n).to_owned()));
    }
    found
}
