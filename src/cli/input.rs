//! INPUT and how it is read: one vocabulary of flags for all commands.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::console::Console;
use crate::Error;
use crate::dataset::{Dataset, Source};
use crate::source::{Delimiter, Encoding, Input, Reading, read};
use crate::tidy::{Options, Thousands, tidy};

/// INPUT and how it is read.
#[derive(Debug, Args)]
pub struct InputArguments {
    /// A CSV file, a spreadsheet, either in gzip, a datapackage.json, '-' for standard input; nothing for the home dataset
    input: Option<PathBuf>,
    /// The column of years or periods
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    period_column: Option<String>,
    /// The column of counts; may be given several times
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    count_column: Vec<String>,
    /// The mark between thousands
    #[arg(long, value_enum, value_name = "MARK", help_heading = "Reading")]
    thousands: Option<ThousandsArgument>,
    /// How the text is written: utf-8, cp949, shift_jis, gb18030, windows-1252, utf-16le
    #[arg(long, value_parser = encoding, value_name = "NAME", help_heading = "Reading")]
    encoding: Option<Encoding>,
    /// The sheet of a spreadsheet; the one with the most numbers when none is named
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    sheet: Option<String>,
    /// What separates cells: comma, semicolon, tab or pipe
    #[arg(long, value_parser = delimiter, value_name = "NAME", help_heading = "Reading")]
    delimiter: Option<Delimiter>,
    /// Keep only the groups whose dimension has this value; may be given several times
    #[arg(long = "where", value_parser = name_and_value, value_name = "NAME=VALUE", help_heading = "Reading")]
    only: Vec<(String, String)>,
    /// Divide records by this column; may be given several times
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    by: Vec<String>,
    /// Each row is a record: count the rows of each year, or add up --count-column
    #[arg(long, help_heading = "Reading")]
    records: bool,
    /// Keep values below zero: the file holds net flows or corrections
    #[arg(long, help_heading = "Reading")]
    net: bool,
    /// What is counted, for sentences: "arrivals"
    #[arg(long, value_name = "TEXT", help_heading = "Describing")]
    measure: Option<String>,
    /// What one count is: "people"
    #[arg(long, value_name = "TEXT", help_heading = "Describing")]
    unit: Option<String>,
    /// Who published the counts
    #[arg(long, value_name = "TEXT", help_heading = "Describing")]
    source: Option<String>,
    /// What the dataset is about
    #[arg(long, value_name = "TEXT", help_heading = "Describing")]
    dataset_title: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ThousandsArgument {
    Comma,
    Point,
    Space,
    Apostrophe,
}

impl From<ThousandsArgument> for Thousands {
    fn from(argument: ThousandsArgument) -> Self {
        match argument {
            ThousandsArgument::Comma => Self::Comma,
            ThousandsArgument::Point => Self::Point,
            ThousandsArgument::Space => Self::Space,
            ThousandsArgument::Apostrophe => Self::Apostrophe,
        }
    }
}

fn delimiter(text: &str) -> Result<Delimiter, String> {
    Delimiter::parse(text).ok_or_else(|| "not one of comma, semicolon, tab, pipe".to_owned())
}

fn encoding(text: &str) -> Result<Encoding, String> {
    Encoding::parse(text).ok_or_else(|| format!("not one of {}", Encoding::COMMON))
}

fn name_and_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("not of the form NAME=VALUE".to_owned()),
    }
}

impl InputArguments {
    fn input(&self) -> Input {
        match &self.input {
            None => Input::Home,
            Some(path) if path.as_os_str() == "-" => Input::Stdin,
            Some(path) => Input::File(path.clone()),
        }
    }

    /// INPUT as it stands on a command line, without folders; empty for the home dataset.
    pub fn as_typed(&self) -> Option<String> {
        let path = self.input.as_ref()?;
        Some(path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned())
    }

    /// Reads the dataset, and says on standard error how it was read.
    ///
    /// # Errors
    /// When the input cannot be read or is no dataset.
    pub fn dataset(&self, console: &Console) -> Result<Dataset, Error> {
        let input = self.input();
        if input == Input::Home && is_piped() {
            console
                .say("note: this is the home dataset; to read what is piped in, give '-' as INPUT");
        }
        let options = Options {
            period_column: self.period_column.clone(),
            count_columns: self.count_column.clone(),
            thousands: self.thousands.map(Thousands::from),
            only: self.only.clone(),
            by: self.by.clone(),
            records: self.records,
            net: self.net,
        };
        let table = read(
            &input,
            &Reading {
                encoding: self.encoding,
                delimiter: self.delimiter,
                sheet: self.sheet.clone(),
            },
        )?;
        let mut metadata = table.metadata;
        if self.measure.is_some() {
            metadata.measure.clone_from(&self.measure);
        }
        if self.unit.is_some() {
            metadata.unit.clone_from(&self.unit);
        }
        if self.dataset_title.is_some() {
            metadata.title.clone_from(&self.dataset_title);
        }
        if let Some(title) = &self.source {
            metadata.sources = vec![Source { title: title.clone(), path: None }];
        }
        let dataset = tidy(table.grid, metadata, &options)?;
        if input != Input::Home {
            console.decisions(dataset.decisions());
        }
        Ok(dataset)
    }
}

/// Whether something is piped or redirected into the program.
fn is_piped() -> bool {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        return false;
    }
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        use std::os::unix::fs::FileTypeExt;
        let Ok(handle) = stdin.as_fd().try_clone_to_owned() else { return false };
        std::fs::File::from(handle).metadata().is_ok_and(|metadata| {
            metadata.file_type().is_fifo() || (metadata.is_file() && metadata.len() > 0)
        })
    }
    #[cfg(not(unix))]
    false
}
