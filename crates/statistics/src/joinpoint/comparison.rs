//! Whether two groups share their segmented trend: the same line (coincident), or the same slopes
//! and joinpoints (parallel).
//!
//! H. J. Kim, M. P. Fay, B. Yu, M. J. Barrett & E. J. Feuer (2004), Comparability of segmented line
//! regression models, Biometrics 60, 1005–1014.

use serde::Serialize;

use super::grid::{MOST_CONFIGURATIONS, most_joinpoints, searchable};
use super::model::Observations;
use super::permutation::permute;
use super::search::{Response, Search};
use crate::not_applicable::require_years;
use crate::numeric::least_squares;
use crate::numeric::random::{Seed, replicate_p};
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "joinpoint.comparison",
    topic: Topic::Groups,
    name: "comparison of two segmented trends",
    version: 1,
    formula: "T = SSE(common) / SSE(separate), the most joinpoints in each; p = (1 + #{T* ≥ T}) / (1 + B), residuals of the common fit permuted",
    unit: "p",
    assumes: "years independent; one variance in both groups after weighting; the groups share no one",
    avoid: "refused for fewer than 7 common years; a part and its whole are not independent",
    source: "H. J. Kim, M. P. Fay, B. Yu, M. J. Barrett & E. J. Feuer (2004), Biometrics 60, 1005–1014",
};

/// One of the two hypotheses.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct ComparisonTest {
    /// The ratio of the sums of squares.
    pub ratio: f64,
    /// The permutation p.
    pub p: f64,
}

/// The two tests.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Comparison {
    /// The joinpoints allowed in every fit.
    pub joinpoints: usize,
    /// Whether one line describes both groups.
    pub coincident: ComparisonTest,
    /// Whether the groups differ by a constant factor only.
    pub parallel: ComparisonTest,
    /// The joinpoints of the parallel fit.
    pub common_joinpoints: Vec<f64>,
    /// The ratio of the second group to the first in the parallel fit.
    pub factor: f64,
    /// Permutations.
    pub permutations: usize,
}

/// Compares two groups over the same years.
///
/// # Errors
/// When the years differ or are fewer than 7.
pub fn compare(
    one: &Observations,
    other: &Observations,
    permutations: usize,
    seed: Seed,
) -> Result<Comparison, NotApplicable> {
    if one.x != other.x {
        return Err(NotApplicable::because("the groups have different years"));
    }
    let n = one.x.len();
    require_years("a comparison of trends", 7, n)?;
    let joinpoints = searchable(n, most_joinpoints(n).min(3), MOST_CONFIGURATIONS);
    let together = |a: &[f64], b: &[f64]| [a, b].concat();
    let coincident = Observations {
        x: together(&one.x, &other.x),
        ln_y: together(&one.ln_y, &other.ln_y),
        weights: together(&one.weights, &other.weights),
        extra: Vec::new(),
    };
    let group = together(&vec![0.0; n], &vec![1.0; n]);
    let parallel = Observations { extra: vec![group], ..coincident.clone() };
    let separate =
        [one, other].map(|group| Search::new(&one.x, &group.x, &group.weights, &group.base()));
    let trees = separate.each_ref().map(|search| search.tree(joinpoints));
    let roots = coincident.roots();
    let test = |data: &Observations, name: &str| {
        let search = Search::new(&one.x, &data.x, &data.weights, &data.base());
        let best = search.best(&data.ln_y, joinpoints);
        let places = &best[best.len() - 1].places;
        let years: Vec<f64> = places.iter().map(|place| one.x[*place]).collect();
        let fit = least_squares::fit(&data.columns(&years), &data.ln_y, Some(&data.weights))
            .ok_or(NotApplicable::NoConvergence { method: "a segmented regression" })?;
        let alternative: f64 = separate
            .iter()
            .zip([&one.ln_y, &other.ln_y])
            .map(|(search, y)| {
                let best = search.best(y, joinpoints);
                best[best.len() - 1].squares
            })
            .sum();
        if alternative <= fit.squares * 1e-20 {
            return Err(NotApplicable::Perfect);
        }
        let ratio = fit.squares / alternative;
        let residuals = data.scaled_residuals(&fit.fitted);
        let null_tree = search.tree(joinpoints);
        let p = replicate_p(
            permutations,
            seed,
            &format!("{} {name}", METHOD.id),
            || (residuals.clone(), vec![0.0; 2 * n], Response::default()),
            |stream, (shuffled, values, response)| {
                shuffled.copy_from_slice(&residuals);
                permute(stream, shuffled, &fit.fitted, &roots, values);
                search.ready(values, response);
                let null = null_tree.least(response);
                let mut alternative = 0.0;
                for (group, (search, tree)) in separate.iter().zip(&trees).enumerate() {
                    search.ready(&values[group * n..(group + 1) * n], response);
                    alternative += tree.least(response);
                }
                null >= ratio * (1.0 - 1e-12) * alternative
            },
        );
        Ok((ComparisonTest { ratio, p }, years, fit.coefficients))
    };
    let (coincident, _, _) = test(&coincident, "coincident")?;
    let (parallel, common_joinpoints, coefficients) = test(&parallel, "parallel")?;
    Ok(Comparison {
        joinpoints,
        coincident,
        parallel,
        common_joinpoints,
        factor: libm::exp(coefficients[2].clamp(-300.0, 300.0)),
        permutations,
    })
}
