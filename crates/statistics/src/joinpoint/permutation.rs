//! The permutation test for the number of joinpoints, as NCI Joinpoint does it.
//!
//! H. J. Kim, M. P. Fay, E. J. Feuer & D. N. Midthune (2000), Permutation tests for joinpoint
//! regression, Statistics in Medicine 19, 335–351.

use serde::Serialize;

use super::bound::Bound;
use super::method::METHOD;
use super::model::Observations;
use super::search::{Best, Response, Search};
use crate::numeric::random::{Seed, replicates, shuffle};

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
    permutations: usize,
    seed: Seed,
) -> PermutationSequence {
    let most = best.len().saturating_sub(1);
    let (mut few, mut many) = (0, most);
    let mut tests = Vec::new();
    let middle = data.x.iter().sum::<f64>() / data.x.len().max(1) as f64;
    let centered: Vec<f64> = data.x.iter().map(|x| x - middle).collect();
    let floor = best.first().map_or(0.0, |best| best.squares) * 1e-20;
    while few < many {
        let ratio = best[few].squares / best[many].squares.max(floor).max(f64::MIN_POSITIVE);
        let fitted = fitted(data, &best[few]);
        let roots: Vec<f64> = data.weights.iter().map(|weight| libm::sqrt(*weight)).collect();
        // Residuals are exchangeable when each is scaled by the root of its weight.
        let residuals: Vec<f64> = data
            .ln_y
            .iter()
            .zip(&fitted)
            .zip(&roots)
            .map(|((y, fit), root)| (y - fit) * root)
            .collect();
        let (null, alternative) = (search.tree(few), search.tree(many));
        // The bound holds for lines alone, and pays where there is much to cut off.
        let bounded = data.extra.is_empty() && alternative.len() > 2_000;
        let purpose = format!("{} {few} {many}", METHOD.id);
        let as_large = replicates(
            permutations,
            seed,
            &purpose,
            || {
                let room = vec![0.0; residuals.len()];
                (residuals.clone(), room, Response::default(), Bound::default())
            },
            |stream, (shuffled, y, response, bound)| {
                shuffled.copy_from_slice(&residuals);
                shuffle(stream, shuffled);
                for (((y, fit), residual), root) in
                    y.iter_mut().zip(&fitted).zip(shuffled.iter()).zip(&roots)
                {
                    *y = fit + residual / root;
                }
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
        )
        .into_iter()
        .filter(|as_large| *as_large)
        .count();
        let p = (1 + as_large) as f64 / (1 + permutations) as f64;
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

fn fitted(data: &Observations, best: &Best) -> Vec<f64> {
    use crate::numeric::least_squares;
    let mut columns = data.base();
    columns.extend(best.places.iter().map(|place| super::model::hinge(&data.x, data.x[*place])));
    least_squares::fit(&columns, &data.ln_y, Some(&data.weights))
        .map_or_else(|| data.ln_y.clone(), |fit| fit.fitted)
}
