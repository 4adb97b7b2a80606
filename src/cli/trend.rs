//! `arrivals trend`: whether there is a direction, where it changed, and which years do not fit.

use clap::Args;

use super::analysis::{AnalysisArguments, JoinpointArguments, PopulationArguments};
use super::console::Console;
use super::input::InputArguments;
use super::output_args::OutputArgs;
use super::outputs::Outputs;
use super::selection::YearArguments;
use crate::Error;
use arrivals_findings::analyse;
use arrivals_statistics::Topic;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals trend --sample
  arrivals trend counts.csv --to 2019 --variants
  arrivals trend counts.csv --series female --selection permutation
  arrivals trend deaths.csv --population population.csv --variance poisson")]
pub struct TrendArguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    years: YearArguments,
    /// The series; the total, or the only one, when none is named
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    #[command(flatten)]
    analysis: AnalysisArguments,
    #[command(flatten)]
    joinpoints: JoinpointArguments,
    /// Show every variant of the trend test, with what is known of its false alarms
    #[arg(long, help_heading = "Analysing")]
    variants: bool,
    #[command(flatten)]
    population: PopulationArguments,
    #[command(flatten)]
    answer: OutputArgs,
}

const TOPICS: [Topic; 5] =
    [Topic::Joinpoint, Topic::Trend, Topic::Regression, Topic::Levels, Topic::Unusual];

/// Runs the command.
pub fn run(arguments: &TrendArguments, console: &Console) -> anyhow::Result<()> {
    execute(arguments, console)?.write()?;
    Ok(())
}

/// The answer, before it is written.
///
/// # Errors
/// When the input cannot be read, or it has not what was asked for.
pub fn execute(arguments: &TrendArguments, console: &Console) -> Result<Outputs, Error> {
    arguments.answer.form()?;
    let dataset = arguments.input.dataset(console)?;
    let selection = arguments.years.select(arguments.series.clone());
    let mut options = arguments.joinpoints.apply(arguments.analysis.options(&TOPICS))?;
    options.variants = arguments.variants;
    options.population =
        arguments.population.read(&arguments.input, arguments.series.as_deref(), console)?;
    let findings = analyse(&dataset, &selection, &options)?;
    arguments.answer.render(&findings)
}
