//! What the columns of a table are: periods, counts, dimensions, statuses and notes.

use super::{CountColumn, Dates};
use crate::tidy::cell::period::Style;
use arrivals_data::{Month, Period, Year};

/// What is known of a table before its layout is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The columns that only say the period again.
    pub again: Vec<usize>,
    /// Whether a word for months stands around the table.
    pub says_months: bool,
}

/// What the columns of a grid are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The header's names.
    pub header: Vec<String>,
    /// Where the periods stand.
    pub periods: Periods,
    /// What the periods of a column say together.
    pub style: Style,
    pub counts: Vec<CountColumn>,
    /// The columns of months, each with its month.
    pub months: Vec<(usize, Month)>,
    /// The column of the published sums of the months.
    pub annual: Option<usize>,
    /// The column of the powers of ten by which counts are to be multiplied.
    pub multiplier: Option<usize>,
    /// The column of months, below a header of years.
    pub part: Option<usize>,
    /// Whether numbers in that column are those of quarters.
    pub quarters: bool,
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
    /// The column that says which rows are sums of others, in tables that this program wrote.
    pub total: Option<usize>,
}

impl Layout {
    /// A layout of periods and nothing else.
    pub fn new(header: &[String], periods: Periods) -> Self {
        Self {
            header: header.to_vec(),
            periods,
            style: Style::default(),
            counts: Vec::new(),
            months: Vec::new(),
            annual: None,
            multiplier: None,
            part: None,
            quarters: false,
            groups: Vec::new(),
            dimensions: Vec::new(),
            status: None,
            note: None,
            break_before: None,
            total: None,
        }
    }
}

/// The year of the months that stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthsOf {
    /// In a column.
    Column(usize),
    /// Of all rows the same, which no cell names.
    Year(Year),
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
    /// The months of a year beside each other, in [`Layout::months`].
    Months {
        /// Where the year stands.
        years: MonthsOf,
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
