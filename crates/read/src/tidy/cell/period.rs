//! The text of one cell → the period it names, in the words that agencies use.

use std::collections::BTreeSet;

use super::date_unit::{Date, DateUnit};
use super::normalize::{LONGEST_PERIOD, normalize_period};
use super::{date, footnote};
use crate::tidy::vocabulary;
use arrivals_data::{Day, Month, Period, PeriodError, Status, Year, YearKind};

/// What all periods of a column or a header say together, and none of them alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// `2010-11` is a fiscal year, and neither November nor two years.
    pub split: bool,
    /// `99年` is a year of the Republic of China.
    pub minguo: bool,
    /// Plain years are fiscal ones: the column's name says so.
    pub fiscal: bool,
    /// Years are of the Buddhist era, 543 ahead of the common one.
    pub buddhist: bool,
    /// `2020+` is a year with a footnote's sign, for later years follow.
    pub plus: bool,
    /// `11` is 2011: the column is called a year, and its numbers follow each other.
    pub short: bool,
    /// `2015-12-31` stands for its year: each year has one day, and all are of the same month.
    pub days: bool,
}

impl Style {
    /// The style of these texts.
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut pairs, mut sure, mut minguo, mut era_like) = (0_usize, false, false, true);
        let mut ends: Vec<i64> = Vec::new();
        let mut starts: Vec<i64> = Vec::new();
        let mut all_follow = true;
        let mut days = true;
        let mut dated: Vec<Date> = Vec::new();
        let (mut buddhist, mut common) = (0_usize, 0_usize);
        let (mut plus, mut latest) = (None, 0_i64);
        for text in texts {
            if let Some(year) = text.strip_suffix('+').and_then(|year| year.parse::<i64>().ok()) {
                plus = plus.max(Some(year));
            }
            if text.len() == 4
                && let Ok(year) = text.parse::<i64>()
            {
                latest = latest.max(year);
                // No table of counts reaches that far into the future.
                let is_buddhist = (2450..2600).contains(&year);
                buddhist += usize::from(is_buddhist);
                common += usize::from(!is_buddhist);
            }
            // Longer lists of days are of records.
            if days && text.len() >= 8 && dated.len() < 400 {
                match date::read(text, date::Order::DayFirst) {
                    Some(date) if date.unit.is_day() => dated.push(date),
                    _ => days = dated.is_empty(),
                }
            } else if !dated.is_empty() {
                days = false;
            }
            if let Some((first, last)) = pair(text) {
                pairs += 1;
                all_follow &= last == first + 1;
                // There is no thirteenth month.
                let short =
                    text.split(['-', '/', '–']).next_back().is_some_and(|t| t.trim().len() == 2);
                sure |= short && last % 100 > 12 && last == first + 1;
                sure |= short && last % 100 == 0 && last == first + 1;
                starts.push(first);
                ends.push(last);
            }
            if let Some(digits) = text.trim().strip_suffix('年')
                && let Ok(number) = digits.trim().parse::<i64>()
            {
                minguo |= (100..200).contains(&number);
                era_like &= number < 200;
            }
        }
        days &= dated.len() > 1
            && dated.iter().map(|date| date.year).collect::<BTreeSet<_>>().len() == dated.len()
            && dated.iter().all(|date| date.month == dated[0].month);
        let chained = ends.iter().any(|end| starts.contains(end));
        Self {
            split: pairs > 0 && all_follow && (sure || chained),
            minguo: minguo && era_like,
            fiscal: false,
            short: false,
            plus: plus.is_some_and(|plus| latest > plus),
            buddhist: buddhist > 1 && common == 0,
            days,
        }
    }
}

/// `2019-20`, `2019/20`, `2019/2020` → 2019 and 2020.
fn pair(text: &str) -> Option<(i64, i64)> {
    let text = footnote::strip_period(text).0;
    let (first, last) = text.split_once(['-', '/', '–'])?;
    let (first, last) = (first.trim(), last.trim());
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if first.len() != 4 || !digits(first) || !digits(last) {
        return None;
    }
    let start: i64 = first.parse().ok()?;
    let end: i64 = last.parse().ok()?;
    match last.len() {
        4 => Some((start, end)),
        2 => {
            let end = start - start % 100 + end;
            Some((start, if end < start { end + 100 } else { end }))
        }
        _ => None,
    }
}

/// Reads a period: the program's own notation, and `2011년`, `’17`, `~1998`, `before 1998`,
/// `1999-2001`, `2011.0`, `2024.6월(잠정)`, `Jan–Jul 2025`, `FY 2019/20`, `民國108年`, `2015¹`.
///
/// # Errors
/// When the text names no period.
pub fn read(text: &str) -> Result<Period, PeriodError> {
    read_marked(text, Style::default()).map(|(period, _)| period)
}

/// The period, and what its cell says of the count: final, provisional or estimated.
///
/// # Errors
/// When the text names no period.
pub fn read_marked(text: &str, style: Style) -> Result<(Period, Status), PeriodError> {
    let form = || PeriodError::Form(text.trim().to_owned());
    if style.minguo
        && text.len() <= 3
        && let Some(Ok(year)) = year_of(text, style)
    {
        return Ok((Period::Year(year), Status::Normal));
    }
    if style.short
        && text.len() == 2
        && let Ok(number) = text.parse::<i64>()
    {
        let year = Year::new(century(number)).map_err(PeriodError::from)?;
        return Ok((Period::Year(year), Status::Normal));
    }
    if style.buddhist && text.len() == 4 {
        let style = Style { buddhist: false, ..style };
        return match read_marked(text, style)? {
            (Period::Year(year), status) => {
                let year = year.plus(-543).ok_or_else(form)?;
                Ok((Period::Year(year), status))
            }
            other => Ok(other),
        };
    }
    // Most cells are four digits, and no period is long.
    if is_year(text) && !style.fiscal {
        return Period::parse(text).map(|period| (period, Status::Normal));
    }
    // `2020+` alone is 2020 and later.
    if !may_be_period(text, style) || (text.trim_end().ends_with('+') && !style.plus) {
        return Err(form());
    }
    let (bare, status) = normalize_period(text).ok_or_else(form)?;
    let bare = bare.as_str();
    if style.days
        && let Some(date) = date::read(bare, date::Order::DayFirst)
    {
        if date.unit == DateUnit::NoDay {
            return Err(PeriodError::Day(text.trim().to_owned()));
        }
        return Ok((Period::Year(date.year), status));
    }
    let period = Period::parse(bare).or_else(|error| match worded(bare, style) {
        Some(period) => period,
        None => Err(error),
    });
    match period {
        Ok(Period::Year(year)) if style.fiscal && year.kind() == YearKind::Calendar => {
            Ok((Period::Year(year.of_kind(YearKind::Fiscal)), status))
        }
        Ok(period) => Ok((period, status)),
        Err(PeriodError::Form(_)) => Err(form()),
        Err(other) => Err(other),
    }
}

/// Whether the text names a year and says that it is not over: `2023 (FYTD)`.
pub fn is_to_date(text: &str) -> bool {
    let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    // `2023-24 to 31 May 2024`.
    let ends_early = || {
        text.split_once(" to ").is_some_and(|(year, day)| {
            pair(year).is_some() && date::read(day, date::Order::DayFirst).is_some()
        })
    };
    let glued = || text.len() > 6 && text.to_lowercase().ends_with("td");
    has_year
        && text.len() <= LONGEST_PERIOD
        && (vocabulary::has_word(text, &vocabulary::TO_DATE) || glued() || ends_early())
}

/// Whether the text has what any period has: four digits in a row, or two after an apostrophe or
/// a word, or a year of an era. Most cells of a table have not.
fn may_be_period(text: &str, style: Style) -> bool {
    if text.len() > 4 * LONGEST_PERIOD {
        return false;
    }
    let (mut run, mut longest, mut short) = (0_usize, 0_usize, false);
    let mut before = ' ';
    for character in text.chars() {
        if character.is_ascii_digit() || super::plain_digit(character).is_some() {
            run += 1;
            longest = longest.max(run);
            short |= run == 1
                && (before.is_alphabetic() || matches!(before, '\'' | '’' | '‘' | '`' | '´'));
        } else {
            run = 0;
        }
        if character == '元' {
            return true;
        }
        before = character;
    }
    longest >= 4
        || short
        || (longest > 0 && style.minguo)
        || (longest > 0 && text.to_lowercase().contains("fy"))
}

/// The period that the words name, if they are known. A known form may still hold no year.
fn worded(text: &str, style: Style) -> Option<Result<Period, PeriodError>> {
    let bare = bare_year(text);
    if let Some(year) = fiscal(text, style) {
        return Some(Ok(Period::Year(year)));
    }
    if let Some(year) = year_of(bare, style) {
        return Some(year.map(Period::Year));
    }
    if let Some(year) = year_ending(text) {
        return Some(Ok(Period::Year(year)));
    }
    // Statistics Netherlands writes a year as `2019JJ00`.
    if let Some(year) = text.strip_suffix("jj00").filter(|year| is_year(year)) {
        return Some(Period::parse(year));
    }
    if let Some(period) = sdmx(text) {
        return Some(period);
    }
    year_to_date(text, style).or_else(|| open(text, style)).or_else(|| span(text, style))
}

fn year(text: &str, style: Style) -> Option<Year> {
    year_of(bare_year(text), style)?.ok()
}

/// A span that starts with whatever came first.
fn open(text: &str, style: Style) -> Option<Result<Period, PeriodError>> {
    let up_to = |last: Year| Some(Ok(Period::Span { first: None, last }));
    if let Some(last) = prefixed(text, &vocabulary::UP_TO).and_then(|rest| year(rest, style)) {
        return up_to(last);
    }
    if let Some(next) = prefixed(text, &vocabulary::BEFORE).and_then(|rest| year(rest, style)) {
        return up_to(next.plus(-1)?);
    }
    let before = vocabulary::AND_BEFORE.iter().find_map(|sign| text.strip_suffix(sign))?;
    up_to(year(before, style)?)
}

fn prefixed<'a>(text: &'a str, signs: &[&str]) -> Option<&'a str> {
    signs.iter().find_map(|sign| text.strip_prefix(sign)).map(str::trim_start)
}

fn span(text: &str, style: Style) -> Option<Result<Period, PeriodError>> {
    vocabulary::THROUGH.iter().find_map(|sign| {
        let (first, last) = text.split_once(sign)?;
        let (first, last) = (year(first, style)?, year(last, style)?);
        Some(if first == last {
            Ok(Period::Year(first))
        } else if first > last {
            Err(PeriodError::Reversed(format!("{first}..{last}")))
        } else {
            Ok(Period::Span { first: Some(first), last })
        })
    })
}

/// The text without the word for a year around it, or a fraction that spreadsheets add.
fn bare_year(text: &str) -> &str {
    const BEFORE: [&str; 9] =
        ["calendar year ", "cy", "yr", "year ", "jahr ", "année ", "año ", "ano ", "anno "];
    const AFTER: [&str; 9] = [".0", "년도말", "년말", "년도", "년", "年度末", "年末", "年", "yr"];
    let text = text.trim();
    let text = prefixed(text, &BEFORE).unwrap_or(text);
    AFTER.into_iter().find_map(|suffix| text.strip_suffix(suffix)).unwrap_or(text).trim()
}

/// The year: four digits, `’17` with an apostrophe for the century, or a year of an era.
///
/// Two digits stand for 1950–2049: agencies write them for years that readers remember.
fn year_of(text: &str, style: Style) -> Option<Result<Year, PeriodError>> {
    let known = |number: i64| Some(Year::new(number).map_err(PeriodError::from));
    if is_year(text) {
        return known(text.parse().ok()?);
    }
    for (era, before) in vocabulary::ERAS {
        if let Some(rest) = text.strip_prefix(era) {
            let rest = rest.trim().trim_end_matches('年');
            let number: i64 = if rest == "元" { 1 } else { rest.parse().ok()? };
            return (1..=150).contains(&number).then(|| known(before + number)).flatten();
        }
    }
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if style.minguo && is_digits(text) && text.len() <= 3 {
        return known(1911 + text.parse::<i64>().ok()?);
    }
    let digits = text.strip_prefix(['\'', '’', '‘', '`', '´'])?;
    if digits.len() != 2 || !is_digits(digits) {
        return None;
    }
    let number: i64 = digits.parse().ok()?;
    known(century(number))
}

/// The year of two digits: one of 1950–2049.
fn century(number: i64) -> i64 {
    if number < 50 { 2000 + number } else { 1900 + number }
}

/// `FY 2019/20`, `2019-20` among its like, `FY2019`, `FY19`, `2019年度`, `financial year 2019-20`.
fn fiscal(text: &str, style: Style) -> Option<Year> {
    let signed = vocabulary::FISCAL_SIGNS.iter().find_map(|sign| {
        text.strip_prefix(sign)
            .or_else(|| text.strip_suffix(sign))
            .map(|rest| rest.trim_matches([' ', '-', ':']))
    });
    let rest = signed.unwrap_or(text);
    if let Some((first, last)) = pair(rest) {
        // A slash before a number that is no month joins the two halves of a fiscal year.
        let sure = rest.contains('/') && rest.len() <= 8 && (last % 100 > 12 || last % 100 == 0);
        let follows = last == first + 1 && (signed.is_some() || style.split || sure);
        return follows
            .then(|| Year::new(last).ok())
            .flatten()
            .map(|year| year.of_kind(YearKind::Split));
    }
    signed?;
    let rest = bare_year(rest);
    let number: i64 =
        rest.parse().ok().filter(|_| rest.bytes().all(|byte| byte.is_ascii_digit()))?;
    let number = match rest.len() {
        4 => number,
        2 => century(number),
        _ => return None,
    };
    Year::new(number).ok().map(|year| year.of_kind(YearKind::Fiscal))
}

/// SDMX's `2020-A1`, `1999-01-01/P3Y` and `2024-01-01/P6M`, and `../1998` of ISO 8601-2.
fn sdmx(text: &str) -> Option<Result<Period, PeriodError>> {
    let number = |digits: &str| -> Option<i64> {
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
    };
    if let Some(last) = text.strip_prefix("../") {
        let last = Year::new(number(last)?).ok()?;
        return Some(Ok(Period::Span { first: None, last }));
    }
    if let Some(year) = text.strip_suffix("-a1") {
        return Some(
            Year::new(number(year)?)
                .map(|year| Period::Year(year.of_kind(YearKind::Fiscal)))
                .map_err(PeriodError::from),
        );
    }
    let (start, duration) = text.split_once("/p")?;
    let mut parts = start.split('-');
    let first = Year::new(number(parts.next()?)?).ok()?;
    let month = match parts.next() {
        None => 1,
        Some(month) => u8::try_from(number(month)?).ok()?,
    };
    if let Some(day) = parts.next() {
        let day = Day::new(first, Month::new(month)?, u8::try_from(number(day)?).ok()?);
        day.filter(|_| parts.next().is_none())?;
    }
    let period = if let Some(years) = duration.strip_suffix('y') {
        let years = i32::try_from(number(years)?).ok().filter(|years| *years > 0)?;
        match (years, month) {
            (1, 1) => Period::Year(first),
            (1, month) => {
                Period::Year(first.plus(1)?.of_kind(YearKind::Ending(Month::new(month - 1)?)))
            }
            (_, 1) => Period::Span { first: Some(first), last: first.plus(years - 1)? },
            _ => return None,
        }
    } else {
        let through = Month::new(u8::try_from(number(duration.strip_suffix('m')?)?).ok()?)?;
        match (month, through.number()) {
            (1, 12) => Period::Year(first),
            (1, _) => Period::YearToDate { year: first, through },
            _ => return None,
        }
    };
    Some(Ok(period))
}

/// `year ending June 2020`, `12 months to Jun 2020`.
fn year_ending(text: &str) -> Option<Year> {
    let rest = prefixed(text, &vocabulary::YEAR_ENDING)?;
    let (month, number) = rest.rsplit_once(' ')?;
    // A day may stand before the month.
    let (day, month) = match month.trim().rsplit_once(' ') {
        Some((day, rest)) if day.parse::<u8>().is_ok() => (day.parse().ok(), rest),
        _ => (None, month),
    };
    let month = Month::new(month_named(month)?)?;
    let year = Year::new(number.parse().ok()?).ok()?;
    if let Some(day) = day {
        Day::new(year, month, day)?;
    }
    Some(if month.number() == 12 { year } else { year.of_kind(YearKind::Ending(month)) })
}

/// A year that is not over: `2024.6월`, `’20.09`, `2024년 6월`, `Jan–Jul 2025`, `2024 (Jan-Sep)`,
/// `2024.1~6월`, `2024년 1-9월`.
fn year_to_date(text: &str, style: Style) -> Option<Result<Period, PeriodError>> {
    let through = |year: Year, month: u8| {
        let through = Month::new(month)?;
        Some(Ok(if month == 12 {
            Period::Year(year)
        } else {
            Period::YearToDate { year, through }
        }))
    };
    let months = |text: &str| {
        let text = text.trim().trim_matches(['(', ')', ',', '.']).trim();
        vocabulary::THROUGH.iter().find_map(|sign| {
            let (first, last) = text.split_once(sign)?;
            // `1~6월`: the word for month stands once.
            let first = month_of(first)?;
            (first == 1).then(|| month_of(last)).flatten()
        })
    };
    // The year before or after the months.
    let split: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| matches!(c, ' ' | '.' | '년' | '年' | '(' | ',' | ':'))
        .map(|(at, _)| at)
        .collect();
    for at in split {
        let (before, after) = text.split_at(at);
        let rest = after.trim_start_matches([' ', '.', '년', '年', '(', ',', ':']);
        if let Some(year) = year(before, style)
            && let Some(month) = months(rest)
        {
            return through(year, month);
        }
        if let Some(year) = year(rest, style)
            && let Some(month) = months(before)
        {
            return through(year, month);
        }
    }
    let at = text.find(['.', '년', '年'])?;
    let (before, rest) = text.split_at(at);
    let year = year_of(before.trim(), style)?.ok()?;
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
    through(year, month)
}

/// The number of a month by its name, its number, or its number with the word for month.
fn month_of(text: &str) -> Option<u8> {
    let text = text.trim();
    let bare = text.strip_suffix(['월', '月']).unwrap_or(text).trim();
    if !bare.is_empty() && bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return bare.parse().ok().filter(|month| (1..=12).contains(month));
    }
    month_named(text)
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
