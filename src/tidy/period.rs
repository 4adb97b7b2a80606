//! The text of one cell → the period it names, in the words that agencies use.

use super::{date, vocabulary};
use crate::dataset::{Month, Period, PeriodError};

/// Reads a period: the program's own notation, and `2011년`, `’17`, `~1998`, `up to 1998`,
/// `1999-2001`, `1999 to 2001`, `2011.0`, `2024.6월(잠정)`, `Jan–Jul 2025`.
///
/// # Errors
/// When the text names no period.
pub fn read(text: &str) -> Result<Period, PeriodError> {
    read_marked(text).map(|(period, _)| period)
}

/// The period, and whether its cell says that the count may still change.
///
/// # Errors
/// When the text names no period.
pub fn read_marked(text: &str) -> Result<(Period, bool), PeriodError> {
    let text = text.trim();
    let (bare, provisional) = without_mark(text);
    let period = Period::parse(bare).or_else(|error| match own_notation(bare) {
        Some(notation) if notation != bare => {
            Period::parse(&notation).map_err(|inner| match inner {
                PeriodError::Form(_) => error,
                PeriodError::Year(_) | PeriodError::Reversed(_) => inner,
            })
        }
        _ => Err(error),
    });
    match period {
        Ok(period) => Ok((period, provisional)),
        Err(PeriodError::Form(_)) => Err(PeriodError::Form(text.to_owned())),
        Err(other) => Err(other),
    }
}

/// The text without a mark in brackets that calls it provisional.
fn without_mark(text: &str) -> (&str, bool) {
    let Some(inside) = text.strip_suffix([')', '）']) else { return (text, false) };
    match inside.rsplit_once(['(', '（']) {
        Some((before, mark)) if vocabulary::is_one_of(mark, &vocabulary::PROVISIONAL) => {
            (before.trim_end(), true)
        }
        _ => (text, false),
    }
}

/// The same period in the program's own notation, if the words are known.
fn own_notation(text: &str) -> Option<String> {
    let bare = bare_year(text);
    if let Some(year) = year_of(bare) {
        return Some(year);
    }
    if let Some(notation) = year_to_date(text) {
        return Some(notation);
    }
    let lower = bare.to_lowercase();
    let open = ["~", "–", "up to ", "to ", "until ", "through ", "…"]
        .into_iter()
        .find_map(|sign| lower.strip_prefix(sign))
        .map(str::trim);
    if let Some(last) = open {
        return year_of(bare_year(last)).map(|last| format!("..{last}"));
    }
    ["–", "—", "-", "~", " to ", "/"].into_iter().find_map(|sign| {
        let (first, last) = lower.split_once(sign)?;
        let (first, last) = (year_of(bare_year(first))?, year_of(bare_year(last))?);
        Some(format!("{first}..{last}"))
    })
}

/// The text without the word for a year after it, or a fraction that spreadsheets add.
fn bare_year(text: &str) -> &str {
    let text = text.trim();
    [".0", "년도", "년", "年度", "年"]
        .into_iter()
        .find_map(|suffix| text.strip_suffix(suffix))
        .unwrap_or(text)
        .trim()
}

/// The year in four digits: `2014`, or `’17` with an apostrophe for the century.
///
/// Two digits stand for 1950–2049: agencies write them for years that readers remember.
fn year_of(text: &str) -> Option<String> {
    if is_year(text) {
        return Some(text.to_owned());
    }
    let digits = text.strip_prefix(['\'', '’', '‘', '`', '´'])?;
    if digits.len() != 2 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let century = if digits < "50" { "20" } else { "19" };
    Some(format!("{century}{digits}"))
}

/// A year that is not over: `2024.6월`, `’20.09`, `2024년 6월`, `Jan–Jul 2025`.
fn year_to_date(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    if let Some((months, year)) = lower.rsplit_once(' ')
        && let Some((first, last)) = months.split_once(['-', '–', '—'])
    {
        let (first, last) = (month_named(first)?, month_named(last)?);
        let year = year_of(year)?;
        return (first == 1).then(|| format!("{year}-01..{year}-{last:02}"));
    }
    let split = lower.find(['.', '년', '年'])?;
    let (year, rest) = lower.split_at(split);
    let year = year_of(year.trim())?;
    let rest = rest.trim_start_matches(['.', '년', '年']).trim();
    let (digits, named) = match rest.strip_suffix(['월', '月']) {
        Some(digits) => (digits.trim(), true),
        None => (rest, false),
    };
    // A single digit without the word may be a fraction.
    let length = digits.len();
    if !(length == 2 || (named && length == 1)) {
        return None;
    }
    let month: u8 = digits.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(format!("{year}-01..{year}-{month:02}"))
}

/// The number of a month by its name or its first letters.
fn month_named(text: &str) -> Option<u8> {
    let has_digit = text.starts_with(|first: char| first.is_ascii_digit());
    date::month(text).filter(|_| !has_digit).map(Month::number)
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
            ("’17", "2017"),
            ("'98", "1998"),
            ("~'01", "..2001"),
            ("2014年", "2014"),
            ("2024.6월(잠정)", "2024-01..2024-06"),
            ("’20.09 (暂定)", "2020-01..2020-09"),
            ("2024년 6월", "2024-01..2024-06"),
            ("Jan–Jul 2025", "2025-01..2025-07"),
            ("Jan.–Dec. 2025", "2025"),
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
