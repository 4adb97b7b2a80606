//! Noise that hangs together from year to year, for intervals and for the doubt about joinpoints.

use super::grid::searchable;
use super::model::{Model, Observations};
use super::search::{Response, Search};
use crate::numeric::autocorrelation::{autoregressive_steps, lag_one, unbiased};
use crate::numeric::random::{Seed, Stream, normal, replicate_p};

/// Normal AR(1) noise with a variance of 1 at given years.
#[derive(Debug, Clone, PartialEq)]
pub struct Noise {
    /// The autocorrelation from one year to the next.
    pub coefficient: f64,
    /// For each year: what the year before is multiplied by, and a new normal number.
    steps: Vec<(f64, f64)>,
}

impl Noise {
    /// The noise whose autocorrelation is that of a model's residuals, corrected for the bias that
    /// the fit of its 2k + 2 coefficients brings (Orcutt & Winokur 1969), between 0 and 0.95.
    pub fn from_parts(data: &Observations, model: &Model) -> Self {
        let n = data.x.len();
        let fitted = 2 * model.joinpoints.len() + 2 + data.extra.len();
        let coefficient = if n > fitted + 2 {
            unbiased(lag_one(&model.residuals(data)), n, fitted as f64).clamp(0.0, 0.95)
        } else {
            0.0
        };
        Self { coefficient, steps: autoregressive_steps(&data.x, coefficient) }
    }

    /// Draws the noise of every year.
    pub fn draw(&self, stream: &mut Stream, into: &mut [f64]) {
        let mut before = 0.0;
        for (value, (kept, new)) in into.iter_mut().zip(&self.steps) {
            before = kept * before + new * normal(stream);
            *value = before;
        }
    }
}

/// How often noise without a joinpoint looks as bent as the series.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct Doubt {
    /// (1 + replicates that gain as much by joinpoints) / (1 + replicates).
    pub p: f64,
    /// The autocorrelation of the noise.
    pub coefficient: f64,
    /// The replicates.
    pub replicates: usize,
}

/// Replicates of the doubt.
pub const REPLICATES: usize = 999;

/// Above this many configurations, fewer joinpoints are tried in the noise.
const MOST_CONFIGURATIONS: u64 = 3_000;

/// The share of AR(1) series without a joinpoint that gain as much by joinpoints as this one. The
/// gain is that of the best number of joinpoints, by BIC3: the noise may choose, as the series did.
pub fn doubt(
    data: &Observations,
    search: &Search,
    models: &[Model],
    selected: usize,
    seed: Seed,
) -> Doubt {
    let noise = Noise::from_parts(data, &models[selected]);
    let n = data.x.len();
    let tried = models.len().saturating_sub(1);
    let depth = searchable(n, tried, MOST_CONFIGURATIONS).max(1).min(tried.max(1));
    let tree = search.tree(depth);
    let roots = data.roots();
    let price = 3.0 * libm::log(n as f64) / n as f64;
    let gain = |squares: &[f64]| {
        let none = squares[0];
        let floor = (none * 1e-20).max(f64::MIN_POSITIVE);
        (1..=depth)
            .filter_map(|k| Some((k, *squares.get(k)?)))
            .map(|(k, squares)| libm::log(none / squares.max(floor)) - price * k as f64)
            .fold(f64::NEG_INFINITY, f64::max)
    };
    let own: Vec<f64> = models.iter().map(|model| model.squares).collect();
    let own = gain(&own);
    let p = replicate_p(
        REPLICATES,
        seed,
        "joinpoint doubt",
        || (vec![0.0; n], Response::default()),
        |stream, (y, response)| {
            noise.draw(stream, y);
            y.iter_mut().zip(&roots).for_each(|(value, root)| *value /= root);
            search.ready(y, response);
            gain(&tree.least_of_each(response)) >= own - 1e-12
        },
    );
    Doubt { p, coefficient: noise.coefficient, replicates: REPLICATES }
}
