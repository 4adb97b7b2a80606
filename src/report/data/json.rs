//! A dataset as JSON, with what was decided while it was read.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::report::document::{Form, to_json};
use arrivals_data::{
    Count, Dataset, Decision, Metadata, Observation, Origin, Role, Series, Status, Summed,
};

/// What is written.
#[derive(Serialize, schemars::JsonSchema)]
pub struct TidyDocument<'a> {
    /// What the dataset is about, and who published it.
    metadata: &'a Metadata,
    /// The files.
    origins: &'a [Origin],
    /// The names of what tells series apart.
    dimensions: &'a [String],
    /// What was decided while the files were read.
    decisions: &'a [Decision],
    /// The series.
    series: Vec<SeriesRecord<'a>>,
}

impl Form for TidyDocument<'_> {
    const FORM: &'static str = "arrivals.tidy/1";
}

#[derive(Serialize, schemars::JsonSchema)]
pub struct SeriesRecord<'a> {
    /// The value of each dimension.
    key: BTreeMap<&'a str, &'a str>,
    /// How it relates to the others.
    role: Role,
    /// Its observations, in the order of time.
    observations: Vec<ObservationRecord>,
}

#[derive(Serialize, schemars::JsonSchema)]
pub struct ObservationRecord {
    /// The period, in the program's own notation: `2014`, `..1998`.
    period: String,
    /// The year, for whole years.
    year: Option<i32>,
    /// The count; none where it is missing or withheld.
    count: Option<i64>,
    /// The population, where one is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    population: Option<i64>,
    /// The count per 100,000 of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<f64>,
    /// What is known of it.
    status: Status,
    /// Whether the definition changes before it; left out when it does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    break_before: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    /// What the publisher remarks.
    note: Option<String>,
    /// The place of the file in `origins`.
    origin: u16,
    /// The line of the file, from 1.
    row: u32,
    /// The column, from 1.
    column: u32,
    /// What was added up, where the count stood in no cell; row and column are the first's.
    #[serde(skip_serializing_if = "Option::is_none")]
    sum_of: Option<Summed>,
}

impl ObservationRecord {
    fn from_observation(observation: Observation) -> Self {
        Self {
            period: observation.period.to_string(),
            year: observation.period.whole_year().map(arrivals_data::Year::number),
            count: observation.count.map(Count::as_i64),
            population: observation.count.and_then(Count::population),
            rate: observation.count.and_then(Count::rate),
            status: observation.status,
            break_before: observation.break_before,
            note: observation.note,
            origin: observation.location.table,
            row: observation.location.row,
            column: observation.location.column,
            sum_of: observation.summed,
        }
    }
}

/// The dataset as JSON.
///
/// # Errors
/// Never for a dataset, whose keys are text; the type is that of the writer.
pub fn json(dataset: &Dataset) -> Result<String, serde_json::Error> {
    to_json(&TidyDocument {
        metadata: dataset.metadata(),
        origins: dataset.origins(),
        dimensions: dataset.dimensions(),
        decisions: dataset.decisions(),
        series: dataset
            .series()
            .iter()
            .map(|series| record(dataset.dimensions(), series))
            .collect(),
    })
}

fn record<'a>(dimensions: &'a [String], series: &'a Series) -> SeriesRecord<'a> {
    let names = dimensions.iter().map(String::as_str);
    SeriesRecord {
        key: names.zip(series.key().iter().map(String::as_str)).collect(),
        role: series.role(),
        observations: series.observations().map(ObservationRecord::from_observation).collect(),
    }
}
