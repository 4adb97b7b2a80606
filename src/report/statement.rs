//! A finding as page and Markdown show it, in a language.

use serde::Serialize;

use super::places::places;
use arrivals_data::Dataset;
use arrivals_findings::explain::Step;
use arrivals_findings::korean::sentences;
use arrivals_findings::{Finding, Findings, Language, Table};

/// A finding in a language.
#[derive(Serialize)]
pub(super) struct Statement<'a> {
    pub id: &'static str,
    pub label: String,
    pub sentence: String,
    /// Whether it is in English on a page that is not.
    pub foreign: bool,
    /// Whether it is in another language than English.
    pub translated: bool,
    /// Whether a method said it.
    pub analysed: bool,
    pub caveats: Vec<&'a str>,
    pub table: Option<&'a Table>,
    pub random: Option<String>,
    pub method: &'static str,
    pub arithmetic: &'a [Step],
    pub cells: String,
}

impl<'a> From<&'a Finding> for Statement<'a> {
    /// In English.
    fn from(finding: &'a Finding) -> Self {
        Self {
            id: finding.id,
            label: finding.label.clone(),
            sentence: finding.sentence.clone(),
            foreign: false,
            translated: false,
            analysed: finding.checked.is_some(),
            caveats: finding.caveats.iter().map(String::as_str).collect(),
            table: finding.table.as_ref(),
            random: finding.random.as_ref().map(super::randomness),
            method: finding.method,
            arithmetic: &finding.arithmetic,
            cells: places(&finding.cells),
        }
    }
}

impl<'a> Statement<'a> {
    /// The sentence where no label stands beside it: a Korean one does not say what it is.
    pub fn standing_alone(&self) -> String {
        if self.translated {
            format!("{}: {}", self.label, self.sentence)
        } else {
            self.sentence.clone()
        }
    }

    /// In a language: what methods found has English sentences only.
    pub fn from_finding(
        finding: &'a Finding,
        findings: &Findings,
        dataset: &Dataset,
        language: Language,
    ) -> Self {
        let english = Self::from(finding);
        if language == Language::English {
            return english;
        }
        let Some((label, sentence)) = sentences::sentence(finding, findings, dataset) else {
            return Self { foreign: true, ..english };
        };
        // The Korean sentence of a rate says itself that the series turned.
        let caveats = if finding.id == "cagr" { Vec::new() } else { english.caveats.clone() };
        Self { label, sentence, translated: true, caveats, ..english }
    }
}
