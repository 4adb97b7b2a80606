//! What methods say of a series: each result with its sentence, what was checked, and its caveats.

mod change;
mod comparison;
mod counts;
mod forecast;
mod groups;
mod joinpoint;
mod levels;
mod regression;
mod trend;
mod unusual;

use std::collections::BTreeMap;

use serde::Serialize;

use super::finding::{Cell, Checked, Finding, Randomness, Said, Table, Value};
use super::selection::Chosen;
use super::words;
use arrivals_data::Dataset;
use arrivals_statistics::forecast::Kind;
use arrivals_statistics::joinpoint::{Selection, Variance};
use arrivals_statistics::numeric::random::{ALGORITHM, Seed};
use arrivals_statistics::{Level, Method, Sample, Topic};

/// How to analyse.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// What to say, in the order of the topics.
    pub topics: Vec<Topic>,
    /// The level of intervals.
    pub level: Level,
    /// What random numbers start from.
    pub seed: Seed,
    /// Whether provisional years at the end are used.
    pub include_provisional: bool,
    /// Years in which the definition changes, besides those that the file marks.
    pub breaks: Vec<i32>,
    /// The most joinpoints; NCI's default when not given.
    pub joinpoints: Option<usize>,
    /// The first and last year of the average annual percent change; all when not given.
    pub average: Option<(i32, i32)>,
    /// How their number is chosen.
    pub selection: Selection,
    /// The variance that joinpoint regression assumes.
    pub variance: Variance,
    /// Whether intervals of average changes are NCI's parametric ones.
    pub parametric: bool,
    /// Permutations of the test for the number of joinpoints; 0 leaves it out.
    pub permutations: usize,
    /// Whether all variants of the trend test are shown.
    pub variants: bool,
    /// The population of each year, for rates.
    pub population: Option<BTreeMap<i32, f64>>,
    /// The years to forecast.
    pub horizon: Option<usize>,
    /// How they are forecast.
    pub kind: Option<Kind>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            level: Level::P95,
            seed: Seed::default(),
            include_provisional: false,
            breaks: Vec::new(),
            joinpoints: None,
            average: None,
            selection: Selection::Wbic,
            variance: Variance::Constant,
            parametric: false,
            permutations: arrivals_statistics::joinpoint::PERMUTATIONS,
            variants: false,
            population: None,
            horizon: None,
            kind: None,
        }
    }
}

/// The result of a method, as JSON has it.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Analysis {
    /// Where the latest year stands.
    Standing(arrivals_statistics::Standing),
    /// Tests for a trend.
    Trend(trend::TrendTests),
    /// Sen's slope.
    Slope(trend::Slopes),
    /// Segmented fits.
    Joinpoint(arrivals_statistics::joinpoint::Joinpoint),
    /// Segmented fits by the Poisson likelihood.
    PoissonJoinpoint(arrivals_statistics::joinpoint::likelihood::PoissonJoinpoint),
    /// One rate for all years.
    Regression(Box<arrivals_statistics::regression::model::CountTrend>),
    /// Changes of level.
    Levels(arrivals_statistics::levels::Segmentation),
    /// Changes of the mean.
    MeanBreaks(arrivals_statistics::levels::MeanBreaks),
    /// Changes of a log-linear trend.
    TrendBreaks(arrivals_statistics::levels::TrendBreaks),
    /// One change, by ranks.
    Pettitt(arrivals_statistics::levels::Pettitt),
    /// The years to come.
    Forecast(arrivals_statistics::forecast::Forecast),
    /// Forecasts of the past.
    Backtest(Vec<arrivals_statistics::forecast::Record>),
    /// Years that do not fit.
    Unusual(arrivals_statistics::unusual::Unusual),
    /// The groups of one year.
    Shares(groups::Shares),
    /// What each group added to a change.
    Contributions(groups::Added),
    /// A change told apart into scale and structure.
    Mix(groups::Mix),
    /// A change of composition.
    Composition(arrivals_statistics::groups::composition::CompositionTest),
    /// The ratio of two series.
    SeriesRatio(comparison::SeriesRatio),
    /// Whether two courses are alike.
    Comparison(arrivals_statistics::joinpoint::comparison::Comparison),
    /// How figures were revised.
    Revisions(Box<arrivals_statistics::revisions::Revisions>),
    /// The ratio of two counts.
    Ratio(counts::Ratios),
    /// A rate per 100,000.
    Rate(arrivals_statistics::counts::rate::Rate),
    /// An average annual percent change.
    Average(arrivals_statistics::joinpoint::AverageChange),
}

/// A series ready for methods.
pub(super) struct Context<'a> {
    pub chosen: &'a Chosen,
    pub sample: Sample,
    pub options: &'a Options,
    /// The joinpoints selected, once they were looked for.
    pub bends: Vec<f64>,
}

/// Says what the methods of the topics say.
pub(super) fn say(
    chosen: &Chosen,
    dataset: &Dataset,
    sample: Sample,
    options: &Options,
    said: &mut Said,
) {
    let mut context = Context { chosen, sample, options, bends: Vec::new() };
    // Whether the series bends decides what may be said of its trend.
    let fitted = joinpoint::fit(&context);
    if let Ok(fit) = &fitted {
        context.bends.clone_from(&fit.model().joinpoints);
    }
    for topic in &options.topics {
        match topic {
            Topic::Trend => trend::say(&context, said),
            Topic::Joinpoint => joinpoint::say(&context, &fitted, said),
            Topic::Counts => counts::say(&context, said),
            Topic::Regression => regression::say(&context, said),
            Topic::Levels => levels::say(&context, said),
            Topic::Forecast => forecast::say(&context, said),
            Topic::Unusual => unusual::say(&context, said),
            Topic::Groups => groups::say(&context, dataset, said),
            Topic::Change => change::say(&context, said),
            Topic::Revisions => {}
        }
    }
}

/// Says how two series compare.
pub(super) fn say_comparison(
    chosen: &Chosen,
    sample: Sample,
    other: (&str, &Sample),
    options: &Options,
    said: &mut Said,
) {
    let context = Context { chosen, sample, options, bends: Vec::new() };
    let name = chosen.series.name();
    comparison::say(&context, other.1, (&name, other.0), said);
}

/// What was used of the series and what was not, for the reader of all results.
pub(super) fn used(sample: &Sample, breaks: &[i32]) -> Vec<String> {
    let list = |years: &[i32]| words::list(&sample.names(years));
    let mut notes = Vec::new();
    if !sample.left_out.is_empty() {
        notes.push(format!(
            "Provisional, and left out of all methods but plain changes: {}.",
            list(&sample.left_out)
        ));
    }
    let unknown: Vec<i32> =
        breaks.iter().copied().filter(|year| !sample.breaks.contains(year)).collect();
    if !unknown.is_empty() {
        notes.push(format!(
            "No count in {}, or none before it: a change of definition there changes nothing.",
            list(&unknown)
        ));
    }
    if !sample.gaps.is_empty() {
        notes.push(format!(
            "Without a count, and not filled: {}. Methods use the years as they are.",
            list(&sample.gaps)
        ));
    }
    notes
}

/// A method's finding before it is said.
pub(super) struct Result {
    pub name: (&'static str, &'static str),
    pub sentence: String,
    pub value: Analysis,
    pub method: Method,
    pub caveats: Vec<String>,
    pub table: Option<Table>,
    pub checked: Checked,
    pub replicates: usize,
    /// Other methods whose results stand beside it.
    pub also: Vec<Method>,
}

impl Context<'_> {
    /// What every method checks.
    pub fn checked(&self) -> Checked {
        let sample = &self.sample;
        Checked {
            n: sample.len(),
            first: sample.span().map(|span| span.0),
            last: sample.span().map(|span| span.1),
            gaps: sample.gaps.clone(),
            breaks: sample.breaks.clone(),
            set_aside: sample.set_aside,
            left_out: sample.left_out.clone(),
            tentative: sample.tentative.clone(),
            ..Checked::default()
        }
    }

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
        words::list(&years.iter().map(|year| self.year(*year)).collect::<Vec<_>>())
    }

    /// A number of counts a year, with the unit: `−83.7 people a year`.
    pub fn per_year(&self, number: f64) -> String {
        let decimals = usize::from(number.abs() < 1000.0);
        if self.sample.exposure.is_some() {
            return format!("{} per 100,000 a year", words::decimal(number, 3));
        }
        match &self.chosen.subject.unit {
            Some(unit) => format!("{} {unit} a year", words::decimal(number, decimals)),
            None => format!("{} a year", words::decimal(number, decimals)),
        }
    }

    /// Says a result about all years of the sample.
    pub fn say(&self, said: &mut Said, result: Result) {
        let series = &self.chosen.series;
        let cells = series
            .observations()
            .iter()
            .filter(|observation| {
                observation
                    .period
                    .whole_year()
                    .is_some_and(|year| self.sample.years.contains(&f64::from(year.number())))
            })
            .filter_map(|observation| Cell::of(&said.origins, series, observation.period))
            .collect();
        let mut caveats = result.caveats;
        if self.sample.exposure.is_some() && result.method.topic != Topic::Groups {
            caveats.push("Of rates per 100,000 of the population.".into());
        }
        if !self.sample.breaks.is_empty() {
            let years = self.sample.names(&self.sample.breaks);
            caveats.push(format!(
                "The definition changes in {}: a change there is not one of the thing counted.",
                words::list(&years)
            ));
        }
        if !self.sample.tentative.is_empty() {
            let years = self.sample.names(&self.sample.tentative);
            caveats.push(format!("Provisional or estimated: {}.", words::list(&years)));
        }
        said.push(Finding {
            id: result.name.0,
            label: result.name.1.to_owned(),
            sentence: result.sentence,
            value: Value::Analysis(Box::new(result.value)),
            method: result.method.id,
            rule: result.method.version,
            also: result
                .also
                .iter()
                .map(|method| method.id)
                .filter(|id| *id != result.method.id)
                .collect(),
            arithmetic: Vec::new(),
            cells,
            checked: Some(result.checked),
            random: (result.replicates > 0).then_some(Randomness {
                algorithm: ALGORITHM,
                seed: self.options.seed.0,
                replicates: result.replicates,
            }),
            table: result.table,
            caveats,
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
        let text = words::p(p);
        text.strip_prefix("p = ").map_or(text.trim_start_matches("p ").to_owned(), str::to_owned)
    })
}
