//! How many breaks: Schwarz's criterion of a partition by least squares.

use super::partition::Partitions;

/// The criteria of no break, one, and so on; and the number whose criterion is least.
pub(super) struct Selection {
    pub(super) criteria: Vec<f64>,
    pub(super) selected: usize,
}

/// The shortest segment: 15 % of the years, three at least.
pub(super) fn shortest(n: usize) -> usize {
    (15 * n).div_ceil(100).max(3)
}

/// The most breaks that are tried: with segments a little longer than the shortest.
pub(super) fn most(n: usize, shortest: usize) -> usize {
    n.div_ceil(shortest).saturating_sub(2).max(1)
}

/// The selection among divided partitions, each segment with so many coefficients.
///
/// BIC = n (ln(RSS/n) + 1 + ln 2π) + (coefficients + 1)(breaks + 1) ln n. Squares below
/// `rounding` are noise of the arithmetic: a perfect fit has no logarithm, and needs no more breaks.
pub(super) fn select(
    partitions: &Partitions,
    n: usize,
    coefficients: usize,
    rounding: f64,
) -> Selection {
    let size = n as f64;
    let criterion = |breaks| {
        let squares = partitions.cost(breaks).max(rounding).max(f64::MIN_POSITIVE);
        let fit = libm::log(squares / size) + 1.0 + libm::log(2.0 * core::f64::consts::PI);
        size * fit + ((coefficients + 1) * (breaks + 1)) as f64 * libm::log(size)
    };
    let criteria: Vec<f64> = (0..=partitions.most()).map(criterion).collect();
    let least = criteria.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1));
    let selected = least.map_or(0, |(breaks, _)| breaks);
    Selection { criteria, selected }
}

/// The sum of squares that rounding alone can leave of numbers as large as these.
pub(super) fn rounding(y: &[f64]) -> f64 {
    let largest = y.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
    let error = 16.0 * f64::EPSILON * largest;
    y.len() as f64 * error * error
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_percent_is_rounded_up() {
        let shortest: Vec<usize> = [10, 18, 22, 45, 100, 289].map(shortest).into();
        assert_eq!(shortest, [3, 3, 4, 7, 15, 44]);
        assert_eq!((most(22, 4), most(100, 15), most(10, 3)), (4, 5, 2));
    }
}
