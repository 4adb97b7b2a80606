//! How concentrated a total is on few of its groups.

use serde::Serialize;

use crate::numeric::order::sorted;
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "concentration",
    topic: Topic::Groups,
    name: "concentration of groups",
    version: 1,
    formula: "s_g = y_g / Σ y; HHI = Σ s²; normalised (HHI − 1/G) / (1 − 1/G); effective number 1 / HHI; Shannon −Σ s ln s; Theil ln G − Shannon; Gini Σ (2i − G − 1) y_(i) / (G Σ y)",
    unit: "HHI, Gini and shares from 0 to 1",
    assumes: "the groups exclude each other and make up the whole",
    avoid: "refused for a total of 0; depends on how groups are cut, and on whether groups of 0 are listed",
    source: "A. Hirschman (1964), American Economic Review 54, 761; C. Shannon (1948), Bell System Technical Journal 27, 379–423; C. Gini (1912), Variabilità e mutabilità; H. Theil (1967), Economics and Information Theory",
};

/// How concentrated a total is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Concentration {
    /// The groups, those of 0 included.
    pub groups: usize,
    /// Herfindahl and Hirschman's index, from 1 / groups to 1.
    pub hhi: f64,
    /// The same, from 0 to 1; none for a single group.
    pub hhi_normalised: Option<f64>,
    /// The number of equal groups with that index.
    pub effective_number: f64,
    /// Shannon's entropy, in nats.
    pub shannon: f64,
    /// Theil's index: how far the entropy is below that of equal groups, in nats.
    pub theil: f64,
    /// The Gini coefficient of these groups (population form), from 0 to 1 − 1 / groups.
    pub gini: f64,
    /// The share of the largest group, from 0 to 1.
    pub top_one: f64,
    /// The share of the three largest groups, from 0 to 1.
    pub top_three: f64,
}

/// How concentrated a total is on few of its groups' counts.
///
/// # Errors
/// For no groups, counts below 0 or not finite, and a total of 0.
pub fn concentration(counts: &[f64]) -> Result<Concentration, NotApplicable> {
    let total = whole(counts)?;
    let sorted = sorted(counts);
    let groups = sorted.len();
    let count = groups as f64;
    let (mut hhi, mut shannon, mut ranked) = (0.0, 0.0, 0.0);
    for (i, y) in sorted.iter().enumerate() {
        let share = y / total;
        hhi += share * share;
        if share > 0.0 {
            shannon -= share * libm::log(share);
        }
        ranked += (2.0 * (i + 1) as f64 - count - 1.0) * share;
    }
    let largest = |most: usize| sorted.iter().rev().take(most).map(|y| y / total).sum::<f64>();
    let shannon = shannon.max(0.0);
    Ok(Concentration {
        groups,
        hhi,
        hhi_normalised: (groups > 1)
            .then(|| ((hhi - 1.0 / count) / (1.0 - 1.0 / count)).clamp(0.0, 1.0)),
        effective_number: 1.0 / hhi,
        shannon,
        theil: (libm::log(count) - shannon).max(0.0),
        gini: (ranked / count).max(0.0),
        top_one: largest(1).min(1.0),
        top_three: largest(3).min(1.0),
    })
}

/// The sum of counts that can be shared.
pub(super) fn whole(counts: &[f64]) -> Result<f64, NotApplicable> {
    if counts.is_empty() || counts.iter().any(|y| !(*y >= 0.0 && y.is_finite())) {
        return Err(NotApplicable::because("shares need groups with counts of 0 or more"));
    }
    let total: f64 = counts.iter().sum();
    if total == 0.0 {
        return Err(NotApplicable::AllZero);
    }
    if total.is_finite() {
        Ok(total)
    } else {
        Err(NotApplicable::because("the total is too large"))
    }
}
