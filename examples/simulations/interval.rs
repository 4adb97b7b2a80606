//! Coverage of the intervals of annual percent changes, with one joinpoint.

use arrivals_statistics::Level;
use arrivals_statistics::joinpoint::{JoinpointOptions, Observations, Selection, joinpoint};
use arrivals_statistics::numeric::random::replicates;
use arrivals_statistics::numeric::student;

use crate::series::{SEED, bent, seed, years};
use crate::table::{heading, share, table};

const RESAMPLES: usize = 499;

/// Whether the intervals of one run hold the truth.
#[derive(Debug, Clone, Default)]
struct Run {
    /// How many joinpoints were selected.
    joinpoints: usize,
    /// Each segment: as if the joinpoint were known, parametric, bootstrap. Only with one joinpoint.
    segments: Vec<[bool; 3]>,
    /// The average annual percent change: parametric, bootstrap.
    average: [bool; 2],
    /// The joinpoint's own year, bootstrap. Only with one joinpoint.
    year: Option<bool>,
}

/// Prints the coverage of nominal 95 % intervals.
pub fn study(runs: usize) {
    heading("Intervals of annual percent changes");
    let mut rows = Vec::new();
    for n in [22, 35] {
        for (bend, slopes) in [("0.05 → −0.08", (0.05, -0.08)), ("0.05 → 0", (0.05, 0.0))] {
            for coefficient in [0.0, 0.3] {
                let all = simulated(runs, n, slopes, coefficient);
                let one = || all.iter().filter(|run| run.joinpoints == 1);
                let segment = |kind: usize| {
                    share(one().flat_map(|run| run.segments.iter().map(move |held| held[kind])))
                };
                rows.push(vec![
                    n.to_string(),
                    bend.to_owned(),
                    coefficient.to_string(),
                    share(all.iter().map(|run| run.joinpoints == 1)),
                    segment(0),
                    segment(1),
                    segment(2),
                    share(one().filter_map(|run| run.year)),
                    share(all.iter().map(|run| run.average[0])),
                    share(all.iter().map(|run| run.average[1])),
                ]);
            }
        }
    }
    let caption = "One joinpoint in the middle, standard deviation 0.1, selection by WBIC: percent of nominal 95 % intervals that hold the truth; those of segments and of the joinpoint in runs with one joinpoint selected, the AAPC in all runs";
    let head = [
        "n",
        "slope of ln y",
        "AR(1)",
        "one selected",
        "APC, joinpoint as if known",
        "APC, parametric (NCI)",
        "APC, bootstrap",
        "joinpoint, bootstrap",
        "AAPC, parametric (NCI)",
        "AAPC, bootstrap",
    ];
    table(caption, runs, &head, &rows);
}

fn simulated(runs: usize, n: usize, slopes: (f64, f64), coefficient: f64) -> Vec<Run> {
    let x = years(n);
    let before = n / 2;
    let purpose = format!("interval {n} {} {coefficient}", slopes.1);
    let percent = |slope: f64| 100.0 * libm::expm1(slope);
    let last = (n - 1) as f64;
    let mean = (slopes.0 * before as f64 + slopes.1 * (last - before as f64)) / last;
    let found = replicates(
        runs,
        SEED,
        &purpose,
        || (),
        |stream, ()| {
            let ln_y = bent(stream, n, slopes, before, 0.1, coefficient);
            let data =
                Observations { x: x.clone(), ln_y, weights: vec![1.0; n], extra: Vec::new() };
            let options = JoinpointOptions {
                most: None,
                selection: Selection::Wbic,
                permutations: 0,
                resamples: RESAMPLES,
                level: Level::P95,
                seed: seed(stream),
                average: None,
            };
            let fits = joinpoint(&data, &options).ok()?;
            let model = fits.model();
            let average = [fits.average_parametric, fits.average]
                .map(|average| holds(average.lower, average.upper, percent(mean)));
            let mut run = Run { joinpoints: fits.selected, average, ..Run::default() };
            if fits.selected == 1 {
                let quantile = student::quantile(1.0 - Level::P95.tail(), model.degrees as f64);
                for ((segment, resampled), slope) in
                    model.segments.iter().zip(&fits.segment_intervals).zip([slopes.0, slopes.1])
                {
                    let known = segment
                        .conditional_standard_error
                        .is_some_and(|error| (segment.slope - slope).abs() <= quantile * error);
                    let truth = percent(slope);
                    run.segments.push([
                        known,
                        holds(segment.lower, segment.upper, truth),
                        holds(resampled.0, resampled.1, truth),
                    ]);
                }
                let truth = x[before];
                run.year = fits
                    .year_intervals
                    .first()
                    .map(|year| year.lower <= truth && truth <= year.upper);
            }
            Some(run)
        },
    );
    found.into_iter().flatten().collect()
}

fn holds(lower: Option<f64>, upper: Option<f64>, truth: f64) -> bool {
    lower.zip(upper).is_some_and(|(lower, upper)| lower <= truth && truth <= upper)
}
