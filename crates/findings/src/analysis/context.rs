//! A series ready for methods, and how their results are said of it.

use super::options::AnalysisOptions;
use super::result::Analysis;
use crate::finding::{Cell, Checked, Collector, Finding, Randomness, Table, Value};
use crate::format;
use crate::selection::Chosen;
use arrivals_data::Year;
use arrivals_statistics::numeric::random::ALGORITHM;
use arrivals_statistics::{AnnualSeries, Method, Topic};

/// A series ready for methods.
pub(super) struct Context<'a> {
    pub chosen: &'a Chosen,
    pub sample: AnnualSeries,
    pub options: &'a AnalysisOptions,
    /// The joinpoints selected, once they were looked for.
    pub bends: Vec<f64>,
}

/// A method's finding before it is said. Of most methods there is nothing but these four.
pub(super) struct Statement {
    pub name: (&'static str, &'static str),
    pub method: Method,
    pub sentence: String,
    pub value: Analysis,
    pub caveats: Vec<String>,
    pub table: Option<Table>,
    pub dispersion: Option<f64>,
    pub autocorrelation: Option<f64>,
    pub durbin_watson: Option<f64>,
    pub replicates: usize,
    /// Other methods whose results stand beside it.
    pub also: Vec<Method>,
}

impl Statement {
    pub fn new(
        name: (&'static str, &'static str),
        method: Method,
        sentence: String,
        value: Analysis,
    ) -> Self {
        Self {
            name,
            method,
            sentence,
            value,
            caveats: Vec::new(),
            table: None,
            dispersion: None,
            autocorrelation: None,
            durbin_watson: None,
            replicates: 0,
            also: Vec::new(),
        }
    }
}

impl Context<'_> {
    /// The years used: `2002–2023`.
    pub fn years(&self) -> String {
        match self.sample.span() {
            Some((first, last)) if first != last => self.range(first, last),
            Some((first, _)) => self.sample.year(f64::from(first)),
            None => "no year".to_owned(),
        }
    }

    /// What a year is called.
    pub fn year(&self, year: impl Into<f64>) -> String {
        self.sample.year(year.into())
    }

    /// Years from one to another: `2002–2023`.
    pub fn range(&self, first: impl Into<f64>, last: impl Into<f64>) -> String {
        format!("{}–{}", self.year(first), self.year(last))
    }

    /// Years that are real numbers in computations, as a list.
    pub fn list(&self, years: &[f64]) -> String {
        format::list(years.iter().map(|year| self.year(*year)))
    }

    /// A number of counts a year, with the unit: `−83.7 people a year`.
    pub fn per_year(&self, number: f64) -> String {
        let decimals = usize::from(number.abs() < 1000.0);
        if self.sample.exposure.is_some() {
            return format!("{} per 100,000 a year", format::decimal(number, 3));
        }
        match &self.chosen.subject.unit {
            Some(unit) => format!("{} {unit} a year", format::decimal(number, decimals)),
            None => format!("{} a year", format::decimal(number, decimals)),
        }
    }

    /// Says a result about all years of the sample.
    pub fn say(&self, said: &mut Collector, result: Statement) {
        let (series, sample) = (&self.chosen.series, &self.sample);
        let is_used = |year: Year| sample.years.contains(&f64::from(year.number()));
        let cells = series
            .periods()
            .filter(|period| period.whole_year().is_some_and(is_used))
            .filter_map(|period| Cell::new(&said.origins, series, period))
            .collect();
        let mut caveats = result.caveats;
        if sample.exposure.is_some() && result.method.topic != Topic::Groups {
            caveats.push("Of rates per 100,000 of the population.".into());
        }
        if !sample.breaks.is_empty() {
            let years = sample.names(&sample.breaks);
            caveats.push(format!(
                "The definition changes in {}: a change there is not one of the thing counted.",
                format::list(&years)
            ));
        }
        if !sample.tentative.is_empty() {
            let years = sample.names(&sample.tentative);
            caveats.push(format!("Provisional or estimated: {}.", format::list(&years)));
        }
        let value = Value::Analysis(Box::new(result.value));
        said.push(Finding {
            also: result
                .also
                .iter()
                .map(|method| method.id)
                .filter(|id| *id != result.method.id)
                .collect(),
            checked: Some(Checked {
                n: sample.len(),
                first: sample.span().map(|span| span.0),
                last: sample.span().map(|span| span.1),
                dispersion: result.dispersion,
                autocorrelation: result.autocorrelation,
                durbin_watson: result.durbin_watson,
                gaps: sample.gaps.clone(),
                breaks: sample.breaks.clone(),
                set_aside: sample.set_aside,
                left_out: sample.left_out.clone(),
                tentative: sample.tentative.clone(),
            }),
            random: (result.replicates > 0).then_some(Randomness {
                algorithm: ALGORITHM,
                seed: self.options.seed.0,
                replicates: result.replicates,
            }),
            table: result.table,
            caveats,
            ..Finding::new(result.name, result.method, result.sentence, value, cells)
        });
    }

    /// What stands before a sentence that a change of definition makes worthless.
    pub fn unquotable(&self) -> &'static str {
        if self.sample.breaks.is_empty() {
            ""
        } else {
            "Not to be quoted across the change of definition: "
        }
    }

    /// The sentence about one rate for a series that bends.
    pub fn bent(&self) -> Option<String> {
        (!self.bends.is_empty()).then(|| {
            format!(
                "The series bends in {}: one direction for all years does not describe it.",
                self.list(&self.bends)
            )
        })
    }
}

/// The cell of a table for a p.
pub(super) fn p_cell(p: Option<f64>) -> String {
    p.map_or("–".to_owned(), |p| {
        let text = format::p(p);
        text.strip_prefix("p = ").map_or(text.trim_start_matches("p ").to_owned(), str::to_owned)
    })
}
