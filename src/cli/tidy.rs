//! `arrivals tidy`: every count, one a row or one column a series, for other programs.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use polars::prelude::DataFrame;

use super::console::Console;
use super::input::InputArguments;
use super::outputs::Outputs;
use crate::Error;
use crate::report::{self, TextForm};
use arrivals_data::Dataset;

/// The arguments as typed.
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  arrivals tidy --sample
  arrivals tidy counts.xlsx -o tidy.csv
  arrivals tidy counts.csv -o counts.parquet
  arrivals tidy counts.csv --wide -o wide.csv              one row a year, one column a series
  arrivals tidy counts.csv -o public/datapackage.json      with public/tidy.csv beside it
  cat counts.csv | arrivals tidy --format sdmx-csv | head")]
pub struct TidyArguments {
    #[command(flatten)]
    input: InputArguments,
    /// The form of the answer; from the name of -o when not given
    #[arg(long, value_enum)]
    format: Option<TidyFormat>,
    /// One row a period and one column a series: in CSV, TSV, JSON Lines or Parquet
    #[arg(long)]
    wide: bool,
    /// Write into a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TidyFormat {
    /// The dimensions, then period, year, count, status, total, note; total is true for sums of other rows
    Csv,
    /// The same between tabs
    Tsv,
    /// The same as JSON Lines: one object a row
    #[value(alias = "ndjson")]
    Jsonl,
    /// The same with first and last year, file, sheet, row and column
    Parquet,
    /// The same with metadata and the decisions of the reading
    Json,
    /// SDMX-CSV 2.0, which has no column for totals
    SdmxCsv,
    /// A Frictionless Data Package: datapackage.json, and tidy.csv beside it
    Datapackage,
}

impl TidyFormat {
    fn of_name(path: &Path) -> Result<Self, Error> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().to_lowercase();
        match name.rsplit_once('.').map(|(_, extension)| extension) {
            _ if name == "datapackage.json" => Ok(Self::Datapackage),
            _ if name.ends_with(".sdmx.csv") => Ok(Self::SdmxCsv),
            Some("csv") => Ok(Self::Csv),
            Some("tsv") => Ok(Self::Tsv),
            Some("jsonl" | "ndjson") => Ok(Self::Jsonl),
            Some("parquet") => Ok(Self::Parquet),
            Some("json") => Ok(Self::Json),
            _ => Err(Error::usage(
                format!("cannot tell the format of '{}' from its name", path.display()),
                "name the file .csv, .tsv, .jsonl, .sdmx.csv, .parquet, .json or datapackage.json, or \
                 give --format",
            )),
        }
    }

    /// The form of its rows, where it is rows of text.
    fn text_form(self) -> Option<TextForm> {
        match self {
            Self::Csv => Some(TextForm::Csv),
            Self::Tsv => Some(TextForm::Tsv),
            Self::Jsonl => Some(TextForm::JsonLines),
            Self::Parquet | Self::Json | Self::SdmxCsv | Self::Datapackage => None,
        }
    }
}

/// The counts in the form asked for, before they are written.
///
/// # Errors
/// When the input cannot be read, or the form needs a file.
pub fn execute(arguments: &TidyArguments, console: &Console) -> Result<Outputs, Error> {
    let file = arguments.output.as_deref().filter(|path| path.as_os_str() != "-");
    let format = match (arguments.format, file) {
        (Some(format), _) => format,
        (None, Some(path)) => TidyFormat::of_name(path)?,
        (None, None) => TidyFormat::Csv,
    };
    if format == TidyFormat::Datapackage && file.is_none() {
        let hint = "give -o FOLDER/datapackage.json";
        return Err(Error::usage("a data package is two files, and needs a folder", hint));
    }
    if arguments.wide && format.text_form().is_none() && format != TidyFormat::Parquet {
        let hint = "choose csv, tsv, jsonl or parquet";
        return Err(Error::usage("this format has no wide form", hint));
    }
    let has_place = !arguments.wide && format != TidyFormat::SdmxCsv;
    if !has_place {
        arguments
            .input
            .without_population("this form has one number a cell, and no place for rates")?;
    }
    let dataset = arguments.input.dataset(console)?;
    let bytes = match (format, format.text_form()) {
        (_, Some(form)) if arguments.wide => {
            report::frame_text(&wide(&dataset, console)?, form).into_bytes()
        }
        (_, Some(form)) => report::tidy(&dataset, form).into_bytes(),
        (TidyFormat::Parquet, _) if arguments.wide => report::parquet(wide(&dataset, console)?)?,
        (TidyFormat::Parquet, _) => report::parquet(dataset.frame()?)?,
        (TidyFormat::SdmxCsv, _) => report::sdmx_csv(&dataset).into_bytes(),
        (TidyFormat::Datapackage, _) => return package(&dataset, file.unwrap_or(Path::new(""))),
        (_, None) => report::tidy_json(&dataset)?.into_bytes(),
    };
    Ok(Outputs::one(file, bytes))
}

/// The wide table; what it has no place for is said.
fn wide(dataset: &Dataset, console: &Console) -> Result<DataFrame, Error> {
    if let Some(text) = report::left_out(dataset) {
        console.note(&text);
    }
    Ok(report::wide(dataset)?)
}

/// The package and its table.
fn package(dataset: &Dataset, path: &Path) -> Result<Outputs, Error> {
    const TABLE: &str = "tidy.csv";
    let csv = report::tidy(dataset, TextForm::Csv);
    let json = report::package(dataset, TABLE, &csv)?;
    let files =
        vec![(path.with_file_name(TABLE), csv.into_bytes()), (path.to_owned(), json.into_bytes())];
    Ok(Outputs { files, printed: None })
}
