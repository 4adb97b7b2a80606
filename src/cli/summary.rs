//! `arrivals summary`: what the counts say.

use clap::Args;

use super::analysis::{AnalysisArguments, PopulationArguments};
use super::answer::AnswerArguments;
use super::console::Console;
use super::input::InputArguments;
use super::made::Made;
use super::selection::YearArguments;
use crate::Error;
use crate::findings::{find, find_all};
use crate::statistics::Topic;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals summary
  arrivals summary --from 2011 --to 2023
  arrivals summary --full
  arrivals summary counts.csv --series female --format json")]
pub struct SummaryArguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    years: YearArguments,
    /// The series; the total, or the only one, when none is named
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    /// Add what all methods say: ratio, joinpoints, trend, rate, levels, odd years, forecast, groups
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    analysis: AnalysisArguments,
    #[command(flatten)]
    population: PopulationArguments,
    #[command(flatten)]
    answer: AnswerArguments,
}

/// Runs the command.
pub fn run(arguments: &SummaryArguments, console: &Console) -> anyhow::Result<()> {
    made(arguments, console)?.write()?;
    Ok(())
}

/// The answer, before it is written.
///
/// # Errors
/// When the input cannot be read, or it has not what was asked for.
pub fn made(arguments: &SummaryArguments, console: &Console) -> Result<Made, Error> {
    arguments.answer.form()?;
    let dataset = arguments.input.dataset(console)?;
    let selection = arguments.years.of(arguments.series.clone());
    let mut options = arguments.analysis.options(&Topic::OF_A_SERIES);
    options.population =
        arguments.population.read(&arguments.input, arguments.series.as_deref(), console)?;
    let findings = if arguments.full {
        find_all(&dataset, &selection, &options)
    } else {
        find(&dataset, &selection, options.level)
    }?;
    arguments.answer.made(&findings)
}
