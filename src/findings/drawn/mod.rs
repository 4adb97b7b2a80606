//! What a chart shows that the summary does not say: an index, a ranking, the change between two
//! years, so that each number of a title is one of the findings'.

mod groups;
mod one;

use serde::Serialize;

use super::finding::Said;
use super::selection::Chosen;
use super::titles::About;
use crate::dataset::{Dataset, Role, Series};
use crate::statistics::groups::directions::Directions;
use crate::statistics::groups::gap::Gap;
use crate::statistics::groups::largest::Largest;
use crate::statistics::groups::ranking::Ranking;
use crate::statistics::{Index, Topic};

/// A number that only a chart of its kind shows, as JSON has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Drawn {
    /// A count as an index of another year's.
    Index(Index),
    /// How far two groups stand apart.
    Gap(Gap),
    /// How many groups fell and rose.
    Directions(Directions),
    /// Which group is first.
    Ranking(Ranking),
    /// The largest count of all groups and years.
    Largest(Largest),
}

/// The method whose result the chart draws.
pub(super) fn topic(about: About) -> Option<Topic> {
    match about {
        About::Joinpoint => Some(Topic::Joinpoint),
        About::Levels => Some(Topic::Levels),
        About::Forecast => Some(Topic::Forecast),
        _ => None,
    }
}

/// Says what the chart shows of the series drawn.
pub(super) fn say(
    chosen: &Chosen,
    dataset: &Dataset,
    series: &[&Series],
    about: About,
    said: &mut Said,
) {
    match about {
        About::Index { base } => one::index(chosen, base, said),
        About::Change { percent: true } => one::largest_percent(chosen, said),
        About::Slope { from, to } | About::Dumbbell { from, to } => {
            one::between(chosen, (from, to), said);
        }
        About::Share => one::share_before(chosen, dataset, said),
        About::Gap | About::Multiples | About::Ranking | About::Heatmap => {
            let cut: Vec<Series> = parts(series)
                .into_iter()
                .map(|series| series.between(Some(chosen.first.year), Some(chosen.last.year)))
                .collect();
            let cut: Vec<&Series> = cut.iter().collect();
            groups::say(chosen, &cut, about, said);
        }
        _ => {}
    }
}

/// The series that are groups: all but totals, unless there is nothing but totals.
fn parts<'a>(series: &[&'a Series]) -> Vec<&'a Series> {
    let parts: Vec<&Series> = series
        .iter()
        .copied()
        .filter(|series| !matches!(series.role(), Role::Total | Role::Subtotal))
        .collect();
    if parts.is_empty() { series.to_vec() } else { parts }
}
