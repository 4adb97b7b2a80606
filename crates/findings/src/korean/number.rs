//! How numbers, years and periods are written in Korean.

use crate::format;
use arrivals_data::{Count, MOST_LISTED, Period, Year, YearKind};

/// What stands between the ends of a span, by the punctuation of 2014: `1999~2001년`.
const TO: char = '~';

/// A share or the size of a change in percent, without a sign: `92.8%`, `0.1% 미만`.
pub fn percent(percent: f64) -> String {
    let text = format::decimal(percent.abs(), 1);
    match text.as_str() {
        "0.0" if percent != 0.0 => "0.1% 미만".into(),
        "100.0" if percent.abs() < 100.0 => "99.9% 초과".into(),
        _ => format!("{text}%"),
    }
}

/// A count with its unit: `2,706명`; a unit in another script stands apart.
pub fn with_unit(count: Count, unit: Option<&str>) -> String {
    attached(&format::count(count), unit)
}

/// A number as written, with its unit.
pub fn attached(number: &str, unit: Option<&str>) -> String {
    match unit {
        Some(unit) if unit.starts_with(|sign| ('가'..='힣').contains(&sign)) => {
            format!("{number}{unit}")
        }
        Some(unit) if !unit.is_empty() => format!("{number} {unit}"),
        _ => number.to_owned(),
    }
}

/// A year: `2011년`, `2019회계연도`, `2019/20회계연도`, `2019년 7월~2020년 6월`.
pub fn year(year: Year) -> String {
    let number = year.number();
    match year.kind() {
        YearKind::Calendar => format!("{number}년"),
        YearKind::Fiscal => format!("{number}회계연도"),
        YearKind::Split => format!("{year}회계연도"),
        YearKind::Ending(month) if month.number() == 12 => format!("{number}년"),
        YearKind::Ending(month) => {
            let (before, next, last) = (number - 1, month.number() + 1, month.number());
            format!("{before}년 {next}월{TO}{number}년 {last}월")
        }
    }
}

/// The years from the first to the last: `2002~2025년`.
pub fn years(first: Year, last: Year) -> String {
    if first == last {
        return year(first);
    }
    match (first.kind(), last.kind()) {
        (YearKind::Calendar, YearKind::Calendar) => {
            format!("{}{TO}{}년", first.number(), last.number())
        }
        (YearKind::Fiscal, YearKind::Fiscal) => {
            format!("{}{TO}{}회계연도", first.number(), last.number())
        }
        (YearKind::Split, YearKind::Split) => format!("{first}{TO}{last}회계연도"),
        // A year that ends with a month has a span of its own: the ends are those of the spans.
        (YearKind::Ending(from), YearKind::Ending(to))
            if from.number() < 12 && to.number() < 12 =>
        {
            let (before, next) = (first.number() - 1, from.number() + 1);
            format!("{before}년 {next}월{TO}{}년 {}월", last.number(), to.number())
        }
        _ => format!("{}부터 {}까지", year(first), year(last)),
    }
}

/// A period: `2014년`, `1998년까지`, `1999~2001년`, `2024년 1~6월`.
pub fn period(period: Period) -> String {
    match period {
        Period::Year(at) => year(at),
        Period::YearToDate { year: at, through } if through.number() == 1 => {
            format!("{} 1월", year(at))
        }
        Period::YearToDate { year: at, through } => {
            format!("{} 1{TO}{}월", year(at), through.number())
        }
        Period::Span { first: None, last } => format!("{}까지", year(last)),
        Period::Span { first: Some(first), last } => years(first, last),
    }
}

/// Years, neighbours as a span: `2003년, 2010~2012년, 2020년`.
pub fn runs(runs: &[(Year, Year)]) -> String {
    let shown: Vec<String> = runs.iter().map(|(first, last)| years(*first, *last)).collect();
    list(&shown)
}

/// The first dozen of a list, and how many more there are: `가, 나 외 188개`.
pub fn few(items: &[String]) -> String {
    let shown = items.iter().take(MOST_LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match items.len().saturating_sub(MOST_LISTED) {
        0 => shown,
        more => format!("{shown} 외 {more}개"),
    }
}

/// A list: `a, b, c`.
pub fn list(items: &[String]) -> String {
    items.join(", ")
}
