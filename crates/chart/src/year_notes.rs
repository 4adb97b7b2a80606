//! Notes that name years.

use arrivals_data::Year;
use arrivals_findings::{Language, format};

/// What holds in some years, in the language of the chart; nothing when there are none.
pub fn of_years<'a>(
    years: impl IntoIterator<Item = &'a Year>,
    english: &str,
    korean: &str,
    language: Language,
) -> Option<String> {
    let years: Vec<String> = years.into_iter().map(Year::to_string).collect();
    (!years.is_empty()).then(|| match language {
        Language::English => format!("{english}: {}.", format::list(&years)),
        Language::Korean => format!("{korean}: {}.", years.join(", ")),
    })
}
