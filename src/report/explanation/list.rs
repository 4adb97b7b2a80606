//! The findings that can be explained, as a list: each with what it says of a table, if there is one.

use std::fmt::Write as _;

use serde::Serialize;

use crate::report::document::{Form, to_json};
use crate::report::markdown::escaped;
use arrivals_findings::explain::known::FindingSpec;

/// A finding that can be explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Explainable {
    /// Its id.
    pub id: &'static str,
    /// What it is.
    pub label: &'static str,
    /// The method behind it.
    pub method: &'static str,
    /// What it says of the table; none where no table was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}

impl Explainable {
    /// A finding, and what it says.
    pub fn new(known: &FindingSpec, sentence: Option<String>) -> Self {
        Self { id: known.id, label: known.label, method: known.method.id, sentence }
    }

    fn says(&self) -> &str {
        self.sentence.as_deref().unwrap_or(self.label)
    }
}

/// What is written.
#[derive(Serialize, schemars::JsonSchema)]
pub struct ListDocument<'a> {
    /// The findings, in the order of a full summary.
    findings: &'a [Explainable],
}

impl Form for ListDocument<'_> {
    const FORM: &'static str = "arrivals.explanations/1";
}

/// The list as JSON.
///
/// # Errors
/// Never for texts; the type is that of the writer.
pub fn list_json(findings: &[Explainable]) -> Result<String, serde_json::Error> {
    to_json(&ListDocument { findings })
}

/// The list, one a line.
pub fn list_text(findings: &[Explainable]) -> String {
    let widest = findings.iter().map(|finding| finding.id.len()).max().unwrap_or_default();
    findings.iter().map(|finding| format!("{:widest$}  {}\n", finding.id, finding.says())).collect()
}

pub fn list_markdown(findings: &[Explainable]) -> String {
    let mut text = String::new();
    for finding in findings {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "- `{}`: {}", finding.id, escaped(finding.says()));
    }
    text
}
