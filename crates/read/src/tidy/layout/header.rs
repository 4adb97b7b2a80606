//! Periods in the names of columns: years, months and quarters, alone or beside another name.
//!
//! A year is the sum of its twelve months or four quarters; a last year that is not over is a
//! year to date, and what is neither is left out and said.

use super::CountColumn;
use super::column_roles::names_ratio;
use crate::tidy::cell::date::{self, Order};
use crate::tidy::cell::period::Style;
use crate::tidy::cell::{Date, DateUnit, normalize_period, period};
use crate::tidy::table::Columns;
use crate::tidy::vocabulary;
use arrivals_data::{Decision, Period, Status, Year};

/// A column whose name has a period.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    column: usize,
    time: Time,
    /// What the name says of its counts.
    status: Status,
    /// The name without the period.
    rest: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Period(Period),
    Date(Date),
}

/// The columns of counts that a header of periods makes up; empty when it names none.
///
/// `packed`: whether names that hold more than the period are read too.
pub fn columns(
    header: &[String],
    columns: Option<&Columns>,
    packed: bool,
    decisions: &mut Vec<Decision>,
) -> Vec<CountColumn> {
    let words = header.iter().flat_map(|name| [name.as_str()].into_iter().chain(ends(name)));
    let style = Style::new(words);
    let header: Vec<String> = header.iter().map(|name| without_unit_row(name)).collect();
    let header = header.as_slice();
    // `2021.01` is the year so far where it stands alone; beside other months it is a month.
    let to_date = |name: &&String| {
        matches!(period::read_marked(name, style), Ok((Period::YearToDate { .. }, _)))
    };
    let several = header.iter().filter(to_date).count() > 1;
    let time = |text: &str| time(text, style, several);
    let whole: Vec<Named> = named(header, |name| Some((time(name)?, String::new())));
    let whole = with_followers(header, whole, decisions);
    let beside = |name: &str| beside(name, time);
    let dates = whole.iter().filter(|named| matches!(named.time, Time::Date(_))).count();
    let named = if whole.len() > dates || dates > 1 {
        if dates == 0 { whole } else { named(header, beside) }
    } else if packed {
        let named = named(header, beside);
        let mut times: Vec<Time> = Vec::new();
        for named in &named {
            if !times.contains(&named.time) {
                times.push(named.time);
            }
        }
        if times.len() < 2 {
            return Vec::new();
        }
        named
    } else {
        return Vec::new();
    };
    if named.iter().any(|named| matches!(named.time, Time::Date(_))) {
        added_up(header, named, columns, decisions)
    } else {
        plain(header, named)
    }
}

/// The columns whose names are periods, with those that begin with the year after that of the column
/// before them: what stands behind such a year is a remark that is not known, which is doubted.
fn with_followers(
    header: &[String],
    mut whole: Vec<Named>,
    decisions: &mut Vec<Decision>,
) -> Vec<Named> {
    let year_of = |named: &Named| match named.time {
        Time::Period(period) => period.whole_year(),
        Time::Date(_) => None,
    };
    for (column, name) in header.iter().enumerate() {
        if whole.len() < 2 || whole.iter().any(|named| named.column == column) {
            continue;
        }
        let before = whole.iter().find(|named| named.column + 1 == column).and_then(year_of);
        let Some(next) = before.and_then(|year| year.plus(1)) else { continue };
        let number = next.number();
        let short = format!("'{:02}", number % 100);
        let written = name.trim_start().replace(['’', '‘', '`'], "'");
        let rest =
            written.strip_prefix(&number.to_string()).or_else(|| written.strip_prefix(&short));
        let is_remark = rest.is_some_and(|rest| {
            !rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.'))
                && !names_ratio(rest)
                && !vocabulary::has_word(
                    rest,
                    &["vs", "against", "over", "change", "target", "budget"],
                )
                && !rest.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
                && !rest.split(|c: char| !c.is_alphabetic()).any(|word| date::month(word).is_some())
                && !period::is_to_date(name)
        });
        if is_remark && !whole.iter().any(|named| year_of(named) == Some(next)) {
            let text = format!("'{name}' follows the years before it and is read as {next}");
            decisions.push(Decision::doubt("period", text));
            let time = Time::Period(Period::Year(next));
            let rest = String::new();
            whole.push(Named { column, time, status: Status::Normal, rest });
        }
    }
    whole.sort_by_key(|named| named.column);
    whole
}

/// Whether the name is a month or quarter of a year.
pub fn is_month(name: &str) -> bool {
    beside(name, |text| time(text, Style::default(), true))
        .is_some_and(|((time, _), _)| matches!(time, Time::Date(_)))
}

fn named(header: &[String], read: impl Fn(&str) -> Option<((Time, Status), String)>) -> Vec<Named> {
    header
        .iter()
        .enumerate()
        .filter_map(|(column, name)| {
            let ((time, status), rest) = read(name)?;
            Some(Named { column, time, status, rest })
        })
        .collect()
}

/// The first and the last word of a name.
fn ends(name: &str) -> impl Iterator<Item = &str> {
    let separators = [' ', '_', '|'];
    let first = name.split(separators).next();
    let last = name.rsplit(separators).next();
    first.into_iter().chain(last).filter(move |word| word.len() < name.len())
}

/// The name without the unit that a row of units put after it: `2019 no.`.
fn without_unit_row(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((before, unit))
            if vocabulary::is_one_of(unit.trim_matches(['(', ')']), &vocabulary::UNITS) =>
        {
            before.trim_end().to_owned()
        }
        _ => name.to_owned(),
    }
}

fn time(text: &str, style: Style, months: bool) -> Option<(Time, Status)> {
    if text.contains(vocabulary::LEVEL) {
        return time(&text.replace(vocabulary::LEVEL, " "), style, months);
    }
    if months
        && let Some(date) = date::read_marked(text, Order::DayFirst)
        && !date.unit.is_day()
    {
        return Some((Time::Date(date), status_of(text)));
    }
    if let Ok((period, status)) = period::read_marked(text, style) {
        return Some((Time::Period(period), status));
    }
    if !text.contains(char::is_numeric) {
        return None;
    }
    let date = date::read_marked(text, Order::DayFirst).filter(|date| !date.unit.is_day())?;
    Some((Time::Date(date), status_of(text)))
}

fn status_of(text: &str) -> Status {
    normalize_period(text).map_or(Status::Normal, |(_, status)| status)
}

/// The period at the start or the end of a name, and the rest: `2018년_계_0~4세`, `2018 male`.
fn beside(
    name: &str,
    time: impl Fn(&str) -> Option<(Time, Status)>,
) -> Option<((Time, Status), String)> {
    if let Some(time) = time(name) {
        return Some((time, String::new()));
    }
    if let Some(read) = of_levels(name, &time) {
        return read;
    }
    if let Some((rest, year)) = glued(name) {
        return Some((time(year)?, rest.to_owned()));
    }
    let without_again = |time: (Time, Status), rest: &str| {
        let rest = rest.trim();
        // `2015` above `2015 Total` says the year twice.
        let rest = match (time.0, rest.split_once(' ')) {
            (Time::Period(period), Some((first, rest)))
                if period::read(first).is_ok_and(|first| first == period) =>
            {
                rest.trim()
            }
            _ => rest,
        };
        // `Total 2015` says it behind the word.
        let rest = match (time.0, rest.rsplit_once(' ')) {
            (Time::Period(period), Some((rest, last)))
                if period::read(last).is_ok_and(|last| last == period) =>
            {
                rest.trim()
            }
            _ => rest,
        };
        (time, rest.to_owned())
    };
    [vocabulary::LEVEL, "_", "|", ";", " - ", ": ", ", ", " ", "/"].into_iter().find_map(
        |separator| {
            let cuts: Vec<usize> = name.match_indices(separator).map(|(place, _)| place).collect();
            let split =
                |place: &usize| (name[..*place].trim(), name[*place + separator.len()..].trim());
            // The longest period first: `2015 Jan male`, then `2015`.
            let first = cuts.iter().rev().filter(|_| separator == " " || cuts.len() < 4).map(split);
            let leading = first
                .chain(cuts.first().map(split))
                .filter(|(time, _)| time.chars().count() <= 24)
                .find_map(|(before, rest)| Some(without_again(time(before)?, rest)));
            leading.or_else(|| {
                cuts.iter()
                    .map(split)
                    .filter(|(_, time)| time.chars().count() <= 24)
                    .find_map(|(rest, after)| Some(without_again(time(after)?, rest)))
            })
        },
    )
}

/// The month below a quarter below a year, and the sums beside them: `2023 | Q1 | Jan`,
/// `2023 | Q1 | Q1 Total`, `2023 | 2023 Total`. The sum of a quarter is no period of its own beside
/// its months: nothing within. Nothing for names of other forms.
fn of_levels(
    name: &str,
    time: impl Fn(&str) -> Option<(Time, Status)>,
) -> Option<Option<((Time, Status), String)>> {
    let levels: Vec<&str> = name.split(vocabulary::LEVEL).map(str::trim).collect();
    let [year, quarter, month] = levels.as_slice() else { return None };
    let whole = period::read(year).ok()?.whole_year()?;
    let is_quarter = |text: &str| {
        text.chars().count() <= 3 && text.contains(|c: char| matches!(c, '1'..='4'))
            || date::read(&format!("{year} {text}"), Order::DayFirst)
                .is_some_and(|date| date.unit == DateUnit::Quarter)
    };
    if !is_quarter(quarter) {
        return None;
    }
    let named = date::month(month.trim_end_matches('.')).filter(|_| !is_quarter(month));
    Some(match named {
        Some(month) => {
            let date = Date { year: whole, month, unit: DateUnit::Month };
            Some(((Time::Date(date), time(year)?.1), String::new()))
        }
        None if vocabulary::names_total(month) => None,
        None => return None,
    })
}

/// `BIRTHS2010`: a word and the year glued to it.
fn glued(name: &str) -> Option<(&str, &str)> {
    let (rest, year) = name.split_at_checked(name.len().checked_sub(4)?)?;
    let is_word = rest.len() >= 3 && rest.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_year = year.starts_with(['1', '2']) && year.bytes().all(|byte| byte.is_ascii_digit());
    (is_word && is_year).then_some((rest, year))
}

fn plain(header: &[String], named: Vec<Named>) -> Vec<CountColumn> {
    let has_names = named.iter().any(|other| other.rest != named[0].rest);
    named
        .into_iter()
        .filter_map(|named| {
            let Time::Period(period) = named.time else { return None };
            Some(CountColumn {
                column: named.column,
                further: Vec::new(),
                parts: Vec::new(),
                names: if has_names { segments(&named.rest) } else { Vec::new() },
                name: header[named.column].clone(),
                period: Some(period),
                status: named.status,
                flag: None,
            })
        })
        .collect()
}

/// The parts of a name: `계_0~4세` has two.
pub fn segments(rest: &str) -> Vec<String> {
    let separator =
        [vocabulary::LEVEL, "_", "|", ";"].into_iter().find(|separator| rest.contains(separator));
    match separator {
        Some(separator) => {
            rest.split(separator).map(|part| vocabulary::without_unit(part).to_owned()).collect()
        }
        None => vec![vocabulary::without_unit(rest).to_owned()],
    }
}

/// The columns of one year of one name.
#[derive(Debug)]
struct YearColumns {
    parts: Vec<(Date, usize)>,
    total: Option<usize>,
    /// The least final of what their names say of their counts.
    status: Status,
}

fn added_up(
    header: &[String],
    named: Vec<Named>,
    columns: Option<&Columns>,
    decisions: &mut Vec<Decision>,
) -> Vec<CountColumn> {
    let is_blank =
        |column: usize| columns.is_some_and(|columns| columns.at(column).filled().next().is_none());
    let mut years: Vec<(String, Year, YearColumns)> = Vec::new();
    let mut spans: Vec<Named> = Vec::new();
    for named in named.into_iter().filter(|named| !is_blank(named.column)) {
        let (year, date) = match named.time {
            Time::Date(date) => (date.year, Some(date)),
            Time::Period(Period::Year(year)) => (year, None),
            Time::Period(_) => {
                spans.push(named);
                continue;
            }
        };
        let is_sum = date.is_none() && (named.rest.is_empty() || vocabulary::is_total(&named.rest));
        if date.is_none() && !is_sum {
            continue;
        }
        let rest = if is_sum { String::new() } else { named.rest };
        let place = years.iter().position(|(name, other, _)| *name == rest && *other == year);
        let place = place.unwrap_or_else(|| {
            let none = YearColumns { parts: Vec::new(), total: None, status: Status::Normal };
            years.push((rest, year, none));
            years.len() - 1
        });
        let columns = &mut years[place].2;
        columns.status = columns.status.max(named.status);
        match date {
            Some(date) => years[place].2.parts.push((date, named.column)),
            None => years[place].2.total = Some(named.column),
        }
    }
    let months: usize = years.iter().map(|(_, _, columns)| columns.parts.len()).sum();
    let last = years.iter().map(|(_, year, _)| *year).max();
    years.sort_by_key(|(_, year, _)| *year);
    let has_names = years.iter().any(|(name, _, _)| *name != years[0].0);
    let mut found = Vec::with_capacity(years.len());
    let mut said: Vec<String> = Vec::new();
    let mut say = |decisions: &mut Vec<Decision>, text: String| {
        if !said.contains(&text) {
            decisions.push(Decision::warning("period", text.clone()));
            said.push(text);
        }
    };
    for (rest, year, mut columns) in years {
        columns.parts.sort_by_key(|(date, _)| date.month);
        let step = match columns.parts.first() {
            Some((date, _)) => date.unit.months(),
            None => 1,
        };
        let consecutive = columns
            .parts
            .iter()
            .zip(1_u8..)
            .all(|((date, _), number)| date.month.number() == number.saturating_mul(step));
        let through = columns.parts.last().map(|(date, _)| date.month).filter(|_| consecutive);
        let period = match (through, columns.total) {
            (Some(through), _) if through.number() == 12 => Period::Year(year),
            (Some(through), _) if Some(year) == last => {
                say(decisions, format!("{year} ends in {} and is no whole year", through.name()));
                Period::YearToDate { year, through }
            }
            (_, Some(_)) => {
                if Some(year) == last && !columns.parts.is_empty() {
                    let text = format!(
                        "{year} has a published sum, but not all of its months: it may not be whole"
                    );
                    decisions.push(Decision::doubt("to date", text));
                }
                Period::Year(year)
            }
            _ => {
                let parts = columns.parts.len();
                let what = match step {
                    3 => "quarters",
                    6 => "halves",
                    _ => "months",
                };
                say(decisions, format!("{year} has {parts} of its {what} and is left out"));
                continue;
            }
        };
        let parts: Vec<usize> = columns.parts.iter().map(|(_, column)| *column).collect();
        let (column, further) = match (columns.total, parts.split_first()) {
            (Some(total), _) => (total, Vec::new()),
            (None, Some((first, rest))) => (*first, rest.to_vec()),
            (None, None) => continue,
        };
        found.push(CountColumn {
            column,
            further,
            parts: if columns.total.is_some() { parts } else { Vec::new() },
            names: if has_names { segments(&rest) } else { Vec::new() },
            name: header[column].clone(),
            period: Some(period),
            status: columns.status,
            flag: None,
        });
    }
    found.extend(spans.into_iter().filter_map(|named| {
        let Time::Period(period) = named.time else { return None };
        Some(CountColumn {
            column: named.column,
            further: Vec::new(),
            parts: Vec::new(),
            names: if has_names { segments(&named.rest) } else { Vec::new() },
            name: header[named.column].clone(),
            period: Some(period),
            status: named.status,
            flag: None,
        })
    }));
    if found.iter().any(|column| !column.parts.is_empty()) {
        decisions.push(Decision::info(
            "period",
            format!("{months} columns of months stand beside the published sums of their years"),
        ));
    } else {
        decisions.push(Decision::info(
            "period",
            format!("{months} columns of months are added up to {} years", found.len()),
        ));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(names: &[&str]) -> Vec<CountColumn> {
        let header: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        columns(&header, None, true, &mut Vec::new())
    }

    fn periods(names: &[&str]) -> Vec<String> {
        read(names)
            .into_iter()
            .filter_map(|column| column.period.map(|period| period.to_string()))
            .collect()
    }

    #[test]
    fn only_whole_years_and_the_year_under_way_are_kept() {
        let all = |year: u16| (1..=12).map(move |month| format!("{year}M{month:02}"));
        let mut names: Vec<String> = all(2009).chain(all(2011)).collect();
        names.extend((3..=9).map(|month| format!("2010M{month:02}")));
        names.extend((1..=5).map(|month| format!("2012M{month:02}")));
        names.reverse();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(periods(&names), ["2009", "2011", "2012-01..2012-05"]);
        assert!(periods(&["2012M01"]).is_empty());
        assert_eq!(
            periods(&["2012Q1", "2012Q2", "2012Q3", "2012Q4", "2013Q1"]),
            ["2012", "2013-01..2013-03"]
        );
    }

    #[test]
    fn a_period_stands_beside_another_name() {
        let read = read(&[
            "place",
            "2018년_계_총인구수",
            "2018년_계_0~4세",
            "2019년_계_총인구수",
            "2019년_계_0~4세",
        ]);
        let shown: Vec<(usize, String, Vec<String>)> = read
            .into_iter()
            .filter_map(|column| Some((column.column, column.period?.to_string(), column.names)))
            .collect();
        let names = |one: &str, two: &str| vec![one.to_owned(), two.to_owned()];
        assert_eq!(
            shown,
            [
                (1, "2018".to_owned(), names("계", "총인구수")),
                (2, "2018".to_owned(), names("계", "0~4세")),
                (3, "2019".to_owned(), names("계", "총인구수")),
                (4, "2019".to_owned(), names("계", "0~4세")),
            ]
        );
        assert_eq!(periods(&["", "2018 male", "2018 female", "2019 male", "2019 female"]).len(), 4);
        assert_eq!(periods(&["", "Refugees 2018", "Refugees 2019"]), ["2018", "2019"]);
    }

    #[test]
    fn the_published_sum_of_the_months_is_the_year() {
        let months =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let mut names: Vec<String> = months.iter().map(|month| format!("2015 {month}")).collect();
        names.push("2015 2015 Total".into());
        names.extend(months.iter().take(2).map(|month| format!("2016 {month}")));
        names.push("2016 2016 Total".into());
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let read = read(&names);
        assert_eq!(
            read.iter().map(|c| (c.column, c.parts.len())).collect::<Vec<_>>(),
            [(12, 12), (15, 2)]
        );
        assert_eq!(periods(&names), ["2015", "2016-01..2016-02"]);
    }
}
