//! One series as it is drawn: values by year, whatever they were made of.

use std::collections::BTreeSet;

use super::ChartError;
use super::marker::Shape;
use super::scene::Paint;
use arrivals_data::{Count, Series, Status, Year, YearCount};
use arrivals_findings::format;

/// One series as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// Its name, in the language of the chart.
    pub name: String,
    /// Its colour.
    pub paint: Paint,
    /// The form of its markers.
    pub shape: Shape,
    /// Its values, by year.
    pub points: Vec<Datum>,
    /// The years whose count the agency withholds.
    pub withheld: Vec<Year>,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    pub year: Year,
    /// The value in the unit of the axis.
    pub value: f64,
    /// The value as people write it.
    pub text: String,
    /// Provisional, estimated, or as it is.
    pub status: Status,
    /// Whether it cannot be compared with the year before.
    pub break_before: bool,
    /// The count that a rate is of.
    pub of: Option<Count>,
}

impl Datum {
    /// A published count.
    pub fn count(at: &YearCount) -> Self {
        let of = Some(at.count).filter(|count| count.is_rate());
        Self { of, ..Self::new(at, at.count.as_f64(), format::count(at.count)) }
    }

    /// A value computed from a count.
    pub fn new(at: &YearCount, value: f64, text: String) -> Self {
        let (year, status, break_before) = (at.year, at.status, at.break_before);
        Self { year, value, text, status, break_before, of: None }
    }

    /// How many were counted.
    pub fn events(&self) -> f64 {
        self.of.map_or(self.value, |count| count.as_i64() as f64)
    }

    /// Where the year stands on the axis.
    pub fn x(&self) -> f64 {
        f64::from(self.year.number())
    }
}

impl Trace {
    /// The counts of a series.
    pub fn from_series(series: &Series, name: String, paint: Paint, shape: Shape) -> Self {
        Self {
            name,
            paint,
            shape,
            points: series.years().iter().map(Datum::count).collect(),
            withheld: series
                .observations()
                .filter(|observation| observation.status == Status::Suppressed)
                .filter_map(|observation| observation.period.whole_year())
                .collect(),
        }
    }

    /// A series that was computed.
    pub fn computed(name: String, paint: Paint, points: Vec<Datum>) -> Self {
        Self { name, paint, shape: Shape::Circle, points, withheld: Vec::new() }
    }

    /// The name in quotes, for a sentence.
    pub fn quoted(&self) -> String {
        if self.name.is_empty() { "the series".into() } else { format!("'{}'", self.name) }
    }

    /// The runs of years that follow each other without a break.
    pub fn pieces(&self) -> impl Iterator<Item = &[Datum]> {
        self.points
            .chunk_by(|one, other| one.year.plus(1) == Some(other.year) && !other.break_before)
    }

    /// The value of a year.
    pub fn at(&self, year: Year) -> Option<&Datum> {
        self.points.iter().find(|datum| datum.year == year)
    }

    /// The first of the largest values.
    pub fn largest(&self) -> Option<&Datum> {
        let order = |one: &&Datum, other: &&Datum| {
            one.value.total_cmp(&other.value).then(other.year.cmp(&one.year))
        };
        self.points.iter().max_by(order)
    }

    /// The smallest and the largest value; nothing without a value.
    pub fn range(&self) -> Option<(f64, f64)> {
        let values = || self.points.iter().map(|datum| datum.value);
        Some((values().reduce(f64::min)?, values().reduce(f64::max)?))
    }
}

/// The smallest and the largest value of several series.
pub fn range(traces: &[Trace]) -> Option<(f64, f64)> {
    traces
        .iter()
        .filter_map(Trace::range)
        .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// The first and the last year of several series.
pub fn years(traces: &[Trace]) -> Option<(Year, Year)> {
    let years = || traces.iter().flat_map(|trace| trace.points.iter().map(|datum| datum.year));
    Some((years().min()?, years().max()?))
}

/// The error about values that have no place on a logarithmic axis, with their years.
pub fn not_above_zero<'a>(traces: impl IntoIterator<Item = &'a Trace>) -> ChartError {
    let points = traces.into_iter().flat_map(|trace| &trace.points);
    let years: BTreeSet<Year> =
        points.filter(|datum| datum.value <= 0.0).map(|datum| datum.year).collect();
    ChartError::LogOfZero(years.iter().map(Year::to_string).collect())
}
