//! The text of one cell → a count, a marker, or the reason why it is neither.

use super::qualifier::{self, Qualifier};
use super::{NumberFormat, footnote, number_format, suffix};
use crate::tidy::{Fractions, Thousands, vocabulary};
use arrivals_data::{Count, CountError, Location, Observation, Period, Status};

/// What the text of a count's cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The count, unless it was withheld or not published.
    pub count: Option<Count>,
    /// What the cell says of it.
    pub status: Status,
    /// Whether a flag says that the series breaks before it.
    pub break_before: bool,
    /// What else a flag or a footnote's sign says.
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

    pub fn into_observation(self, period: Period, location: Location) -> Observation {
        let Self { count, status, break_before, note } = self;
        Observation { period, count, status, break_before, note, location, summed: None }
    }

    /// A record without a number of its own.
    pub fn one() -> Self {
        Self::plain(Count::new(1).ok(), Status::Normal)
    }

    /// A cell without a count.
    pub fn without_count(status: Status) -> Self {
        Self::plain(None, status)
    }

    /// A sign that stands for nobody.
    pub fn zero() -> Self {
        Self::plain(Some(Count::ZERO), Status::Normal)
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
    #[error("a count is a whole number")]
    Fraction,
    /// Three digits after one mark: a fraction in English, thousands in German, or the reverse.
    #[error("either a fraction or a mark between thousands")]
    Ambiguous,
    /// A number in brackets: below zero to a bookkeeper, uncertain to a statistician.
    #[error("a number in brackets is below zero to some and uncertain to others")]
    Brackets,
    /// A whole number that is no count.
    #[error(transparent)]
    Count(#[from] CountError),
}

/// Reads the text of a count's cell, by the marks of its column.
///
/// # Errors
/// When the text is neither a whole number (of zero or more, unless net flows are kept) nor a known
/// marker.
pub fn read(text: &str, marks: NumberFormat) -> Result<Value, NumberError> {
    let exact = NumberFormat { fractions: Fractions::Refused, ..marks };
    match read_exactly(text, exact) {
        Err(NumberError::Fraction) if marks.fractions == Fractions::Missing => {
            let note = Some(format!("written {}", text.trim()));
            Ok(Value { note, ..Value::without_count(Status::Missing) })
        }
        Err(NumberError::Fraction) if marks.fractions == Fractions::Rounded => {
            let rounded = read_exactly(text, marks)?;
            let note = rounded.note.unwrap_or_else(|| format!("rounded from {}", text.trim()));
            Ok(Value { note: Some(note), ..rounded })
        }
        read => read,
    }
}

fn read_exactly(text: &str, marks: NumberFormat) -> Result<Value, NumberError> {
    // Most cells are plain digits, and large files have millions of them.
    if (1..=18).contains(&text.len())
        && marks.scale == 0
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(number) = text.parse::<i128>()
    {
        return Ok(Value::plain(Some(Count::new(number)?), Status::Normal));
    }
    if let Some(status) = vocabulary::marker(text) {
        return Ok(Value::plain(None, status));
    }
    let text = text.trim();
    // Programs write these where they have no number; net flows may be as large.
    if !marks.net && matches!(text, "-99" | "-999" | "-9999" | "-99999") {
        return Ok(Value {
            note: Some(format!("written {text}")),
            ..Value::plain(None, Status::Missing)
        });
    }
    // No number of a table is longer, and what is longer need not be looked at more closely.
    if text.len() > LONGEST {
        return Err(NumberError::Form);
    }
    let folded;
    let text = if text.is_ascii() {
        text
    } else {
        folded = plain_digits(text);
        folded.as_str()
    };
    // Eurostat writes flags after a space: `43110 b`, `: c`.
    if let Some((value, letters)) = text.rsplit_once(' ')
        && let Some(flags) = vocabulary::flags(letters)
    {
        let value = value.trim();
        let (count, status) = match vocabulary::marker(value) {
            Some(_) if flags.status == Status::Suppressed => (None, Status::Suppressed),
            Some(marker) => (None, marker),
            None => (Some(whole_number(value, marks)?), flags.status),
        };
        if count.is_some() && !status.has_value() {
            return Err(NumberError::Form);
        }
        return Ok(Value { count, status, break_before: flags.break_before, note: flags.note });
    }
    if let Some((before, known)) = qualifier::split(text) {
        let count = Some(whole_number(footnote::strip(before).0, marks)?);
        let Qualifier { status, break_before, note } = known;
        return Ok(Value { count, status, break_before, note });
    }
    let (bare, sign) = footnote::strip(text);
    let note = sign.map(|sign| format!("marked {sign}"));
    if sign.is_some()
        && let Some(status) = vocabulary::marker(bare)
    {
        return Ok(Value { note, ..Value::plain(None, status) });
    }
    let (bare, status) = suffix::strip(bare);
    let value = whole_number(bare, marks).map(|count| Value::plain(Some(count), status))?;
    Ok(Value { note, ..value })
}

/// No cell of a count has more bytes.
const LONGEST: usize = 128;

/// The wide digits and signs of East Asian text in their plain form.
fn plain_digits(text: &str) -> String {
    let plain = |character: char| match character {
        _ if super::plain_digit(character).is_some() => super::plain_digit(character),
        '٬' => Some(','),
        '٫' => Some('.'),
        '，' => Some(','),
        '．' => Some('.'),
        '－' => Some('-'),
        _ => None,
    };
    text.chars().map(|character| plain(character).unwrap_or(character)).collect()
}

/// Whether the text is a percentage: `12.2%`, `12,2 %`.
pub fn is_percentage(text: &str) -> bool {
    if text.as_bytes().last().is_none_or(u8::is_ascii_digit) {
        return false;
    }
    text.trim().strip_suffix(['%', '％', '‰']).is_some_and(|number| {
        let number = number.trim();
        number.starts_with(|first: char| {
            first.is_ascii_digit() || matches!(first, '-' | '+' | '△' | '▲')
        }) && number
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '△' | '▲'))
    })
}

/// Whether a number is written with decimals, be they zeros: `4.0`, `37,0`. Three of them may be
/// thousands.
pub fn has_decimals(text: &str) -> bool {
    let digits = text.trim().trim_start_matches(['-', '+', '−']);
    digits.rsplit_once(['.', ',']).is_some_and(|(whole, decimals)| {
        is_digits(decimals) && decimals.len() != 3 && whole.chars().any(|c| c.is_ascii_digit())
    })
}

fn whole_number(text: &str, marks: NumberFormat) -> Result<Count, NumberError> {
    let bracketed = text.strip_prefix('(').and_then(|inside| inside.strip_suffix(')'));
    let signed = text.strip_prefix(['-', '−', '\u{2010}', '▲', '△']);
    let (negative, digits) = match (bracketed, signed) {
        (Some(inside), _) => (true, inside.trim()),
        (None, Some(rest)) => (true, rest.trim_start()),
        (None, None) => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = split_fraction(digits, marks)?;
    let whole = ungroup(whole, marks).ok_or(NumberError::Form)?;
    let (whole, fraction) = scaled(whole, fraction, marks.scale);
    if let Some(fraction) = &fraction {
        if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NumberError::Form);
        }
        if fraction.bytes().any(|byte| byte != b'0') && marks.fractions != Fractions::Rounded {
            return Err(NumberError::Fraction);
        }
    }
    if bracketed.is_some() && !marks.net {
        return Err(NumberError::Brackets);
    }
    // Thirty digits stay inside an i128; more are too large whatever they are.
    let whole = whole.trim_start_matches('0');
    if whole.len() > 30 {
        let below = negative && !marks.net;
        return Err(if below { CountError::Negative } else { CountError::TooLarge }.into());
    }
    let number: i128 =
        if whole.is_empty() { 0 } else { whole.parse().map_err(|_| NumberError::Form)? };
    let up = fraction.as_ref().is_some_and(|fraction| fraction.as_bytes().first() >= Some(&b'5'));
    let number = number + i128::from(up && marks.fractions == Fractions::Rounded);
    let number = if negative { -number } else { number };
    Ok(if marks.net { Count::signed(number)? } else { Count::new(number)? })
}

/// The digits before and after the point, moved by as many places as the scale has.
fn scaled(mut whole: String, fraction: Option<&str>, scale: u8) -> (String, Option<String>) {
    let Some(mut fraction) = fraction.map(str::to_owned).or((scale > 0).then(String::new)) else {
        return (whole, None);
    };
    for _ in 0..scale {
        whole.push(if fraction.is_empty() { '0' } else { fraction.remove(0) });
    }
    (whole, (!(fraction.is_empty() && scale > 0)).then_some(fraction))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits before and after the mark of a fraction.
fn split_fraction(digits: &str, marks: NumberFormat) -> Result<(&str, Option<&str>), NumberError> {
    if let Some(decimal) = marks.decimal {
        return match digits.split_once(decimal) {
            // `5.000` is five, or five thousand written with the other mark.
            Some((whole, "000")) if whole.len() <= 3 && is_digits(whole) => {
                Err(NumberError::Ambiguous)
            }
            Some((whole, fraction)) => Ok((whole, Some(fraction))),
            None => Ok((digits, None)),
        };
    }
    // The last mark of a number stands before a fraction when it cannot group thousands.
    let Some(place) = digits.rfind([',', '.']) else { return Ok((digits, None)) };
    let (whole, fraction) = (&digits[..place], &digits[place + 1..]);
    let mark = &digits[place..=place];
    let other = if mark == "," { '.' } else { ',' };
    let single = !whole.contains(mark);
    if single && whole.contains(other) {
        return Ok((whole, Some(fraction)));
    }
    if !single || number_format::is_indian(digits) {
        return Ok((digits, None));
    }
    let groups = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    match (groups, mark) {
        (false, _) => Ok((whole, Some(fraction))),
        (true, ",") => Ok((digits, None)),
        (true, _) => Err(NumberError::Ambiguous),
    }
}

/// The digits without the marks between groups of three; nothing when the groups are uneven.
fn ungroup(digits: &str, marks: NumberFormat) -> Option<String> {
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(digits.to_owned());
    }
    let may_be = |mark: &Thousands| match (mark, marks.thousands) {
        (Thousands::Space | Thousands::Apostrophe, _) => true,
        (Thousands::Comma | Thousands::Point, None) => true,
        (mark, Some(known)) => *mark == known,
    };
    Thousands::ALL.into_iter().filter(may_be).find_map(|mark| {
        if mark == Thousands::Comma && marks.indian && number_format::is_indian(digits) {
            return Some(digits.replace(',', ""))
                .filter(|joined| joined.bytes().all(|byte| byte.is_ascii_digit()));
        }
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
