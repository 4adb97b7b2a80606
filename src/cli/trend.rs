//! `arrivals trend`: whether there is a direction, where it changed, and which years do not fit.

use clap::Args;

use super::analysis::{AnalysisArguments, JoinpointArguments};
use super::console::Console;
use super::output_args::OutputArgs;
use super::outputs::Outputs;
use super::selection::SubjectArguments;
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
    subject: SubjectArguments,
    #[command(flatten)]
    analysis: AnalysisArguments,
    #[command(flatten)]
    joinpoints: JoinpointArguments,
    /// Show every variant of the trend test, with what is known of its false alarms
    #[arg(long, help_heading = "Analysing")]
    variants: bool,
    #[command(flatten)]
    answer: OutputArgs,
}

const TOPICS: [Topic; 5] =
    [Topic::Joinpoint, Topic::Trend, Topic::Regression, Topic::Levels, Topic::Unusual];

/// The answer, before it is written.
///
/// # Errors
/// When the input cannot be read, or it has not what was asked for.
pub fn execute(arguments: &TrendArguments, console: &Console) -> Result<Outputs, Error> {
    arguments.answer.form()?;
    let (dataset, selection) = arguments.subject.read(console)?;
    let mut options = arguments.joinpoints.apply(arguments.analysis.options(&TOPICS))?;
    options.variants = arguments.variants;
    let findings = analyse(&dataset, &selection, &options)?;
    arguments.answer.render(&findings)
}
