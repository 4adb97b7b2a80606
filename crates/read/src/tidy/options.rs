//! What a user may say about a table, instead of having it found.

use super::cell::date::Order as DateOrder;
use arrivals_data::{Status, Year};

/// What a user says about a table. The default finds everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TidyOptions {
    /// The name of the column of periods.
    pub period_column: Option<String>,
    /// The names of the columns of counts.
    pub count_columns: Vec<String>,
    /// The mark between thousands.
    pub thousands: Option<Thousands>,
    /// What stands first in dates such as `1/2/2022`, where it is said.
    pub date_order: Option<DateOrder>,
    /// The values of dimensions to keep, each with the dimension's name.
    pub filters: Vec<(String, String)>,
    /// The dimensions to keep, and the columns by which records are divided.
    pub by: Vec<String>,
    /// The column of counts to keep, when one of several has this name.
    pub measure: Option<String>,
    /// Whether values below zero are kept: net flows and corrections.
    pub net: bool,
    /// Whether each row is a record, to be counted by year.
    pub records: bool,
    /// The year of all counts, where no cell says it.
    pub year: Option<Year>,
    pub header_rows: Option<usize>,
    /// Which of the tables of a file is read, from 1.
    pub table: Option<usize>,
    /// What signs stand for; without a status, for nobody: 0.
    pub markers: Vec<(String, Option<Status>)>,
    /// The values that are sums of others, instead of those found; an empty list is none.
    pub totals: Option<Vec<String>>,
    /// Whether dimensions without a total are added up.
    pub add_totals: bool,
    /// The power of ten by which the counts are to be multiplied.
    pub scale: u8,
    /// What becomes of a fraction among the counts.
    pub fractions: Fractions,
    /// Whether periods of zeros alone are kept as counts.
    pub keep_zeros: bool,
    /// Whether a last year that ends early, and a first one that begins late, are taken as whole.
    pub whole_years: bool,
}

/// What becomes of a fraction among counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fractions {
    /// It is an error that names the cell.
    #[default]
    Refused,
    /// It is no count: the cell is missing.
    Missing,
    /// It is rounded to the nearest whole number, half away from zero.
    Rounded,
}

/// The mark between groups of three digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thousands {
    /// `2,706`
    Comma,
    /// `2.706`
    Point,
    /// `2 706`, with any kind of space
    Space,
    /// `2'706` or `2’706`
    Apostrophe,
}

impl Thousands {
    /// Every mark.
    pub const ALL: [Thousands; 4] = [Self::Comma, Self::Point, Self::Space, Self::Apostrophe];

    /// Whether the character is this mark.
    pub fn is(self, character: char) -> bool {
        match self {
            Self::Comma => character == ',',
            Self::Point => character == '.',
            Self::Space => matches!(character, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}'),
            Self::Apostrophe => matches!(character, '\'' | '’'),
        }
    }

    /// The name of the mark.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Point => "point",
            Self::Space => "space",
            Self::Apostrophe => "apostrophe",
        }
    }
}
