//! Whether each row is a record, an event, to be counted or added up by its year.

use super::Dates;
use super::column_roles::holds_numbers;
use crate::tidy::cell::{NumberFormat, number};
use crate::tidy::table::{Columns, Grouping};
use crate::tidy::{TidyOptions, vocabulary};
use arrivals_data::{Count, Day, Decision, listed};

/// What decides whether each row is a record.
pub struct Records<'a> {
    /// What the user said.
    pub options: &'a TidyOptions,
    /// The columns of dates, if any.
    pub dates: Option<Dates>,
    pub columns: &'a Columns<'a>,
    pub rows: usize,
    /// The columns that are neither periods nor statuses.
    pub free: &'a [usize],
}

impl Records<'_> {
    /// Whether each row is a record: because the user says so, or because rows have days, or no
    /// counts, and cannot be told apart or hardly two share their groups. So is each row of a daily series,
    /// which is added up.
    pub fn are_records(&self, counts: &[usize], header: &[String]) -> bool {
        if self.options.records {
            return true;
        }
        let Some(dates) = self.dates else { return false };
        let is_code = |column: usize| vocabulary::has_word(&header[column], &vocabulary::CODE);
        let groups = self.free.iter().filter(|column| {
            !counts.contains(column)
                && (is_code(**column) || !holds_numbers(self.columns.at(**column)))
        });
        let by = |grouping: Grouping, column: &usize| {
            grouping.divided(|row| self.columns.at(*column).code(row))
        };
        let keys = groups.fold(Grouping::single(self.rows), by);
        let dated = [Some(dates.column), dates.part].iter().flatten().fold(keys.clone(), by);
        // Months and quarters are parts of a series, days the dates of events; days at even steps are
        // those of a series, too.
        if dates.has_days(self.columns) && !self.are_regular(dates) {
            return true;
        }
        let of_events = || keys.first.len() * 4 > self.rows && dates.has_days(self.columns);
        counts.is_empty() || dated.has_alike() || of_events() || self.days().is_some()
    }

    /// The columns that are added up: those asked for, and those of a table of one row a day. A
    /// column of numbers that nobody names may hold ages, codes or scores: the rows are counted.
    pub fn added_up(&self, counts: &[usize]) -> Vec<usize> {
        if !self.options.count_columns.is_empty() {
            return counts.to_vec();
        }
        match self.days() {
            Some(day) if !self.options.records => {
                counts.iter().copied().filter(|column| Some(*column) != day).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the different days follow each other at even steps: daily, weekly, or on one day of
    /// each month.
    fn are_regular(&self, dates: Dates) -> bool {
        let cells = self.columns.at(dates.column);
        let mut days: Vec<Day> = cells.filled().filter_map(|(text, _)| dates.day(text)).collect();
        days.sort_unstable();
        days.dedup();
        let steps: Vec<i32> =
            days.windows(2).map(|pair| pair[1].number() - pair[0].number()).collect();
        let Some(first) = steps.first() else { return true };
        let even = steps.iter().filter(|step| *step == first).count();
        // Months have 28 to 31 days, quarters 90 to 92, years 365 or 366.
        let monthly = steps
            .iter()
            .filter(|step| matches!(step, 28..=31 | 59..=62 | 90..=92 | 181..=184 | 365 | 366))
            .count();
        even.max(monthly) * 10 >= steps.len() * 9
    }

    /// Whether there is one row for each day, without a gap; and the column that holds the day of
    /// the month, where the date stands in several.
    fn days(&self) -> Option<Option<usize>> {
        const LEAST: usize = 60;
        let dates = self.dates?;
        if self.rows < LEAST {
            return None;
        }
        let day = match dates.part {
            None => None,
            Some(_) => {
                let is_day =
                    |text: &str| text.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
                let holds_days = |column: &&usize| {
                    let cells = self.columns.at(**column);
                    let days = cells.filled().map(|(text, _)| text);
                    cells.distinct() == 31 && days.into_iter().all(is_day)
                };
                Some(*self.free.iter().find(holds_days)?)
            }
        };
        let mut all: Vec<i32> = (0..self.rows)
            .map(|row| dates.day_number(self.columns, day, row))
            .collect::<Option<_>>()?;
        all.sort_unstable();
        all.windows(2).all(|pair| pair[0] + 1 == pair[1]).then_some(day)
    }

    /// Whether a column changes less from one day to the next than counts of single days do by chance:
    /// people in a place, and no arrivals there.
    fn holds_stock(&self, column: usize) -> bool {
        /// Smaller counts change by a few whether they are stocks or not.
        const LEAST: f64 = 20.0;
        /// Half of what two independent counts of events differ by, in roots of their mean: the median
        /// of a normal difference is 0.6745 · √2.
        const CHANGE: f64 = 0.477;
        let Some(dates) = self.dates else { return false };
        let Some(day) = self.days() else { return false };
        let count = |row: usize| {
            let read = number::read(self.columns.at(column).text(row), NumberFormat::ANY);
            read.ok()?.count.map(Count::as_f64)
        };
        let mut counts: Vec<(Option<i32>, f64)> = (0..self.rows)
            .filter_map(|row| Some((dates.day_number(self.columns, day, row), count(row)?)))
            .collect();
        counts.sort_by_key(|(day, _)| *day);
        let mean = counts.iter().map(|(_, count)| count).sum::<f64>() / counts.len().max(1) as f64;
        let mut changes: Vec<f64> =
            counts.windows(2).map(|pair| (pair[1].1 - pair[0].1).abs()).collect();
        changes.sort_by(f64::total_cmp);
        let median = changes.get(changes.len() / 2);
        mean >= LEAST && median.is_some_and(|change| *change < CHANGE * mean.sqrt())
    }

    /// What was decided about the records.
    pub fn decisions(
        &self,
        header: &[String],
        counts: &[usize],
        by: &[usize],
        period: usize,
    ) -> Vec<Decision> {
        let list = |columns: &[usize]| {
            let names = columns.iter().map(|column| format!("'{}'", header[*column]));
            listed(&names.collect::<Vec<_>>())
        };
        let period = &header[period];
        let added = self.added_up(counts);
        let text = match (added.as_slice(), counts) {
            ([], []) => format!("each row is counted by the year in '{period}'"),
            ([], [one]) => format!(
                "each row is counted by the year in '{period}'; to add up '{name}', name it with \
                 --count-column {}",
                as_word(&header[*one]),
                name = header[*one]
            ),
            ([], several) => format!(
                "each row is counted by the year in '{period}'; to add up one of {}, name it with \
                 --count-column",
                list(several)
            ),
            (columns, _) => {
                let are = if columns.len() == 1 { "is" } else { "are" };
                format!(
                    "each row is a record: {} {are} added up by the year in '{period}'",
                    list(columns)
                )
            }
        };
        // Without a flag, a table of counts by day may have been taken for records.
        let is_open = added.is_empty() && !counts.is_empty();
        let by_days = self.options.count_columns.is_empty() && !added.is_empty();
        let text = if by_days { format!("{text}, as there is one row a day") } else { text };
        let decision = match (self.options.records, is_open) {
            (true, _) => Decision::info,
            (false, true) => Decision::doubt,
            (false, false) => Decision::warning,
        };
        let mut said = vec![decision("records", text)];
        let stocks: Vec<usize> = match by_days {
            true => added.iter().copied().filter(|column| self.holds_stock(*column)).collect(),
            false => Vec::new(),
        };
        if !stocks.is_empty() {
            let text = format!(
                "{} hardly changes from day to day, as a stock does, and a stock must not be added up: \
                 keep the rows of one day of each year, or say --count-column if it is to be added up",
                list(&stocks)
            );
            said.push(Decision::doubt("count", text));
        }
        if by.is_empty() {
            let groups: Vec<usize> = self
                .free
                .iter()
                .copied()
                .filter(|column| {
                    let distinct = self.columns.at(*column).distinct();
                    !counts.contains(column) && distinct > 1 && distinct * 20 <= self.rows
                })
                .collect();
            if !groups.is_empty() {
                let text = format!("--by divides them by one of {}", list(&groups));
                said.push(Decision::info("records", text));
            }
        }
        said
    }
}

/// A name as a shell takes it as one word.
fn as_word(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    match name {
        plain if !plain.is_empty() && plain.chars().all(is_plain) => plain.to_owned(),
        other => format!("'{}'", other.replace('\'', "'\\''")),
    }
}
