//! The exact best partition of a series into segments, by dynamic programming.
//!
//! Source: J. Bai & P. Perron (2003), Computation and analysis of multiple structural change
//! models, Journal of Applied Econometrics 18, 1–22; B. Jackson et al. (2005), An algorithm for
//! optimal partitioning of data on an interval, IEEE Signal Processing Letters 12, 105–108.

use crate::numeric::gamma::deviance_term;
use crate::numeric::order::mean;

/// The costs of all segments of a series, and room to find the partitions that cost least.
///
/// Invariant: segments have `shortest` observations at least, which is between 1 and all; those
/// between two changes have `inner` at least.
pub struct Partitions {
    n: usize,
    shortest: usize,
    inner: usize,
    most: usize,
    /// The cost of the observations from `start` to before `end`, at `end · n + start`.
    costs: Vec<f64>,
    /// The least cost of the first `end` observations with `number` changes, at `number · (n + 1) + end`.
    least: Vec<f64>,
    /// Where the last segment of that partition starts.
    starts: Vec<usize>,
}

impl Partitions {
    /// Room for `n` observations and `most` changes, or as many as fit.
    pub fn new(n: usize, shortest: usize, most: usize) -> Self {
        let shortest = shortest.clamp(1, n.max(1));
        let most = most.min((n / shortest).saturating_sub(1));
        let cells = (most + 1) * (n + 1);
        Self {
            n,
            shortest,
            inner: shortest,
            most,
            costs: vec![f64::INFINITY; (n + 1) * n],
            least: vec![f64::INFINITY; cells],
            starts: vec![0; cells],
        }
    }

    /// The same, but the first and the last segment may have fewer than `inner` observations.
    pub(super) fn with_short_ends(n: usize, inner: usize, most: usize) -> Self {
        Self { inner, ..Self::new(n, 1, most) }
    }

    /// The most changes.
    pub fn most(&self) -> usize {
        self.most
    }

    /// Sets the costs of the segments from each start: `begin` is given the start, and what it
    /// gives is then asked for the costs with one observation more at a time.
    pub fn set_costs<F: FnMut(usize) -> f64>(&mut self, mut begin: impl FnMut(usize) -> F) {
        for start in 0..self.n {
            let mut cost = begin(start);
            for last in start..self.n {
                let value = cost(last);
                let is_at_end = start == 0 || last + 1 == self.n;
                let least = if is_at_end { self.shortest } else { self.inner };
                if last + 1 - start >= least {
                    self.costs[(last + 1) * self.n + start] = value;
                }
            }
        }
    }

    /// Sets the costs to −2 S ln(S/m) of every segment, less what all partitions have in common, so
    /// that large counts lose no digits.
    pub fn set_poisson_costs(&mut self, y: &[f64]) {
        let overall = mean(y);
        self.set_costs(|_| {
            let (mut sum, mut expected) = (0.0, 0.0);
            move |last| {
                sum += y[last];
                expected += overall;
                -2.0 * deviance_term(sum, expected)
            }
        });
    }

    /// Finds the best partitions with every number of changes.
    pub fn divide(&mut self) {
        let width = self.n + 1;
        for end in self.shortest..=self.n {
            self.least[end] = self.costs[end * self.n];
        }
        for number in 1..=self.most {
            let (before, now) = self.least.split_at_mut(number * width);
            let before = &before[(number - 1) * width..];
            let cells = now.iter_mut().zip(&mut self.starts[number * width..]).take(width);
            for (end, (least, chosen)) in cells.enumerate().skip((number + 1) * self.shortest) {
                let costs = &self.costs[end * self.n..(end + 1) * self.n];
                let starts = number * self.shortest..=end - self.shortest;
                (*chosen, *least) =
                    least_of(starts.map(|start| (start, before[start] + costs[start])));
            }
        }
    }

    /// The cost of the best partition with so many changes.
    pub fn cost(&self, number: usize) -> f64 {
        self.least.get(number * (self.n + 1) + self.n).copied().unwrap_or(f64::INFINITY)
    }

    /// The cost of the partition with these changes.
    pub(super) fn cost_of(&self, changes: &[usize]) -> f64 {
        let ends = changes.iter().chain(std::iter::once(&self.n));
        let starts = std::iter::once(&0).chain(changes);
        starts.zip(ends).filter_map(|(start, end)| self.costs.get(end * self.n + start)).sum()
    }

    /// The starts of the segments but the first in the best partition with so many changes.
    pub fn changes(&self, number: usize) -> Vec<usize> {
        let number = number.min(self.most);
        let mut changes = vec![0; number];
        let mut end = self.n;
        for k in (1..=number).rev() {
            end = self.starts[k * (self.n + 1) + end];
            changes[k - 1] = end;
        }
        changes
    }

    /// The starts of the segments but the first in the partition whose cost is least with a penalty for each change.
    pub fn penalised(&self, penalty: f64) -> Vec<usize> {
        let mut least = vec![f64::INFINITY; self.n + 1];
        let mut starts = vec![0; self.n + 1];
        for end in self.shortest..=self.n {
            let costs = &self.costs[end * self.n..(end + 1) * self.n];
            let whole = (0, costs[0]);
            let divided = (self.shortest..=end - self.shortest)
                .map(|start| (start, least[start] + penalty + costs[start]));
            (starts[end], least[end]) = least_of(std::iter::once(whole).chain(divided));
        }
        let mut changes = Vec::new();
        let mut end = starts[self.n];
        while end > 0 {
            changes.push(end);
            end = starts[end];
        }
        changes.reverse();
        changes
    }
}

/// The first of the least.
fn least_of(costs: impl Iterator<Item = (usize, f64)>) -> (usize, f64) {
    costs.fold((0, f64::INFINITY), |best, next| if next.1 < best.1 { next } else { best })
}

/// The costs of segments by the squared distances from their mean (Welford 1962).
pub fn squares_around_mean(y: &[f64]) -> impl FnMut(usize) -> f64 {
    let (mut count, mut mean, mut squares) = (0.0, 0.0, 0.0);
    move |last| {
        count += 1.0;
        let distance = y[last] - mean;
        mean += distance / count;
        squares += distance * (y[last] - mean);
        squares
    }
}

/// The costs of segments by the squared distances from their line over the years.
///
/// Each count adds the square of its recursive residual (Brown, Durbin & Evans 1975), which stays
/// 0 along a line where a difference of sums would leave rounding.
pub(super) fn squares_around_line(x: &[f64], y: &[f64]) -> impl FnMut(usize) -> f64 {
    let (mut count, mut mean_x, mut mean_y) = (0.0, 0.0, 0.0);
    let (mut xx, mut xy, mut squares) = (0.0, 0.0, 0.0);
    move |last| {
        let (from_x, from_y) = (x[last] - mean_x, y[last] - mean_y);
        if xx > 0.0 {
            let missed = from_y - xy / xx * from_x;
            squares += missed * missed / (1.0 + 1.0 / count + from_x * from_x / xx);
        }
        count += 1.0;
        mean_x += from_x / count;
        mean_y += from_y / count;
        xx += from_x * (x[last] - mean_x);
        xy += from_x * (y[last] - mean_y);
        squares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best partition by trying all of them.
    fn tried(y: &[f64], shortest: usize, number: usize) -> (f64, Vec<usize>) {
        let cost = |from: usize, to: usize| {
            let mean = y[from..to].iter().sum::<f64>() / (to - from) as f64;
            y[from..to].iter().map(|y| (y - mean) * (y - mean)).sum::<f64>()
        };
        if number == 0 {
            return (cost(0, y.len()), Vec::new());
        }
        (number * shortest..=y.len() - shortest)
            .map(|at| {
                let (before, mut changes) = tried(&y[..at], shortest, number - 1);
                changes.push(at);
                (before + cost(at, y.len()), changes)
            })
            .fold((f64::INFINITY, Vec::new()), |a, b| if b.0 < a.0 { b } else { a })
    }

    #[test]
    fn nothing_tried_is_better() {
        let y = [3.0, 1.1, 4.2, 1.3, 5.4, 9.5, 2.6, 6.7, 5.8, 3.9, 5.01, 8.02, 9.03];
        let mut partitions = Partitions::new(y.len(), 2, 9);
        assert_eq!(partitions.most(), 5);
        partitions.set_costs(|_| squares_around_mean(&y));
        partitions.divide();
        for number in 0..=5 {
            let (cost, changes) = tried(&y, 2, number);
            assert!((partitions.cost(number) - cost).abs() < 1e-9);
            assert_eq!(partitions.changes(number), changes);
        }
        // With a penalty of 10 a change the best of those.
        let best = (0..=5).min_by(|a, b| {
            let cost = |k: usize| partitions.cost(k) + 10.0 * k as f64;
            cost(*a).total_cmp(&cost(*b))
        });
        assert_eq!(partitions.penalised(10.0), partitions.changes(best.expect("a number")));
    }

    #[test]
    fn only_the_ends_may_be_short() {
        // One high count at the end, and two beside each other in the middle.
        let y = [1.0, 1.0, 1.0, 1.0, 6.0, 6.0, 1.0, 1.0, 1.0, 1.0, 9.0];
        let mut partitions = Partitions::with_short_ends(y.len(), 3, 2);
        partitions.set_costs(|_| squares_around_mean(&y));
        partitions.divide();
        assert_eq!(partitions.changes(1), [10]);
        // By hand: around 2, the mean of ten, 8 · 1² + 2 · 4² = 40.
        assert!((partitions.cost(1) - 40.0).abs() < 1e-9);
        assert!((partitions.cost_of(&[10]) - 40.0).abs() < 1e-9);
        // The two in the middle are too few for a segment of their own.
        assert_eq!(partitions.cost_of(&[4, 6]), f64::INFINITY);
    }

    #[test]
    fn short_series_have_no_partition_but_themselves() {
        for n in 0..6 {
            let y = vec![1.0; n];
            let mut partitions = Partitions::new(n, 3, 4);
            partitions.set_costs(|_| squares_around_mean(&y));
            partitions.divide();
            assert_eq!(partitions.most(), 0);
            assert!(n == 0 || partitions.cost(0) == 0.0);
            assert!(partitions.changes(3).is_empty() && partitions.penalised(0.0).is_empty());
        }
    }

    #[test]
    fn a_line_costs_nothing() {
        let (x, y) = ([1.0, 2.0, 4.0, 7.0], [3.0, 5.0, 9.0, 15.0]);
        let mut cost = squares_around_line(&x, &y);
        assert!((0..4).all(|last| cost(last) < 1e-12));
        // Around the line through (0, 0), (1, 1), (2, 0): mean 1/3, so 2/3.
        let mut cost = squares_around_line(&[0.0, 1.0, 2.0], &[0.0, 1.0, 0.0]);
        let costs = [cost(0), cost(1), cost(2)];
        assert!((costs[2] - 2.0 / 3.0).abs() < 1e-12);
    }
}
