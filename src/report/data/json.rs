//! A dataset as JSON, with what was decided while it was read.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dataset::{Dataset, Decision, Metadata, Observation, Origin, Role, Series, Status};

/// The name and version of the form. A field that goes or changes its meaning makes a new
/// version; a new field does not.
pub const TIDY_SCHEMA: &str = "arrivals.tidy/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    metadata: &'a Metadata,
    origins: &'a [Origin],
    dimensions: &'a [String],
    decisions: &'a [Decision],
    series: Vec<SeriesRecord<'a>>,
}

#[derive(Serialize)]
struct SeriesRecord<'a> {
    key: BTreeMap<&'a str, &'a str>,
    role: Role,
    observations: Vec<ObservationRecord<'a>>,
}

#[derive(Serialize)]
struct ObservationRecord<'a> {
    period: String,
    year: Option<i32>,
    count: Option<i64>,
    status: Status,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    break_before: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    /// The place of the file in `origins`.
    origin: u16,
    row: u32,
    column: u32,
}

impl<'a> ObservationRecord<'a> {
    fn of(observation: &'a Observation) -> Self {
        Self {
            period: observation.period.to_string(),
            year: observation.period.whole_year().map(crate::dataset::Year::number),
            count: observation.count.map(crate::dataset::Count::number),
            status: observation.status,
            break_before: observation.break_before,
            note: observation.note.as_deref(),
            origin: observation.location.table,
            row: observation.location.row,
            column: observation.location.column,
        }
    }
}

/// The dataset as JSON.
///
/// # Errors
/// Never for a dataset, whose keys are text; the type is that of the writer.
pub fn json(dataset: &Dataset) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&Document {
        schema: TIDY_SCHEMA,
        metadata: dataset.metadata(),
        origins: dataset.origins(),
        dimensions: dataset.dimensions(),
        decisions: dataset.decisions(),
        series: dataset
            .series()
            .iter()
            .map(|series| record(dataset.dimensions(), series))
            .collect(),
    })?;
    text.push('\n');
    Ok(text)
}

fn record<'a>(dimensions: &'a [String], series: &'a Series) -> SeriesRecord<'a> {
    let names = dimensions.iter().map(String::as_str);
    SeriesRecord {
        key: names.zip(series.key().iter().map(String::as_str)).collect(),
        role: series.role(),
        observations: series.observations().iter().map(ObservationRecord::of).collect(),
    }
}
