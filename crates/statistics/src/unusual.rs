//! Years that do not fit the trend around them.

use serde::Serialize;

use super::groups::multiplicity::{Adjustment, adjusted};
use super::numeric::order::median;
use super::regression::input::{bent, check, offset};
use super::regression::irls::{self, Glm, Variance};
use super::regression::model::{Model, POISSON_BELOW};
use super::regression::negative_binomial::{NEEDS, fit_theta};
use crate::numeric::student;
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "unusual",
    topic: Topic::Unusual,
    name: "unusual years by externally studentised residuals",
    version: 1,
    formula: "for each year a log-linear fit with the given joinpoints to all other years (negative binomial from 10 years on and φ ≥ 1.5, else quasi-Poisson, φ at least 1); r = deviance residual / √(φ (1 + W x'(X'WX)⁻¹x)); t with n − 1 − p degrees of freedom; unusual when |r| > 3 or Holm's p < 0.05",
    unit: "studentised residual",
    assumes: "independent counts around the trend with those joinpoints",
    avoid: "joinpoints chosen from the same years hide unusual ones beside them; two unusual years can hide each other; refused with fewer than 3 years more than coefficients",
    source: "R. Cook & S. Weisberg (1982), Residuals and Influence in Regression, 2.2.1 and 5.4; S. Holm (1979), Scandinavian Journal of Statistics 6, 65–70",
};

/// The entry of the robust scores.
pub const ROBUST_METHOD: Method = Method {
    id: "unusual.robust_z",
    topic: Topic::Unusual,
    name: "robust z of counts and of log changes",
    version: 1,
    formula: "(v − median) / (1.4826 × median |v − median|), for v = y and v = ln(y_i / y_(i−1))",
    unit: "standard deviations",
    assumes: "most values are alike",
    avoid: "that of the counts says nothing on a trending series; none when half of the values are equal",
    source: "F. Hampel (1974), Journal of the American Statistical Association 69, 383–393; B. Iglewicz & D. Hoaglin (1993), How to Detect and Handle Outliers",
};

/// Above this a studentised residual is unusual by itself.
pub const FAR: f64 = 3.0;
/// Below this a p-value adjusted for all years is unusual.
pub const RARE: f64 = 0.05;

/// How well a year fits the trend of all the others.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct YearFit {
    /// The year.
    pub year: f64,
    /// Its count.
    pub count: f64,
    /// The count expected from the other years.
    pub expected: f64,
    /// The externally studentised deviance residual.
    pub residual: f64,
    /// Its two-sided p-value.
    pub p: f64,
    /// The p-value adjusted for all years, after Holm.
    pub holm_p: f64,
    /// Whether the year is unusual.
    pub unusual: bool,
}

/// How well the years fit.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Unusual {
    /// The model of the counts' variance.
    pub model: Model,
    /// The dispersion φ of the Poisson fit to all years.
    pub dispersion: f64,
    /// The joinpoints of the trend.
    pub joinpoints: Vec<f64>,
    /// One entry a year; none for a year without which the trend has no fit.
    pub years: Vec<Option<YearFit>>,
}

const NAME: &str = "a search for unusual years";

/// How well each year fits the log-linear trend of all the others, with bends at the given joinpoints.
///
/// # Errors
/// For fewer than 3 years more than coefficients, counts that are all 0, and a trend that has no fit.
pub fn unusual(
    x: &[f64],
    y: &[f64],
    exposure: Option<&[f64]>,
    joinpoints: &[f64],
) -> Result<Unusual, NotApplicable> {
    let count = joinpoints.len() + 2;
    check(x, y, exposure, NAME, count + 3)?;
    let columns = bent(x, joinpoints);
    let offset = offset(exposure);
    let all = irls::fit(&columns, y, offset.as_deref(), Variance::Poisson, None)
        .ok_or(NotApplicable::NoConvergence { method: NAME })?;
    let dispersion = dispersion(&all, y, count);
    if !dispersion.is_finite() {
        return Err(NotApplicable::NoConvergence { method: NAME });
    }
    let mut theta = None;
    if dispersion >= POISSON_BELOW && y.len() >= NEEDS {
        theta = fit_theta(&columns, y, offset.as_deref(), &all, None).ok().map(|(_, theta)| theta);
    }
    let model = if theta.is_some() { Model::NegativeBinomial } else { Model::QuasiPoisson };
    let mut years: Vec<Option<YearFit>> = (0..y.len())
        .map(|i| {
            let row: Vec<f64> = columns.iter().map(|column| column[i]).collect();
            let others = Others {
                columns: columns.iter().map(|column| without(column, i)).collect(),
                y: without(y, i),
                offset: offset.as_ref().map(|offset| without(offset, i)),
            };
            let shift = offset.as_ref().map_or(0.0, |offset| offset[i]);
            deleted(&others, &row, shift, (x[i], y[i]), theta, &all.coefficients)
        })
        .collect();
    let p: Vec<f64> = years.iter().flatten().map(|year| year.p).collect();
    for (year, holm_p) in years.iter_mut().flatten().zip(adjusted(&p, Adjustment::Holm)) {
        year.holm_p = holm_p;
        year.unusual = year.residual.abs() > FAR || holm_p < RARE;
    }
    Ok(Unusual { model, dispersion, joinpoints: joinpoints.to_vec(), years })
}

/// All years but one.
struct Others {
    columns: Vec<Vec<f64>>,
    y: Vec<f64>,
    offset: Option<Vec<f64>>,
}

fn without(values: &[f64], i: usize) -> Vec<f64> {
    [&values[..i], &values[i + 1..]].concat()
}

/// A year against the fit of the others; θ is estimated anew without it.
fn deleted(
    others: &Others,
    row: &[f64],
    shift: f64,
    (year, count): (f64, f64),
    theta: Option<f64>,
    start: &[f64],
) -> Option<YearFit> {
    let (columns, y, offset) = (&others.columns, &others.y, others.offset.as_deref());
    let poisson = irls::fit(columns, y, offset, Variance::Poisson, Some(start))?;
    let size = theta.and_then(|theta| fit_theta(columns, y, offset, &poisson, Some(theta)).ok());
    let (fit, variance, phi) = match size {
        Some((fit, theta)) => (fit, Variance::NegativeBinomial { theta }, 1.0),
        None => {
            let phi = dispersion(&poisson, y, row.len()).max(1.0);
            (poisson, Variance::Poisson, phi)
        }
    };
    let eta: f64 = row.iter().zip(&fit.coefficients).map(|(a, b)| a * b).sum::<f64>() + shift;
    let expected = libm::exp(eta);
    let wider = 1.0 + variance.weight(expected) * fit.variance_at(row);
    let size = libm::sqrt(variance.deviance(count, expected) / (phi * wider));
    let residual = libm::copysign(size, count - expected);
    if !(residual.is_finite() && expected.is_finite() && expected > 0.0) {
        return None;
    }
    let degrees = (y.len() - row.len()) as f64;
    let p = student::two_sided(residual, degrees);
    Some(YearFit { year, count, expected, residual, p, holm_p: 1.0, unusual: false })
}

/// Pearson's χ² over the degrees of freedom.
fn dispersion(fit: &Glm, y: &[f64], count: usize) -> f64 {
    let squares: f64 =
        y.iter().zip(&fit.fitted).map(|(y, mean)| (y - mean) * ((y - mean) / mean)).sum();
    squares / y.len().saturating_sub(count).max(1) as f64
}

/// The consistency factor of the median absolute deviation: 1 / Φ⁻¹(¾).
const MAD_FACTOR: f64 = 1.482_602_218_505_602;

/// The robust z of each value; none for all when half of them or more are equal.
pub fn robust_z(values: &[f64]) -> Vec<Option<f64>> {
    let center = median(values);
    let distances: Vec<f64> = values.iter().map(|value| (value - center).abs()).collect();
    let spread = MAD_FACTOR * median(&distances);
    let z = |value: &f64| Some((value - center) / spread).filter(|z| z.is_finite());
    values.iter().map(|value| if spread > 0.0 { z(value) } else { None }).collect()
}

/// The robust z of each year's log change from the year before; none for the first year, after a
/// gap, where a count is 0, and for all when half of the changes or more are equal.
pub fn robust_z_of_changes(x: &[f64], y: &[f64]) -> Vec<Option<f64>> {
    let changes: Vec<Option<f64>> = x
        .windows(2)
        .zip(y.windows(2))
        .map(|(x, y)| {
            let follows = x[1] - x[0] == 1.0 && y[0] > 0.0 && y[1] > 0.0;
            follows.then(|| libm::log(y[1] / y[0])).filter(|change| change.is_finite())
        })
        .collect();
    let known: Vec<f64> = changes.iter().flatten().copied().collect();
    let mut z = robust_z(&known).into_iter();
    let mut result = vec![None; y.len().min(1)];
    result.extend(changes.iter().map(|change| change.and_then(|_| z.next().flatten())));
    result
}
