//! Kendall's score of a series, its variance, and what rounding must not decide.

use crate::numeric::order;

/// S: the pairs of years whose later count is the larger, less those whose later count is the smaller.
pub fn score(y: &[f64]) -> i64 {
    let mut sum = 0;
    for (i, earlier) in y.iter().enumerate() {
        // Two comparisons without a branch, so that the loop runs on several counts at once.
        for later in &y[i + 1..] {
            sum += i64::from(later > earlier) - i64::from(later < earlier);
        }
    }
    sum
}

/// The pairs of `n` years.
pub(super) fn pairs(n: usize) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

/// The variance of S without a trend, with groups of equal counts of those sizes (Kendall 1975).
pub(super) fn variance(n: usize, ties: &[usize]) -> f64 {
    let term = |size: usize| {
        let t = size as f64;
        t * (t - 1.0) * (2.0 * t + 5.0)
    };
    (term(n) - ties.iter().map(|size| term(*size)).sum::<f64>()) / 18.0
}

/// S less 1 towards 0, in standard deviations; 0 without a variance.
pub(super) fn standardised(s: i64, variance: f64) -> f64 {
    match variance > 0.0 {
        true => (s - s.signum()) as f64 / libm::sqrt(variance),
        false => 0.0,
    }
}

/// The values, with those that differ by no more than the rounding of numbers as large as `scale` made equal.
///
/// Counts less a line are often equal exactly; whether they still are after rounding is chance.
pub(super) fn settled(values: &[f64], scale: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut settled = values.to_vec();
    for pair in order.windows(2) {
        if values[pair[1]] - values[pair[0]] <= 64.0 * f64::EPSILON * scale {
            settled[pair[1]] = settled[pair[0]];
        }
    }
    settled
}

/// S of the values and its variance.
pub(super) fn scored(values: &[f64]) -> (i64, f64) {
    (score(values), variance(values.len(), &order::ties(values)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted_by_hand() {
        // 1<3, 1<2, 1<4, 3>2, 3<4, 2<4: five up, one down.
        assert_eq!(score(&[1.0, 3.0, 2.0, 4.0]), 4);
        // 4·3·13 / 18.
        assert!((variance(4, &[]) - 8.666_666_666_666_666).abs() < 1e-12);
        // (5·4·15 − 2·1·9) / 18.
        assert!((variance(5, &[2]) - 15.666_666_666_666_666).abs() < 1e-12);
        assert_eq!(variance(5, &[5]), 0.0);
        assert_eq!(standardised(4, 0.0), 0.0);
        assert_eq!(standardised(0, 4.0), 0.0);
        assert_eq!(standardised(-5, 4.0), -2.0);
    }

    #[test]
    fn rounding_makes_no_difference() {
        let values = [0.1 + 0.2, 0.3, 0.4, f64::EPSILON];
        assert_eq!(settled(&values, 1.0), [0.3, 0.3, 0.4, f64::EPSILON]);
        assert_eq!(settled(&[], 1.0), [0.0; 0]);
    }
}
