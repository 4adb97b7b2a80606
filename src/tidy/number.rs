//! The text of one cell → a count, a marker, or the reason why it is neither.

use super::{Thousands, vocabulary};
use crate::dataset::{Count, CountError, Status};

/// What the text of a count's cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The count, unless it was withheld or not published.
    pub count: Option<Count>,
    /// What the cell says of it.
    pub status: Status,
    /// Whether a flag says that the series breaks before it.
    pub break_before: bool,
    /// What else a flag says.
    pub note: Option<String>,
}

impl Value {
    /// The sum of two months: without one of them there is no sum, and its status is the weightier
    /// of the two. Nothing when the sum leaves the range of a count.
    pub fn plus(self, other: Self) -> Option<Self> {
        let (count, status) = match (self.count, other.count) {
            (Some(one), Some(two)) => (Some(one.checked_add(two)?), self.status.max(other.status)),
            (None, Some(_)) => (None, self.status),
            (Some(_), None) => (None, other.status),
            (None, None) => (None, self.status.min(other.status)),
        };
        let break_before = self.break_before || other.break_before;
        Some(Self { count, status, break_before, note: self.note.or(other.note) })
    }

    /// A record without a number of its own.
    pub fn one() -> Self {
        Self::plain(Count::new(1).ok(), Status::Normal)
    }

    fn plain(count: Option<Count>, status: Status) -> Self {
        Self { count, status, break_before: false, note: None }
    }
}

/// A text that is no count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not a number at all.
    #[error("not a count")]
    Form,
    /// A number with a fraction.
    #[error("a count is a whole number")]
    Fraction,
    /// Three digits after one point: a fraction in English, thousands in German.
    #[error("either a fraction or a point between thousands")]
    Ambiguous,
    /// A whole number that is no count.
    #[error(transparent)]
    Count(#[from] CountError),
}

/// Reads the text of a count's cell; `net` when values below zero are kept.
///
/// # Errors
/// When the text is neither a whole number of zero or more nor a known marker.
pub fn read_net(text: &str, thousands: Option<Thousands>, net: bool) -> Result<Value, NumberError> {
    // Most cells are plain digits, and large files have millions of them.
    if (1..=18).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(number) = text.parse::<i128>()
    {
        return Ok(Value::plain(Some(Count::new(number)?), Status::Normal));
    }
    if let Some(status) = vocabulary::marker(text) {
        return Ok(Value::plain(None, status));
    }
    let text = text.trim();
    // Eurostat writes flags after a space: `43110 b`, `: c`.
    if let Some((value, letters)) = text.rsplit_once(' ')
        && let Some(flags) = vocabulary::flags(letters)
    {
        let value = value.trim();
        let (count, status) = match vocabulary::marker(value) {
            Some(_) if flags.status == Status::Suppressed => (None, Status::Suppressed),
            Some(marker) => (None, marker),
            None => (Some(whole_number(value, thousands, net)?), flags.status),
        };
        if count.is_some() && !status.has_value() {
            return Err(NumberError::Form);
        }
        return Ok(Value { count, status, break_before: flags.break_before, note: flags.note });
    }
    let (text, status) = split_suffix(text.trim());
    whole_number(text, thousands, net).map(|count| Value::plain(Some(count), status))
}

/// Reads the text of a count's cell.
///
/// # Errors
/// When the text is neither a whole number of zero or more nor a known marker.
pub fn read(text: &str, thousands: Option<Thousands>) -> Result<Value, NumberError> {
    read_net(text, thousands, false)
}

/// Whether the text is a percentage: `12.2%`, `12,2 %`.
pub fn is_percentage(text: &str) -> bool {
    text.trim().strip_suffix(['%', '％']).is_some_and(|number| {
        let number = number.trim();
        number.starts_with(|first: char| first.is_ascii_digit() || first == '-')
            && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
    })
}

fn split_suffix(text: &str) -> (&str, Status) {
    let lower = text.to_ascii_lowercase();
    for (sign, status) in vocabulary::SUFFIXES {
        if let Some(rest) = lower.strip_suffix(sign)
            && rest.trim_end().ends_with(|last: char| last.is_ascii_digit())
        {
            return (text[..rest.len()].trim_end(), status);
        }
    }
    (text, Status::Normal)
}

fn whole_number(text: &str, thousands: Option<Thousands>, net: bool) -> Result<Count, NumberError> {
    let (negative, digits) = match text.strip_prefix(['-', '−', '\u{2010}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = split_fraction(digits, thousands);
    let whole = ungroup(whole, thousands).ok_or(NumberError::Form)?;
    if let Some(fraction) = fraction {
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NumberError::Form);
        }
        if fraction.bytes().any(|byte| byte != b'0') || (fraction.len() == 3 && whole.len() <= 3) {
            let grouped = fraction.len() == 3 && thousands.is_none();
            return Err(if grouped { NumberError::Ambiguous } else { NumberError::Fraction });
        }
    }
    // Thirty digits stay inside an i128; more are too large whatever they are.
    let whole = whole.trim_start_matches('0');
    if whole.len() > 30 {
        let below = negative && !net;
        return Err(if below { CountError::Negative } else { CountError::TooLarge }.into());
    }
    let number: i128 =
        if whole.is_empty() { 0 } else { whole.parse().map_err(|_| NumberError::Form)? };
    let number = if negative { -number } else { number };
    Ok(if net { Count::net(number)? } else { Count::new(number)? })
}

/// The digits before and after a decimal point. A point that stands twice, or that the user
/// called the thousands' mark, is none.
fn split_fraction(digits: &str, thousands: Option<Thousands>) -> (&str, Option<&str>) {
    let point = if thousands == Some(Thousands::Point) { ',' } else { '.' };
    match digits.split_once(point) {
        Some((whole, fraction)) if !fraction.contains(point) => (whole, Some(fraction)),
        _ => (digits, None),
    }
}

/// The digits without the marks between groups of three; nothing when the groups are uneven.
fn ungroup(digits: &str, thousands: Option<Thousands>) -> Option<String> {
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(digits.to_owned());
    }
    let marks =
        Thousands::ALL.into_iter().filter(|mark| thousands.is_none_or(|only| only == *mark));
    marks.into_iter().find_map(|mark| {
        let mut groups = digits.split(|character| mark.is(character));
        let first = groups.next()?;
        let even = |group: &str, length: std::ops::RangeInclusive<usize>| {
            length.contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !even(first, 1..=3) {
            return None;
        }
        let mut joined = first.to_owned();
        for group in groups {
            if !even(group, 3..=3) {
                return None;
            }
            joined.push_str(group);
        }
        Some(joined)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Result<i64, NumberError> {
        read(text, None).map(|value| value.count.expect("a count").number())
    }

    #[test]
    fn groups_of_three_are_one_number() {
        for text in [
            "2706",
            "2,706",
            "2 706",
            "2\u{A0}706",
            "2\u{202F}706",
            "2'706",
            "2’706",
            "2706.0",
            "+2706",
        ] {
            assert_eq!(count(text), Ok(2706), "{text}");
        }
        assert_eq!(count("1.234.567"), Ok(1_234_567));
        assert_eq!(
            read("2.706", Some(Thousands::Point)).map(|v| v.count.map(Count::number)),
            Ok(Some(2706))
        );
    }

    #[test]
    fn what_is_no_count_says_why() {
        assert_eq!(count("12.5"), Err(NumberError::Fraction));
        assert_eq!(count("2.706"), Err(NumberError::Ambiguous));
        assert_eq!(count("2.000"), Err(NumberError::Ambiguous));
        assert_eq!(count("-5"), Err(NumberError::Count(CountError::Negative)));
        assert_eq!(count("−5"), Err(NumberError::Count(CountError::Negative)));
        let net = |text| read_net(text, None, true).map(|value| value.count.map(Count::number));
        assert_eq!(net("-236,465"), Ok(Some(-236_465)));
        assert_eq!(net("−27007 e"), Ok(Some(-27_007)));
        assert!(net("--5").is_err());
        for text in
            ["twelve", "1,23", "12,34,567", "1e5", "0x10", "5 people", "1,", ",1", "--5", "٣", "."]
        {
            assert!(
                !matches!(read(text, None), Ok(Value { count: Some(_), .. })),
                "{text} was read as a count"
            );
        }
        for text in ["9223372036854775808", "99999999999999999999999999999999999999999999"] {
            assert_eq!(count(text), Err(NumberError::Count(CountError::TooLarge)));
        }
        assert_eq!(count("9223372036854775807"), Ok(i64::MAX));
    }

    #[test]
    fn a_marker_is_never_zero() {
        for (text, status) in [
            ("", Status::Missing),
            ("..", Status::Missing),
            ("*", Status::Suppressed),
            ("<5", Status::Suppressed),
        ] {
            assert_eq!(read(text, None), Ok(Value::plain(None, status)), "{text}");
        }
        assert_eq!(count("0"), Ok(0));
    }

    #[test]
    fn a_letter_after_a_number_is_its_status() {
        let read =
            |text| read(text, None).map(|value| (value.count.map(Count::number), value.status));
        assert_eq!(read("236p"), Ok((Some(236), Status::Provisional)));
        assert_eq!(read("236 (p)"), Ok((Some(236), Status::Provisional)));
        assert_eq!(read("1,236e"), Ok((Some(1236), Status::Estimated)));
        assert_eq!(read("14103 bp"), Ok((Some(14103), Status::Provisional)));
        assert_eq!(read(": c"), Ok((None, Status::Suppressed)));
        assert_eq!(read(": u"), Ok((None, Status::Missing)));
        assert!(read("14103 q").is_err());
    }
}
