//! A dataset as tidy rows, one a count: the dimensions under their own names, then
//! `period,year,count,status,total,note`, as CSV, TSV or JSON Lines.

use std::collections::BTreeMap;

use super::row_writer::{RowWriter, TextForm};
use arrivals_data::{Count, Dataset, Observation, Period, Series, Status, Year, YearKind};

/// The title and version of the schema of a row.
pub const ROW_TITLE: &str = "arrivals.row/1";

/// One row: the values of the dimensions, and the columns that every table has.
#[derive(schemars::JsonSchema)]
pub struct TidyRow<'a> {
    /// The value of each dimension, under its name.
    #[schemars(flatten, with = "BTreeMap<String, String>")]
    key: &'a [String],
    /// The period, in the program's own notation: `2014`, `..1998`.
    #[schemars(with = "String")]
    period: Period,
    /// The year, for whole years.
    year: Option<i32>,
    /// The count; none where it is missing or withheld.
    count: Option<i64>,
    /// The population, where one is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    population: Option<i64>,
    /// The count per 100,000 of it; none without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<f64>,
    /// The code of SDMX's `CL_OBS_STATUS`: `A` normal, `P` provisional, `E` estimated, `Q`
    /// suppressed, `M` missing.
    #[schemars(with = "String", extend("enum" = Status::ALL.map(Status::code)))]
    status: Status,
    /// Whether the definition changes before it; a column of tables with such a break.
    #[schemars(rename = "break")]
    #[serde(skip_serializing_if = "Option::is_none")]
    break_before: Option<bool>,
    /// Whether it is a sum of other rows: whoever adds up rows leaves it out.
    total: bool,
    /// What the publisher remarks.
    note: Option<String>,
}

impl<'a> TidyRow<'a> {
    fn new(series: &'a Series, observation: Observation, has_breaks: bool) -> Self {
        Self {
            key: series.key(),
            period: observation.period,
            year: observation.period.whole_year().map(Year::number),
            count: observation.count.map(Count::as_i64),
            population: observation.count.and_then(Count::population),
            rate: observation.count.and_then(Count::rate),
            status: observation.status,
            break_before: has_breaks.then_some(observation.break_before),
            total: series.role().is_sum(),
            note: observation.note,
        }
    }

    /// Writes the cells that all rows of the series begin with.
    fn write_key(&self, writer: &mut RowWriter) {
        for value in self.key {
            writer.write_text(Some(value));
        }
    }

    /// Writes the cells behind those of the key.
    fn write(&self, writer: &mut RowWriter, has_rates: bool) {
        match self.period.whole_year() {
            // Most rows: the number is quicker than the period's own way.
            Some(year) if year.kind() == YearKind::Calendar => writer.write_code(year.number()),
            _ => writer.write_code(self.period),
        }
        writer.write_number(self.year.map(i64::from));
        writer.write_number(self.count);
        if has_rates {
            writer.write_number(self.population);
            writer.write_number(self.rate);
        }
        writer.write_code(self.status.code());
        if let Some(break_before) = self.break_before {
            writer.write_flag(break_before);
        }
        writer.write_flag(self.total);
        writer.write_text(self.note.as_deref());
        writer.end_row();
    }
}

/// Whether a series of the dataset breaks: its rows then have a column `break`.
pub fn has_breaks(dataset: &Dataset) -> bool {
    let mut observations = dataset.series().iter().flat_map(Series::observations);
    observations.any(|observation| observation.break_before)
}

/// The dataset as tidy rows. `year` is empty for spans and years to date, `count` for what was
/// withheld or not published; over a population, `population` and `rate` stand behind it; a column `break` stands before `total` when a series breaks.
pub fn tidy(dataset: &Dataset, form: TextForm) -> String {
    let mut names: Vec<&str> = dataset.dimensions().iter().map(String::as_str).collect();
    names.extend(["period", "year", "count"]);
    let rates = dataset.rate_columns();
    let has = (has_breaks(dataset), rates.is_some());
    names.extend(rates.iter().flatten().map(String::as_str));
    names.push("status");
    names.extend(has.0.then_some("break"));
    names.extend(["total", "note"]);
    let mut writer = RowWriter::new(form, &names);
    let series = dataset.series();
    if series.len() < LARGE {
        write_rows(&mut writer, series, has);
        return writer.finish();
    }
    let (first, second) = series.split_at(series.len() / 2);
    // The halves stand one after the other, whichever thread is done first.
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let mut writer = RowWriter::without_header(form, &names);
            write_rows(&mut writer, second, has);
            writer.finish()
        });
        write_rows(&mut writer, first, has);
        let mut text = writer.finish();
        match second.join() {
            Ok(second) => text.push_str(&second),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        text
    })
}

/// Below, a second thread costs more than it saves.
const LARGE: usize = 2_000;

/// The rows of the series; with whether there are breaks and rates.
fn write_rows(writer: &mut RowWriter, series: &[Series], (has_breaks, has_rates): (bool, bool)) {
    for series in series {
        let mut rows = series
            .observations()
            .map(|observation| TidyRow::new(series, observation, has_breaks))
            .peekable();
        if let Some(first) = rows.peek() {
            first.write_key(writer);
        }
        let start = writer.take_start();
        for row in rows {
            writer.start_row(&start);
            row.write(writer, has_rates);
        }
    }
}
