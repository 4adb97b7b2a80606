//! Which series and years of a dataset are asked about.

use serde::Serialize;

use super::suggestions::{self, Choice};
use super::{Label, Language, format};
use arrivals_data::{Dataset, Period, Role, Series, Year, YearCount, hint_of_nearest};

/// Which series and years are asked about. The default is the whole, in all its years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// The name of the series.
    pub series: Option<String>,
    /// The first year.
    pub from: Option<Year>,
    /// The last year.
    pub to: Option<Year>,
    /// What of these years a chart draws.
    pub within: Within,
}

/// The years that a chart draws of those asked for: its words say nothing of others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Within {
    /// The first year; the first of the series when there is none.
    pub first: Option<Year>,
    /// The last year; the last of the series when there is none.
    pub last: Option<Year>,
}

impl Within {
    /// The first and the last year of which all series have a count.
    pub fn common_years(series: &[&Series]) -> Self {
        let Some((one, others)) = series.split_first() else { return Self::default() };
        Self::where_counted(one, |year| others.iter().all(|other| other.count_of(year).is_some()))
    }

    /// The first and the last year of which the whole and one of its parts have a count: what the
    /// other parts were is in the whole.
    pub fn years_with_total(parts: &[&Series], whole: &Series) -> Self {
        Self::where_counted(whole, |year| parts.iter().any(|part| part.count_of(year).is_some()))
    }

    fn where_counted(series: &Series, is_drawn: impl Fn(Year) -> bool) -> Self {
        let years = series.years();
        let mut drawn = years.iter().map(|at| at.year).filter(|year| is_drawn(*year));
        let first = drawn.next();
        Self { first, last: drawn.last().or(first) }
    }
}

/// What the findings are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Subject {
    /// The dataset's title.
    pub title: Option<String>,
    /// What is counted.
    pub measure: Option<String>,
    /// What one count is.
    pub unit: Option<String>,
    /// Whether the figures are rates per 100,000 of a population.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub rates: bool,
    /// The publishers.
    pub sources: Vec<String>,
    /// The values of dimensions that were chosen, which all series have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<String>,
    /// The series' name; of a single one what was chosen, which may be empty.
    pub series: String,
    /// The first whole year with a count.
    pub first: Year,
    /// The last whole year with a count.
    pub last: Year,
}

/// A selection that a dataset does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SelectionError {
    /// No series of that name.
    #[error("there is no series '{name}'")]
    NoSeries {
        /// The name asked for.
        name: String,
        names: Vec<String>,
    },
    /// Several series, none of which is the total.
    #[error("{} series and no total among them", format::whole(*series as i64))]
    NoWhole {
        series: usize,
        /// What tells them apart.
        choices: Vec<Choice>,
    },
    /// No whole year with a count.
    #[error("no whole year has a {figure}{}", if only.is_empty() { String::new() } else { format!(": there is only {}", only.join(", ")) })]
    NoYear {
        /// What a figure is.
        figure: &'static str,
        /// The periods there are.
        only: Vec<String>,
    },
    /// A year without a count of its own.
    #[error("{year} has no {figure} of its own{}", within.as_ref().map(|within| format!(": it is {within}")).unwrap_or_default())]
    NoCount {
        /// What a figure is.
        figure: &'static str,
        /// The year asked for.
        year: Year,
        /// What there is instead, in words.
        within: Option<String>,
        /// The first and last year with a count.
        counted: (Year, Year),
    },
    /// The years run backwards.
    #[error("the last year comes before the first: from {from} to {to}")]
    Backwards {
        /// The first year asked for.
        from: Year,
        /// The last year asked for.
        to: Year,
    },
}

impl SelectionError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoSeries { name, names } => {
                hint_of_nearest(name, names, format!("the series are {}", format::shown(names)))
            }
            Self::NoWhole { choices, .. } => suggestions::hint(choices),
            Self::NoYear { figure: "rate", .. } => {
                "a rate needs a population of the group and year: see -v".into()
            }
            Self::NoYear { .. } => "spans and years to date are added up, but not compared".into(),
            Self::NoCount { counted: (first, last), figure, .. } => {
                format!("years with a {figure} run from {first} to {last}")
            }
            Self::Backwards { .. } => "give the earlier year to --from".into(),
        }
    }
}

/// The series and years that were asked about.
#[derive(Debug)]
pub(super) struct Chosen {
    /// The series, cut to the years asked for.
    pub series: Series,
    /// What it is about.
    pub subject: Subject,
    /// The first whole year with a count, of those asked for.
    pub first: YearCount,
    /// The last whole year with a count, of those asked for.
    pub last: YearCount,
    /// Whether years were asked for.
    pub asked_for_years: bool,
    /// The years asked for, of the kind that the series has.
    pub asked: (Option<Year>, Option<Year>),
}

impl Chosen {
    /// What is counted, inside a sentence: `arrivals`, `arrivals (female)`, `the count`.
    pub fn measure(&self) -> String {
        let measure = self.whole_measure();
        match self.subject.group(&self.series) {
            Some(group) => format!("{measure} ({})", group.join(", ")),
            None => measure,
        }
    }

    /// What a figure is.
    pub fn figure(&self) -> &'static str {
        if self.last.count.is_rate() { "rate" } else { "count" }
    }

    /// The same without the group.
    pub fn whole_measure(&self) -> String {
        let measure = self.subject.measure.clone();
        let measure = match self.last.count.is_rate() {
            true => Label::Rate.behind(measure, Language::English),
            false => measure,
        };
        measure.unwrap_or_else(|| format!("the {}", self.figure()))
    }

    /// A count with its unit: `223 people`; a rate with both its numbers: `0.43 per 100,000 (223
    /// of 51,684,564)`.
    pub fn with_unit(&self, count: arrivals_data::Count) -> String {
        let mut text = format::count(count);
        if let Some(unit) = &self.subject.unit {
            text.push_str(&format!(" {unit}"));
        }
        if let Some(both) = format::both(count) {
            text.push_str(&format!(" ({both})"));
        }
        text
    }
}

/// The series of that name, in any case.
///
/// # Errors
/// When there is none.
pub fn series_named<'a>(dataset: &'a Dataset, name: &str) -> Result<&'a Series, SelectionError> {
    let series = dataset.series();
    series
        .iter()
        .find(|series| series.name() == name)
        .or_else(|| {
            series.iter().find(|series| series.name().to_lowercase() == name.to_lowercase())
        })
        .ok_or_else(|| SelectionError::NoSeries { name: name.to_owned(), names: names(dataset) })
}

fn names(dataset: &Dataset) -> Vec<String> {
    dataset.series().iter().map(Series::name).collect()
}

pub(super) fn choose(dataset: &Dataset, selection: &Selection) -> Result<Chosen, SelectionError> {
    let series = match &selection.series {
        Some(name) => series_named(dataset, name)?,
        None => dataset.whole().ok_or_else(|| SelectionError::NoWhole {
            series: dataset.series().len(),
            choices: suggestions::choices(dataset),
        })?,
    };
    let figure = series.figure();
    // Years without a population are counted, and no spans.
    let spans = || series.periods().filter(|at| figure == "count" || at.whole_year().is_none());
    let no_year = || SelectionError::NoYear { figure, only: spans().map(Period::label).collect() };
    let years = series.years();
    let counted = match (years.first(), years.last()) {
        (Some(first), Some(last)) => (first.year, last.year),
        _ => return Err(no_year()),
    };
    // A user says 2019 for the fiscal year of that number, too.
    let like = |year: Option<Year>| year.map(|year| year.of_kind(counted.0.kind()));
    let (from, to) = (like(selection.from), like(selection.to));
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return Err(SelectionError::Backwards { from, to });
    }
    for year in [from, to].into_iter().flatten() {
        if series.count_of(year).is_none() {
            return Err(SelectionError::NoCount {
                figure,
                year,
                within: instead(series, year),
                counted,
            });
        }
    }
    let series = series.between(from, to);
    let drawn = series.between(selection.within.first, selection.within.last);
    let series = if drawn.years().is_empty() { series } else { drawn };
    let years = series.years();
    let (Some(first), Some(last)) = (years.first().copied(), years.last().copied()) else {
        return Err(no_year());
    };
    let name = name_of(&series, &dataset.metadata().scope);
    let subject = Subject::new(dataset, name, (first.year, last.year));
    let asked_for_years = selection.from.is_some() || selection.to.is_some();
    Ok(Chosen { series, subject, first, last, asked_for_years, asked: (from, to) })
}

/// What a series is called: by what tells it from others, or by what was chosen.
pub(super) fn name_of(series: &Series, scope: &[String]) -> String {
    match series.name() {
        name if name.is_empty() => scope.join(", "),
        name => name,
    }
}

impl Subject {
    /// What is said of a dataset's series of that name, from the first to the last year.
    pub(super) fn new(dataset: &Dataset, series: String, (first, last): (Year, Year)) -> Self {
        let metadata = dataset.metadata();
        // A sum that nobody published is named as one; its parts are none.
        let is_sum = |one: &&Series| one.name() == series && one.role().is_sum();
        let sums = dataset.series().iter().find(is_sum).map(|_| &metadata.sums);
        let scope = metadata.scope.iter().chain(sums.into_iter().flatten()).cloned().collect();
        Self {
            title: metadata.title.clone(),
            measure: metadata.measure.clone(),
            unit: metadata.unit.clone(),
            rates: dataset.has_rates(),
            sources: metadata.sources.iter().map(|source| source.title.clone()).collect(),
            scope,
            series,
            first,
            last,
        }
    }

    /// What the counts of a series are confined to: what was chosen, and the part that it is;
    /// nothing for all.
    pub fn group(&self, series: &Series) -> Option<Vec<String>> {
        let part = matches!(series.role(), Role::Part | Role::Subtotal).then(|| series.name());
        let group: Vec<String> =
            self.scope.iter().cloned().chain(part).filter(|value| !value.is_empty()).collect();
        (!group.is_empty()).then_some(group)
    }

    pub fn series_of<'a>(&self, dataset: &'a Dataset) -> Option<&'a Series> {
        match dataset.series() {
            [single] => Some(single),
            several => several.iter().find(|series| series.name() == self.series),
        }
    }
}

/// What the series has for a year that has no count of its own.
fn instead(series: &Series, year: Year) -> Option<String> {
    let observation = series
        .observations()
        .find(|observation| observation.period.overlaps(Period::Year(year)))?;
    Some(match (observation.period.whole_year(), observation.count) {
        (Some(_), Some(_)) => "without a population".to_owned(),
        (Some(_), _) => observation.status.word().to_owned(),
        (None, Some(count)) => {
            format!("part of {} ({})", observation.period.label(), format::count(count.alone()))
        }
        (None, None) => format!("part of {}", observation.period.label()),
    })
}
