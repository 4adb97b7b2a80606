//! Charts that cannot be drawn, and what to do about it.

use super::capabilities::Axis;
use arrivals_findings::format;

/// A chart that cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// No whole year has a count.
    #[error("no whole year has a count to draw")]
    NoYear,
    /// No two years that follow each other can be compared.
    #[error("there is no change{} to draw: no two years that follow each other can be compared", if *percent { " in percent" } else { "" })]
    NoChange {
        /// Whether percentages were asked for.
        percent: bool,
    },
    /// The kind does not fit the number of series.
    #[error("{kind} shows {}, not {given}", numbers(*fewest, *most))]
    Series {
        kind: &'static str,
        /// The fewest series it shows.
        fewest: usize,
        most: usize,
        given: usize,
        /// Other kinds that show so many.
        others: Vec<String>,
    },
    /// More names than the height has room for.
    #[error("the names of {0} series find no room beside the chart")]
    TooManyNames(usize),
    /// More rows than the height has room for.
    #[error("{0} rows find no room in the chart")]
    TooManyRows(usize),
    /// A kind that adds up what it draws.
    #[error("{0} adds up what it draws, and rates are not added up")]
    Rates(&'static str),
    /// The words leave no room for the plot.
    #[error("the chart is too small for its words")]
    NoRoom,
    /// The kind has no logarithmic axis.
    #[error("{0} has no log scale: {why}", why = without_log(*.1))]
    Log(&'static str, Axis),
    /// A forecast that a logarithmic axis has no place for.
    #[error("a log scale has no place for a forecast that holds 0, as for {}", listed(.0))]
    LogOfForecast(Vec<String>),
    /// Values that a logarithmic axis has no place for.
    #[error("a log scale has no place for 0 and less, as in {}", listed(.0))]
    LogOfZero(Vec<String>),
    /// A year that cannot stand for 100.
    #[error("{year} cannot be the base of an index: {why}")]
    Base {
        year: String,
        /// Why not.
        why: String,
    },
    /// No base was given.
    #[error("an index needs a base")]
    NoBase,
    /// A total beside its parts would count everyone twice.
    #[error("'{0}' is the total of others: it cannot be put on its parts")]
    TotalBesideParts(String),
    /// Parts below 0 cannot stand on each other.
    #[error("parts below 0 cannot be put one on the other")]
    NegativePart,
    /// A scale of colours starts at 0.
    #[error("a heat map has no colours for counts below 0")]
    NegativeCell,
    /// What the chart draws has not been found in the series.
    #[error("there is no {what} to draw: {why}")]
    NoResult {
        /// What it draws.
        what: &'static str,
        /// Why there is none.
        why: String,
    },
    /// A dimension that the dataset has not.
    #[error("the dataset has no dimension '{name}'")]
    NoDimension { name: String, dimensions: Vec<String> },
}

fn without_log(axis: Axis) -> &'static str {
    match axis {
        Axis::Either => "it was not asked for",
        Axis::FromZero => "its shapes start at 0, which a log scale has not",
        Axis::OfChanges => "changes fall below 0, which a log scale has not",
        Axis::None => "it has no axis of values",
    }
}

fn numbers(fewest: usize, most: usize) -> String {
    match (fewest, most) {
        (1, 1) => "one series".into(),
        (fewest, most) if fewest == most => format!("{most} series"),
        (fewest, most) => format!("{fewest} to {most} series"),
    }
}

fn listed(years: &[String]) -> String {
    match years {
        [few @ .., last] if years.len() > 12 => {
            format!("{} years from {} to {last}", years.len(), few.first().unwrap_or(last))
        }
        few => format::list(few),
    }
}

impl ChartError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoChange { percent: true } => "percentages need 20 or more the year before: leave --percent out".into(),
            Self::NoChange { percent: false } => "draw --kind columns".into(),
            Self::NoYear => "spans and years to date are not drawn as single years".into(),
            Self::Series { fewest, given, .. } if given < fewest => {
                "choose more with --series, or another --kind".into()
            }
            Self::Series { others, .. } => match others.as_slice() {
                [] => "choose fewer with --series, or keep some with --where NAME=VALUE or --by NAME".into(),
                kinds => format!("choose fewer with --series, or draw --kind {}", format::either(kinds)),
            },
            Self::TooManyNames(_) => {
                "draw --kind multiples, set some before the others with --highlight NAME, or give a larger --size".into()
            }
            Self::TooManyRows(_) => "give a larger --size, or choose fewer with --series".into(),
            Self::NoRoom => {
                "give a larger --size or a shorter --title, or leave words out: --no-notes, --no-events, --no-subtitle".into()
            }
            Self::Rates(_) => "draw --kind line, columns or multiples, or leave --population out".into(),
            Self::Log(..) => "draw --kind line, or leave --log out".into(),
            Self::LogOfForecast(_) => "leave --log out".into(),
            Self::LogOfZero(_) => "leave --log out, or those years with --years".into(),
            Self::Base { .. } | Self::NoBase => {
                "give a year in which each series has a final count of 20 or more, with --base YEAR".into()
            }
            Self::TotalBesideParts(_) => "leave the total out, or draw --kind line".into(),
            Self::NegativePart | Self::NegativeCell => "draw --kind line or multiples".into(),
            Self::NoResult { .. } => "draw --kind line".into(),
            Self::NoDimension { dimensions, .. } if dimensions.is_empty() => {
                "leave --facet out: there is one series".into()
            }
            Self::NoDimension { dimensions, .. } => {
                format!("the dimensions are {}", format::shown(dimensions))
            }
        }
    }
}
