//! Coverage and width of forecasts, one and three years ahead.

use arrivals_statistics::forecast::{
    ForecastOptions, Kind, Projection, Shape, forecast, naive, smooth, theta,
};
use arrivals_statistics::numeric::normal;
use arrivals_statistics::numeric::order::mean;
use arrivals_statistics::numeric::random::{
    Seed, Stream, negative_binomial, normal as draw, poisson, replicates,
};

use crate::series::{SEED, autoregressive, seed, years};
use crate::table::{heading, share, table};

/// The years that a forecast is made from.
const SEEN: usize = 22;
const STEPS: usize = 3;
/// The years ahead that are looked at.
const AHEAD: [usize; 2] = [1, STEPS];

const METHODS: [&str; 6] = [
    "theta on roots, the default",
    "naive on roots",
    "exponential smoothing on roots, by AICc",
    "naive, normal errors",
    "theta, normal errors",
    "damped Holt, normal errors",
];
/// What widths are compared with.
const NAIVE: usize = 1;

/// A series from its truth.
type Truth = fn(&mut Stream) -> Vec<f64>;

const TRUTHS: [(&str, Truth); 4] = [
    ("Poisson, 200 falling by 4 % a year", |stream| falling(stream, 200.0)),
    ("Poisson, 15 falling by 4 % a year", |stream| falling(stream, 15.0)),
    (
        "Negative binomial, size 50, around a random walk of logarithms, 0.15 a year, from 200",
        |stream| {
            let mut log = libm::log(200.0);
            let walk = |stream: &mut Stream| {
                log += 0.15 * draw(stream);
                negative_binomial(stream, libm::exp(log), 50.0)
            };
            drawn(stream, walk)
        },
    ),
    ("Poisson around 300 with AR(1) logarithms, 0.5, deviation 0.2", |stream| {
        let logs = autoregressive(stream, SEEN + STEPS, 0.5);
        logs.iter().map(|log| poisson(stream, 300.0 * libm::exp(0.2 * log))).collect()
    }),
];

fn falling(stream: &mut Stream, first: f64) -> Vec<f64> {
    let mut mean = first / 0.96;
    drawn(stream, |stream| {
        mean *= 0.96;
        poisson(stream, mean)
    })
}

fn drawn(stream: &mut Stream, mut next: impl FnMut(&mut Stream) -> f64) -> Vec<f64> {
    (0..SEEN + STEPS).map(|_| next(stream)).collect()
}

/// A range, and the count that came.
#[derive(Debug, Clone, Copy)]
struct Range {
    lower: f64,
    upper: f64,
    came: f64,
}

impl Range {
    fn holds(self) -> bool {
        self.lower <= self.came && self.came <= self.upper
    }
}

/// Prints coverage, width and limits of nominal 90 % ranges.
pub fn study(runs: usize) {
    heading("Forecasts");
    println!(
        "{SEEN} years seen. Percent of counts inside the nominal 90 % range (5 to 95 %), its mean width as a multiple of that of naive on roots, and percent of lower limits below 0, one and three years ahead.\n"
    );
    let head =
        ["method", "inside, 1", "inside, 3", "width, 1", "width, 3", "below 0, 1", "below 0, 3"];
    for (name, truth) in TRUTHS {
        let purpose = format!("forecast {name}");
        let all = replicates(
            runs,
            SEED,
            &purpose,
            || (),
            |stream, ()| {
                let y = truth(stream);
                ranges(&y, seed(stream))
            },
        );
        let of = |method: usize, ahead: usize| all.iter().filter_map(move |run| run[method][ahead]);
        let width = |method: usize, ahead: usize| {
            let widths: Vec<f64> =
                of(method, ahead).map(|range| range.upper - range.lower).collect();
            mean(&widths)
        };
        let mut rows = Vec::new();
        for (method, label) in METHODS.iter().enumerate() {
            let mut row = vec![(*label).to_owned()];
            let ahead = 0..AHEAD.len();
            row.extend(ahead.clone().map(|ahead| share(of(method, ahead).map(Range::holds))));
            row.extend(
                ahead
                    .clone()
                    .map(|ahead| format!("{:.2}", width(method, ahead) / width(NAIVE, ahead))),
            );
            row.extend(ahead.map(|ahead| share(of(method, ahead).map(|range| range.lower < 0.0))));
            rows.push(row);
        }
        table(name, runs, &head, &rows);
    }
}

/// The ranges of every method, one and three years ahead; none where it refuses.
fn ranges(y: &[f64], seed: Seed) -> [[Option<Range>; 2]; METHODS.len()] {
    let x = years(SEEN);
    let (past, future) = y.split_at(SEEN);
    let ours = |kind: Option<Kind>| {
        let options = ForecastOptions { kind, steps: Some(STEPS), ..ForecastOptions::default() };
        let made = forecast(&x, past, &options, seed).ok();
        AHEAD.map(|step| {
            let quantiles = &made.as_ref()?.years.get(step - 1)?.quantiles;
            let (lower, upper) = (*quantiles.first()? as f64, *quantiles.last()? as f64);
            Some(Range { lower, upper, came: future[step - 1] })
        })
    };
    // As in textbooks: on the counts themselves, whole numbers or not.
    let plain = |projection: Option<Projection>| {
        AHEAD.map(|step| {
            let projection = projection.as_ref()?;
            let half = normal::quantile(0.95) * projection.standard_error(step);
            let point = *projection.points.get(step - 1)?;
            Some(Range { lower: point - half, upper: point + half, came: future[step - 1] })
        })
    };
    [
        ours(None),
        ours(Some(Kind::Naive)),
        ours(Some(Kind::Exponential)),
        plain(naive::naive(past, STEPS).ok()),
        plain(theta(past).ok().map(|fit| fit.project(STEPS))),
        plain(smooth(past, Shape::Damped).ok().map(|fit| fit.project(STEPS))),
    ]
}
