//! Series one on the other: the years that all have, and what each stands on.

use std::collections::{BTreeMap, BTreeSet};

use super::ChartError;
use super::cartesian::named;
use super::kind::Request;
use super::layout::names::End;
use super::request::Parts;
use super::series_data::Trace;
use super::year_notes::of_years;
use arrivals_data::Year;
use arrivals_findings::Language;

/// Series one on the other, the first at the bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack {
    /// The series, with only the years that all of them have.
    pub traces: Vec<Trace>,
    /// What is said of years left out.
    pub notes: Vec<String>,
    totals: BTreeMap<Year, f64>,
}

impl Stack {
    /// The parts of a request one on the other, and on them what of the total is in none of them.
    ///
    /// # Errors
    /// When a total is among the parts, a value is below 0, or no year has all.
    pub fn from_request(request: &Request) -> Result<Self, ChartError> {
        request.only_parts()?;
        let language = request.options.language;
        let Parts { traces, whole, above, untold, without } = request.parts_and_rest();
        let mut stack = match whole {
            Some(years) => Self::with_years(traces, &years)?,
            None => Self::pile(traces, language)?,
        };
        let in_all = above.iter().filter(|year| stack.totals.contains_key(year));
        let notes = [
            of_years(
                in_all,
                "The parts add up to more than the total",
                "항목의 합이 전체보다 큼",
                language,
            ),
            of_years(
                &without,
                "Left out, for the total has no figure",
                "전체 값이 없어 뺌",
                language,
            ),
        ];
        stack.notes.extend(notes.into_iter().flatten());
        if untold {
            stack.notes.push(match language {
                Language::English => "A part without a figure is among the others.".to_owned(),
                Language::Korean => "수치가 없는 항목은 기타에 들어 있음.".to_owned(),
            });
        }
        Ok(stack)
    }

    /// Puts the parts of a total one on the other in these years: what a part without a value was
    /// is in the rest.
    fn with_years(mut traces: Vec<Trace>, years: &[Year]) -> Result<Self, ChartError> {
        for trace in &mut traces {
            trace.points.retain(|datum| years.binary_search(&datum.year).is_ok());
        }
        Self::new(traces, Vec::new())
    }

    /// Series that have the same years.
    ///
    /// # Errors
    /// When a value is below 0, or there is none.
    pub fn new(traces: Vec<Trace>, notes: Vec<String>) -> Result<Self, ChartError> {
        if traces.iter().flat_map(|trace| &trace.points).any(|datum| datum.value < 0.0) {
            return Err(ChartError::NegativePart);
        }
        let mut totals = BTreeMap::new();
        for datum in traces.iter().flat_map(|trace| &trace.points) {
            *totals.entry(datum.year).or_insert(0.0) += datum.value;
        }
        if totals.is_empty() {
            return Err(ChartError::NoYear);
        }
        Ok(Self { traces, notes, totals })
    }

    /// Puts series one on the other. A year in which one has no value is left out and said: a
    /// missing part is not 0.
    ///
    /// # Errors
    /// When a value is below 0, or no year has all.
    fn pile(traces: Vec<Trace>, language: Language) -> Result<Self, ChartError> {
        if traces.iter().flat_map(|trace| &trace.points).any(|datum| datum.value < 0.0) {
            return Err(ChartError::NegativePart);
        }
        let every: BTreeSet<Year> =
            traces.iter().flat_map(|trace| trace.points.iter().map(|at| at.year)).collect();
        let (whole, partial): (Vec<Year>, Vec<Year>) = every
            .into_iter()
            .partition(|year| traces.iter().all(|trace| trace.at(*year).is_some()));
        let note = of_years(
            &partial,
            "Left out, for a part has no figure",
            "일부 항목의 값이 없어 뺌",
            language,
        );
        let stack = Self::with_years(traces, &whole)?;
        Ok(Self { notes: note.into_iter().collect(), ..stack })
    }

    /// The sum of all parts in a year.
    pub fn total(&self, year: Year) -> f64 {
        self.totals.get(&year).copied().unwrap_or_default()
    }

    /// The years whose sum is below a number.
    pub fn years_below(&self, least: f64) -> impl Iterator<Item = &Year> {
        self.totals.iter().filter(move |(_, total)| **total < least).map(|(year, _)| year)
    }

    /// The largest sum.
    pub fn largest(&self) -> f64 {
        self.totals.values().copied().fold(0.0, f64::max)
    }

    /// The first and the last year.
    pub fn years(&self) -> (i32, i32) {
        let number = |year: Option<&Year>| year.map_or(0, |year| year.number());
        (number(self.totals.keys().next()), number(self.totals.keys().next_back()))
    }

    /// What the part in that place stands on, by year.
    pub fn feet(&self, place: usize) -> BTreeMap<Year, f64> {
        let mut feet: BTreeMap<Year, f64> = self.totals.keys().map(|year| (*year, 0.0)).collect();
        for datum in self.traces.iter().take(place).flat_map(|trace| &trace.points) {
            *feet.entry(datum.year).or_default() += datum.value;
        }
        feet
    }

    /// The names beside the last year's parts, each in the middle of its part. `reach` is how far
    /// right of the year they start, in years.
    pub fn ends(&self, request: &Request, reach: f64) -> Vec<End> {
        if self.traces.len() < 2 && !request.has_highlight() {
            return Vec::new();
        }
        self.traces
            .iter()
            .enumerate()
            .filter_map(|(place, trace)| {
                let last = trace.points.last()?;
                let foot = self.feet(place).get(&last.year).copied()?;
                let end = End::new(trace, last, named(trace, last, self.years().1));
                Some(End { year: end.year + reach, value: foot + last.value / 2.0, ..end })
            })
            .collect()
    }
}
