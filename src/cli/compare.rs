//! `arrivals compare`: groups beside each other, and what each added to the change.

use clap::Args;

use super::analysis::AnalysisArguments;
use super::console::Console;
use super::input::InputArguments;
use super::output_args::OutputArgs;
use super::outputs::Outputs;
use super::selection::YearArguments;
use crate::Error;
use arrivals_findings::compare;
use arrivals_statistics::Topic;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals compare --sample                          the groups of the whole
  arrivals compare counts.csv --from 2009 --to 2023
  arrivals compare --sample --series female --with male    two series, year by year
  arrivals compare counts.csv --series Eritrea --with Syria --with Sudan")]
pub struct CompareArguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    years: YearArguments,
    /// The series to compare; the whole and its groups when none is named
    #[arg(long, value_name = "NAME", requires = "with")]
    series: Option<String>,
    /// The series to compare it with; may be given several times
    #[arg(long = "with", value_name = "NAME", requires = "series")]
    with: Vec<String>,
    /// Permutations of the test whether two courses are alike
    #[arg(long, value_name = "NUMBER", default_value_t = 4499, help_heading = "Analysing")]
    permutations: usize,
    #[command(flatten)]
    analysis: AnalysisArguments,
    #[command(flatten)]
    answer: OutputArgs,
}

/// The answer, before it is written.
///
/// # Errors
/// When the input cannot be read, or it has not what was asked for.
pub fn execute(arguments: &CompareArguments, console: &Console) -> Result<Outputs, Error> {
    arguments.answer.form()?;
    let dataset = arguments.input.dataset(console)?;
    let selection = arguments.years.select(arguments.series.clone());
    let mut options = arguments.analysis.options(&[Topic::Groups]);
    options.permutations = arguments.permutations;
    let findings = compare(&dataset, &selection, &arguments.with, &options)?;
    arguments.answer.render(&findings)
}
