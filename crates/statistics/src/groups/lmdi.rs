//! A change of a total told apart: everything grew or shrank, or the composition changed.

use serde::Serialize;

use super::concentration::whole;
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "lmdi",
    topic: Topic::Groups,
    name: "scale and structure (LMDI-I, additive)",
    version: 1,
    formula: "L(y_g1, y_g0) ln(Y_1 / Y_0) for scale and L(y_g1, y_g0) ln(s_g1 / s_g0) for structure, L(a, b) = (a − b) / ln(a / b); zeros by their limit; no residual",
    unit: "counts",
    assumes: "the groups exclude each other and make up the whole in both years",
    avoid: "refused when a total is 0; an accounting identity, not a cause",
    source: "B. Ang (2005), The LMDI approach to decomposition analysis, Energy Policy 33, 867–871; zeros: B. Ang & N. Liu (2007), Energy Policy 35, 238–246",
};

/// One group's part in the change.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Effect {
    /// What the total's growth explains of the group's change, in counts.
    pub scale: f64,
    /// What the change of the group's share explains, in counts.
    pub structure: f64,
}

/// A change of a total, told apart.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Decomposition {
    /// The groups, in the order given; scale and structure add up to the group's change.
    pub groups: Vec<Effect>,
    /// The scale effect of all groups, in counts.
    pub scale: f64,
    /// The structure effect of all groups, in counts.
    pub structure: f64,
    /// The change of the total: the sum of both.
    pub change: f64,
}

/// The change of a total, told apart into scale and structure.
///
/// # Errors
/// For groups that are not equally many, counts below 0, and a total of 0 in either year.
pub fn decomposition(before: &[f64], after: &[f64]) -> Result<Decomposition, NotApplicable> {
    if before.len() != after.len() {
        return Err(NotApplicable::because("the two years do not have the same groups"));
    }
    let growth = libm::log(whole(after)? / whole(before)?);
    if !growth.is_finite() {
        return Err(NotApplicable::because("the change is too large for a number"));
    }
    // A group's change is what scale and structure explain together, so the second is the rest of
    // the first; for a group of 0 in one year that is the limit.
    let groups: Vec<Effect> = before
        .iter()
        .zip(after)
        .map(|(before, after)| {
            let scale = logarithmic_mean(*after, *before) * growth;
            Effect { scale, structure: after - before - scale }
        })
        .collect();
    let change: f64 = before.iter().zip(after).map(|(before, after)| after - before).sum();
    let scale: f64 = groups.iter().map(|effect| effect.scale).sum();
    Ok(Decomposition { groups, scale, structure: change - scale, change })
}

/// (a − b) / ln(a / b); a for a = b, 0 when either is 0.
fn logarithmic_mean(a: f64, b: f64) -> f64 {
    if a == b {
        return a;
    }
    if a == 0.0 || b == 0.0 {
        return 0.0;
    }
    let relative = (a - b) / b;
    // Near each other, the logarithm of the ratio from its difference to 1.
    let ln_ratio =
        if relative.abs() < 0.5 { libm::log1p(relative) } else { libm::log(a) - libm::log(b) };
    if ln_ratio == 0.0 { a } else { (a - b) / ln_ratio }
}
