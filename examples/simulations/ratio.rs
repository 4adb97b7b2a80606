//! Size and coverage of the ratio of two rates, for Poisson counts and for counts that vary more.

use arrivals_statistics::Level;
use arrivals_statistics::counts::ratio::{QuasiRatio, RateRatio, quasi_ratio, rate_ratio};
use arrivals_statistics::numeric::random::{Stream, negative_binomial, poisson, replicates};
use arrivals_statistics::regression::dispersion::dispersion;

use crate::series::{SEED, years};
use crate::table::{heading, share, table};

/// The other years that the dispersion is estimated from.
const OTHERS: usize = 20;

/// The three ratios of one run; none where a method refuses.
#[derive(Debug, Clone, Copy)]
struct Run {
    exact: Option<RateRatio>,
    known: Option<QuasiRatio>,
    estimated: Option<QuasiRatio>,
}

/// Prints the shares of p ≤ 0.05 at equal means, and the coverage of 95 % intervals.
pub fn study(runs: usize) {
    heading("Ratio of two rates");
    let mut rows = Vec::new();
    for dispersion in [1.0, 10.0] {
        for mean in [5.0, 20.0, 200.0] {
            for truth in [1.0, 2.0] {
                rows.push(row(&simulated(runs, dispersion, mean, truth), dispersion, mean, truth));
            }
        }
    }
    let head = [
        "dispersion",
        "mean",
        "true ratio",
        "exact: p ≤ 0.05",
        "mid-p ≤ 0.05",
        "exact: covers",
        "quasi, φ known: p ≤ 0.05",
        "covers",
        "refused",
        "quasi, φ of 20 other years: p ≤ 0.05",
        "covers",
    ];
    let caption = "Two counts, the second with the mean given, the first with that times the true ratio: percent of runs with p ≤ 0.05 for equal rates (at ratio 1: false), and of nominal 95 % intervals that hold the true ratio; a refusal is neither";
    table(caption, runs, &head, &rows);
}

fn row(all: &[Run], dispersion: f64, mean: f64, truth: f64) -> Vec<String> {
    let covers = |lower: f64, upper: f64| lower <= truth && truth <= upper;
    let quasi = |of: fn(&Run) -> Option<QuasiRatio>| {
        let found = || all.iter().filter_map(of);
        let p = share(all.iter().map(|run| of(run).is_some_and(|ratio| ratio.p <= 0.05)));
        (p, share(found().map(|ratio| covers(ratio.lower, ratio.upper))))
    };
    let exact = || all.iter().filter_map(|run| run.exact);
    let (known_p, known_covers) = quasi(|run| run.known);
    let (estimated_p, estimated_covers) = quasi(|run| run.estimated);
    vec![
        dispersion.to_string(),
        mean.to_string(),
        truth.to_string(),
        share(all.iter().map(|run| run.exact.is_some_and(|ratio| ratio.p <= 0.05))),
        share(all.iter().map(|run| run.exact.is_some_and(|ratio| ratio.p_mid <= 0.05))),
        share(exact().map(|ratio| covers(ratio.lower, ratio.upper.unwrap_or(f64::INFINITY)))),
        known_p,
        known_covers,
        share(all.iter().map(|run| run.known.is_none())),
        estimated_p,
        estimated_covers,
    ]
}

fn simulated(runs: usize, variance: f64, mean: f64, truth: f64) -> Vec<Run> {
    let x = years(OTHERS);
    let purpose = format!("ratio {variance} {mean} {truth}");
    replicates(
        runs,
        SEED,
        &purpose,
        || (),
        |stream, ()| {
            let (a, b) = (count(stream, truth * mean, variance), count(stream, mean, variance));
            let others: Vec<f64> = (0..OTHERS).map(|_| count(stream, mean, variance)).collect();
            let estimated = dispersion(&x, &others).map_or(1.0, |found| found.index.max(1.0));
            let quasi = |phi: f64| quasi_ratio(a, b, 1.0, 1.0, Level::P95, phi).ok();
            Run {
                exact: rate_ratio(a, b, 1.0, 1.0, Level::P95).ok(),
                known: quasi(variance),
                estimated: quasi(estimated),
            }
        },
    )
}

/// A count with a variance of so many times its mean.
fn count(stream: &mut Stream, mean: f64, variance: f64) -> f64 {
    match variance > 1.0 {
        true => negative_binomial(stream, mean, mean / (variance - 1.0)),
        false => poisson(stream, mean),
    }
}
