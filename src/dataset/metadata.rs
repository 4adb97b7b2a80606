//! What a dataset is about, who published it and on what terms.

use serde::Serialize;

use super::Event;

/// Who published the figures, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The publisher, as it should be named under a chart.
    pub title: String,
    /// The page or file, where known.
    pub path: Option<String>,
}

/// The terms on which the figures may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Licence {
    /// A short name.
    pub name: String,
    /// The terms' title.
    pub title: Option<String>,
    /// The page of the terms.
    pub path: Option<String>,
}

/// What a dataset is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// A short name for files and commands.
    pub name: Option<String>,
    /// A title that says what, who and where.
    pub title: Option<String>,
    /// What is counted, as the subject of a sentence: "Arrivals".
    pub measure: Option<String>,
    /// What one count is: "people".
    pub unit: Option<String>,
    /// The publishers.
    pub sources: Vec<Source>,
    /// The terms.
    pub licences: Vec<Licence>,
    /// The date on which the figures were retrieved, ISO 8601.
    pub retrieved: Option<String>,
    /// What a reader must know: bins, corrections, definitions.
    pub notes: Vec<String>,
    /// Dated events.
    pub events: Vec<Event>,
}
