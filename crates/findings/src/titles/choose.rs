//! Which of the findings a chart's title states.

use super::{ChartSubject, Headline, Level};
use crate::analysis::Analysis;
use crate::chart_facts::ChartFact;
use crate::moved::stays;
use crate::{Findings, Subject, Value};
use arrivals_data::{Count, Dataset, Series, Year};
use arrivals_statistics::changepoints::{End, Segment, Segmentation};
use arrivals_statistics::joinpoint::Joinpoint;
use arrivals_statistics::{Change, Cumulative};

/// What the title of a chart says: a finding about what it shows, else the headline.
pub fn claim(findings: &Findings, dataset: &Dataset, about: ChartSubject) -> Headline {
    let series = subject(findings, dataset);
    let claim = match about {
        ChartSubject::Line | ChartSubject::Area => drawn(findings, ChartSubject::Ranking),
        ChartSubject::Columns | ChartSubject::Change { percent: false } => step(findings),
        ChartSubject::Change { percent: true } => change(findings, "change.percent")
            .map(|change| Headline::Step { change, percent: true })
            .or_else(|| step(findings)),
        ChartSubject::Stacked => drawn(findings, ChartSubject::Ranking).or_else(|| part(findings)),
        ChartSubject::Share => share(findings)
            .or_else(|| part(findings))
            .or_else(|| drawn(findings, ChartSubject::Ranking)),
        ChartSubject::Cumulative => sum(findings, series),
        ChartSubject::Slope { .. } => {
            change(findings, "between.change").map(|change| Headline::Between {
                change,
                throughout: series.is_some_and(|series| stays(series, &change)),
            })
        }
        ChartSubject::Index { .. }
        | ChartSubject::Gap
        | ChartSubject::Multiples
        | ChartSubject::Ranking
        | ChartSubject::Heatmap => drawn(findings, about),
        ChartSubject::Joinpoint
        | ChartSubject::Levels
        | ChartSubject::Forecast
        | ChartSubject::Revisions => analysed(findings, about),
    };
    claim.unwrap_or_else(|| findings.claim.clone())
}

/// The series that the findings are about, in all its years.
fn subject<'a>(findings: &Findings, dataset: &'a Dataset) -> Option<&'a Series> {
    findings.subject.series_of(dataset)
}

/// The breaks between the years that the claim compares, of any series that it is about.
pub fn breaks(claim: &Headline, subject: &Subject, dataset: &Dataset) -> Vec<Year> {
    let (from, to) = match claim {
        Headline::Between { change, .. } | Headline::SincePeak(change) => {
            (change.from.year, change.to.year)
        }
        Headline::Index(index) => {
            (index.base.year.min(index.at.year), index.base.year.max(index.at.year))
        }
        Headline::Directions(found) => (found.from, found.to),
        Headline::Most { first, at, .. } | Headline::Constant { first, at, .. } => {
            (*first, at.year)
        }
        Headline::LikePeak { peak, at } => (*peak, at.year),
        Headline::Share { share, before: Some(before), .. } => (before.year, share.year),
        _ => return Vec::new(),
    };
    let of_all = matches!(claim, Headline::Directions(_));
    let series = subject.series_of(dataset).map(Series::name);
    let mut breaks: Vec<Year> = dataset
        .series()
        .iter()
        .filter(|other| of_all || Some(other.name()) == series)
        .flat_map(Series::years)
        .filter(|at| at.break_before && from < at.year && at.year <= to)
        .map(|at| at.year)
        .collect();
    breaks.sort_unstable();
    breaks.dedup();
    breaks
}

fn value<'a>(findings: &'a Findings, id: &str) -> Option<&'a Value> {
    findings.findings.iter().find(|finding| finding.id == id).map(|finding| &finding.value)
}

fn change(findings: &Findings, id: &str) -> Option<Change> {
    match value(findings, id) {
        Some(Value::Change(change)) => Some(*change),
        _ => None,
    }
}

/// The larger of the largest fall and the largest rise; the fall of two that are equal.
fn step(findings: &Findings) -> Option<Headline> {
    let (fall, rise) = (change(findings, "fall"), change(findings, "rise"));
    let change = match (fall, rise) {
        (Some(fall), Some(rise))
            if rise.difference.compare(&fall.difference.reversed()).is_gt() =>
        {
            rise
        }
        (Some(fall), _) => fall,
        (None, rise) => rise?,
    };
    Some(Headline::Step { change, percent: false })
}

fn part(findings: &Findings) -> Option<Headline> {
    match (value(findings, "latest"), value(findings, "share")) {
        // The share of a part is of a year's total, and no part of the part itself.
        (Some(Value::Count(at)), Some(Value::Share { name, share }))
            if share.whole == at.count && share.year == at.year =>
        {
            Some(Headline::Part { at: *at, name: name.clone(), share: *share })
        }
        _ => None,
    }
}

fn share(findings: &Findings) -> Option<Headline> {
    // Where the parts drawn are more than the total, or there is none, the share is of their sum.
    let drawn = value(findings, "share.drawn");
    let Some(Value::Share { name, share }) = drawn.or_else(|| value(findings, "share")) else {
        return None;
    };
    share.percent?;
    let before = value(findings, "share.drawn.before");
    let before = match before.or_else(|| value(findings, "share.before")) {
        Some(Value::Share { share, .. }) => Some(*share).filter(|share| share.percent.is_some()),
        _ => None,
    };
    Some(Headline::Share { name: name.clone(), share: *share, before })
}

fn sum(findings: &Findings, series: Option<&Series>) -> Option<Headline> {
    let Some(Value::Cumulative(sum)) = value(findings, "cumulative") else { return None };
    let sum: &Cumulative = sum;
    let is_in = |label: &str| sum.not_single_years.iter().any(|(other, _)| other == label);
    let bins = series
        .into_iter()
        .flat_map(|series| series.set_aside())
        .filter(|observation| is_in(&observation.period.label()))
        .filter_map(|observation| Some((observation.period, observation.count?)))
        .collect();
    Some(Headline::Sum { sum: sum.clone(), bins })
}

fn drawn(findings: &Findings, about: ChartSubject) -> Option<Headline> {
    findings.findings.iter().find_map(|finding| match (&finding.value, about) {
        (Value::Drawn(ChartFact::Index(index)), ChartSubject::Index { .. }) => {
            Some(Headline::Index(*index))
        }
        (Value::Drawn(ChartFact::Gap(gap)), ChartSubject::Gap) => Some(Headline::Gap(gap.clone())),
        (Value::Drawn(ChartFact::Directions(found)), ChartSubject::Multiples) => {
            Some(Headline::Directions(found.clone()))
        }
        (Value::Drawn(ChartFact::Ranking(found)), ChartSubject::Ranking) => {
            Some(Headline::Ranking(found.clone()))
        }
        (Value::Drawn(ChartFact::Largest(found)), ChartSubject::Heatmap) => {
            Some(Headline::Largest(found.clone()))
        }
        _ => None,
    })
}

fn analysed(findings: &Findings, about: ChartSubject) -> Option<Headline> {
    let year = |number: i32| -> Option<Year> {
        let year = Year::new(i64::from(number)).ok()?;
        Some(year.of_kind(findings.subject.first.kind()))
    };
    findings.findings.iter().find_map(|finding| {
        let Value::Analysis(analysis) = &finding.value else { return None };
        match (&**analysis, about) {
            (Analysis::Joinpoint(fit), ChartSubject::Joinpoint) => bends(fit, year),
            (Analysis::Levels(found), ChartSubject::Levels) => levels(found, year),
            (Analysis::Forecast(found), ChartSubject::Forecast) => {
                let next = found.years.first()?;
                let at = |level: f64| {
                    let place =
                        found.levels.iter().position(|other| (other - level).abs() < 1e-9)?;
                    Count::new(i128::from(*next.quantiles.get(place)?)).ok()
                };
                Some(Headline::Forecast {
                    year: year(next.year)?,
                    median: at(0.5)?,
                    low: at(0.05)?,
                    high: at(0.95)?,
                })
            }
            (Analysis::Revisions(found), ChartSubject::Revisions) => {
                Some(found.first_releases.map_or(Headline::NoRevision, Headline::Revised))
            }
            _ => None,
        }
    })
}

fn bends(fit: &Joinpoint, year: impl Fn(i32) -> Option<Year>) -> Option<Headline> {
    // Years are whole numbers, kept as real ones for the computation.
    let year = |real: f64| year(real as i32);
    let segments = &fit.model().segments;
    let (start, end) = (segments.first()?, segments.last()?);
    let (first, last) = (year(start.start)?, year(end.end)?);
    if fit.is_doubtful() {
        return Some(Headline::NotEstablished { first, last });
    }
    if fit.selected == 0 {
        let percent = fit.is_established(0).then_some(start.apc);
        return Some(Headline::Straight { first, last, percent });
    }
    let years = fit.model().joinpoints.iter().map(|bend| year(*bend)).collect::<Option<_>>()?;
    let percents = segments
        .iter()
        .enumerate()
        .map(|(place, segment)| fit.is_established(place).then_some(segment.apc))
        .collect();
    Some(Headline::Bends { years, percents })
}

fn levels(found: &Segmentation, year: impl Fn(i32) -> Option<Year>) -> Option<Headline> {
    let level = |segment: &Segment| {
        Some(Level { first: year(segment.first)?, last: year(segment.last)?, mean: segment.mean })
    };
    let near = |end: End| {
        found.changes.iter().filter_map(|change| change.near).find(|near| near.end == end)
    };
    let levels: Vec<&Segment> =
        found.segments.iter().filter(|segment| found.is_level(segment)).collect();
    let first = near(End::First).filter(|_| levels.len() < 2);
    if let Some(near) = near(End::Last).or(first) {
        return Some(Headline::NotDated { near: year(near.year)?, end: near.end });
    }
    match levels.as_slice() {
        [] => None,
        [only] => Some(Headline::OneLevel(level(only)?)),
        [.., before, now] => Some(Headline::Levels { now: level(now)?, before: level(before)? }),
    }
}
