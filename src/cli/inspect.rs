//! `arrivals inspect`: what was read, and why.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::console::deliver;
use super::input::InputArguments;
use crate::{Error, report};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals inspect counts.xlsx
  arrivals inspect counts.csv --format json
  arrivals inspect counts.csv --strict                     fails on any doubt or warning")]
pub struct InspectArguments {
    #[command(flatten)]
    input: InputArguments,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = InspectFormat::Text)]
    format: InspectFormat,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InspectFormat {
    Text,
    Json,
}

/// Runs the command. What was decided before an error is shown, too.
pub fn run(arguments: &InspectArguments) -> anyhow::Result<()> {
    let file = arguments.output.as_deref().filter(|path| path.as_os_str() != "-");
    arguments
        .input
        .without_population("one table is inspected at a time: give the population as INPUT")?;
    let (inspection, error) = arguments.input.inspection()?;
    let text = match arguments.format {
        InspectFormat::Text => report::inspection_text(&inspection),
        InspectFormat::Json => report::to_json(&inspection).map_err(Error::from)?,
    };
    deliver(file, text.as_bytes())?;
    match error {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}
