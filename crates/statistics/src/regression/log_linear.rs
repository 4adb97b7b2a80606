//! A straight line through the logarithms of the counts.

use serde::Serialize;

use super::change::{AnnualChange, Reference};
use super::input::check;
use super::line::{Line, line};
use crate::not_applicable::require_positive;
use crate::{Level, Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "trend.log_linear",
    topic: Topic::Regression,
    name: "log-linear least squares",
    version: 1,
    formula: "ln y = a + b (x − x₁) + e; 100 (e^b − 1), limits 100 (e^(b ± t SE) − 1), t with n − 2 degrees of freedom",
    unit: "percent a year",
    assumes: "ln y follows one straight line with independent errors of equal variance",
    avoid: "refused with a count of 0; small years weigh as much as large ones; not for a series with joinpoints",
    source: "N. Draper & H. Smith (1998), Applied Regression Analysis, 3rd edition, chapter 1; J. Durbin & G. Watson (1950), Biometrika 37, 409–428",
};

/// A straight line through the logarithms of the counts.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct LogLinear {
    /// The line, on the scale of logarithms.
    pub line: Line,
    /// The annual change, by Student's t.
    pub change: AnnualChange,
    /// The counts on the line, one a year.
    pub fitted: Vec<f64>,
}

/// The straight line through the logarithms of the counts, per exposure if there is one.
///
/// # Errors
/// For fewer than 3 years, a count of 0, counts that are all equal, or a perfect fit.
pub fn log_linear(
    x: &[f64],
    y: &[f64],
    exposure: Option<&[f64]>,
    level: Level,
) -> Result<LogLinear, NotApplicable> {
    let method = "a log-linear trend";
    check(x, y, exposure, method, 3)?;
    require_positive(method, x, y)?;
    let among = |i: usize| exposure.and_then(|values| values.get(i)).copied().unwrap_or(1.0);
    let logs: Vec<f64> = y.iter().enumerate().map(|(i, y)| libm::log(y / among(i))).collect();
    let line = line(x, &logs, method)?;
    let change = AnnualChange::new(&line.slope, Reference::Student(line.degrees as f64), level)?;
    let fitted =
        line.fitted.iter().enumerate().map(|(i, value)| among(i) * libm::exp(*value)).collect();
    Ok(LogLinear { line, change, fitted })
}
