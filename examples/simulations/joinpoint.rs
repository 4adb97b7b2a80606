//! Joinpoints found where there are none, and what "not established" leaves of them.

use arrivals_statistics::Level;
use arrivals_statistics::joinpoint::noise::{self, Doubt};
use arrivals_statistics::joinpoint::search::Search;
use arrivals_statistics::joinpoint::{
    Joinpoint, JoinpointOptions, Observations, Selection, joinpoint,
};
use arrivals_statistics::numeric::autocorrelation::lag_one;
use arrivals_statistics::numeric::random::replicates;

use crate::series::{SEED, bent, seed, years};
use crate::table::{heading, share, table};

const PERMUTATIONS: usize = 199;
/// The residual autocorrelation above which a joinpoint is not established.
const DOUBTFUL: f64 = 0.3;
/// The p of the doubt from which on it is not established.
const AS_BENT: f64 = 0.05;
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
const RULES: [&str; 9] = [
    "n",
    "AR(1)",
    "no rule",
    "doubt and r₁, the rule",
    "doubt: p < 0.05",
    "doubt of one joinpoint: p < 0.05",
    "r₁ ≤ 0.3",
    "r₁ + (2k + 2)/n ≤ 0.3",
    "r₁ of the line without a joinpoint ≤ 0.3",
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
    /// The share of AR(1) series without a joinpoint that are as bent; 1 without a joinpoint.
    doubt: f64,
    /// The same of the fit with one joinpoint, however many were selected; of WBIC only.
    doubt_of_one: f64,
    /// Whether the library calls its joinpoints established.
    established: bool,
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
                found.push(row(of(|_| true).chain(of(|fit| fit.established)).collect()));
                let rules: [Rule; 7] = [
                    |_| true,
                    |fit| fit.established,
                    |fit| fit.doubt < AS_BENT,
                    |fit| fit.doubt_of_one < AS_BENT,
                    |fit| fit.selected <= DOUBTFUL,
                    |fit| fit.unbiased <= DOUBTFUL,
                    |fit| fit.line <= DOUBTFUL,
                ];
                others.push(row(rules.map(|rule| percent(0, rule)).to_vec()));
            }
        }
        let caption = format!(
            "{truth} Percent of runs with a joinpoint, and of runs with one that is called established"
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
            let options = JoinpointOptions {
                most: None,
                selection: Selection::Wbic,
                permutations: PERMUTATIONS,
                resamples: 1,
                level: Level::P95,
                seed: seed(stream),
                average: None,
            };
            let fits = joinpoint(&data, &options).ok()?;
            let permuted = fits.permutation.as_ref().map_or(0, |sequence| sequence.selected);
            let [bic, bic3, wbic] = fits.by_criterion;
            let mut run =
                [wbic, bic, bic3, permuted].map(|count| selected(&fits, &data, &options, count));
            if wbic > 0 {
                run[0].doubt_of_one = p(doubt(&fits, &data, &options, 1));
            }
            Some(run)
        },
    );
    found.into_iter().flatten().collect()
}

/// What a selector found that selects so many joinpoints.
fn selected(
    fits: &Joinpoint,
    data: &Observations,
    options: &JoinpointOptions,
    joinpoints: usize,
) -> Found {
    let autocorrelation = |count: usize| lag_one(&fits.models[count].residuals(data));
    let as_selected = Joinpoint {
        selected: joinpoints,
        doubt: doubt(fits, data, options, joinpoints),
        autocorrelation: autocorrelation(joinpoints),
        ..fits.clone()
    };
    Found {
        joinpoints,
        selected: as_selected.autocorrelation,
        unbiased: as_selected.autocorrelation + (2 * joinpoints + 2) as f64 / data.x.len() as f64,
        line: autocorrelation(0),
        doubt: p(as_selected.doubt),
        doubt_of_one: 1.0,
        established: !as_selected.is_doubtful(),
    }
}

/// The library's doubt: its own for the number that it selected, asked again for another.
fn doubt(
    fits: &Joinpoint,
    data: &Observations,
    options: &JoinpointOptions,
    joinpoints: usize,
) -> Option<Doubt> {
    if joinpoints == 0 || joinpoints == fits.selected {
        return fits.doubt.filter(|_| joinpoints > 0);
    }
    let base = [vec![1.0; data.x.len()], data.x.clone()];
    let search = Search::new(&data.x, &data.x, &data.weights, &base);
    Some(noise::doubt(data, &search, &fits.models, joinpoints, options.seed))
}

fn p(doubt: Option<Doubt>) -> f64 {
    doubt.map_or(1.0, |doubt| doubt.p)
}
