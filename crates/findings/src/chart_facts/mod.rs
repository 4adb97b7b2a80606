//! What a chart shows that the summary does not say: an index, a ranking, the change between two
//! years, so that each number of a title is one of the findings'.

pub(super) mod groups;
mod one;
mod shares;
mod value;

pub use value::ChartFact;

use super::finding::Collector;
use super::selection::Chosen;
use super::titles::ChartSubject;
use arrivals_data::{Dataset, Role, Series};
use arrivals_statistics::Topic;

/// The method whose result the chart draws.
pub(super) fn topic(about: ChartSubject) -> Option<Topic> {
    match about {
        ChartSubject::Joinpoint => Some(Topic::Joinpoint),
        ChartSubject::Levels => Some(Topic::Levels),
        ChartSubject::Forecast => Some(Topic::Forecast),
        _ => None,
    }
}

/// Says what the chart shows of the series drawn.
pub(super) fn say(
    chosen: &Chosen,
    dataset: &Dataset,
    series: &[&Series],
    about: ChartSubject,
    said: &mut Collector,
) {
    match about {
        ChartSubject::Index { base } => one::index(chosen, base, said),
        ChartSubject::Change { percent: true } => one::largest_percent(chosen, said),
        ChartSubject::Slope { from, to } => one::between(chosen, (from, to), said),
        ChartSubject::Share => {
            one::share_before(chosen, dataset, said);
            shares::say(chosen, dataset, &parts(series), said);
            unled(chosen, dataset, series, said);
        }
        ChartSubject::Line | ChartSubject::Area | ChartSubject::Stacked => {
            unled(chosen, dataset, series, said)
        }
        ChartSubject::Gap
        | ChartSubject::Multiples
        | ChartSubject::Ranking
        | ChartSubject::Heatmap => {
            of_groups(chosen, dataset, series, about, said);
        }
        _ => {}
    }
}

/// Says which group is first, where no total leads the groups drawn, or it is less than they are.
fn unled(chosen: &Chosen, dataset: &Dataset, series: &[&Series], said: &mut Collector) {
    let parts = parts(series);
    let is_less = series.len() == parts.len()
        && dataset.whole().is_some_and(|whole| shares::exceed(&parts, whole, chosen.last.year));
    if series.len() > 1 && (dataset.whole().is_none() || is_less) {
        of_groups(chosen, dataset, series, ChartSubject::Ranking, said);
    }
}

/// Says what the chart shows of groups, in the years asked for.
fn of_groups(
    chosen: &Chosen,
    dataset: &Dataset,
    series: &[&Series],
    about: ChartSubject,
    said: &mut Collector,
) {
    let (first, last) = chosen.asked;
    let cut: Vec<Series> =
        parts(series).into_iter().map(|series| series.between(first, last)).collect();
    let cut: Vec<&Series> = cut.iter().collect();
    // Of parts that are drawn all, the total tells what those without a count have together.
    let whole = dataset.whole().filter(|_| cut.len() == dataset.parts().count());
    groups::say(&chosen.whole_measure(), (&cut, whole), about, said);
}

/// The series that are groups: all but totals, unless there is nothing but totals.
pub(super) fn parts<'a>(series: &[&'a Series]) -> Vec<&'a Series> {
    let parts: Vec<&Series> = series
        .iter()
        .copied()
        .filter(|series| !matches!(series.role(), Role::Total | Role::Subtotal))
        .collect();
    if parts.is_empty() { series.to_vec() } else { parts }
}
