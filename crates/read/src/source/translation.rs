//! A package's own words in another language: `translations` in a `datapackage.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

use arrivals_data::{Metadata, Translation, Word};

/// The words as written in the package.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TranslationRecord {
    title: Option<String>,
    measure: Option<String>,
    unit: Option<String>,
    source: Option<String>,
    sources: Option<Vec<String>>,
    notes: Option<Vec<String>>,
    #[serde(default)]
    series: BTreeMap<String, String>,
    #[serde(default)]
    events: BTreeMap<String, String>,
}

/// The words beside those of the package that they translate.
///
/// # Errors
/// What does not fit, to stand after "the translations into 'ko'".
pub(super) fn translation(
    record: TranslationRecord,
    metadata: &Metadata,
) -> Result<Translation, String> {
    let mut words = Translation::default();
    for (word, name, text, translated) in [
        (Word::Title, "a title", &metadata.title, record.title),
        (Word::Measure, "a measure", &metadata.measure, record.measure),
        (Word::Unit, "a unit", &metadata.unit, record.unit),
    ] {
        match (text, translated) {
            (Some(text), Some(translated)) => words.add(word, text, translated),
            (None, Some(_)) => return Err(format!("have {name}, and the package has none")),
            (_, None) => {}
        }
    }
    let sources: Vec<String> = metadata.sources.iter().map(|source| source.title.clone()).collect();
    let translated = record.sources.or(record.source.map(|source| vec![source]));
    for (word, name, texts, translated) in [
        (Word::Source, "sources", &sources, translated),
        (Word::Note, "notes", &metadata.notes, record.notes),
    ] {
        let Some(translated) = translated else { continue };
        if translated.len() != texts.len() {
            return Err(format!("have {} of {} {name}", translated.len(), texts.len()));
        }
        for (text, translated) in texts.iter().zip(translated) {
            words.add(word, text, translated);
        }
    }
    for (word, texts) in [(Word::Series, record.series), (Word::Event, record.events)] {
        for (text, translated) in texts {
            words.add(word, &text, translated);
        }
    }
    Ok(words)
}
