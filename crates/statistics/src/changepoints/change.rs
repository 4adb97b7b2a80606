//! A change of level with the uncertainty of its date.

use serde::Serialize;

use super::partition::Partitions;
use crate::numeric::random::{self, Seed, Stream};
use crate::{Level, NotApplicable};

/// The years below which no interval of a date is given.
pub const INTERVAL_YEARS: usize = 20;

/// The years below which no change is looked for.
const SHORTEST: usize = 8;

/// The simulated series of an interval.
pub(super) const REPLICATES: usize = 999;

/// A span of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "LevelYears")]
pub struct YearInterval {
    /// The first year.
    pub lower: i32,
    /// The last year.
    pub upper: i32,
}

/// A change between two levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "LevelChange")]
pub struct Change {
    /// The last year of the level before; none where the change is not dated: fewer counts lie
    /// between it and an end of the series than a level has.
    pub year: Option<i32>,
    /// Of a change that is not dated, about when it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<Near>,
    /// The counts before the change.
    pub observations: usize,
    /// The percentile interval of the year; none for fewer than 20 years, and for a change that is
    /// not dated.
    pub interval: Option<YearInterval>,
}

/// About when a change came that is not dated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "LevelChangeNear")]
pub struct Near {
    /// The year after which the counts changed, or one beside it.
    pub year: i32,
    /// The end of the series that is too near.
    pub end: End,
}

/// An end of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LevelChangeEnd")]
pub enum End {
    /// The first years.
    First,
    /// The last years.
    Last,
}

/// The best partition with a number of changes.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Partition {
    /// The last years of the segments but the last.
    pub years: Vec<i32>,
    /// The counts up to each of those years.
    pub observations: Vec<usize>,
    /// What the partition costs, by the criterion of the method.
    pub cost: f64,
}

/// Whether there are enough years to look for a change.
pub(super) fn long_enough(
    method: &'static str,
    has: usize,
    needs: usize,
) -> Result<(), NotApplicable> {
    let needs = needs.max(SHORTEST);
    if has < needs { Err(NotApplicable::TooShort { method, needs, has }) } else { Ok(()) }
}

/// The last year before the observation.
pub(super) fn year_before(x: &[f64], observation: usize) -> i32 {
    observation.checked_sub(1).and_then(|last| x.get(last)).map_or(0, |year| *year as i32)
}

/// The partition with changes at those observations.
pub(super) fn partition(x: &[f64], observations: Vec<usize>, cost: f64) -> Partition {
    let years = observations.iter().map(|change| year_before(x, *change)).collect();
    Partition { years, observations, cost }
}

/// The bounds of the segments between the changes.
pub(super) fn segments(n: usize, changes: &[usize]) -> Vec<(usize, usize)> {
    let starts = std::iter::once(0).chain(changes.iter().copied());
    starts.zip(changes.iter().copied().chain(std::iter::once(n))).collect()
}

/// The changes found, each at its best place: where segments shorter than `shortest` at the ends of
/// the series fit better with as many changes, the changes of that partition.
///
/// A change in the last or the first years is otherwise put where the shortest segment allows it,
/// which is a wrong year.
pub(super) fn placed(
    n: usize,
    shortest: usize,
    found: Vec<usize>,
    set_costs: impl Fn(&mut Partitions),
) -> Vec<usize> {
    if found.is_empty() {
        return found;
    }
    let mut free = Partitions::with_short_ends(n, shortest, found.len());
    set_costs(&mut free);
    free.divide();
    let cost = free.cost_of(&found);
    // What rounding leaves is no better fit.
    let is_better = free.cost(found.len()) < cost - 1e-9 * cost.abs().max(1.0);
    let moved = free.changes(found.len());
    // A change may move by less than a segment. One that moves further is another change.
    let is_same = found.iter().zip(&moved).all(|(one, other)| one.abs_diff(*other) < shortest);
    if is_better && is_same { moved } else { found }
}

/// Room to divide a series again into as many segments, short ones at its ends if there are.
fn room(n: usize, shortest: usize, changes: &[usize]) -> Partitions {
    let is_short = changes.iter().any(|change| near_end(n, shortest, *change).is_some());
    let new = if is_short { Partitions::with_short_ends } else { Partitions::new };
    new(n, shortest, changes.len())
}

/// The end of the series that has fewer counts than a segment beside the change.
fn near_end(n: usize, shortest: usize, change: usize) -> Option<End> {
    if n.saturating_sub(change) < shortest {
        Some(End::Last)
    } else {
        (change < shortest).then_some(End::First)
    }
}

/// The changes with the intervals of their dates, from series simulated and divided again.
///
/// `again` makes the changes of one more series; it must give as many as there are.
pub(super) fn dated(
    x: &[f64],
    shortest: usize,
    changes: &[usize],
    level: Level,
    seed: Seed,
    purpose: &str,
    again: impl Fn(&mut Stream, &mut (Vec<f64>, Partitions)) -> Vec<usize> + Sync,
) -> Vec<Change> {
    let known = x.len() >= INTERVAL_YEARS && !changes.is_empty();
    let ready = || (vec![0.0; x.len()], room(x.len(), shortest, changes));
    let simulated = match known {
        true => random::replicates(REPLICATES, seed, purpose, ready, again),
        false => Vec::new(),
    };
    // The 25th and the 975th of 999, for 95 %.
    let rank = libm::floor(level.tail() * (REPLICATES + 1) as f64 + 0.5) as usize;
    let rank = rank.clamp(1, REPLICATES / 2);
    let year = |observation| year_before(x, observation);
    let dated = |(place, change): (usize, &usize)| {
        let mut dates: Vec<usize> =
            simulated.iter().filter_map(|changes| changes.get(place).copied()).collect();
        dates.sort_unstable();
        let (lower, upper) = (dates.get(rank - 1), dates.get(REPLICATES - rank));
        let interval = lower
            .zip(upper)
            .map(|(lower, upper)| YearInterval { lower: year(*lower), upper: year(*upper) });
        place_change(x, shortest, *change, interval)
    };
    changes.iter().enumerate().map(dated).collect()
}

/// The change before that observation, with a date where it is not too near an end.
pub(super) fn place_change(
    x: &[f64],
    shortest: usize,
    observations: usize,
    interval: Option<YearInterval>,
) -> Change {
    let year = year_before(x, observations);
    match near_end(x.len(), shortest, observations) {
        None => Change { year: Some(year), near: None, observations, interval },
        Some(end) => {
            Change { year: None, near: Some(Near { year, end }), observations, interval: None }
        }
    }
}

/// Fills `series` with the fitted values and residuals drawn within each segment, scaled for the `parameters` fitted to it.
pub(super) fn redrawn(
    stream: &mut Stream,
    segments: &[(usize, usize)],
    fitted: &[f64],
    y: &[f64],
    parameters: usize,
    series: &mut [f64],
) {
    for (from, to) in segments {
        let size = to - from;
        let left = size.saturating_sub(parameters).max(1);
        let scale = libm::sqrt(size as f64 / left as f64);
        for i in *from..*to {
            let drawn = from + random::below(stream, size);
            series[i] = fitted[i] + scale * (y[drawn] - fitted[drawn]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_the_25th_and_975th_of_999() {
        let x: Vec<f64> = (2001..2031).map(f64::from).collect();
        // Every series changes after the 10th year, but for a few.
        let changes = dated(&x, 3, &[10], Level::P95, Seed(1), "test", |stream, _| {
            vec![if random::below(stream, 100) < 4 { 12 } else { 10 }]
        });
        assert_eq!((changes[0].year, changes[0].near), (Some(2010), None));
        let interval = changes[0].interval.expect("an interval");
        assert_eq!((interval.lower, interval.upper), (2010, 2012));
        let short = dated(&x[..19], 3, &[10], Level::P95, Seed(1), "test", |_, _| vec![10]);
        assert_eq!(short[0].interval, None);
    }

    #[test]
    fn a_change_near_an_end_has_no_date() {
        let x: Vec<f64> = (2001..2025).map(f64::from).collect();
        let dated_at = |changes: &[usize]| {
            dated(&x, 3, changes, Level::P95, Seed(1), "test", |_, _| changes.to_vec())
        };
        let found = dated_at(&[2, 12, 22]);
        let near = |year, end| Some(Near { year, end });
        assert_eq!((found[0].year, found[0].near), (None, near(2002, End::First)));
        assert_eq!((found[1].year, found[1].near), (Some(2012), None));
        assert_eq!((found[2].year, found[2].near), (None, near(2022, End::Last)));
        assert_eq!(found.iter().filter(|change| change.interval.is_some()).count(), 1);
        // Three counts on either side are a level.
        assert!(dated_at(&[3, 21]).iter().all(|change| change.year.is_some()));
    }

    #[test]
    fn bounds_meet() {
        assert_eq!(segments(9, &[3, 5]), [(0, 3), (3, 5), (5, 9)]);
        assert_eq!(segments(9, &[]), [(0, 9)]);
        assert_eq!(year_before(&[2001.0], 0), 0);
    }
}
