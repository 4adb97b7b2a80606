//! `arrivals revisions`: how published figures were revised, and what that says of the newest.

use clap::Args;

use super::console::Console;
use super::input::InputArguments;
use super::output_args::OutputArgs;
use super::outputs::Outputs;
use crate::Error;
use arrivals_data::{Dataset, Origin, Series};
use arrivals_findings::{Release, find_revisions, releases};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals revisions --sample                           the sample's vintages
  arrivals revisions vintages.csv --vintage-column published
  arrivals revisions counts-2023-02.csv counts-2024-02.csv counts-2025-02.csv")]
pub struct RevisionsArguments {
    #[command(flatten)]
    input: InputArguments,
    /// The column that says when a figure was published: 2024, 2024-03 or 2024-03-15
    #[arg(long, value_name = "NAME", help_heading = "Analysing")]
    vintage_column: Option<String>,
    /// A figure is a first release when it was published at most so many years after its year's end
    #[arg(long, value_name = "YEARS", default_value = "1", value_parser = years, help_heading = "Analysing")]
    within: f64,
    #[command(flatten)]
    answer: OutputArgs,
}

fn years(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(years) if years.is_finite() && years >= 0.0 => Ok(years),
        _ => Err("not a number of years from 0".to_owned()),
    }
}

/// The answer, before it is written.
///
/// # Errors
/// When the input cannot be read, or it has not what was asked for.
pub fn execute(arguments: &RevisionsArguments, console: &Console) -> Result<Outputs, Error> {
    arguments.answer.form()?;
    arguments.input.without_population("revisions are those of counts, and not of rates")?;
    let files = arguments.input.one_by_one();
    let findings = if files.len() > 1 && arguments.vintage_column.is_none() {
        let read: Vec<(String, Dataset)> = files
            .iter()
            .map(|file| {
                let name = file.as_typed().unwrap_or_default();
                let label = date_in(&name).ok_or_else(|| {
                    Error::usage(
                        format!("the name '{name}' does not say when it was published"),
                        "put the date into the name: counts-2024-03.csv",
                    )
                })?;
                Ok((label, file.dataset(console)?))
            })
            .collect::<Result<_, Error>>()?;
        let mut origins: Vec<Origin> = Vec::new();
        let mut wholes: Vec<(String, &Series)> = Vec::new();
        for (label, dataset) in &read {
            let whole = dataset.whole().ok_or_else(|| {
                Error::usage(
                    format!("the file of {label} holds several series and no total"),
                    "keep one with --where NAME=VALUE",
                )
            })?;
            origins.extend(dataset.origins().iter().cloned());
            wholes.push((label.clone(), whole));
        }
        let releases: Vec<Release> =
            wholes.into_iter().map(|(label, series)| Release { label, series }).collect();
        let newest = &read[read.len() - 1].1;
        find_revisions(newest, &releases, &origins, arguments.within)?
    } else {
        let dataset = arguments.input.vintages(console)?;
        let releases = releases(&dataset, arguments.vintage_column.as_deref())?;
        find_revisions(&dataset, &releases, dataset.origins(), arguments.within)?
    };
    arguments.answer.render(&findings)
}

/// The longest date in a name: `2024-03-15`, `2024-03` or `2024`.
fn date_in(name: &str) -> Option<String> {
    let bytes = name.as_bytes();
    let matches = |start: usize, form: &str| {
        let fits = form.bytes().enumerate().all(|(place, sign)| {
            bytes.get(start + place).is_some_and(|byte| match sign {
                b'0' => byte.is_ascii_digit(),
                other => *byte == other,
            })
        });
        let digit = |place: Option<usize>| {
            place.and_then(|place| bytes.get(place)).is_some_and(u8::is_ascii_digit)
        };
        let alone = !digit(start.checked_sub(1)) && !digit(Some(start + form.len()));
        fits && alone
    };
    ["0000-00-00", "0000-00", "0000"].into_iter().find_map(|form| {
        (0..bytes.len())
            .find(|start| matches(*start, form))
            .and_then(|start| name.get(start..start + form.len()).map(str::to_owned))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_it_was_published() {
        assert_eq!(date_in("counts-2024-03.csv").as_deref(), Some("2024-03"));
        assert_eq!(date_in("2024-03-15_arrivals.csv").as_deref(), Some("2024-03-15"));
        assert_eq!(date_in("arrivals2012.csv").as_deref(), Some("2012"));
        assert_eq!(date_in("arrivals20123.csv"), None);
    }
}
