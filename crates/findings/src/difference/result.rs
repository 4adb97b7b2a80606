//! The result of a comparison of two editions.

use serde::Serialize;

use super::edition::Carried;
use super::metadata::MetadataChange;
use super::statements::FindingChange;
use super::values::{CountChange, StatusChange};
use arrivals_data::Origin;

/// What changed between two editions of the same figures.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Difference {
    /// What changed, in one sentence.
    pub lead: String,
    /// Whether anything did.
    pub differs: bool,
    /// The old edition.
    pub old: Side,
    /// The new edition.
    pub new: Side,
    /// What they say of themselves, and say otherwise.
    pub metadata: Vec<MetadataChange>,
    /// The series.
    pub series: SeriesChanges,
    /// Counts that are others now.
    pub revised: Vec<CountChange>,
    /// Counts that were not there.
    pub added: Vec<CountChange>,
    /// Counts that are no more there.
    pub withdrawn: Vec<CountChange>,
    /// How many counts are in both and the same.
    pub unchanged: usize,
    /// Other statuses of the same count.
    pub statuses: Vec<StatusChange>,
    /// Breaks that were not marked, or are no more.
    pub breaks: Vec<StatusChange>,
    /// Other remarks: told, and no difference of the data.
    pub remarks: Vec<StatusChange>,
    /// What is said of them.
    pub findings: FindingChanges,
    /// What a reader must know.
    pub notes: Vec<String>,
}

/// One of the two editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Side {
    /// What it is called.
    pub name: String,
    /// The title.
    pub title: Option<String>,
    /// The files.
    pub origins: Vec<Origin>,
    /// Whether it is a report, which holds only the figures that it quotes.
    pub quotes: bool,
    /// Of a vintage, how many of its figures it does not repeat, and are taken as published last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried: Option<Carried>,
}

/// Which series came, went, or have another name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct SeriesChanges {
    /// How many are in both.
    pub common: usize,
    /// Only in the new edition.
    pub added: Vec<String>,
    /// Only in the old edition.
    pub withdrawn: Vec<String>,
    /// Under another name, certainly: all old figures, which no other series has.
    pub renamed: Vec<Renamed>,
}

/// A series under another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Renamed {
    /// The old name.
    pub old: String,
    /// The new name.
    pub new: String,
}

/// What is said of the figures, and said otherwise now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct FindingChanges {
    /// The headlines, where they differ.
    pub headline: Option<Renamed>,
    /// The findings that differ.
    pub restated: Vec<FindingChange>,
    /// Why they are not compared, if they are not.
    pub not_compared: Option<String>,
}
