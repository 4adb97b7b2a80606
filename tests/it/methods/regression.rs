//! Log-linear models, worked out by hand.

use core::f64::consts::LN_2;

use arrivals_statistics::Level;
use arrivals_statistics::regression::change::{AnnualChange, Coefficient, Reference};
use arrivals_statistics::regression::dispersion::dispersion;
use arrivals_statistics::regression::input::bent;
use arrivals_statistics::regression::irls::{Variance, fit};
use arrivals_statistics::regression::line::line;
use arrivals_statistics::regression::log_linear::log_linear;
use arrivals_statistics::regression::model::{Model, count_trend};
use arrivals_statistics::regression::negative_binomial::negative_binomial_trend;
use arrivals_statistics::regression::poisson::poisson_trend;
use arrivals_statistics::regression::quasi::scaled;
use arrivals_statistics::regression::serial::Serial;

use super::{assert_near, series, years};

fn columns(n: usize) -> Vec<Vec<f64>> {
    vec![vec![1.0; n], (0..n).map(|i| i as f64).collect()]
}

#[test]
fn a_bend_starts_after_its_joinpoint() {
    let columns = bent(&[2000.0, 2001.0, 2003.0], &[2001.0]);
    assert_eq!(columns, [vec![1.0; 3], vec![0.0, 1.0, 3.0], vec![0.0, 0.0, 2.0]]);
}

#[test]
fn limits_are_taken_on_the_scale_of_logarithms() {
    let slope = Coefficient::new(-0.1, 0.02, Reference::Normal).expect("a coefficient");
    let change = AnnualChange::new(&slope, Reference::Normal, Level::P95).expect("a change");
    // −0.1 ± 0.0391993: e^−0.1391993 = 0.870054, e^−0.0608007 = 0.941011.
    assert_near(1e-3, &[("lower", change.lower, -12.994_6), ("upper", change.upper, -5.898_9)]);
}

#[test]
fn fits_by_hand() {
    let fit = |y: &[f64], offset: Option<&[f64]>| {
        fit(&columns(y.len()), y, offset, Variance::Poisson, None).expect("a fit")
    };
    // Doubling counts have a slope of ln 2, and counts in proportion to their exposure have none.
    let doubling = fit(&[1.0, 2.0, 4.0, 8.0], None);
    let offset: Vec<f64> = [1.0_f64, 4.0, 9.0].iter().map(|e| libm::log(*e)).collect();
    let even = fit(&[10.0, 40.0, 90.0], Some(&offset));
    let leverages = doubling.leverages(&columns(4)).iter().sum::<f64>();
    assert_near(
        1e-10,
        &[
            ("intercept", doubling.coefficients[0], 0.0),
            ("slope", doubling.coefficients[1], LN_2),
            ("leverages", leverages, 2.0),
            ("intercept by exposure", even.coefficients[0], libm::log(10.0)),
            ("slope by exposure", even.coefficients[1], 0.0),
        ],
    );
    assert!(doubling.deviance < 1e-12);
}

#[test]
fn counts_in_the_last_year_alone_have_no_fit() {
    for variance in [Variance::Poisson, Variance::NegativeBinomial { theta: 2.0 }] {
        assert_eq!(fit(&columns(5), &[0.0, 0.0, 0.0, 0.0, 9.0], None, variance, None), None);
    }
}

#[test]
fn the_deviance_of_a_large_size_is_poissons() {
    let large = Variance::NegativeBinomial { theta: 1e12 };
    for (y, mean) in [(0.0, 3.0), (5.0, 3.0), (1000.0, 900.0)] {
        let poisson = Variance::Poisson.deviance(y, mean);
        assert!((large.deviance(y, mean) / poisson - 1.0).abs() < 1e-6, "{y} {mean}");
    }
    // y = 2, μ = 1, θ = 1: 2 (2 ln 2 − 3 ln 1.5) = 0.339798.
    let small = Variance::NegativeBinomial { theta: 1.0 };
    assert!((small.deviance(2.0, 1.0) - 0.339_798_073_0).abs() < 1e-9);
}

#[test]
fn a_line_has_the_error_worked_out_by_hand() {
    // y = 1, 2, 4 at 0, 1, 2: slope 1.5, intercept 5/6, residuals 1/6, −1/3, 1/6; s² = 1/6, SE = √(1/12).
    let line = line(&[2000.0, 2001.0, 2002.0], &[1.0, 2.0, 4.0], "a line").expect("a line");
    assert_near(
        1e-14,
        &[
            ("slope", line.slope.estimate, 1.5),
            ("its error", line.slope.standard_error, libm::sqrt(1.0 / 12.0)),
            ("intercept", line.intercept.estimate, 5.0 / 6.0),
            ("R²", line.r_squared, 27.0 / 28.0),
        ],
    );
    // ln y = 0, ln 2, 0: slope 0.
    let fit = log_linear(&[1.0, 2.0, 3.0], &[1.0, 2.0, 1.0], None, Level::P95).expect("a fit");
    assert!(fit.change.percent.abs() < 1e-12 && fit.change.lower < 0.0);
}

#[test]
fn residuals_in_blocks_are_doubtful() {
    // Steps: only one, of 2; squares: 6. DW = 4 / 6; r1 = (2 + 2 − 1) / 6.
    let serial = Serial::new(&years(6), &[1.0, 1.0, 1.0, -1.0, -1.0, -1.0]);
    assert!((serial.durbin_watson.expect("a number") - 4.0 / 6.0).abs() < 1e-15);
    assert!((serial.lag_one.expect("a number") - 0.5).abs() < 1e-15);
    assert!(serial.doubtful());
    // A gap breaks the chain.
    let serial = Serial::new(&[1.0, 2.0, 4.0], &[1.0, -1.0, 1.0]);
    assert_eq!((serial.durbin_watson, serial.lag_one), (None, None));
}

#[test]
fn the_dispersion_of_two_counts_by_hand() {
    // Mean 2: (1 + 1) / 2 = 1 with 1 degree: 0.3173.
    let found = dispersion(&[1.0, 2.0], &[1.0, 3.0]).expect("a dispersion");
    assert_eq!((found.chi_squared, found.degrees), (1.0, 1));
    assert!((found.p - 0.317_310_507_862_914).abs() < 1e-12);
    let none = dispersion(&[1.0, 2.0, 3.0], &[4.0; 3]);
    assert_eq!(none.map(|found| (found.index, found.p)), Ok((0.0, 1.0)));
}

#[test]
fn poisson_trends_by_hand() {
    let trend = |x: &[f64], y: &[f64]| poisson_trend(x, y, None, Level::P95).expect("a trend");
    let constant = trend(&[1.0, 2.0, 3.0], &[4.0; 3]);
    assert!(constant.slope.estimate.abs() < 1e-12 && constant.deviance < 1e-12);
    // SE of the slope: 1 / √(4 × 2).
    assert!((constant.slope.standard_error - libm::sqrt(0.125)).abs() < 1e-10);
    assert!(constant.dispersion < 1e-20);
    let middle = trend(&[1.0, 2.0, 3.0], &[0.0, 7.0, 0.0]);
    assert!(middle.slope.estimate.abs() < 1e-9);
    // Counts of a thousand million millions.
    let large = trend(&[1.0, 2.0, 3.0, 5.0], &[1e15, 9e14, 1e15, 2e15]);
    assert!(large.change.lower <= large.change.percent && large.log_likelihood.is_finite());
    let profile = large.change_profile.expect("limits");
    assert!((profile.upper / large.change.upper - 1.0).abs() < 1e-6);
    assert_eq!(large.serial.lag_one, None);
}

#[test]
fn the_error_of_quasi_poisson_is_that_of_poisson_times_the_root_of_the_dispersion() {
    let (x, y) = ([1.0, 2.0, 3.0, 4.0], [10.0, 50.0, 20.0, 90.0]);
    let poisson = poisson_trend(&x, &y, None, Level::P95).expect("a trend");
    let quasi = scaled(&poisson, Level::P95).expect("a trend");
    let ratio = quasi.slope.standard_error / poisson.slope.standard_error;
    assert!((ratio * ratio / poisson.dispersion - 1.0).abs() < 1e-12);
    assert!(quasi.change.lower < poisson.change.lower);
}

#[test]
fn the_dispersion_and_the_years_choose_the_model() {
    let wild = [400.0, 50.0, 900.0, 60.0, 400.0, 70.0, 500.0, 20.0, 300.0, 80.0];
    for (y, model) in [
        (&[4.0, 5.0, 3.0, 6.0, 4.0][..], Model::Poisson),
        (&[7.0; 12], Model::Poisson),
        (&wild[..5], Model::QuasiPoisson),
        (&wild, Model::NegativeBinomial),
    ] {
        let trend = count_trend(&series(y.len() as u32, |i| i), y, None, Level::P95);
        assert_eq!(trend.expect("a trend").chosen, model, "{y:?}");
    }
}

#[test]
fn every_finite_series_gives_an_answer_or_a_refusal() {
    let numbers = [0.0, 1.0, 2.0, 1000.0, 1e15];
    for length in 0..6_u32 {
        for code in 0..numbers.len().pow(length) {
            let pick = |place: u32| numbers[code / numbers.len().pow(place) % numbers.len()];
            let y: Vec<f64> = (0..length).map(pick).collect();
            let x = series(length, |i| 2000.0 + i * i);
            if let Ok(trend) = count_trend(&x, &y, None, Level::P95) {
                let json = serde_json::to_string(&trend).expect("JSON");
                assert!(!json.contains("\"deviance\":null"), "{y:?}");
                assert!(trend.poisson.aic.is_finite(), "{y:?}");
            }
        }
    }
    let mut y = [0.0; 12];
    y[5] = 1e15;
    for last in [0.0, 1.0, 1e15] {
        y[11] = last;
        if let Ok(trend) = negative_binomial_trend(&years(12), &y, None, Level::P95) {
            assert!(trend.theta > 0.0 && trend.aic.is_finite(), "{trend:?}");
        }
    }
}
