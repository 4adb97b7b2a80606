//! `arrivals screen`: the same questions to every series of a dataset.

use clap::Args;
use indicatif::ProgressBar;

use super::console::Console;
use super::input::InputArguments;
use super::output_args::{AnswerFormat, OutputArgs};
use super::outputs::Outputs;
use super::selection::YearArguments;
use crate::Error;
use crate::report::{self, Screening};
use arrivals_data::{Series, Year};
use arrivals_statistics::AnnualSeries;
use arrivals_statistics::numeric::random::Seed;
use arrivals_statistics::screen::screen;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals screen asylum.csv --by origin --by asylum --format csv -o screen.csv
  arrivals screen counts.csv --top 50
  arrivals screen counts.csv --from 2000 --least 100")]
pub struct ScreenArguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    years: YearArguments,
    /// The series shown as text and Markdown; CSV and JSON have them all
    #[arg(long, value_name = "NUMBER", default_value_t = 20, help_heading = "Analysing")]
    top: usize,
    /// Leave out series whose largest count is below this
    #[arg(long, value_name = "COUNT", default_value_t = 0, help_heading = "Analysing")]
    least: i64,
    /// What random numbers start from; the same seed gives the same answer everywhere
    #[arg(long, value_name = "NUMBER", default_value_t = 1, help_heading = "Analysing")]
    seed: u64,
    /// Use provisional years at the end, which are left out otherwise
    #[arg(long, help_heading = "Analysing")]
    include_provisional: bool,
    #[command(flatten)]
    answer: OutputArgs,
}

/// The answer, before it is written.
///
/// # Errors
/// When the input cannot be read, or it has not what was asked for.
pub fn execute(arguments: &ScreenArguments, console: &Console) -> Result<Outputs, Error> {
    let form = arguments.answer.form()?;
    let dataset = arguments.input.dataset(console)?;
    let like = |year: Option<Year>, series: &Series| {
        let kind = series.years().first().map(|first| first.year.kind());
        year.map(|year| kind.map_or(year, |kind| year.of_kind(kind)))
    };
    let samples: Vec<(String, AnnualSeries)> = dataset
        .series()
        .iter()
        .filter(|series| !series.role().is_sum() || dataset.series().len() == 1)
        .map(|series| {
            let cut = series
                .between(like(arguments.years.from, series), like(arguments.years.to, series));
            (series.name(), AnnualSeries::from_series(&cut, arguments.include_provisional))
        })
        .filter(|(_, sample)| {
            !sample.is_empty() && sample.counts.iter().any(|count| *count >= arguments.least as f64)
        })
        .collect();
    if samples.is_empty() {
        return Err(Error::usage(
            "no series has a count in these years",
            "see what was read: arrivals inspect",
        ));
    }
    let bar = match samples.len() {
        0..500 => ProgressBar::hidden(),
        all => console.bar(all, "{wide_bar} {pos}/{len} series, {eta} left"),
    };
    let found = screen(&samples, Seed(arguments.seed), || bar.inc(1));
    bar.finish_and_clear();
    let title = dataset.metadata().title.clone().unwrap_or_else(|| {
        let names: Vec<String> =
            dataset.origins().iter().map(|origin| origin.name.clone()).collect();
        names.join(", ")
    });
    let screening = Screening::new(title, arguments.seed, found);
    let text = match form {
        AnswerFormat::Text => screening.text(arguments.top),
        AnswerFormat::Markdown => screening.markdown(arguments.top),
        AnswerFormat::Json => report::to_json(&screening)?,
        AnswerFormat::Csv => screening.csv()?,
    };
    Ok(arguments.answer.text_outputs(text))
}
