//! The words around a chart, from the findings.

use arrivals_chart::Caption;
use arrivals_data::{Dataset, Series, Word};
use arrivals_findings::korean::number;
use arrivals_findings::{ChartSubject, Findings, Label, Language, format, series_name, title, translated};

/// What a user says instead of the words made from the findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    pub title: Option<String>,
    /// The line below the title.
    pub subtitle: Option<String>,
}

/// The words around a chart of the series `drawn`: the finding as title, what is shown below it, notes and source.
pub fn caption(
    dataset: &Dataset,
    findings: &Findings,
    drawn: &[&Series],
    wording: &Wording,
    about: ChartSubject,
    language: Language,
) -> Caption {
    let subject = &findings.subject;
    let word = |word: Word, text: &str| translated(dataset, word, text, language);
    // Without a title, what is counted; a file's name says nothing to a reader.
    let what = match (&subject.title, &subject.measure) {
        (Some(title), _) => Some(word(Word::Title, title)),
        (None, Some(measure)) => Some(format::capitalised(&word(Word::Measure, measure))),
        (None, None) => None,
    };
    let scope = subject.scope.iter().map(|value| series_name(dataset, value, language));
    let rate = subject.rates.then(|| Label::Rate.text(language));
    let what = what.into_iter().chain(scope).chain(rate).collect::<Vec<_>>().join(", ");
    let years = match language {
        Language::English => super::years(findings),
        Language::Korean => number::years(subject.first, subject.last),
    };
    let sources: Vec<String> =
        subject.sources.iter().map(|source| word(Word::Source, source)).collect();
    let finding = title(findings, dataset, drawn, about, language);
    Caption {
        title: wording.title.clone().unwrap_or_else(|| finding.clone()),
        subtitle: wording
            .subtitle
            .clone()
            .unwrap_or_else(|| if what.is_empty() { years } else { format!("{what}, {years}") }),
        unit: subject.unit.as_deref().map(|unit| word(Word::Unit, unit)).unwrap_or_default(),
        source: (!sources.is_empty()).then(|| sources.join("; ")),
        notes: dataset.metadata().notes.iter().map(|note| word(Word::Note, note)).collect(),
        finding,
    }
}
