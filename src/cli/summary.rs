//! `arrivals summary`: what the counts say.

use clap::Args;

use super::answer::AnswerArguments;
use super::console::Console;
use super::input::InputArguments;
use super::selection::{YearArguments, level};
use crate::Error;
use crate::findings::find;
use crate::statistics::Level;

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
    #[command(flatten)]
    answer: AnswerArguments,
}

/// Runs the command.
pub fn run(arguments: &SummaryArguments, console: &Console) -> anyhow::Result<()> {
    arguments.answer.form()?;
    let dataset = arguments.input.dataset(console)?;
    let selection = arguments.years.of(arguments.series.clone());
    let findings = find(&dataset, &selection, arguments.level).map_err(Error::from)?;
    arguments.answer.deliver(&findings)?;
    Ok(())
}
