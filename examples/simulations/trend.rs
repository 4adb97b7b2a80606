//! Size and power of the trend tests under autocorrelation.

use arrivals_statistics::NotApplicable;
use arrivals_statistics::numeric::order;
use arrivals_statistics::numeric::random::{Seed, replicates};
use arrivals_statistics::trend::{
    ar_bootstrap, bias_corrected, hamed_rao, mann_kendall, prewhitened, trend_free, yue_wang,
};

use crate::series::{SEED, autoregressive, seed, years};
use crate::table::{heading, share, table};

const TESTS: usize = 7;
const HEAD: [&str; 2 + TESTS] = [
    "n",
    "AR(1)",
    "Mann–Kendall",
    "Hamed–Rao",
    "Yue–Wang, lag 1",
    "PW",
    "TFPW",
    "PW, bias-corrected",
    "AR(1) bootstrap",
];

/// The rise of the trend, in standard errors of the slope that independent years would have.
const STEEPNESS: f64 = 3.0;

/// Prints the shares of runs with p ≤ 0.05.
pub fn study(runs: usize) {
    heading("Trend tests: false and found trends");
    let (mut size, mut power, mut adjusted) = (Vec::new(), Vec::new(), Vec::new());
    for n in [15, 22, 35] {
        for coefficient in [0.0, 0.3, 0.6] {
            let none = simulated(runs, n, coefficient, 0.0);
            let slope = STEEPNESS * libm::sqrt(12.0 / libm::pow(n as f64, 3.0));
            let some = simulated(runs, n, coefficient, slope);
            let row = |limit: &dyn Fn(usize) -> f64, runs: &[[f64; TESTS]]| -> Vec<String> {
                let shares =
                    (0..TESTS).map(|test| share(runs.iter().map(|p| p[test] <= limit(test))));
                [n.to_string(), coefficient.to_string()].into_iter().chain(shares).collect()
            };
            size.push(row(&|_| 0.05, &none));
            power.push(row(&|_| 0.05, &some));
            let fair = |test: usize| {
                let p: Vec<f64> = none.iter().map(|p| p[test]).collect();
                order::quantile(&order::sorted(&p), 0.05)
            };
            adjusted.push(row(&fair, &some));
        }
    }
    table("No trend: percent of runs with p ≤ 0.05; 5 is right", runs, &HEAD, &size);
    let rise = "A linear trend, 3 standard errors of an independent series' slope:";
    table(&format!("{rise} percent of runs with p ≤ 0.05"), runs, &HEAD, &power);
    let caption =
        format!("{rise} the same, with the limit on p under which each test has 5 % false trends");
    table(&caption, runs, &HEAD, &adjusted);
}

fn simulated(runs: usize, n: usize, coefficient: f64, slope: f64) -> Vec<[f64; TESTS]> {
    let x = years(n);
    let purpose = format!("trend {n} {coefficient} {}", slope > 0.0);
    replicates(
        runs,
        SEED,
        &purpose,
        || (),
        |stream, ()| {
            let mut y = autoregressive(stream, n, coefficient);
            for (i, value) in y.iter_mut().enumerate() {
                *value += slope * i as f64;
            }
            tests(&x, &y, seed(stream))
        },
    )
}

/// The p of each test; 1 where it refuses.
fn tests(x: &[f64], y: &[f64], seed: Seed) -> [f64; TESTS] {
    let or_one = |p: Result<f64, NotApplicable>| p.unwrap_or(1.0);
    [
        or_one(mann_kendall(y, seed).map(|test| test.p)),
        or_one(hamed_rao(x, y, None).map(|test| test.p)),
        or_one(yue_wang(x, y).map(|test| test.p)),
        or_one(prewhitened(x, y).map(|test| test.p)),
        or_one(trend_free(x, y).map(|test| test.p)),
        or_one(bias_corrected(x, y).map(|test| test.p)),
        or_one(ar_bootstrap(x, y, seed).map(|test| test.p)),
    ]
}
