//! One vintage of a dataset of vintages, as a dataset of its own.
//!
//! A figure that a vintage does not repeat stands as it was published last, unless only what the
//! vintage holds itself is asked for.

use std::collections::{BTreeMap, BTreeSet};

use crate::format;
use crate::revisions::{RevisionsError, vintage_column};
use arrivals_data::{
    Dataset, Decision, FrameError, Group, Observation, Period, Role, Row, Severity,
};
use arrivals_statistics::revisions::age;

/// The vintages of a dataset.
#[derive(Debug)]
pub struct Vintages<'a> {
    dataset: &'a Dataset,
    /// The place of the dimension.
    place: usize,
    /// The places of columns that say where a vintage has its figures from.
    provenance: Vec<usize>,
    /// The labels, oldest first.
    labels: Vec<String>,
}

/// A vintage that a dataset does not have.
#[derive(Debug, thiserror::Error)]
pub enum VintageError {
    /// No column of vintages, or a label that is no date.
    #[error(transparent)]
    Column(#[from] RevisionsError),
    /// Fewer than two.
    #[error("there is only one vintage, {label}")]
    Alone { label: String },
    /// The first, and none before it.
    #[error("{label} is the first vintage: there is none before it")]
    First { label: String, labels: Vec<String> },
    /// No such label, or several that begin so.
    #[error("{} '{label}'", if fitting.is_empty() { "there is no vintage" } else { "several vintages begin with" })]
    Unknown {
        /// The label asked for.
        label: String,
        /// The labels that begin so.
        fitting: Vec<String>,
        labels: Vec<String>,
    },
    /// The figures are no dataset.
    #[error(transparent)]
    Frame(#[from] FrameError),
}

impl VintageError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Column(error) => error.hint(),
            Self::Alone { .. } => "a comparison needs two: give two files".into(),
            Self::First { labels, .. } => {
                format!(
                    "name a later one with --vintage-new; the vintages are {}",
                    format::shown(labels)
                )
            }
            Self::Unknown { fitting, labels, .. } => {
                let names = if fitting.is_empty() { labels } else { fitting };
                format!("the vintages are {}", format::shown(names))
            }
            Self::Frame(_) => "give one file a vintage".into(),
        }
    }
}

impl<'a> Vintages<'a> {
    /// The vintages of a dataset by that column, or by one with a name that vintages have.
    ///
    /// # Errors
    /// When there is no such column, or a label is no date.
    pub fn from_dataset(
        dataset: &'a Dataset,
        column: Option<&str>,
    ) -> Result<Self, RevisionsError> {
        let place = vintage_column(dataset, column)?;
        let mut labels: Vec<(f64, String)> = Vec::new();
        for series in dataset.series() {
            let label = series.key().get(place).cloned().unwrap_or_default();
            if labels.iter().all(|(_, known)| *known != label) {
                // A date may stand before words: "2012-01 Ministry of Unification".
                let date = label.split_whitespace().next().unwrap_or_default();
                let at = age(date, 0).ok_or(RevisionsError::NoDate { label: label.clone() })?;
                labels.push((at, label));
            }
        }
        labels.sort_by(|one, other| one.0.total_cmp(&other.0).then_with(|| one.1.cmp(&other.1)));
        let labels = labels.into_iter().map(|(_, label)| label).collect();
        Ok(Self { dataset, place, provenance: provenance(dataset), labels })
    }

    /// What the comparison does not take for a dimension, in words.
    pub fn note(&self) -> Option<String> {
        let names: Vec<String> = self
            .provenance
            .iter()
            .filter_map(|place| self.dataset.dimensions().get(*place).cloned())
            .collect();
        (!names.is_empty()).then(|| {
            format!(
                "Says where figures are from, and tells no series apart: {}.",
                format::shown(&names)
            )
        })
    }

    /// The key without the vintage and where its figures are from.
    fn group(&self, key: &[String]) -> Vec<String> {
        let is_kept = |place: &usize| *place != self.place && !self.provenance.contains(place);
        (0..key.len()).filter(is_kept).filter_map(|place| key.get(place).cloned()).collect()
    }

    /// The two labels asked for: the last two where none are.
    ///
    /// # Errors
    /// When a label is not there, or there is only one.
    pub fn two(
        &self,
        old: Option<&str>,
        new: Option<&str>,
    ) -> Result<(String, String), VintageError> {
        let last = self.labels.len().saturating_sub(1);
        let new = match new {
            Some(label) => self.named(label)?,
            None => last,
        };
        let old = match old {
            Some(label) => self.named(label)?,
            None => new.checked_sub(1).ok_or_else(|| {
                let label = self.labels.get(new).cloned().unwrap_or_default();
                match self.labels.as_slice() {
                    [_, _, ..] => VintageError::First { label, labels: self.labels.clone() },
                    _ => VintageError::Alone { label },
                }
            })?,
        };
        let label = |place: usize| self.labels.get(place).cloned().unwrap_or_default();
        Ok((label(old), label(new)))
    }

    fn named(&self, label: &str) -> Result<usize, VintageError> {
        if let Some(place) = self.labels.iter().position(|known| known == label) {
            return Ok(place);
        }
        let fits = |known: &&String| known.starts_with(label);
        let fitting: Vec<String> = self.labels.iter().filter(fits).cloned().collect();
        match fitting.as_slice() {
            [one] => Ok(self.labels.iter().position(|known| known == one).unwrap_or(0)),
            _ => Err(VintageError::Unknown {
                label: label.to_owned(),
                fitting,
                labels: self.labels.clone(),
            }),
        }
    }

    /// The figures of that vintage; with those that it does not repeat, as published last, unless
    /// it is to be taken as it is. Second, how many were not repeated.
    ///
    /// # Errors
    /// When the figures are no dataset.
    pub fn at(&self, label: &str, alone: bool) -> Result<(Dataset, usize), VintageError> {
        let order = |of: &str| self.labels.iter().position(|known| known == of);
        let Some(until) = order(label) else {
            return Err(VintageError::Unknown {
                label: label.to_owned(),
                fitting: Vec::new(),
                labels: self.labels.clone(),
            });
        };
        let mut keys: Vec<Vec<String>> = Vec::new();
        let mut places: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let mut roles: Vec<Vec<Role>> = Vec::new();
        let mut figures: Vec<BTreeMap<Period, (usize, Observation)>> = Vec::new();
        for series in self.dataset.series() {
            let Some(of) = series.key().get(self.place) else { continue };
            let key = self.group(series.key());
            let Some(at) = order(of).filter(|at| *at == until || (!alone && *at < until)) else {
                continue;
            };
            let group = *places.entry(key.clone()).or_insert_with(|| {
                keys.push(key);
                roles.push(Vec::new());
                figures.push(BTreeMap::new());
                keys.len() - 1
            });
            roles[group].push(series.role());
            for observation in series.observations() {
                let known = figures[group].get(&observation.period);
                if known.is_none_or(|(before, _)| *before <= at) {
                    figures[group].insert(observation.period, (at, observation));
                }
            }
        }
        let carried = figures
            .iter()
            .flat_map(BTreeMap::values)
            .filter(|(at, observation)| *at < until && observation.count.is_some())
            .count();
        let single = keys.len() == 1;
        let dimensions = self.group(self.dataset.dimensions());
        let one_dimension = dimensions.len() == 1;
        let groups = keys
            .into_iter()
            .zip(roles)
            .map(|(key, roles)| Group { key, role: role(&roles, single, one_dimension) })
            .collect();
        let rows = figures.into_iter().enumerate().flat_map(|(group, figures)| {
            figures.into_values().map(move |(_, observation)| Row {
                group: u32::try_from(group).unwrap_or(u32::MAX),
                observation,
            })
        });
        let decisions: Vec<Decision> = self
            .dataset
            .decisions()
            .iter()
            .filter(|decision| decision.severity == Severity::Info)
            .cloned()
            .collect();
        let dataset = Dataset::new(
            self.dataset.metadata().clone(),
            self.dataset.origins().to_vec(),
            dimensions,
            groups,
            rows.collect(),
            decisions,
        )?;
        Ok((dataset, carried))
    }
}

/// The columns that say where figures are from, unless they tell series apart: two figures of one
/// vintage and period that differ in nothing else.
fn provenance(dataset: &Dataset) -> Vec<usize> {
    const NAMES: [&str; 7] = ["source", "sources", "publisher", "reference", "url", "link", "출처"];
    let names = dataset.dimensions().iter().enumerate();
    let named: Vec<usize> = names
        .filter(|(_, name)| NAMES.contains(&name.to_lowercase().as_str()))
        .map(|(place, _)| place)
        .collect();
    let mut seen = BTreeSet::new();
    let is_unique = dataset.series().iter().all(|series| {
        let key: Vec<&String> = (0..series.key().len())
            .filter(|place| !named.contains(place))
            .filter_map(|place| series.key().get(place))
            .collect();
        series.periods().all(|period| seen.insert((key.clone(), period)))
    });
    if is_unique { named } else { Vec::new() }
}

/// How a series relates to the others, once vintages do not tell them apart any more.
fn role(roles: &[Role], single: bool, one_dimension: bool) -> Role {
    let sums = |role: &Role| matches!(role, Role::Total | Role::Subtotal);
    match roles.iter().copied().find(sums) {
        _ if single => Role::Single,
        Some(_) if one_dimension => Role::Total,
        Some(sum) => sum,
        None => Role::Part,
    }
}
