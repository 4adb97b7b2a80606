//! Which series and years a command is about.

use clap::Args;

use super::console::Console;
use super::input::InputArguments;
use crate::Error;
use arrivals_data::{Dataset, Year};
use arrivals_findings::Selection;
use arrivals_statistics::Level;

/// The years a command is about.
#[derive(Debug, Args)]
pub struct YearArguments {
    /// The first year
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub from: Option<Year>,
    /// The last year
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub to: Option<Year>,
    /// The first and the last year: 2011..2023, 2011.., ..2023, or 2011 alone
    #[arg(long, value_name = "A..B", value_parser = years, conflicts_with_all = ["from", "to"])]
    pub years: Option<Years>,
}

/// The first and the last year of a range; each may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    first: Option<Year>,
    last: Option<Year>,
}

impl YearArguments {
    /// The selection of that series in these years.
    pub fn select(&self, series: Option<String>) -> Selection {
        let (from, to) = self.ends();
        Selection { series, from, to, ..Selection::default() }
    }

    /// The first and the last year, where given.
    pub fn ends(&self) -> (Option<Year>, Option<Year>) {
        self.years.map_or((self.from, self.to), |years| (years.first, years.last))
    }
}

/// Which series and years of which input a command is about.
#[derive(Debug, Args)]
pub struct SubjectArguments {
    #[command(flatten)]
    pub input: InputArguments,
    #[command(flatten)]
    pub years: YearArguments,
    /// The series; the total, or the only one, when none is named
    #[arg(long, value_name = "NAME")]
    pub series: Option<String>,
}

impl SubjectArguments {
    /// The selection of the series in the years.
    pub fn selection(&self) -> Selection {
        self.years.select(self.series.clone())
    }

    /// The dataset, and the selection of it.
    ///
    /// # Errors
    /// When the input cannot be read.
    pub fn read(&self, console: &Console) -> Result<(Dataset, Selection), Error> {
        Ok((self.input.dataset(console)?, self.selection()))
    }
}

/// Reads a year.
pub fn year(text: &str) -> Result<Year, String> {
    let number: i64 = text.parse().map_err(|_| "not a year".to_owned())?;
    Year::new(number).map_err(|error| error.to_string())
}

/// Reads a range of years.
fn years(text: &str) -> Result<Years, String> {
    let Some((first, last)) = text.split_once("..") else {
        let only = year(text).map_err(|_| "not a range like 2011..2023")?;
        return Ok(Years { first: Some(only), last: Some(only) });
    };
    let end = |text: &str| match text {
        "" => Ok(None),
        text => year(text).map(Some),
    };
    let years = Years { first: end(first)?, last: end(last)? };
    match years {
        Years { first: Some(first), last: Some(last) } if first > last => {
            Err("the range ends before it starts".into())
        }
        Years { first: None, last: None } => Err("not a range like 2011..2023".into()),
        years => Ok(years),
    }
}

/// Reads a level of confidence.
pub fn level(text: &str) -> Result<Level, String> {
    let number: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    Level::new(number).map_err(|error| error.to_string())
}
