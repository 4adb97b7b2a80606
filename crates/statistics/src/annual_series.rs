//! The whole years of a series, as methods take them.

use serde::Serialize;

use arrivals_data::{PER, Series, Status, Year, YearCount, YearKind};

/// The whole years with a count, and what was left out of them.
///
/// Invariant: years are sorted and unique; no span of years or year to date is among them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AnnualSeries {
    /// The years, as numbers.
    pub years: Vec<f64>,
    /// Their counts.
    pub counts: Vec<f64>,
    /// The population of each year, where rates are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exposure: Option<Vec<f64>>,
    /// Years between the first and the last without a count.
    pub gaps: Vec<i32>,
    /// Years before which the definition changes.
    pub breaks: Vec<i32>,
    /// Provisional years at the end that were left out.
    pub left_out: Vec<i32>,
    /// Provisional or estimated years that are in it.
    pub tentative: Vec<i32>,
    /// Spans of years and years to date that were set aside.
    pub set_aside: usize,
    /// When its years start and end; those of the calendar when nothing is said.
    #[serde(skip)]
    pub kind: Option<YearKind>,
}

impl AnnualSeries {
    /// The whole years of a series; provisional years at its end are left out unless wanted.
    pub fn from_series(series: &Series, include_provisional: bool) -> Self {
        let mut years = series.years();
        let mut left_out = Vec::new();
        while !include_provisional
            && years.last().is_some_and(|last| last.status == Status::Provisional)
        {
            left_out.extend(years.pop().map(|year| year.year.number()));
        }
        left_out.reverse();
        let number = |year: &YearCount| year.year.number();
        let gaps = match (years.first(), years.last()) {
            (Some(first), Some(last)) => (number(first)..=number(last))
                .filter(|year| !years.iter().any(|at| number(at) == *year))
                .collect(),
            _ => Vec::new(),
        };
        let tentative = years
            .iter()
            .filter(|year| matches!(year.status, Status::Provisional | Status::Estimated))
            .map(number)
            .collect();
        let population = |year: &YearCount| year.count.population().map(|of| of as f64);
        let exposure = years.iter().map(population).collect::<Option<Vec<f64>>>();
        Self {
            years: years.iter().map(|year| f64::from(number(year))).collect(),
            counts: years.iter().map(|year| year.count.as_i64() as f64).collect(),
            exposure: exposure.filter(|exposure| !exposure.is_empty()),
            gaps,
            breaks: years.iter().skip(1).filter(|year| year.break_before).map(number).collect(),
            left_out,
            tentative,
            set_aside: series.set_aside().count(),
            kind: years.last().map(|year| year.year.kind()),
        }
    }

    /// The number of years.
    pub fn len(&self) -> usize {
        self.years.len()
    }

    /// Whether no year has a count.
    pub fn is_empty(&self) -> bool {
        self.years.is_empty()
    }

    /// What a year of the series is called, also one that is still to come: `2019/20`.
    pub fn year(&self, year: f64) -> String {
        let named = Year::new(year.round() as i64)
            .map(|year| year.of_kind(self.kind.unwrap_or(YearKind::Calendar)).to_string());
        named.unwrap_or_else(|_| format!("{year:.0}"))
    }

    /// What several are called.
    pub fn names(&self, years: &[i32]) -> Vec<String> {
        years.iter().map(|year| self.year(f64::from(*year))).collect()
    }

    /// The first and the last year.
    pub fn span(&self) -> Option<(i32, i32)> {
        Some((*self.years.first()? as i32, *self.years.last()? as i32))
    }

    /// The years with a count of 0, if there are any.
    pub fn zeros(&self) -> Option<Vec<String>> {
        let zeros: Vec<String> = self
            .years
            .iter()
            .zip(&self.counts)
            .filter(|(_, count)| **count == 0.0)
            .map(|(year, _)| self.year(*year))
            .collect();
        (!zeros.is_empty()).then_some(zeros)
    }

    /// The counts, or the rates per 100,000 of the population.
    pub fn values(&self) -> Vec<f64> {
        match &self.exposure {
            Some(exposure) => {
                self.counts.iter().zip(exposure).map(|(y, e)| PER * (y / e)).collect()
            }
            None => self.counts.clone(),
        }
    }

    /// Marks years in which the definition changes; a year outside, or without a count, marks
    /// nothing.
    pub fn mark_breaks(&mut self, years: &[i32]) {
        for year in years {
            let inside = self.years.iter().skip(1).any(|other| *other as i32 == *year);
            if inside && !self.breaks.contains(year) {
                self.breaks.push(*year);
            }
        }
        self.breaks.sort_unstable();
    }
}
