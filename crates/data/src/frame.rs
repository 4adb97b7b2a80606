//! The dataset: series of one measure and unit, with what is known about them.

use std::sync::Arc;

use polars::prelude::Series as FrameColumn;
use polars::prelude::{
    BooleanChunked, Column, DataFrame, DataType, Float64Chunked, IDX_DTYPE, IdxCa, Int64Chunked,
    IntoColumn, NamedFrom, NewChunkedArray, PolarsResult, StringChunked,
};
use serde::Serialize;

use super::columns::Columns;
use super::{
    Count, Decision, FrameError, Group, Location, Metadata, Period, Role, Row, Series, Status,
    Year, distinct_names,
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

/// Series of one measure and unit, with title, source, events, notes and where each cell stood.
#[derive(Debug, Clone)]
pub struct Dataset {
    metadata: Metadata,
    origins: Vec<Origin>,
    dimensions: Vec<String>,
    decisions: Vec<Decision>,
    columns: Arc<Columns>,
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
        let columns = Arc::new(Columns::new(&rows)?);
        drop(rows);
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); groups.len()];
        for (row, place) in (0..columns.height()).zip(0_u32..) {
            if let Some(rows) = places.get_mut(columns.series(row) as usize) {
                rows.push(place);
            }
        }
        let series = groups
            .into_iter()
            .zip(places)
            .map(|(group, rows)| Series::of_rows(group, Arc::clone(&columns), rows))
            .collect::<Result<Vec<_>, _>>()?;
        let series = named(series);
        Ok(Self { metadata, origins, dimensions, decisions, columns, series })
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
            // A total without any rate is none.
            several => several
                .iter()
                .find(|series| series.role() == Role::Total)
                .filter(|total| !self.has_rates() || !total.years().is_empty()),
        }
    }

    /// The series that the total is the sum of.
    pub fn parts(&self) -> impl Iterator<Item = &Series> {
        self.series.iter().filter(|series| series.role() == Role::Part)
    }

    /// Whether its counts stand over a population.
    pub fn has_rates(&self) -> bool {
        self.columns.has_rates()
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

/// What a group without a name is called.
const BLANK: &str = "(blank)";

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
            let is_blank = !values.is_empty() && values.iter().all(|value| value.is_empty());
            let name = if is_blank { BLANK.to_owned() } else { values.join(", ") };
            series.with_name(name)
        })
        .collect()
}

fn frame_of(dataset: &Dataset) -> PolarsResult<DataFrame> {
    let series = &dataset.series;
    // The rows, series after series; and for each the place of its series.
    let rows = series.iter().flat_map(|series| series.rows().iter().copied());
    let rows = IdxCa::from_iter_values("row".into(), rows);
    let places = (0..).zip(series).flat_map(|(place, one)| one.rows().iter().map(move |_| place));
    let places = IdxCa::from_iter_values("series".into(), places);
    let stored = dataset.columns.frame().take(&rows)?;
    // A text for each series, or for each table, taken for each row.
    let text = |name: &str, values: Vec<Option<&str>>, places: &IdxCa| -> PolarsResult<Column> {
        FrameColumn::new(name.into(), values).into_column().take(places)
    };
    let periods: Vec<Period> = series.iter().flat_map(|series| series.periods()).collect();
    let number = |name: &str, of: fn(Period) -> Option<Year>| -> Column {
        let values = periods.iter().map(|period| of(*period).map(|y| i64::from(y.number())));
        Int64Chunked::from_iter_options(name.into(), values).into_column()
    };
    let wide_number = |name: &str| stored.column(name)?.cast(&DataType::Int64);
    let mut columns = Vec::with_capacity(dataset.dimensions.len() + 13);
    for (place, name) in dataset.dimensions.iter().enumerate() {
        let values = series.iter().map(|one| one.key().get(place).map(String::as_str)).collect();
        columns.push(text(name, values, &places)?);
    }
    let sums = series.iter().map(|series| series.role().is_sum());
    let sums = BooleanChunked::from_iter_values("total".into(), sums).into_column();
    let statuses = Status::ALL.iter().map(|status| Some(status.word())).collect();
    let names = dataset.origins.iter().map(|origin| Some(origin.name.as_str())).collect();
    let sheets = dataset.origins.iter().map(|origin| origin.sheet.as_deref()).collect();
    let as_places = |name: &str| -> PolarsResult<IdxCa> {
        Ok(stored.column(name)?.cast(&IDX_DTYPE)?.idx()?.clone())
    };
    let labels = periods.iter().map(Period::to_string);
    columns.extend([
        StringChunked::from_iter_values("period".into(), labels).into_column(),
        number("first", Period::first),
        number("last", |period| Some(period.last())),
        number("year", Period::whole_year),
        stored.column("count")?.clone(),
    ]);
    if let Some([population, rate]) = dataset.rate_columns() {
        let counts = || rows.iter().flatten().map(|row| dataset.columns.count(row as usize));
        let populations = counts().map(|count| count.and_then(Count::population));
        let rates = counts().map(|count| count.and_then(Count::rate));
        columns.push(Int64Chunked::from_iter_options(population.into(), populations).into_column());
        columns.push(Float64Chunked::from_iter_options(rate.into(), rates).into_column());
    }
    columns.extend([
        text("status", statuses, &as_places("status")?)?,
        stored.column("break")?.clone(),
        sums.take(&places)?,
        stored.column("note")?.clone(),
        text("file", names, &as_places("table")?)?,
        text("sheet", sheets, &as_places("table")?)?,
        wide_number("row")?,
        wide_number("column")?,
    ]);
    DataFrame::new(rows.len(), columns)
}
