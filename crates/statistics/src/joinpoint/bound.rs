//! A bound from below for segmented fits: lines of their own between the joinpoints.
//!
//! A segmented fit leaves no less than separate lines through the observations strictly between
//! its joinpoints. The bound of what may still follow comes from dynamic programming.

use super::grid::{AT_END, BETWEEN};

/// The least sum of separate fits for the rows from a given one on, with a number of joinpoints
/// still to come.
#[derive(Debug, Clone, Default)]
pub struct Bound {
    n: usize,
    /// The fit of the rows `start..end` on their own, at `start * (n + 1) + end`.
    line: Vec<f64>,
    /// For `left` joinpoints and first row `free`, at `left * (n + 1) + free`.
    rest: Vec<f64>,
    sums: Vec<[f64; 6]>,
}

impl Bound {
    /// The bound for fits whose own cost of rows `start..end` is `cost`.
    pub fn new(n: usize, most: usize, cost: impl Fn(usize, usize) -> f64) -> Self {
        let mut bound = Self { n, line: vec![0.0; (n + 1) * (n + 1)], ..Self::default() };
        for start in 0..n {
            for end in start + 3..=n {
                bound.line[start * (n + 1) + end] = cost(start, end);
            }
        }
        bound.fill(most);
        bound
    }

    /// The bound of weighted least squares of `z` on `x`, into the same room.
    pub fn squares(&mut self, x: &[f64], z: &[f64], weights: &[f64], most: usize) {
        let n = x.len();
        self.n = n;
        self.line.resize((n + 1) * (n + 1), 0.0);
        self.sums.clear();
        self.sums.push([0.0; 6]);
        let mut sum = [0.0; 6];
        for ((x, z), w) in x.iter().zip(z).zip(weights) {
            for (total, term) in
                sum.iter_mut().zip([*w, w * x, w * z, w * x * x, w * x * z, w * z * z])
            {
                *total += term;
            }
            self.sums.push(sum);
        }
        for start in 0..n {
            let first = self.sums[start];
            for end in start + 3..=n {
                let mut s = self.sums[end];
                s.iter_mut().zip(first).for_each(|(total, before)| *total -= before);
                let [w, wx, wz, wxx, wxz, wzz] = s;
                let xx = wxx - wx * wx / w;
                let xz = wxz - wx * wz / w;
                let zz = wzz - wz * wz / w;
                self.line[start * (n + 1) + end] = (zz - xz * xz / xx).max(0.0);
            }
        }
        self.fill(most);
    }

    fn fill(&mut self, most: usize) {
        let n = self.n;
        self.rest.clear();
        self.rest.resize((most + 1) * (n + 1), f64::INFINITY);
        for free in 0..=n {
            self.rest[free] = self.between(free, n);
        }
        for left in 1..=most {
            for free in 0..n {
                let from = if free == 0 { AT_END } else { free + BETWEEN };
                let mut least = f64::INFINITY;
                for at in from..n.saturating_sub(AT_END) {
                    let cost =
                        self.line[free * (n + 1) + at] + self.rest[(left - 1) * (n + 1) + at + 1];
                    least = least.min(cost);
                }
                self.rest[left * (n + 1) + free] = least;
            }
        }
    }

    /// The fit of the rows `start..end` on their own.
    pub fn between(&self, start: usize, end: usize) -> f64 {
        if end < start + 3 { 0.0 } else { self.line[start * (self.n + 1) + end] }
    }

    /// The least cost of the rows from `free` on, with `left` joinpoints to come.
    pub fn after(&self, left: usize, free: usize) -> f64 {
        self.rest[left * (self.n + 1) + free]
    }
}
