//! When levels mean nothing: in a cycle, and along a trend.

use serde::Serialize;

use crate::numeric::autocorrelation::{autocorrelations, durbin_watson};
use crate::numeric::least_squares;
use crate::regression::input::straight;
use crate::{Method, Topic};

/// The entry of both cautions.
pub const METHOD: Method = Method {
    id: "levels.cautions",
    topic: Topic::Levels,
    version: 1,
    name: "cautions about levels",
    formula: "a cycle: an autocorrelation rₖ below −1.96 √((1 + 2 Σ(i < k) rᵢ²) / n) at a lag k from 2 to n/4, with a negative one on each side of it (lag 1 aside); a trend: Durbin & Watson's d of the counts less their levels farther from 2 than that of the counts less a straight line",
    unit: "autocorrelation; d",
    assumes: "years that follow each other",
    avoid: "silence is no proof of levels: of cycles of ten years it hears one in ten in 22 years, most in 100; short steps along a trend can leave a good d",
    source: "M. S. Bartlett (1946), JRSS Supplement 8, 27–41; J. Durbin & G. S. Watson (1950), Biometrika 37, 409–428; G. E. P. Box & G. M. Jenkins (1970), Time Series Analysis (lags up to n/4)",
};

/// A sign of a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Cycle {
    /// The lag, in years, with the lowest autocorrelation: about half a period.
    pub lag: usize,
    /// The autocorrelation at that lag.
    pub autocorrelation: f64,
    /// Bartlett's limit at that lag, which it is below.
    pub limit: f64,
}

/// A sign that a line follows the counts better than levels do.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Trending {
    /// Durbin & Watson's d of the counts less their levels.
    pub durbin_watson_levels: f64,
    /// Durbin & Watson's d of the counts less a straight line.
    pub durbin_watson_line: f64,
}

/// A cycle in the counts: a significant negative lobe of the autocorrelations after the first lag.
///
/// Only lags up to n/4: beyond, those of a plain trend or step are negative, too. The limit is
/// Bartlett's, wider than 1.96/√n, and the neighbours must agree: else noise alone would be a
/// cycle in two series of five with 100 years.
pub fn cyclic(y: &[f64]) -> Option<Cycle> {
    let n = y.len();
    let correlations = autocorrelations(y, n / 4 + 1);
    let negative = |lag: usize| lag == 1 || correlations.get(lag).is_some_and(|r| *r < 0.0);
    let mut inflation = 1.0;
    let mut lowest: Option<Cycle> = None;
    for (lag, autocorrelation) in correlations.iter().copied().enumerate().skip(1).take(n / 4) {
        let limit = -1.96 * libm::sqrt(inflation / n as f64);
        let lobe = lag >= 2 && negative(lag - 1) && negative(lag + 1);
        let lower = lowest.is_none_or(|lowest| autocorrelation < lowest.autocorrelation);
        if lobe && autocorrelation < limit && lower {
            lowest = Some(Cycle { lag, autocorrelation, limit });
        }
        inflation += 2.0 * autocorrelation * autocorrelation;
    }
    lowest
}

/// Whether a straight line leaves less autocorrelation than the levels that were fitted, one for each count.
pub fn trending(x: &[f64], y: &[f64], levels: &[f64]) -> Option<Trending> {
    let line = least_squares::fit(&straight(x), y, None)?;
    let less =
        |fitted: &[f64]| -> Vec<f64> { y.iter().zip(fitted).map(|(y, fit)| y - fit).collect() };
    let durbin_watson_levels = durbin_watson(&less(levels))?;
    let durbin_watson_line = durbin_watson(&less(&line.fitted))?;
    let worse = (durbin_watson_levels - 2.0).abs() > (durbin_watson_line - 2.0).abs();
    worse.then_some(Trending { durbin_watson_levels, durbin_watson_line })
}
