//! `arrivals summary`: what the counts say.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::console::Console;
use super::input::InputArguments;
use super::selection::{YearArguments, level};
use crate::findings::{Findings, find};
use crate::statistics::Level;
use crate::{Error, report};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals summary
  arrivals summary --from 2011 --to 2023
  arrivals summary counts.csv --series female --format json")]
pub struct SummaryArguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    years: YearArguments,
    /// The series; the total, or the only one, when none is named
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    /// The level of confidence of intervals
    #[arg(long, value_name = "NUMBER", default_value = "0.95", value_parser = level)]
    level: Level,
    /// The form of the answer; from the extension of -o when not given
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
    Csv,
}

impl Format {
    fn of_extension(path: &Path) -> Result<Self, Error> {
        let extension =
            path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("txt") => Ok(Self::Text),
            Some("md" | "markdown") => Ok(Self::Markdown),
            Some("json") => Ok(Self::Json),
            Some("csv") => Ok(Self::Csv),
            _ => Err(Error::usage(
                format!("cannot tell the format of '{}' from its extension", path.display()),
                "name the file .txt, .md, .json or .csv, or give --format",
            )),
        }
    }

    fn write(self, findings: &Findings) -> Result<String, Error> {
        Ok(match self {
            Self::Text => report::text(findings),
            Self::Markdown => report::markdown(findings, &[], None),
            Self::Json => report::json(findings)?,
            Self::Csv => report::csv(findings)?,
        })
    }
}

/// Runs the command.
pub fn run(arguments: &SummaryArguments, console: &Console) -> anyhow::Result<()> {
    let file = arguments.output.as_deref().filter(|path| path.as_os_str() != "-");
    let format = match (arguments.format, file) {
        (Some(format), _) => format,
        (None, Some(path)) => Format::of_extension(path)?,
        (None, None) => Format::Text,
    };
    let dataset = arguments.input.dataset(console)?;
    let selection = arguments.years.of(arguments.series.clone());
    let findings = find(&dataset, &selection, arguments.level).map_err(Error::from)?;
    super::console::deliver(file, format.write(&findings)?.as_bytes())?;
    Ok(())
}
