//! The methods on made-up series of the lengths that the documentation states.

#![allow(missing_docs, reason = "a benchmark has no readers but its own")]

use arrivals::sample::sample;
use arrivals_findings::analysis::AnalysisOptions;
use arrivals_findings::{Findings, Selection, find_all};
use arrivals_read::tidy::{TidyOptions as Reading, tidy};
use arrivals_statistics::joinpoint::likelihood::{PoissonJoinpoint, poisson_joinpoint};
use arrivals_statistics::joinpoint::{
    self, Joinpoint, PERMUTATIONS, Variance, joinpoint, observations,
};
use arrivals_statistics::numeric::random::{Seed, normal, stream};
use arrivals_statistics::screen::{Screened, screen};
use arrivals_statistics::trend::{ArBootstrap, ar_bootstrap};
use arrivals_statistics::{AnnualSeries, Level, Topic};
use divan::Bencher;

fn main() {
    divan::main();
}

/// A rise and a fall with noise of 10 %.
fn series(n: usize, number: u64) -> (Vec<f64>, Vec<f64>) {
    let mut stream = stream(Seed(3), "bench", number);
    let year = |i: usize| 1990.0 + i as f64;
    let count = |i: usize, noise: f64| {
        let t = i as f64;
        libm::round(libm::exp(6.0 + 0.05 * t - 0.1 * (t - n as f64 / 2.0).max(0.0) + 0.1 * noise))
    };
    let counts: Vec<f64> = (0..n).map(|i| count(i, normal(&mut stream))).collect();
    ((0..n).map(year).collect(), counts)
}

fn options(permutations: usize, most: Option<usize>) -> joinpoint::JoinpointOptions {
    joinpoint::JoinpointOptions {
        most,
        selection: joinpoint::Selection::Wbic,
        permutations,
        resamples: 1999,
        level: Level::P95,
        seed: Seed(1),
        average: None,
    }
}

#[divan::bench(sample_count = 10)]
fn everything_of_the_sample_series(bencher: Bencher) {
    let table = sample().expect("the sample");
    let dataset = tidy(vec![table.grid], table.metadata, &Reading::default()).expect("a dataset");
    let options =
        AnalysisOptions { topics: Topic::OF_A_SERIES.to_vec(), ..AnalysisOptions::default() };
    bencher.bench(|| -> Findings {
        find_all(&dataset, &Selection::default(), &options).expect("findings")
    });
}

#[divan::bench(args = [22, 28, 35], sample_count = 10)]
fn joinpoints_with_permutations(bencher: Bencher, n: usize) {
    let (x, y) = series(n, 0);
    let data = observations(&x, &y, None, Variance::Constant).expect("values");
    bencher
        .bench(|| -> Joinpoint { joinpoint(&data, &options(PERMUTATIONS, None)).expect("a fit") });
}

#[divan::bench(args = [35, 60], sample_count = 10)]
fn five_joinpoints_without_permutations(bencher: Bencher, n: usize) {
    let (x, y) = series(n, 0);
    let data = observations(&x, &y, None, Variance::Constant).expect("values");
    bencher.bench(|| -> Joinpoint { joinpoint(&data, &options(0, Some(5))).expect("a fit") });
}

#[divan::bench(args = [22, 35], sample_count = 10)]
fn joinpoints_by_likelihood(bencher: Bencher, n: usize) {
    let (x, y) = series(n, 0);
    bencher.bench(|| -> PoissonJoinpoint { poisson_joinpoint(&x, &y, None, 4).expect("a fit") });
}

#[divan::bench(args = [22, 35, 60])]
fn ar_bootstrap_of_1999(bencher: Bencher, n: usize) {
    let (x, y) = series(n, 0);
    bencher.bench(|| -> ArBootstrap { ar_bootstrap(&x, &y, Seed(1)).expect("a test") });
}

#[divan::bench(sample_count = 3)]
fn screening_of_1000_series_of_30_years(bencher: Bencher) {
    let samples: Vec<(String, AnnualSeries)> = (0..1000)
        .map(|number| {
            let (years, counts) = series(30, number);
            let sample = AnnualSeries { years, counts, ..AnnualSeries::default() };
            (number.to_string(), sample)
        })
        .collect();
    bencher.bench(|| -> Vec<Screened> { screen(&samples, Seed(1), || ()) });
}
