//! Where the level changed, in words.

use super::context::{Context, Statement};
use super::result::Analysis;
use crate::finding::{Collector, Table};
use crate::format;
use arrivals_statistics::changepoints::{
    Change, End, MEAN_BREAKS, PETTITT, SEGMENTATION, Segmentation, TREND_BREAKS, cyclic,
    mean_breaks, pettitt, segmentation, trend_breaks, trending,
};

const NAME: (&str, &str) = ("levels", "Changes of level");
const MEANS: (&str, &str) = ("levels.means", "Changes of the mean");
const TRENDS: (&str, &str) = ("levels.trends", "Changes of a trend that may jump");
const ONE: (&str, &str) = ("levels.pettitt", "One change, by ranks");

pub fn say(context: &Context, said: &mut Collector) {
    if context.sample.exposure.is_some() {
        said.refuse(NAME, "levels are those of counts, not of rates: leave --population out");
        return;
    }
    if !context.sample.breaks.is_empty() {
        for name in [NAME, MEANS, TRENDS, ONE] {
            said.refuse(
                name,
                "the definition changes within the series, and would be found as a change of level",
            );
        }
        return;
    }
    let (x, y) = (&context.sample.years, &context.sample.counts);
    let (level, seed) = (context.options.level, context.options.seed);
    if let Some(found) = said.ok_or_refuse(NAME, segmentation(x, y, level, seed)) {
        levels(context, found, said);
    }
    if let Some(found) = said.ok_or_refuse(MEANS, mean_breaks(x, y, level, seed)) {
        let sentence = format!(
            "By least squares and BIC (Bai & Perron) the mean changed {}.",
            after(context, &found.changes)
        );
        let drawn = dated(&found.changes);
        let value = Analysis::MeanBreaks(found);

        plain(context, MEANS, sentence, value, (MEAN_BREAKS, drawn), said);
    }
    if let Some(found) = said.ok_or_refuse(TRENDS, trend_breaks(x, y, level, seed)) {
        let rates: Vec<String> = found
            .segments
            .iter()
            .filter_map(|segment| {
                let percent = format::signed_percent(segment.percent?);
                Some(format!("{} {percent}", context.range(segment.first, segment.last)))
            })
            .collect();
        let sentence = format!(
            "A log-linear trend that may jump changed {}; percent a year: {}.",
            after(context, &found.changes),
            rates.join(", ")
        );
        let drawn = dated(&found.changes);
        let value = Analysis::TrendBreaks(found);
        plain(context, TRENDS, sentence, value, (TREND_BREAKS, drawn), said);
    }
    if let Some(found) = said.ok_or_refuse(ONE, pettitt(x, y, seed)) {
        let sentence = if found.p < 0.05 {
            format!(
                "Pettitt's test for one change puts it after {} ({}).",
                context.year(found.year),
                format::p(found.p)
            )
        } else {
            format!("Pettitt's test finds no change ({}).", format::p(found.p))
        };
        let drawn = if found.p_permutation.is_some() { ORDERS } else { 0 };
        plain(context, ONE, sentence, Analysis::Pettitt(found), (PETTITT, drawn), said);
    }
}

fn plain(
    context: &Context,
    name: (&'static str, &'static str),
    sentence: String,
    value: Analysis,
    (method, replicates): (arrivals_statistics::Method, usize),
    said: &mut Collector,
) {
    context.say(
        said,
        Statement {
            caveats: warnings(context, None),
            replicates,
            ..Statement::new(name, method, sentence, value)
        },
    );
}

/// Resamples behind the intervals of dates; none where no date has one.
fn dated(changes: &[Change]) -> usize {
    if changes.iter().any(|change| change.interval.is_some()) { RESAMPLES } else { 0 }
}

/// Resamples of an interval of a date.
const RESAMPLES: usize = 999;
/// Orders that Pettitt's test draws.
const ORDERS: usize = 4999;

fn levels(context: &Context, found: Segmentation, said: &mut Collector) {
    let rows = found
        .segments
        .iter()
        .filter(|segment| found.is_level(segment))
        .map(|segment| {
            let ends = |change: &&Change| match (change.year, change.near) {
                (Some(year), _) => year == segment.last,
                (None, near) => near.is_some_and(|near| near.year == segment.last),
            };
            let until = found.changes.iter().find(ends);
            let interval = match until.map(|change| (change.year, change.interval)) {
                Some((None, _)) => "not dated".into(),
                Some((_, Some(interval))) => context.range(interval.lower, interval.upper),
                _ => "–".into(),
            };
            vec![context.range(segment.first, segment.last), format::mean(segment.mean), interval]
        })
        .collect();
    let columns = ["years", "mean", "interval of its last year"];
    let mut caveats = warnings(context, Some(&found));
    if !found.changes.is_empty() {
        caveats.push(
            "A test before against after a change that was itself found in the counts would prove nothing.".into());
    }
    let replicates = dated(&found.changes);
    let sentence = format!(
        "The level changed {} (exact segmentation, penalty for counts that vary {} times as much as Poisson).",
        after(context, &found.changes),
        format::decimal(found.dispersion, 1)
    );
    context.say(
        said,
        Statement {
            caveats,
            table: (!found.changes.is_empty()).then_some(Table::new(columns, rows)),
            replicates,
            dispersion: Some(found.dispersion),
            ..Statement::new(NAME, SEGMENTATION, sentence, Analysis::Levels(found))
        },
    );
}

/// `after 2005 and 2011`, `after 2019 or so, too few years since to call it a level`, or `in no
/// year`.
pub(super) fn after(context: &Context, changes: &[Change]) -> String {
    let dated: Vec<String> =
        changes.iter().filter_map(|change| Some(context.year(change.year?))).collect();
    let dated = (!dated.is_empty()).then(|| format!("after {}", format::list(&dated)));
    let undated = changes.iter().filter_map(|change| change.near).map(|near| {
        let beside = match near.end {
            End::First => "before",
            End::Last => "since",
        };
        let year = context.year(near.year);
        format!("after {year} or so, too few years {beside} to call it a level")
    });
    let all: Vec<String> = dated.into_iter().chain(undated).collect();
    if all.is_empty() { "in no year".into() } else { all.join(", and ") }
}

/// Where levels are artefacts of a trend or a cycle.
fn warnings(context: &Context, found: Option<&Segmentation>) -> Vec<String> {
    let (x, y) = (&context.sample.years, &context.sample.counts);
    let mut warnings = Vec::new();
    if let Some(cycle) = cyclic(y) {
        warnings.push(format!(
            "The counts swing (autocorrelation {} at {} years): in a cycle or a rise and fall, levels mean little.",
            format::decimal(cycle.autocorrelation, 2),
            cycle.lag
        ));
    }
    if let Some(found) = found
        && trending(x, y, &found.fitted()).is_some()
    {
        warnings.push("A straight line leaves less of a pattern than these levels: steps are how a trend looks here.".into());
    }
    if found.is_some() && !context.bends.is_empty() {
        warnings.push(format!(
            "The direction changes as well, in {}: a bend may look like a step.",
            context.list(&context.bends)
        ));
    }
    warnings
}
