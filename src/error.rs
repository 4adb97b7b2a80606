//! Everything that can go wrong, with what to do about it.

use crate::output::OutputError;
use crate::recipe::RecipeError;
use crate::report::{PageError, ParquetError};
use arrivals_chart::ChartError;
use arrivals_chart::render::RenderError;
use arrivals_chart::render::theme::ThemeError;
use arrivals_data::{FrameError, Location};
use arrivals_findings::difference::published::ReportError;
use arrivals_findings::difference::{DifferenceError, VintageError};
use arrivals_findings::{RevisionsError, SelectionError};
use arrivals_read::population::PopulationError;
use arrivals_read::source::ReadError;
use arrivals_read::tidy::TidyError;

/// Everything that can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The table is no dataset.
    #[error(transparent)]
    Tidy(#[from] TidyError),
    /// The counts cannot stand over the population.
    #[error(transparent)]
    Population(#[from] PopulationError),
    /// The dataset has not what was asked for.
    #[error(transparent)]
    Selection(#[from] SelectionError),
    /// The dataset holds no revisions.
    #[error(transparent)]
    Revisions(#[from] RevisionsError),
    /// The dataset holds no such vintage.
    #[error(transparent)]
    Vintage(#[from] VintageError),
    /// A document is no report of this program.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// Two files are not two editions of the same figures.
    #[error(transparent)]
    Difference(#[from] DifferenceError),
    /// Two editions differ: the answer, and nothing to report.
    #[error("the editions differ")]
    Differs,
    /// The chart cannot be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The scene cannot be written.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The page cannot be written.
    #[error(transparent)]
    Page(#[from] PageError),
    /// A file or standard output cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The arguments do not fit together.
    #[error("{what}")]
    Usage {
        /// What does not fit.
        what: String,
        /// What to do about it.
        hint: String,
    },
    /// What was asked to hold does not.
    #[error("{what}")]
    Unmet {
        /// What does not hold.
        what: String,
        /// What to do about it.
        hint: String,
    },
    /// A theme is none.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A recipe is none.
    #[error(transparent)]
    Recipe(#[from] RecipeError),
    /// Something about the file is in doubt or was left out, and that is not wanted.
    #[error("{}{what}", place(file.as_deref(), *at))]
    Doubt {
        /// What is in doubt.
        what: String,
        /// The flag that decides it.
        flag: Option<&'static str>,
        file: Option<String>,
        /// The cell.
        at: Option<Location>,
    },
    /// JSON could not be written.
    #[error("JSON could not be written: {0}")]
    Json(#[from] serde_json::Error),
    /// A table of the counts could not be built.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// Parquet could not be written.
    #[error(transparent)]
    Parquet(#[from] ParquetError),
    /// CSV could not be written.
    #[error("CSV could not be written: {0}")]
    Csv(#[from] csv::Error),
}

impl Error {
    /// Arguments that do not fit together.
    pub fn usage(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage { what: what.into(), hint: hint.into() }
    }

    /// What to do about it; none where the program itself is at fault.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Read(error) => Some(error.hint()),
            Self::Tidy(error) => Some(error.hint()),
            Self::Population(error) => error.hint(),
            Self::Selection(error) => Some(error.hint()),
            Self::Revisions(error) => Some(error.hint()),
            Self::Vintage(error) => Some(error.hint()),
            Self::Report(error) => Some(error.hint()),
            Self::Difference(error) => Some(error.hint()),
            Self::Chart(error) => Some(error.hint()),
            Self::Output(error) => Some(error.hint()),
            Self::Usage { hint, .. } | Self::Unmet { hint, .. } => Some(hint.clone()),
            Self::Recipe(error) => Some(error.hint()).filter(|hint| !hint.is_empty()),
            Self::Page(_) => Some("docs/report.md says what a template is given".into()),
            Self::Theme(error) => Some(error.hint.clone()),
            Self::Doubt { flag: Some(flag), .. } => {
                Some(format!("decide it with {flag}, or leave --strict out"))
            }
            Self::Doubt { flag: None, .. } => {
                Some("correct the file, or leave --strict out".into())
            }
            Self::Differs
            | Self::Render(_)
            | Self::Json(_)
            | Self::Frame(_)
            | Self::Parquet(_)
            | Self::Csv(_) => None,
        }
    }

    /// Whether there is nothing to report: the reader of standard output has gone.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(OutputError::Closed))
    }
}

/// Where a doubt stands, before what is in doubt.
fn place(file: Option<&str>, at: Option<Location>) -> String {
    match (file, at) {
        (Some(file), Some(at)) => format!("{file}, row {}, column {}: ", at.row, at.column),
        _ => String::new(),
    }
}
