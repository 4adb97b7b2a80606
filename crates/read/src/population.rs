//! A population under counts: each count stands over that of its group and period.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::is_total_name;
use arrivals_data::{
    Count, Dataset, Decision, FrameError, Group, Observation, Period, Role, Row, Series,
    TRANSLATIONS, Word, listed,
};

/// What the unit of a rate ends with.
const UNIT: &str = "per 100,000";

/// A population that counts cannot stand over.
#[derive(Debug, thiserror::Error)]
pub enum PopulationError {
    /// It is divided by what the counts are not, and has no total.
    #[error(
        "the population is divided by '{}', no value of which is a group of the counts, and has no total",
        .0.join("' and '")
    )]
    Divided(Vec<String>),
    /// No count has a population of its group and period.
    #[error("no count has a population of its group and year")]
    Apart,
    /// The rows could not be put together.
    #[error(transparent)]
    Frame(#[from] FrameError),
}

impl PopulationError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Divided(_) => {
                Some("give a population of the same groups, or one with a total".into())
            }
            Self::Apart => Some("see what the population holds: arrivals inspect FILE".into()),
            Self::Frame(_) => None,
        }
    }
}

/// The counts, which were `chosen` by names and values, each over the population of its group and
/// period. A count without one has no rate, which is said.
///
/// # Errors
/// When no count has a population, or it is divided by what the counts are not.
pub fn over_population(
    counts: &Dataset,
    population: &Dataset,
    chosen: &[(String, String)],
) -> Result<Dataset, PopulationError> {
    let join = Join::new(counts, population, chosen)?;
    let (mut groups, mut rows, mut without) = (Vec::new(), Vec::new(), Vec::new());
    let (mut found, mut summed) = (false, false);
    for (series, group) in counts.series().iter().zip(0_u32..) {
        groups.push(Group { key: series.key().to_vec(), role: series.role() });
        let own = join.own(series);
        let mut missing: Vec<String> = Vec::new();
        for observation in series.observations() {
            let (of, is_break) = match &own {
                Own::One(population) => at(population, observation.period)
                    .map_or((None, false), |at| (at.count, at.break_before)),
                Own::Parts(parts) => {
                    summed = true;
                    (sum(parts, observation.period), false)
                }
                Own::None => (None, false),
            };
            let count = observation.count.map(|count| count.per(of));
            let has_rate = count.is_some_and(Count::has_value);
            found |= has_rate;
            // Spans of years are compared with nothing.
            if count.is_some() && !has_rate && observation.period.whole_year().is_some() {
                missing.push(observation.period.label());
            }
            let break_before = observation.break_before || is_break;
            let observation = Observation { count, break_before, ..observation };
            rows.push(Row { group, observation });
        }
        if !missing.is_empty() {
            let name = if series.name().is_empty() { "the series" } else { &series.name() };
            without.push(match missing.len() == series.observations().len() {
                true => name.to_owned(),
                false => format!("{name} in {}", listed(&missing)),
            });
        }
    }
    if !found {
        return Err(PopulationError::Apart);
    }
    let mut said = join.decisions(summed);
    if !without.is_empty() {
        let text = format!("no population, and so no rate: {}", listed_by(&without));
        said.push(Decision::warning(Decision::POPULATION, text));
    }
    let mut metadata = counts.metadata().clone();
    let unit = metadata.unit.take();
    let rate = unit.iter().map(String::as_str).chain([UNIT]).collect::<Vec<_>>().join(" ");
    for language in TRANSLATIONS {
        // In other languages, what a rate is of stands before the count.
        let words = metadata.translations.entry(language.to_owned()).or_default();
        let own = unit.as_deref().and_then(|unit| words.translate(Word::Unit, unit).or(Some(unit)));
        let own = own.unwrap_or_default().to_owned();
        words.add(Word::Unit, &rate, own);
    }
    metadata.unit = Some(rate);
    let named = |title: &str| metadata.sources.iter().any(|source| source.title == title);
    let others = population.metadata().sources.iter().filter(|source| !named(&source.title));
    let others: Vec<_> = others.cloned().collect();
    metadata.sources.extend(others);
    let mut origins = counts.origins().to_vec();
    origins
        .extend(population.origins().iter().filter(|one| !counts.origins().contains(one)).cloned());
    let decisions = counts.decisions().iter().cloned().chain(said).collect();
    let dimensions = counts.dimensions().to_vec();
    Ok(Dataset::new(metadata, origins, dimensions, groups, rows, decisions)?)
}

fn listed_by(groups: &[String]) -> String {
    const MOST: usize = 12;
    let shown = groups.iter().take(MOST).cloned().collect::<Vec<_>>().join("; ");
    match groups.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown}; and {more} more groups"),
    }
}

/// The population of a period; of a fiscal year, that of the calendar year of its number.
fn at(population: &Series, period: Period) -> Option<Observation> {
    population.at(period).or_else(|| {
        let number = period.whole_year()?.number();
        let is_same = |other: &Period| other.whole_year().is_some_and(|y| y.number() == number);
        population.periods().find(is_same).and_then(|period| population.at(period))
    })
}

/// The population of several groups together; none when one that was counted has none.
fn sum(parts: &[(&Series, Vec<&Series>)], period: Period) -> Option<Count> {
    let counted = |one: &&Series| one.at(period).is_some_and(|at| at.is_counted());
    let parts = parts.iter().filter(|(_, groups)| groups.iter().any(counted));
    let mut parts = parts.map(|(population, _)| at(population, period)?.count).peekable();
    parts.peek()?;
    parts.collect::<Option<Vec<Count>>>().and_then(Count::sum)
}

/// What a series stands over.
enum Own<'a> {
    /// A population of its own.
    One(&'a Series),
    /// Those of the parts that it is the sum of, each with the parts that stand over it.
    Parts(Vec<(&'a Series, Vec<&'a Series>)>),
    None,
}

/// What a dimension of the population is to the counts.
#[derive(Debug, Clone, PartialEq)]
enum Place {
    /// That dimension of theirs.
    Of(usize),
    /// They are of one value of it alone.
    Chosen(String),
    /// They are not divided by it.
    Whole,
}

/// What the two have in common.
struct Join<'a> {
    counts: &'a Dataset,
    population: &'a Dataset,
    /// The names and values that the counts were chosen by.
    chosen: &'a [(String, String)],
    /// For each dimension of the population, what it is to the counts.
    places: Vec<Place>,
    by_key: BTreeMap<Vec<String>, &'a Series>,
}

impl<'a> Join<'a> {
    fn new(
        counts: &'a Dataset,
        population: &'a Dataset,
        chosen: &'a [(String, String)],
    ) -> Result<Self, PopulationError> {
        let all = 0..population.dimensions().len();
        let places: Vec<Place> = all
            .map(|place| match (same(counts, population, place), only(population, place, chosen)) {
                (Some(own), _) => Place::Of(own),
                (None, Some(value)) => Place::Chosen(value),
                (None, None) => Place::Whole,
            })
            .collect();
        let mut by_key = BTreeMap::new();
        for series in population.series() {
            let key = || places.iter().zip(series.key()).zip(0..);
            let is_meant = key().all(|((to, value), place)| match to {
                Place::Of(_) => true,
                Place::Chosen(chosen) => plain(value) == *chosen,
                Place::Whole => is_total(population, place, value) || is_only(population, place),
            });
            if is_meant {
                let own = key().filter(|((to, _), _)| matches!(to, Place::Of(_)));
                let own = own.map(|((_, value), place)| normal(population, place, value));
                by_key.insert(own.collect(), series);
            }
        }
        if by_key.is_empty() {
            let names = population.dimensions().iter().zip(&places);
            let names = names.filter(|(_, to)| **to == Place::Whole).map(|(name, _)| name.clone());
            return Err(PopulationError::Divided(names.collect()));
        }
        Ok(Self { counts, population, chosen, places, by_key })
    }

    /// The dimensions of the counts that the population has, too.
    fn matched(&self) -> impl Iterator<Item = usize> {
        self.places.iter().filter_map(|place| match place {
            Place::Of(own) => Some(*own),
            Place::Chosen(_) | Place::Whole => None,
        })
    }

    /// The population that the series stands over.
    fn one(&self, series: &Series) -> Option<&'a Series> {
        let key = self.matched().map(|place| normal(self.counts, place, &series.key()[place]));
        self.by_key.get(&key.collect::<Vec<_>>()).copied()
    }

    /// The names of dimensions, and of what the counts were chosen by, that the population is not
    /// divided by.
    fn undivided(&self) -> Vec<String> {
        let is_chosen =
            |name: &str| self.chosen.iter().any(|(other, _)| plain(other) == plain(name));
        let dimensions = self.counts.dimensions();
        let matched: BTreeSet<usize> = self.matched().collect();
        let own = dimensions.iter().zip(0..).filter(|(name, place)| {
            !matched.contains(place) && (!is_only(self.counts, *place) || is_chosen(name))
        });
        let is_own = |name: &str| dimensions.iter().any(|own| plain(own) == plain(name));
        let is_its = |name: &str| {
            let names = self.population.dimensions().iter().zip(&self.places);
            names.into_iter().any(|(its, to)| plain(its) == plain(name) && *to != Place::Whole)
        };
        let others = self.chosen.iter().map(|(name, _)| name);
        let others = others.filter(|name| !is_own(name) && !is_its(name));
        own.map(|(name, _)| name).chain(others).map(|name| format!("'{name}'")).collect()
    }

    fn own(&self, series: &Series) -> Own<'a> {
        if let Some(population) = self.one(series) {
            return Own::One(population);
        }
        if !series.role().is_sum() {
            return Own::None;
        }
        let is_in =
            |part: &&Series| {
                part.key().iter().zip(series.key()).zip(0..).all(|((part, whole), place)| {
                    part == whole || is_total(self.counts, place, whole)
                })
            };
        let mut parts: Vec<(&Series, Vec<&Series>)> = Vec::new();
        for part in self.counts.parts().filter(is_in) {
            let Some(own) = self.one(part) else { return Own::None };
            match parts.iter_mut().find(|(other, _)| other.key() == own.key()) {
                Some((_, groups)) => groups.push(part),
                None => parts.push((own, vec![part])),
            }
        }
        Own::Parts(parts)
    }

    /// What was joined by what.
    fn decisions(&self, summed: bool) -> Vec<Decision> {
        let file = self.population.origins().first().map_or("", |origin| origin.name.as_str());
        let dimensions = self.counts.dimensions();
        let by = self.matched().map(|place| format!("'{}' and ", dimensions[place]));
        let by = by.collect::<String>();
        let text = format!("rates are per 100,000 of the population in '{file}', by {by}period");
        let mut said = vec![Decision::info(Decision::POPULATION, text)];
        let undivided = self.undivided();
        if !undivided.is_empty() {
            let text = format!(
                "the population is not divided by {}: the rate of each group is per 100,000 of the whole population",
                undivided.join(" and ")
            );
            said.push(Decision::warning(Decision::POPULATION, text));
        }
        if summed {
            let text = "the population of a total is the sum of those of its groups";
            said.push(Decision::info(Decision::POPULATION, text));
        }
        let kind = |dataset: &Dataset| {
            let mut years = dataset.series().iter().flat_map(Series::years);
            years.next().map(|at| at.year.kind())
        };
        if kind(self.counts) != kind(self.population) {
            let text = "the years of the population start or end at other times than those of the counts: they are joined by their numbers";
            said.push(Decision::warning(Decision::POPULATION, text));
        }
        said
    }
}

/// The dimension of the counts that has the most values of a dimension of the population; of two,
/// the one of the same name.
fn same(counts: &Dataset, population: &Dataset, place: usize) -> Option<usize> {
    let values = values(population, place);
    let name = population.dimensions()[place].to_lowercase();
    let shared = |own: usize| self::values(counts, own).intersection(&values).count();
    let is_same = |own: usize| counts.dimensions()[own].to_lowercase() == name;
    (0..counts.dimensions().len())
        .filter(|own| shared(*own) > 0)
        .max_by_key(|own| (shared(*own), is_same(*own), std::cmp::Reverse(*own)))
}

/// The value of a dimension of the population that the counts were chosen by, where it is one.
fn only(population: &Dataset, place: usize, chosen: &[(String, String)]) -> Option<String> {
    let name = plain(&population.dimensions()[place]);
    let mut values = chosen.iter().filter(|(other, _)| plain(other) == name);
    let value = plain(&values.next().filter(|_| values.next().is_none())?.1);
    self::values(population, place).contains(&value).then_some(value)
}

/// The values of a dimension that are no total.
fn values(dataset: &Dataset, place: usize) -> BTreeSet<String> {
    let values = dataset.series().iter().map(|series| series.key()[place].as_str());
    values.filter(|value| !is_total(dataset, place, value)).map(plain).collect()
}

fn plain(value: &str) -> String {
    value.trim().to_lowercase()
}

/// A value as it is compared: all totals are one.
fn normal(dataset: &Dataset, place: usize, value: &str) -> String {
    if is_total(dataset, place, value) { String::new() } else { plain(value) }
}

/// Whether all series have the same value.
fn is_only(dataset: &Dataset, place: usize) -> bool {
    let mut values = dataset.series().iter().map(|series| &series.key()[place]);
    let first = values.next();
    values.all(|value| Some(value) == first)
}

fn is_total(dataset: &Dataset, place: usize, value: &str) -> bool {
    let is_whole = |series: &&Series| series.role() == Role::Total && series.key()[place] == value;
    is_total_name(value) || dataset.series().iter().find(is_whole).is_some()
}
