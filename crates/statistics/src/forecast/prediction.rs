//! The forecast of a series: which method, how far, from which years, and what to say with it.

use serde::Serialize;

use super::anscombe;
use super::backtest::{Record, backtest};
use super::intervals::{
    LEVELS, MOST_STEPS, PATHS, Widening, after_zeros, degrees, levels, rule_of_three, simulate,
    widening, widest,
};
use super::kind::{Kind, project};
use super::regime::{Regime, past_changes, regime};
use super::warnings::{Caveat, judge};
use crate::NotApplicable;
use crate::numeric::random::Seed;

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct ForecastOptions {
    /// The method; without one, the number of years decides.
    pub kind: Option<Kind>,
    /// The years ahead; without a number, as many as the series allows.
    pub steps: Option<usize>,
    /// The levels of the quantiles.
    pub levels: Vec<f64>,
    /// The last year of the old level, where the level changed.
    pub changed_after: Option<i32>,
}

impl Default for ForecastOptions {
    fn default() -> Self {
        Self { kind: None, steps: None, levels: LEVELS.to_vec(), changed_after: None }
    }
}

/// A year to come.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Predicted {
    /// The year.
    pub year: i32,
    /// One count a level.
    pub quantiles: Vec<u64>,
}

/// The years to come.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Forecast {
    /// How they were forecast.
    pub kind: Kind,
    /// Why so, in words.
    pub why: String,
    /// The first and the last year that the forecast rests on.
    pub fitted: (i32, i32),
    /// The levels of the quantiles.
    pub levels: Vec<f64>,
    /// One row a year.
    pub years: Vec<Predicted>,
    /// By how much the range was widened, and from how many origins.
    pub widening: Widening,
    /// How the methods did in the past, the one used among them.
    pub backtest: Vec<Record>,
    /// What must be said with it.
    pub caveats: Vec<Caveat>,
    /// What the random numbers started from.
    pub seed: Seed,
}

/// The years that make a level: after fewer, its beginning is not dated.
const LEVEL: usize = 3;

/// The most years ahead for so many years: a quarter, and five at most.
pub fn most_steps(years: usize) -> usize {
    (years / 4).min(MOST_STEPS)
}

/// The forecast of yearly counts: `x` the years, one after the other, and `y` their counts.
///
/// # Errors
/// Below 5 years, with a year missing, with a count below 0, too far ahead, or with too few years
/// for the method asked for.
pub fn forecast(
    x: &[f64],
    y: &[f64],
    options: &ForecastOptions,
    seed: Seed,
) -> Result<Forecast, NotApplicable> {
    let years = checked(x, y)?;
    let levels = levels(&options.levels)?;
    let regime = regime(&years, options.changed_after);
    let after = options.changed_after.unwrap_or_default();
    let mut caveats = Vec::new();
    let start = match regime {
        Regime::After { first } => {
            caveats.push(Caveat::AfterChange { after, years: years.len() - first });
            first
        }
        Regime::All | Regime::PastChanges { .. } => 0,
    };
    let (years, y) = (years.get(start..).unwrap_or_default(), y.get(start..).unwrap_or_default());
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return Err(NotApplicable::TooShort { method: "a forecast", needs: 5, has: 0 });
    };
    let steps = allowed(options.steps, y.len())?;
    let (kind, why) = method(options.kind, y, regime)?;
    let (table, widening, rows) = match kind {
        Kind::Zeros => {
            caveats.push(Caveat::AllZero { limit: rule_of_three(y.len()) });
            (Vec::new(), Widening::NONE, vec![after_zeros(y.len(), &levels); steps])
        }
        Kind::PastChanges => {
            let mut level_from = usize::MAX;
            if let Regime::PastChanges { years } = regime {
                level_from = y.len().saturating_sub(years);
                caveats.push(Caveat::PastChangesOnly { after, years, dated: years >= LEVEL });
            }
            (Vec::new(), Widening::NONE, past_changes(y, level_from, steps, &levels, PATHS, seed))
        }
        _ => {
            let (kinds, fewest) = (compared(kind, y.len()), first_origin(y.len()));
            let table = backtest(&kinds, y, fewest, steps, &levels, seed);
            let own = table.iter().find(|row| row.kind == kind);
            let widening = own.map_or(Widening::NONE, |row| {
                widening(&row.ratios, row.origins(), widest(&levels))
            });
            judge(own, widening, y, &mut caveats);
            let projection = project(kind, &anscombe::roots(y), steps)?;
            let rows = simulate(&projection, degrees(y.len()), widening, &levels, PATHS, seed);
            (table, widening, rows)
        }
    };
    let years = rows
        .into_iter()
        .zip((1..).map(|step| last.saturating_add(step)))
        .map(|(quantiles, year)| Predicted { year, quantiles })
        .collect();
    let fitted = (*first, *last);
    Ok(Forecast { kind, why, fitted, levels, years, widening, backtest: table, caveats, seed })
}

/// The years, once there are enough, none is missing and no count is below 0.
fn checked(x: &[f64], y: &[f64]) -> Result<Vec<i32>, NotApplicable> {
    let method = "a forecast";
    let has = x.len().min(y.len());
    if has < 5 {
        return Err(NotApplicable::TooShort { method, needs: 5, has });
    }
    let years: Vec<i32> = x.iter().take(has).map(|year| *year as i32).collect();
    for (pair, year) in x.windows(2).zip(&years) {
        if pair[1] - pair[0] != 1.0 {
            return Err(NotApplicable::Gap { method, year: year.saturating_add(1) });
        }
    }
    match y.iter().zip(&years).find(|(count, _)| count.is_nan() || **count < 0.0) {
        Some((_, year)) => Err(NotApplicable::Negative { method, year: *year }),
        None if x.len() != y.len() => {
            Err(NotApplicable::because("years and counts differ in number"))
        }
        None => Ok(years),
    }
}

fn allowed(asked: Option<usize>, years: usize) -> Result<usize, NotApplicable> {
    let most = most_steps(years);
    match asked {
        None => Ok(most),
        Some(0) => Err(NotApplicable::because("a forecast is for 1 year ahead or more")),
        Some(asked) if asked > most => {
            let rule = "a quarter of the years fitted, and five at most";
            Err(NotApplicable::because(format!(
                "{asked} years ahead are too far: from {years} years, a forecast reaches {most} ({rule})"
            )))
        }
        Some(asked) => Ok(asked),
    }
}

fn method(asked: Option<Kind>, y: &[f64], regime: Regime) -> Result<(Kind, String), NotApplicable> {
    let has = y.len();
    if y.iter().all(|count| *count == 0.0) {
        return Ok((Kind::Zeros, "every count is 0".into()));
    }
    if let Regime::PastChanges { years } = regime {
        return match asked {
            None | Some(Kind::Naive | Kind::PastChanges) => Ok((
                Kind::PastChanges,
                format!(
                    "the level changed {years} years ago, and a fit needs 5 years of one level"
                ),
            )),
            Some(kind) => Err(NotApplicable::because(format!(
                "the level changed {years} years ago: {} needs 5 years or more after it",
                kind.name()
            ))),
        };
    }
    match asked {
        None if has < Kind::Theta.needs() => {
            Ok((Kind::Naive, format!("{has} years are enough for the last count or the mean only")))
        }
        None => Ok((
            Kind::Theta,
            "on three collections of yearly series, theta on square roots was first or second in interval score".into(),
        )),
        Some(Kind::Zeros) => Err(NotApplicable::because("the rule of three is for counts of 0 alone")),
        Some(kind) if has < kind.needs() => {
            Err(NotApplicable::TooShort { method: kind.name(), needs: kind.needs(), has })
        }
        Some(kind) => Ok((kind, "this method was asked for".into())),
    }
}

/// The methods in the table: all that so many years allow.
fn compared(used: Kind, years: usize) -> Vec<Kind> {
    let all = [Kind::Naive, Kind::Mean, Kind::Drift, Kind::Theta, Kind::Exponential];
    // Exponential smoothing has an origin of its own only above its 20 years.
    let mut kinds: Vec<Kind> =
        all.into_iter().filter(|kind| *kind == used || years > kind.needs()).collect();
    if !kinds.contains(&used) {
        kinds.push(used);
    }
    kinds
}

/// The fewest years of an origin: what theta needs, where there are as many.
fn first_origin(years: usize) -> usize {
    if years > Kind::Theta.needs() { Kind::Theta.needs() } else { Kind::Naive.needs() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: [f64; 22] = [
        1142.0, 1285.0, 1898.0, 1384.0, 2028.0, 2554.0, 2803.0, 2914.0, 2402.0, 2706.0, 1502.0,
        1514.0, 1397.0, 1275.0, 1418.0, 1127.0, 1137.0, 1047.0, 229.0, 63.0, 67.0, 196.0,
    ];

    fn forecast_of(y: &[f64], options: &ForecastOptions) -> Result<Forecast, NotApplicable> {
        let x: Vec<f64> = (0..y.len()).map(|i| 2002.0 + i as f64).collect();
        forecast(&x, y, options, Seed(1))
    }

    fn middle(y: &[f64]) -> Vec<u64> {
        let found = forecast_of(y, &ForecastOptions::default()).expect("a forecast");
        found.years.iter().map(|year| year.quantiles[2]).collect()
    }

    #[test]
    fn the_number_of_years_decides() {
        for count in 0..=24 {
            let found = forecast_of(&HOME.repeat(2)[..count], &ForecastOptions::default());
            match count {
                0..5 => assert!(matches!(found, Err(NotApplicable::TooShort { .. }))),
                _ => {
                    let found = found.expect("a forecast");
                    let kind = if count < 10 { Kind::Naive } else { Kind::Theta };
                    assert_eq!((found.kind, found.years.len()), (kind, most_steps(count)));
                    assert_eq!(found.years[0].year, 2002 + count as i32);
                    assert!(found.years.iter().all(|year| year.quantiles.is_sorted()));
                    let json = serde_json::to_string(&found).expect("JSON");
                    assert!(!json.contains("\"mase\":null") && !json.contains("NaN"), "{json}");
                }
            }
        }
        let exponential =
            ForecastOptions { kind: Some(Kind::Exponential), ..ForecastOptions::default() };
        assert!(
            forecast_of(&HOME[..19], &exponential).is_err()
                && forecast_of(&HOME, &exponential).is_ok()
        );
    }

    #[test]
    fn too_far_is_refused_in_words() {
        let far = ForecastOptions { steps: Some(6), ..ForecastOptions::default() };
        let why = forecast_of(&HOME, &far).expect_err("a refusal").to_string();
        assert!(why.starts_with("6 years ahead are too far: from 22 years, a forecast reaches 5"));
        assert!(forecast_of(&HOME[..7], &ForecastOptions { steps: Some(2), ..far }).is_err());
    }

    #[test]
    fn gaps_and_negative_counts_are_refused() {
        let x = [2001.0, 2002.0, 2004.0, 2005.0, 2006.0];
        let found = forecast(&x, &[1.0; 5], &ForecastOptions::default(), Seed(1));
        assert_eq!(found, Err(NotApplicable::Gap { method: "a forecast", year: 2003 }));
        let found = forecast_of(&[1.0, 2.0, -3.0, 4.0, 5.0], &ForecastOptions::default());
        assert_eq!(found, Err(NotApplicable::Negative { method: "a forecast", year: 2004 }));
    }

    #[test]
    fn after_the_collapse_only_the_changes_of_the_past_are_left() {
        let options = ForecastOptions { changed_after: Some(2019), ..ForecastOptions::default() };
        let found = forecast_of(&HOME, &options).expect("a forecast");
        assert_eq!(found.kind, Kind::PastChanges);
        assert_eq!(found.caveats, [Caveat::PastChangesOnly { after: 2019, years: 4, dated: true }]);
        let theta = ForecastOptions { kind: Some(Kind::Theta), ..options };
        assert!(forecast_of(&HOME, &theta).is_err());
        let five = ForecastOptions { changed_after: Some(2018), ..ForecastOptions::default() };
        let found = forecast_of(&HOME, &five).expect("a forecast");
        assert_eq!((found.kind, found.fitted, found.years.len()), (Kind::Naive, (2019, 2023), 1));
    }

    #[test]
    fn constants_and_zeros_have_finite_answers() {
        for value in [1.0, 196.0, 1e9] {
            let found = forecast_of(&[value; 22], &ForecastOptions::default()).expect("a forecast");
            assert!(found.caveats.contains(&Caveat::Constant));
            let row = &found.years[4].quantiles;
            let poisson = 1.645 * libm::sqrt(value);
            assert!((row[2] as f64 - value).abs() <= 0.1 * poisson + 0.5, "{row:?}");
            assert!((row[4] as f64 - value - poisson).abs() <= 0.15 * poisson + 1.5, "{row:?}");
        }
        let found = forecast_of(&[0.0; 12], &ForecastOptions::default()).expect("a forecast");
        assert_eq!((found.kind, found.years[2].quantiles[4]), (Kind::Zeros, 1));
        assert!(found.years.iter().all(|year| year.quantiles[..4] == [0; 4]));
    }

    #[test]
    fn zeros_at_the_end_stay_near_zero() {
        let y = [vec![12.0, 9.0, 7.0, 11.0, 5.0, 4.0, 2.0, 1.0], vec![0.0; 6]].concat();
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
            pool.expect("threads").install(|| forecast_of(&HOME, &ForecastOptions::default()))
        };
        assert_eq!(draw(1), draw(3));
    }

    #[test]
    fn random_series_never_break_it() {
        use crate::numeric::random::{below, stream};
        let mut stream = stream(Seed(5), "forecast.test", 0);
        for round in 0..150 {
            let count = below(&mut stream, 30);
            let size = [1, 3, 50, 1_000_000_000, 1_000_000_000_000_000][round % 5];
            let y: Vec<f64> = (0..count).map(|_| below(&mut stream, size + 1) as f64).collect();
            for kind in [
                None,
                Some(Kind::Naive),
                Some(Kind::Mean),
                Some(Kind::Drift),
                Some(Kind::Exponential),
            ] {
                for changed_after in [None, Some(2000 + count as i32)] {
                    let options =
                        ForecastOptions { kind, changed_after, ..ForecastOptions::default() };
                    if let Ok(found) = forecast_of(&y, &options) {
                        assert!(found.years.iter().all(|year| year.quantiles.is_sorted()));
                        assert!(found.widening.factor.is_finite() && found.widening.factor >= 1.0);
                    }
                }
            }
        }
    }
}
