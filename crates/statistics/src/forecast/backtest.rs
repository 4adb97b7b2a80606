//! How forecasts from earlier years did: rolling origins, each of which sees nothing after itself.

use rayon::prelude::*;
use serde::Serialize;

use super::anscombe;
use super::intervals::{Widening, degrees, simulate, spread, widest};
use super::kind::{Kind, project};
use super::projection::Projection;
use crate::numeric::random::Seed;
use crate::numeric::{beta, student};
use crate::{Method, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "forecast.backtest",
    topic: Topic::Forecast,
    name: "rolling-origin evaluation",
    version: 1,
    formula: "MASE = mean(|y − f| / mean |y(i + 1) − y(i)| up to the origin); WIS = 2 mean over quantiles of (1{y < q} − p)(q − y); coverage with its Clopper–Pearson interval",
    unit: "MASE none, WIS counts, coverage a share",
    assumes: "the years to come are as hard to forecast as the years that were",
    avoid: "few origins say little: read the interval of the coverage; origins overlap and are not independent",
    source: "L. J. Tashman (2000), International Journal of Forecasting 16, 437–450; R. J. Hyndman & A. B. Koehler (2006), ibid. 22, 679–688; J. Bracher, E. L. Ray, T. Gneiting & N. G. Reich (2021), PLOS Computational Biology 17, e1008618",
};

/// The most origins, the latest: a long series needs no more.
pub const MOST_ORIGINS: usize = 40;
/// The paths of each forecast of the past.
pub const PATHS: usize = 400;

/// A forecast of the past.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The years that it saw.
    pub seen: usize,
    /// What it said, on the scale of roots.
    pub projection: Projection,
}

impl Origin {
    /// The quantiles that it would have given, one row a step, not widened.
    pub fn quantiles(&self, levels: &[f64], seed: Seed) -> Vec<Vec<u64>> {
        let degrees = degrees(self.seen);
        simulate(&self.projection, degrees, Widening::NONE, levels, PATHS, seed)
    }
}

/// What one method did at one distance.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Score {
    /// The years ahead.
    pub step: usize,
    /// The forecasts compared with what came.
    pub origins: usize,
    /// The mean absolute scaled error; none where the past did not change at any origin.
    pub mase: Option<f64>,
    /// The mean weighted interval score, in counts.
    pub wis: f64,
    /// The counts inside the widest central interval, not widened.
    pub inside: usize,
    /// The lower and upper limit, at 95 %, of the share inside (Clopper & Pearson 1934).
    pub coverage: (f64, f64),
    /// The forecasts nearer to what came than the naive one.
    pub wins: usize,
    /// The forecasts as near as the naive one.
    pub ties: usize,
}

/// A method's row in the table.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Record {
    /// The method.
    pub kind: Kind,
    /// One step ahead and, if that is another, the full distance.
    pub scores: Vec<Score>,
    /// The errors of all steps in units of the half width forecast for the widest interval.
    #[serde(skip)]
    pub ratios: Vec<f64>,
}

impl Record {
    /// The origins one step ahead.
    pub fn origins(&self) -> usize {
        self.scores.first().map_or(0, |score| score.origins)
    }
}

/// The forecasts of a method from every origin that had `fewest` years or more, oldest first;
/// each is given the counts up to its origin and no other.
pub fn origins(kind: Kind, y: &[f64], fewest: usize, steps: usize) -> Vec<Origin> {
    let first = fewest.max(y.len().saturating_sub(MOST_ORIGINS));
    (first..y.len())
        .into_par_iter()
        .filter_map(|seen| {
            let roots = anscombe::roots(y.get(..seen)?);
            let projection = project(kind, &roots, steps).ok()?;
            Some(Origin { seen, projection })
        })
        .collect()
}

/// The table: one row a method, for counts without a gap. Each method starts where it has the
/// years that it needs, but none before `fewest`.
pub fn backtest(
    kinds: &[Kind],
    y: &[f64],
    fewest: usize,
    steps: usize,
    levels: &[f64],
    seed: Seed,
) -> Vec<Record> {
    let naive = origins(Kind::Naive, y, fewest, steps);
    kinds
        .iter()
        .map(|kind| {
            let own = origins(*kind, y, fewest.max(kind.needs()), steps);
            let ranges: Vec<_> = own.iter().map(|origin| origin.quantiles(levels, seed)).collect();
            let mut distances = vec![1, steps];
            distances.dedup();
            let scores = distances
                .into_iter()
                .filter_map(|step| score(&own, &ranges, &naive, y, step, levels))
                .collect();
            Record { kind: *kind, scores, ratios: ratios(&own, y, steps, levels) }
        })
        .collect()
}

fn score(
    own: &[Origin],
    ranges: &[Vec<Vec<u64>>],
    naive: &[Origin],
    y: &[f64],
    step: usize,
    levels: &[f64],
) -> Option<Score> {
    let (mut count, mut inside, mut wins, mut ties) = (0_usize, 0, 0, 0);
    let (mut scaled, mut scales, mut interval_scores) = (0.0, 0_usize, 0.0);
    for (origin, range) in own.iter().zip(ranges) {
        let Some(came) = y.get(origin.seen + step - 1) else { continue };
        let past = y.get(..origin.seen)?;
        let error = miss(origin, step, *came)?;
        let scale = mean_change(past);
        if scale > 0.0 {
            scaled += error / scale;
            scales += 1;
        }
        let quantiles: Vec<f64> = range.get(step - 1)?.iter().map(|q| *q as f64).collect();
        let loss: f64 = quantiles.iter().zip(levels).map(|(q, p)| pinball(*came, *q, *p)).sum();
        interval_scores += 2.0 * loss / levels.len() as f64;
        let within = quantiles.first() <= Some(came) && Some(came) <= quantiles.last();
        inside += usize::from(within);
        let last = naive.iter().find(|naive| naive.seen == origin.seen);
        if let Some(other) = last.and_then(|naive| miss(naive, step, *came)) {
            // Rounding on the way to roots and back must not decide.
            let near = 1e-9 * (1.0 + came.abs());
            wins += usize::from(error < other - near);
            ties += usize::from((error - other).abs() <= near);
        }
        count += 1;
    }
    (count > 0).then(|| Score {
        step,
        origins: count,
        mase: (scales > 0).then(|| scaled / scales as f64),
        wis: interval_scores / count as f64,
        inside,
        coverage: clopper_pearson(inside, count),
        wins,
        ties,
    })
}

/// All errors, in half widths of the widest interval.
fn ratios(own: &[Origin], y: &[f64], steps: usize, levels: &[f64]) -> Vec<f64> {
    let upper = (1.0 + widest(levels)) / 2.0;
    let mut ratios = Vec::with_capacity(own.len() * steps);
    for origin in own {
        let quantile = student::quantile(upper, degrees(origin.seen));
        for (step, (came, point)) in
            y.iter().skip(origin.seen).zip(&origin.projection.points).enumerate()
        {
            let half = quantile * spread(&origin.projection, step + 1);
            if half > 0.0 {
                ratios.push((anscombe::root(*came) - point).abs() / half);
            }
        }
    }
    ratios
}

fn miss(origin: &Origin, step: usize, came: f64) -> Option<f64> {
    let point = origin.projection.points.get(step - 1)?;
    Some((came - anscombe::count(*point)).abs())
}

fn mean_change(past: &[f64]) -> f64 {
    let changes = past.len().saturating_sub(1).max(1) as f64;
    past.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum::<f64>() / changes
}

fn pinball(came: f64, quantile: f64, level: f64) -> f64 {
    if came < quantile { (1.0 - level) * (quantile - came) } else { level * (came - quantile) }
}

/// The exact central 95 % interval of a share.
fn clopper_pearson(inside: usize, of: usize) -> (f64, f64) {
    let (k, m) = (inside as f64, of as f64);
    let share = |odds: f64| odds / (1.0 + odds);
    let lower = if inside == 0 { 0.0 } else { share(beta::quantile_odds(k, m - k + 1.0, 0.025)) };
    let upper = if inside >= of { 1.0 } else { share(beta::quantile_odds(k + 1.0, m - k, 0.975)) };
    (lower, upper)
}

#[cfg(test)]
mod tests {
    use super::super::intervals::LEVELS;
    use super::*;

    #[test]
    fn the_coverage_has_the_interval_of_the_tables() {
        // 7 of 8 inside: 47.3 to 99.7 % (Clopper & Pearson).
        let (lower, upper) = clopper_pearson(7, 8);
        assert!((lower - 0.473_490).abs() < 1e-5 && (upper - 0.996_840).abs() < 1e-5);
        assert_eq!((clopper_pearson(0, 3).0, clopper_pearson(3, 3).1), (0.0, 1.0));
    }

    #[test]
    fn the_score_of_an_interval_is_that_of_bracher() {
        // Quantiles 5, 25, 50, 75, 95 %: 0, 2, 4, 6, 8; 10 came. (|10 − 4|/2 + 0.05 (8 + 20 × 2)
        // + 0.25 (4 + 4 × 4)) / 2.5 = (3 + 2.4 + 5) / 2.5 = 4.16.
        let loss: f64 =
            [0.0, 2.0, 4.0, 6.0, 8.0].iter().zip(LEVELS).map(|(q, p)| pinball(10.0, *q, p)).sum();
        assert!((2.0 * loss / 5.0 - 4.16).abs() < 1e-12);
    }
}
