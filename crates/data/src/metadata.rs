//! What a dataset is about, who published it and on what terms.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Event;

/// The languages, by the codes of ISO 639-1, into which a dataset's words may be put.
pub const TRANSLATIONS: [&str; 1] = ["ko"];

/// What a dataset's word is: the same word may be a measure and a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// The dataset's title.
    Title,
    /// What is counted.
    Measure,
    /// What one count is.
    Unit,
    /// A publisher.
    Source,
    Note,
    /// A series, or a value of one dimension.
    Series,
    /// An event's label.
    Event,
}

/// A dataset's own words in another language, by the words they translate: a word that was
/// changed since, by a flag say, has no translation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translation(BTreeMap<(Word, String), String>);

impl Translation {
    /// Adds a word in the other language.
    pub fn add(&mut self, word: Word, text: &str, translated: String) {
        self.0.insert((word, text.to_owned()), translated);
    }

    /// The word in the other language.
    pub fn translate(&self, word: Word, text: &str) -> Option<&str> {
        self.0.get(&(word, text.to_owned())).map(String::as_str)
    }
}

/// Who published the figures, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Source {
    /// The publisher, as it should be named under a chart.
    pub title: String,
    /// The page or file, where known.
    pub path: Option<String>,
}

/// The terms on which the figures may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Licence {
    /// A short name.
    pub name: String,
    /// The terms' title.
    pub title: Option<String>,
    /// The page of the terms.
    pub path: Option<String>,
}

/// A dimension before groups were chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforeChoice {
    pub name: String,
    /// Its values that are no total.
    pub values: Vec<String>,
    /// The values that were chosen.
    pub chosen: Vec<String>,
}

/// What a dataset is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
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
    /// The values of dimensions that were chosen: all series have them.
    #[serde(skip)]
    pub scope: Vec<String>,
    /// What the total is the sum of, where no file has it: `total over 'country'`.
    #[serde(skip)]
    pub sums: Vec<String>,
    /// The groups that each sum of the program's own adds up, by their values.
    #[serde(skip)]
    pub added_up: BTreeMap<Vec<String>, Vec<Vec<String>>>,
    /// The dimensions before groups were chosen, where some were.
    #[serde(skip)]
    pub before_choice: Vec<BeforeChoice>,
    /// These words in other languages, by the languages' codes.
    #[serde(skip)]
    pub translations: BTreeMap<String, Translation>,
}
