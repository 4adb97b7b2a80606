//! The permutation test for the number of joinpoints, as NCI Joinpoint does it.
//!
//! H. J. Kim, M. P. Fay, E. J. Feuer & D. N. Midthune (2000), Permutation tests for joinpoint
//! regression, Statistics in Medicine 19, 335–351.

use serde::Serialize;

use super::bound::Bound;
use super::model::{METHOD, Model, Observations};
use super::search::{Best, Response, Search};
use crate::numeric::order::mean;
use crate::numeric::random::{Seed, Stream, replicate_p, shuffle};

/// Permutations of a test: NCI Joinpoint's default.
pub const PERMUTATIONS: usize = 4499;

/// One test of the sequence: so many joinpoints against more.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PermutationTest {
    /// The joinpoints under the null hypothesis.
    pub few: usize,
    /// The joinpoints under the alternative.
    pub many: usize,
    /// The ratio of the two sums of squares.
    pub ratio: f64,
    /// (1 + permutations with a ratio as large) / (1 + permutations).
    pub p: f64,
    /// The level of the test: 0.05 / (most − few), after Bonferroni.
    pub alpha: f64,
}

/// The sequence of tests, and the number of joinpoints that it ends at.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PermutationSequence {
    /// The tests in order.
    pub tests: Vec<PermutationTest>,
    /// The number of joinpoints selected.
    pub selected: usize,
    /// The permutations of each test.
    pub permutations: usize,
}

/// Tests 0 joinpoints against the most; a rejection raises the fewer, else the more is lowered,
/// until they meet.
pub fn permutation_sequence(
    data: &Observations,
    search: &Search,
    best: &[Best],
    models: &[Model],
    permutations: usize,
    seed: Seed,
) -> PermutationSequence {
    let most = best.len().saturating_sub(1);
    let (mut few, mut many) = (0, most);
    let mut tests = Vec::new();
    let middle = mean(&data.x);
    let centered: Vec<f64> = data.x.iter().map(|x| x - middle).collect();
    let roots = data.roots();
    let floor = best.first().map_or(0.0, |best| best.squares) * 1e-20;
    while few < many {
        let ratio = best[few].squares / best[many].squares.max(floor).max(f64::MIN_POSITIVE);
        let residuals = models[few].residuals(data);
        let (null, alternative) = (search.tree(few), search.tree(many));
        // The bound holds for lines alone, and pays where there is much to cut off.
        let bounded = data.extra.is_empty() && alternative.len() > 2_000;
        let purpose = format!("{} {few} {many}", METHOD.id);
        let p = replicate_p(
            permutations,
            seed,
            &purpose,
            || {
                let room = vec![0.0; residuals.len()];
                (residuals.clone(), room, Response::default(), Bound::default())
            },
            |stream, (shuffled, y, response, bound)| {
                shuffled.copy_from_slice(&residuals);
                permute(stream, shuffled, &models[few].fitted, &roots, y);
                search.ready(y, response);
                let limit = null.least(response) / (ratio * (1.0 - 1e-12));
                if bounded {
                    for ((y, rest), root) in y.iter_mut().zip(&response.rest).zip(&roots) {
                        *y = rest / root;
                    }
                    bound.squares(&centered, y, &data.weights, many);
                }
                alternative.reaches(response, limit, bounded.then_some(&*bound))
            },
        );
        let alpha = 0.05 / (most - few) as f64;
        tests.push(PermutationTest { few, many, ratio, p, alpha });
        if p <= alpha {
            few += 1;
        } else {
            many -= 1;
        }
    }
    PermutationSequence { tests, selected: few, permutations }
}

/// Fills `y` with the fitted values and the residuals in a random order. Residuals are exchangeable
/// when each is scaled by the root of its weight.
pub(super) fn permute(
    stream: &mut Stream,
    residuals: &mut [f64],
    fitted: &[f64],
    roots: &[f64],
    y: &mut [f64],
) {
    shuffle(stream, residuals);
    for (((y, fit), residual), root) in y.iter_mut().zip(fitted).zip(residuals).zip(roots) {
        *y = fit + *residual / root;
    }
}
