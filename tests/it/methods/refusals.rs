//! What the methods refuse, and why.

use arrivals_data::Count;
use arrivals_statistics::changepoints::{
    level_changes, mean_breaks, pettitt, segmentation, trend_breaks,
};
use arrivals_statistics::counts::rate::rate;
use arrivals_statistics::counts::ratio::{quasi_ratio, rate_ratio};
use arrivals_statistics::forecast::{ForecastOptions, Kind, choose, forecast, naive, theta};
use arrivals_statistics::groups::composition::composition_test;
use arrivals_statistics::groups::concentration::concentration;
use arrivals_statistics::groups::contribution::contributions;
use arrivals_statistics::groups::lmdi::decomposition;
use arrivals_statistics::groups::wilson::share_interval;
use arrivals_statistics::numeric::random::Seed;
use arrivals_statistics::regression::change::{AnnualChange, Coefficient, Reference};
use arrivals_statistics::regression::dispersion::dispersion;
use arrivals_statistics::regression::input::check;
use arrivals_statistics::regression::line::line;
use arrivals_statistics::regression::log_linear::log_linear;
use arrivals_statistics::regression::negative_binomial::negative_binomial_trend;
use arrivals_statistics::regression::poisson::poisson_trend;
use arrivals_statistics::regression::quasi::scaled;
use arrivals_statistics::trend::{
    ar_bootstrap, bias_corrected, hamed_rao, mann_kendall, prewhitened, sen_percent, sen_slope,
    trend_free, yue_wang,
};
use arrivals_statistics::{Level, NotApplicable};

use super::{HOME, years};

const P95: Level = Level::P95;
const SEED: Seed = Seed(1);

type Answer = Result<(), NotApplicable>;
/// A method of years and counts, without its answer.
type Method = fn(&[f64], &[f64]) -> Answer;

fn forecast_by(kind: Option<Kind>, changed_after: Option<i32>) -> impl Fn(&[f64]) -> Answer {
    move |y| {
        let x: Vec<f64> = years(y.len()).iter().map(|year| year + 1.0).collect();
        let options = ForecastOptions { kind, changed_after, ..ForecastOptions::default() };
        forecast(&x, y, &options, SEED).map(|_| ())
    }
}

/// The methods with the years that each needs at least.
const METHODS: [(&str, Method, usize); 17] = [
    ("levels", |x, y| segmentation(x, y, P95, SEED).map(|_| ()), 8),
    ("changes of level", |x, y| level_changes(x, y).map(|_| ()), 8),
    ("breaks of the mean", |x, y| mean_breaks(x, y, P95, SEED).map(|_| ()), 10),
    ("breaks of the trend", |x, y| trend_breaks(x, y, P95, SEED).map(|_| ()), 10),
    ("Pettitt", |x, y| pettitt(x, y, SEED).map(|_| ()), 8),
    ("Mann–Kendall", |_, y| mann_kendall(y, SEED).map(|_| ()), 3),
    ("AR(1) bootstrap", |x, y| ar_bootstrap(x, y, SEED).map(|_| ()), 10),
    ("Hamed & Rao", |x, y| hamed_rao(x, y, None).map(|_| ()), 10),
    ("Yue & Wang", |x, y| yue_wang(x, y).map(|_| ()), 10),
    ("prewhitening", |x, y| prewhitened(x, y).map(|_| ()), 10),
    ("trend-free prewhitening", |x, y| trend_free(x, y).map(|_| ()), 10),
    ("bias-corrected prewhitening", |x, y| bias_corrected(x, y).map(|_| ()), 10),
    ("Sen", |x, y| sen_slope(x, y, P95).map(|_| ()), 2),
    ("line", |x, y| line(x, y, "a line").map(|_| ()), 3),
    ("log-linear", |x, y| log_linear(x, y, None, P95).map(|_| ()), 3),
    ("Poisson", |x, y| poisson_trend(x, y, None, P95).map(|_| ()), 3),
    ("negative binomial", |x, y| negative_binomial_trend(x, y, None, P95).map(|_| ()), 10),
];

fn method(name: &str) -> Method {
    METHODS.iter().find(|(other, ..)| *other == name).expect("a method").1
}

#[test]
fn too_few_years_are_refused_and_enough_are_not() {
    for (name, method, needs) in METHODS {
        for n in 0..needs {
            let refused = method(&years(n), &HOME[..n]);
            let is_short = matches!(&refused, Err(NotApplicable::TooShort { needs: of, has, .. })
                if (*of, *has) == (needs, n));
            assert!(is_short, "{name} of {n}: {refused:?}");
        }
        assert_eq!(method(&years(needs), &HOME[..needs]), Ok(()), "{name}");
    }
    for (name, refused) in [
        ("naive", naive::naive(&[1.0], 1).is_err()),
        ("drift", naive::drift(&[1.0, 2.0], 1).is_err()),
        ("mean", naive::mean(&[], 1).is_err()),
        ("theta of nothing", theta(&[]).is_err()),
        ("theta", theta(&[1.0, 2.0]).is_err()),
        ("exponential smoothing", choose(&[1.0; 19]).is_err()),
    ] {
        assert!(refused, "{name}");
    }
}

#[test]
fn gaps_are_refused_where_years_must_follow_each_other() {
    let mut gap = years(12);
    gap[11] += 3.0;
    let last = |refused: &Answer| matches!(refused, Err(NotApplicable::Gap { year: 2012, .. }));
    for name in [
        "Hamed & Rao",
        "Yue & Wang",
        "prewhitening",
        "trend-free prewhitening",
        "bias-corrected prewhitening",
    ] {
        let refused = method(name)(&gap, &HOME[..12]);
        assert!(last(&refused), "{name}: {refused:?}");
    }
    // The bootstrap bridges gaps until too few pairs of years are left.
    assert_eq!(method("AR(1) bootstrap")(&gap, &HOME[..12]), Ok(()));
    let every_other: Vec<f64> = (0..12).map(|i| 2001.0 + 2.0 * f64::from(i)).collect();
    let refused = method("AR(1) bootstrap")(&every_other, &HOME[..12]);
    assert!(matches!(refused, Err(NotApplicable::Gap { year: 2002, .. })));
    let x = [2001.0, 2002.0, 2004.0, 2005.0, 2006.0];
    let refused = forecast(&x, &[1.0; 5], &ForecastOptions::default(), SEED);
    assert_eq!(refused, Err(NotApplicable::Gap { method: "a forecast", year: 2003 }));
}

#[test]
fn what_has_no_answer_says_why() {
    use NotApplicable::{AllZero, Constant, Negative, Perfect, Zero};
    let zero = |method, year| Zero { method, year };
    let negative = |method, year| Negative { method, year };
    let doubling = [1.0, 2.0, 4.0, 8.0];
    let rising: Vec<f64> = (0..12).map(|i| 5.0 + 2.0 * f64::from(i)).collect();
    let mut with_zero = [3.0; 12];
    with_zero[4] = 0.0;
    let below = [1.0, 2.0, -3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    for (name, y, why) in [
        ("levels", &[0.0; 30][..], AllZero),
        ("levels", &below, negative("a change of level", 2003)),
        ("changes of level", &below, negative("a change of level", 2003)),
        ("breaks of the mean", &[5.0; 12], Constant),
        ("breaks of the trend", &with_zero, zero("a break of the trend", 2005)),
        ("Pettitt", &[5.0; 9], Constant),
        ("bias-corrected prewhitening", &[3.0; 12], Perfect),
        ("bias-corrected prewhitening", &rising, Perfect),
        ("line", &[3.0; 4], Constant),
        ("line", &[0.1, 0.2, 0.3, 0.4], Perfect),
        ("log-linear", &[1.0, 0.0, 2.0, 3.0], zero("a log-linear trend", 2002)),
        ("log-linear", &doubling, Perfect),
        ("log-linear", &[0.0; 4], AllZero),
        ("log-linear", &[5.0; 4], Constant),
        ("Poisson", &[0.0; 3], AllZero),
    ] {
        assert_eq!(method(name)(&years(y.len()), y), Err(why), "{name}");
    }
    let refused = sen_percent(&[2001.0, 2002.0], &[1.0, 0.0], P95);
    assert_eq!(refused, Err(zero("a rate of growth", 2002)));
    let refused = forecast_by(None, None)(&below[..5]);
    assert_eq!(refused, Err(negative("a forecast", 2004)));
    assert_eq!(dispersion(&[1.0, 2.0], &[0.0; 2]), Err(AllZero));
    for y in [[5.0; 4], doubling, [1e15; 4]] {
        let poisson = poisson_trend(&years(4), &y, None, P95).expect("a trend");
        assert_eq!(scaled(&poisson, P95), Err(Perfect), "{y:?}");
    }
    assert_eq!(concentration(&[0.0, 0.0]), Err(AllZero));
    assert_eq!(contributions(&[0.0], &[3.0]), Err(AllZero));
}

#[test]
fn other_refusals() {
    let like_poisson = [10.0, 11.0, 10.0, 9.0, 10.0, 11.0, 10.0, 9.0, 10.0, 10.0];
    // r₁ = −(n − 1)/n, so that n/n* = 1 − 2 · 0.95² < 0.
    let zigzag: Vec<f64> = (0..20).map(|i| f64::from(i % 2)).collect();
    let ratio = |a, b, ta, tb| rate_ratio(a, b, ta, tb, P95).is_err();
    let rate_of = |count: Count, exposure| rate(count, exposure, P95).is_err();
    let five = Count::new(5).expect("a count");
    let one = Some(&[1.0, 0.0, 1.0][..]);
    let checked = |y: &[f64], exposure: Option<&[f64]>| check(&years(3), y, exposure, "it", 3);
    for (what, refused) in [
        ("counts in the last year alone", method("Poisson")(&years(3), &[0.0, 0.0, 7.0]).is_err()),
        ("counts in the first year alone", method("Poisson")(&years(3), &[7.0, 0.0, 0.0]).is_err()),
        ("no overdispersion", method("negative binomial")(&years(10), &like_poisson).is_err()),
        ("no variance left", method("Yue & Wang")(&years(20), &zigzag).is_err()),
        // At lag 1 alone the factor is 1 − 2 · (17/20) · 0.95 < 0.
        ("no variance at lag 1", hamed_rao(&years(20), &zigzag, Some(1)).is_err()),
        (
            "an exponential forecast",
            forecast_by(Some(Kind::Exponential), None)(&HOME[..19]).is_err(),
        ),
        ("theta after a collapse", forecast_by(Some(Kind::Theta), Some(2019))(&HOME).is_err()),
        ("both counts 0", ratio(0.0, 0.0, 1.0, 1.0)),
        ("half a count", ratio(1.5, 2.0, 1.0, 1.0)),
        ("a count below 0", ratio(-1.0, 2.0, 1.0, 1.0)),
        ("no exposure", ratio(1.0, 2.0, 0.0, 1.0)),
        ("an infinite exposure", ratio(1.0, 2.0, 1.0, f64::INFINITY)),
        ("no number", ratio(1.0, f64::NAN, 1.0, 1.0)),
        ("a scaled ratio of 0", quasi_ratio(0.0, 67.0, 1.0, 1.0, P95, 74.0).is_err()),
        ("an exposure of 0", rate_of(five, 0.0)),
        ("an exposure below 0", rate_of(five, -1.0)),
        ("an exposure without end", rate_of(five, f64::INFINITY)),
        ("an exposure too small", rate_of(five, f64::MIN_POSITIVE)),
        ("a rate of a net flow", rate_of(Count::signed(-3).expect("a count"), 1.0)),
        ("no table", composition_test(&[], 1.0).is_err()),
        ("an empty row", composition_test(&[vec![]], 1.0).is_err()),
        ("one row", composition_test(&[vec![1.0, 2.0]], 1.0).is_err()),
        ("unequal rows", composition_test(&[vec![1.0, 2.0], vec![1.0]], 1.0).is_err()),
        ("a table of 0", composition_test(&[vec![0.0; 2], vec![0.0; 2]], 1.0).is_err()),
        ("no groups", concentration(&[]).is_err()),
        ("a group below 0", concentration(&[-1.0, 2.0]).is_err()),
        ("unequal groups", contributions(&[1.0], &[1.0, 2.0]).is_err()),
        ("a group that is no number", contributions(&[1.0], &[f64::NAN]).is_err()),
        ("a total that ends", decomposition(&[1.0], &[0.0]).is_err()),
        ("a total that begins", decomposition(&[0.0], &[1.0]).is_err()),
        ("no whole", share_interval(1.0, 0.0, P95).is_err()),
        ("a part above the whole", share_interval(2.0, 1.0, P95).is_err()),
        ("a limit too large", AnnualChange::between(1.0, 0.0, 800.0, P95).is_err()),
        ("no error", Coefficient::new(1.0, 0.0, Reference::Normal).is_none()),
        ("all counts 0", checked(&[0.0; 3], None) == Err(NotApplicable::AllZero)),
        ("not finite", checked(&[1.0, f64::NAN, 1.0], None).is_err()),
        ("no one to count among", checked(&[1.0; 3], one).is_err()),
        ("unequal lengths", checked(&[1.0; 2], None).is_err()),
    ] {
        assert!(refused, "{what}");
    }
    let below = checked(&[1.0, -1.0, 1.0], None);
    assert_eq!(below, Err(NotApplicable::Negative { method: "it", year: 2002 }));
    assert_eq!(checked(&[1.0; 3], Some(&[1.0; 3])), Ok(()));
    assert!(composition_test(&[vec![1e15, 1.0], vec![0.0, 1e15]], 1.0).is_ok());
    assert_eq!(forecast_by(Some(Kind::Exponential), None)(&HOME), Ok(()));
    let too_far = |y: &[f64], steps| {
        let options = ForecastOptions { steps: Some(steps), ..ForecastOptions::default() };
        forecast(&years(y.len()), y, &options, SEED).expect_err("a refusal").to_string()
    };
    let why = too_far(&HOME, 6);
    assert!(why.starts_with("6 years ahead are too far: from 22 years, a forecast reaches 5"));
    assert!(too_far(&HOME[..7], 2).starts_with("2 years ahead are too far"));
}
