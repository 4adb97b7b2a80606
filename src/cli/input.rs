//! INPUT and how it is read: one vocabulary of flags for all commands.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::ProgressBar;

use super::console::Console;
use crate::Error;
use crate::report::Inspection;
use crate::sample::{sample, sample_vintages};
use arrivals_data::{Dataset, Decision, Metadata, Origin, Severity, Source, Status, Year};
use arrivals_read::source::{
    Delimiter, Encoding, Input, Large, Progress, Reading, Rest, Roles, Table, fingerprinted, read,
};
use arrivals_read::tidy::{DateOrder, Fractions, Thousands, TidyOptions, tidy_saying};

/// What is known of files that turned out to hold no dataset.
#[derive(Debug, Default)]
pub(super) struct Unfinished {
    origins: Vec<(Origin, Option<Rest>)>,
    decisions: Vec<Decision>,
}

/// How an input is given.
const HOW: &str = "give the path of a table, '-' or a pipe for standard input, or --sample for the built-in sample";

/// Where the data come from.
enum Data<'a> {
    /// The sample in the program.
    Sample,
    /// What is piped in, where nothing is named.
    Stdin,
    /// What is named.
    Files(&'a [PathBuf]),
}

/// INPUT and how it is read.
#[derive(Debug, Clone, Default, Args)]
pub struct InputArguments {
    /// Delimited text, a spreadsheet, Parquet, any of them in gzip, a folder of Parquet files, a datapackage.json, '-' for standard input; several files are one dataset; without INPUT, what is piped in
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// A table of the population, by year and by group where it is divided: rates per 100,000 instead of counts
    #[arg(long, value_name = "FILE", help_heading = "Analysing")]
    pub(super) population: Option<PathBuf>,
    /// The sheet of the population's file; the one with the most numbers when none is named
    #[arg(long, value_name = "NAME", requires = "population", help_heading = "Analysing")]
    pub(super) population_sheet: Option<String>,
    /// Multiply the population: 1000 where it is given in thousands; 1 where it is not, whatever the file says
    #[arg(long, value_parser = power_or_one, value_name = "NUMBER", help_heading = "Analysing")]
    pub(super) population_scale: Option<u8>,
    /// The column of INPUT that holds the population, beside --count-column for the counts
    #[arg(
        long,
        value_name = "NAME",
        conflicts_with = "population",
        requires = "count_column",
        help_heading = "Analysing"
    )]
    pub(super) population_column: Option<String>,
    /// Read the built-in sample instead of INPUT: North Korean defectors arriving in South Korea
    #[arg(long, help_heading = "Reading")]
    sample: bool,
    /// The column of years or periods
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    period_column: Option<String>,
    /// The column of counts; may be given several times; 'none' counts rows
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    count_column: Vec<String>,
    /// The mark between thousands
    #[arg(long, value_enum, value_name = "MARK", help_heading = "Reading")]
    thousands: Option<ThousandsArgument>,
    /// What stands first in dates such as 1/2/2022: day or month
    #[arg(long, value_enum, value_name = "FIRST", help_heading = "Reading")]
    date_order: Option<DateOrderArgument>,
    /// How the text is written: utf-8, cp949, shift_jis, gb18030, windows-1252, utf-16le
    #[arg(long, value_parser = encoding, value_name = "NAME", help_heading = "Reading")]
    encoding: Option<Encoding>,
    /// The sheet of a spreadsheet; the one with the most numbers when none is named
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(super) sheet: Option<String>,
    /// What separates cells: comma, semicolon, tab or pipe
    #[arg(long, value_parser = delimiter, value_name = "NAME", help_heading = "Reading")]
    delimiter: Option<Delimiter>,
    /// Keep only the groups whose dimension has this value; may be given several times
    #[arg(long = "where", value_parser = name_and_value, value_name = "NAME=VALUE", help_heading = "Reading")]
    filters: Vec<(String, String)>,
    /// Keep this dimension, and of the others their totals; divide records by this column; may be given several times
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    by: Vec<String>,
    /// The year of all counts, where no cell says it
    #[arg(long, value_name = "YEAR", value_parser = super::selection::year, help_heading = "Reading")]
    year: Option<Year>,
    /// How many rows the header has
    #[arg(long, value_name = "NUMBER", help_heading = "Reading")]
    header_rows: Option<usize>,
    /// Which of several tables in the file, counted from the top
    #[arg(long, value_name = "NUMBER", help_heading = "Reading")]
    table: Option<usize>,
    /// What a sign stands for: missing, suppressed or zero; may be given several times
    #[arg(long, value_parser = marker, allow_hyphen_values = true, value_name = "SIGN=MEANING", help_heading = "Reading")]
    marker: Vec<(String, Option<Status>)>,
    /// A name that is the sum of others, instead of those found; 'sum' adds the groups up where the file has no total; 'none' for none; may be given several times
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(super) total: Vec<String>,
    /// Multiply the counts: the table gives them in 1000, 1000000 or another power of ten
    #[arg(long, value_parser = power_of_ten, value_name = "NUMBER", help_heading = "Reading")]
    pub(super) scale: Option<u8>,
    /// What becomes of fractions among the counts: they are an error unless this is given
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "Reading")]
    fractions: Option<FractionsArgument>,
    /// Keep periods whose counts are all 0 as counts
    #[arg(long, help_heading = "Reading")]
    keep_zeros: bool,
    /// Take a last year that ends early, and a first one that begins late, as whole years
    #[arg(long, help_heading = "Reading")]
    whole_years: bool,
    /// Leave a datapackage.json beside the file alone
    #[arg(long, help_heading = "Reading")]
    no_package: bool,
    /// Make every doubt and warning about the file an error: whatever is guessed or left out
    #[arg(long, help_heading = "Reading")]
    strict: bool,
    /// Each row is a record: count rows by year; --count-column NAME adds a column up
    #[arg(long, help_heading = "Reading")]
    records: bool,
    /// Keep values below zero: the file holds net flows or corrections
    #[arg(long, help_heading = "Reading")]
    net: bool,
    /// What is counted: one of several columns of counts by its name, or a word for sentences: "arrivals"
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

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FractionsArgument {
    /// Cells with a fraction hold no count
    Missing,
    /// Fractions are rounded to the nearest whole number
    Round,
}

impl From<FractionsArgument> for Fractions {
    fn from(argument: FractionsArgument) -> Self {
        match argument {
            FractionsArgument::Missing => Self::Missing,
            FractionsArgument::Round => Self::Rounded,
        }
    }
}

/// The exponent of a power of ten.
fn power_of_ten(text: &str) -> Result<u8, String> {
    let wrong = || "not a power of ten from 10 to 1000000000".to_owned();
    let digits: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '_')).collect();
    let zeros = digits.strip_prefix('1').ok_or_else(wrong)?;
    if !(1..=9).contains(&zeros.len()) || zeros.bytes().any(|byte| byte != b'0') {
        return Err(wrong());
    }
    u8::try_from(zeros.len()).map_err(|_| wrong())
}

/// The same, or no scale.
fn power_or_one(text: &str) -> Result<u8, String> {
    if text == "1" { Ok(0) } else { power_of_ten(text) }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DateOrderArgument {
    Day,
    Month,
}

impl From<DateOrderArgument> for DateOrder {
    fn from(argument: DateOrderArgument) -> Self {
        match argument {
            DateOrderArgument::Day => Self::DayFirst,
            DateOrderArgument::Month => Self::MonthFirst,
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

fn marker(text: &str) -> Result<(String, Option<Status>), String> {
    let wrong = || "not of the form SIGN=missing, SIGN=suppressed or SIGN=zero".to_owned();
    let (sign, meaning) = text.rsplit_once('=').ok_or_else(wrong)?;
    match meaning.trim() {
        "zero" | "0" => Ok((sign.trim().to_owned(), None)),
        "missing" => Ok((sign.trim().to_owned(), Some(Status::Missing))),
        "suppressed" | "withheld" => Ok((sign.trim().to_owned(), Some(Status::Suppressed))),
        _ => Err(wrong()),
    }
}

impl InputArguments {
    /// Where the data come from.
    ///
    /// # Errors
    /// When it is not said, or said twice.
    fn data(&self) -> Result<Data<'_>, Error> {
        match (self.inputs.as_slice(), self.sample) {
            ([], true) => Ok(Data::Sample),
            ([], false) if is_piped() => Ok(Data::Stdin),
            ([], false) => Err(Error::usage("no INPUT is given, and nothing is piped in", HOW)),
            (paths, false) => Ok(Data::Files(paths)),
            ([path, ..], true) => Err(Error::usage(
                format!("--sample is the input, and so is '{}'", path.display()),
                "give one of them",
            )),
        }
    }

    fn tables(&self, progress: Progress) -> Result<Vec<Table>, Error> {
        let reading = Reading {
            encoding: self.encoding,
            delimiter: self.delimiter,
            sheet: self.sheet.clone(),
            no_package: self.no_package,
            large: Large::default(),
            progress,
        };
        let table = |path: &PathBuf| match path.as_os_str() == "-" {
            true => read(&Input::Stdin, &reading),
            false => read(&Input::File(path.clone()), &reading),
        };
        match self.data()? {
            Data::Sample => Ok(vec![sample()?]),
            Data::Stdin => match read(&Input::Stdin, &reading) {
                Err(error) if error.is_empty() => Err(Error::usage(error.to_string(), HOW)),
                table => Ok(vec![table?]),
            },
            Data::Files(paths) => Ok(paths.iter().map(table).collect::<Result<_, _>>()?),
        }
    }

    /// The same input without its last file, and that: where a text stands behind the files.
    pub fn without_last(&self) -> (Self, Option<PathBuf>) {
        let mut rest = self.clone();
        let last = rest.inputs.pop();
        (rest, last)
    }

    /// The same input with a file before the others.
    #[must_use]
    pub fn with_first(&self, path: PathBuf) -> Self {
        let mut more = self.clone();
        more.inputs.insert(0, path);
        more
    }

    /// Whether standard input is named as the data.
    pub fn names_stdin(&self) -> bool {
        self.inputs.iter().any(|path| path.as_os_str() == "-")
    }

    /// Whether the data come from standard input: by name, or as nothing else is named.
    pub fn reads_stdin(&self) -> bool {
        self.names_stdin() || matches!(self.data(), Ok(Data::Stdin))
    }

    /// Whether the sample is asked for.
    pub fn is_sample(&self) -> bool {
        self.sample
    }

    /// Whether neither INPUT nor the sample is named.
    pub fn is_unnamed(&self) -> bool {
        self.inputs.is_empty() && !self.sample
    }

    /// INPUT as it stands on a command line, without folders; none where no path is named.
    pub fn as_typed(&self) -> Option<String> {
        let name = |path: &PathBuf| {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            arrivals_read::source::sanitize(&name).into_owned()
        };
        let names: Vec<String> = self.inputs.iter().map(name).collect();
        (!names.is_empty()).then(|| names.join(" "))
    }

    /// The name and path of INPUT when it is one file of JSON: a data package, or a report.
    pub fn json(&self) -> Option<(String, PathBuf)> {
        match self.inputs.as_slice() {
            [path] if path.extension().is_some_and(|extension| extension == "json") => {
                Some((self.as_typed()?, path.clone()))
            }
            _ => None,
        }
    }

    /// A file that is read without any flag.
    pub fn plain(path: &Path) -> Self {
        Self { inputs: vec![path.to_owned()], ..Self::default() }
    }

    /// The same input with another column of counts.
    pub(super) fn with_counts(&self, column: &str) -> Self {
        let count_column = vec![column.to_owned()];
        Self { count_column, population_column: None, measure: None, unit: None, ..self.clone() }
    }

    /// The same arguments once for each file.
    pub fn one_by_one(&self) -> Vec<Self> {
        let alone = |path: &PathBuf| Self { inputs: vec![path.clone()], ..self.clone() };
        self.inputs.iter().map(alone).collect()
    }

    /// Reads a dataset of vintages: INPUT, or those of the sample.
    ///
    /// # Errors
    /// As [`InputArguments::dataset`].
    pub fn vintages(&self, console: &Console) -> Result<Dataset, Error> {
        if !matches!(self.data()?, Data::Sample) {
            return self.dataset(console);
        }
        let table = sample_vintages()?;
        let metadata = self.described(table.metadata);
        Ok(tidy_saying(vec![table.grid], metadata, &self.options(table.roles), &mut Vec::new())?)
    }

    /// Reads the dataset, and says on standard error how it was read.
    ///
    /// # Errors
    /// When the input cannot be read or is no dataset, or there is a doubt and none is wanted.
    pub fn dataset(&self, console: &Console) -> Result<Dataset, Error> {
        let (counts, rates) = self.counts_and_rates(console)?;
        Ok(rates.unwrap_or(counts))
    }

    /// Reads two datasets side by side, and says one after the other how they were read.
    ///
    /// # Errors
    /// As [`InputArguments::dataset`].
    pub fn both(&self, other: &Self, console: &Console) -> Result<(Dataset, Dataset), Error> {
        let read = |input: &Self| input.read(&mut Unfinished::default(), Progress::default());
        let (one, second) = rayon::join(|| read(self), || read(other));
        Ok((self.said(one?, console)?, other.said(second?, console)?))
    }

    /// The dataset, once it is said how it was read.
    pub(super) fn said(&self, dataset: Dataset, console: &Console) -> Result<Dataset, Error> {
        // What ends the run is printed as its error, and not twice.
        let refused = self.refused(&dataset);
        console.decisions(dataset.decisions().iter().filter(|one| Some(*one) != refused));
        match self.doubt(&dataset) {
            Some(doubt) => Err(doubt),
            None => Ok(dataset),
        }
    }

    /// What was read and why, and the error that ended it, if one did.
    ///
    /// # Errors
    /// When the input cannot be opened.
    pub fn inspection(&self) -> Result<(Inspection, Option<Error>), Error> {
        let mut unfinished = Unfinished::default();
        match self.read(&mut unfinished, Progress::default()) {
            Ok(dataset) => Ok((Inspection::from_dataset(&dataset), self.doubt(&dataset))),
            Err(error) if unfinished.origins.is_empty() => Err(error),
            Err(error) => {
                let Unfinished { origins, decisions } = unfinished;
                let whole =
                    |(origin, rest): (Origin, Option<Rest>)| fingerprinted(origin, rest.as_ref());
                let origins = origins.into_iter().map(whole).collect();
                Ok((Inspection::unfinished(origins, &decisions), Some(error)))
            }
        }
    }

    /// Whether every doubt and warning is an error.
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    /// The first doubt about the dataset, or else the first warning, where none is wanted.
    fn refused<'a>(&self, dataset: &'a Dataset) -> Option<&'a Decision> {
        let first = |severity| dataset.decisions().iter().find(|said| said.severity == severity);
        let doubt = || first(Severity::Doubt).or_else(|| first(Severity::Warning));
        doubt().filter(|_| self.strict)
    }

    /// The same as an error.
    fn doubt(&self, dataset: &Dataset) -> Option<Error> {
        self.refused(dataset).map(|doubt| Error::Doubt {
            what: doubt.text.clone(),
            flag: doubt.flag(),
            file: doubt.at.and_then(|at| dataset.origin_of(at)).map(Origin::shown),
            at: doubt.at,
        })
    }

    /// Reads the dataset; what was decided stays in `unfinished` when it is none.
    pub(super) fn read(
        &self,
        unfinished: &mut Unfinished,
        progress: Progress,
    ) -> Result<Dataset, Error> {
        let mut metadata = None;
        let mut roles = None;
        let mut grids = Vec::new();
        for table in self.tables(progress)? {
            metadata.get_or_insert(table.metadata);
            roles.get_or_insert(table.roles);
            grids.push(table.grid);
        }
        let metadata = self.described(metadata.unwrap_or_default());
        unfinished.origins =
            grids.iter().map(|grid| (grid.origin.clone(), grid.rest.clone())).collect();
        let options = self.options(roles.unwrap_or_default());
        Ok(tidy_saying(grids, metadata, &options, &mut unfinished.decisions)?)
    }

    /// What is known about the data, with what the user says of them.
    fn described(&self, mut metadata: Metadata) -> Metadata {
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
        metadata
    }

    /// How the table is tidied: what the user says, else what a package says of its columns.
    fn options(&self, roles: Roles) -> TidyOptions {
        // `none` says that the rows are counted, whatever columns of numbers there are.
        let counts_rows = self.count_column.iter().any(|name| name == "none");
        let counts = if counts_rows { &Vec::new() } else { &self.count_column };
        let named = || self.total.iter().filter(|name| *name != "sum");
        let totals = named().filter(|name| *name != "none").cloned().collect();
        TidyOptions {
            period_column: self.period_column.clone().or(roles.period),
            count_columns: if counts.is_empty() { roles.counts } else { counts.clone() },
            thousands: self.thousands.map(Thousands::from),
            date_order: self.date_order.map(DateOrder::from),
            filters: self.filters.clone(),
            by: self.by.clone(),
            measure: self.measure.clone(),
            records: self.records || counts_rows,
            net: self.net,
            year: self.year,
            header_rows: self.header_rows,
            table: self.table,
            markers: self.marker.clone(),
            totals: named().next().is_some().then_some(totals),
            add_totals: self.total.iter().any(|name| name == "sum"),
            scale: self.scale.unwrap_or(0),
            fractions: self.fractions.map_or(Fractions::Refused, Fractions::from),
            keep_zeros: self.keep_zeros,
            whole_years: self.whole_years,
        }
    }
}

/// Draws a bar while a file is scanned for longer than a moment.
pub(super) fn told(bar: &ProgressBar) -> Progress {
    const MOMENT: Duration = Duration::from_millis(500);
    let bar = bar.clone();
    Progress::new(move |read, all| {
        if bar.elapsed() < MOMENT {
            return;
        }
        bar.set_length(all.unwrap_or(read));
        bar.set_position(read);
        bar.set_message(match all {
            Some(all) => format!("{} % read", read.min(all) * 100 / all.max(1)),
            None => format!("{} MB read", read / 1_000_000),
        });
    })
}

/// Whether something is piped or redirected into the program: no terminal, no device such as
/// `/dev/null`, and not closed.
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
            let kind = metadata.file_type();
            kind.is_fifo() || kind.is_file() || kind.is_socket()
        })
    }
    // What is no terminal is read there; without bytes, it is an error of its own.
    #[cfg(not(unix))]
    true
}
