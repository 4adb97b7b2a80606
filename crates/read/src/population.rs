//! A population under counts: each count stands over that of its group and period.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::is_total_name;
use arrivals_data::{
    Count, Dataset, Decision, FrameError, Group, Observation, Origin, PER, Period, Role, Row,
    Series, TRANSLATIONS, Word, listed, nearest_name,
};

/// What the unit of a rate ends with.
const UNIT: &str = "per 100,000";

/// A population that counts cannot stand over.
#[derive(Debug, thiserror::Error)]
pub enum PopulationError {
    /// It is divided further than the counts are, and has no total.
    #[error(
        "the population is divided by '{}', which the counts are not, and has no total",
        .0.join("' and '")
    )]
    Divided(Vec<String>),
    /// Both are divided, by names that are not the same.
    #[error(
        "no value of '{dimension}' in the population ({}) is one of '{own}' in the counts ({})",
        listed(.its), listed(.counted)
    )]
    Names { dimension: String, own: String, its: Vec<String>, counted: Vec<String> },
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
            Self::Names { its, counted, .. } => {
                let near =
                    |name: &String| Some(format!("'{}' for '{name}'", nearest_name(name, its)?));
                let near: Vec<String> = counted.iter().filter_map(near).collect();
                let meant = match near.is_empty() {
                    true => String::new(),
                    false => format!("did you mean {}? ", listed(&near)),
                };
                Some(format!(
                    "{meant}give a population with the names of the counts, or its total alone"
                ))
            }
            Self::Apart => Some("see what the population holds: arrivals inspect FILE".into()),
            Self::Frame(_) => None,
        }
    }
}

/// The counts, each over the population of its group and period. A count without one has no rate,
/// which is said.
///
/// # Errors
/// When no count has a population, or it is divided by what the counts are not.
pub fn over_population(counts: &Dataset, population: &Dataset) -> Result<Dataset, PopulationError> {
    let join = Join::new(counts, population)?;
    let (mut groups, mut rows, mut without) = (Vec::new(), Vec::new(), Vec::new());
    let (mut found, mut summed, mut above) = (false, false, Vec::new());
    let mut undivided = BTreeSet::new();
    for (series, group) in counts.series().iter().zip(0_u32..) {
        groups.push(Group { key: series.key().to_vec(), role: series.role() });
        let own = join.own(series);
        let (populations, lacking) = match &own {
            Ok(own) => (own.as_slice(), &[][..]),
            Err(lacking) => (&[][..], lacking.as_slice()),
        };
        summed |= populations.len() > 1 || populations.iter().any(|one| join.is_made(one));
        let mut missing: Vec<String> = Vec::new();
        for observation in series.observations() {
            let of = together(populations, observation.period);
            let count =
                observation.count.map(|count| count.per(of.as_ref().and_then(|of| of.count)));
            let has_rate = count.is_some_and(Count::has_value);
            found |= has_rate;
            if has_rate {
                undivided.extend(join.undivided(series));
            }
            if count.and_then(Count::rate).is_some_and(|rate| rate > PER) {
                above.push(format!("{} in {}", called(series), observation.period.label()));
            }
            // Spans of years are compared with nothing.
            if count.is_some() && !has_rate && observation.period.whole_year().is_some() {
                missing.push(observation.period.label());
            }
            let break_before =
                observation.break_before || of.as_ref().is_some_and(|of| of.break_before);
            // A rate is as provisional as the weightier of the two that it is made of.
            let status = match (has_rate, &of) {
                (true, Some(of)) if of.status.is_tentative() => observation.status.max(of.status),
                _ => observation.status,
            };
            let observation = Observation { count, break_before, status, ..observation };
            rows.push(Row { group, observation });
        }
        if !missing.is_empty() {
            let name = match lacking {
                [] => called(series),
                lacking => format!("{} (there is none of {})", called(series), listed(lacking)),
            };
            without.push(match missing.len() == series.observations().len() {
                true => name,
                false => format!("{name} in {}", listed(&missing)),
            });
        }
    }
    if !found {
        return Err(PopulationError::Apart);
    }
    let mut said = join.decisions(summed, &undivided);
    if !without.is_empty() {
        let text = format!("no population, and so no rate: {}", listed_by(&without));
        said.push(Decision::warning(Decision::POPULATION, text));
    }
    if !above.is_empty() {
        let text = format!(
            "more were counted than the population has: {}; is the population given in thousands?",
            listed(&above)
        );
        said.push(Decision::doubt(Decision::POPULATION, text));
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

/// The population of several groups together; none when one of them has none.
fn together(populations: &[&Series], period: Period) -> Option<Observation> {
    let mut all = populations.iter().map(|population| at(population, period));
    let first = all.next()??;
    all.try_fold(first, |sum, next| {
        let next = next?;
        let count = Count::sum([sum.count?, next.count?])?;
        let status = sum.status.max(next.status);
        let break_before = sum.break_before || next.break_before;
        Some(Observation { count: Some(count), status, break_before, ..sum })
    })
}

/// What a series is called where it may have no name.
fn called(series: &Series) -> String {
    if series.name().is_empty() { "the series".to_owned() } else { series.name() }
}

/// A dimension of the counts as the whole file has it, before groups were chosen.
struct Dimension {
    name: String,
    /// Its values that are no total.
    values: BTreeSet<String>,
    /// Its place, or the values that records of several were chosen by.
    at: Result<usize, Vec<String>>,
}

/// What a dimension of the population is to the counts.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    /// That dimension of theirs.
    Of(usize),
    /// Another one says the same.
    Again,
    /// They are not divided by it.
    Whole,
}

/// What the two have in common.
struct Join<'a> {
    counts: &'a Dataset,
    population: &'a Dataset,
    dimensions: Vec<Dimension>,
    /// For each dimension of the population, what it is to the counts.
    places: Vec<Place>,
    by_key: BTreeMap<Vec<String>, &'a Series>,
}

impl<'a> Join<'a> {
    fn new(counts: &'a Dataset, population: &'a Dataset) -> Result<Self, PopulationError> {
        let dimensions = dimensions(counts);
        let places = places(&dimensions, population);
        let is_undivided = |place: &usize| places[*place] == Place::Whole;
        let all = 0..population.dimensions().len();
        let further: Vec<usize> =
            all.filter(is_undivided).filter(|at| values(population, *at).len() > 1).collect();
        let unmatched = |place: usize| !places.contains(&Place::Of(place));
        let unmatched =
            (0..).zip(&dimensions).find(|(place, own)| unmatched(*place) && own.values.len() > 1);
        if let (Some(place), Some((_, own))) = (further.first(), unmatched) {
            return Err(PopulationError::Names {
                dimension: population.dimensions()[*place].clone(),
                own: own.name.clone(),
                its: shown(population, *place, &values(population, *place)),
                counted: match own.at {
                    Ok(place) => shown(counts, place, &own.values),
                    Err(_) => own.values.iter().cloned().collect(),
                },
            });
        }
        let mut by_key = BTreeMap::new();
        for series in population.series() {
            let key = || places.iter().zip(series.key()).zip(0..);
            let is_meant = key().all(|((to, value), place)| {
                *to != Place::Whole
                    || !further.contains(&place)
                    || is_total(population, place, value)
            });
            if is_meant {
                let of = key().filter_map(|((to, value), place)| match to {
                    Place::Of(own) => Some((*own, normal(population, place, value))),
                    Place::Again | Place::Whole => None,
                });
                let of: BTreeMap<usize, String> = of.collect();
                by_key.entry(of.into_values().collect()).or_insert(series);
            }
        }
        if by_key.is_empty() {
            let names = further.iter().map(|place| population.dimensions()[*place].clone());
            return Err(PopulationError::Divided(names.collect()));
        }
        Ok(Self { counts, population, dimensions, places, by_key })
    }

    /// The dimensions of the counts that the population has, too.
    fn matched(&self) -> impl Iterator<Item = &Dimension> {
        let all = (0..).zip(&self.dimensions);
        all.filter(|(place, _)| self.places.contains(&Place::Of(*place))).map(|(_, own)| own)
    }

    /// The names of dimensions that the series is one value of, and the population is not divided
    /// by.
    fn undivided(&self, series: &Series) -> Vec<String> {
        let all = (0..).zip(&self.dimensions);
        let others = all.filter(|(place, _)| !self.places.contains(&Place::Of(*place)));
        let is_divided = |own: &&Dimension| {
            own.values.len() > 1 && own.keys(series.key()).iter().any(|value| !value.is_empty())
        };
        others.map(|(_, own)| own).filter(is_divided).map(|own| own.name.clone()).collect()
    }

    /// The groups that a sum of the program's own adds up, in the end.
    fn groups(&self, key: &[String]) -> Vec<Vec<String>> {
        match self.counts.metadata().added_up.get(key) {
            Some(parts) => parts.iter().flat_map(|part| self.groups(part)).collect(),
            None => vec![key.to_vec()],
        }
    }

    /// Whether the program added the population up.
    fn is_made(&self, population: &Series) -> bool {
        self.population.metadata().added_up.contains_key(population.key())
    }

    /// The populations that the series stands over, all together, or the groups without one. A sum
    /// of the program's own stands over those of the very groups that it adds up; a published
    /// total over that of the whole, or those of all groups, if all that were counted are there.
    fn own(&self, series: &Series) -> Result<Vec<&'a Series>, Vec<String>> {
        let mut keys = BTreeMap::new();
        for group in self.groups(series.key()) {
            let mut own = vec![Vec::new()];
            for dimension in self.matched() {
                let further = dimension.keys(&group);
                own = own
                    .iter()
                    .flat_map(|key: &Vec<String>| {
                        further
                            .iter()
                            .map(|value| [key.as_slice(), std::slice::from_ref(value)].concat())
                    })
                    .collect();
            }
            keys.extend(own.into_iter().map(|key| (key, group.join(", "))));
        }
        let (mut found, mut lacking) = (Vec::new(), Vec::new());
        for (key, group) in keys {
            match self.by_key.get(&key).copied() {
                Some(population) if self.is_made(population) => {
                    found.push(population);
                    lacking.extend(self.uncovered(&key));
                }
                Some(population) => found.push(population),
                None => lacking.push(match group.as_str() {
                    "" => "(blank)".to_owned(),
                    group => format!("'{group}'"),
                }),
            }
        }
        if lacking.is_empty() { Ok(found) } else { Err(lacking) }
    }

    /// The groups of the counts that a sum of populations does not hold.
    fn uncovered(&self, key: &[String]) -> Vec<String> {
        let mut lacking = Vec::new();
        for ((place, dimension), _) in
            self.matched().enumerate().zip(key).filter(|(_, value)| value.is_empty())
        {
            let has = |value: &String| self.by_key.keys().any(|key| key.get(place) == Some(value));
            let values = dimension
                .values
                .iter()
                .filter(|value| !has(value) && !dimension.is_subtotal(self.counts, value));
            let values: BTreeSet<String> = values.cloned().collect();
            let values = match dimension.at {
                Ok(at) => shown(self.counts, at, &values),
                Err(_) => values.into_iter().collect(),
            };
            lacking.extend(values.iter().map(|value| format!("'{value}'")));
        }
        lacking
    }

    /// What was joined by what.
    fn decisions(&self, summed: bool, undivided: &BTreeSet<String>) -> Vec<Decision> {
        let file = self.population.origins().first().map_or(String::new(), Origin::shown);
        let by = self.matched().map(|own| format!("'{}' and ", own.name)).collect::<String>();
        let text = format!("rates are per 100,000 of the population in '{file}', by {by}period");
        let mut said = vec![Decision::info(Decision::POPULATION, text)];
        if !undivided.is_empty() {
            let names: Vec<String> = undivided.iter().map(|name| format!("'{name}'")).collect();
            let text = format!(
                "the population is not divided by {}: the rate of each group is per 100,000 of the whole population",
                names.join(" and ")
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

impl Dimension {
    /// The values of a group, as they are compared: all totals are one.
    fn keys(&self, group: &[String]) -> Vec<String> {
        let normal = |value: &String| {
            let value = plain(value);
            if self.values.contains(&value) { value } else { String::new() }
        };
        match &self.at {
            Ok(place) => group.get(*place).map(normal).into_iter().collect(),
            Err(chosen) => chosen.iter().map(normal).collect(),
        }
    }

    /// Whether other groups make the value up.
    fn is_subtotal(&self, counts: &Dataset, value: &str) -> bool {
        let Ok(place) = self.at else { return false };
        let mut of = counts.series().iter().filter(|one| plain(&one.key()[place]) == value);
        let mut found = of.next().is_some_and(|one| one.role() == Role::Subtotal);
        found &= of.all(|one| one.role() == Role::Subtotal);
        found
    }
}

/// The dimensions of the counts, and those that they were chosen by and have no more.
fn dimensions(counts: &Dataset) -> Vec<Dimension> {
    let before = &counts.metadata().before_choice;
    let own = counts.dimensions().iter().zip(0..).map(|(name, place)| Dimension {
        name: name.clone(),
        values: match before.iter().find(|one| one.name == *name) {
            Some(one) => one.values.iter().map(|value| plain(value)).collect(),
            None => values(counts, place),
        },
        at: Ok(place),
    });
    let others = before.iter().filter(|one| !counts.dimensions().contains(&one.name));
    let others = others.map(|one| Dimension {
        name: one.name.clone(),
        values: one.values.iter().map(|value| plain(value)).collect(),
        at: Err(one.chosen.clone()),
    });
    own.chain(others).collect()
}

/// For each dimension of the population, the dimension of the counts that shares the most values
/// with it; of two, the one of the same name. What others already say is none.
fn places(dimensions: &[Dimension], population: &Dataset) -> Vec<Place> {
    let all = population.dimensions().len();
    let shared =
        |place: usize, own: &Dimension| values(population, place).intersection(&own.values).count();
    let mut places = vec![Place::Whole; all];
    let mut pairs = Vec::new();
    for place in 0..all {
        for (own, dimension) in dimensions.iter().enumerate() {
            let is_same = plain(&dimension.name) == plain(&population.dimensions()[place]);
            pairs.push((shared(place, dimension), is_same, Reverse((place, own))));
        }
    }
    pairs.retain(|(shared, ..)| *shared > 0);
    pairs.sort_unstable();
    for (_, _, Reverse((place, own))) in pairs.into_iter().rev() {
        if places[place] == Place::Whole && !places.contains(&Place::Of(own)) {
            places[place] = Place::Of(own);
        }
    }
    let said = |series: &Series| -> Vec<String> {
        let key = series.key().iter().zip(&places);
        key.filter(|(_, to)| **to != Place::Whole).map(|(value, _)| plain(value)).collect()
    };
    let is_again = |place: usize| {
        let mut seen = BTreeMap::new();
        population.series().iter().all(|series| {
            let value = &series.key()[place];
            *seen.entry(said(series)).or_insert(value) == value
        })
    };
    let again: Vec<usize> =
        (0..all).filter(|place| places[*place] == Place::Whole && is_again(*place)).collect();
    for place in again {
        places[place] = Place::Again;
    }
    places
}

/// The values of a dimension that are no total.
fn values(dataset: &Dataset, place: usize) -> BTreeSet<String> {
    let all = dataset.series().iter().map(|series| (series.role(), series.key()[place].as_str()));
    let totals = all.clone().filter(|(role, _)| *role == Role::Total).map(|(_, value)| value);
    let totals: BTreeSet<&str> = totals.collect();
    let parts = all.map(|(_, value)| value);
    parts.filter(|value| !totals.contains(value) && !is_total_name(value)).map(plain).collect()
}

/// These values as they are written.
fn shown(dataset: &Dataset, place: usize, values: &BTreeSet<String>) -> Vec<String> {
    let all = dataset.series().iter().map(|series| &series.key()[place]);
    let all: BTreeSet<&String> = all.filter(|value| values.contains(&plain(value))).collect();
    all.into_iter().cloned().collect()
}

fn plain(value: &str) -> String {
    value.trim().to_lowercase()
}

/// A value as it is compared: all totals are one.
fn normal(dataset: &Dataset, place: usize, value: &str) -> String {
    if is_total(dataset, place, value) { String::new() } else { plain(value) }
}

fn is_total(dataset: &Dataset, place: usize, value: &str) -> bool {
    let is_whole = |series: &&Series| series.role() == Role::Total && series.key()[place] == value;
    is_total_name(value) || dataset.series().iter().find(is_whole).is_some()
}
