//! `arrivals tidy`: the counts as tidy CSV.

use std::path::PathBuf;

use clap::Args;

use super::console::{Console, deliver};
use super::input::InputArguments;
use crate::{Error, report};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals tidy
  arrivals tidy counts.csv -o tidy.csv
  cat counts.csv | arrivals tidy - | head")]
pub struct TidyArguments {
    #[command(flatten)]
    input: InputArguments,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &TidyArguments, console: &Console) -> anyhow::Result<()> {
    let file = arguments.output.as_deref().filter(|path| path.as_os_str() != "-");
    if let Some(path) = file
        && path.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("csv"))
    {
        let what = format!("tidy writes CSV, but '{}' is named otherwise", path.display());
        return Err(Error::usage(what, "name the file .csv").into());
    }
    let dataset = arguments.input.dataset(console)?;
    deliver(file, report::tidy(&dataset).as_bytes())?;
    Ok(())
}
