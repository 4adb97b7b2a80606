//! The cells of a grid, read by its layout.

use super::error::{CellRef, TidyError};
use super::layout::{Layout, Periods};
use super::vocabulary::Flags;
use super::{Options, number, period, vocabulary};
use crate::dataset::{CountError, Decision, Observation, Period, Role, Row, Status};
use crate::source::{Grid, GridRow};

/// Reads every cell of counts.
///
/// # Errors
/// When a cell cannot be read; the error names it.
pub fn read(
    grid: &Grid,
    layout: &Layout,
    options: &Options,
    decisions: &mut Vec<Decision>,
) -> Result<Vec<Row>, TidyError> {
    let body = grid.rows.get(1..).unwrap_or_default();
    let end = body.len() - trailing_notes(body, layout);
    for row in &body[end..] {
        let text = row.cells.iter().find(|cell| !cell.is_empty()).cloned().unwrap_or_default();
        decisions.push(Decision::warning(
            "note",
            format!("row {} is a remark, no data: {text}", row.line),
        ));
    }
    let mut rows = Vec::with_capacity(end * layout.counts.len());
    for row in &body[..end] {
        check_width(grid, layout, row)?;
        if is_ratio_row(layout, row) {
            let name = row.cells.first().cloned().unwrap_or_default();
            decisions.push(Decision::info(
                "count",
                format!("row {} ('{name}') holds percentages and is left out", row.line),
            ));
            continue;
        }
        let Some(row_period) = row_period(grid, layout, row, decisions)? else { continue };
        read_row(grid, layout, options, row, row_period, &mut rows)?;
    }
    if rows.is_empty() {
        return Err(TidyError::NoRows { file: grid.origin.name.clone() });
    }
    Ok(rows)
}

fn read_row(
    grid: &Grid,
    layout: &Layout,
    options: &Options,
    row: &GridRow,
    row_period: Option<(Period, bool)>,
    rows: &mut Vec<Row>,
) -> Result<(), TidyError> {
    let at = |column: usize| CellRef::new(grid, row, column, name_of(layout, column));
    let published = layout
        .status
        .map(|column| (column, row.cell(column)))
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, text)| read_status(text).ok_or_else(|| TidyError::Status { at: at(column) }))
        .transpose()?;
    let note = layout.note.map(|column| row.cell(column)).filter(|text| !text.is_empty());
    let break_before = layout.break_before.is_some_and(|column| is_true(row.cell(column)));
    for count in &layout.counts {
        let in_header = count.period.map(|period| (period, count.provisional));
        let Some((period, provisional)) = in_header.or(row_period) else { continue };
        let mut value = number::read(row.cell(count.column), options.thousands)
            .map_err(|reason| TidyError::Count { at: at(count.column), reason })?;
        for column in &count.further {
            let month = number::read(row.cell(*column), options.thousands)
                .map_err(|reason| TidyError::Count { at: at(*column), reason })?;
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
        let mut key: Vec<String> =
            layout.groups.iter().map(|column| group_name(row.cell(*column))).collect();
        if layout.named_counts {
            key.push(count.name.clone());
        }
        rows.push(Row {
            key,
            role: Role::Single,
            observation: Observation {
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
            },
        });
    }
    Ok(())
}

/// A status by SDMX's code or word, or flags.
fn read_status(text: &str) -> Option<Flags> {
    let status = |status| Flags { status, break_before: false, note: None };
    Status::parse(text).map(status).or_else(|| vocabulary::flags(text))
}

fn remarks(all: [Option<String>; 3]) -> Option<String> {
    let said: Vec<String> = all.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn group_name(text: &str) -> String {
    vocabulary::without_unit(text).to_owned()
}

/// Whether every count of the row is a percentage.
fn is_ratio_row(layout: &Layout, row: &GridRow) -> bool {
    let cells =
        || layout.counts.iter().map(|count| row.cell(count.column)).filter(|cell| !cell.is_empty());
    cells().next().is_some() && cells().all(number::is_percentage)
}

/// The period of a row; `Some(None)` when the header holds the periods, nothing for a row of sums.
fn row_period(
    grid: &Grid,
    layout: &Layout,
    row: &GridRow,
    decisions: &mut Vec<Decision>,
) -> Result<Option<Option<(Period, bool)>>, TidyError> {
    let Periods::Column { period, year } = layout.periods else { return Ok(Some(None)) };
    let text = row.cell(period);
    if vocabulary::is_total(text) {
        decisions.push(Decision::warning(
            "total",
            format!("row {} ('{text}') is a sum over the periods and is left out", row.line),
        ));
        return Ok(None);
    }
    let at = |column: usize| CellRef::new(grid, row, column, name_of(layout, column));
    let (parsed, provisional) =
        period::read_marked(text).map_err(|reason| TidyError::Period { at: at(period), reason })?;
    if let Some(column) = year.filter(|column| !row.cell(*column).is_empty()) {
        let same = period::read(row.cell(column))
            .map_err(|reason| TidyError::Period { at: at(column), reason })?;
        if same != parsed {
            return Err(TidyError::YearAndPeriod { at: at(column), period: parsed.label() });
        }
    }
    Ok(Some(Some((parsed, provisional))))
}

/// How many rows at the end hold a single text and nothing else: sources and footnotes.
fn trailing_notes(body: &[GridRow], layout: &Layout) -> usize {
    let is_note = |row: &&GridRow| {
        let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let (Some((column, text)), None) = (filled.next(), filled.next()) else { return false };
        let looks_like_data = period::read(text).is_ok() || number::read(text, None).is_ok();
        !looks_like_data
            && (text.contains(char::is_whitespace) || !text.contains(char::is_alphanumeric))
            && !layout.counts.iter().any(|count| count.covers(column))
    };
    body.iter().rev().take_while(is_note).count()
}

fn check_width(grid: &Grid, layout: &Layout, row: &GridRow) -> Result<(), TidyError> {
    let width = layout.header.len();
    match (width..row.cells.len()).find(|column| !row.cell(*column).is_empty()) {
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
