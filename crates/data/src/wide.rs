//! The dataset's frame with a column for each series.

use std::collections::BTreeMap;

use polars::prelude::{Column, DataFrame, IdxCa, IdxSize, NewChunkedArray, PolarsResult};

use super::{Dataset, FrameError, Period, distinct_names};

impl Dataset {
    /// The counts as a pivot of [`Dataset::frame`]: one row a period, in the order of time, and after
    /// `period` (text) and `year` (whole number) one column of counts (whole numbers) a series, under
    /// the names given, which are made distinct. A series without a count for a period is null there.
    ///
    /// # Errors
    /// When the columns cannot be put together.
    pub fn wide_frame(&self, names: Vec<String>) -> Result<DataFrame, FrameError> {
        Ok(pivot(self, &self.frame()?, distinct_names(&["period", "year"], names))?)
    }
}

fn pivot(dataset: &Dataset, long: &DataFrame, names: Vec<String>) -> PolarsResult<DataFrame> {
    // The rows of the frame: series after series, each in the order of time.
    let mut first_rows: BTreeMap<Period, IdxSize> = BTreeMap::new();
    let mut rows_of: Vec<BTreeMap<Period, IdxSize>> = Vec::with_capacity(names.len());
    let mut rows = 0..;
    for series in dataset.series() {
        let of_series: BTreeMap<Period, IdxSize> = series.periods().zip(rows.by_ref()).collect();
        for (period, row) in &of_series {
            first_rows.entry(*period).or_insert(*row);
        }
        rows_of.push(of_series);
    }
    let rows_at = |rows: &mut dyn Iterator<Item = Option<IdxSize>>| {
        IdxCa::from_iter_options("row".into(), rows)
    };
    let first = rows_at(&mut first_rows.values().map(|row| Some(*row)));
    let mut columns: Vec<Column> = Vec::with_capacity(2 + names.len());
    for name in ["period", "year"] {
        columns.push(long.column(name)?.take(&first)?);
    }
    let counts = long.column("count")?;
    for (rows, name) in rows_of.iter().zip(names) {
        let places = rows_at(&mut first_rows.keys().map(|period| rows.get(period).copied()));
        columns.push(counts.take(&places)?.with_name(name.into()));
    }
    DataFrame::new(first_rows.len(), columns)
}
