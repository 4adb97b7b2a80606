//! Years in which a group has no record: nobody was counted, and that is a count of 0.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use arrivals_data::{Count, Location, Observation, Period, Row, Status, Summed, Year};

/// The period of each year that has a record of any group, before rows are chosen. A year without
/// any record may be one that the table does not cover.
#[derive(Debug, Default)]
pub struct Covered(BTreeMap<Year, Period>);

impl Covered {
    /// The years of all records. One that is to date in one table and whole in another is not clear.
    pub fn new(rows: &Rows) -> Self {
        let all: BTreeSet<Period> = rows.rows.iter().map(|row| row.observation.period).collect();
        let mut years: BTreeMap<Year, Vec<Period>> = BTreeMap::new();
        for period in all {
            years.entry(period.last()).or_default().push(period);
        }
        let clear = years.into_iter().filter_map(|(year, periods)| match periods.as_slice() {
            [one] => Some((year, *one)),
            _ => None,
        });
        Self(clear.collect())
    }

    /// Adds a 0 for each group and year without a record, and says how many groups have one. Where the
    /// records have no number there is no figure.
    pub fn fill(&self, read: &mut Rows) -> usize {
        let mut zeros = Vec::new();
        let mut filled = 0;
        for (group, places) in (0_u32..).zip(read.by_group()) {
            let own = || places.iter().map(|place| &read.rows[*place as usize].observation);
            let Some(first) = own().map(|one| one.location).min() else { continue };
            let years: BTreeSet<Year> = own().map(|one| one.period.last()).collect();
            let before = zeros.len();
            let absent = self.0.iter().filter(|(year, _)| !years.contains(year));
            zeros.extend(absent.map(|(_, period)| zero(group, *period, first)));
            filled += usize::from(zeros.len() > before);
        }
        read.rows.retain(|row| row.observation.count.is_some());
        read.rows.extend(zeros);
        filled
    }
}

/// The sum of no cells, which stands where the group stands first.
fn zero(group: u32, period: Period, location: Location) -> Row {
    let Location { row: last_row, column: last_column, .. } = location;
    let observation = Observation {
        period,
        count: Some(Count::ZERO),
        status: Status::Normal,
        break_before: false,
        note: None,
        location,
        summed: Some(Summed { cells: 0, last_row, last_column }),
    };
    Row { group, observation }
}
