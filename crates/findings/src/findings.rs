//! What a dataset says about one of its series.

use serde::Serialize;

use super::finding::{Finding, Refusal};
use super::selection::Subject;
use super::titles::Headline;
use arrivals_data::Origin;

/// What a dataset says about one of its series.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Findings {
    /// The finding in one line, for a title.
    pub headline: String,
    /// The same in no language yet.
    #[serde(skip)]
    pub claim: Headline,
    /// What the series is.
    pub subject: Subject,
    /// The files that the data were read from.
    pub origins: Vec<Origin>,
    /// What can be said.
    pub findings: Vec<Finding>,
    /// What cannot be said, and why.
    pub refused: Vec<Refusal>,
    /// What the reader must know of the data.
    pub notes: Vec<String>,
}

impl Findings {
    /// The names of the files.
    pub fn files(&self) -> String {
        let names: Vec<&str> = self.origins.iter().map(|origin| origin.name.as_str()).collect();
        names.join(", ")
    }
}
