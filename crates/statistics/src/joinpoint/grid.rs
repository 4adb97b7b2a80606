//! Where joinpoints may stand, and how many.

/// The most joinpoints that a series of `n` years may have: NCI Joinpoint's default, one for each
/// five years from seven on, seven at most.
pub fn most_joinpoints(n: usize) -> usize {
    if n < 7 { 0 } else { ((n - 2) / 5).min(7) }
}

/// The observations before the first joinpoint and after the last, at least.
pub const AT_END: usize = 2;
/// The observations between two joinpoints, at least.
pub const BETWEEN: usize = 2;

/// The number of ways to place `k` joinpoints on `n` years: C(n − 4 − 2 (k − 1), k).
pub fn configurations(n: usize, k: usize) -> u64 {
    if k == 0 {
        return 1;
    }
    let Some(places) = n.checked_sub(2 * AT_END + BETWEEN * (k - 1)) else { return 0 };
    if places < k {
        return 0;
    }
    (0..k as u64).fold(1u64, |ways, i| ways.saturating_mul(places as u64 - i) / (i + 1))
}

/// The most configurations that a search goes through.
pub const MOST_CONFIGURATIONS: u64 = 5_000_000;

/// The most configurations whose Poisson likelihood is searched, each an iterated fit.
pub const MOST_LIKELIHOODS: u64 = 50_000;

/// The most joinpoints, at most `wanted`, whose search stays within `configurations`.
pub fn searchable(n: usize, wanted: usize, most: u64) -> usize {
    (0..=wanted).take_while(|k| (1..=most).contains(&configurations(n, *k))).last().unwrap_or(0)
}
