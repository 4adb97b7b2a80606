//! Records → counts of years: the same sums whether rows come from a grid or from a scan.

use std::collections::BTreeMap;

use super::Rows;
use crate::tidy::TidyOptions;
use crate::tidy::cell::{Date, DateUnit};
use arrivals_data::{
    Count, Decision, Group, Location, Month, Observation, Period, Row, Status, Summed, Year,
    YearKind,
};

/// The records of each group and year so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordSums {
    groups: Vec<YearSums>,
    records: usize,
    /// Records without a number in their column of counts.
    without: usize,
}

/// What a scan counted of the rows that are not in the grid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// The names of each group, and the row in which it stands first.
    pub groups: Vec<(Vec<String>, u32)>,
    pub sums: RecordSums,
    /// Rows without a date.
    pub undated: usize,
    /// How many rows there are, all with as many cells as `cells`.
    pub rows: usize,
    pub cells: usize,
}

/// The years of a group. Calendar years stand side by side, from the earliest to the latest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct YearSums {
    first: i32,
    calendar: Vec<Sum>,
    others: BTreeMap<Year, Sum>,
}

/// The records of a group and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sum {
    count: Count,
    cells: usize,
    /// The months of the records, one bit each; [`YEAR_ALONE`] for records without one.
    months: u16,
    first: Location,
    last: Location,
}

/// The bit of records of which the year alone is known: they end with it.
const YEAR_ALONE: u16 = 1 << 13;

impl Sum {
    const NONE: Self = Self {
        count: Count::ZERO,
        cells: 0,
        months: 0,
        first: Location { table: 0, row: 0, column: 0 },
        last: Location { table: 0, row: 0, column: 0 },
    };

    /// Both; nothing when the sum leaves the range of a count.
    fn and(self, other: Self) -> Option<Self> {
        let months = self.months | other.months;
        if self.cells == 0 || other.cells == 0 {
            let counted = if self.cells == 0 { other } else { self };
            return Some(Self { months, ..counted });
        }
        Some(Self {
            count: self.count.checked_add(other.count)?,
            cells: self.cells + other.cells,
            months,
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        })
    }

    /// The numbers of the first and the last month.
    fn months(self) -> Option<(u8, u8)> {
        let mut months = (1..=12_u8).filter(|month| self.months & (1 << month) != 0);
        let alone = (self.months & YEAR_ALONE != 0).then_some(12);
        let (first, last) = (months.clone().next(), months.next_back());
        Some((first.or(alone)?, last.max(alone)?))
    }
}

impl YearSums {
    fn sum_of(&mut self, year: Year) -> &mut Sum {
        if year.kind() != YearKind::Calendar {
            return self.others.entry(year).or_insert(Sum::NONE);
        }
        let number = year.number();
        if self.calendar.is_empty() {
            self.first = number;
        }
        if number < self.first {
            let missing = usize::try_from(self.first - number).unwrap_or(0);
            self.calendar.splice(..0, std::iter::repeat_n(Sum::NONE, missing));
            self.first = number;
        }
        let place = usize::try_from(number - self.first).unwrap_or(0);
        if place >= self.calendar.len() {
            self.calendar.resize(place + 1, Sum::NONE);
        }
        &mut self.calendar[place]
    }

    /// The years that have records, in order.
    fn years(&self) -> impl Iterator<Item = (Year, Sum)> {
        let calendar = self.calendar.iter().zip(self.first..).filter_map(|(sum, number)| {
            Some((Year::new(i64::from(number)).ok()?, *sum)).filter(|(_, sum)| sum.months != 0)
        });
        calendar.chain(self.others.iter().map(|(year, sum)| (*year, *sum)))
    }
}

impl RecordSums {
    /// Adds a record to its group and year; one without a number adds nothing. Nothing when the sum
    /// leaves the range of a count.
    pub fn add(
        &mut self,
        group: usize,
        date: Date,
        count: Option<Count>,
        location: Location,
    ) -> Option<()> {
        self.records += 1;
        if group >= self.groups.len() {
            self.groups.resize_with(group + 1, YearSums::default);
        }
        let sum = self.groups[group].sum_of(date.year);
        sum.months |= match date.unit {
            DateUnit::Year => YEAR_ALONE,
            DateUnit::Day | DateUnit::Month => 1 << date.month.number(),
            // A quarter is its first month to its last.
            _ => 1 << date.month.number() | date.first().map_or(0, |first| 1 << first.number()),
        };
        if sum.cells == 0 {
            sum.first = location;
        }
        let Some(count) = count else {
            self.without += 1;
            return Some(());
        };
        sum.count = sum.count.checked_add(count)?;
        sum.cells += 1;
        sum.last = location;
        Some(())
    }

    /// Adds other records, whose groups stand at `places` here.
    ///
    /// # Errors
    /// When a sum leaves the range of a count: the place of its last record.
    pub fn add_all(&mut self, other: &Self, places: &[usize]) -> Result<(), Location> {
        self.records += other.records;
        self.without += other.without;
        for (group, place) in other.groups.iter().zip(places) {
            if *place >= self.groups.len() {
                self.groups.resize_with(place + 1, YearSums::default);
            }
            for (year, sum) in group.years() {
                let own = self.groups[*place].sum_of(year);
                *own = own.and(sum).ok_or(sum.last)?;
            }
        }
        Ok(())
    }

    /// Why it is not known whether the last year is over: the records name years only, or at their
    /// pace none had to come in the rest of the year.
    fn open_year(&self, (year, month): (Year, Month)) -> Option<String> {
        let text = format!("whether {year} is over is not known");
        let all = || self.groups.iter().flat_map(YearSums::years);
        if all().all(|(_, sum)| sum.months == YEAR_ALONE) {
            return Some(format!("{text}: the records name years only"));
        }
        let number = |year: Year, month: u8| i64::from(year.number()) * 12 + i64::from(month);
        let first = all().filter_map(|(year, sum)| Some(number(year, sum.months()?.0))).min()?;
        let span = number(year, month.number()) - first;
        // At the pace of the records so far, in whole months: (n − 1) records in the span.
        let (intervals, rest) = (self.records.checked_sub(1)?, i64::from(12 - month.number()));
        let expected = i64::try_from(intervals).ok()?.checked_mul(rest)?;
        (rest > 0 && expected < span).then(|| {
            format!(
                "{text}: the last record is of {}, and fewer than one more was to be expected in the \
                 rest of the year",
                month.name()
            )
        })
    }

    /// Each record in its year. The last year is one to date when no record is of December. Where no
    /// record of a group and year has a number, their sum is missing.
    pub fn into_rows(
        self,
        groups: Vec<Group>,
        options: &TidyOptions,
        decisions: &mut Vec<Decision>,
    ) -> Rows {
        if self.without > 0 {
            let text = format!(
                "{} of {} records have no number and add nothing",
                self.without, self.records
            );
            decisions.push(Decision::warning("count", text));
        }
        let all = || self.groups.iter().flat_map(YearSums::years);
        let last = all().filter_map(|(year, sum)| Some((year, Month::new(sum.months()?.1)?))).max();
        let last = last.filter(|_| !options.whole_years);
        let open = last.and_then(|last| self.open_year(last));
        let under_way = last.filter(|(_, month)| month.number() < 12 && open.is_none());
        decisions.extend(open.map(|why| Decision::warning(Decision::OPEN_YEAR, why)));
        if let Some((year, through)) = under_way {
            let text = format!("{year} ends in {} and is no whole year", through.name());
            decisions.push(Decision::warning("to date", text));
        }
        let first =
            all().filter_map(|(year, sum)| Some((year, Month::new(sum.months()?.0)?))).min();
        // Years alone say nothing of the month in which they begin.
        let has_months = all().any(|(_, sum)| sum.months & !YEAR_ALONE != 0);
        let begins_late = |month: Month| has_months && !options.whole_years && month.number() > 1;
        if let Some((year, month)) = first.filter(|(_, month)| begins_late(*month)) {
            let text = format!(
                "the first record is of {} {year}: that year may not be whole; --whole-years takes it \
                 as whole",
                month.name()
            );
            decisions.push(Decision::warning("to date", text));
        }
        let mut rows = Vec::new();
        for (group, sums) in (0_u32..).zip(&self.groups) {
            let mut years: Vec<(Year, Sum)> = sums.years().collect();
            years.sort_by_key(|(year, _)| *year);
            rows.extend(years.into_iter().map(|(year, sum)| {
                let period = match under_way {
                    Some((last, through)) if last == year => Period::YearToDate { year, through },
                    _ => Period::Year(year),
                };
                let count = Some(sum.count).filter(|_| sum.cells > 0);
                let observation = Observation {
                    period,
                    count,
                    status: count.map_or(Status::Missing, |_| Status::Normal),
                    break_before: false,
                    note: None,
                    location: sum.first,
                    summed: Summed::new(sum.cells, sum.last),
                };
                Row { group, observation }
            }));
        }
        Rows { groups, rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(row: u32) -> Location {
        Location { table: 0, row, column: 1 }
    }

    fn day(year: i64, month: u8) -> Date {
        let (year, month) = (Year::new(year).expect("a year"), Month::new(month).expect("a month"));
        Date { year, month, unit: DateUnit::Day }
    }

    /// Two halves that are joined are what is added row by row.
    #[test]
    fn joined_sums_are_those_of_all_rows() {
        let records =
            [(0, 2011, 3, 2), (1, 2009, 5, 3), (0, 2011, 1, 4), (0, 2008, 12, 5), (1, 2011, 4, 6)];
        let one = Count::new(1).ok();
        let add = |sums: &mut RecordSums, of: &[(usize, i64, u8, u32)], groups: [usize; 2]| {
            for (group, year, month, row) in of {
                sums.add(groups[*group], day(*year, *month), one, at(*row)).expect("in range");
            }
        };
        let mut all = RecordSums::default();
        add(&mut all, &records, [0, 1]);
        let (mut first, mut second) = (RecordSums::default(), RecordSums::default());
        add(&mut first, &records[..2], [0, 1]);
        add(&mut second, &records[2..], [1, 0]);
        second.add_all(&first, &[1, 0]).expect("in range");
        let mut joined = RecordSums::default();
        joined.add_all(&second, &[1, 0]).expect("in range");
        let group =
            |name: &str| Group { key: vec![name.into()], role: arrivals_data::Role::Single };
        let groups = || vec![group("a"), group("b")];
        let options = TidyOptions::default();
        let (mut said, mut same) = (Vec::new(), Vec::new());
        let expected = all.into_rows(groups(), &options, &mut said);
        assert_eq!(joined.into_rows(groups(), &options, &mut same), expected);
        assert_eq!(said, same);
        let shown: Vec<(u32, String, Option<i64>, u32)> = expected
            .rows
            .iter()
            .map(|row| {
                let seen = &row.observation;
                (
                    row.group,
                    seen.period.to_string(),
                    seen.count.map(Count::as_i64),
                    seen.location.row,
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                (0, "2008".into(), Some(1), 5),
                (0, "2011-01..2011-04".into(), Some(2), 2),
                (1, "2009".into(), Some(1), 3),
                (1, "2011-01..2011-04".into(), Some(1), 6),
            ]
        );
    }
}
