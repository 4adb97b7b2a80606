//! The methods on series whose answers are known by hand, on series of one kind that must have an
//! answer, and on what they refuse.

mod counts;
mod forecast;
mod groups;
mod levels;
mod numeric;
mod refusals;
mod regression;
mod revisions;
mod trend;
mod unusual;

use std::collections::BTreeSet;

use arrivals_statistics::{Level, METHODS};

/// So many years from 2001 on.
fn years(n: usize) -> Vec<f64> {
    (0..n).map(|i| 2001.0 + i as f64).collect()
}

/// So many values of a place.
fn series(n: u32, value: impl Fn(f64) -> f64) -> Vec<f64> {
    (0..n).map(|i| value(f64::from(i))).collect()
}

/// Arrivals from 2002 to 2023.
const HOME: [f64; 22] = [
    1142.0, 1285.0, 1898.0, 1384.0, 2028.0, 2554.0, 2803.0, 2914.0, 2402.0, 2706.0, 1502.0, 1514.0,
    1397.0, 1275.0, 1418.0, 1127.0, 1137.0, 1047.0, 229.0, 63.0, 67.0, 196.0,
];

/// Compares numbers with those worked out by hand or printed by other software, each within so much.
fn assert_near(within: f64, cases: &[(&str, f64, f64)]) {
    for (what, got, want) in cases {
        assert!((got - want).abs() <= within, "{what}: {got} for {want}");
    }
}

#[test]
fn no_two_methods_share_a_name() {
    let ids: BTreeSet<&str> = METHODS.iter().map(|method| method.id).collect();
    assert_eq!(ids.len(), METHODS.len());
}

#[test]
fn a_level_lies_between_nothing_and_certainty() {
    for number in [0.0, 1.0, -0.5, 95.0, f64::NAN] {
        assert!(Level::new(number).is_err(), "{number}");
    }
    assert_eq!(Level::new(0.95), Ok(Level::P95));
}
