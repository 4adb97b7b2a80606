//! Our distributions, whose arithmetic is the same on every machine, against those of statrs.

use arrivals_statistics::numeric::{beta, gamma, normal, student};
use statrs::distribution::{Beta, Binomial, ContinuousCDF, DiscreteCDF, Gamma, Normal, StudentsT};

fn near(what: &str, got: f64, want: f64, tolerance: f64) {
    let scale = want.abs().max(1e-300);
    assert!((got - want).abs() / scale <= tolerance, "{what}: {got} for {want}");
}

#[test]
fn normal_tails_and_quantiles() {
    let other = Normal::standard();
    for z in [-6.0, -1.5, -0.1, 0.0, 0.7, 2.0, 5.0] {
        near("lower tail", normal::lower(z), other.cdf(z), 1e-10);
    }
    for p in [1e-8, 0.01, 0.3, 0.5, 0.9, 0.975] {
        let error = (normal::quantile(p) - other.inverse_cdf(p)).abs();
        assert!(error < 1e-9, "quantile of {p}: off by {error:e}");
    }
}

#[test]
fn gamma_tails_and_quantiles() {
    for shape in [0.5, 1.0, 7.0, 196.0, 2914.0] {
        let other = Gamma::new(shape, 1.0).expect("a distribution");
        for p in [0.005, 0.025, 0.5, 0.975] {
            near("quantile", gamma::quantile(shape, p), other.inverse_cdf(p), 1e-8);
        }
        for ratio in [0.7, 1.0, 1.2] {
            let lower = libm::exp(gamma::ln_tails(shape, ratio * shape).0);
            near("lower tail", lower, other.cdf(ratio * shape), 1e-9);
        }
    }
}

#[test]
fn beta_binomial_and_student_tails() {
    for (a, b) in [(0.5, 3.0), (11.0, 22.0), (196.0, 300.0)] {
        let other = Beta::new(a, b).expect("a distribution");
        for x in [0.2, 0.4, 0.6] {
            let lower = libm::exp(beta::ln_tails(a, b, x / (1.0 - x)).0);
            near("beta", lower, other.cdf(x), 1e-8);
        }
    }
    let other = Binomial::new(0.3, 40).expect("a distribution");
    for k in [3_u64, 10, 12, 20] {
        let (at_most, _) = beta::ln_binomial_tails(k as f64, 40.0, 0.3 / 0.7);
        near("binomial", libm::exp(at_most), other.cdf(k), 1e-8);
    }
    for degrees in [3.0, 14.0, 100.0] {
        let other = StudentsT::new(0.0, 1.0, degrees).expect("a distribution");
        for t in [0.3, 1.7, 4.0] {
            near("student", student::two_sided(t, degrees), 2.0 * (1.0 - other.cdf(t)), 1e-8);
        }
    }
}
