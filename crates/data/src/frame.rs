//! The dataset: series of one measure and unit, with what is known about them.

use polars::prelude::Series as FrameColumn;
use polars::prelude::{
    BooleanChunked, Column, DataFrame, IntoColumn, NamedFrom, NewChunkedArray, PolarsError,
    PolarsResult,
};
use serde::Serialize;

use super::{
    Count, Decision, Location, Metadata, Observation, Role, Series, SeriesError, Year,
    distinct_names,
};

/// Where a dataset was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Origin {
    /// The file's name as it was given, without folders; `standard input`; or a built-in name.
    pub name: String,
    /// The sheet of a spreadsheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}

impl Origin {
    /// The file, and the sheet in it.
    pub fn shown(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}, sheet '{sheet}'", self.name),
            None => self.name.clone(),
        }
    }
}

/// What tells a series from the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// One value per dimension.
    pub key: Vec<String>,
    /// How the series relates to the others.
    pub role: Role,
}

/// One cell, read, and the group it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The place of its group.
    pub group: u32,
    /// What the cell says.
    pub observation: Observation,
}

/// Rows that are no dataset.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// A period stands twice in a series.
    #[error(transparent)]
    Series(#[from] SeriesError),
    /// The columns could not be put together.
    #[error("the table could not be built")]
    Frame(#[from] PolarsError),
}

/// Series of one measure and unit, with title, source, events, notes and where each cell stood.
#[derive(Debug, Clone)]
pub struct Dataset {
    metadata: Metadata,
    origins: Vec<Origin>,
    dimensions: Vec<String>,
    decisions: Vec<Decision>,
    series: Vec<Series>,
}

impl Dataset {
    /// A dataset of the rows: series in the order of their groups, each sorted by period.
    ///
    /// # Errors
    /// When a series holds a period twice.
    pub fn new(
        metadata: Metadata,
        origins: Vec<Origin>,
        dimensions: Vec<String>,
        groups: Vec<Group>,
        rows: Vec<Row>,
        decisions: Vec<Decision>,
    ) -> Result<Self, FrameError> {
        let mut sizes = vec![0_usize; groups.len()];
        for row in &rows {
            if let Some(size) = sizes.get_mut(row.group as usize) {
                *size += 1;
            }
        }
        let mut observations: Vec<Vec<Observation>> =
            sizes.into_iter().map(Vec::with_capacity).collect();
        for row in rows {
            if let Some(series) = observations.get_mut(row.group as usize) {
                series.push(row.observation);
            }
        }
        let series = groups
            .into_iter()
            .zip(observations)
            .map(|(group, observations)| Series::new(group.key, group.role, observations))
            .collect::<Result<Vec<_>, _>>()?;
        let series = named(series);
        Ok(Self { metadata, origins, dimensions, decisions, series })
    }

    /// What the dataset is about.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The same data under another description.
    #[must_use]
    pub fn with_metadata(self, metadata: Metadata) -> Self {
        Self { metadata, ..self }
    }

    /// The same data with further decisions.
    #[must_use]
    pub fn with_decisions(mut self, further: Vec<Decision>) -> Self {
        self.decisions.extend(further);
        self
    }

    /// The files that it was read from: one at least, by the tables of its locations.
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// Where a cell stood.
    pub fn origin_of(&self, location: Location) -> Option<&Origin> {
        self.origins.get(usize::from(location.table))
    }

    /// The names of the columns that tell series apart.
    pub fn dimensions(&self) -> &[String] {
        &self.dimensions
    }

    /// What was decided while it was read.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The series, in the order of the file.
    pub fn series(&self) -> &[Series] {
        &self.series
    }

    /// The series that stands for the whole: the total, or the only one.
    pub fn whole(&self) -> Option<&Series> {
        match self.series.as_slice() {
            [single] => Some(single),
            several => several.iter().find(|series| series.role() == Role::Total),
        }
    }

    /// The series that the total is the sum of.
    pub fn parts(&self) -> impl Iterator<Item = &Series> {
        self.series.iter().filter(|series| series.role() == Role::Part)
    }

    /// Whether its counts stand over a population.
    pub fn has_rates(&self) -> bool {
        let mut counts = self.series.iter().flat_map(Series::observations).filter_map(|o| o.count);
        counts.any(Count::is_rate)
    }

    /// The names of the columns of rates, `population` and `rate`, where there are any: distinct
    /// from those of dimensions.
    pub fn rate_columns(&self) -> Option<[String; 2]> {
        let taken: Vec<&str> = self.dimensions.iter().map(String::as_str).collect();
        let names = distinct_names(&taken, vec!["population".to_owned(), "rate".to_owned()]);
        names.try_into().ok().filter(|_| self.has_rates())
    }

    /// All observations as a frame, one row each, series after series.
    ///
    /// Columns: each dimension (text), `period` (text), `first`, `last` and `year` (whole
    /// numbers; `year` only for a whole year), `count` (whole number), over a population
    /// `population` (whole number) and `rate` (real number), `status` (text), `break`
    /// and `total` (true or false; `total` for the sums of other rows, [`Role::is_sum`]), `note`,
    /// `file` and `sheet` (text), `row` and `column` (whole numbers). A count that was withheld or
    /// not published is null, never 0.
    ///
    /// # Errors
    /// When the columns cannot be put together.
    pub fn frame(&self) -> Result<DataFrame, FrameError> {
        Ok(frame_of(self)?)
    }
}

/// The series, each named by the values that differ between them.
fn named(series: Vec<Series>) -> Vec<Series> {
    let Some(first) = series.first().map(|series| series.key().to_vec()) else { return series };
    let varies: Vec<bool> = (0..first.len())
        .map(|place| series.iter().any(|other| other.key().get(place) != first.get(place)))
        .collect();
    series
        .into_iter()
        .map(|series| {
            let values: Vec<&str> = series
                .key()
                .iter()
                .zip(&varies)
                .filter(|(_, varies)| **varies)
                .map(|(value, _)| value.as_str())
                .collect();
            let name = values.join(", ");
            series.with_name(name)
        })
        .collect()
}

fn frame_of(dataset: &Dataset) -> PolarsResult<DataFrame> {
    let (dimensions, series) = (&dataset.dimensions, &dataset.series);
    let origin = |observation: &Observation| dataset.origin_of(observation.location);
    let rows: Vec<(&Series, &Observation)> = series
        .iter()
        .flat_map(|series| {
            series.observations().iter().map(move |observation| (series, observation))
        })
        .collect();
    let text = |name: &str, value: &dyn Fn(&Series, &Observation) -> Option<String>| -> Column {
        let values: Vec<Option<String>> = rows.iter().map(|(s, o)| value(s, o)).collect();
        FrameColumn::new(name.into(), values).into_column()
    };
    let number = |name: &str, value: &dyn Fn(&Observation) -> Option<i64>| -> Column {
        let values: Vec<Option<i64>> = rows.iter().map(|(_, o)| value(o)).collect();
        FrameColumn::new(name.into(), values).into_column()
    };
    let flag = |name: &str, value: &dyn Fn(&Series, &Observation) -> bool| -> Column {
        BooleanChunked::from_iter_values(name.into(), rows.iter().map(|(s, o)| value(s, o)))
            .into_column()
    };
    let year = |year: Year| i64::from(year.number());
    let mut columns: Vec<Column> = dimensions
        .iter()
        .enumerate()
        .map(|(place, name)| text(name, &|s, _| s.key().get(place).cloned()))
        .collect();
    columns.extend([
        text("period", &|_, o| Some(o.period.to_string())),
        number("first", &|o| o.period.first().map(year)),
        number("last", &|o| Some(year(o.period.last()))),
        number("year", &|o| o.period.whole_year().map(year)),
        number("count", &|o| o.count.map(Count::as_i64)),
    ]);
    if let Some([population, rate]) = dataset.rate_columns() {
        let rates: Vec<Option<f64>> =
            rows.iter().map(|(_, o)| o.count.and_then(Count::rate)).collect();
        columns.push(number(&population, &|o| o.count.and_then(Count::population)));
        columns.push(FrameColumn::new(rate.into(), rates).into_column());
    }
    columns.extend([
        text("status", &|_, o| Some(o.status.word().to_owned())),
        flag("break", &|_, o| o.break_before),
        flag("total", &|s, _| s.role().is_sum()),
        text("note", &|_, o| o.note.clone()),
        text("file", &|_, o| origin(o).map(|origin| origin.name.clone())),
        text("sheet", &|_, o| origin(o).and_then(|origin| origin.sheet.clone())),
        number("row", &|o| Some(i64::from(o.location.row))),
        number("column", &|o| Some(i64::from(o.location.column))),
    ]);
    DataFrame::new(rows.len(), columns)
}
