//! What can be wrong with a table, and what to do about it.

use std::fmt;

use super::cell::NumberError;
use super::file_name::year_in_name;
use crate::source::{Grid, GridRow, ReadError};
use arrivals_data::{
    FrameError, Location, Origin, PeriodError, hint_of_nearest, listed, shell_word,
};

/// A cell, as a person would look it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellRef {
    pub file: String,
    /// The line and column.
    pub location: Location,
    /// The column's name, where it has one.
    pub name: String,
    /// The text that stands there.
    pub text: String,
}

impl CellRef {
    pub(super) fn new(grid: &Grid, row: GridRow, column: usize, name: &str) -> Self {
        Self {
            file: grid.origin.shown(),
            location: row.location(column),
            name: name.to_owned(),
            text: row.cell(column).to_owned(),
        }
    }

    /// The cell of a location, in the file that holds it.
    pub(super) fn at_location(origins: &[Origin], location: Location, text: String) -> Self {
        let file = origins.get(usize::from(location.table)).map_or(String::new(), Origin::shown);
        Self { file, location, name: String::new(), text }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, row {}, column {}", self.file, self.location.row, self.location.column)?;
        if !self.name.is_empty() {
            write!(f, " ({})", shortened(&self.name))?;
        }
        write!(f, ", '{}'", shortened(&self.text))
    }
}

/// A cell's text as an error shows it: a cell can hold megabytes.
fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let clean: String =
        text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() { format!("{clean}…") } else { clean }
}

fn shown(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { listed(names) }
}

/// A grid that is no dataset.
#[derive(Debug, thiserror::Error)]
pub enum TidyError {
    /// A table that was asked for is not there.
    #[error("{file}: there is no table {asked}; {tables} were found")]
    NoTable { file: String, asked: usize, tables: usize },
    /// A dimension needs a choice, for none of its values is the whole.
    #[error("{file}: '{dimension}' has {} values and no total among them", values.len())]
    NoChoice { file: String, dimension: String, values: Vec<String> },
    /// Two files have other dimensions.
    #[error(
        "{file} has the dimensions {}, but {other} has {}",
        shown(dimensions),
        shown(other_dimensions)
    )]
    OtherDimensions {
        /// The later file.
        file: String,
        dimensions: Vec<String>,
        /// The first file.
        other: String,
        other_dimensions: Vec<String>,
    },
    /// No column and no header holds periods.
    #[error("{file}: no column of years, and no header of years")]
    NoPeriods {
        file: String,
        /// The names in the header.
        header: Vec<String>,
    },
    /// A column that was asked for is not there.
    #[error("{file}: there is no column '{name}'")]
    NoColumn {
        file: String,
        /// The name asked for.
        name: String,
        /// The names in the header.
        header: Vec<String>,
    },
    /// No column holds counts.
    #[error("{file}: no column of counts beside the years")]
    NoCounts {
        file: String,
        /// The names in the header.
        header: Vec<String>,
        /// A column that would be one but for a word, and the word.
        word: Option<(String, String)>,
        /// The only column of numbers, where it holds fractions.
        fractions: Option<String>,
    },
    /// No year has all of its months or quarters.
    #[error("{file}: no year has all of its months")]
    NoWholeYear { file: String },
    /// A header stands over no rows.
    #[error("{file}: no rows below the header")]
    NoRows { file: String },
    /// A dimension that was asked for is not there.
    #[error("{file}: there is no dimension '{name}'")]
    NoDimension {
        file: String,
        /// The name asked for.
        name: String,
        /// The names there are.
        dimensions: Vec<String>,
    },
    /// A value that was asked for is not there.
    #[error("{file}: '{dimension}' has no value '{value}'")]
    NoValue {
        file: String,
        dimension: String,
        /// The value asked for.
        value: String,
        values: Vec<String>,
    },
    /// The rows of a value that was asked for hold fractions.
    #[error(
        "{file}: the rows with {dimension}={value} hold fractions, and counts are whole numbers"
    )]
    Fractions { file: String, dimension: String, value: String },
    /// All rows of the groups asked for were left out.
    #[error("{file}: no count is left of the groups asked for ({asked})")]
    NothingChosen { file: String, asked: String },
    /// A year was named for a table that has several.
    #[error("{file}: --year names one year for all counts, and the header has {years}")]
    HasYears { file: String, years: String },
    /// A total that was named is not there.
    #[error("{file}: there is no group '{name}'")]
    NoTotal {
        file: String,
        /// The name asked for.
        name: String,
        /// The names there are.
        values: Vec<String>,
    },
    /// One row an event, not one row a yearly count.
    #[error("{file}: its {rows} rows are records, one an event, and not yearly counts")]
    Records {
        file: String,
        /// How many rows stand below the header.
        rows: usize,
    },
    /// Several months of one year.
    #[error("{at}: several months of this year stand side by side, and months are not added up")]
    Months {
        /// The cell of the second month.
        at: CellRef,
    },
    /// A header cell twice.
    #[error("{first}: the header names this column twice (again in column {again})")]
    SameHeader {
        /// Where it stands first.
        first: CellRef,
        /// The column in which it stands again, from 1.
        again: u32,
    },
    /// A period that cannot be read.
    #[error("{at}: {reason}")]
    Period {
        at: CellRef,
        /// Why.
        reason: PeriodError,
    },
    /// A count that cannot be read.
    #[error("{at}: {reason}")]
    Count {
        at: CellRef,
        /// Why.
        reason: NumberError,
    },
    /// Fractions in the place of counts.
    #[error("{at}: a count is a whole number; {cells} of {all} cells of counts hold fractions")]
    FractionCells {
        /// The first of them.
        at: CellRef,
        cells: usize,
        all: usize,
    },
    /// Numbers below zero in the place of counts.
    #[error(
        "{at}: a count cannot be negative; {cells} of {all} cells are below zero: {}",
        listed(values)
    )]
    BelowZero {
        /// The first of them.
        at: CellRef,
        cells: usize,
        all: usize,
        /// The first different ones.
        values: Vec<String>,
    },
    /// A count beside a status that says there is none.
    #[error("{at}: a count stands here, but the status says {status}")]
    StatusWithCount {
        /// The cell of the count.
        at: CellRef,
        /// The status' word.
        status: &'static str,
    },
    /// The `year` column contradicts the `period` column.
    #[error("{at}: the period of this row is {period}")]
    YearAndPeriod {
        /// The cell of the year.
        at: CellRef,
        period: String,
    },
    /// Text beyond the header's last column.
    #[error("{at}: a cell beyond the last column of the header")]
    Overflow { at: CellRef },
    /// Two cells give the same period of the same series other counts.
    #[error("{at}: {period} of {series} is {count} here, but {other_count} in row {other_row}")]
    Contradiction {
        /// The second cell.
        at: CellRef,
        period: String,
        series: String,
        /// What the second cell says.
        count: String,
        /// What the first cell says.
        other_count: String,
        /// The row of the first.
        other_row: u32,
    },
    /// The rest of a large file could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The dataset could not be built.
    #[error(transparent)]
    Frame(#[from] FrameError),
}

impl TidyError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        let names = |header: &[String]| {
            let shown: Vec<String> = header
                .iter()
                .filter(|name| !name.is_empty())
                .take(12)
                .map(|name| shortened(name))
                .collect();
            if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") }
        };
        match self {
            Self::NoTable { .. } => "tables are counted from the top, from 1".into(),
            Self::NoChoice { dimension, values, .. } => format!(
                "keep one with --where {}, or all with --by {}; its values are {}",
                shell_word(&format!("{dimension}={}", values.first().map_or("", String::as_str))),
                shell_word(dimension),
                names(values)
            ),
            Self::OtherDimensions { .. } => "give files of the same form, or read them one by one".into(),
            Self::NoPeriods { header, file } => {
                let year = match year_in_name(file) {
                    Some(year) => format!("say --year {year} if the year in the file's name is that of all counts"),
                    None => "say --year YEAR if all counts are of one year".into(),
                };
                format!("name the column with --period-column, or {year}; the header has {}", names(header))
            }
            Self::NoColumn { name, header, .. } => {
                hint_of_nearest(name, header, format!("the header has {}", names(header)))
            }
            Self::NoCounts { word: Some((column, word)), .. } => format!(
                "'{column}' holds numbers and '{}': correct the cell, or say what it stands for with --marker '{}=missing' (or suppressed, or zero)",
                shortened(word), shortened(word)
            ),
            Self::NoCounts { fractions: Some(column), .. } => format!(
                "'{column}' holds fractions: if its figures are thousands, say --scale 1000; if they are counts with a fraction, say --count-column '{column}' --fractions round"
            ),
            Self::NoCounts { header, .. } => {
                format!("name them with --count-column; the header has {}", names(header))
            }
            Self::NoRows { .. } => "a table needs a header row and at least one row of counts".into(),
            Self::NoWholeYear { .. } => "if each row is a record, an event, count them with --records, or add a column up with --records --count-column NAME".into(),
            Self::NoDimension { name, dimensions, .. } => {
                hint_of_nearest(name, dimensions, format!("the dimensions are {}", names(dimensions)))
            }
            Self::NoValue { value, values, .. } => {
                hint_of_nearest(value, values, format!("its values are {}", names(values)))
            }
            Self::Fractions { .. } => "choose another value with --where".into(),
            Self::NothingChosen { .. } => {
                "their years may miss months or quarters: read all groups with -v to see what is left out".into()
            }
            Self::HasYears { .. } => {
                "leave --year out, and choose a year with --from and --to where a command has them".into()
            }
            Self::NoTotal { name, values, .. } => {
                hint_of_nearest(name, values, format!("the groups are {}", names(values)))
            }
            Self::Records { .. } => "count them by year with --records, or add up a column with --records --count-column NAME; --by NAME divides them".into(),
            Self::Months { .. } => "give the sums of the years, or one year to date".into(),
            Self::SameHeader { .. } => "give each column a name of its own".into(),
            Self::Period { reason: PeriodError::Year(_), .. } => "correct the year in the file".into(),
            Self::Period { reason: PeriodError::Day(_), .. } => "correct the date in the file".into(),
            Self::Period { .. } => {
                "a period is a year (2014), a span (1999–2001, ..1998) or a year to date (2024-01..2024-06)".into()
            }
            Self::Count { reason: NumberError::Ambiguous | NumberError::Fraction, .. } => {
                "say --thousands point or --thousands comma if the mark groups thousands; keep rows of one unit with --where".into()
            }
            Self::Count { reason: NumberError::Brackets, .. } => {
                "say --net if numbers in brackets are below zero".into()
            }
            Self::FractionCells { .. } => {
                "say --fractions missing to leave these cells out, or --fractions round; --scale 1000 if the figures are thousands; --thousands point or --thousands comma if the mark groups thousands; or keep rows of one unit with --where".into()
            }
            Self::BelowZero { cells, values, .. } => match values.as_slice() {
                [one] if *cells > 1 => format!(
                    "say --marker={one}=missing if {one} stands for no figure, or --net if the file holds net flows or corrections"
                ),
                _ => "say --net if the file holds net flows or corrections".into(),
            },
            Self::Count { .. } => {
                "correct the cell, choose the columns of counts with --count-column, or say with --marker SIGN=MEANING what a sign stands for".into()
            }
            Self::StatusWithCount { .. } => "leave the count empty, or correct the status".into(),
            Self::YearAndPeriod { .. } => "correct one of the two, or leave the year empty".into(),
            Self::Overflow { .. } => "check the header, the quotes and the delimiter of the file".into(),
            Self::Contradiction { .. } => {
                "keep one of the two rows; if they are different groups, add the column that tells them apart; if each row is a record, an event, add a column up with --records --count-column NAME".into()
            }
            Self::Read(error) => error.hint(),
            Self::Frame(_) => "check the file for repeated rows".into(),
        }
    }
}
