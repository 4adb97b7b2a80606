//! Columns of months → columns of years: a year is the sum of its twelve months, a last year that
//! is not over is a year to date, and what is neither is left out and said.

use super::layout::CountColumn;
use super::period;
use crate::dataset::{Decision, Month, Period, Year};

/// The columns of years that the header's columns of months make up; empty without months.
pub fn columns(header: &[String], decisions: &mut Vec<Decision>) -> Vec<CountColumn> {
    let mut years: Vec<(Year, Vec<(Month, usize)>)> = Vec::new();
    for (column, name) in header.iter().enumerate() {
        let Some((year, month)) = period::month_of(name) else { continue };
        match years.iter_mut().find(|(other, _)| *other == year) {
            Some((_, months)) => months.push((month, column)),
            None => years.push((year, vec![(month, column)])),
        }
    }
    let months: usize = years.iter().map(|(_, months)| months.len()).sum();
    if months < 2 {
        return Vec::new();
    }
    years.sort_by_key(|(year, _)| *year);
    let last = years.last().map(|(year, _)| *year);
    let mut columns = Vec::with_capacity(years.len());
    for (year, mut months) in years {
        months.sort_by_key(|(month, _)| *month);
        let consecutive =
            months.iter().zip(1_u8..).all(|((month, _), number)| month.number() == number);
        let through = months.last().map(|(month, _)| *month);
        let period = match (consecutive, months.len(), through) {
            (true, 12, _) => Period::Year(year),
            (true, _, Some(through)) if Some(year) == last => {
                decisions.push(Decision::warning(
                    "period",
                    format!("{year} ends in {} and is no whole year", through.name()),
                ));
                Period::YearToDate { year, through }
            }
            _ => {
                decisions.push(Decision::warning(
                    "period",
                    format!("{year} has {} of its months and is left out", months.len()),
                ));
                continue;
            }
        };
        let (Some((_, first)), rest) = (months.first().copied(), &months[1..]) else { continue };
        columns.push(CountColumn {
            column: first,
            further: rest.iter().map(|(_, column)| *column).collect(),
            name: header[first].clone(),
            period: Some(period),
            provisional: false,
        });
    }
    decisions.push(Decision::info(
        "period",
        format!("{months} columns of months are added up to {} years", columns.len()),
    ));
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(names: &[&str]) -> Vec<String> {
        let header: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        columns(&header, &mut Vec::new())
            .into_iter()
            .filter_map(|column| column.period.map(|period| period.to_string()))
            .collect()
    }

    #[test]
    fn only_whole_years_and_the_year_under_way_are_kept() {
        let all = |year: u16| (1..=12).map(move |month| format!("{year}M{month:02}"));
        let mut names: Vec<String> = all(2009).chain(all(2011)).collect();
        names.extend((3..=9).map(|month| format!("2010M{month:02}")));
        names.extend((1..=5).map(|month| format!("2012M{month:02}")));
        names.reverse();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(periods(&names), ["2009", "2011", "2012-01..2012-05"]);
        assert!(periods(&["2012M01"]).is_empty());
    }
}
