//! Forecasts: by hand, of series that must have an answer, and the same again.

use arrivals_statistics::NotApplicable;
use arrivals_statistics::forecast::anscombe::{count, poisson_mean, root};
use arrivals_statistics::forecast::backtest::origins;
use arrivals_statistics::forecast::intervals::{
    LEVELS, after_zeros, rule_of_three, simulate, widening,
};
use arrivals_statistics::forecast::naive::{drift, mean, naive};
use arrivals_statistics::forecast::regime::past_changes;
use arrivals_statistics::forecast::{
    Caveat, Forecast, ForecastOptions, Kind, Projection, Regime, Shape, Widening, backtest, choose,
    forecast, most_steps, regime, smooth, theta,
};
use arrivals_statistics::numeric::random::{Seed, below, stream};
use arrivals_statistics::numeric::student;

use super::{HOME, assert_near, series};

const COMPARED: [Kind; 5] = [Kind::Naive, Kind::Mean, Kind::Drift, Kind::Theta, Kind::Exponential];
const SHAPES: [Shape; 3] = [Shape::Level, Shape::Slope, Shape::Damped];

fn forecast_by(y: &[f64], options: &ForecastOptions) -> Result<Forecast, NotApplicable> {
    let x: Vec<f64> = (0..y.len()).map(|i| 2002.0 + i as f64).collect();
    forecast(&x, y, options, Seed(1))
}

fn forecast_of(y: &[f64]) -> Forecast {
    forecast_by(y, &ForecastOptions::default()).expect("a forecast")
}

fn middle(y: &[f64]) -> Vec<u64> {
    forecast_of(y).years.iter().map(|year| year.quantiles[2]).collect()
}

#[test]
fn the_number_of_years_decides() {
    for years in 0..=24 {
        let y = &HOME.repeat(2)[..years];
        if years < 5 {
            let refused = forecast_by(y, &ForecastOptions::default());
            assert!(matches!(refused, Err(NotApplicable::TooShort { .. })), "{years}");
            continue;
        }
        let found = forecast_of(y);
        let kind = if years < 10 { Kind::Naive } else { Kind::Theta };
        assert_eq!((found.kind, found.years.len()), (kind, most_steps(years)));
        assert_eq!(found.years[0].year, 2002 + years as i32);
        assert!(found.years.iter().all(|year| year.quantiles.is_sorted()));
        let json = serde_json::to_string(&found).expect("JSON");
        assert!(!json.contains("\"mase\":null") && !json.contains("NaN"), "{json}");
    }
}

#[test]
fn after_the_collapse_only_the_changes_of_the_past_are_left() {
    let after = |year| {
        let options = ForecastOptions { changed_after: Some(year), ..ForecastOptions::default() };
        forecast_by(&HOME, &options).expect("a forecast")
    };
    let found = after(2019);
    assert_eq!(found.kind, Kind::PastChanges);
    assert_eq!(found.caveats, [Caveat::PastChangesOnly { after: 2019, years: 4, dated: true }]);
    let found = after(2018);
    assert_eq!((found.kind, found.fitted, found.years.len()), (Kind::Naive, (2019, 2023), 1));
}

#[test]
fn constants_and_zeros_have_finite_answers() {
    for value in [1.0, 196.0, 1e9] {
        let found = forecast_of(&[value; 22]);
        assert!(found.caveats.contains(&Caveat::Constant));
        let row = &found.years[4].quantiles;
        let poisson = 1.645 * libm::sqrt(value);
        assert!((row[2] as f64 - value).abs() <= 0.1 * poisson + 0.5, "{row:?}");
        assert!((row[4] as f64 - value - poisson).abs() <= 0.15 * poisson + 1.5, "{row:?}");
    }
    let found = forecast_of(&[0.0; 12]);
    assert_eq!((found.kind, found.years[2].quantiles[4]), (Kind::Zeros, 1));
    assert!(found.years.iter().all(|year| year.quantiles[..4] == [0; 4]));
    // Zeros at the end stay near zero.
    let y = [&[12.0, 9.0, 7.0, 11.0, 5.0, 4.0, 2.0, 1.0][..], &[0.0; 6]].concat();
    assert!(middle(&y).iter().all(|count| *count <= 1), "{:?}", middle(&y));
}

#[test]
fn large_counts_scale() {
    // At large counts the Poisson noise is nothing, and a hundred times as many people are
    // forecast a hundred times as high.
    let large = middle(&HOME.map(|y| 1e6 * y));
    let larger = middle(&HOME.map(|y| 1e8 * y));
    for (a, b) in large.iter().zip(larger) {
        assert!((b as f64 / (100.0 * *a as f64) - 1.0).abs() < 0.02, "{a} {b}");
    }
}

#[test]
fn one_seed_gives_one_forecast() {
    let draw = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads").install(|| forecast_of(&HOME))
    };
    assert_eq!(draw(1), draw(3));
}

#[test]
fn random_series_never_break_it() {
    let mut stream = stream(Seed(5), "forecast.test", 0);
    for round in 0..150 {
        let years = below(&mut stream, 30);
        let size = [1, 3, 50, 1_000_000_000, 1_000_000_000_000_000][round % 5];
        let y: Vec<f64> = (0..years).map(|_| below(&mut stream, size + 1) as f64).collect();
        for kind in
            [None, Some(Kind::Naive), Some(Kind::Mean), Some(Kind::Drift), Some(Kind::Exponential)]
        {
            for changed_after in [None, Some(2000 + years as i32)] {
                let options = ForecastOptions { kind, changed_after, ..ForecastOptions::default() };
                if let Ok(found) = forecast_by(&y, &options) {
                    assert!(found.years.iter().all(|year| year.quantiles.is_sorted()));
                    assert!(found.widening.factor.is_finite() && found.widening.factor >= 1.0);
                }
            }
        }
    }
}

#[test]
fn no_origin_sees_what_came_later() {
    for cut in 11..22 {
        let mut other = HOME;
        other[cut..].iter_mut().for_each(|y| *y = 5.0 * *y + 1e6);
        for kind in COMPARED {
            let before = |y: &[f64], last: usize| {
                let mut found = origins(kind, y, 10, 3);
                found.retain(|origin| origin.seen <= last);
                found
            };
            assert_eq!(before(&HOME, cut), before(&other, cut), "{kind:?} {cut}");
            // And nothing changes when the later years are not there at all.
            assert_eq!(before(&HOME[..cut], cut - 1), before(&HOME, cut - 1), "{kind:?} {cut}");
        }
    }
}

#[test]
fn the_naive_row_of_the_backtest_by_hand() {
    // Seen 5: 3 for 7, error 4; changes 2, 0, 0, 0 of mean 1/2.
    let y = [1.0, 3.0, 3.0, 3.0, 3.0, 7.0];
    let rows = backtest(&[Kind::Naive], &y, 5, 1, &LEVELS, Seed(1));
    let score = &rows[0].scores[0];
    assert_eq!((score.origins, score.ties, score.wins), (1, 1, 0));
    assert!((score.mase.expect("a scale") - 8.0).abs() < 1e-9);
}

#[test]
fn backtests_of_degenerate_series_are_finite() {
    for y in [vec![0.0; 24], vec![1e9; 24], [vec![9.0; 12], vec![0.0; 12]].concat()] {
        for row in backtest(&COMPARED, &y, 10, 5, &LEVELS, Seed(1)) {
            assert!(row.ratios.iter().all(|ratio| ratio.is_finite()), "{row:?}");
            let finite = |mase: Option<f64>| mase.is_none_or(f64::is_finite);
            assert!(row.scores.iter().all(|score| score.wis.is_finite() && finite(score.mase)));
        }
    }
}

fn still(point: f64, sigma: f64) -> Projection {
    let (points, responses) = (vec![root(point); 3], vec![1.0; 2]);
    Projection { points, sigma, responses, shared: vec![0.0; 3] }
}

fn simulated(projection: &Projection, degrees: f64, paths: usize, wide: Widening) -> Vec<Vec<u64>> {
    simulate(projection, degrees, wide, &LEVELS, paths, Seed(1))
}

#[test]
fn the_simulation_has_the_quantiles_of_its_distribution() {
    // Poisson, mean 100: quantiles 84, 93, 100, 107, 117 (scipy 1.17.1, `poisson.ppf`).
    let rows = simulated(&still(100.0, 0.0), 20.0, 20_000, Widening::NONE);
    for (got, want) in rows[0].iter().zip([84_u64, 93, 100, 107, 117]) {
        assert!(got.abs_diff(want) <= 1, "{rows:?}");
    }
    // Those of t on the scale of roots.
    let rows = simulated(&still(1000.0, 6.0), 200.0, 20_000, Widening::NONE);
    for (got, level) in rows[0].iter().zip(LEVELS) {
        let want = count(root(1000.0) + 6.0 * student::quantile(level, 200.0));
        assert!((*got as f64 - want).abs() < 0.02 * want, "{rows:?} {want}");
    }
    let rows = simulated(&still(1e15, 1e8), 1.0, 500, Widening::NONE);
    assert!(rows.iter().all(|row| row.is_sorted()));
}

#[test]
fn a_factor_widens_and_few_origins_do_not() {
    let ratios = [0.1, 0.2, 0.5, 0.5, 0.7, 0.9, 1.1, 2.0, 3.0];
    // (9 + 1) × 0.9 = the 9th.
    let wide = Widening { factor: 3.0, origins: 9 };
    assert_eq!(widening(&ratios, 9, 0.9), wide);
    assert_eq!(widening(&ratios, 9, 0.1).factor, 1.0);
    assert_eq!(widening(&ratios[..7], 7, 0.9), Widening::NONE);
    let wider = simulated(&still(400.0, 2.0), 20.0, 4000, wide);
    assert_eq!(wider, simulated(&still(400.0, 6.0), 20.0, 4000, Widening::NONE));
}

#[test]
fn zeros_leave_room_for_a_few() {
    // 10 years: mean at most 0.2996; P(0) = 0.741, P(≤ 1) = 0.963.
    assert_eq!(after_zeros(10, &LEVELS), [0, 0, 0, 0, 1]);
    assert!((rule_of_three(10) - 0.299_573_227_355_399_1).abs() < 1e-14);
}

#[test]
fn a_straight_line_goes_on() {
    let fit = choose(&series(25, |i| 3.0 + 2.0 * i)).expect("a fit");
    assert_eq!((fit.shape, fit.sigma, fit.ln_likelihood), (Shape::Slope, 0.0, None));
    assert!((fit.project(2).points[1] - 55.0).abs() < 1e-8);
    // By theta with half its slope: the level lags the line by b (1 − (1 − α)^n) / α, of which half
    // comes back.
    let fit = theta(&series(30, |i| 5.0 + 4.0 * i)).expect("a fit");
    let points = fit.project(3).points;
    assert_near(1e-12, &[("drift", fit.drift, 2.0), ("step", points[2] - points[1], 2.0)]);
}

#[test]
fn another_unit_gives_the_same_parameters() {
    for shape in SHAPES {
        let fit = smooth(&HOME, shape).expect("a fit");
        let far = smooth(&HOME.map(|y| 1e6 * y + 1e9), shape).expect("a fit");
        assert!((fit.alpha - far.alpha).abs() < 1e-3, "{shape:?}");
        assert!((far.squares / fit.squares / 1e12 - 1.0).abs() < 1e-8, "{shape:?}");
    }
}

#[test]
fn every_length_and_every_constant_can_be_smoothed() {
    for (count, value, shape) in (0..12)
        .flat_map(|count| [0.0, 7.0, 1e15].map(|value| (count, value)))
        .flat_map(|(count, value)| SHAPES.map(|shape| (count, value, shape)))
    {
        if let Ok(fit) = smooth(&vec![value; count], shape) {
            assert_eq!(fit.project(3).points, [value; 3]);
            assert_eq!((fit.sigma, fit.aicc), (0.0, None));
        }
    }
    assert_eq!(theta(&[9.0; 10]).expect("a fit").project(2).points, [9.0, 9.0]);
    assert_eq!(naive(&[4.0; 5], 3).expect("a forecast").sigma, 0.0);
}

#[test]
fn naive_drift_and_mean_by_hand() {
    // Changes 2, −1, 4: squares 21 over 3; mean 5/3, squares around it 21 − 25/3 over 2.
    let y = [1.0, 3.0, 2.0, 6.0];
    let walk = naive(&y, 2).expect("a forecast");
    assert_eq!(walk.points, [6.0, 6.0]);
    let line = drift(&y, 1).expect("a forecast");
    // Mean 3, squares 4 + 0 + 1 + 9 over 3; one step: times 5/4.
    let level = mean(&y, 1).expect("a forecast");
    assert_near(
        1e-12,
        &[
            ("naive error", walk.standard_error(2), libm::sqrt(14.0)),
            ("drift", line.points[0], 6.0 + 5.0 / 3.0),
            ("drift variance", line.sigma * line.sigma, (21.0 - 25.0 / 3.0) / 2.0),
            ("mean error", level.standard_error(1), libm::sqrt(14.0 / 3.0 * 1.25)),
        ],
    );
}

#[test]
fn roots_lead_back_to_counts_and_their_mean() {
    for y in [0.0, 1.0, 196.0, 1e9, 1e15] {
        assert!((count(root(y)) - y).abs() <= 1e-14 * (1.0 + y), "{y}");
    }
    // 2√(2.125) = 2.915476.
    assert!((root(1.75) - 2.915_475_947_422_65).abs() < 1e-12);
    assert_eq!((count(-50.0), count(0.3)), (0.0, 0.0));
    for mean in [0.1_f64, 0.7, 2.0, 10.0, 60.0] {
        let (mut term, mut sum) = (libm::exp(-mean), 0.0);
        for y in 0..200 {
            sum += term * root(f64::from(y));
            term *= mean / f64::from(y + 1);
        }
        assert!((poisson_mean(sum) - mean).abs() < 0.03, "{mean} {}", poisson_mean(sum));
    }
    assert_eq!((poisson_mean(root(0.0)), poisson_mean(-9.0)), (0.0, 0.0));
}

#[test]
fn four_years_are_no_series_and_five_are() {
    let years: Vec<i32> = (2002..=2023).collect();
    for (changed_after, fitted) in [
        (None, Regime::All),
        (Some(2017), Regime::All),
        (Some(2018), Regime::After { first: 17 }),
        (Some(2019), Regime::PastChanges { years: 4 }),
        (Some(i32::MIN), Regime::All),
        (Some(2001), Regime::All),
        (Some(2023), Regime::All),
        (Some(i32::MAX), Regime::All),
    ] {
        assert_eq!(regime(&years, changed_after), fitted, "{changed_after:?}");
    }
    assert_eq!(regime(&[], Some(2000)), Regime::All);
}

#[test]
fn years_that_always_doubled_double_again() {
    let after = |y: &[f64], steps| past_changes(y, usize::MAX, steps, &LEVELS, 500, Seed(1));
    let doubling = series(10, |i| libm::pow(2.0, i) - 0.375);
    assert_eq!(after(&doubling, 2), [[1024; 5], [2048; 5]]);
    // And nothing overflows.
    for y in [&[][..], &[0.0], &[0.0, 1e15, 0.0, 1e15, 0.0, 1e15]] {
        assert!(after(y, 5).iter().all(|row| row.is_sorted()));
    }
}
