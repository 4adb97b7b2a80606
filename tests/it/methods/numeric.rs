//! Distributions, least squares, minimisation and random numbers.

use arrivals_statistics::numeric::gamma::chi_squared_upper;
use arrivals_statistics::numeric::minimise::{over_interval, simplex};
use arrivals_statistics::numeric::order::{median, ranks, ties};
use arrivals_statistics::numeric::random::{Seed, below, normal as draw, replicates, stream};
use arrivals_statistics::numeric::{beta, gamma, least_squares, normal, student};

use super::assert_near;

#[test]
fn quantiles_and_tails_are_those_of_the_tables() {
    // scipy 1.17.1: `norm.ppf`, `t.ppf` and `chi2.sf`.
    for (probability, z) in [
        (0.975, 1.959963984540054),
        (0.995, 2.5758293035489004),
        (0.9, 1.2815515655446004),
        (1e-10, -6.361340902404056),
        (0.5, 0.0),
    ] {
        assert!((normal::quantile(probability) - z).abs() < 1e-13, "{probability}");
    }
    for (degrees, t) in
        [(1.0, 12.706204736174698), (14.0, 2.144786687917804), (20.0, 2.085963447265864)]
    {
        assert!((student::quantile(0.975, degrees) - t).abs() < 1e-9 * t, "{degrees}");
        assert!((student::two_sided(t, degrees) - 0.05).abs() < 1e-11);
    }
    for (x, degrees) in [(3.841458820694124, 1.0), (18.307038053275146, 10.0)] {
        assert!((chi_squared_upper(x, degrees) - 0.05).abs() < 1e-14, "{degrees}");
    }
}

#[test]
fn the_quantile_of_gamma_inverts_the_tail() {
    for shape in [0.01, 0.3, 1.0, 2.5, 30.0, 1000.0, 1e6] {
        for probability in [1e-10, 0.001, 0.025, 0.5, 0.975, 1.0 - 1e-9] {
            let x = gamma::quantile(shape, probability);
            if x > 1e-280 {
                let (lower, upper) = gamma::ln_tails(shape, x);
                let error = if probability < 0.5 {
                    libm::exp(lower) / probability - 1.0
                } else {
                    libm::exp(upper) / (1.0 - probability) - 1.0
                };
                assert!(error.abs() < 1e-9, "{shape} {probability}: {x} {error}");
            }
        }
    }
}

#[test]
fn the_quantile_of_beta_inverts_the_tail() {
    for a in [0.5, 1.0, 11.0, 197.0, 1e5, 1e8] {
        for b in [0.5, 1.0, 22.0, 2915.0, 1e6] {
            for probability in [0.005, 0.025, 0.5, 0.975] {
                let odds = beta::quantile_odds(a, b, probability);
                let lower = libm::exp(beta::ln_tails(a, b, odds).0);
                assert!((lower / probability - 1.0).abs() < 1e-7, "{a} {b} {probability}: {lower}");
            }
        }
    }
}

#[test]
fn least_squares_by_hand() {
    // y = 1 + 2x at x = 0, 1, 2, the last weighed 0.
    let columns = vec![vec![1.0; 3], vec![0.0, 1.0, 2.0]];
    let fit = least_squares::fit(&columns, &[1.0, 3.0, 100.0], Some(&[1.0, 1.0, 0.0]));
    let fit = fit.expect("a fit");
    assert_near(1e-14, &[("a", fit.coefficients[0], 1.0), ("b", fit.coefficients[1], 2.0)]);
    assert!(fit.squares < 1e-28);
    let repeated = [vec![1.0; 3], vec![2.0; 3]];
    assert_eq!(least_squares::fit(&repeated, &[1.0, 2.0, 3.0], None), None);
}

#[test]
fn the_lower_of_two_valleys_is_found() {
    let (at, _) = over_interval(|x| (x * x - 1.0) * (x * x - 1.0) + 0.1 * x, -2.0, 2.0, 40);
    assert!((at + 1.0123).abs() < 1e-3, "{at}");
}

#[test]
fn the_simplex_walks_down_rosenbrocks_valley() {
    let f = |p: &[f64]| {
        let (a, b) = (1.0 - p[0], p[1] - p[0] * p[0]);
        a * a + 100.0 * b * b
    };
    let (place, value) = simplex(f, &[-1.2, 1.0], 0.5, 1000);
    assert!(value < 1e-10 && (place[0] - 1.0).abs() < 1e-4, "{place:?}");
}

#[test]
fn ties_share_a_rank() {
    assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
    assert_eq!(ties(&[3.0, 1.0, 3.0, 2.0]), [2]);
    assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), 2.5);
}

#[test]
fn threads_change_nothing() {
    let draw = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| replicates(1000, Seed(7), "test", || (), |stream, ()| draw(stream)))
    };
    assert_eq!(draw(1), draw(5));
}

#[test]
fn the_stream_of_a_seed_stays_what_it_is() {
    let mut stream = stream(Seed(1), "test", 0);
    let drawn: Vec<usize> = (0..3).map(|_| below(&mut stream, 1_000_000)).collect();
    // As drawn when the generator was chosen: a change of it would change published numbers.
    assert_eq!(drawn, [508_231, 507_109, 826_209]);
}
