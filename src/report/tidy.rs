//! A dataset as tidy CSV: the dimensions under their own names, then `period,year,count,status,note`.

use crate::dataset::{Dataset, YearKind};

/// The dataset as tidy CSV (RFC 4180, lines end with LF). `year` is empty for spans and years to
/// date, `count` for what was withheld or not published; `status` is SDMX's code. A column
/// `break` stands before `note` when a series breaks.
///
/// # Errors
/// Never in memory; the type is that of the writer.
pub fn tidy(dataset: &Dataset) -> Result<String, ::csv::Error> {
    let has_breaks = dataset
        .series()
        .iter()
        .flat_map(|series| series.observations())
        .any(|observation| observation.break_before);
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let mut header: Vec<&str> = dataset.dimensions().iter().map(String::as_str).collect();
    header.extend(["period", "year", "count", "status"]);
    header.extend(has_breaks.then_some("break"));
    header.push("note");
    writer.write_record(&header)?;
    for series in dataset.series() {
        for observation in series.observations() {
            for value in series.key() {
                writer.write_field(value)?;
            }
            let period = observation.period;
            let text;
            match period.whole_year() {
                Some(year) => {
                    text = year.number().to_string();
                    match year.kind() {
                        YearKind::Calendar => writer.write_field(&text)?,
                        _ => writer.write_field(year.to_string())?,
                    }
                    writer.write_field(&text)?;
                }
                None => {
                    writer.write_field(period.to_string())?;
                    writer.write_field("")?;
                }
            }
            match observation.count {
                Some(count) => writer.write_field(count.to_string())?,
                None => writer.write_field("")?,
            }
            writer.write_field(observation.status.code())?;
            if has_breaks {
                writer.write_field(if observation.break_before { "true" } else { "false" })?;
            }
            writer.write_field(observation.note.as_deref().unwrap_or(""))?;
            writer.write_record(None::<&[u8]>)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}
