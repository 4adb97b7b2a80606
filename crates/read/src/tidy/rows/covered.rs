//! Years in which a group has no record: nobody was counted, and that is a count of 0.

use std::collections::{BTreeMap, BTreeSet};

use super::Rows;
use arrivals_data::{Count, Location, Observation, Period, Row, Status, Summed, Year};

/// The period of each year that has a record of any group, before rows are chosen. A year without
/// any record may be one that the table does not cover.
///
/// Files that share a group are parts of one table. Others may be of other years, each of its groups.
#[derive(Debug, Default)]
pub struct Covered {
    /// The part of each file, named by its first file.
    parts: BTreeMap<u16, u16>,
    years: BTreeMap<u16, BTreeMap<Year, Period>>,
}

impl Covered {
    /// The years of all records. One that is to date in one file and whole in another is not clear.
    pub fn new(rows: &Rows) -> Self {
        let mut files: BTreeMap<u32, BTreeSet<u16>> = BTreeMap::new();
        for row in &rows.rows {
            files.entry(row.group).or_default().insert(row.observation.location.table);
        }
        let mut parts: BTreeMap<u16, u16> = files.values().flatten().map(|f| (*f, *f)).collect();
        for shared in files.values().filter(|files| files.len() > 1) {
            let joined: BTreeSet<u16> = shared.iter().map(|file| parts[file]).collect();
            let first = joined.first().copied().unwrap_or_default();
            parts.values_mut().filter(|part| joined.contains(part)).for_each(|part| *part = first);
        }
        let mut periods: BTreeMap<(u16, Year), BTreeSet<Period>> = BTreeMap::new();
        for row in &rows.rows {
            let Observation { period, location, .. } = &row.observation;
            let part = parts[&location.table];
            periods.entry((part, period.last())).or_default().insert(*period);
        }
        let mut years: BTreeMap<u16, BTreeMap<Year, Period>> = BTreeMap::new();
        for ((part, year), periods) in periods {
            if let (1, Some(period)) = (periods.len(), periods.first()) {
                years.entry(part).or_default().insert(year, *period);
            }
        }
        Self { parts, years }
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
            let parts: BTreeSet<&u16> =
                own().filter_map(|one| self.parts.get(&one.location.table)).collect();
            let covered = parts.into_iter().filter_map(|part| self.years.get(part)).flatten();
            let absent: BTreeMap<&Year, &Period> =
                covered.filter(|(year, _)| !years.contains(year)).collect();
            zeros.extend(absent.values().map(|period| zero(group, **period, first)));
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
