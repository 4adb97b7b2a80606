//! Which series and years a command is about.

use clap::Args;

use crate::dataset::Year;
use crate::findings::Selection;
use crate::statistics::Level;

/// The years a command is about.
#[derive(Debug, Args)]
pub struct YearArguments {
    /// The first year
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub from: Option<Year>,
    /// The last year
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub to: Option<Year>,
}

impl YearArguments {
    /// The selection of that series in these years.
    pub fn of(&self, series: Option<String>) -> Selection {
        Selection { series, from: self.from, to: self.to }
    }
}

/// Reads a year.
pub fn year(text: &str) -> Result<Year, String> {
    let number: i64 = text.parse().map_err(|_| "not a year".to_owned())?;
    Year::new(number).map_err(|error| error.to_string())
}

/// Reads a level of confidence.
pub fn level(text: &str) -> Result<Level, String> {
    let number: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    Level::new(number).map_err(|error| error.to_string())
}
