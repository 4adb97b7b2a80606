//! The words around a chart, from the findings.

use crate::chart::Caption;
use crate::dataset::Dataset;
use crate::findings::Findings;

/// What a user says instead of the words made from the findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// The title.
    pub title: Option<String>,
    /// The line below the title.
    pub subtitle: Option<String>,
}

/// The words around a chart: the headline as title, what is shown below it, notes and source.
pub fn caption(dataset: &Dataset, findings: &Findings, wording: &Wording) -> Caption {
    let subject = &findings.subject;
    let files = findings.files();
    let place = subject.title.as_deref().unwrap_or(&files);
    let subtitle = format!("{place}, {}", super::years(findings));
    Caption {
        title: wording.title.clone().unwrap_or_else(|| findings.headline.clone()),
        subtitle: wording.subtitle.clone().unwrap_or(subtitle),
        unit: subject.unit.clone().unwrap_or_default(),
        source: (!subject.sources.is_empty()).then(|| super::source(findings)),
        notes: dataset.metadata().notes.clone(),
        finding: findings.headline.clone(),
    }
}
