//! The sum over all periods, spans included.

use serde::Serialize;

use crate::{Method, Topic};
use arrivals_data::{Count, Observation, Period, Series, Year};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    topic: Topic::Change,
    version: 1,
    unit: "counts",
    assumes: "no person or case is counted in two years",
    avoid: "refused when periods overlap",
    id: "cumulative",
    name: "cumulative total",
    formula: "Σ y over years, spans of years and a year to date, none of which overlap",
    source: "definition",
};

/// The sum over all periods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Cumulative {
    /// The sum.
    pub count: Count,
    /// The first year it covers; none when it is open to the past.
    pub first: Option<Year>,
    /// The last year it reaches into.
    pub last: Year,
    /// The spans and years to date among the periods, with their counts.
    pub not_single_years: Vec<(String, Count)>,
    /// The years without a count between the first and the last.
    pub missing: Vec<Year>,
}

/// Why there is no sum.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CumulativeError {
    /// Nothing has a count.
    #[error("no period has a count")]
    NoCounts,
    /// Two periods share a year, so that someone would be counted twice.
    #[error("{} and {} overlap", one.label(), other.label())]
    Overlap {
        one: Period,
        /// Another.
        other: Period,
    },
    /// The counts are rates.
    #[error("rates are not added up: leave --population out")]
    Rates,
    /// The sum is no count.
    #[error("the sum is above 2^63 − 1")]
    TooLarge,
}

/// The sum over all periods with a count.
///
/// # Errors
/// When no period has a count, two overlap, or the sum leaves the range of a count.
pub fn cumulative(series: &Series) -> Result<Cumulative, CumulativeError> {
    let counted: Vec<(Observation, Count)> = series
        .observations()
        .filter_map(|observation| observation.count.map(|count| (observation, count)))
        .collect();
    let (Some((start, _)), Some(last)) =
        (counted.first(), counted.iter().map(|(observation, _)| observation.period.last()).max())
    else {
        return Err(CumulativeError::NoCounts);
    };
    if counted.iter().any(|(_, count)| count.is_rate()) {
        return Err(CumulativeError::Rates);
    }
    // Sorted by start: a period overlaps one before it exactly when it overlaps the one that
    // reaches farthest.
    let mut farthest = start.period;
    for (observation, _) in counted.iter().skip(1) {
        if farthest.overlaps(observation.period) {
            return Err(CumulativeError::Overlap { one: farthest, other: observation.period });
        }
        if observation.period.last() > farthest.last() {
            farthest = observation.period;
        }
    }
    let covered = |year: Year| {
        counted.iter().any(|(observation, _)| observation.period.overlaps(Period::Year(year)))
    };
    let from = start.period.first().unwrap_or(start.period.last());
    Ok(Cumulative {
        count: Count::sum(counted.iter().map(|(_, count)| *count))
            .ok_or(CumulativeError::TooLarge)?,
        first: start.period.first(),
        last,
        not_single_years: counted
            .iter()
            .filter(|(observation, _)| observation.period.whole_year().is_none())
            .map(|(observation, count)| (observation.period.label(), *count))
            .collect(),
        missing: from.through(last).filter(|year| !covered(*year)).collect(),
    })
}
