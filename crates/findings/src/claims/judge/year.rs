//! Which year a claim means, and what the series has for it.

use super::judgement::{Asked, Undecided};
use crate::claims::claim::{TimeRef, YearForm};
use crate::format;
use arrivals_data::{Period, Series, Year, YearCount, YearKind};
use arrivals_statistics::peak;

/// A year, and how it was found where the words leave it open.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct At {
    pub year: Year,
    pub notes: Vec<String>,
}

/// The year that is meant.
pub(super) fn resolve(when: &TimeRef, series: &Series, asked: &Asked) -> Result<At, Undecided> {
    let years = series.years();
    let (Some(first), Some(latest)) = (years.first(), years.last()) else {
        return Err(Undecided::because(format!("no whole year has a {}", series.figure())));
    };
    let kind = latest.year.kind();
    let of = |number: i32| -> Result<Year, Undecided> {
        Year::new(i64::from(number))
            .map(|year| year.of_kind(kind))
            .map_err(|error| Undecided::because(error.to_string()))
    };
    let plain = |number: i32| Ok(At { year: of(number)?, notes: Vec::new() });
    let noted = |number: i32, note: String| Ok(At { year: of(number)?, notes: vec![note] });
    let last = latest.year.number();
    match when {
        TimeRef::Year { year, form } => {
            named(*year, *form, kind).map_or_else(Err, |notes| Ok(At { year: of(*year)?, notes }))
        }
        TimeRef::Ago { years, words, named } => {
            if let Some(year) = asked.as_of {
                return noted(
                    year - years,
                    format!("'{words}' is counted from {year}, the year given by --as-of"),
                );
            }
            match named.as_slice() {
                [] => noted(
                    last - years,
                    format!(
                        "'{words}' is counted from {}, the latest year of the data; --as-of sets another",
                        latest.year
                    ),
                ),
                [only] => noted(
                    only - years,
                    format!("'{words}' is counted from {only}, the year that the sentence names"),
                ),
                several => Err(Undecided::because(format!(
                    "'{words}' may be counted from several years; --as-of decides"
                ))
                .reading(
                    several
                        .iter()
                        .map(|year| format!("{} ({words} from {year})", year - years))
                        .collect(),
                )),
            }
        }
        TimeRef::LastYear { back, words, named } => {
            if let Some(year) = asked.as_of {
                return noted(
                    year - back,
                    format!("'{words}' is that of {year}, the year given by --as-of"),
                );
            }
            if *back == 0 {
                return Err(Undecided::because(format!(
                    "the year of '{words}' is not known: give --as-of YEAR"
                )));
            }
            let shown = last - back + 1;
            let mut candidates: Vec<i32> = named.iter().map(|year| year - back).collect();
            candidates.push(shown);
            candidates.sort_unstable();
            candidates.dedup();
            match candidates.as_slice() {
                [_] => noted(
                    shown,
                    format!(
                        "'{words}' is taken as {shown}, by the latest year of the data; --as-of YEAR says when it was written"
                    ),
                ),
                several => Err(Undecided::because(format!(
                    "'{words}' depends on when it was written: give --as-of YEAR"
                ))
                .reading(several.iter().map(i32::to_string).collect())),
            }
        }
        TimeRef::Earlier { years, words, than } => {
            let Some(than) = than else {
                return Err(Undecided::because(format!("'{words}' does not say than which year")));
            };
            let mut at = resolve(than, series, asked)?;
            at.year = of(at.year.number() - years)?;
            Ok(at)
        }
        TimeRef::Part(words) => {
            Err(Undecided::because(format!("'{words}' is no whole year, and the data are yearly")))
        }
        TimeRef::Now => noted(last, format!("up to {}, the latest year of the data", latest.year)),
        TimeRef::Peak(words) => match peak(series) {
            Some(peak) => noted(peak.at.year.number(), format!("{words} is {}", peak.at.year)),
            None => plain(first.year.number()),
        },
        TimeRef::Unsaid => Err(Undecided::because("it does not say in which year")),
    }
}

/// Whether a year named so is one of the dataset's, and what is to be said of it.
fn named(year: i32, form: YearForm, kind: YearKind) -> Result<Vec<String>, Undecided> {
    let fiscal = |words: &str| {
        Err(Undecided::because(format!("the data are of calendar years, and {words} is none")))
    };
    match (kind, form) {
        (YearKind::Calendar, YearForm::Plain) => Ok(Vec::new()),
        (YearKind::Calendar, YearForm::Fiscal) => fiscal(&format!("fiscal {year}")),
        (YearKind::Calendar, YearForm::Split) => fiscal(&format!("{}/{:02}", year - 1, year % 100)),
        (YearKind::Split, YearForm::Split) => Ok(Vec::new()),
        (YearKind::Split, _) => {
            let ending = format!("{}/{:02}", year - 1, year % 100);
            let beginning = format!("{year}/{:02}", (year + 1) % 100);
            let reason = format!("the data are of years such as {ending}: {year} is part of two");
            Err(Undecided::because(reason).reading(vec![ending, beginning]))
        }
        (YearKind::Fiscal, YearForm::Fiscal) => Ok(Vec::new()),
        (YearKind::Fiscal, YearForm::Plain) => {
            Ok(vec!["The data are of fiscal years, not calendar years.".to_owned()])
        }
        (YearKind::Fiscal, YearForm::Split) => Err(Undecided::because(format!(
            "the data name a fiscal year by one number, and not which of {} and {year} it is",
            year - 1
        ))),
        (YearKind::Ending(_), YearForm::Split) => Ok(Vec::new()),
        (YearKind::Ending(month), _) => Ok(vec![format!(
            "The data are of twelve months that end with {}, not of calendar years.",
            month.name()
        )]),
    }
}

/// The count of the year that is meant, which comes before another.
pub(super) fn before(
    when: &TimeRef,
    later: Year,
    series: &Series,
    asked: &Asked,
) -> Result<YearCount, Undecided> {
    let found = count(series, resolve(when, series, asked)?.year)?;
    if found.year >= later {
        let reason = format!("{} does not come before {later}", found.year);
        return Err(Undecided::because(reason));
    }
    Ok(found)
}

/// The count of that whole year, or why there is none.
pub(super) fn count(series: &Series, year: Year) -> Result<YearCount, Undecided> {
    if let Some(observation) = series.at(Period::Year(year)) {
        return match observation.count {
            Some(count) if !count.has_value() => Err(Undecided::because(format!(
                "there is no population for {year}, and so no rate"
            ))),
            Some(count) => Ok(YearCount {
                year,
                count,
                status: observation.status,
                break_before: observation.break_before,
            }),
            None => Err(Undecided::because(format!(
                "the count of {year} is {}",
                observation.status.word()
            ))),
        };
    }
    let inside =
        series.observations().find(|observation| observation.period.overlaps(Period::Year(year)));
    if let Some(observation) = inside {
        let counted =
            observation.count.map_or(String::new(), |count| format!(" ({})", format::count(count)));
        let label = observation.period.label();
        let reason = match observation.period {
            Period::YearToDate { .. } => {
                format!("the data have only {label}{counted}, not the whole of {year}")
            }
            _ => format!(
                "{year} has no count of its own: the data have one figure {}{counted}",
                for_span(&label)
            ),
        };
        return Err(Undecided::because(reason));
    }
    let years = series.years();
    let reason = match (years.first(), years.last()) {
        (_, Some(last)) if year.number() > last.year.number() => {
            format!("the data end with {}", last.year)
        }
        (Some(first), _) if year.number() < first.year.number() => {
            format!("the data begin with {}", first.year)
        }
        _ => format!("{year} has no count in the data"),
    };
    Err(Undecided::because(reason))
}

fn for_span(label: &str) -> String {
    if label.starts_with("up to") { label.to_owned() } else { format!("for {label}") }
}
