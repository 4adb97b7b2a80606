//! Years that do not fit, in words.

use super::context::{Context, Statement, p_cell};
use super::result::Analysis;
use crate::finding::{Collector, Table};
use crate::format;
use arrivals_statistics::changepoints::{End, level_changes};
use arrivals_statistics::unusual::{METHOD, unusual};

const NAME: (&str, &str) = ("unusual", "Years that do not fit");

pub fn say(context: &Context, said: &mut Collector) {
    let sample = &context.sample;
    if !sample.breaks.is_empty() {
        said.refuse(NAME, "the definition changes within the series");
        return;
    }
    let (x, y, exposure) = (&sample.years, &sample.counts, sample.exposure.as_deref());
    let Some(mut found) = said.ok_or_refuse(NAME, unusual(x, y, exposure, &context.bends)) else {
        return;
    };
    let (first, last) = judged(context);
    let is_judged = |year: f64| (first..=last).contains(&year);
    if !x.iter().any(|year| is_judged(*year)) {
        said.refuse(NAME, "the series bends too near its ends");
        return;
    }
    for year in found.years.iter_mut().flatten() {
        year.unusual &= is_judged(year.year);
    }
    let years: Vec<_> = found.years.iter().flatten().filter(|year| year.unusual).collect();
    let names: Vec<String> = years.iter().map(|year| context.year(year.year)).collect();
    let around = match context.bends.as_slice() {
        [] => "one log-linear trend".to_owned(),
        [bend] => format!("the trend with a joinpoint in {}", context.year(*bend)),
        bends => format!("the trend with joinpoints in {}", context.list(bends)),
    };
    let sentence = match names.as_slice() {
        [] => {
            let of: Vec<f64> = x.iter().copied().filter(|year| is_judged(*year)).collect();
            let of = match of.as_slice() {
                [one] => context.year(*one),
                [first, .., last] => context.range(*first, *last),
                [] => context.years(),
            };
            format!("No year of {of} stands out from {around}.")
        }
        [one] => format!("{one} stands out from {around}."),
        several => format!("{} stand out from {around}.", format::list(several)),
    };
    let rows: Vec<Vec<String>> = years
        .iter()
        .map(|year| {
            vec![
                context.year(year.year),
                format::decimal(year.count, 0),
                format::decimal(year.expected, 1),
                format::decimal(year.residual, 1),
                p_cell(Some(year.holm_p)),
            ]
        })
        .collect();
    let columns = ["year", "count", "expected without it", "residual", "p (Holm)"];
    let missed = found.years.iter().filter(|year| year.is_none()).count();
    let mut caveats = Vec::new();
    if !years.is_empty() {
        caveats.push(
            "Marked: a residual beyond 3, or p below 0.05 after Holm's adjustment for all years."
                .to_owned(),
        );
    }
    let beside: Vec<String> = years
        .iter()
        .filter(|year| context.bends.iter().any(|bend| (bend - year.year).abs() <= 1.0))
        .map(|year| context.year(year.year))
        .collect();
    if !beside.is_empty() {
        caveats.push(format!(
            "Beside a joinpoint, where the place of the bend decides what stands out: {}.",
            format::list(&beside)
        ));
    }
    let others: Vec<f64> = x.iter().copied().filter(|year| !is_judged(*year)).collect();
    if !others.is_empty() {
        caveats.push(format!(
            "Not judged, beside a change fewer than three years from an end: {}.",
            context.list(&others)
        ));
    }
    if missed > 0 {
        caveats.push(format!(
            "{missed} {} decided by the fit alone, and could not be checked.",
            if missed == 1 { "year is" } else { "years are" }
        ));
    }
    context.say(
        said,
        Statement {
            caveats,
            table: (!rows.is_empty()).then(|| Table::new(columns, rows)),
            dispersion: Some(found.dispersion),
            ..Statement::new(NAME, METHOD, sentence, Analysis::Unusual(found))
        },
    );
}

/// The years that a level must have on either side of a change.
const LEVEL: f64 = 3.0;

/// The first and the last year that can be judged: none between a joinpoint or a change of level
/// and an end of the series that is fewer than three years away, for where the change lies decides
/// there what stands out.
fn judged(context: &Context) -> (f64, f64) {
    let (x, y) = (&context.sample.years, &context.sample.counts);
    let (Some(start), Some(end)) = (x.first().copied(), x.last().copied()) else {
        return (f64::NEG_INFINITY, f64::INFINITY);
    };
    let (mut first, mut last) = (start, end);
    let changes = level_changes(x, y).unwrap_or_default();
    for near in changes.iter().filter_map(|change| change.near) {
        match near.end {
            End::First => first = first.max(start + LEVEL),
            End::Last => last = last.min(end - LEVEL),
        }
    }
    for bend in &context.bends {
        if *bend > end - LEVEL {
            last = last.min(bend - 1.0);
        }
        if *bend < start + LEVEL {
            first = first.max(bend + 1.0);
        }
    }
    (first, last)
}
