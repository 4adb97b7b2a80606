//! Breaks of the mean by least squares.

use serde::Serialize;

use super::change::{Change, Partition};
use super::partition::{Partitions, squares_around_mean};
use super::search::{Search, Selected, shortest_segment};
use super::segment::{Segment, fitted, levels};
use crate::not_applicable::require_years;
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
    require_years("a break of the mean", 10, y.len())?;
    if y.windows(2).all(|pair| pair[0] == pair[1]) {
        return Err(NotApplicable::Constant);
    }
    let set_costs = |partitions: &mut Partitions, y: &[f64]| {
        partitions.set_costs(|_| squares_around_mean(y));
    };
    let shortest = shortest_segment(y.len());
    let search = Search { x, y, shortest, set_costs };
    let Selected { changes, partitions, criteria } = search.select(1);
    let segments = levels(x, y, &changes);
    let fitted = fitted(&segments);
    let changes = search.date_by_residuals(&changes, &fitted, 1, (level, seed), METHOD.id);
    Ok(MeanBreaks { changes, segments, shortest, partitions, criteria, level, seed })
}
