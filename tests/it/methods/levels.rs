//! Changes of level, worked out by hand.

use arrivals_statistics::Level;
use arrivals_statistics::changepoints::{
    End, MeanBreaks, Segmentation, cyclic, mean_breaks, pettitt, segmentation, trend_breaks,
    trending,
};
use arrivals_statistics::numeric::random::Seed;

use super::{assert_near, series, years};

fn levels(y: &[f64]) -> Segmentation {
    segmentation(&years(y.len()), y, Level::P95, Seed(1)).expect("levels")
}

fn breaks(y: &[f64]) -> MeanBreaks {
    mean_breaks(&years(y.len()), y, Level::P95, Seed(1)).expect("breaks")
}

#[test]
fn a_step_is_found_and_dated() {
    let y = series(24, |i| if i < 12.0 { 100.0 } else { 20.0 });
    let result = levels(&y);
    assert_eq!(result.changes.len(), 1);
    assert_eq!((result.changes[0].year, result.changes[0].observations), (Some(2012), 12));
    let interval = result.changes[0].interval.expect("an interval");
    assert_eq!((interval.lower, interval.upper), (2012, 2012));
    let means: Vec<f64> = result.segments.iter().map(|segment| segment.mean).collect();
    assert_eq!((means, result.deviance), (vec![100.0, 20.0], 0.0));
    assert_eq!((result.segments[1].first, result.segments[1].last), (2013, 2024));
    assert_eq!(result.fitted(), y);
    // 80²/120 once in 23 pairs is 2.32.
    assert!((result.dispersion - 6400.0 / 120.0 / 23.0).abs() < 1e-12);
    // Below 20 years no date has an interval.
    let short = levels(&series(16, |i| if i < 8.0 { 500.0 } else { 10.0 }));
    assert_eq!(short.changes[0].interval, None);
}

#[test]
fn a_step_in_the_last_or_first_years_is_not_dated() {
    let steady = [
        100.0, 103.0, 98.0, 101.0, 99.0, 104.0, 97.0, 100.0, 102.0, 99.0, 101.0, 98.0, 103.0,
        100.0, 99.0,
    ];
    // The fall is after the fifteenth year, 2015; a rise comes before it, in a mirror.
    for low in [&[40.0][..], &[40.0, 42.0]] {
        let y: Vec<f64> = steady.iter().chain(low).copied().collect();
        let found = levels(&y);
        let [change] = found.changes.as_slice() else { panic!("{:?}", found.changes) };
        assert_eq!((change.year, change.interval), (None, None));
        let near = change.near.expect("about when");
        assert_eq!((near.year, near.end), (2015, End::Last));
        let [level, rest] = found.segments.as_slice() else { panic!("two segments") };
        // By hand: 1,504 in fifteen years.
        assert!((level.mean - 1504.0 / 15.0).abs() < 1e-9 && found.is_level(level));
        assert!(!found.is_level(rest));
        let mirrored: Vec<f64> = y.iter().rev().copied().collect();
        let near = levels(&mirrored).changes[0].near.expect("about when");
        assert_eq!((near.year, near.end), (2000 + low.len() as i32, End::First));
    }
    let y: Vec<f64> = steady.iter().chain(&[40.0, 42.0, 41.0]).copied().collect();
    assert_eq!(levels(&y).changes[0].year, Some(2015));
}

#[test]
fn equal_counts_have_one_level_however_large() {
    for count in [1.0, 1e15] {
        let result = levels(&[count; 30]);
        assert!(result.changes.is_empty());
        assert_eq!((result.dispersion, result.segments[0].mean), (1.0, count));
    }
    let y = series(24, |i| if i < 12.0 { 0.0 } else { 1e15 });
    let zeros_first = levels(&y);
    assert!(zeros_first.cost.is_finite() && zeros_first.deviance.is_finite());
}

#[test]
fn a_perfect_step_has_one_break() {
    let result = breaks(&series(20, |i| if i < 8.0 { 5.0 } else { 9.0 }));
    assert_eq!((result.changes.len(), result.changes[0].year), (1, Some(2008)));
    assert!(result.criteria.iter().all(|criterion| criterion.is_finite()));
    // Eight at 5 and twelve at 9: mean 7.4, squares 8·2.4² + 12·1.6² = 76.8.
    assert!((result.partitions[0].cost - 76.8).abs() < 1e-9);
}

#[test]
fn growth_and_fall_break_once() {
    let breaks = |y: &[f64]| trend_breaks(&years(y.len()), y, Level::P95, Seed(1)).expect("breaks");
    // Up by 20 % a year to the tenth year, then down by 30 %.
    let result = breaks(&series(20, |i| match i < 10.0 {
        true => 100.0 * libm::pow(1.2, i),
        false => 900.0 * libm::pow(0.7, i - 10.0),
    }));
    assert_eq!((result.changes.len(), result.changes[0].year), (1, Some(2010)));
    let percent = |place: usize| result.segments[place].percent.expect("a rate");
    let start = result.segments[1].start;
    assert_near(1e-9, &[("rise", percent(0), 20.0), ("fall", percent(1), -30.0)]);
    assert_near(1e-9, &[("start", start, 900.0)]);
    let equal = breaks(&[1.0; 12]);
    assert_eq!((equal.changes.len(), equal.segments[0].percent), (0, Some(0.0)));
}

#[test]
fn pettitts_test_of_four_low_and_four_high_years_by_hand() {
    // Ranks 1 to 4: 2·10 − 4·9 = −16.
    let y = [2.0, 1.0, 3.0, 4.0, 8.0, 7.0, 5.0, 6.0];
    let result = pettitt(&years(8), &y, Seed(1)).expect("a test");
    assert_eq!((result.statistic, result.year, result.observations), (16.0, 2004, 4));
    // 2 exp(−6·256/(512 + 64)) = 2 exp(−8/3).
    assert!((result.p_approximate - 2.0 * libm::exp(-8.0 / 3.0)).abs() < 1e-12);
    // K = 16 is the largest possible: 4!·4!·2 of 8! orders, 0.0286.
    let p = result.p_permutation.expect("a p");
    assert!((p - 2.0 / 70.0).abs() < 0.01, "{p}");
}

#[test]
fn a_wave_is_a_cycle_and_a_line_or_a_step_is_not() {
    for (y, lag) in [
        // Half of the period 2π/0.6 = 10.5.
        (series(60, |i| libm::cos(i * 0.6)), Some(5)),
        (series(60, |i| i), None),
        (series(60, |i| f64::from(u8::from(i > 30.0))), None),
        (vec![1.0; 40], None),
        (vec![], None),
        (vec![1.0, 2.0], None),
    ] {
        assert_eq!(cyclic(&y).map(|cycle| cycle.lag), lag, "{y:?}");
    }
}

#[test]
fn one_level_of_a_noisy_line_is_worse_than_the_line() {
    let x = series(20, |i| i);
    let y = series(20, |i| i + (i * 7.0) % 5.0);
    let found = trending(&x, &y, &[11.5; 20]).expect("a trend");
    assert!(found.durbin_watson_levels < found.durbin_watson_line);
    assert_eq!(trending(&[], &[], &[]), None);
    assert_eq!(trending(&x, &[1.0; 20], &[1.0; 20]), None);
}
