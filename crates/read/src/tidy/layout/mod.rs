//! Which columns of a grid are periods, counts, dimensions, statuses and notes.

mod column_detector;
mod column_roles;
mod dates;
mod header;
mod long;
mod names;
mod records;
mod wide;

use column_detector::Finder;
use column_roles::{describes_period, holds_numbers, holds_ratios, period_column};
pub use dates::{Dates, part};

use crate::source::{Grid, GridRow};
use crate::tidy::cell::period::Style;
use crate::tidy::table::Columns;
use crate::tidy::{CellRef, TidyError, TidyOptions};
use arrivals_data::{Decision, Month, Period};

/// What the columns of a grid are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The header's names.
    pub header: Vec<String>,
    /// Where the periods stand.
    pub periods: Periods,
    /// What the periods of a column say together.
    pub style: Style,
    /// The columns of counts.
    pub counts: Vec<CountColumn>,
    /// The columns of months, each with its month.
    pub months: Vec<(usize, Month)>,
    /// The column of the published sums of the months.
    pub annual: Option<usize>,
    /// The column of the powers of ten by which counts are to be multiplied.
    pub multiplier: Option<usize>,
    /// The column of months, below a header of years.
    pub part: Option<usize>,
    /// The columns that tell series apart.
    pub groups: Vec<usize>,
    /// The names of the dimensions: one for each group column, then those of the names of the
    /// count columns.
    pub dimensions: Vec<String>,
    /// The column of statuses.
    pub status: Option<usize>,
    /// The column of notes.
    pub note: Option<usize>,
    /// The column of breaks.
    pub break_before: Option<usize>,
}

impl Layout {
    /// A layout of periods and nothing else.
    fn of(header: &[String], periods: Periods) -> Self {
        Self {
            header: header.to_vec(),
            periods,
            style: Style::default(),
            counts: Vec::new(),
            months: Vec::new(),
            annual: None,
            multiplier: None,
            part: None,
            groups: Vec::new(),
            dimensions: Vec::new(),
            status: None,
            note: None,
            break_before: None,
        }
    }
}

/// Where the periods stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Periods {
    /// In a column; a second one may repeat the plain year.
    Column {
        /// The column of periods.
        period: usize,
        /// The column that repeats the year.
        year: Option<usize>,
    },
    /// In the header, above each column of counts.
    Header,
    /// A year in a column, and its months beside it, in [`Layout::months`].
    Months {
        /// The column of years.
        period: usize,
    },
    /// Nowhere: all counts are of this one.
    Fixed(Period),
    /// Days, months or quarters in a column.
    Dates {
        /// Where they stand.
        dates: Dates,
        /// Whether each row is a record, an event, to be counted or added up.
        records: bool,
    },
}

/// A column of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountColumn {
    /// The column.
    pub column: usize,
    /// Columns that are added to it: the months of its year.
    pub further: Vec<usize>,
    /// Columns whose sum it is published to be: the months of its year.
    pub parts: Vec<usize>,
    /// Its values of the last dimensions, when several columns share a row and period.
    pub names: Vec<String>,
    /// Its name.
    pub name: String,
    /// Its period, when the header holds the periods.
    pub period: Option<Period>,
    /// Whether the header says that its counts may still change.
    pub provisional: bool,
    /// The column of its flags.
    pub flag: Option<usize>,
}

impl CountColumn {
    /// All columns that make up the count.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.column)
            .chain(self.further.iter().copied())
            .chain(self.parts.iter().copied())
    }

    /// Whether the column is one of those that make up the count.
    pub fn covers(&self, column: usize) -> bool {
        self.column == column || self.further.contains(&column) || self.parts.contains(&column)
    }
}

/// The columns that only say again what stands in the column of periods.
pub fn says_again(grid: &Grid) -> Vec<usize> {
    let Some((first, body)) = grid.split_header() else { return Vec::new() };
    let columns = Columns::of(body, first.width());
    let header: Vec<String> = first.cells().map(str::to_owned).collect();
    let Some(period) = period_column(&header, body, &columns) else { return Vec::new() };
    let describes =
        |column: &usize| describes_period(columns.at(period), columns.at(*column), body.len());
    (0..header.len()).filter(|column| *column != period).filter(describes).collect()
}

/// Finds what the columns of a grid are, where those of `again` are known to say no more than the
/// period.
///
/// # Errors
/// When there are no rows, no periods or no counts, or a column asked for is not there.
pub fn find(
    grid: &Grid,
    columns: &Columns,
    again: &[usize],
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Result<Layout, TidyError> {
    let file = || grid.origin.name.clone();
    let (first, body) = grid.split_header().ok_or_else(|| TidyError::NoRows { file: file() })?;
    let header: Vec<String> = first.cells().map(str::to_owned).collect();
    if !body.is_empty() {
        check_names(grid, columns, first)?;
    }
    let finder = Finder { grid, first, header: &header, columns, again, rows: body.len(), options };
    let asked_period = options.period_column.as_ref().map(|name| finder.asked(name)).transpose()?;
    let found_period = match options.year {
        Some(_) => None,
        None => asked_period.or_else(|| period_column(&header, body, columns)),
    };
    if asked_period.is_none() && options.count_columns.is_empty() && options.year.is_none() {
        // A header of one year stands above counts only when no column holds periods.
        let packed = found_period.is_none();
        let mut said = Vec::new();
        let years = header::columns(&header, Some(columns), packed, &mut said);
        let has_dates = || dates::find(&header, columns, body.len(), found_period).is_some();
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
        None => dates::find(&header, columns, body.len(), found_period),
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
fn check_names(grid: &Grid, columns: &Columns, header: GridRow) -> Result<(), TidyError> {
    let mut seen: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for (column, name) in header.cells().enumerate().filter(|(_, name)| !name.is_empty()) {
        let counts = |column: &usize| {
            let cells = columns.at(*column);
            holds_numbers(cells) && !holds_ratios(cells)
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
