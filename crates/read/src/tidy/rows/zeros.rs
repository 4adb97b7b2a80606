//! Periods in which every count is 0 although their neighbours are not: not yet published.

use std::collections::BTreeMap;

use super::Rows;
use crate::tidy::TidyOptions;
use arrivals_data::{Decision, Period, Status};

/// Takes the zeros of such a period for what they stand for, and says so. A period counts as one
/// when it has many cells, all of them 0, at the start or the end of the table, and the periods
/// next to it hold hundreds of times as many people as cells.
pub fn set_aside(mut read: Rows, options: &TidyOptions, decisions: &mut Vec<Decision>) -> Rows {
    if options.keep_zeros {
        return read;
    }
    const CELLS: usize = 10;
    const PER_CELL: i128 = 100;
    let mut periods: BTreeMap<Period, (usize, i128)> = BTreeMap::new();
    for row in &read.rows {
        if let Some(count) = row.observation.count {
            let (cells, sum) = periods.entry(row.observation.period).or_default();
            *cells += 1;
            *sum += i128::from(count.as_i64());
        }
    }
    let ordered: Vec<(Period, usize, i128)> =
        periods.into_iter().map(|(period, (cells, sum))| (period, cells, sum)).collect();
    let is_zero = |(_, cells, sum): &&(Period, usize, i128)| *sum == 0 && *cells >= CELLS;
    let leading = ordered.iter().take_while(is_zero).count();
    let trailing = ordered[leading..].iter().rev().take_while(is_zero).count();
    let (head, rest) = ordered.split_at(leading);
    let (middle, tail) = rest.split_at(rest.len() - trailing);
    let is_large = |neighbour: Option<&(Period, usize, i128)>| {
        neighbour.is_some_and(|(_, cells, sum)| {
            *sum >= PER_CELL.saturating_mul(i128::try_from(*cells).unwrap_or(i128::MAX))
        })
    };
    let mut unpublished: Vec<Period> = Vec::new();
    if is_large(middle.first()) {
        unpublished.extend(head.iter().map(|(period, _, _)| period));
    }
    if is_large(middle.last()) {
        unpublished.extend(tail.iter().map(|(period, _, _)| period));
    }
    for period in unpublished {
        decisions.push(Decision::warning(
            "zero",
            format!("every count of {} is 0: taken as not published", period.label()),
        ));
        for row in &mut read.rows {
            if row.observation.period == period && row.observation.count.is_some() {
                row.observation.count = None;
                row.observation.status = Status::Missing;
                row.observation.note = Some("published as 0, as every count of the period".into());
            }
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrivals_data::{Count, Group, Location, Observation, Role, Row, Year};

    fn rows(counts: &[(i64, i128)], groups: u32) -> Rows {
        let row = |group: u32, year: i64, number: i128| Row {
            group,
            observation: Observation {
                period: Period::Year(Year::new(year).expect("a year")),
                count: Some(Count::new(number).expect("a count")),
                status: Status::Normal,
                break_before: false,
                note: None,
                location: Location { table: 0, row: 1, column: 1 },
                summed: None,
            },
        };
        Rows {
            groups: (0..groups)
                .map(|group| Group { key: vec![group.to_string()], role: Role::Part })
                .collect(),
            rows: (0..groups)
                .flat_map(|group| counts.iter().map(move |(year, n)| row(group, *year, *n)))
                .collect(),
        }
    }

    fn missing(counts: &[(i64, i128)], groups: u32) -> usize {
        let read = set_aside(rows(counts, groups), &TidyOptions::default(), &mut Vec::new());
        read.rows.iter().filter(|row| row.observation.count.is_none()).count()
    }

    #[test]
    fn a_last_year_of_zeros_is_not_published() {
        assert_eq!(missing(&[(2018, 500), (2019, 600), (2020, 0)], 12), 12);
    }

    #[test]
    fn zeros_that_may_be_counts_stay() {
        assert_eq!(missing(&[(2018, 500), (2019, 600), (2020, 0)], 3), 0, "few cells");
        assert_eq!(missing(&[(2018, 5), (2019, 6), (2020, 0)], 12), 0, "small counts");
        assert_eq!(missing(&[(2018, 500), (2019, 0), (2020, 600)], 12), 0, "in the middle");
    }
}
