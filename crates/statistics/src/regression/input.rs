//! What a regression of counts is given, checked once.

use crate::NotApplicable;
use crate::not_applicable::{require_counts, require_years};

/// Refuses years and counts that no regression can use.
///
/// # Errors
/// For fewer years than `needs`, slices of unequal length, years out of order, numbers that are not
/// finite, counts below 0, exposures that are not above 0, and counts that are all 0.
pub fn check(
    x: &[f64],
    y: &[f64],
    exposure: Option<&[f64]>,
    method: &'static str,
    needs: usize,
) -> Result<(), NotApplicable> {
    let equal = x.len() == y.len() && exposure.is_none_or(|exposure| exposure.len() == y.len());
    if !equal {
        return Err(NotApplicable::because("years, counts and exposures are not equally many"));
    }
    require_years(method, needs, y.len())?;
    if x.iter().chain(y).any(|number| !number.is_finite())
        || x.windows(2).any(|pair| pair[0] >= pair[1])
    {
        return Err(NotApplicable::because("years are not in order, or a number is not finite"));
    }
    require_counts(method, x, y)?;
    if exposure.is_some_and(|values| values.iter().any(|e| !(*e > 0.0 && e.is_finite()))) {
        return Err(NotApplicable::because("an exposure is not above 0"));
    }
    if y.iter().all(|count| *count == 0.0) {
        return Err(NotApplicable::AllZero);
    }
    Ok(())
}

/// The columns of a straight line: ones, and years from the first.
pub fn straight(x: &[f64]) -> Vec<Vec<f64>> {
    let first = x.first().copied().unwrap_or(0.0);
    vec![vec![1.0; x.len()], x.iter().map(|year| year - first).collect()]
}

/// The columns of a line that bends at the joinpoints: those of [`straight`], then (x − τ)⁺ for each.
pub fn bent(x: &[f64], joinpoints: &[f64]) -> Vec<Vec<f64>> {
    let mut columns = straight(x);
    for joinpoint in joinpoints {
        columns.push(x.iter().map(|year| (year - joinpoint).max(0.0)).collect());
    }
    columns
}

/// The logarithms of the exposures.
pub fn offset(exposure: Option<&[f64]>) -> Option<Vec<f64>> {
    exposure.map(|values| values.iter().map(|e| libm::log(*e)).collect())
}
