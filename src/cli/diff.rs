//! `arrivals diff`: what changed between two editions of the same figures.

use std::path::PathBuf;

use clap::Args;

use super::console::{Console, deliver};
use super::explain::Format;
use super::input::InputArguments;
use super::selection::YearArguments;
use crate::findings::Selection;
use crate::findings::difference::published::{self, Report};
use crate::findings::difference::{Difference, Edition, Vintages, difference};
use crate::source::text_of;
use crate::{Error, report};

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  arrivals diff counts-2025.csv counts-2026.csv
  arrivals diff counts-2025.csv counts-2026.xlsx --format markdown -o comment.md
  arrivals diff vintages.csv --vintage-old 2012-01 --vintage-new 2026-02-04
  arrivals diff published/summary.json counts.csv          what a new table changes in a report
  arrivals diff                                            the home dataset's last two vintages",
    after_help = "\
OLD and NEW are tables as all commands read them, or JSON that 'arrivals summary' or 'arrivals report' wrote. One
table with a column of vintages is compared with itself. Data are compared, not layout: another encoding, order or
orientation with the same figures is no difference, and neither are remarks. Exit codes: 0 the same, 1 anything
differs, 2 error.",
    mut_arg("inputs", |argument| argument
        .value_names(["OLD", "NEW"])
        .num_args(0..=2)
        .help("The old and the new edition; one table of vintages; or nothing for the home dataset's vintages"))
)]
pub struct DiffArguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    years: YearArguments,
    /// The series; all when none is named
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    /// The old vintage, by its label or the beginning of it; the one before the new when not given
    #[arg(long, value_name = "LABEL", help_heading = "Vintages")]
    vintage_old: Option<String>,
    /// The new vintage; the last when not given
    #[arg(long, value_name = "LABEL", help_heading = "Vintages")]
    vintage_new: Option<String>,
    /// The column that says when a figure was published
    #[arg(long, value_name = "NAME", help_heading = "Vintages")]
    vintage_column: Option<String>,
    /// Take only what each vintage holds itself; else a figure that it does not repeat stands as published last
    #[arg(long, help_heading = "Vintages")]
    vintage_alone: bool,
    /// The form of the answer; from the extension of -o when not given
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &DiffArguments, console: &Console) -> anyhow::Result<()> {
    let file = arguments.output.as_deref().filter(|path| path.as_os_str() != "-");
    let format = Format::of(arguments.format, file)?;
    let (old, new) = match arguments.input.one_by_one().as_slice() {
        [old, new] => arguments.files(old, new, console)?,
        _ => arguments.vintages(console)?,
    };
    let found: Difference = difference(&old, &new).map_err(Error::from)?;
    let text = match format {
        Format::Text => report::difference_text(&found),
        Format::Markdown => report::difference_markdown(&found),
        Format::Json => report::difference_json(&found).map_err(Error::from)?,
    };
    deliver(file, text.as_bytes())?;
    if found.differs { Err(Error::Differs.into()) } else { Ok(()) }
}

/// One of the two files.
enum Side<'a> {
    Table(&'a InputArguments),
    Report(Box<Report>),
}

impl DiffArguments {
    fn selection(&self) -> Selection {
        self.years.of(self.series.clone())
    }

    /// Two files.
    fn files(
        &self,
        old: &InputArguments,
        new: &InputArguments,
        console: &Console,
    ) -> Result<(Edition, Edition), Error> {
        let asked = [&self.vintage_old, &self.vintage_new, &self.vintage_column];
        if asked.iter().any(|label| label.is_some()) || self.vintage_alone {
            return Err(Error::usage(
                "vintages are in one file, and there are two",
                "give the one file of vintages, or leave --vintage-… out",
            ));
        }
        let (old, new) = (side(old)?, side(new)?);
        // A table beside a report is asked what the report was asked.
        let mut selection = self.selection();
        let is_free = selection == Selection::default();
        if let (Side::Report(report), Side::Table(_)) | (Side::Table(_), Side::Report(report)) =
            (&old, &new)
            && is_free
        {
            selection = report.selection.clone();
        }
        let names = match (name(&old), name(&new)) {
            (old, new) if old == new => (format!("{old} (old)"), format!("{new} (new)")),
            names => names,
        };
        let is_mixed = matches!((&old, &new), (Side::Report(_), Side::Table(_)))
            || matches!((&old, &new), (Side::Table(_), Side::Report(_)));
        let read = |side: Side, name: String| match side {
            Side::Report(report) => Ok(Edition { name, ..report.edition }),
            Side::Table(input) => {
                let dataset = input.dataset(console)?;
                // A report of a single series gives it a name that a table may not have.
                let mut selection = selection.clone();
                if is_mixed && is_free && dataset.series().len() == 1 {
                    selection.series = None;
                }
                Edition::of_dataset(name, &dataset, &selection).map_err(Error::from)
            }
        };
        Ok((read(old, names.0)?, read(new, names.1)?))
    }

    /// Two vintages of one file, or of the home dataset.
    fn vintages(&self, console: &Console) -> Result<(Edition, Edition), Error> {
        let dataset = self.input.vintages(console)?;
        let vintages = Vintages::of(&dataset, self.vintage_column.as_deref())?;
        let (old, new) = vintages.two(self.vintage_old.as_deref(), self.vintage_new.as_deref())?;
        let edition = |label: &str| -> Result<Edition, Error> {
            let (dataset, carried) = vintages.at(label, self.vintage_alone)?;
            let mut edition = Edition::of_dataset(label.to_owned(), &dataset, &self.selection())?;
            if carried > 0 {
                edition.notes.push(format!(
                    "{label} repeats not all figures: {carried} stand as they were published last."
                ));
            }
            Ok(edition)
        };
        Ok((edition(&old)?, edition(&new)?))
    }
}

/// A table, or a report that this program wrote.
fn side(input: &InputArguments) -> Result<Side<'_>, Error> {
    let Some((name, path)) = input.json() else { return Ok(Side::Table(input)) };
    let text = text_of(&path)?;
    if published::is_ours(&text) {
        return Ok(Side::Report(Box::new(published::read(&name, &text)?)));
    }
    // A data package.
    Ok(Side::Table(input))
}

fn name(side: &Side) -> String {
    match side {
        Side::Report(report) => report.edition.name.clone(),
        Side::Table(input) => input.as_typed().unwrap_or_default(),
    }
}
