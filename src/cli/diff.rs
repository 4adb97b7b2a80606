//! `arrivals diff`: what changed between two editions of the same figures.

use clap::Args;

use super::console::Console;
use super::input::InputArguments;
use super::output_args::{OutputArgs, TextFormat};
use super::selection::YearArguments;
use crate::{Error, report};
use arrivals_data::{Dataset, Series};
use arrivals_findings::Selection;
use arrivals_findings::difference::published::{self, Report};
use arrivals_findings::difference::{
    Carried, Difference, Edition, EditionDescription, Vintages, difference,
};
use arrivals_read::source::text_of;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  arrivals diff counts-2025.csv counts-2026.csv
  arrivals diff counts-2025.csv counts-2026.xlsx --format markdown -o comment.md
  arrivals diff vintages.csv --vintage-old 2012-01 --vintage-new 2026-02-04
  arrivals diff published/summary.json counts.csv          what a new table changes in a report
  arrivals diff --sample                                   the sample's last two vintages",
    after_help = "\
OLD and NEW are tables as all commands read them, or JSON that 'arrivals summary' or 'arrivals report' wrote. One
table with a column of vintages is compared with itself. Data are compared, not layout: another encoding, order or
orientation with the same figures is no difference, and neither are remarks. Exit codes: 0 the same, 1 anything
differs, 2 error.",
    mut_arg("inputs", |argument| argument
        .value_names(["OLD", "NEW"])
        .num_args(0..=2)
        .conflicts_with("sample")
        .help("The old and the new edition, or one table of vintages; without either, what is piped in"))
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
    #[command(flatten)]
    answer: OutputArgs<TextFormat>,
}

/// Runs the command.
pub fn run(arguments: &DiffArguments, console: &Console) -> anyhow::Result<()> {
    let form = arguments.answer.form()?;
    arguments
        .input
        .without_population("editions are compared by their counts, and not by rates")?;
    let (old, new) = match arguments.input.one_by_one().as_slice() {
        [old, new] => arguments.files(old, new, console)?,
        _ => arguments.vintages(console)?,
    };
    let found: Difference = difference(&old, &new).map_err(Error::from)?;
    let text = match form {
        TextFormat::Text => report::difference_text(&found),
        TextFormat::Markdown => report::difference_markdown(&found),
        TextFormat::Json => report::to_json(&found).map_err(Error::from)?,
    };
    arguments.answer.deliver_text(&text)?;
    if found.differs { Err(Error::Differs.into()) } else { Ok(()) }
}

/// One of the two files.
enum Side {
    /// Its name, and what it holds.
    Table(String, Box<Dataset>),
    /// Findings, and the cells that they quote.
    Report(Box<Report>),
}

impl Side {
    fn about(&self) -> EditionDescription {
        match self {
            Self::Table(_, dataset) => EditionDescription::from_metadata(dataset.metadata()),
            Self::Report(report) => report.edition.about.clone(),
        }
    }

    fn edition(
        self,
        selection: &Selection,
        about: &Selection,
        other: &EditionDescription,
    ) -> Result<Edition, Error> {
        match self {
            Self::Report(report) => Ok(report.edition),
            Self::Table(name, dataset) => {
                // A report of a single series may name it as no table does.
                let single = dataset.series().len() == 1 && selection.series.is_none();
                let about = match single {
                    true => Selection { series: None, ..about.clone() },
                    false => about.clone(),
                };
                Ok(Edition::of_dataset(name, &dataset, selection, &about, other)?)
            }
        }
    }
}

impl DiffArguments {
    fn selection(&self) -> Selection {
        self.years.select(self.series.clone())
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
        if old.names_stdin() && new.names_stdin() {
            return Err(Error::usage(
                "standard input is one file, and two are compared",
                "give the path of one of them",
            ));
        }
        let table = |input: &InputArguments, dataset| {
            Side::Table(input.as_typed().unwrap_or_default(), Box::new(dataset))
        };
        let (old, new) = match (published_report(old)?, published_report(new)?) {
            (None, None) => {
                let (one, other) = old.both(new, console)?;
                (table(old, one), table(new, other))
            }
            (Some(report), None) => (Side::Report(report), table(new, new.dataset(console)?)),
            (None, Some(report)) => (table(old, old.dataset(console)?), Side::Report(report)),
            (Some(one), Some(other)) => (Side::Report(one), Side::Report(other)),
        };
        // A table beside a report is asked what the report was asked.
        let mut about = self.selection();
        let mut selection = about.clone();
        if selection == Selection::default()
            && let (Side::Report(report), Side::Table(..)) | (Side::Table(..), Side::Report(report)) =
                (&old, &new)
        {
            about = report.selection.clone();
            selection = Selection { series: None, ..about.clone() };
        }
        let (words, others) = (old.about(), new.about());
        let (mut old, mut new) =
            (old.edition(&selection, &about, &others)?, new.edition(&selection, &about, &words)?);
        if old.name == new.name {
            old.name.push_str(" (old)");
            new.name.push_str(" (new)");
        }
        Ok((old, new))
    }

    /// Two vintages of one file, or of the sample.
    fn vintages(&self, console: &Console) -> Result<(Edition, Edition), Error> {
        let dataset = self.input.vintages(console)?;
        let vintages = Vintages::from_dataset(&dataset, self.vintage_column.as_deref())?;
        let (old, new) = vintages.two(self.vintage_old.as_deref(), self.vintage_new.as_deref())?;
        let selection = self.selection();
        let edition = |label: &str| -> Result<Edition, Error> {
            let (dataset, carried) = vintages.at(label, self.vintage_alone)?;
            let mut edition = Edition::of_dataset(
                label.to_owned(),
                &dataset,
                &selection,
                &selection,
                &EditionDescription::default(),
            )?;
            if carried > 0 {
                let of = dataset.series().iter().flat_map(Series::observations);
                let of = of.filter(|at| at.is_counted()).count();
                edition.carried = Some(Carried { figures: carried, of });
                edition.notes.push(format!(
                    "Not repeated in {label}, and taken as published last: {carried} of the figures."
                ));
            }
            Ok(edition)
        };
        let (old, mut new) = (edition(&old)?, edition(&new)?);
        new.notes.extend(vintages.note());
        Ok((old, new))
    }
}

/// INPUT when it is a report that this program wrote; a data package is JSON, too.
fn published_report(input: &InputArguments) -> Result<Option<Box<Report>>, Error> {
    let Some((name, path)) = input.json() else { return Ok(None) };
    let text = text_of(&path)?;
    match published::is_ours(&text) {
        true => Ok(Some(Box::new(published::read(&name, &text)?))),
        false => Ok(None),
    }
}
