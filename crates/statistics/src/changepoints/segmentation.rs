//! Levels of counts: the exact best partition by the Poisson likelihood, with a penalty for each change.

use serde::Serialize;

use super::change::{Change, SHORTEST, place_change};
use super::partition::Partitions;
use super::search::{Search, segments};
use super::segment::{Segment, fitted, levels};
use crate::not_applicable::{require_counts, require_years};
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

/// The fewest counts of a level.
const SHORTEST_LEVEL: usize = 3;

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
        fitted(&self.segments)
    }

    /// Whether a segment has the counts of a level.
    pub fn is_level(&self, segment: &Segment) -> bool {
        segment.n >= self.shortest
    }
}

/// The levels of a series of counts.
///
/// # Errors
/// Fewer than eight years, a value below 0, or no one counted in any year.
pub fn segmentation(
    x: &[f64],
    y: &[f64],
    level: Level,
    seed: Seed,
) -> Result<Segmentation, NotApplicable> {
    let search = prepare_search(x, y)?;
    let changes = find_changes(&search);
    let segments = levels(x, y, &changes);
    let within = sum_around(y, &segments, |count, level| match level > 0.0 {
        true => (count - level) * (count - level) / level,
        false => 0.0,
    });
    let dispersion_within = within / y.len().saturating_sub(segments.len()).max(1) as f64;
    let means = fitted(&segments);
    let dated = search.date(&changes, level, seed, METHOD.id, |stream, series| {
        for (value, mean) in series.iter_mut().zip(&means) {
            *value = draw(stream, *mean, dispersion_within);
        }
    });
    Ok(Segmentation {
        changes: dated,
        cost: cost(y, &changes),
        deviance: sum_around(y, &segments, |count, level| 2.0 * deviance_term(count, level)),
        segments,
        penalty: penalty(y),
        shortest: SHORTEST_LEVEL,
        dispersion: dispersion(y),
        dispersion_within,
        level,
        seed,
    })
}

/// The changes of [`segmentation`], without the intervals of their dates, which take most of its
/// time.
///
/// # Errors
/// As [`segmentation`].
pub fn level_changes(x: &[f64], y: &[f64]) -> Result<Vec<Change>, NotApplicable> {
    let changes = find_changes(&prepare_search(x, y)?);
    Ok(changes.into_iter().map(|change| place_change(x, SHORTEST_LEVEL, change, None)).collect())
}

/// The search by the Poisson likelihood.
type PoissonSearch<'a> = Search<'a, fn(&mut Partitions, &[f64])>;

/// The search in a series that can have levels.
fn prepare_search<'a>(x: &'a [f64], y: &'a [f64]) -> Result<PoissonSearch<'a>, NotApplicable> {
    let method = "a change of level";
    require_years(method, SHORTEST, y.len())?;
    require_counts(method, x, y)?;
    if y.iter().all(|count| *count == 0.0) {
        return Err(NotApplicable::AllZero);
    }
    Ok(Search { x, y, shortest: SHORTEST_LEVEL, set_costs: Partitions::set_poisson_costs })
}

fn find_changes(search: &PoissonSearch) -> Vec<usize> {
    search.place(search.divide(0).penalised(penalty(search.y)))
}

/// What a change costs: 2 φ ln n.
fn penalty(y: &[f64]) -> f64 {
    2.0 * dispersion(y) * libm::log(y.len() as f64)
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

fn cost(y: &[f64], changes: &[usize]) -> f64 {
    let of = |(from, to): (usize, usize)| {
        let sum: f64 = y[from..to].iter().sum();
        if sum > 0.0 { -2.0 * sum * libm::log(sum / (to - from) as f64) } else { 0.0 }
    };
    segments(y.len(), changes).into_iter().map(of).sum()
}

/// The sum of a term of each count and its level.
fn sum_around(y: &[f64], levels: &[Segment], term: impl Fn(f64, f64) -> f64) -> f64 {
    let mut rest = y;
    let of = |level: &Segment| {
        let (counts, after) = rest.split_at(level.n);
        rest = after;
        counts.iter().map(|count| term(*count, level.mean)).sum::<f64>()
    };
    levels.iter().map(of).sum()
}

/// A count with that mean and a variance of `dispersion` means, or as much as Poisson if that is less.
fn draw(stream: &mut random::Stream, mean: f64, dispersion: f64) -> f64 {
    match dispersion > 1.0 + 1e-6 {
        true => random::negative_binomial(stream, mean, mean / (dispersion - 1.0)),
        false => random::poisson(stream, mean),
    }
}
