//! What methods say of a series: each result with its sentence, what was checked, and its caveats.

mod change;
mod comparison;
mod context;
mod counts;
mod forecast;
mod groups;
mod joinpoint;
mod levels;
mod options;
mod regression;
mod result;
mod trend;
mod unusual;

pub use options::AnalysisOptions;
pub use result::Analysis;

use super::finding::Collector;
use super::format;
use super::selection::Chosen;
use arrivals_data::Dataset;
use arrivals_statistics::{AnnualSeries, Topic};
use context::Context;

/// Says what the methods of the topics say.
pub(super) fn say(
    chosen: &Chosen,
    dataset: &Dataset,
    sample: AnnualSeries,
    options: &AnalysisOptions,
    said: &mut Collector,
) {
    let mut context = Context { chosen, sample, options, bends: Vec::new() };
    // Whether the series bends decides what may be said of its trend.
    let fitted = joinpoint::fit(&context);
    if let Ok(fit) = &fitted {
        context.bends.clone_from(&fit.model().joinpoints);
    }
    for topic in &options.topics {
        match topic {
            Topic::Trend => trend::say(&context, said),
            Topic::Joinpoint => joinpoint::say(&context, &fitted, said),
            Topic::Counts => counts::say(&context, said),
            Topic::Regression => regression::say(&context, said),
            Topic::Levels => levels::say(&context, said),
            Topic::Forecast => forecast::say(&context, said),
            Topic::Unusual => unusual::say(&context, said),
            Topic::Groups => groups::say(&context, dataset, said),
            Topic::Change => change::say(&context, said),
            Topic::Revisions => {}
        }
    }
}

/// Says how two series compare.
pub(super) fn say_comparison(
    chosen: &Chosen,
    sample: AnnualSeries,
    other: (&str, &AnnualSeries),
    options: &AnalysisOptions,
    said: &mut Collector,
) {
    let context = Context { chosen, sample, options, bends: Vec::new() };
    let name = chosen.series.name();
    comparison::say(&context, other.1, (&name, other.0), said);
}

/// What was used of the series and what was not, for the reader of all results.
pub(super) fn used(sample: &AnnualSeries, breaks: &[i32]) -> Vec<String> {
    let list = |years: &[i32]| format::list(sample.names(years));
    let mut notes = Vec::new();
    if !sample.left_out.is_empty() {
        notes.push(format!(
            "Provisional, and left out of all methods but plain changes: {}.",
            list(&sample.left_out)
        ));
    }
    let figure = if sample.exposure.is_some() { "rate" } else { "count" };
    let unknown: Vec<i32> =
        breaks.iter().copied().filter(|year| !sample.breaks.contains(year)).collect();
    if !unknown.is_empty() {
        notes.push(format!(
            "No {figure} in {}, or none before it: a change of definition there changes nothing.",
            list(&unknown)
        ));
    }
    if !sample.gaps.is_empty() {
        notes.push(format!(
            "Without a {figure}, and not filled: {}. Methods use the years as they are.",
            list(&sample.gaps)
        ));
    }
    notes
}
