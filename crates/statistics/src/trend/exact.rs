//! The exact null distribution of Kendall's score.

/// The longest series whose exact p is computed.
pub(super) const LONGEST: usize = 60;

/// The exact two-sided p of S in `n` years without ties; none for more than 60 years.
///
/// The orders of n counts with k inversions are c(n, k) = Σ c(n − 1, k − j) over j < n (Kendall
/// 1975); S = n(n − 1)/2 − 2k; p = min(1, 2 P(S ≥ |s|)).
pub fn exact_p(n: usize, s: i64) -> Option<f64> {
    if n > LONGEST {
        return None;
    }
    if s == 0 || n < 2 {
        return Some(1.0);
    }
    let most = n * (n - 1) / 2;
    let distance = usize::try_from(s.unsigned_abs()).unwrap_or(most).min(most);
    // As many inversions at most make an S of |s| at least.
    let inversions = (most - distance) / 2;
    let mut orders = vec![0.0; inversions + 1];
    let mut before = orders.clone();
    orders[0] = 1.0;
    let mut all = 1.0;
    for years in 2..=n {
        before.copy_from_slice(&orders);
        let mut window = 0.0;
        for (k, count) in orders.iter_mut().enumerate() {
            window += before[k];
            if k >= years {
                window -= before[k - years];
            }
            *count = window;
        }
        all *= years as f64;
    }
    Some((2.0 * orders.iter().sum::<f64>() / all).min(1.0))
}

/// The smallest two-sided p that any order of counts with groups of equals of those sizes can have: 2 of their different orders.
pub(super) fn smallest_p(n: usize, ties: &[usize]) -> f64 {
    let ln_factorial = |count: usize| libm::lgamma(count as f64 + 1.0);
    let ln_orders = ln_factorial(n) - ties.iter().map(|size| ln_factorial(*size)).sum::<f64>();
    (2.0 * libm::exp(-ln_orders)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_p_is_that_of_a_steady_rise() {
        for n in 2..=LONGEST {
            let exact = exact_p(n, (n * (n - 1) / 2) as i64).expect("p");
            assert!((smallest_p(n, &[]) / exact - 1.0).abs() < 1e-10, "{n}");
        }
        // 2 of 5! / 2! = 60 orders.
        assert!((smallest_p(5, &[2]) - 2.0 / 60.0).abs() < 1e-12);
        assert_eq!(smallest_p(5, &[5]), 1.0);
        assert_eq!(smallest_p(1000, &[]), 0.0);
    }
}
