//! Breaks of the mean by least squares.

use serde::Serialize;

use super::change::{self, Change, Partition};
use super::partition::{Partitions, squares_around_mean};
use super::segmentation::Segment;
use super::selection::{self, rounding, select};
use crate::numeric::order::mean;
use crate::numeric::random::Seed;
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "levels.means",
    topic: Topic::Levels,
    version: 2,
    name: "breaks of the mean (Bai & Perron)",
    formula: "for each number of breaks the partition with the least sum of squares around the segments' means, segments of 15 % of the years, three at least; the number with the least n (ln(RSS/n) + 1 + ln 2π) + 2 (breaks + 1) ln n; dates: percentiles of 999 series of residuals drawn within segments; where segments of fewer counts at the ends fit better with as many changes, those partitions, and a change beside such a segment has no date",
    unit: "last year of a level",
    assumes: "means that stay the same between breaks, and the same variance throughout",
    avoid: "counts vary more where they are larger: the Poisson partition comes first; steps along a trend are artefacts; refused for fewer than 10 years and for equal counts; no interval of a date below 20",
    source: "J. Bai & P. Perron (2003), Computation and analysis of multiple structural change models, Journal of Applied Econometrics 18, 1–22; A. Zeileis, C. Kleiber, W. Krämer & K. Hornik (2003), Testing and dating of structural changes in practice, CSDA 44, 109–123",
};

/// The breaks of the mean.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct MeanBreaks {
    /// The breaks, in order.
    pub changes: Vec<Change>,
    /// The levels, in order: one more than the breaks.
    pub segments: Vec<Segment>,
    /// The fewest counts of a level.
    pub shortest: usize,
    /// The best partitions with no break, one, and so on; the cost is the sum of squares.
    pub partitions: Vec<Partition>,
    /// Schwarz's criterion (BIC) of each of them.
    pub criteria: Vec<f64>,
    /// The level of the dates' intervals.
    pub level: Level,
    /// What the random numbers start from.
    pub seed: Seed,
}

/// The breaks of the mean, as many as Schwarz's criterion says.
///
/// # Errors
/// Fewer than ten years, or equal counts.
pub fn mean_breaks(
    x: &[f64],
    y: &[f64],
    level: Level,
    seed: Seed,
) -> Result<MeanBreaks, NotApplicable> {
    let n = y.len();
    change::long_enough("a break of the mean", n, 10)?;
    if y.windows(2).all(|pair| pair[0] == pair[1]) {
        return Err(NotApplicable::Constant);
    }
    let shortest = selection::shortest(n);
    let best = divided(y, shortest, selection::most(n, shortest));
    let selection = select(&best, n, 1, rounding(y));
    let found = best.changes(selection.selected);
    let found = change::placed(n, shortest, found, |partitions| {
        partitions.set_costs(|_| squares_around_mean(y));
    });
    let bounds = change::segments(n, &found);
    let segments: Vec<Segment> = bounds
        .iter()
        .map(|(from, to)| Segment {
            first: change::year_before(x, from + 1),
            last: change::year_before(x, *to),
            n: to - from,
            mean: mean(&y[*from..*to]),
        })
        .collect();
    let fitted: Vec<f64> =
        segments.iter().flat_map(|segment| std::iter::repeat_n(segment.mean, segment.n)).collect();
    let changes = change::dated(
        x,
        shortest,
        &found,
        level,
        seed,
        METHOD.id,
        |stream, (series, partitions)| {
            change::redrawn(stream, &bounds, &fitted, y, 1, series);
            partitions.set_costs(|_| squares_around_mean(series));
            partitions.divide();
            partitions.changes(found.len())
        },
    );
    Ok(MeanBreaks {
        changes,
        segments,
        shortest,
        partitions: listed(x, &best),
        criteria: selection.criteria,
        level,
        seed,
    })
}

/// The partitions with the least squares around means: with no break, one, and so on up to `most` or as many as fit.
///
/// # Errors
/// Fewer than eight years.
pub fn mean_partitions(
    x: &[f64],
    y: &[f64],
    shortest: usize,
    most: usize,
) -> Result<Vec<Partition>, NotApplicable> {
    change::long_enough("a break of the mean", y.len(), 0)?;
    Ok(listed(x, &divided(y, shortest, most)))
}

fn divided(y: &[f64], shortest: usize, most: usize) -> Partitions {
    let mut partitions = Partitions::new(y.len(), shortest, most);
    partitions.set_costs(|_| squares_around_mean(y));
    partitions.divide();
    partitions
}

pub(super) fn listed(x: &[f64], best: &Partitions) -> Vec<Partition> {
    (0..=best.most()).map(|k| change::partition(x, best.changes(k), best.cost(k))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(n: usize) -> Vec<f64> {
        (0..n).map(|i| 2001.0 + i as f64).collect()
    }

    fn breaks(y: &[f64]) -> Result<MeanBreaks, NotApplicable> {
        mean_breaks(&years(y.len()), y, Level::P95, Seed(1))
    }

    #[test]
    fn a_perfect_step_has_one_break() {
        let y: Vec<f64> = (0..20).map(|i| if i < 8 { 5.0 } else { 9.0 }).collect();
        let result = breaks(&y).expect("breaks");
        assert_eq!((result.changes.len(), result.changes[0].year), (1, Some(2008)));
        assert!(result.criteria.iter().all(|criterion| criterion.is_finite()));
        // Eight at 5 and twelve at 9: mean 7.4, squares 8·2.4² + 12·1.6² = 76.8.
        assert!((result.partitions[0].cost - 76.8).abs() < 1e-9);
    }

    #[test]
    fn refusals() {
        assert_eq!(breaks(&[5.0; 12]), Err(NotApplicable::Constant));
        assert!(breaks(&[1.0, 2.0, 3.0]).is_err());
        assert!(mean_partitions(&[], &[], 0, 5).is_err());
    }
}
