//! `arrivals forecast`: the years to come, and how such forecasts did in the past.

use clap::Args;

use super::analysis::CommonArguments;
use super::console::Console;
use super::named::{Named, one_of};
use super::output_args::OutputArgs;
use super::outputs::Outputs;
use super::selection::SubjectArguments;
use crate::Error;
use arrivals_findings::analyse;
use arrivals_statistics::Topic;
use arrivals_statistics::forecast::Kind;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals forecast --sample
  arrivals forecast counts.csv --to 2019 --horizon 3
  arrivals forecast counts.csv --method exponential --format json")]
pub struct ForecastArguments {
    #[command(flatten)]
    subject: SubjectArguments,
    /// How many years ahead; a quarter of the years there are, and 5 at most
    #[arg(long, value_name = "YEARS", help_heading = "Analysing")]
    horizon: Option<usize>,
    /// The method; theta from ten years on when none is named
    #[arg(long, value_parser = one_of(&METHODS), help_heading = "Analysing")]
    method: Option<Kind>,
    #[command(flatten)]
    analysis: CommonArguments,
    #[command(flatten)]
    answer: OutputArgs,
}

const METHODS: [Named<Kind>; 8] = [
    ("theta", "Theta, on the scale of roots", Kind::Theta),
    ("naive", "The last count", Kind::Naive),
    ("mean", "The mean", Kind::Mean),
    ("drift", "The last count and the mean change", Kind::Drift),
    ("simple", "Simple exponential smoothing: a level", Kind::Simple),
    ("holt", "Holt's smoothing: a level and a slope", Kind::Holt),
    ("damped", "Damped Holt smoothing: a level and a slope that fades", Kind::Damped),
    ("exponential", "Exponential smoothing: one of these three, by AICc", Kind::Exponential),
];

/// The answer, before it is written.
///
/// # Errors
/// When the input cannot be read, or it has not what was asked for.
pub fn execute(arguments: &ForecastArguments, console: &Console) -> Result<Outputs, Error> {
    arguments.answer.form()?;
    let (dataset, selection) = arguments.subject.read(console)?;
    let mut options = arguments.analysis.options(&[Topic::Forecast]);
    options.horizon = arguments.horizon;
    options.kind = arguments.method;
    let findings = analyse(&dataset, &selection, &options)?;
    arguments.answer.render(&findings)
}
