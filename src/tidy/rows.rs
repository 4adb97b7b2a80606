//! The cells of a grid, read by its layout.

use super::columns::{Columns, Grouping};
use super::date::{Date, DateUnit};
use super::dated::{self, Dated, Dates};
use super::error::{CellRef, TidyError};
use super::layout::{CountColumn, Layout, Periods};
use super::legend::Legend;
use super::number::Value;
use super::vocabulary::Flags;
use super::{Options, number, period, vocabulary};
use crate::dataset::{
    Count, CountError, Decision, Group, Month, Observation, Period, PeriodError, Role, Row, Status,
};
use crate::source::{Grid, GridRow, GridRows};

/// The groups of a table, and a row for each of its counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// What tells the groups apart.
    pub groups: Vec<Group>,
    /// The counts, each with the place of its group.
    pub rows: Vec<Row>,
}

/// Reads every cell of counts.
///
/// # Errors
/// When a cell cannot be read; the error names it.
pub fn read(
    grid: &Grid,
    columns: &Columns,
    layout: &Layout,
    legend: &Legend,
    options: &Options,
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    let Some((_, body)) = grid.split_header() else {
        return Err(TidyError::NoRows { file: grid.origin.name.clone() });
    };
    let end = body.len() - trailing_notes(body, layout);
    let (body, notes) = body.split_at(end);
    for row in notes.iter() {
        let text = shortened(row.first_text());
        decisions.push(Decision::info(
            "note",
            format!("row {} is a remark, no data: {text}", row.line()),
        ));
    }
    check_parts(body, layout, options, decisions);
    let keys = keys(body, columns, layout);
    let (periods, dates) = match layout.periods {
        Periods::Column { period, .. } => (columns.at(period).map(PeriodCell::of), Vec::new()),
        Periods::Dates { dates, .. } => (Vec::new(), dates.of_texts(columns)),
        Periods::Header => (Vec::new(), Vec::new()),
    };
    let reader = Reader { grid, layout, legend, options, periods, dates };
    let mut read = Rows::default();
    let mut dated: Vec<Dated> = Vec::new();
    let mut undated = 0_usize;
    // A table without columns of counts has one count a row: the row itself.
    let width = layout.counts.len().max(1);
    read.rows.reserve(end.saturating_mul(layout.counts.len()));
    // The place of the group of each key and column of counts; groups without a count are none.
    let mut places: Vec<Option<u32>> = vec![None; keys.first.len() * width];
    let mut group_of = |groups: &mut Vec<Group>, place: usize, column: usize, row: GridRow| {
        let slot = &mut places[keys.group[place] as usize * width + column];
        *slot.get_or_insert_with(|| {
            let key = key_of(row, layout, layout.counts.get(column));
            groups.push(Group { key, role: Role::Single });
            u32::try_from(groups.len() - 1).unwrap_or(u32::MAX)
        })
    };
    for (place, row) in body.iter().enumerate() {
        check_width(grid, layout, row)?;
        if is_ratio_row(layout, row) {
            let name = row.cell(0);
            decisions.push(Decision::info(
                "count",
                format!("row {} ('{name}') holds percentages and is left out", row.line()),
            ));
            continue;
        }
        let row_period = match layout.periods {
            Periods::Header => None,
            Periods::Column { period, year } => {
                let code = columns.at(period).code(place);
                match reader.period(row, period, year, code, decisions)? {
                    Some(read) => Some(read),
                    None => continue,
                }
            }
            Periods::Dates { dates, records } => {
                let code = columns.at(dates.column).code(place);
                let Some(date) = reader.date(row, dates, records, code)? else {
                    undated += 1;
                    continue;
                };
                for column in 0..width {
                    let (value, location) = match layout.counts.get(column) {
                        Some(count) => {
                            (reader.value(row, count.column)?, row.location(count.column))
                        }
                        None => (Value::one(), row.location(dates.column)),
                    };
                    let group = group_of(&mut read.groups, place, column, row);
                    dated.push(Dated { group, date, value, location });
                }
                continue;
            }
        };
        for (column, count) in layout.counts.iter().enumerate() {
            let Some(observation) = reader.observation(row, count, row_period)? else { continue };
            let group = group_of(&mut read.groups, place, column, row);
            read.rows.push(Row { group, observation });
        }
    }
    if undated > 0 {
        decisions.push(Decision::warning(
            "period",
            format!("{undated} rows are sums or have no date, and are left out"),
        ));
    }
    if let Periods::Dates { records, .. } = layout.periods {
        let named = read.same_names_joined();
        for cell in &mut dated {
            cell.group = named.1.get(cell.group as usize).copied().unwrap_or(cell.group);
        }
        let add = if records { dated::add_records } else { dated::add_months };
        let added = add(&grid.origin, named.0.groups, &dated, decisions)?;
        if added.rows.is_empty() {
            return Err(TidyError::NoRows { file: grid.origin.name.clone() });
        }
        return Ok(added);
    }
    if read.rows.is_empty() {
        return Err(TidyError::NoRows { file: grid.origin.name.clone() });
    }
    Ok(read.same_names_joined().0)
}

impl Rows {
    /// Drops the groups, with their rows, that are not of that kind.
    pub fn keep_groups(&mut self, is_kept: impl Fn(&Group) -> bool) {
        let mut kept = 0_u32;
        let places: Vec<Option<u32>> = self
            .groups
            .iter()
            .map(|group| {
                is_kept(group).then(|| {
                    kept += 1;
                    kept - 1
                })
            })
            .collect();
        let mut place = places.iter();
        self.groups.retain(|_| place.next().is_some_and(Option::is_some));
        self.rows.retain_mut(|row| {
            let place = places.get(row.group as usize).copied().flatten();
            row.group = place.unwrap_or(row.group);
            place.is_some()
        });
    }

    /// The rows of each group, by their places, in the order of the file.
    pub fn by_group(&self) -> Vec<Vec<u32>> {
        let mut sizes = vec![0_usize; self.groups.len()];
        for row in &self.rows {
            sizes[row.group as usize] += 1;
        }
        let mut places: Vec<Vec<u32>> = sizes.into_iter().map(Vec::with_capacity).collect();
        for (row, place) in self.rows.iter().zip(0_u32..) {
            places[row.group as usize].push(place);
        }
        places
    }

    /// Groups that are written differently but have the same name are one; and the new place of
    /// each.
    fn same_names_joined(mut self) -> (Self, Vec<u32>) {
        let mut places: std::collections::BTreeMap<Vec<String>, u32> =
            std::collections::BTreeMap::new();
        let mut groups: Vec<Group> = Vec::with_capacity(self.groups.len());
        let joined: Vec<u32> = self
            .groups
            .drain(..)
            .map(|group| {
                *places.entry(group.key.clone()).or_insert_with(|| {
                    groups.push(group);
                    u32::try_from(groups.len() - 1).unwrap_or(u32::MAX)
                })
            })
            .collect();
        for row in &mut self.rows {
            row.group = joined.get(row.group as usize).copied().unwrap_or(row.group);
        }
        (Self { groups, rows: self.rows }, joined)
    }
}

/// Says where published months do not add up to the published year.
fn check_parts(body: GridRows, layout: &Layout, options: &Options, decisions: &mut Vec<Decision>) {
    let number = |row: GridRow, column: &usize| {
        number::read_net(row.cell(*column), options.thousands, options.net)
            .ok()?
            .count
            .map(Count::number)
    };
    let (mut compared, mut differing) = (0_usize, None);
    let mut differing_rows = 0_usize;
    for count in layout.counts.iter().filter(|count| !count.parts.is_empty()) {
        for row in body.iter() {
            let parts: Option<Vec<i64>> =
                count.parts.iter().map(|column| number(row, column)).collect();
            let (Some(parts), Some(published)) = (parts, number(row, &count.column)) else {
                continue;
            };
            compared += 1;
            let sum: i128 = parts.into_iter().map(i128::from).sum();
            if sum != i128::from(published) {
                differing_rows += 1;
                differing.get_or_insert((row.line(), count.name.clone(), published, sum));
            }
        }
    }
    if let Some((line, name, published, sum)) = differing {
        decisions.push(Decision::warning(
            "total",
            format!(
                "the months do not add up to the published year in {differing_rows} of {compared} \
                 cells (row {line}, '{name}': {published} against {sum}); the published sums are kept"
            ),
        ));
    }
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST && line.len() == text.len() {
        return text.to_owned();
    }
    format!("{}…", line.chars().take(LONGEST).collect::<String>().trim_end())
}

/// The rows numbered by the texts of the columns that tell groups apart.
fn keys(body: GridRows, columns: &Columns, layout: &Layout) -> Grouping {
    layout.groups.iter().fold(Grouping::single(body.len()), |keys, column| {
        let column = columns.at(*column);
        keys.divided(|row| column.code(row))
    })
}

fn key_of(row: GridRow, layout: &Layout, count: Option<&CountColumn>) -> Vec<String> {
    let values = layout.groups.iter().map(|column| group_name(row.cell(*column)));
    values.chain(count.into_iter().flat_map(|count| count.names.iter().cloned())).collect()
}

struct Reader<'a> {
    grid: &'a Grid,
    layout: &'a Layout,
    legend: &'a Legend,
    options: &'a Options,
    /// What each text of the column of periods says.
    periods: Vec<PeriodCell>,
    /// The date of each text of the column of dates.
    dates: Vec<Option<Date>>,
}

/// What a cell of the column of periods says.
#[derive(Debug, Clone)]
enum PeriodCell {
    /// A period, and whether it is provisional.
    Period(Period, bool),
    /// The row is a sum over the periods.
    Sum,
    /// No period.
    Other(PeriodError),
}

impl PeriodCell {
    fn of(text: &str) -> Self {
        match period::read_marked(text) {
            _ if vocabulary::is_total(text) => Self::Sum,
            Ok((period, provisional)) => Self::Period(period, provisional),
            Err(reason) => Self::Other(reason),
        }
    }
}

impl Reader<'_> {
    fn at(&self, row: GridRow, column: usize) -> CellRef {
        CellRef::new(self.grid, row, column, name_of(self.layout, column))
    }

    /// The period of a row, and whether it is provisional; nothing for a row of sums.
    fn period(
        &self,
        row: GridRow,
        column: usize,
        year: Option<usize>,
        code: u32,
        decisions: &mut Vec<Decision>,
    ) -> Result<Option<(Period, bool)>, TidyError> {
        let text = row.cell(column);
        let (parsed, provisional) = match self.periods.get(code as usize) {
            Some(PeriodCell::Period(period, provisional)) => (*period, *provisional),
            Some(PeriodCell::Sum) => {
                let what = format!("row {} ('{text}') is a sum over the periods", row.line());
                decisions.push(Decision::warning("total", format!("{what} and is left out")));
                return Ok(None);
            }
            Some(PeriodCell::Other(reason)) => {
                return Err(TidyError::Period { at: self.at(row, column), reason: reason.clone() });
            }
            None => return Ok(None),
        };
        if let Some(column) = year.filter(|column| !row.cell(*column).is_empty()) {
            let same = period::read(row.cell(column))
                .map_err(|reason| TidyError::Period { at: self.at(row, column), reason })?;
            if same != parsed {
                return Err(TidyError::YearAndPeriod {
                    at: self.at(row, column),
                    period: parsed.label(),
                });
            }
        }
        Ok(Some((parsed, provisional)))
    }

    /// The date of a row; nothing for a row of sums or a record without a date.
    fn date(
        &self,
        row: GridRow,
        dates: Dates,
        records: bool,
        code: u32,
    ) -> Result<Option<Date>, TidyError> {
        let text = row.cell(dates.column);
        let known = self.dates.get(code as usize).copied().flatten();
        let date = match dates.part {
            None => known,
            Some(part) => {
                if vocabulary::is_total(row.cell(part)) {
                    return Ok(None);
                }
                known.and_then(|date| Dates::with_part(date, row.cell(part)))
            }
        };
        // Records may have years without a day.
        let date = date.or_else(|| {
            let year = period::read(text).ok().filter(|_| records)?.whole_year()?;
            Some(Date { year, month: Month::new(12)?, unit: DateUnit::Month })
        });
        if date.is_some() || text.is_empty() || vocabulary::is_total(text) {
            return Ok(date);
        }
        let column = dates.part.filter(|_| known.is_some()).unwrap_or(dates.column);
        Err(TidyError::Period {
            at: self.at(row, column),
            reason: PeriodError::Form(row.cell(column).to_owned()),
        })
    }

    fn value(&self, row: GridRow, column: usize) -> Result<Value, TidyError> {
        let text = row.cell(column);
        let mut value = number::read_net(text, self.options.thousands, self.options.net)
            .map_err(|reason| TidyError::Count { at: self.at(row, column), reason })?;
        if value.count.is_none() {
            value.status = self.legend.status(text, value.status);
        }
        Ok(value)
    }

    /// What one cell of counts says; nothing when it has no period.
    fn observation(
        &self,
        row: GridRow,
        count: &CountColumn,
        row_period: Option<(Period, bool)>,
    ) -> Result<Option<Observation>, TidyError> {
        let in_header = count.period.map(|period| (period, count.provisional));
        let Some((period, provisional)) = in_header.or(row_period) else { return Ok(None) };
        let layout = self.layout;
        let at = |column: usize| self.at(row, column);
        let published = layout
            .status
            .map(|column| (column, row.cell(column)))
            .filter(|(_, text)| !text.is_empty())
            .map(|(column, text)| {
                read_status(text).ok_or_else(|| TidyError::Status { at: at(column) })
            })
            .transpose()?;
        let note = layout.note.map(|column| row.cell(column)).filter(|text| !text.is_empty());
        let break_before = layout.break_before.is_some_and(|column| is_true(row.cell(column)));
        let mut value = self.value(row, count.column)?;
        for column in &count.further {
            let month = self.value(row, *column)?;
            value = value.plus(month).ok_or_else(|| TidyError::Count {
                at: at(*column),
                reason: CountError::TooLarge.into(),
            })?;
        }
        let status = match published.as_ref().map(|flags| flags.status) {
            None | Some(Status::Normal) => value.status,
            Some(status) if status.has_value() == value.count.is_some() => status,
            Some(status) if value.count.is_some() => {
                return Err(TidyError::StatusWithCount {
                    at: at(count.column),
                    status: status.word(),
                });
            }
            Some(_) => value.status,
        };
        let status = match status {
            Status::Normal if provisional => Status::Provisional,
            other => other,
        };
        Ok(Some(Observation {
            period,
            count: value.count,
            status,
            break_before: break_before
                || value.break_before
                || published.as_ref().is_some_and(|flags| flags.break_before),
            note: remarks([
                note.map(str::to_owned),
                value.note,
                published.as_ref().and_then(|flags| flags.note.clone()),
            ]),
            location: row.location(count.column),
        }))
    }
}

/// A status by SDMX's code or word, or flags.
fn read_status(text: &str) -> Option<Flags> {
    let status = |status| Flags { status, break_before: false, note: None };
    Status::parse(text).map(status).or_else(|| vocabulary::flags(text))
}

fn remarks(all: [Option<String>; 3]) -> Option<String> {
    if all.iter().all(Option::is_none) {
        return None;
    }
    let said: Vec<String> = all.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn group_name(text: &str) -> String {
    vocabulary::without_unit(text).to_owned()
}

/// Whether every count of the row is a percentage.
fn is_ratio_row(layout: &Layout, row: GridRow) -> bool {
    let cells =
        || layout.counts.iter().map(|count| row.cell(count.column)).filter(|cell| !cell.is_empty());
    cells().next().is_some() && cells().all(number::is_percentage)
}

/// How many rows at the end hold a single text and nothing else: sources and footnotes.
fn trailing_notes(body: GridRows, layout: &Layout) -> usize {
    let is_note = |row: &GridRow| {
        let mut filled = row.cells().enumerate().filter(|(_, cell)| !cell.is_empty());
        let (Some((column, text)), None) = (filled.next(), filled.next()) else { return false };
        let looks_like_data = period::read(text).is_ok() || number::read(text, None).is_ok();
        !looks_like_data
            && (text.contains(char::is_whitespace) || !text.contains(char::is_alphanumeric))
            && !layout.counts.iter().any(|count| count.covers(column))
    };
    body.iter().rev().take_while(is_note).count()
}

fn check_width(grid: &Grid, layout: &Layout, row: GridRow) -> Result<(), TidyError> {
    let width = layout.header.len();
    match (width..row.width()).find(|column| !row.cell(*column).is_empty()) {
        Some(column) => Err(TidyError::Overflow { at: CellRef::new(grid, row, column, "") }),
        None => Ok(()),
    }
}

fn name_of(layout: &Layout, column: usize) -> &str {
    layout.header.get(column).map_or("", String::as_str)
}

fn is_true(text: &str) -> bool {
    vocabulary::is_one_of(text, &["true", "yes", "1", "b", "break"])
}
