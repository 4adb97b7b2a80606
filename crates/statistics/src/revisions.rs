//! How published figures were revised, and what that says of the newest.

use serde::Serialize;

use super::numeric::beta;
use super::numeric::order::mean;
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "revisions",
    topic: Topic::Revisions,
    name: "revisions from first to latest figure",
    version: 1,
    formula: "100 (latest / first − 1) a year; mean and mean absolute revision by release and by age; sign test: min(1, 2 min(P(X ≤ up), P(X ≥ up))), X ~ Bin(up + down, ½); the newest figure times 1 + the lowest and the highest revision",
    unit: "percent of the earlier figure",
    assumes: "the figures of one year count the same thing; revisions to come are like those of the past",
    avoid: "a first figure found late is no first release; the range of few revisions is no interval of confidence; no percent from a figure of 0",
    source: "OECD & Eurostat (2008), Guidelines on revisions policy and analysis; J. Arbuthnott (1710) and W. Dixon & A. Mood (1946), Journal of the American Statistical Association 41, 557–566, for the sign test",
};

/// A figure as it was published.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Vintage {
    /// When it was published, in the source's words.
    pub label: String,
    /// Years from the end of the year counted to the publication.
    pub age: f64,
    /// The figure.
    pub count: f64,
}

/// The figures published for one year, the earliest first.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct VintagesOfYear {
    /// The year counted.
    pub year: f64,
    /// Its figures.
    pub vintages: Vec<Vintage>,
}

/// One year's revision from its first to its latest figure.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct YearRevision {
    /// The year counted.
    pub year: f64,
    /// The figures published for it.
    pub releases: usize,
    /// The first of them.
    pub first: Vintage,
    /// The latest of them.
    pub latest: Vintage,
    /// Whether the first was published early enough to be a first release.
    pub first_release: bool,
    /// The latest less the first, in counts.
    pub change: f64,
    /// The same in percent of the first; none for a first figure of 0.
    pub percent: Option<f64>,
}

/// Revisions put together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Size {
    /// How many.
    pub revisions: usize,
    /// Their mean, in percent.
    pub mean: f64,
    /// The mean of their sizes, whatever the direction, in percent.
    pub mean_absolute: f64,
    /// The lowest, in percent.
    pub lowest: f64,
    /// The highest, in percent.
    pub highest: f64,
}

/// The revisions at one step: from a release to the next, or at one age.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Step {
    /// By release: the number of the earlier one, from 1. By age: the whole years since the end of
    /// the year counted at which the later one was published.
    pub at: i64,
    /// The revisions from one figure to the next.
    pub size: Size,
}

/// Whether first releases lean one way.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Lean {
    /// First releases revised upwards.
    pub up: usize,
    /// First releases revised downwards.
    pub down: usize,
    /// First releases that stayed as they were.
    pub unchanged: usize,
    /// The two-sided p-value of the exact sign test, unchanged ones left out; 1 without revisions.
    pub p: f64,
}

/// The newest figure, were it revised like first releases before it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Newest {
    /// The year counted.
    pub year: f64,
    /// Its latest figure.
    pub count: f64,
    /// The figure after the lowest revision seen.
    pub low: f64,
    /// The figure after the highest revision seen.
    pub high: f64,
}

/// How published figures were revised.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Revisions {
    /// The years with at least two figures.
    pub years: Vec<YearRevision>,
    /// From the first release to the second, from the second to the third, and so on.
    pub by_release: Vec<Step>,
    /// By whole years of age.
    pub by_age: Vec<Step>,
    /// The revisions of first releases to the latest figure; none without a first release that was revised.
    pub first_releases: Option<Size>,
    /// Whether first releases lean one way.
    pub lean: Lean,
    /// The newest figure; none without revisions of first releases.
    pub newest: Option<Newest>,
}

/// How the figures of each year were revised. A year's first figure is a first release when it was
/// published at most `within` years after the year's end; only those tell about the newest figure.
///
/// # Errors
/// For counts below 0, figures that are not in the order of their age, and when no year has two figures.
pub fn revisions(years: &[VintagesOfYear], within: f64) -> Result<Revisions, NotApplicable> {
    for of_year in years {
        let sound = of_year.year.is_finite()
            && of_year
                .vintages
                .iter()
                .all(|v| v.count >= 0.0 && v.count.is_finite() && v.age.is_finite());
        if !sound || of_year.vintages.windows(2).any(|pair| pair[0].age > pair[1].age) {
            return Err(NotApplicable::because(
                "a year's figures must be counts in the order of their publication",
            ));
        }
    }
    let revised: Vec<YearRevision> =
        years.iter().filter_map(|of_year| revise_year(of_year, within)).collect();
    if revised.is_empty() {
        return Err(NotApplicable::because("no year was published twice"));
    }
    let of_first: Vec<&YearRevision> =
        revised.iter().filter(|revision| revision.first_release).collect();
    let percents: Vec<f64> = of_first.iter().filter_map(|revision| revision.percent).collect();
    let first_releases = size(&percents);
    let newest = years
        .iter()
        .filter(|of_year| !of_year.vintages.is_empty())
        .max_by(|a, b| a.year.total_cmp(&b.year));
    let newest = newest.and_then(|of_year| {
        let (count, size) = (of_year.vintages.last()?.count, first_releases?);
        let after = |percent: f64| count * (1.0 + percent / 100.0);
        let (low, high) = (after(size.lowest), after(size.highest));
        high.is_finite().then_some(Newest { year: of_year.year, count, low, high })
    });
    Ok(Revisions {
        by_release: steps(years, |earlier, _| earlier as i64 + 1),
        by_age: steps(years, |_, age| libm::floor(age) as i64),
        first_releases,
        lean: lean(&of_first),
        newest,
        years: revised,
    })
}

fn revise_year(of_year: &VintagesOfYear, within: f64) -> Option<YearRevision> {
    let [first, .., latest] = of_year.vintages.as_slice() else { return None };
    Some(YearRevision {
        year: of_year.year,
        releases: of_year.vintages.len(),
        first_release: first.age <= within,
        change: latest.count - first.count,
        percent: percent(first.count, latest.count),
        first: first.clone(),
        latest: latest.clone(),
    })
}

fn percent(earlier: f64, later: f64) -> Option<f64> {
    Some(100.0 * ((later - earlier) / earlier)).filter(|percent| percent.is_finite())
}

/// The revisions from one figure to the next, by a key of the earlier one's place and the later one's age.
fn steps(years: &[VintagesOfYear], key: impl Fn(usize, f64) -> i64) -> Vec<Step> {
    let mut keyed: Vec<(i64, f64)> = Vec::new();
    for of_year in years {
        for (i, pair) in of_year.vintages.windows(2).enumerate() {
            keyed.extend(percent(pair[0].count, pair[1].count).map(|p| (key(i, pair[1].age), p)));
        }
    }
    keyed.sort_by_key(|(at, _)| *at);
    keyed
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|chunk| {
            let percents: Vec<f64> = chunk.iter().map(|(_, percent)| *percent).collect();
            Some(Step { at: chunk.first()?.0, size: size(&percents)? })
        })
        .collect()
}

fn size(percents: &[f64]) -> Option<Size> {
    let absolute: Vec<f64> = percents.iter().map(|percent| percent.abs()).collect();
    let size = Size {
        revisions: percents.len(),
        mean: mean(percents),
        mean_absolute: mean(&absolute),
        lowest: percents.iter().copied().fold(f64::INFINITY, f64::min),
        highest: percents.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    };
    (!percents.is_empty() && size.mean_absolute.is_finite()).then_some(size)
}

fn lean(first: &[&YearRevision]) -> Lean {
    let count = |holds: fn(f64) -> bool| first.iter().filter(|r| holds(r.change)).count();
    let (up, down) = (count(|change| change > 0.0), count(|change| change < 0.0));
    let (at_most, at_least) = beta::ln_binomial_tails(up as f64, (up + down) as f64, 1.0);
    let p = (2.0 * libm::exp(at_most.min(at_least))).min(1.0);
    Lean { up, down, unchanged: first.len() - up - down, p }
}

/// The time that a label such as `2003-10`, `2012` or `2026-02-04` names, as a year and its part:
/// the middle of the year, month or day. None for what is no such date.
pub fn fractional_year(label: &str) -> Option<f64> {
    let mut parts = label.trim().split('-');
    let digits = |part: &str, most: usize| -> Option<u32> {
        let sound = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if sound { part.parse().ok() } else { None }
    };
    let year = parts.next().filter(|part| part.len() == 4).and_then(|part| digits(part, 4))?;
    let Some(month) = parts.next() else { return Some(f64::from(year) + 0.5) };
    let month = digits(month, 2).filter(|month| (1..=12).contains(month))?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let part = match parts.next() {
        None => 0.5,
        Some(day) => {
            let day = digits(day, 2).filter(|day| (1..=days).contains(day))?;
            (f64::from(day) - 0.5) / f64::from(days)
        }
    };
    if parts.next().is_some() {
        return None;
    }
    Some(f64::from(year) + (f64::from(month - 1) + part) / 12.0)
}

/// Years from the end of `year` to the time that the label names; below 0 within the year.
pub fn age(label: &str, year: i32) -> Option<f64> {
    fractional_year(label).map(|at| at - (f64::from(year) + 1.0))
}
