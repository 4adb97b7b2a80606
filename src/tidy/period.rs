//! The text of one cell → the period it names, in the words that agencies use.

use crate::dataset::{Period, PeriodError};

/// Reads a period: the program's own notation, and `2011년`, `~1998`, `up to 1998`, `1999-2001`,
/// `1999–2001`, `1999 to 2001`, `2011.0`.
///
/// # Errors
/// When the text names no period.
pub fn read(text: &str) -> Result<Period, PeriodError> {
    let text = text.trim();
    Period::parse(text).or_else(|error| match own_notation(text) {
        Some(notation) if notation != text => {
            Period::parse(&notation).map_err(|inner| match inner {
                PeriodError::Form(_) => error,
                PeriodError::Year(_) | PeriodError::Reversed(_) => inner,
            })
        }
        _ => Err(error),
    })
}

/// The same period in the program's own notation, if the words are known.
fn own_notation(text: &str) -> Option<String> {
    let bare = text.strip_suffix('년').or_else(|| text.strip_suffix(".0")).unwrap_or(text).trim();
    if is_year(bare) {
        return Some(bare.to_owned());
    }
    let lower = bare.to_lowercase();
    let open = ["~", "–", "up to ", "to ", "until ", "through ", "…"]
        .into_iter()
        .find_map(|sign| lower.strip_prefix(sign))
        .map(str::trim);
    if let Some(last) = open {
        return is_year(last).then(|| format!("..{last}"));
    }
    ["–", "—", "-", "~", " to ", "/"].into_iter().find_map(|sign| {
        let (first, last) = lower.split_once(sign)?;
        let (first, last) = (first.trim().trim_end_matches('년'), last.trim());
        (is_year(first) && is_year(last)).then(|| format!("{first}..{last}"))
    })
}

/// Whether the text is written as a year, whatever its size.
pub fn is_year(text: &str) -> bool {
    text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_agencies_are_periods() {
        for (text, notation) in [
            ("2011년", "2011"),
            ("2011.0", "2011"),
            ("~1998", "..1998"),
            ("~1998년", "..1998"),
            ("up to 1998", "..1998"),
            ("1999-2001", "1999..2001"),
            ("1999 – 2001", "1999..2001"),
            ("1999~2001년", "1999..2001"),
        ] {
            assert_eq!(
                read(text).map(|period| period.to_string()),
                Ok(notation.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn months_and_fiscal_years_are_no_periods() {
        for text in ["2024-06", "2010/11", "June 2024", "98", "", "1.5"] {
            assert!(read(text).is_err(), "{text} was read as a period");
        }
        assert!(matches!(read("20233"), Err(PeriodError::Year(_))));
        assert!(matches!(read("2001-1999"), Err(PeriodError::Reversed(_))));
    }
}
