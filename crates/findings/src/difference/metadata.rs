//! What two editions say of themselves that is not the same.

use serde::Serialize;

use super::edition::EditionDescription;

/// Something that an edition says of itself, and said otherwise before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct MetadataChange {
    /// What: `title`, `measure`, `unit`, `source`, `licence`.
    pub what: &'static str,
    /// What was said.
    pub old: String,
    /// What is said.
    pub new: String,
}

/// What both say and say otherwise. A file that says nothing of its unit does not contradict one
/// that does.
pub fn compare(old: &EditionDescription, new: &EditionDescription) -> Vec<MetadataChange> {
    [
        ("title", &old.title, &new.title),
        ("measure", &old.measure, &new.measure),
        ("unit", &old.unit, &new.unit),
        ("source", &old.source, &new.source),
        ("licence", &old.licence, &new.licence),
    ]
    .into_iter()
    .filter_map(|(what, old, new)| {
        let (old, new) = (old.as_ref()?, new.as_ref()?);
        (spaced(old) != spaced(new)).then(|| MetadataChange {
            what,
            old: old.clone(),
            new: new.clone(),
        })
    })
    .collect()
}

/// The text with single spaces: how much of it stands between words is layout.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
