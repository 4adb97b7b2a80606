//! Years that do not fit.

use arrivals_statistics::unusual::{robust_z, robust_z_of_changes, unusual};

use super::{series, years};

fn flagged(y: &[f64], joinpoints: &[f64]) -> Vec<f64> {
    let found = unusual(&years(y.len()), y, None, joinpoints).expect("an answer");
    found.years.iter().flatten().filter(|year| year.unusual).map(|year| year.year).collect()
}

#[test]
fn one_year_of_double_the_count_is_unusual() {
    let mut y = series(15, |i| 1000.0 + i * 37.0 % 11.0);
    assert_eq!(flagged(&y, &[]), [0.0; 0]);
    y[6] = 2000.0;
    assert_eq!(flagged(&y, &[]), [2007.0]);
    // A bend that is given is not unusual.
    let bent = series(14, |i| libm::round(1000.0 * libm::pow(2.0, -(i - 7.0).abs())) + i % 3.0);
    assert!(flagged(&bent, &[2008.0]).is_empty());
}

#[test]
fn every_series_gives_an_answer_or_a_refusal() {
    for y in [
        vec![0.0; 12],
        vec![5.0; 12],
        vec![1e15; 12],
        series(12, |i| if i == 11.0 { 1e15 } else { 0.0 }),
        series(12, |i| if i % 2.0 == 0.0 { 1e15 } else { 0.0 }),
        series(12, |i| libm::pow(2.0, i)),
        vec![1.0, 2.0],
        vec![],
    ] {
        for joinpoints in [&[][..], &[2005.0], &[2004.0, 2011.0], &[2051.0]] {
            if let Ok(found) = unusual(&years(y.len()), &y, None, joinpoints) {
                assert!(found.years.iter().flatten().all(|year| year.p.is_finite()), "{y:?}");
            }
        }
    }
}

#[test]
fn a_gap_and_a_zero_have_no_log_change() {
    let x = [1.0, 2.0, 4.0, 5.0, 6.0, 7.0];
    let z = robust_z_of_changes(&x, &[1.0, 2.0, 2.0, 1.0, 0.0, 3.0]);
    assert_eq!(
        z.iter().map(Option::is_some).collect::<Vec<_>>(),
        [false, true, false, true, false, false]
    );
    assert_eq!(robust_z(&[1.0, 1.0, 1.0, 5.0]), [None; 4]);
    assert!(robust_z_of_changes(&[], &[]).is_empty());
}
