//! Which columns of a grid are periods, counts, dimensions, statuses and notes.

mod column_detector;
mod column_roles;
mod count_column;
mod dates;
mod header;
mod long;
mod month_columns;
mod names;
mod own;
mod records;
mod table_layout;
mod wide;

use column_detector::Finder;
use column_roles::{describes_period, holds_numbers, holds_ratios, period_column};
pub use count_column::CountColumn;
pub use dates::{Dates, part};
pub use names::place_of;
pub use own::{is_own_table, own_layout};
pub use table_layout::{Known, Layout, MonthsOf, Periods};

use crate::source::{Grid, GridRow};
use crate::tidy::table::Columns;
use crate::tidy::{CellRef, TidyError, TidyOptions};
use arrivals_data::{Decision, listed};

/// The columns that only say again what stands in the column of periods.
pub fn says_again(grid: &Grid) -> Vec<usize> {
    let Some((first, body)) = grid.split_header() else { return Vec::new() };
    let columns = Columns::new(body, first.width());
    let header: Vec<String> = first.cells().map(str::to_owned).collect();
    let Some(period) = period_column(&header, body, &columns) else { return Vec::new() };
    let describes =
        |column: &usize| describes_period(columns.at(period), columns.at(*column), body.len());
    (0..header.len()).filter(|column| *column != period).filter(describes).collect()
}

/// Finds what the columns of a grid are.
///
/// # Errors
/// When there are no rows, no periods or no counts, or a column asked for is not there.
pub fn find(
    grid: &Grid,
    columns: &Columns,
    known: &Known,
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Result<Layout, TidyError> {
    let file = || grid.origin.name.clone();
    let (first, body) = grid.split_header().ok_or_else(|| TidyError::NoRows { file: file() })?;
    let mut header: Vec<String> = first.cells().map(str::to_owned).collect();
    if let Some(named) = month_columns::with_roman_months(&header) {
        let text = "the Roman numbers beside the years are taken for months";
        let decision = if known.says_months { Decision::info } else { Decision::doubt };
        decisions.push(decision("period", text.to_owned()).at(first.location(0)));
        header = named;
    }
    if !body.is_empty() {
        check_names(grid, columns, first, options)?;
    }
    let finder = Finder { grid, first, header: &header, columns, known, rows: body.len(), options };
    let find_dates = |period| dates::find(&header, columns, body.len(), period, options.date_order);
    let asked_period = options.period_column.as_ref().map(|name| finder.asked(name)).transpose()?;
    let found_period = match options.year {
        Some(_) => None,
        None => asked_period.or_else(|| {
            // A day says more of an event than a year does.
            let days = || find_dates(None).filter(|dates| dates.has_days(columns));
            let dated = if options.records { days().map(|dates| dates.column) } else { None };
            dated.or_else(|| period_column(&header, body, columns))
        }),
    };
    if options.year.is_some() && asked_period.is_none() {
        let years = header::columns(&header, Some(columns), false, &mut Vec::new());
        let named: std::collections::BTreeSet<_> =
            years.iter().filter_map(|count| count.period?.whole_year()).collect();
        if named.len() > 1 {
            let names: Vec<String> = named.iter().map(|year| year.to_string()).collect();
            return Err(TidyError::HasYears { file: file(), years: listed(&names) });
        }
    }
    if asked_period.is_none() && options.count_columns.is_empty() && options.year.is_none() {
        // A header of one year stands above counts only when no column holds periods.
        let packed = found_period.is_none();
        let mut said = Vec::new();
        let years = header::columns(&header, Some(columns), packed, &mut said);
        let has_dates = || find_dates(found_period).is_some();
        if years.len() > 1 || (found_period.is_none() && !years.is_empty() && !has_dates()) {
            if body.is_empty() {
                return Err(TidyError::NoRows { file: file() });
            }
            decisions.append(&mut said);
            return Ok(finder.across(years, decisions));
        }
    }
    let dates = match options.year {
        Some(_) => None,
        None => find_dates(found_period),
    };
    let period = dates.map(|dates| dates.column).or(found_period);
    if period.is_none() && options.year.is_none() && !options.records {
        return Err(TidyError::NoPeriods { file: file(), header });
    }
    if body.is_empty() {
        return Err(TidyError::NoRows { file: file() });
    }
    finder.down(period, dates, decisions)
}

/// Two columns of numbers of the same name cannot be told apart; two columns of names can.
fn check_names(
    grid: &Grid,
    columns: &Columns,
    header: GridRow,
    options: &TidyOptions,
) -> Result<(), TidyError> {
    let mut seen: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    // `J` is January, June and July.
    let names: Vec<String> = header.cells().map(str::to_owned).collect();
    let is_initial = |column: usize| {
        month_columns::initials(&names).is_some_and(|start| (start..start + 12).contains(&column))
    };
    let named = header.cells().enumerate().filter(|(_, name)| !name.is_empty());
    for (column, name) in named.filter(|(column, _)| !is_initial(*column)) {
        let counts = |column: &usize| {
            let cells = columns.at(*column);
            holds_numbers(cells) && !holds_ratios(cells, options.scale)
        };
        let flags = |column: &usize| column_roles::holds_flags(columns.at(*column));
        if let Some(first) = seen.insert(name, column)
            && [first, column].iter().any(counts)
            && ![first, column].iter().any(flags)
        {
            return Err(TidyError::SameHeader {
                first: CellRef::new(grid, header, first, ""),
                again: header.location(column).column,
            });
        }
    }
    Ok(())
}
