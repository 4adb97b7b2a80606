//! One count, and two, worked out by hand.

use arrivals_data::Count;
use arrivals_statistics::counts::rate::rate;
use arrivals_statistics::counts::ratio::{RateRatio, quasi_ratio, rate_ratio};
use arrivals_statistics::numeric::normal;
use arrivals_statistics::{Level, poisson_interval};

use super::assert_near;

fn ratio(a: f64, b: f64) -> RateRatio {
    rate_ratio(a, b, 1.0, 1.0, Level::P95).expect("a ratio")
}

#[test]
fn no_one_seen_gives_the_rule_of_three() {
    // One-sided 95 %: −ln 0.05 = 2.995732; as the upper limit of the central 90 % interval.
    let none = poisson_interval(Count::ZERO, Level::new(0.9).expect("a level"));
    assert_near(1e-9, &[("upper", none.upper, 2.995_732_273_553_991), ("lower", none.lower, 0.0)]);
    let largest = Count::new(i128::from(i64::MAX)).expect("a count");
    let interval = poisson_interval(largest, Level::P95);
    assert!(interval.lower < interval.upper && interval.upper.is_finite());
}

#[test]
fn a_rate_is_the_count_and_its_limits_over_the_exposure() {
    // 196 in 50 million: 196 / 500 = 0.392; limits 169.5196 / 500 and 225.4440 / 500.
    let rate = rate(Count::new(196).expect("a count"), 5e7, Level::P95).expect("a rate");
    assert_near(1e-15, &[("rate", rate.rate, 0.392)]);
    assert_near(1e-9, &[("lower", rate.lower, 0.339_039_158_97)]);
    assert_near(1e-9, &[("upper", rate.upper, 0.450_887_945_55)]);
}

#[test]
fn none_against_five_is_a_coin_that_fell_five_times() {
    // P(X = 0) = 1/32, two-sided 1/16, mid-p 1/32; upper limit 40^(1/5) − 1.
    let ratio = ratio(0.0, 5.0);
    assert_eq!((ratio.ratio, ratio.lower), (Some(0.0), 0.0));
    assert!((ratio.upper.expect("a limit") - (libm::pow(40.0, 0.2) - 1.0)).abs() < 1e-12);
    let (minlike, mid) = (ratio.p_minlike, ratio.p_mid);
    assert_near(1e-14, &[("p", ratio.p, 0.0625), ("minlike", minlike, 0.0625)]);
    assert_near(1e-14, &[("mid", mid, 0.03125)]);
}

#[test]
fn nothing_below_the_line_has_no_upper_limit() {
    let ratio = ratio(5.0, 0.0);
    assert_eq!((ratio.ratio, ratio.upper), (None, None));
    assert!(ratio.lower > 0.9 && ratio.lower < 0.92);
}

#[test]
fn counts_of_a_thousand_million_millions_have_a_ratio() {
    for (a, b) in
        [(1e15, 1e15), (1e15, 1e15 + 9e7), (1e15, 3.0), (0.0, 1e15), (1e15, 1.0), (1e9, 1e15)]
    {
        let ratio = ratio(a, b);
        let upper = ratio.upper.expect("a limit");
        assert!(ratio.lower <= a / b && a / b <= upper, "{ratio:?}");
        for p in [ratio.p, ratio.p_minlike, ratio.p_mid] {
            assert!((0.0..=1.0).contains(&p), "{ratio:?}");
        }
        assert!(ratio.log10_p.is_finite() && ratio.log10_p <= 0.0);
    }
    // z = 9e7 / √2e15 = 2.0125: p = 0.0442.
    let ratio = ratio(1e15, 1e15 + 9e7);
    let p = normal::two_sided(9e7 / libm::sqrt(2e15));
    assert_near(1e-6, &[("p", ratio.p, p), ("minlike", ratio.p_minlike, ratio.p)]);
}

#[test]
fn the_dispersion_widens_the_interval() {
    // 196 / 67, φ = 74: SE = √(74 (1/196 + 1/67)) = 1.2174.
    let ratio = quasi_ratio(196.0, 67.0, 1.0, 1.0, Level::P95, 74.0).expect("a ratio");
    assert_near(1e-4, &[("standard error", ratio.standard_error, 1.217_4)]);
    assert!(ratio.lower < 1.0 && ratio.upper > 1.0 && ratio.p > 0.05);
}
