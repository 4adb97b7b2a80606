//! One edition of the figures: what is compared with another.

use std::borrow::Cow;

use serde::Serialize;

use super::statements::Statements;
use crate::selection::{Selection, SelectionError};
use crate::{find, series_named};
use arrivals_data::{Dataset, Decision, Metadata, Origin, Series, Severity};
use arrivals_statistics::Level;

/// One edition of the figures.
#[derive(Debug, Clone)]
pub struct Edition {
    /// What it is called: its file, its vintage.
    pub name: String,
    /// The files.
    pub origins: Vec<Origin>,
    /// What it says of itself.
    pub about: EditionDescription,
    /// The names of what tells series apart.
    pub dimensions: Vec<String>,
    /// The series.
    pub lines: Vec<Line>,
    /// Whether these are all series: a report has only those that it quotes.
    pub is_complete: bool,
    /// Of a vintage, the figures that it does not repeat.
    pub carried: Option<Carried>,
    /// What is said of the figures, or why nothing is.
    pub statements: Result<Statements, String>,
    /// Published sums that are not the sums of their parts, in words.
    pub sums: Vec<String>,
    /// What a reader must know of the edition.
    pub notes: Vec<String>,
}

/// Figures of a vintage that stand as they were published last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Carried {
    /// How many.
    pub figures: usize,
    /// Of how many.
    pub of: usize,
}

/// A series of an edition.
#[derive(Debug, Clone)]
pub struct Line {
    pub series: Series,
    /// Whether these are all its periods: a report has only those that it quotes.
    pub is_complete: bool,
    /// Whether statuses and breaks are known: a report's cells have none.
    pub has_statuses: bool,
}

/// What an edition says of itself; nothing where it is silent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditionDescription {
    pub title: Option<String>,
    /// What is counted.
    pub measure: Option<String>,
    /// What one count is.
    pub unit: Option<String>,
    /// The publishers.
    pub source: Option<String>,
    /// The terms.
    pub licence: Option<String>,
}

impl EditionDescription {
    /// What a dataset says of itself.
    pub fn from_metadata(metadata: &Metadata) -> Self {
        let joined = |names: Vec<&str>| (!names.is_empty()).then(|| names.join("; "));
        Self {
            title: metadata.title.clone(),
            measure: metadata.measure.clone(),
            unit: metadata.unit.clone(),
            source: joined(metadata.sources.iter().map(|source| source.title.as_str()).collect()),
            licence: joined(metadata.licences.iter().map(|terms| terms.name.as_str()).collect()),
        }
    }
}

impl Edition {
    /// The edition that a dataset is: the series and years asked for, or all of it. What is said of
    /// the figures is said of the series and years `about` which it is asked, in the `other`
    /// edition's words where the dataset has none.
    ///
    /// # Errors
    /// When the dataset has no series of the name asked for.
    pub fn of_dataset(
        name: String,
        dataset: &Dataset,
        selection: &Selection,
        about: &Selection,
        other: &EditionDescription,
    ) -> Result<Self, SelectionError> {
        let series: Vec<Series> = match &selection.series {
            Some(name) => vec![series_named(dataset, name)?.clone()],
            None => dataset.series().to_vec(),
        };
        let cut = |series: Series| match (selection.from, selection.to) {
            (None, None) => series,
            (from, to) => series.between(from, to),
        };
        let line = |series| Line { series: cut(series), is_complete: true, has_statuses: true };
        let sums = dataset
            .decisions()
            .iter()
            .filter(|decision| {
                ["total", Decision::SUM].contains(&decision.topic)
                    && decision.severity != Severity::Info
            })
            .map(|decision| decision.text.clone());
        Ok(Self {
            name,
            origins: dataset.origins().to_vec(),
            about: EditionDescription::from_metadata(dataset.metadata()),
            dimensions: dataset.dimensions().to_vec(),
            lines: series.into_iter().map(line).collect(),
            is_complete: true,
            carried: None,
            statements: said(dataset, about, other),
            sums: sums.collect(),
            notes: Vec::new(),
        })
    }

    /// The place of the only total, or of the only series.
    pub fn whole(&self) -> Option<usize> {
        use arrivals_data::Role;
        let mut totals =
            (0..self.lines.len()).filter(|place| self.lines[*place].series.role() == Role::Total);
        match (self.lines.len(), totals.next(), totals.next()) {
            (1, _, _) => Some(0),
            (_, Some(total), None) => Some(total),
            _ => None,
        }
    }
}

/// What is said of a dataset, in another edition's words where it has none of its own.
fn said(
    dataset: &Dataset,
    about: &Selection,
    other: &EditionDescription,
) -> Result<Statements, String> {
    let own = dataset.metadata();
    let lent = |own: &Option<String>, other: &Option<String>| own.is_none() && other.is_some();
    let described = if lent(&own.measure, &other.measure) || lent(&own.unit, &other.unit) {
        let mut metadata = own.clone();
        metadata.measure = metadata.measure.or_else(|| other.measure.clone());
        metadata.unit = metadata.unit.or_else(|| other.unit.clone());
        Cow::Owned(dataset.clone().with_metadata(metadata))
    } else {
        Cow::Borrowed(dataset)
    };
    let findings = find(&described, about, Level::P95).map_err(|error| error.to_string())?;
    Statements::from_findings(&findings).map_err(|error| error.to_string())
}
