//! `arrivals summary`: what the counts say.

use clap::Args;

use super::analysis::AnalysisArguments;
use super::console::Console;
use super::output_args::OutputArgs;
use super::outputs::Outputs;
use super::selection::SubjectArguments;
use crate::Error;
use arrivals_data::{Role, Series, YearCount};
use arrivals_findings::{
    Findings, Selection, analyse, find, find_all, find_untotalled, series_named,
};
use arrivals_statistics::Topic;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals summary --sample
  arrivals summary counts.csv --from 2011 --to 2023
  arrivals summary counts.csv --full
  arrivals summary counts.csv --series female --format json")]
pub struct SummaryArguments {
    #[command(flatten)]
    subject: SubjectArguments,
    /// Add what all methods say: ratio, joinpoints, trend, rate, levels, odd years, forecast, groups
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    analysis: AnalysisArguments,
    #[command(flatten)]
    answer: OutputArgs,
}

/// The answer, before it is written.
///
/// # Errors
/// When the input cannot be read, or it has not what was asked for.
pub fn execute(arguments: &SummaryArguments, console: &Console) -> Result<Outputs, Error> {
    arguments.answer.form()?;
    arguments.answer.render(&findings(arguments, arguments.full, console)?)
}

/// What the counts say; what all methods say of them, too, when it is to be `full`.
///
/// # Errors
/// When the input cannot be read, or it has not what was asked for.
pub fn findings(
    arguments: &SummaryArguments,
    full: bool,
    console: &Console,
) -> Result<Findings, Error> {
    let (dataset, selection) = arguments.subject.read(console)?;
    let options = arguments.analysis.options(&Topic::OF_A_SERIES);
    // Where a group has no population, the total has no rate, and its groups speak for themselves.
    let has_total = || dataset.series().iter().any(|series| series.role() == Role::Total);
    let is_unrated = selection.series.is_none() && dataset.whole().is_none() && has_total();
    let found = if is_unrated {
        find_untotalled(&dataset, &selection)
    } else if full {
        find_all(&dataset, &selection, &options)
    } else {
        find(&dataset, &selection, options.level)
    };
    Ok(found?)
}

/// A year, and what was predicted from the years before it.
pub struct LatestAgainstForecast {
    pub latest: YearCount,
    /// Whether its count means the same as those before.
    pub comparable: bool,
    /// What the years before it say: no forecast sees the year that it is held against.
    pub findings: Findings,
}

/// The latest year of the series, and the forecast from the years before it; nothing where there
/// are none before it.
///
/// # Errors
/// When the input cannot be read, or it has not what was asked for.
pub fn latest_against_forecast(
    arguments: &SummaryArguments,
    console: &Console,
) -> Result<Option<LatestAgainstForecast>, Error> {
    let dataset = arguments.subject.input.counts_and_rates(console)?.0;
    let selection = arguments.subject.selection();
    let mut options = arguments.analysis.options(&[Topic::Forecast]);
    let last = find(&dataset, &selection, options.level)?.subject.last;
    let series = match &arguments.subject.series {
        Some(name) => Some(series_named(&dataset, name)?),
        None => dataset.whole(),
    };
    let mut years = series.map(Series::years).unwrap_or_default();
    years.retain(|at| at.year <= last);
    let [.., before, latest] = years.as_slice() else { return Ok(None) };
    // The forecast of a count is of counts; a break after its years is none of its own.
    let number = latest.year.number();
    let comparable = !latest.break_before && !options.breaks.contains(&number);
    options.breaks.retain(|year| *year < number);
    let earlier = Selection { to: Some(before.year), ..selection };
    let findings = analyse(&dataset, &earlier, &options)?;
    Ok(Some(LatestAgainstForecast { latest: *latest, comparable, findings }))
}
