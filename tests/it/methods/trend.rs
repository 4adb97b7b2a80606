//! Trends, worked out by hand.

use arrivals_statistics::Level;
use arrivals_statistics::numeric::random::Seed;
use arrivals_statistics::trend::{
    MannKendall, PKind, ar_bootstrap, bias_corrected, exact_p, hamed_rao, mann_kendall,
    prewhitened, sen_percent, sen_slope, trend_free, yue_wang,
};

use super::{assert_near, series, years};

fn test(y: &[f64]) -> MannKendall {
    mann_kendall(y, Seed::default()).expect("a test")
}

#[test]
fn four_rising_years_by_hand() {
    let result = test(&[1.0, 2.0, 3.0, 4.0]);
    assert_eq!((result.s, result.tau_a, result.tau_b), (6, 1.0, Some(1.0)));
    // 5 / √(4·3·13/18) = 1.698416.
    assert!((result.z - 1.698_415_6).abs() < 1e-7);
    assert!((result.p - 1.0 / 12.0).abs() < 1e-15);
    assert_eq!(result.p_kind, PKind::Exact);
    assert!(result.smallest_p > 0.05);
    assert_eq!(test(&[1e15, 0.0, 1e15 - 1.0]).s, -1);
}

#[test]
fn the_kind_of_p_follows_length_and_ties() {
    let rising = |n| test(&series(n, |i| i));
    let tied = |n| test(&series(n, |i| libm::floor(i / 2.0)));
    for (result, kind) in [
        (rising(40), PKind::Exact),
        (rising(41), PKind::Normal),
        (tied(20), PKind::Permutation),
        (tied(21), PKind::Normal),
    ] {
        assert_eq!(result.p_kind, kind, "{result:?}");
    }
    assert!(rising(60).p_exact.is_some() && rising(61).p_exact.is_none());
    // 1, 1, 2: S = 2 or −2 in two of the three different orders.
    assert!((test(&[1.0, 1.0, 2.0]).p - 2.0 / 3.0).abs() < 0.03);
    assert!((test(&[1.0, 1.0, 2.0]).smallest_p - 2.0 / 3.0).abs() < 1e-12);
}

#[test]
fn the_exact_p_of_short_series_by_hand() {
    // One of 3! = 6 orders has S = 3, one has −3.
    for (n, s, p) in [
        (3, 3, Some(2.0 / 6.0)),
        (4, 6, Some(2.0 / 24.0)),
        (4, 0, Some(1.0)),
        (61, 3, None),
        (2, i64::MIN, Some(1.0)),
    ] {
        let got = exact_p(n, s);
        let is_near = got.zip(p).is_none_or(|(got, p)| (got - p).abs() < 1e-15);
        assert!(is_near && got.is_some() == p.is_some(), "{n} {s}: {got:?}");
    }
}

#[test]
fn equal_counts_show_no_trend() {
    for n in [3, 20, 100] {
        let result = test(&vec![7.0; n]);
        assert_eq!((result.s, result.variance, result.z, result.p), (0, 0.0, 0.0, 1.0));
        assert_eq!((result.tau_a, result.tau_b, result.smallest_p), (0.0, None, 1.0));
    }
    let (x, y) = (years(22), [3.0; 22]);
    let corrected = hamed_rao(&x, &y, None).expect("a test");
    assert_eq!((corrected.s, corrected.z, corrected.p, corrected.inflation), (0, 0.0, 1.0, 1.0));
    assert_eq!(yue_wang(&x, &y).expect("a test").p, 1.0);
    let whitened = prewhitened(&x, &y).expect("a test");
    assert_eq!((whitened.s, whitened.p, whitened.slope), (0, 1.0, 0.0));
    assert_eq!(trend_free(&x, &y).expect("a test").p, 1.0);
    let simulated = ar_bootstrap(&x, &y, Seed(1)).expect("a test");
    assert_eq!((simulated.s, simulated.p), (0, 1.0));
    let sen = sen_slope(&[1.0, 2.0, 3.0], &[0.0; 3], Level::P95).expect("a slope");
    assert_eq!((sen.slope, sen.lower), (0.0, Some(0.0)));
}

#[test]
fn a_line_is_a_trend() {
    let result = ar_bootstrap(&years(22), &series(22, |i| i), Seed(1)).expect("a test");
    assert!(result.p < 0.01 && result.lag_one == 0.0);
    // It stays a line when its trend is taken out first.
    let line = series(12, |i| 5.0 + 2.0 * i);
    let result = trend_free(&years(12), &line).expect("a test");
    assert_eq!((result.coefficient, result.tau_a, result.slope), (0.0, 1.0, 2.0));
    assert!(bias_corrected(&years(12), &line).is_err());
}

#[test]
fn the_slope_of_three_years_with_a_gap_by_hand() {
    // Slopes (5−1)/1 = 4, (4−1)/3 = 1, (4−5)/2 = −0.5; median 1.
    let sen = sen_slope(&[2001.0, 2002.0, 2004.0], &[1.0, 5.0, 4.0], Level::P95).expect("a slope");
    assert_eq!((sen.slope, sen.pairs), (1.0, 3));
    // Median count 4, median year 1 after the first; counts less the line 1, 4, 1.
    assert_eq!((sen.intercept_separate, sen.intercept_joint), (3.0, 1.0));
    // C = 1.96·√(3·2·11/18) = 3.75 > N.
    assert_eq!((sen.lower, sen.upper), (None, None));
}

#[test]
fn doubling_is_a_hundred_percent() {
    let doubling = series(10, |i| libm::pow(2.0, i));
    let rate = sen_percent(&years(10), &doubling, Level::P95).expect("a rate");
    assert_near(1e-10, &[("percent", rate.percent, 100.0)]);
    assert!(rate.lower.is_some());
}
