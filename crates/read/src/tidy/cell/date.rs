//! The text of one cell → a day, a month or a quarter of a year.

use super::date_unit::{Date, DateUnit};
use super::iso::iso_day;
use super::normalize::normalize_period;
use crate::tidy::vocabulary;
use arrivals_data::{Day, Month, Year};

/// What stands first in `05/01/2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// What stands first in the dates of a column: the day, when one of them cannot be a month or all
/// of them leave it open.
pub fn order_of<'a>(mut texts: impl Iterator<Item = &'a str>) -> Order {
    let is_day = |text: &str| text.parse::<u8>().is_ok_and(|day| (13..=31).contains(&day));
    let month_first = texts.any(|text| {
        let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
        matches!(parts.as_slice(), [first, second, ..]
            if first.len() <= 2 && first.parse::<u8>().is_ok() && !is_day(first) && is_day(second))
    });
    if month_first { Order::MonthFirst } else { Order::DayFirst }
}

/// The numbers of day, month and year, where a text has nothing else and the year stands last.
fn numbers_of(text: &str) -> Option<(u8, u8)> {
    let day = text.split([' ', 'T']).next().unwrap_or(text);
    let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
    match parts.as_slice() {
        [first, second, year] if year.len() >= 2 => {
            Some((first.parse().ok()?, second.parse().ok()?))
        }
        _ => None,
    }
}

/// Whether the text is `1/2/2022`, the first of February or the second of January.
pub fn is_ambiguous(text: &str) -> bool {
    numbers_of(text).is_some_and(|(first, second)| {
        first != second && (1..=12).contains(&first) && (1..=12).contains(&second)
    })
}

/// Whether day and month of the text could change places.
pub fn may_be_either(text: &str) -> bool {
    numbers_of(text).is_some_and(|(first, second)| first <= 12 && second <= 12)
}

/// Reads a date: `2020-01-05`, `5.1.2020`, `January 05, 2020`, `9-Apr-84`, `Sep-84`, `2020M01`,
/// `2020년 1월 5일`, `20200105`, `202001`, `2020Q1`, with or without a time of day.
///
/// A year of two digits is one of 1950–2049.
pub fn read(text: &str, order: Order) -> Option<Date> {
    iso_day(text.as_bytes()).or_else(|| read_other(text, order))
}

/// The same, slower for the days that [`iso_day`] reads.
pub(super) fn read_other(text: &str, order: Order) -> Option<Date> {
    let lower = text.trim().to_lowercase();
    let western = in_era(&lower);
    let text = without_time(western.as_deref().unwrap_or(&lower));
    coded(text).or_else(|| quarter(text)).or_else(|| packed(text)).or_else(|| in_parts(text, order))
}

/// Reads a date with a mark that calls it provisional, or a footnote's sign: `août 2020 (p)`.
pub fn read_marked(text: &str, order: Order) -> Option<Date> {
    read(text, order).or_else(|| {
        let (bare, _) = normalize_period(text)?;
        (bare.len() < text.trim().len()).then(|| read(&bare, order)).flatten()
    })
}

/// A month by its number, its name or its first letters.
pub fn month(text: &str) -> Option<Month> {
    let lower = text.trim().to_lowercase();
    let bare = lower.trim_end_matches('.');
    if let Some(place) = vocabulary::MONTHS.iter().position(|names| names.contains(&bare)) {
        return Month::new(u8::try_from(place + 1).ok()?);
    }
    let bare = bare.strip_prefix('m').unwrap_or(bare);
    let digits = bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| bare.parse().ok().and_then(Month::new)).flatten()
}

/// A Roman number from 1 to 12: `IV`, `xii.`.
pub fn roman(text: &str) -> Option<u8> {
    const NUMBERS: [&str; 12] =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    NUMBERS
        .iter()
        .position(|number| *number == lower)
        .and_then(|place| u8::try_from(place + 1).ok())
}

/// `2020-01-05T12:00:00Z`, `2020-01-05 00:00` → `2020-01-05`.
fn without_time(text: &str) -> &str {
    let time =
        |rest: &str| rest.contains(':') && rest.starts_with(|first: char| first.is_ascii_digit());
    text.char_indices()
        .find(|(place, sign)| matches!(sign, 't' | ' ') && time(&text[place + 1..]))
        .map_or(text, |(place, _)| text[..place].trim_end())
}

/// `令和5年3月` → `2023-3月`.
fn in_era(text: &str) -> Option<String> {
    let (rest, before) = vocabulary::ERAS
        .iter()
        .filter(|(era, _)| !era.is_ascii())
        .find_map(|(era, before)| Some((text.strip_prefix(era)?, before)))?;
    let (year, rest) = rest.split_once(['年', '년'])?;
    let year: i64 = if year.trim() == "元" { 1 } else { year.trim().parse().ok()? };
    let is_year = (1..=150).contains(&year) && !rest.trim().is_empty();
    is_year.then(|| format!("{}-{}", before + year, rest.trim()))
}

/// `2022 1/4`: a quarter, as Korea writes it.
fn quarter_of_four(text: &str) -> Option<Date> {
    let (year, number) = text.strip_suffix("/4")?.split_at_checked(4)?;
    let number = number.strip_prefix([' ', '.', '년', '年'])?.trim();
    let number: u8 = number.parse().ok().filter(|number| (1..=4).contains(number))?;
    let year = plausible(four_digits(year)?)?;
    Some(Date { year, month: Month::new(number * 3)?, unit: DateUnit::Quarter })
}

/// `2020Q1`, `2020-Q1`, `Q1 2020`, `2020 1분기`, `2020年第1四半期`.
fn quarter(text: &str) -> Option<Date> {
    if let Some(quarter) = quarter_of_four(text) {
        return Some(quarter);
    }
    let year = |text: &str| {
        four_digits(text).or_else(|| text.starts_with(['\'', '’']).then(|| two_digits(text))?)
    };
    let marked = |sign: &str| {
        let (before, after) = text.split_once(sign)?;
        let is_separator = |c: char| matches!(c, ' ' | '-' | '/' | '.' | '년' | '年' | '第' | '_');
        let (before, after) = (before.trim_matches(is_separator), after.trim_matches(is_separator));
        let number = |digits: &str| digits.parse::<u8>().ok().filter(|q| (1..=4).contains(q));
        match sign {
            "q" | "t" | "trim" | "trim." => match (before, after.split_once(is_separator)) {
                ("", Some((quarter, text))) => Some((number(quarter)?, year(text)?)),
                ("", None) => None,
                _ => Some((number(after)?, year(before)?)),
            },
            _ => {
                let (text, quarter) = before.rsplit_once(is_separator)?;
                Some((number(quarter)?, year(text.trim_matches(is_separator))?))
            }
        }
    };
    let signs = ["q", "분기", "四半期", "季度", "trim.", "trim", "t"];
    let (quarter, year) = signs.into_iter().find_map(marked)?;
    Some(Date { year, month: Month::new(quarter * 3)?, unit: DateUnit::Quarter })
}

/// `2019MM01` and `2019KW01` of Statistics Netherlands, `MO012019` of Statistics South Africa, and
/// SDMX's halves of years, `2019-S1`.
fn coded(text: &str) -> Option<Date> {
    let month = |year: &str, month: u8, unit| {
        Some(Date { year: plausible(four_digits(year)?)?, month: Month::new(month)?, unit })
    };
    let (head, tail) = text.split_at_checked(4)?;
    if let Some(number) = tail.strip_prefix("mm").and_then(|number| number.parse().ok()) {
        return month(head, number, DateUnit::Month);
    }
    if let Some(number) = tail.strip_prefix("kw").and_then(|number| number.parse::<u8>().ok()) {
        return month(head, number.checked_mul(3)?, DateUnit::Quarter);
    }
    let half = ["-s", "-h", "s", "h", " h"].into_iter().find_map(|sign| tail.strip_prefix(sign));
    if let Some(half @ ("1" | "2")) = half {
        return month(head, if half == "1" { 6 } else { 12 }, DateUnit::Half);
    }
    let (number, year) = text.strip_prefix("mo")?.split_at_checked(2)?;
    month(year, number.parse().ok()?, DateUnit::Month)
}

/// `20200105` and `202001`.
fn packed(text: &str) -> Option<Date> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year = plausible(four_digits(text.get(..4)?)?)?;
    let month = Month::new(text.get(4..6)?.parse().ok()?)?;
    match text.get(6..)? {
        "" => Some(Date { year, month, unit: DateUnit::Month }),
        day if day.len() == 2 => day_of(year, month, day),
        _ => None,
    }
}

fn in_parts(text: &str, order: Order) -> Option<Date> {
    let is_separator = |c: char| {
        matches!(c, '-' | '/' | '.' | ' ' | ',' | '년' | '年' | '월' | '月' | '일' | '日' | '_')
    };
    // The words for month in `5월` are names of months too; the sign after a year is not.
    let spaced = text.replace(['년', '年'], "-");
    let parts: Vec<&str> =
        spaced.split(is_separator).map(str::trim).filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = match parts.as_slice() {
        // The day of the week, and the M of `2020M01`.
        [first, rest @ ..] if rest.len() == 3 && month(first).is_none() && !has_digit(first) => {
            rest.to_vec()
        }
        [single] => {
            let starts_with_digit = single.starts_with(|c: char| c.is_ascii_digit());
            let split = single.find(|c: char| c.is_ascii_digit() != starts_with_digit)?;
            vec![&single[..split], &single[split..]]
        }
        all => all.to_vec(),
    };
    let year_last = |year: &str| four_digits(year).or_else(|| two_digits(year));
    let named = |text: &str| if has_digit(text) { None } else { month(text) };
    let of = |year: Year, month: Month, unit| Some(Date { year: plausible(year)?, month, unit });
    match parts.as_slice() {
        [first, second] => {
            if let Some(year) = four_digits(first) {
                return of(year, month(second)?, DateUnit::Month);
            }
            let month = if has_digit(first) { month(first) } else { named(first) }?;
            let year = if has_digit(first) { four_digits(second)? } else { year_last(second)? };
            of(year, month, DateUnit::Month)
        }
        [first, second, third] => {
            if let Some(year) = four_digits(first) {
                return day_of(plausible(year)?, month(second)?, third);
            }
            let year = plausible(year_last(third)?)?;
            if let Some(month) = named(first) {
                return day_of(year, month, second);
            }
            if let Some(month) = named(second) {
                return day_of(year, month, first);
            }
            let (day, number) = match order {
                Order::DayFirst => (first, second),
                Order::MonthFirst => (second, first),
            };
            day_of(year, month(number)?, day)
        }
        _ => None,
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// The day of that number; nothing for numbers that no month has.
fn day_of(year: Year, month: Month, day: &str) -> Option<Date> {
    const MOST: u8 = 31;
    let day: u8 = day.parse().ok().filter(|_| day.len() <= 2)?;
    let exists = Day::new(year, month, day).is_some();
    let unit = if exists { DateUnit::Day } else { DateUnit::NoDay };
    (1..=MOST).contains(&day).then_some(Date { year, month, unit })
}

fn four_digits(text: &str) -> Option<Year> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok().and_then(|year| Year::new(year).ok())).flatten()
}

fn two_digits(text: &str) -> Option<Year> {
    let text = text.trim_start_matches(['\'', '’']);
    let number: i64 = Some(text).filter(|text| text.len() == 2)?.parse().ok()?;
    Year::new(if number < 50 { 2000 + number } else { 1900 + number }).ok()
}

/// A date that someone may have recorded.
fn plausible(year: Year) -> Option<Year> {
    (1600..=2100).contains(&year.number()).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<(i32, u8, DateUnit)> {
        read(text, Order::DayFirst).map(|date| (date.year.number(), date.month.number(), date.unit))
    }

    #[test]
    fn days_in_the_forms_that_occur() {
        for text in [
            "2020-01-05",
            "2020/1/5",
            "2020.01.05",
            "05/01/2020",
            "5.1.2020",
            "January 05, 2020",
            "5 January 2020",
            "Sunday, 5 January 2020",
            "05-Jan-20",
            "20200105",
            "2020년 1월 5일",
            "2020年1月5日",
            "2020-01-05T12:30:00Z",
            "2020-01-05 00:00:00",
            "5 janvier 2020",
        ] {
            assert_eq!(shown(text), Some((2020, 1, DateUnit::Day)), "{text}");
        }
        assert_eq!(shown("9-Apr-84"), Some((1984, 4, DateUnit::Day)));
        let month_first = order_of(["01/05/2020", "01/31/2020"].into_iter());
        assert_eq!(read("02/03/2020", month_first).map(|date| date.month.number()), Some(2));
        assert_eq!(order_of(["31/01/2020", "01/05/2020"].into_iter()), Order::DayFirst);
    }

    #[test]
    fn days_that_the_calendar_does_not_have() {
        for text in [
            "2020-02-30",
            "2020/2/30",
            "2020.02.30",
            "30/02/2020",
            "30.2.2020",
            "February 30, 2020",
            "30 February 2020",
            "Sunday, 30 February 2020",
            "30-Feb-20",
            "20200230",
            "2020년 2월 30일",
            "2020年2月30日",
            "令和2年2月30日",
            "2020-02-30T12:30:00Z",
            "2020-02-30 00:00:00",
            "30 février 2020",
        ] {
            assert_eq!(shown(text), Some((2020, 2, DateUnit::NoDay)), "{text}");
        }
        // Of 2020 and 2000 the calendar has a 29 February, of 2021 and 1900 it has not.
        for (year, unit) in [
            (2020, DateUnit::Day),
            (2000, DateUnit::Day),
            (2021, DateUnit::NoDay),
            (1900, DateUnit::NoDay),
        ] {
            assert_eq!(shown(&format!("{year}-02-29")), Some((year, 2, unit)), "{year}");
        }
        assert_eq!(shown("2022-11-31"), Some((2022, 11, DateUnit::NoDay)));
    }

    #[test]
    fn months_and_quarters() {
        for text in [
            "2020-01",
            "2020/01",
            "202001",
            "2020M01",
            "Jan 2020",
            "Jan-20",
            "2020년 1월",
            "2020년 01월",
            "2020.01",
            "01/2020",
            "enero 2020",
            "2020年1月",
            "2020 Jan",
            "1월 2020",
        ] {
            assert_eq!(shown(text), Some((2020, 1, DateUnit::Month)), "{text}");
        }
        for text in [
            "2020Q2",
            "2020-Q2",
            "Q2 2020",
            "2020 2분기",
            "2020년 2분기",
            "2020年第2四半期",
            "'20.2분기",
        ] {
            assert_eq!(shown(text), Some((2020, 6, DateUnit::Quarter)), "{text}");
        }
        assert_eq!(shown("2019MM01"), Some((2019, 1, DateUnit::Month)));
        assert_eq!(shown("MO022019"), Some((2019, 2, DateUnit::Month)));
        assert_eq!(shown("2019-S2"), Some((2019, 12, DateUnit::Half)));
        assert_eq!(shown("Sep-84"), Some((1984, 9, DateUnit::Month)));
    }

    #[test]
    fn other_texts_are_no_dates() {
        for text in [
            "2020",
            "2020-13-01",
            "2020-01-32",
            "May",
            "",
            "1,022",
            "38.61, 26.65",
            "2014-2015",
            "12.5",
            "4/5",
            "https://bit.ly/2ZUlSS1",
            "99999999",
            "201213",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
