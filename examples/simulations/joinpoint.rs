//! Joinpoints found where there are none, and what the warning about autocorrelation leaves.

use arrivals::statistics::Level;
use arrivals::statistics::joinpoint::search::Search;
use arrivals::statistics::joinpoint::{Joinpoint, Observations, Options, Selection, joinpoint};
use arrivals::statistics::numeric::autocorrelation::lag_one;
use arrivals::statistics::numeric::random::{Stream, replicates};

use crate::series::{SEED, autoregressive, bent, seed, years};
use crate::table::{heading, share, table};

const PERMUTATIONS: usize = 199;
/// The residual autocorrelation above which a joinpoint is not established.
const DOUBTFUL: f64 = 0.3;
const SELECTORS: usize = 4;
const HEAD: [&str; 2 + 2 * SELECTORS] = [
    "n",
    "AR(1)",
    "WBIC",
    "BIC",
    "BIC3",
    "permutation",
    "WBIC, left",
    "BIC, left",
    "BIC3, left",
    "permutation, left",
];
const RULES: [&str; 7] = [
    "n",
    "AR(1)",
    "no rule",
    "r₁ ≤ 0.3, the rule",
    "r₁ + (2k + 2)/n ≤ 0.3",
    "r₁ of the line without a joinpoint ≤ 0.3",
    "AR(1) bootstrap, p ≤ 0.05",
];

/// What one selector found in one run.
#[derive(Debug, Clone, Copy)]
struct Found {
    joinpoints: usize,
    /// The lag-1 autocorrelation of the selected fit's residuals.
    selected: f64,
    /// The same, plus one over n for each coefficient: its bias in independent years.
    unbiased: f64,
    /// The lag-1 autocorrelation of the residuals of the fit without a joinpoint.
    line: f64,
    /// The p of the AR(1) bootstrap; 1 where it is not made.
    bootstrap: f64,
}

/// Whether a joinpoint counts as established.
type Rule = fn(Found) -> bool;

/// Prints the shares of runs with a joinpoint.
pub fn study(runs: usize) {
    heading("Joinpoints: false and found");
    for (truth, slopes) in [
        ("No joinpoint: ln y rises by 0.05 a year, standard deviation 0.1.", (0.05, 0.05)),
        (
            "One joinpoint in the middle: ln y rises by 0.05 a year, then falls by 0.05.",
            (0.05, -0.05),
        ),
    ] {
        let (mut found, mut others) = (Vec::new(), Vec::new());
        for n in [12, 22, 30] {
            for coefficient in [0.0, 0.3, 0.5] {
                let all = simulated(runs, n, slopes, coefficient);
                let percent = |selector: usize, rule: Rule| {
                    share(all.iter().map(|run| run[selector].joinpoints > 0 && rule(run[selector])))
                };
                let row = |shares: Vec<String>| -> Vec<String> {
                    [n.to_string(), coefficient.to_string()].into_iter().chain(shares).collect()
                };
                let of = |rule: Rule| (0..SELECTORS).map(move |selector| percent(selector, rule));
                found.push(row(of(|_| true).chain(of(|fit| fit.selected <= DOUBTFUL)).collect()));
                let rules: [Rule; 5] = [
                    |_| true,
                    |fit| fit.selected <= DOUBTFUL,
                    |fit| fit.unbiased <= DOUBTFUL,
                    |fit| fit.line <= DOUBTFUL,
                    |fit| fit.bootstrap <= 0.05,
                ];
                others.push(row(rules.map(|rule| percent(0, rule)).to_vec()));
            }
        }
        let caption = format!(
            "{truth} Percent of runs with a joinpoint, and of runs with one that the rule r₁ ≤ 0.3 leaves"
        );
        table(&caption, runs, &HEAD, &found);
        let caption =
            format!("{truth} Percent of runs with a joinpoint by WBIC that other rules leave");
        table(&caption, runs, &RULES, &others);
    }
}

fn simulated(
    runs: usize,
    n: usize,
    slopes: (f64, f64),
    coefficient: f64,
) -> Vec<[Found; SELECTORS]> {
    let x = years(n);
    let purpose = format!("joinpoint {n} {} {coefficient}", slopes.1);
    let found = replicates(
        runs,
        SEED,
        &purpose,
        || (),
        |stream, ()| {
            let ln_y = bent(stream, n, slopes, n / 2, 0.1, coefficient);
            let data =
                Observations { x: x.clone(), ln_y, weights: vec![1.0; n], extra: Vec::new() };
            let options = Options {
                most: None,
                selection: Selection::Wbic,
                permutations: PERMUTATIONS,
                resamples: 0,
                level: Level::P95,
                seed: seed(stream),
            };
            let fits = joinpoint(&data, &options).ok()?;
            let permuted = fits.permutation.as_ref().map_or(0, |sequence| sequence.selected);
            let [bic, bic3, wbic] = fits.by_criterion;
            let mut run = [wbic, bic, bic3, permuted].map(|count| found(&fits, &data.ln_y, count));
            if wbic > 0 {
                run[0].bootstrap = bootstrap(stream, &fits, &data.ln_y, wbic);
            }
            Some(run)
        },
    );
    found.into_iter().flatten().collect()
}

fn found(fits: &Joinpoint, ln_y: &[f64], joinpoints: usize) -> Found {
    let selected = residual_autocorrelation(fits, ln_y, joinpoints);
    let unbiased = selected + (2 * joinpoints + 2) as f64 / ln_y.len() as f64;
    let line = residual_autocorrelation(fits, ln_y, 0);
    Found { joinpoints, selected, unbiased, line, bootstrap: 1.0 }
}

fn residual_autocorrelation(fits: &Joinpoint, ln_y: &[f64], joinpoints: usize) -> f64 {
    let residuals: Vec<f64> =
        ln_y.iter().zip(&fits.models[joinpoints].fitted).map(|(y, fit)| y - fit).collect();
    lag_one(&residuals)
}

/// The p of SSE(0) / SSE(1) among AR(1) series without a joinpoint, the counterpart of the AR(1)
/// bootstrap of the trend: φ = (n r₁ + m) / (n − m − 2) between 0 and 0.95, r₁ of the fit with k
/// joinpoints, m = 2k + 2. Not a method of the library.
fn bootstrap(stream: &mut Stream, fits: &Joinpoint, ln_y: &[f64], joinpoints: usize) -> f64 {
    let n = ln_y.len();
    let x = years(n);
    let parameters = (2 * joinpoints + 2) as f64;
    let lag_one = residual_autocorrelation(fits, ln_y, joinpoints);
    let coefficient =
        ((n as f64 * lag_one + parameters) / (n as f64 - parameters - 2.0)).clamp(0.0, 0.95);
    let ratio = fits.models[0].squares / fits.models[1].squares;
    let search = Search::new(&x, &x, &vec![1.0; n], &[vec![1.0; n], x.clone()]);
    let as_large = (0..PERMUTATIONS)
        .filter(|_| {
            let best = search.best(&autoregressive(stream, n, coefficient), 1);
            best[0].squares >= ratio * best[1].squares
        })
        .count();
    (1 + as_large) as f64 / (1 + PERMUTATIONS) as f64
}
