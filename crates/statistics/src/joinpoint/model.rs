//! One segmented fit: slopes, annual percent changes, standard errors, information criteria.

use serde::Serialize;

use crate::numeric::order::mean;
use crate::numeric::{least_squares, student};
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "joinpoint",
    topic: Topic::Joinpoint,
    name: "joinpoint regression",
    version: 1,
    formula: "E ln y = a + b x + Σ d (x − τ)⁺, τ on the years, 2 years before the first and after the last, 2 between; k by WBIC: ln(SSE/n) + ((2 + R²max) k + 2) ln(n)/n",
    unit: "percent a year",
    assumes: "residuals independent of each other, with the variance that is stated (constant, or in proportion to 1/y)",
    avoid: "refused for fewer than 7 years; WBIC finds a joinpoint in independent noise in 16 % of series of 12 years, 9 % of 22, and in 47 % of 22 at an autocorrelation of 0.5: not established where AR(1) noise is as bent in 5 % of 999 series (φ of the residuals, corrected for bias), or the residuals' lag-1 autocorrelation is above 0.3",
    source: "H. J. Kim, M. P. Fay, E. J. Feuer & D. N. Midthune (2000), Statistics in Medicine 19, 335–351; NCI Joinpoint 4.9 and 5; standard errors: P. M. Lerman (1980), Applied Statistics 29, 77–84",
};

/// Logarithms of counts or rates over years, with weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Observations {
    /// The years, sorted and unique.
    pub x: Vec<f64>,
    /// The natural logarithms.
    pub ln_y: Vec<f64>,
    /// The weights: 1, or the inverse of each logarithm's variance.
    pub weights: Vec<f64>,
    /// Columns beside the segments: a jump at a known change of definition.
    pub extra: Vec<Vec<f64>>,
}

/// One straight piece of a segmented fit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "JoinpointSegment")]
pub struct Segment {
    /// The first year.
    pub start: f64,
    /// The last year; the joinpoint belongs to both of its neighbours.
    pub end: f64,
    /// The slope of the logarithm, per year.
    pub slope: f64,
    /// The annual percent change: 100 (e^slope − 1).
    pub apc: f64,
    /// The standard error of the slope, as NCI Joinpoint's; none when too few years are left.
    pub standard_error: Option<f64>,
    /// The two-sided p of the slope, by Student's t.
    pub p: Option<f64>,
    /// The lower limit of the annual percent change.
    pub lower: Option<f64>,
    /// The upper limit of the annual percent change.
    pub upper: Option<f64>,
    /// The standard error if the joinpoints were known: too small, for comparison.
    pub conditional_standard_error: Option<f64>,
}

impl Segment {
    /// Whether the test of the slope gives it a star, as NCI Joinpoint does: p below 0.05.
    pub fn is_starred(&self) -> bool {
        self.p.is_some_and(|p| p < 0.05)
    }
}

/// A segmented fit with a given number of joinpoints.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "JoinpointModel")]
pub struct Model {
    /// The years of the joinpoints.
    pub joinpoints: Vec<f64>,
    /// The weighted sum of squared residuals.
    pub squares: f64,
    /// Years less coefficients less joinpoints: n − 2 (k + 1), less extra columns.
    pub degrees: i64,
    /// The straight pieces.
    pub segments: Vec<Segment>,
    /// Bayesian information criterion: ln(SSE / n) + (2k + 2) ln(n) / n.
    pub bic: f64,
    /// The same with 3k + 2.
    pub bic3: f64,
    /// The weighted criterion, with (2 + R²max) k + 2.
    pub wbic: f64,
    /// The largest partial R² of a joinpoint's hinge, in its two segments.
    pub r2_max: Option<f64>,
    /// Fitted logarithms.
    #[serde(skip)]
    pub fitted: Vec<f64>,
    /// The coefficients of the extra columns, with their standard errors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<(f64, f64)>,
}

impl Model {
    /// The slope of each segment.
    pub(super) fn slopes(&self) -> Vec<f64> {
        self.segments.iter().map(|segment| segment.slope).collect()
    }

    /// The residuals, times the roots of the weights.
    pub fn residuals(&self, data: &Observations) -> Vec<f64> {
        data.scaled_residuals(&self.fitted)
    }
}

impl Observations {
    /// The base columns of every model: intercept, years from the middle, extra columns.
    pub(super) fn base(&self) -> Vec<Vec<f64>> {
        let middle = mean(&self.x);
        let mut base = vec![vec![1.0; self.x.len()], self.x.iter().map(|x| x - middle).collect()];
        base.extend(self.extra.iter().cloned());
        base
    }

    /// The columns of a fit with joinpoints at these years: those of the base, then a hinge at each.
    pub(super) fn columns(&self, joinpoints: &[f64]) -> Vec<Vec<f64>> {
        let mut columns = self.base();
        columns.extend(joinpoints.iter().map(|tau| hinge(&self.x, *tau)));
        columns
    }

    /// The years inside, their logarithms and weights.
    fn rows(&self, inside: impl Fn(f64) -> bool) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
        let rows: Vec<usize> = (0..self.x.len()).filter(|row| inside(self.x[*row])).collect();
        let pick = |from: &[f64]| rows.iter().map(|row| from[*row]).collect();
        (pick(&self.x), pick(&self.ln_y), pick(&self.weights))
    }

    /// The roots of the weights.
    pub(super) fn roots(&self) -> Vec<f64> {
        self.weights.iter().map(|weight| libm::sqrt(*weight)).collect()
    }

    /// What is left of a fit, times the roots of the weights.
    pub(super) fn scaled_residuals(&self, fitted: &[f64]) -> Vec<f64> {
        let pairs = self.ln_y.iter().zip(fitted).zip(&self.weights);
        pairs.map(|((y, fit), weight)| (y - fit) * libm::sqrt(*weight)).collect()
    }

    /// The same without the jumps, whose sizes are the coefficients.
    fn without_jumps(&self, sizes: &[f64]) -> Self {
        let mut ln_y = self.ln_y.clone();
        for (column, size) in self.extra.iter().zip(sizes) {
            ln_y.iter_mut().zip(column).for_each(|(y, step)| *y -= size * step);
        }
        Self { ln_y, extra: Vec::new(), x: self.x.clone(), weights: self.weights.clone() }
    }
}

/// The fit with joinpoints at these years.
///
/// # Errors
/// When the columns of the fit are not independent.
pub fn model(
    data: &Observations,
    joinpoints: &[f64],
    level: Level,
) -> Result<Model, NotApplicable> {
    let (n, k) = (data.x.len(), joinpoints.len());
    let columns = data.columns(joinpoints);
    let base = columns.len() - k;
    let fit = least_squares::fit(&columns, &data.ln_y, Some(&data.weights))
        .ok_or(NotApplicable::NoConvergence { method: "a segmented regression" })?;
    let degrees = n as i64 - 2 * (k as i64 + 1) - data.extra.len() as i64;
    let variance = if degrees > 0 { fit.squares / degrees as f64 } else { 0.0 };
    let level_of = data.without_jumps(&fit.coefficients[2..base]);
    let errors = lerman(&level_of, joinpoints, data.extra.len());
    let mut segments = Vec::with_capacity(k + 1);
    for j in 0..=k {
        let mut combination = vec![0.0; columns.len()];
        combination[1] = 1.0;
        combination[base..base + j].fill(1.0);
        let slope: f64 = combination.iter().zip(&fit.coefficients).map(|(a, b)| a * b).sum();
        let conditional =
            (degrees > 0).then(|| libm::sqrt(fit.variance_of(&combination, variance)));
        let (standard_error, free) = match errors.as_ref().and_then(|errors| errors.get(j)) {
            Some((error, free)) => (Some(*error), *free),
            None => (None, 1.0),
        };
        let standard_error = standard_error.filter(|error| error.is_finite() && *error > 0.0);
        let quantile = student::quantile(1.0 - level.tail(), free);
        let limit =
            |sign: f64| standard_error.map(|error| percent(slope + sign * quantile * error));
        segments.push(Segment {
            start: if j == 0 { data.x[0] } else { joinpoints[j - 1] },
            end: if j == k { data.x[n - 1] } else { joinpoints[j] },
            slope,
            apc: percent(slope),
            standard_error,
            p: standard_error.map(|error| student::two_sided(slope / error, free)),
            lower: limit(-1.0),
            upper: limit(1.0),
            conditional_standard_error: conditional,
        });
    }
    let r2_max = (k > 0).then(|| r2_max(&level_of, joinpoints));
    let per = libm::log(n as f64) / n as f64;
    let criterion = |parameters: f64| {
        // A perfect fit has no logarithm; the smallest normal number stands in.
        libm::log((fit.squares / n as f64).max(f64::MIN_POSITIVE)) + parameters * per
    };
    let count = k as f64;
    let extra = (2..base)
        .map(|column| (fit.coefficients[column], fit.standard_error(column, variance)))
        .collect();
    Ok(Model {
        joinpoints: joinpoints.to_vec(),
        squares: fit.squares,
        degrees,
        segments,
        bic: criterion(2.0 * count + 2.0),
        bic3: criterion(3.0 * count + 2.0),
        wbic: criterion((2.0 + r2_max.unwrap_or(0.0)) * count + 2.0),
        r2_max,
        fitted: fit.fitted,
        extra,
    })
}

/// 100 (e^slope − 1), kept finite.
pub fn percent(slope: f64) -> f64 {
    100.0 * libm::expm1(slope.min(300.0))
}

pub(super) fn hinge(x: &[f64], tau: f64) -> Vec<f64> {
    x.iter().map(|x| (x - tau).max(0.0)).collect()
}

/// The standard errors that reproduce NCI Joinpoint's stars (Lerman 1980): each segment fitted on
/// its own without the observations at the joinpoints, the variance pooled over n − k observations
/// less two coefficients a segment.
fn lerman(data: &Observations, joinpoints: &[f64], extra: usize) -> Option<Vec<(f64, f64)>> {
    let k = joinpoints.len();
    let mut squares = 0.0;
    let mut spreads = Vec::with_capacity(k + 1);
    let mut used = 0usize;
    for j in 0..=k {
        let inside = |x: f64| (j == 0 || x > joinpoints[j - 1]) && (j == k || x < joinpoints[j]);
        let (x, y, w) = data.rows(inside);
        if x.len() < 2 {
            return None;
        }
        used += x.len();
        let total: f64 = w.iter().sum();
        let weighted = |v: &[f64]| v.iter().zip(&w).map(|(v, w)| v * w).sum::<f64>() / total;
        let (mx, my) = (weighted(&x), weighted(&y));
        let (mut sxx, mut sxy, mut syy) = (0.0, 0.0, 0.0);
        for ((x, y), w) in x.iter().zip(&y).zip(&w) {
            sxx += w * (x - mx) * (x - mx);
            sxy += w * (x - mx) * (y - my);
            syy += w * (y - my) * (y - my);
        }
        squares += (syy - sxy * sxy / sxx).max(0.0);
        spreads.push(sxx);
    }
    let free = used as f64 - 2.0 * (k as f64 + 1.0) - extra as f64;
    (free > 0.0).then(|| {
        let variance = squares / free;
        spreads.iter().map(|sxx| (libm::sqrt(variance / sxx), free)).collect()
    })
}

/// The largest partial R² of a joinpoint's hinge given a line, on the observations of the two
/// segments beside it.
fn r2_max(data: &Observations, joinpoints: &[f64]) -> f64 {
    let k = joinpoints.len();
    let mut most = 0.0f64;
    for i in 0..k {
        let inside =
            |x: f64| (i == 0 || x > joinpoints[i - 1]) && (i + 1 == k || x <= joinpoints[i + 1]);
        let (x, y, w) = data.rows(inside);
        let centered: Vec<f64> = x.iter().map(|x| x - joinpoints[i]).collect();
        let columns = [vec![1.0; x.len()], centered, hinge(&x, joinpoints[i])];
        let fit = |columns: &[Vec<f64>]| least_squares::fit(columns, &y, Some(&w));
        let (Some(straight), Some(bent)) = (fit(&columns[..2]), fit(&columns)) else {
            continue;
        };
        if straight.squares > 0.0 {
            most = most.max(1.0 - bent.squares / straight.squares);
        }
    }
    most
}
