//! The same questions to thousands of series, with an account of how many were asked.

use rayon::prelude::*;
use serde::Serialize;

use super::changepoints::level_changes;
use super::groups::multiplicity::{Adjustment, adjusted};
use super::joinpoint::{self, JoinpointOptions, Selection, Variance, joinpoint, observations};
use super::numeric::normal;
use super::numeric::random::Seed;
use super::trend::{ar_bootstrap, mann_kendall, sen_percent, sen_slope};
use super::{AnnualSeries, Level, MIN_BASE, Method, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "screen",
    topic: Topic::Groups,
    name: "screening of many series",
    version: 1,
    formula: "for each series: change from the first to the last year, Mann–Kendall p by the AR(1) bootstrap (the normal tail with its standard deviation where fewer than ten replicates reach as far), Sen's slope, joinpoints by WBIC (3 at most), levels by exact segmentation; q by Benjamini & Hochberg over all p",
    unit: "percent; p; q; years",
    assumes: "q: tests independent or positively dependent; the rest as the single methods",
    avoid: "only q decides on words such as 'significant'; the largest of many changes is large by chance as well",
    source: "Y. Benjamini & Y. Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300; the single methods",
};

/// The most joinpoints that a screening looks for.
pub const MOST_JOINPOINTS: usize = 3;

/// What was found in one series.
#[derive(Debug, Clone, Default, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Screened {
    /// The series.
    pub series: String,
    /// The years with a count.
    pub years: usize,
    /// The first of them.
    pub first: Option<i32>,
    /// The last of them.
    pub last: Option<i32>,
    /// The first count, or rate.
    pub from: Option<f64>,
    /// The last count, or rate.
    pub to: Option<f64>,
    /// Of rates, the first and the last count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<(f64, f64)>,
    /// The change in percent; none from a count below 20.
    pub percent: Option<f64>,
    /// The p of the test for a trend.
    pub p: Option<f64>,
    /// The same, adjusted for all series of the screening.
    pub q: Option<f64>,
    /// Sen's slope, in counts a year.
    pub slope: Option<f64>,
    /// Sen's slope of logarithms, in percent a year.
    pub slope_percent: Option<f64>,
    /// The joinpoints.
    pub joinpoints: Vec<i32>,
    /// The percent a year since the last of them.
    pub latest_percent: Option<f64>,
    /// The last year of each level but the present one.
    pub levels: Vec<i32>,
    /// The lag-1 autocorrelation that the test allows for.
    pub autocorrelation: Option<f64>,
    /// Why something is missing.
    pub refused: Option<String>,
}

/// Asks every series, with all threads; in the order of q, then p, then the series' order.
///
/// `done` is called once a series, from any thread.
pub fn screen(
    samples: &[(String, AnnualSeries)],
    seed: Seed,
    done: impl Fn() + Sync,
) -> Vec<Screened> {
    let mut found: Vec<Screened> = samples
        .par_iter()
        .map(|(name, sample)| {
            let found = one(name, sample, seed);
            done();
            found
        })
        .collect();
    let tested: Vec<usize> = (0..found.len()).filter(|place| found[*place].p.is_some()).collect();
    let p: Vec<f64> = tested.iter().filter_map(|place| found[*place].p).collect();
    for (place, q) in tested.iter().zip(adjusted(&p, Adjustment::BenjaminiHochberg)) {
        found[*place].q = Some(q);
    }
    let key = |value: Option<f64>| value.unwrap_or(f64::INFINITY);
    found.sort_by(|a, b| key(a.q).total_cmp(&key(b.q)).then(key(a.p).total_cmp(&key(b.p))));
    found
}

fn one(name: &str, sample: &AnnualSeries, seed: Seed) -> Screened {
    let (x, y) = (&sample.years, &sample.values());
    let counts = sample.counts.first().copied().zip(sample.counts.last().copied());
    let span = sample.span();
    let mut found = Screened {
        series: name.to_owned(),
        years: sample.len(),
        first: span.map(|span| span.0),
        last: span.map(|span| span.1),
        from: y.first().copied(),
        to: y.last().copied(),
        counts: counts.filter(|_| sample.exposure.is_some()),
        ..Screened::default()
    };
    if let (Some(from), Some(to)) = (found.from, found.to)
        && counts.is_some_and(|counts| counts.0 >= MIN_BASE as f64)
        && to >= 0.0
        && sample.len() > 1
    {
        found.percent = Some(100.0 * (to / from - 1.0));
    }
    trend(&mut found, x, y, seed);
    bends(&mut found, sample, seed);
    // Levels are those of counts.
    if sample.exposure.is_none() {
        levels(&mut found, x, y);
    }
    found
}

fn trend(found: &mut Screened, x: &[f64], y: &[f64], seed: Seed) {
    match ar_bootstrap(x, y, seed) {
        Ok(test) => {
            let reached = test.p * (test.replicates as f64 + 1.0) - 1.0;
            let tail = if test.deviation > 0.0 {
                normal::two_sided((test.s.abs() as f64 - 1.0).max(0.0) / test.deviation)
            } else {
                1.0
            };
            found.p = Some(if reached < 10.0 { tail.min(test.p).max(1e-300) } else { test.p });
            found.autocorrelation = Some(test.coefficient);
        }
        Err(_) => match mann_kendall(y, seed) {
            Ok(test) => found.p = Some(test.p),
            Err(refused) => found.refused = Some(refused.to_string()),
        },
    }
    found.slope = sen_slope(x, y, Level::P95).ok().map(|slope| slope.slope);
    found.slope_percent = sen_percent(x, y, Level::P95).ok().map(|slope| slope.percent);
}

fn bends(found: &mut Screened, sample: &AnnualSeries, seed: Seed) {
    let options = JoinpointOptions {
        most: Some(MOST_JOINPOINTS.min(joinpoint::grid::most_joinpoints(sample.len()))),
        selection: Selection::Wbic,
        permutations: 0,
        resamples: 0,
        level: Level::P95,
        seed,
        average: None,
    };
    let fit =
        observations(&sample.years, &sample.counts, sample.exposure.as_deref(), Variance::Constant)
            .and_then(|data| joinpoint(&data, &options));
    match fit {
        Ok(fit) => {
            let model = fit.model();
            found.joinpoints = model.joinpoints.iter().map(|year| *year as i32).collect();
            if !model.joinpoints.is_empty() {
                found.latest_percent = model.segments.last().map(|segment| segment.apc);
            }
        }
        Err(refused) => {
            found.refused.get_or_insert(refused.to_string());
        }
    }
}

/// The last years of levels; a change that is not dated is none of them.
fn levels(found: &mut Screened, x: &[f64], y: &[f64]) {
    let changes = level_changes(x, y).unwrap_or_default();
    found.levels = changes.iter().filter_map(|change| change.year).collect();
}
