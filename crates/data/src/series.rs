//! The observations of one group, sorted and unique.

use serde::Serialize;

use super::{Count, Observation, Period, Status, Year};

/// How a series relates to the others of its dataset.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The only series.
    Single,
    /// The sum of the parts; never added to them.
    Total,
    /// The sum over some dimensions, not all; added to nothing.
    Subtotal,
    /// One group of several.
    Part,
}

impl Role {
    /// Whether the counts are sums of others: whoever adds up both counts people twice.
    pub fn is_sum(self) -> bool {
        matches!(self, Self::Total | Self::Subtotal)
    }
}

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

/// The observations of one group: sorted by period, each period at most once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    key: Vec<String>,
    name: String,
    role: Role,
    observations: Vec<Observation>,
}

/// Observations that are no series.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SeriesError {
    /// A period stands in it twice.
    #[error("the period {} stands twice in the series '{name}'", period.label())]
    Twice { period: Period, name: String },
}

impl Series {
    /// A series of the observations, sorted; `key` holds one value per dimension.
    ///
    /// # Errors
    /// When two observations cover the same period.
    pub fn new(
        key: Vec<String>,
        role: Role,
        mut observations: Vec<Observation>,
    ) -> Result<Self, SeriesError> {
        if !observations.is_sorted_by_key(|observation| observation.period) {
            observations.sort_by_key(|observation| observation.period);
        }
        let twice = observations.windows(2).find(|pair| pair[0].period == pair[1].period);
        if let Some(pair) = twice {
            return Err(SeriesError::Twice { period: pair[0].period, name: key.join(", ") });
        }
        Ok(Self { name: key.join(", "), key, role, observations })
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

    /// How the series relates to the others.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The observations whose periods lie between two years, both included.
    #[must_use]
    pub fn between(&self, from: Option<Year>, to: Option<Year>) -> Series {
        let observations = self
            .observations
            .iter()
            .filter(|observation| {
                let starts = from.is_none_or(|from| {
                    observation.period.first().is_some_and(|first| first.number() >= from.number())
                });
                let ends = to.is_none_or(|to| observation.period.last().number() <= to.number());
                starts && ends
            })
            .cloned()
            .collect();
        Series { key: self.key.clone(), name: self.name.clone(), role: self.role, observations }
    }

    /// All observations, sorted by period.
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    pub fn at(&self, period: Period) -> Option<&Observation> {
        self.observations
            .binary_search_by_key(&period, |observation| observation.period)
            .ok()
            .map(|index| &self.observations[index])
    }

    /// The count of that whole year.
    pub fn count_of(&self, year: Year) -> Option<Count> {
        self.at(Period::Year(year))
            .and_then(|observation| observation.count)
            .filter(|count| count.has_value())
    }

    /// The whole years that have a count, sorted.
    pub fn years(&self) -> Vec<YearCount> {
        self.observations
            .iter()
            .filter_map(|observation| {
                Some(YearCount {
                    year: observation.period.whole_year()?,
                    count: observation.count.filter(|count| count.has_value())?,
                    status: observation.status,
                    break_before: observation.break_before,
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
    pub fn set_aside(&self) -> impl Iterator<Item = &Observation> {
        self.observations.iter().filter(|observation| observation.period.whole_year().is_none())
    }
}
