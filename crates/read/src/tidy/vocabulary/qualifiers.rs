//! Words and signs behind a period or a number that say how final it is.

use std::sync::LazyLock;

use super::words::section;
use arrivals_data::Status;

words! {
    /// Words that stand beside them, or alone, and say nothing of how final a count is.
    PLAIN_QUALIFIERS,
    /// Small words of a footnote that says how final a count is.
    FOOTNOTE_WORDS,
}

/// The beginnings of words that say how final a count is, or single letters, with what they say.
pub static QUALIFIERS: LazyLock<Vec<(&'static str, Status, Option<&'static str>)>> =
    LazyLock::new(|| {
        [
            ("PROVISIONAL_STEMS", Status::Provisional, None),
            ("ESTIMATED_STEMS", Status::Estimated, None),
            ("PROJECTED_STEMS", Status::Estimated, Some("projection")),
            ("FORECAST_STEMS", Status::Estimated, Some("forecast")),
            ("REVISED_STEMS", Status::Normal, Some("revised")),
            ("BREAK_STEMS", Status::Normal, None),
        ]
        .into_iter()
        .flat_map(|(name, status, note)| {
            section(name).into_iter().map(move |stem| (stem, status, note))
        })
        .collect()
    });
