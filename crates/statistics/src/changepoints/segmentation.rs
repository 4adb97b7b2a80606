//! Levels of counts: the exact best partition by the Poisson likelihood, with a penalty for each change.

use serde::Serialize;

use super::change::{self, Change, Partition};
use super::partition::Partitions;
use crate::numeric::gamma::deviance_term;
use crate::numeric::order::mean;
use crate::numeric::random::{self, Seed};
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "levels.segmentation",
    topic: Topic::Levels,
    version: 2,
    name: "optimal partition by the Poisson likelihood",
    formula: "the partition with the least Σ −2 S ln(S/m) + (number of changes) · 2 φ ln n, S and m the sum and the number of a segment's counts, m ≥ 3, φ = max(1, mean of (yᵢ₊₁ − yᵢ)² / (yᵢ₊₁ + yᵢ)); dates: percentiles of 999 series, negative binomial with the dispersion within segments, divided again by as many changes; where segments of fewer counts at the ends fit better with as many changes, those partitions, and a change beside such a segment has no date",
    unit: "last year of a level",
    assumes: "counts around levels that stay the same between changes",
    avoid: "steps along a trend are artefacts, and so are levels of a cycle: see the cautions; refused for fewer than 8 years; no interval of a date below 20",
    source: "B. Jackson et al. (2005), An algorithm for optimal partitioning of data on an interval, IEEE Signal Processing Letters 12, 105–108; R. Killick, P. Fearnhead & I. A. Eckley (2012), JASA 107, 1590–1598 (penalty); the dispersion: from successive differences, as J. von Neumann et al. (1941), Annals of Mathematical Statistics 12, 153–162",
};

/// How a change is bought.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Rule {
    /// The penalty for each change; 2 φ ln n unless given.
    pub penalty: Option<f64>,
    /// The fewest counts of a segment.
    pub shortest: usize,
}

impl Default for Rule {
    fn default() -> Self {
        Self { penalty: None, shortest: 3 }
    }
}

/// A level: a span of years and the mean of its counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "LevelSegment")]
pub struct Segment {
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
    /// The years with a count.
    pub n: usize,
    /// The mean count of a year.
    pub mean: f64,
}

/// Levels and the changes between them.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Segmentation {
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// The levels, in order: one more than the changes. One of fewer counts than `shortest` stands
    /// beside a change that is not dated, and is no level yet.
    pub segments: Vec<Segment>,
    /// Σ −2 S ln(S/m) over the segments, without penalties.
    pub cost: f64,
    /// The Poisson deviance around the levels.
    pub deviance: f64,
    /// The penalty for each change.
    pub penalty: f64,
    /// The fewest counts that a segment could have.
    pub shortest: usize,
    /// φ: how much more than Poisson neighbouring years differ.
    pub dispersion: f64,
    /// Pearson's dispersion around the levels, of which dates were simulated.
    pub dispersion_within: f64,
    /// The level of the dates' intervals.
    pub level: Level,
    /// What the random numbers start from.
    pub seed: Seed,
}

impl Segmentation {
    /// The level of each count's segment.
    pub fn fitted(&self) -> Vec<f64> {
        self.segments.iter().flat_map(|level| std::iter::repeat_n(level.mean, level.n)).collect()
    }

    /// Whether a segment has the counts of a level.
    pub fn is_level(&self, segment: &Segment) -> bool {
        segment.n >= self.shortest
    }
}

/// The levels of a series of counts, by the rule.
///
/// # Errors
/// Fewer than eight years, a value below 0, or no one counted in any year.
pub fn segmentation(
    x: &[f64],
    y: &[f64],
    rule: Rule,
    level: Level,
    seed: Seed,
) -> Result<Segmentation, NotApplicable> {
    let n = y.len();
    let dispersion = dispersion(y);
    let penalty = penalty(y, rule);
    let found = divided(x, y, rule.shortest, 0)?.penalised(penalty);
    let shortest = rule.shortest.clamp(1, n);
    let found = change::placed(n, shortest, found, |partitions| set_costs(partitions, y));
    let bounds = change::segments(n, &found);
    let levels: Vec<f64> = bounds.iter().map(|(from, to)| mean(&y[*from..*to])).collect();
    let within = dispersion_within(y, &bounds, &levels);
    let changes = change::dated(
        x,
        shortest,
        &found,
        level,
        seed,
        METHOD.id,
        |stream, (series, partitions)| {
            for ((from, to), mean) in bounds.iter().zip(&levels) {
                for value in &mut series[*from..*to] {
                    *value = draw(stream, *mean, within);
                }
            }
            set_costs(partitions, series);
            partitions.divide();
            partitions.changes(found.len())
        },
    );
    let segment = |((from, to), mean): (&(usize, usize), &f64)| Segment {
        first: change::year_before(x, from + 1),
        last: change::year_before(x, *to),
        n: to - from,
        mean: *mean,
    };
    Ok(Segmentation {
        changes,
        segments: bounds.iter().zip(&levels).map(segment).collect(),
        cost: cost(y, &found),
        deviance: deviance(y, &bounds, &levels),
        penalty,
        shortest,
        dispersion,
        dispersion_within: within,
        level,
        seed,
    })
}

/// The changes of [`segmentation`], without the intervals of their dates, which take most of its
/// time.
///
/// # Errors
/// As [`segmentation`].
pub fn level_changes(x: &[f64], y: &[f64], rule: Rule) -> Result<Vec<Change>, NotApplicable> {
    let found = divided(x, y, rule.shortest, 0)?.penalised(penalty(y, rule));
    let shortest = rule.shortest.clamp(1, y.len());
    let found = change::placed(y.len(), shortest, found, |partitions| set_costs(partitions, y));
    Ok(found.into_iter().map(|change| change::place_change(x, shortest, change, None)).collect())
}

/// What a change costs by the rule.
fn penalty(y: &[f64], rule: Rule) -> f64 {
    let usual = 2.0 * dispersion(y) * libm::log(y.len().max(1) as f64);
    rule.penalty.unwrap_or(usual).max(0.0)
}

/// The best partition by the rule, with no segment shorter than it has it.
///
/// # Errors
/// As [`segmentation`].
pub fn optimal_partition(
    x: &[f64],
    y: &[f64],
    penalty: f64,
    shortest: usize,
) -> Result<Partition, NotApplicable> {
    let changes = divided(x, y, shortest, 0)?.penalised(penalty);
    let cost = cost(y, &changes);
    Ok(change::partition(x, changes, cost))
}

/// The best partitions with no change, one, and so on up to `most` or as many as fit.
///
/// # Errors
/// As [`segmentation`].
pub fn partitions(
    x: &[f64],
    y: &[f64],
    shortest: usize,
    most: usize,
) -> Result<Vec<Partition>, NotApplicable> {
    let mut partitions = divided(x, y, shortest, most)?;
    partitions.divide();
    let best = |number| {
        let changes = partitions.changes(number);
        let cost = cost(y, &changes);
        change::partition(x, changes, cost)
    };
    Ok((0..=partitions.most()).map(best).collect())
}

/// φ: the mean of (yᵢ₊₁ − yᵢ)² / (yᵢ₊₁ + yᵢ), or 1 if that is less; two counts of 0 differ by nothing.
pub fn dispersion(y: &[f64]) -> f64 {
    let terms: Vec<f64> = y
        .windows(2)
        .map(|pair| {
            let (difference, sum) = (pair[1] - pair[0], pair[1] + pair[0]);
            if sum > 0.0 { difference * difference / sum } else { 0.0 }
        })
        .collect();
    mean(&terms).max(1.0)
}

fn divided(
    x: &[f64],
    y: &[f64],
    shortest: usize,
    most: usize,
) -> Result<Partitions, NotApplicable> {
    let method = "a change of level";
    change::long_enough(method, y.len(), 0)?;
    if let Some((year, _)) = x.iter().zip(y).find(|(_, count)| **count < 0.0) {
        return Err(NotApplicable::Negative { method, year: *year as i32 });
    }
    if y.iter().all(|count| *count == 0.0) {
        return Err(NotApplicable::AllZero);
    }
    let mut partitions = Partitions::new(y.len(), shortest, most);
    set_costs(&mut partitions, y);
    Ok(partitions)
}

/// −2 S ln(S/m) of every segment, less what all partitions have in common, so that large counts lose no digits.
fn set_costs(partitions: &mut Partitions, y: &[f64]) {
    let overall = mean(y);
    partitions.set_costs(|_| {
        let (mut sum, mut expected) = (0.0, 0.0);
        move |last| {
            sum += y[last];
            expected += overall;
            -2.0 * deviance_term(sum, expected)
        }
    });
}

fn cost(y: &[f64], changes: &[usize]) -> f64 {
    let of = |(from, to): (usize, usize)| {
        let sum: f64 = y[from..to].iter().sum();
        if sum > 0.0 { -2.0 * sum * libm::log(sum / (to - from) as f64) } else { 0.0 }
    };
    change::segments(y.len(), changes).into_iter().map(of).sum()
}

fn deviance(y: &[f64], bounds: &[(usize, usize)], levels: &[f64]) -> f64 {
    let of = |((from, to), level): (&(usize, usize), &f64)| {
        y[*from..*to].iter().map(|count| 2.0 * deviance_term(*count, *level)).sum::<f64>()
    };
    bounds.iter().zip(levels).map(of).sum()
}

/// Pearson's chi-squared around the levels, a degree of freedom.
fn dispersion_within(y: &[f64], bounds: &[(usize, usize)], levels: &[f64]) -> f64 {
    let of = |((from, to), level): (&(usize, usize), &f64)| match *level > 0.0 {
        true => y[*from..*to].iter().map(|y| (y - level) * (y - level) / level).sum::<f64>(),
        false => 0.0,
    };
    let squares: f64 = bounds.iter().zip(levels).map(of).sum();
    squares / y.len().saturating_sub(levels.len()).max(1) as f64
}

/// A count with that mean and a variance of `dispersion` means, or as much as Poisson if that is less.
fn draw(stream: &mut random::Stream, mean: f64, dispersion: f64) -> f64 {
    match dispersion > 1.0 + 1e-6 {
        true => random::negative_binomial(stream, mean, mean / (dispersion - 1.0)),
        false => random::poisson(stream, mean),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(n: usize) -> Vec<f64> {
        (0..n).map(|i| 2001.0 + i as f64).collect()
    }

    fn levels(y: &[f64]) -> Result<Segmentation, NotApplicable> {
        segmentation(&years(y.len()), y, Rule::default(), Level::P95, Seed(1))
    }

    #[test]
    fn a_step_is_found_and_dated() {
        let y: Vec<f64> = (0..24).map(|i| if i < 12 { 100.0 } else { 20.0 }).collect();
        let result = levels(&y).expect("levels");
        assert_eq!(result.changes.len(), 1);
        assert_eq!((result.changes[0].year, result.changes[0].observations), (Some(2012), 12));
        let interval = result.changes[0].interval.expect("an interval");
        assert_eq!((interval.lower, interval.upper), (2012, 2012));
        let means: Vec<f64> = result.segments.iter().map(|segment| segment.mean).collect();
        assert_eq!((means, result.deviance), (vec![100.0, 20.0], 0.0));
        assert_eq!((result.segments[1].first, result.segments[1].last), (2013, 2024));
        assert_eq!(result.fitted(), y);
        // 80²/120 once in 23 pairs is 2.32.
        assert!((result.dispersion - 6400.0 / 120.0 / 23.0).abs() < 1e-12);
    }

    #[test]
    fn a_step_in_the_last_or_first_years_is_not_dated() {
        let steady = [
            100.0, 103.0, 98.0, 101.0, 99.0, 104.0, 97.0, 100.0, 102.0, 99.0, 101.0, 98.0, 103.0,
            100.0, 99.0,
        ];
        // The fall is after the fifteenth year, 2015; a rise comes before it, in a mirror.
        for low in [&[40.0][..], &[40.0, 42.0]] {
            let y: Vec<f64> = steady.iter().chain(low).copied().collect();
            let found = levels(&y).expect("levels");
            let [change] = found.changes.as_slice() else { panic!("{:?}", found.changes) };
            assert_eq!((change.year, change.interval), (None, None));
            let near = change.near.expect("about when");
            assert_eq!((near.year, near.end), (2015, change::End::Last));
            let [level, rest] = found.segments.as_slice() else { panic!("two segments") };
            // By hand: 1,504 in fifteen years.
            assert!((level.mean - 1504.0 / 15.0).abs() < 1e-9 && found.is_level(level));
            assert!(!found.is_level(rest));
            let mirrored: Vec<f64> = y.iter().rev().copied().collect();
            let found = levels(&mirrored).expect("levels");
            let near = found.changes[0].near.expect("about when");
            assert_eq!((near.year, near.end), (2000 + low.len() as i32, change::End::First));
        }
        let y: Vec<f64> = steady.iter().chain(&[40.0, 42.0, 41.0]).copied().collect();
        assert_eq!(levels(&y).expect("levels").changes[0].year, Some(2015));
    }

    #[test]
    fn equal_counts_have_one_level_however_large() {
        for count in [1.0, 1e15] {
            let result = levels(&[count; 30]).expect("levels");
            assert!(result.changes.is_empty());
            assert_eq!((result.dispersion, result.segments[0].mean), (1.0, count));
        }
        assert_eq!(levels(&[0.0; 30]), Err(NotApplicable::AllZero));
    }

    #[test]
    fn short_series_are_refused_or_have_no_dates() {
        for n in 0..8 {
            assert!(levels(&vec![5.0; n]).is_err());
        }
        let y: Vec<f64> = (0..16).map(|i| if i < 8 { 500.0 } else { 10.0 }).collect();
        assert_eq!(levels(&y).expect("levels").changes[0].interval, None);
        let negative = levels(&[1.0, 2.0, -3.0, 4.0, 5.0, 6.0, 7.0, 8.0]);
        assert!(matches!(negative, Err(NotApplicable::Negative { year: 2003, .. })));
    }

    #[test]
    fn zeros_in_whole_segments_are_no_trouble() {
        let y: Vec<f64> = (0..24).map(|i| if i < 12 { 0.0 } else { 1e15 }).collect();
        let result = levels(&y).expect("levels");
        assert!(result.cost.is_finite() && result.deviance.is_finite());
    }
}
