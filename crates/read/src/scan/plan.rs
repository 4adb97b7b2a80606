//! What a scan needs to know of a table of records: which columns, and how they are read.

use std::collections::BTreeSet;

use crate::source::{Grid, GridRow, GridRows};
use crate::tidy::cell::period::Style;
use crate::tidy::layout::{CountColumn, Dates, Periods};
use crate::tidy::prepared::LaidOut;
use crate::tidy::{TidyOptions, vocabulary};

/// The columns of a table of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub dates: Dates,
    pub style: Style,
    /// The columns by which records are divided.
    pub groups: Vec<usize>,
    /// The columns that are added up; without one, each record counts once.
    pub counts: Vec<Counted>,
    /// How many names the header has.
    pub width: usize,
    /// How many cells most rows have in the file.
    pub cells: usize,
}

/// A column that is added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub column: usize,
    /// What tells it from others.
    pub names: Vec<String>,
}

impl Plan {
    /// The plan for a table of which `raw` holds rows as they stand in the file. Nothing when it is no
    /// table of records, or when cells were moved or rewritten before its layout was found.
    pub fn new(raw: &Grid, table: &LaidOut, options: &TidyOptions) -> Option<Self> {
        let layout = &table.layout;
        let Periods::Dates { dates, records: true } = layout.periods else { return None };
        let (header, body) = table.prepared.grid.split_header()?;
        let is_plain = |count: &CountColumn| {
            count.further.is_empty() && count.parts.is_empty() && count.flag.is_none()
        };
        let is_known = layout.counts.iter().all(is_plain)
            && (layout.counts.is_empty()
                || (options.markers.is_empty() && !may_hold_sums(header, body)))
            && table.decisions.iter().all(|decision| decision.topic != "table")
            && body.get(0).is_some_and(|row| row.filled() > 1);
        if !is_known {
            return None;
        }
        let counts = layout.counts.iter();
        let plan = Self {
            dates,
            style: layout.style,
            groups: layout.groups.clone(),
            counts: counts
                .map(|count| Counted { column: count.column, names: count.names.clone() })
                .collect(),
            width: layout.header.len(),
            cells: usual(body.iter().map(|row| row.cells_in_file()))?,
        };
        plan.are_as_in_file(raw, table).then_some(plan)
    }

    /// All columns that are read, each once.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = vec![self.dates.column];
        columns.extend(self.dates.part);
        columns.extend(&self.groups);
        columns.extend(self.counts.iter().map(|count| count.column));
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// Whether the cells that are read stand in the table as they stand in the file.
    fn are_as_in_file(&self, raw: &Grid, table: &LaidOut) -> bool {
        let columns = self.columns();
        let mut rows = raw.rows().iter();
        let Some((header, body)) = table.prepared.grid.split_header() else { return false };
        let is_same = |row: GridRow| {
            rows.find(|raw| raw.line() >= row.line()).is_some_and(|raw| {
                raw.line() == row.line()
                    && columns.iter().all(|column| {
                        (raw.cell(*column), raw.location(*column))
                            == (row.cell(*column), row.location(*column))
                    })
            })
        };
        header.location(0).column == 1 && header.leading() == 0 && body.iter().all(is_same)
    }
}

/// Whether a column has names of which one could stand for the sum of others. What is added up then
/// needs the figures of all rows, which no sample has.
fn may_hold_sums(header: GridRow, body: GridRows) -> bool {
    const NAMES: std::ops::RangeInclusive<usize> = 3..=200;
    (0..header.width()).any(|column| {
        let names: BTreeSet<&str> = body
            .iter()
            .map(|row| row.cell(column))
            .filter(|name| name.contains(char::is_alphabetic))
            .collect();
        NAMES.contains(&names.len()) || names.iter().any(|name| vocabulary::is_total(name))
    })
}

/// The number that stands most often.
fn usual(numbers: impl Iterator<Item = usize>) -> Option<usize> {
    let mut times: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    numbers.for_each(|number| *times.entry(number).or_default() += 1);
    times.into_iter().max_by_key(|(_, times)| *times).map(|(number, _)| number)
}
