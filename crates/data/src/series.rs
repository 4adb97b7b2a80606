//! The observations of one group, sorted and unique.

use std::sync::Arc;

use serde::Serialize;

use super::columns::Columns;
use super::{Count, FrameError, Group, Observation, Period, Role, Row, SeriesError, Status, Year};

/// A whole year's count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct YearCount {
    /// The year.
    pub year: Year,
    /// The count.
    pub count: Count,
    /// What the agency says of it.
    pub status: Status,
    /// Whether the series breaks before it.
    pub break_before: bool,
}

/// The observations of one group, in the order of time, each period at most once: a view of the
/// dataset's frame.
#[derive(Debug, Clone)]
pub struct Series {
    key: Vec<String>,
    name: String,
    role: Role,
    columns: Arc<Columns>,
    /// The rows of the columns, in the order of time.
    rows: Vec<u32>,
}

impl Series {
    /// A series of the observations, sorted; `key` holds one value per dimension.
    ///
    /// # Errors
    /// When two observations cover the same period.
    pub fn new(
        key: Vec<String>,
        role: Role,
        observations: Vec<Observation>,
    ) -> Result<Self, FrameError> {
        let rows: Vec<Row> =
            observations.into_iter().map(|observation| Row { group: 0, observation }).collect();
        let columns = Arc::new(Columns::new(&rows)?);
        let places = (0..).zip(&rows).map(|(place, _)| place).collect();
        Ok(Self::of_rows(Group { key, role }, columns, places)?)
    }

    /// A view of the rows of columns, sorted.
    ///
    /// # Errors
    /// When two of them cover the same period.
    pub(super) fn of_rows(
        group: Group,
        columns: Arc<Columns>,
        mut rows: Vec<u32>,
    ) -> Result<Self, SeriesError> {
        let code = |row: &u32| columns.period_code(*row as usize);
        if !rows.is_sorted_by_key(code) {
            rows.sort_by_key(code);
        }
        let Group { key, role } = group;
        let twice = rows.windows(2).find(|pair| code(&pair[0]) == code(&pair[1]));
        if let Some(pair) = twice {
            let period = columns.period(pair[0] as usize);
            return Err(SeriesError::Twice { period, name: key.join(", ") });
        }
        Ok(Self { name: key.join(", "), key, role, columns, rows })
    }

    /// One value per dimension of the dataset.
    pub fn key(&self) -> &[String] {
        &self.key
    }

    /// The name that tells the series from the others; empty for a single one.
    pub fn name(&self) -> String {
        self.name.clone()
    }

    /// The same series under another name.
    #[must_use]
    pub(super) fn with_name(self, name: String) -> Self {
        Self { name, ..self }
    }

    /// What a figure of it is.
    pub fn figure(&self) -> &'static str {
        if self.columns.has_rates() { "rate" } else { "count" }
    }

    /// How the series relates to the others.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The observations whose periods lie between two years, both included.
    #[must_use]
    pub fn between(&self, from: Option<Year>, to: Option<Year>) -> Series {
        let is_between = |period: Period| {
            let starts = from.is_none_or(|from| {
                period.first().is_some_and(|first| first.number() >= from.number())
            });
            starts && to.is_none_or(|to| period.last().number() <= to.number())
        };
        let rows = self.rows.iter().copied();
        let rows = rows.filter(|row| is_between(self.columns.period(*row as usize))).collect();
        Series {
            rows,
            columns: Arc::clone(&self.columns),
            key: self.key.clone(),
            name: self.name.clone(),
            ..*self
        }
    }

    /// The rows of the dataset's frame, in the order of time.
    pub(super) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// All observations, in the order of time.
    pub fn observations(
        &self,
    ) -> impl DoubleEndedIterator<Item = Observation> + ExactSizeIterator + Clone {
        self.rows.iter().map(|row| self.columns.observation(*row as usize))
    }

    /// All periods, in the order of time.
    pub fn periods(&self) -> impl DoubleEndedIterator<Item = Period> + ExactSizeIterator + Clone {
        self.rows.iter().map(|row| self.columns.period(*row as usize))
    }

    /// The row of the frame that holds the period.
    fn row_of(&self, period: Period) -> Option<usize> {
        let code = |row: &u32| self.columns.period_code(*row as usize);
        let place = self.rows.binary_search_by_key(&period.code(), code).ok()?;
        self.rows.get(place).map(|row| *row as usize)
    }

    /// The observation of that period.
    pub fn at(&self, period: Period) -> Option<Observation> {
        self.row_of(period).map(|row| self.columns.observation(row))
    }

    /// The count of that whole year.
    pub fn count_of(&self, year: Year) -> Option<Count> {
        let count = self.row_of(Period::Year(year)).and_then(|row| self.columns.count(row));
        count.filter(|count| count.has_value())
    }

    /// The whole years that have a count, sorted.
    pub fn years(&self) -> Vec<YearCount> {
        let rows = self.rows.iter().map(|row| *row as usize);
        rows.filter_map(|row| {
            Some(YearCount {
                year: self.columns.period(row).whole_year()?,
                count: self.columns.count(row).filter(|count| count.has_value())?,
                status: self.columns.status(row),
                break_before: self.columns.break_before(row),
            })
        })
        .collect()
    }

    /// The years between the first and the last counted year that have no count of their own.
    pub fn gaps(&self) -> Vec<Year> {
        let years = self.years();
        let (Some(first), Some(last)) = (years.first(), years.last()) else {
            return Vec::new();
        };
        first.year.through(last.year).filter(|year| self.count_of(*year).is_none()).collect()
    }

    /// The observations that are not whole years: spans and years to date.
    pub fn set_aside(&self) -> impl Iterator<Item = Observation> {
        self.observations().filter(|observation| observation.period.whole_year().is_none())
    }
}
