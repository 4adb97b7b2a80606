//! The observations of a dataset as the columns of one frame, and a row of it as an observation.

use polars::prelude::{
    BooleanChunked, Column, DataFrame, Int64Chunked, IntoColumn, NewChunkedArray, PolarsResult,
    StringChunked, UInt32Chunked, UInt64Chunked,
};

use super::{Count, Location, Observation, Period, Row, Status, Summed};

/// A frame with one row an observation, in the order in which they were read. Its columns:
///
/// `series` (the place of its series), `period` (a code in the order of time), `count` (whole
/// number, null where none was published), of rates `population`, `status` (its place in [`Status::ALL`]), `break`,
/// `note`, where it stood (`table`, `row`, `column`), and what was added up (`cells`, `last row`,
/// `last column`; null for one cell).
///
/// The typed columns are those of the frame; they share its memory.
#[derive(Debug, Clone)]
pub struct Columns {
    frame: DataFrame,
    series: UInt32Chunked,
    periods: UInt64Chunked,
    counts: Int64Chunked,
    /// Of rates, what each count is over.
    populations: Option<Int64Chunked>,
    statuses: UInt32Chunked,
    breaks: BooleanChunked,
    notes: StringChunked,
    tables: UInt32Chunked,
    rows: UInt32Chunked,
    columns: UInt32Chunked,
    cells: UInt32Chunked,
    last_rows: UInt32Chunked,
    last_columns: UInt32Chunked,
}

impl Columns {
    /// The columns of the rows.
    ///
    /// # Errors
    /// When they cannot be put together.
    pub fn new(rows: &[Row]) -> PolarsResult<Self> {
        let all = || rows.iter().map(|row| &row.observation);
        let number = |name: &str, of: fn(&Row) -> u32| -> Column {
            UInt32Chunked::from_iter_values(name.into(), rows.iter().map(of)).into_column()
        };
        let summed = |name: &str, of: fn(Summed) -> u32| -> Column {
            let values = all().map(|one| one.summed.map(of));
            UInt32Chunked::from_iter_options(name.into(), values).into_column()
        };
        let periods = all().map(|one| one.period.code());
        let counts = all().map(|one| one.count.map(Count::as_i64));
        let breaks = all().map(|one| one.break_before);
        let notes = all().map(|one| one.note.as_deref());
        let populations = all().map(|one| one.count.and_then(Count::population_column));
        let has_rates = populations.clone().any(|population| population.is_some());
        let mut columns = vec![
            number("series", |row| row.group),
            UInt64Chunked::from_iter_values("period".into(), periods).into_column(),
            Int64Chunked::from_iter_options("count".into(), counts).into_column(),
            number("status", |row| row.observation.status as u32),
            BooleanChunked::from_iter_values("break".into(), breaks).into_column(),
            StringChunked::from_iter_options("note".into(), notes).into_column(),
            number("table", |row| u32::from(row.observation.location.table)),
            number("row", |row| row.observation.location.row),
            number("column", |row| row.observation.location.column),
            summed("cells", |summed| summed.cells),
            summed("last row", |summed| summed.last_row),
            summed("last column", |summed| summed.last_column),
        ];
        columns.extend(has_rates.then(|| {
            Int64Chunked::from_iter_options("population".into(), populations).into_column()
        }));
        let frame = DataFrame::new(rows.len(), columns)?;
        let populations = frame.column("population").ok().map(Column::i64).transpose()?.cloned();
        Ok(Self {
            series: frame.column("series")?.u32()?.clone(),
            periods: frame.column("period")?.u64()?.clone(),
            counts: frame.column("count")?.i64()?.clone(),
            populations,
            statuses: frame.column("status")?.u32()?.clone(),
            breaks: frame.column("break")?.bool()?.clone(),
            notes: frame.column("note")?.str()?.clone(),
            tables: frame.column("table")?.u32()?.clone(),
            rows: frame.column("row")?.u32()?.clone(),
            columns: frame.column("column")?.u32()?.clone(),
            cells: frame.column("cells")?.u32()?.clone(),
            last_rows: frame.column("last row")?.u32()?.clone(),
            last_columns: frame.column("last column")?.u32()?.clone(),
            frame,
        })
    }

    /// The frame itself.
    pub fn frame(&self) -> &DataFrame {
        &self.frame
    }

    /// How many rows there are.
    pub fn height(&self) -> usize {
        self.frame.height()
    }

    /// Whether counts stand over a population.
    pub fn has_rates(&self) -> bool {
        self.populations.is_some()
    }

    /// The place of the series of a row.
    pub fn series(&self, row: usize) -> u32 {
        self.series.get(row).unwrap_or_default()
    }

    /// The period of a row, as a code in the order of time.
    pub fn period_code(&self, row: usize) -> u64 {
        self.periods.get(row).unwrap_or_default()
    }

    /// The period of a row.
    pub fn period(&self, row: usize) -> Period {
        Period::from_code(self.period_code(row))
    }

    /// The count of a row; none where none was published.
    pub fn count(&self, row: usize) -> Option<Count> {
        let population = self.populations.as_ref().and_then(|populations| populations.get(row));
        self.counts.get(row).map(|number| Count::of_columns(number, population))
    }

    /// What the agency says of the count of a row.
    pub fn status(&self, row: usize) -> Status {
        let place = self.statuses.get(row).and_then(|place| Status::ALL.get(place as usize));
        place.copied().unwrap_or(Status::Missing)
    }

    /// Whether the series breaks before a row.
    pub fn break_before(&self, row: usize) -> bool {
        self.breaks.get(row) == Some(true)
    }

    /// A row as an observation.
    pub fn observation(&self, row: usize) -> Observation {
        Observation {
            period: self.period(row),
            count: self.count(row),
            status: self.status(row),
            break_before: self.break_before(row),
            note: self.notes.get(row).map(str::to_owned),
            location: Location {
                table: self.tables.get(row).and_then(|n| u16::try_from(n).ok()).unwrap_or_default(),
                row: self.rows.get(row).unwrap_or_default(),
                column: self.columns.get(row).unwrap_or_default(),
            },
            summed: self.cells.get(row).map(|cells| Summed {
                cells,
                last_row: self.last_rows.get(row).unwrap_or_default(),
                last_column: self.last_columns.get(row).unwrap_or_default(),
            }),
        }
    }
}
