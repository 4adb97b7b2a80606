//! Units and statuses written after a number: `1234명`, `236 people`, `236p`.

use crate::tidy::vocabulary;
use arrivals_data::Status;

/// The number without a unit or a status after it: `1234명`, `236p`, `236 (p)`.
pub fn strip(text: &str) -> (&str, Status) {
    let ends_with_digit =
        |rest: &str| rest.trim_end().ends_with(|last: char| last.is_ascii_digit());
    if ends_with_digit(text) {
        return (text, Status::Normal);
    }
    for (sign, status) in vocabulary::SUFFIXES {
        let place = text.len().checked_sub(sign.len());
        if let Some(place) = place.filter(|place| text.is_char_boundary(*place))
            && text[place..].eq_ignore_ascii_case(sign)
            && ends_with_digit(&text[..place])
        {
            return (text[..place].trim_end(), status);
        }
    }
    let lower = text.to_lowercase();
    let unit = vocabulary::UNITS
        .iter()
        .find_map(|unit| lower.strip_suffix(unit))
        .filter(|rest| ends_with_digit(rest) && text.is_char_boundary(rest.len()));
    match unit {
        Some(rest) => (text[..rest.len()].trim_end(), Status::Normal),
        None => (text, Status::Normal),
    }
}
