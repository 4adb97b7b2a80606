//! A dataset as tidy CSV: the dimensions under their own names, then `period,year,count,status,note`.

use crate::dataset::{Count, Dataset};

/// The dataset as tidy CSV (RFC 4180, lines end with LF). `year` is empty for spans and years to
/// date, `count` for what was withheld or not published; `status` is SDMX's code. A column
/// `break` stands before `note` when a series breaks.
///
/// # Errors
/// Never in memory; the type is that of the writer.
pub fn tidy(dataset: &Dataset) -> Result<String, ::csv::Error> {
    let observations =
        || dataset.series().iter().flat_map(|s| s.observations().iter().map(move |o| (s, o)));
    let has_breaks = observations().any(|(_, observation)| observation.break_before);
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let mut header: Vec<&str> = dataset.dimensions().iter().map(String::as_str).collect();
    header.extend(["period", "year", "count", "status"]);
    header.extend(has_breaks.then_some("break"));
    header.push("note");
    writer.write_record(&header)?;
    for (series, observation) in observations() {
        let mut record: Vec<String> = series.key().to_vec();
        record.extend([
            observation.period.to_string(),
            observation.period.whole_year().map(|year| year.to_string()).unwrap_or_default(),
            observation
                .count
                .map(Count::number)
                .map(|number| number.to_string())
                .unwrap_or_default(),
            observation.status.code().to_owned(),
        ]);
        record.extend(has_breaks.then(|| observation.break_before.to_string()));
        record.push(observation.note.clone().unwrap_or_default());
        writer.write_record(&record)?;
    }
    let bytes = writer.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
