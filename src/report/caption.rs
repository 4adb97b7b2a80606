//! The words around a chart, from the findings.

use arrivals_chart::Caption;
use arrivals_data::{Dataset, Decision, Series, Severity, Word};
use arrivals_findings::korean::number;
use arrivals_findings::{
    ChartSubject, Findings, Label, Language, format, series_name, title, translated,
};

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
    let what = if subject.title.is_some() { what } else { format::capitalised(&what) };
    let years = match language {
        Language::English => super::years(findings),
        Language::Korean => number::years(subject.first, subject.last),
    };
    let sources: Vec<String> =
        subject.sources.iter().map(|source| word(Word::Source, source)).collect();
    let finding = title(findings, dataset, drawn, about, language);
    let both = rates(findings, dataset, drawn, language);
    let of_rates = |one: &&Decision| one.topic == Decision::POPULATION;
    let warnings = dataset.decisions().iter().filter(of_rates);
    let warnings = warnings.filter(|one| one.severity != Severity::Info);
    let warnings = warnings.map(|one| format::sentence(&one.text));
    Caption {
        title: wording.title.clone().unwrap_or_else(|| finding.clone()),
        subtitle: wording
            .subtitle
            .clone()
            .unwrap_or_else(|| if what.is_empty() { years } else { format!("{what}, {years}") }),
        unit: subject.unit.as_deref().map(|unit| word(Word::Unit, unit)).unwrap_or_default(),
        source: (!sources.is_empty()).then(|| sources.join("; ")),
        notes: both
            .iter()
            .cloned()
            .chain(warnings)
            .chain(dataset.metadata().notes.iter().map(|note| word(Word::Note, note)))
            .collect(),
        finding: match both {
            Some(both) => format!("{} {both}", format::sentence(&finding)),
            None => finding,
        },
    }
}

/// Of rates, the count and the population of the last year of the first series drawn.
fn rates(
    findings: &Findings,
    dataset: &Dataset,
    drawn: &[&Series],
    language: Language,
) -> Option<String> {
    const MOST: usize = 5;
    let year = findings.subject.last;
    let one = |series: &&Series| {
        let count = series.count_of(year)?;
        let name = series_name(dataset, &series.name(), language);
        let name = if name.is_empty() { name } else { format!("{name} ") };
        Some(match language {
            Language::English => format!("{name}{}", format::both(count)?),
            Language::Korean => {
                let population = format::whole(count.population()?);
                format!("{name}{}/{population}", format::whole(count.as_i64()))
            }
        })
    };
    let all: Vec<String> = drawn.iter().filter_map(one).take(MOST).collect();
    (!all.is_empty()).then(|| match language {
        Language::English => format!("Count and population in {year}: {}.", all.join(", ")),
        Language::Korean => format!("{} 건수/인구: {}.", number::year(year), all.join(", ")),
    })
}
