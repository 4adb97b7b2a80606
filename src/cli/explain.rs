//! `arrivals explain`: the arithmetic of a finding, and the cells that it came from.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::analysis::{AnalysisArguments, PopulationArguments};
use super::console::{Console, deliver};
use super::input::InputArguments;
use super::selection::YearArguments;
use crate::findings::explain::{self, ExplainError, Explanation, Question, known};
use crate::findings::{find_revisions, releases};
use crate::render::theme::nearest;
use crate::{Error, report};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals explain                                  the findings that can be explained
  arrivals explain latest.change
  arrivals explain cagr counts.csv --series female --from 2011
  arrivals explain trend.test --to 2019 --format markdown")]
pub struct ExplainArguments {
    /// The finding, by the name that JSON has; without one, the list
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    years: YearArguments,
    /// The series; the total, or the only one, when none is named
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    /// The series that it is compared with, for findings about two
    #[arg(long = "with", value_name = "NAME", requires = "series")]
    with: Vec<String>,
    #[command(flatten)]
    analysis: AnalysisArguments,
    #[command(flatten)]
    population: PopulationArguments,
    /// The form of the answer; from the extension of -o when not given
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The form of an answer that is no table of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Lines for a terminal
    Text,
    /// Markdown
    Markdown,
    /// JSON
    Json,
}

impl Format {
    /// The form asked for, or that of the file's extension.
    ///
    /// # Errors
    /// When the extension says nothing.
    pub fn of(format: Option<Self>, file: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = file.filter(|_| format.is_none()) else {
            return Ok(format.unwrap_or(Self::Text));
        };
        let extension =
            path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("txt") => Ok(Self::Text),
            Some("md" | "markdown") => Ok(Self::Markdown),
            Some("json") => Ok(Self::Json),
            _ => Err(Error::usage(
                format!("cannot tell the format of '{}' from its extension", path.display()),
                "name the file .txt, .md or .json, or give --format",
            )),
        }
    }
}

/// Runs the command.
pub fn run(arguments: &ExplainArguments, console: &Console) -> anyhow::Result<()> {
    let file = arguments.output.as_deref().filter(|path| path.as_os_str() != "-");
    let format = Format::of(arguments.format, file)?;
    let Some(id) = arguments.id.as_deref() else {
        deliver(file, list().as_bytes())?;
        return Ok(());
    };
    let known = known::find(id).ok_or_else(|| unknown(id))?;
    let explanation = if known.said == known::Said::Vintages {
        of_vintages(known, arguments, console)?
    } else {
        explained(id, arguments, console)?
    };
    let text = match format {
        Format::Text => report::explanation_text(&explanation),
        Format::Markdown => report::explanation_markdown(&explanation),
        Format::Json => report::explanation_json(&explanation).map_err(Error::from)?,
    };
    deliver(file, text.as_bytes())?;
    Ok(())
}

fn explained(
    id: &str,
    arguments: &ExplainArguments,
    console: &Console,
) -> Result<Explanation, Error> {
    let dataset = arguments.input.dataset(console)?;
    let mut options = arguments.analysis.options(&[]);
    let series = arguments.series.as_deref();
    options.population = arguments.population.read(&arguments.input, series, console)?;
    let question = Question {
        id,
        selection: &arguments.years.of(arguments.series.clone()),
        with: &arguments.with,
        options: &options,
    };
    explain::explain(&dataset, &question).map_err(|error| match error {
        ExplainError::Unknown { id } => unknown(&id),
        ExplainError::NeedsTwo { .. } => {
            Error::usage(error.to_string(), "name them with --series and --with")
        }
        ExplainError::Selection(error) => error.into(),
    })
}

/// What is said of vintages is about all of them.
fn of_vintages(
    known: &known::Known,
    arguments: &ExplainArguments,
    console: &Console,
) -> Result<Explanation, Error> {
    /// As `arrivals revisions` has it when not told otherwise.
    const WITHIN: f64 = 1.0;
    let dataset = arguments.input.vintages(console)?;
    let releases = releases(&dataset, None)?;
    let findings = find_revisions(&dataset, &releases, dataset.origins(), WITHIN)?;
    Ok(explain::of(known, &findings, None))
}

fn unknown(id: &str) -> Error {
    let ids: Vec<&str> = known::KNOWN.iter().map(|known| known.id).collect();
    let meant = nearest(id, &ids).map_or(String::new(), |meant| format!("did you mean {meant}? "));
    Error::usage(
        format!("there is no finding '{id}'"),
        format!("{meant}the findings are {}", ids.join(", ")),
    )
}

/// The findings that can be explained, one a line.
fn list() -> String {
    let widest = known::KNOWN.iter().map(|known| known.id.len()).max().unwrap_or_default();
    known::KNOWN.iter().map(|known| format!("{:widest$}  {}\n", known.id, known.label)).collect()
}
