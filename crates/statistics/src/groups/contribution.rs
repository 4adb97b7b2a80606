//! What each group adds to the change of a total.

use serde::Serialize;

use super::concentration::whole;
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "contribution",
    topic: Topic::Groups,
    name: "contribution to change",
    version: 1,
    formula: "100 (y_g1 − y_g0) / Σ y_0; the points of all groups add up to the total's change in percent",
    unit: "percentage points of the earlier total",
    assumes: "the groups exclude each other and make up the whole in both years",
    avoid: "refused when the earlier total is 0; a group that grew while the total fell has points of the other sign",
    source: "definition; Eurostat, Statistics Explained, 'contribution to growth'",
};

/// What one group adds to the change of the total.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Contribution {
    /// The earlier count.
    pub before: f64,
    /// The later count.
    pub after: f64,
    /// The change, in counts.
    pub change: f64,
    /// The change in percent of the earlier total: points of the total's change.
    pub points: f64,
}

/// What each group adds to the change of the total.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Contributions {
    /// The groups, in the order given.
    pub groups: Vec<Contribution>,
    /// The change of the total, in counts.
    pub change: f64,
    /// The change of the total in percent: the sum of the points.
    pub percent: f64,
}

/// What each group adds to the change of the total.
///
/// # Errors
/// For groups that are not equally many, counts below 0, and an earlier total of 0.
pub fn contributions(before: &[f64], after: &[f64]) -> Result<Contributions, NotApplicable> {
    if before.len() != after.len() {
        return Err(NotApplicable::because("the two years do not have the same groups"));
    }
    let total = whole(before)?;
    if after.iter().any(|y| !(*y >= 0.0 && y.is_finite())) {
        return Err(NotApplicable::because("shares need groups with counts of 0 or more"));
    }
    let groups: Vec<Contribution> = before
        .iter()
        .zip(after)
        .map(|(before, after)| {
            let change = after - before;
            Contribution {
                before: *before,
                after: *after,
                change,
                points: 100.0 * (change / total),
            }
        })
        .collect();
    let change: f64 = groups.iter().map(|group| group.change).sum();
    let percent = 100.0 * (change / total);
    if !percent.is_finite() {
        return Err(NotApplicable::because("the change is too large for a number"));
    }
    Ok(Contributions { groups, change, percent })
}
