//! Log-linear models of counts, and least squares on certified data.

use arrivals_statistics::Level;
use arrivals_statistics::numeric::{autocorrelation, least_squares, normal, order, student};
use arrivals_statistics::regression::change::{AnnualChange, Coefficient};
use arrivals_statistics::regression::dispersion::dispersion;
use arrivals_statistics::regression::input::straight;
use arrivals_statistics::regression::irls::{self, Variance};
use arrivals_statistics::regression::line::line;
use arrivals_statistics::regression::log_linear::log_linear;
use arrivals_statistics::regression::negative_binomial::negative_binomial_trend;
use arrivals_statistics::regression::poisson::poisson_trend;
use arrivals_statistics::regression::quasi::scaled;
use serde_json::Value;

use super::tally::{self, Tally, number, numbers};

/// What the references have and is not offered.
pub const NOT_OFFERED: &[(&str, &str)] = &[
    (
        "glm.loglinear_ols.dw_p_greater",
        "the exact p-value of Durbin and Watson: the statistic and r1 are given",
    ),
    ("glm.negbin.converged, .warn", "how glm.nb ended"),
    (
        "negbin_statsmodels.bse",
        "errors from the joint observed information: those of glm.nb are given, from the expected information at theta",
    ),
];

const GLM: f64 = 1e-7;
/// R's `glm` stops when the deviance moves by less than 1e-8, and takes standard errors, leverages and
/// the dispersion from the weights before its last round: [`as_r_stops`] repeats that to 1e-7. The
/// settled fit is given here, which differs in the sixth digit.
const EARLY: f64 = 2e-5;
const THETA: f64 = 1e-4;
/// Limits and residuals near 0, at a theta that is compared to 1e-4.
const AT_THETA: f64 = 1e-6;
/// R finds the profile's limits on a spline.
const PROFILE: f64 = 1e-4;

/// Compares what there is of a series.
pub fn series(tally: &mut Tally, name: &str) {
    let oracle = tally::oracle(name);
    let (x, y) = tally::data(&oracle);
    if oracle["glm"].is_object() {
        poisson(tally, name, &oracle["glm"], &x, &y);
        quasi(tally, name, &oracle["glm"]["quasipoisson"], &x, &y);
        negative_binomial(tally, name, &oracle["glm"]["negbin"], &x, &y);
        lines(tally, name, &oracle["glm"], &x, &y);
    }
    if oracle["negbin_statsmodels"].is_object() {
        statsmodels(tally, name, &oracle["negbin_statsmodels"], &x, &y);
    }
}

/// Compares what is of no series of these: tables, rules, published examples.
pub fn others(tally: &mut Tally) {
    aids(tally);
    certified(tally);
}

fn coefficient(tally: &mut Tally, what: &str, got: &Coefficient, want: &Value, tolerance: f64) {
    tally.near(&format!("{what} estimate"), got.estimate, number(&want["estimate"]), tolerance);
    tally.near(&format!("{what} se"), got.standard_error, number(&want["se"]), tolerance);
    tally.near(&format!("{what} stat"), got.statistic, number(&want["stat"]), tolerance);
    // A p-value moves by its statistic's square times as much.
    let size = 1.0 + got.statistic * got.statistic;
    tally.near(&format!("{what} p"), got.p, number(&want["p"]), tolerance * size);
}

fn change(tally: &mut Tally, what: &str, got: &AnnualChange, want: &Value, tolerance: f64) {
    for (key, got) in [("apc", got.percent), ("lo", got.lower), ("hi", got.upper)] {
        if !want[key].is_null() {
            tally.near(&format!("{what} {key}"), got, number(&want[key]), tolerance);
        }
    }
}

fn list(tally: &mut Tally, what: &str, got: &[f64], want: &Value, tolerance: f64) {
    let want = numbers(want);
    tally.equal(&format!("{what} length"), got.len(), want.len());
    for (i, (got, want)) in got.iter().zip(&want).enumerate() {
        // Residuals near 0 are differences of numbers known to the tolerance.
        let error = tolerance * want.abs().max(0.01);
        tally.within(&format!("{what}[{i}]"), *got, *want, error);
    }
}

fn poisson(tally: &mut Tally, name: &str, glm: &Value, x: &[f64], y: &[f64]) {
    let want = &glm["poisson"];
    let got = poisson_trend(x, y, None, Level::P95).expect("a trend");
    let what = |key: &str| format!("{name} poisson {key}");
    tally.near(&what("a"), got.intercept.estimate, number(&want["coef"][0]["estimate"]), GLM);
    tally.near(&what("b"), got.slope.estimate, number(&want["coef"][1]["estimate"]), GLM);
    coefficient(tally, &what("a"), &got.intercept, &want["coef"][0], EARLY);
    coefficient(tally, &what("b"), &got.slope, &want["coef"][1], EARLY);
    change(tally, &what("wald"), &got.change, &want["apc_wald"], EARLY);
    as_r_stops(tally, name, glm, x, y);
    change(
        tally,
        &what("profile"),
        &got.change_profile.expect("limits"),
        &want["apc_profile"],
        PROFILE,
    );
    for (key, value) in [
        ("deviance", got.deviance),
        ("null_deviance", got.null_deviance),
        ("df", got.degrees as f64),
        ("aic", got.aic),
        ("bic", got.bic),
        ("loglik", got.log_likelihood),
        ("pearson_chi2", got.pearson),
        ("gof_p_deviance", got.p_deviance),
        ("gof_p_pearson", got.p_pearson),
    ] {
        tally.near(&what(key), value, number(&want[key]), GLM);
    }
    list(tally, &what("fitted"), &got.fitted, &want["fitted"], GLM);
    list(tally, &what("resid_deviance"), &got.deviance_residuals, &want["resid_deviance"], GLM);
    list(tally, &what("resid_pearson"), &got.pearson_residuals, &want["resid_pearson"], GLM);
    list(tally, &what("hat"), &got.leverages, &want["hat"], EARLY);
    let pairs = |residuals: &[f64], of: fn(f64, f64) -> f64| -> Vec<f64> {
        residuals.iter().zip(&got.leverages).map(|(residual, h)| of(*residual, *h)).collect()
    };
    let cooks = pairs(&got.pearson_residuals, |r, h| r * r * h / ((1.0 - h) * (1.0 - h)) / 2.0);
    list(tally, &what("cooks"), &cooks, &want["cooks"], EARLY);
    let standardised = pairs(&got.deviance_residuals, |d, h| d / libm::sqrt(1.0 - h));
    list(tally, &what("rstandard"), &standardised, &want["rstandard_deviance"], EARLY);
    let want = &glm["dispersion_test_constant_rate"];
    let got = dispersion(x, y).expect("a dispersion");
    tally.near(&what("index"), got.index, number(&want["index"]), GLM);
    tally.near(&what("chi2"), got.chi_squared, number(&want["chi2"]), GLM);
    tally.near(&what("chi2 df"), got.degrees as f64, number(&want["df"]), GLM);
    tally.near(&what("chi2 p"), got.p, number(&want["p_upper"]), GLM);
}

fn quasi(tally: &mut Tally, name: &str, want: &Value, x: &[f64], y: &[f64]) {
    let poisson = poisson_trend(x, y, None, Level::P95).expect("a trend");
    let got = scaled(&poisson, Level::P95).expect("a trend");
    let what = |key: &str| format!("{name} quasi {key}");
    tally.near(&what("dispersion"), got.dispersion, number(&want["dispersion"]), EARLY);
    coefficient(tally, &what("a"), &got.intercept, &want["coef"][0], EARLY);
    coefficient(tally, &what("b"), &got.slope, &want["coef"][1], EARLY);
    change(tally, &what("t"), &got.change, &want["apc_t"], EARLY);
    // The z limits are those of another level of t; compared through the error.
    let half = normal::quantile(0.975) * got.slope.standard_error;
    let (b, level) = (got.slope.estimate, Level::P95);
    let by_z = AnnualChange::between(b, b - half, b + half, level).expect("a change");
    change(tally, &what("z"), &by_z, &want["apc_z"], EARLY);
}

/// The Poisson fit by R's own stopping rule: its standard errors and dispersion are those of the reference.
fn as_r_stops(tally: &mut Tally, name: &str, glm: &Value, x: &[f64], y: &[f64]) {
    let columns = straight(x);
    let deviance_of = |means: &[f64]| -> f64 {
        y.iter().zip(means).map(|(y, mean)| Variance::Poisson.deviance(*y, *mean)).sum()
    };
    let mut means: Vec<f64> = y.iter().map(|y| y + 0.1).collect();
    let mut deviance = deviance_of(&means);
    for _ in 0..25 {
        let weights = means.clone();
        let working: Vec<f64> =
            y.iter().zip(&means).map(|(y, mean)| libm::log(*mean) + (y - mean) / mean).collect();
        let fit = least_squares::fit(&columns, &working, Some(&weights)).expect("a fit");
        means = fit.fitted.iter().map(|eta| libm::exp(*eta)).collect();
        let next = deviance_of(&means);
        if (next - deviance).abs() / (next + 0.1) < 1e-8 {
            for column in 0..2 {
                let want = &glm["poisson"]["coef"][column]["se"];
                let what = format!("{name} poisson se {column} as R stops");
                tally.near(&what, fit.standard_error(column, 1.0), number(want), GLM);
            }
            let squares: f64 = (0..y.len())
                .map(|i| weights[i] * (y[i] - means[i]) * (y[i] - means[i]) / (means[i] * means[i]))
                .sum();
            let dispersion = squares / (y.len() - 2) as f64;
            let want = number(&glm["quasipoisson"]["dispersion"]);
            tally.near(&format!("{name} dispersion as R stops"), dispersion, want, GLM);
            return;
        }
        deviance = next;
    }
    tally.that(name, false, || "R's rule did not stop".into());
}

fn negative_binomial(tally: &mut Tally, name: &str, want: &Value, x: &[f64], y: &[f64]) {
    let got = negative_binomial_trend(x, y, None, Level::P95).expect("a trend");
    let what = |key: &str| format!("{name} negbin {key}");
    tally.near(&what("theta"), got.theta, number(&want["theta"]), THETA);
    tally.near(&what("alpha"), got.alpha, number(&want["alpha"]), THETA);
    tally.near(&what("se_theta"), got.theta_error, number(&want["se_theta"]), THETA);
    coefficient(tally, &what("a"), &got.intercept, &want["coef"][0], GLM);
    coefficient(tally, &what("b"), &got.slope, &want["coef"][1], GLM);
    change(tally, &what("wald"), &got.change, &want["apc_wald"], AT_THETA);
    for (key, value) in [
        ("twologlik", 2.0 * got.log_likelihood),
        ("aic", got.aic),
        ("bic", got.bic),
        ("deviance", got.deviance),
        ("df", got.degrees as f64),
    ] {
        tally.near(&what(key), value, number(&want[key]), GLM);
    }
    let test = &want["lr_overdispersion"];
    tally.near(&what("lr"), got.overdispersion, number(&test["stat"]), GLM);
    tally.near(&what("lr p"), got.overdispersion_p, number(&test["p_half_chibar"]), GLM);
    list(tally, &what("fitted"), &got.fitted, &want["fitted"], GLM);
    list(
        tally,
        &what("resid_deviance"),
        &got.deviance_residuals,
        &want["resid_deviance"],
        AT_THETA,
    );
}

fn statsmodels(tally: &mut Tally, name: &str, want: &Value, x: &[f64], y: &[f64]) {
    let got = negative_binomial_trend(x, y, None, Level::P95).expect("a trend");
    let what = |key: &str| format!("{name} statsmodels {key}");
    tally.near(&what("a"), got.intercept.estimate, number(&want["params"][0]), GLM);
    tally.near(&what("b"), got.slope.estimate, number(&want["params"][1]), GLM);
    tally.near(&what("alpha"), got.alpha, number(&want["alpha"]), THETA);
    tally.near(&what("theta"), got.theta, number(&want["theta"]), THETA);
    tally.near(&what("loglik"), got.log_likelihood, number(&want["loglik"]), GLM);
}

fn lines(tally: &mut Tally, name: &str, glm: &Value, x: &[f64], y: &[f64]) {
    let linear = line(x, y, "a line").expect("a line");
    let log = log_linear(x, y, None, Level::P95);
    for (key, got) in
        [("linear_ols", Some(&linear)), ("loglinear_ols", log.as_ref().ok().map(|fit| &fit.line))]
    {
        let want = &glm[key];
        tally.equal(&format!("{name} {key}"), got.is_some(), want.is_object());
        let (Some(got), true) = (got, want.is_object()) else { continue };
        coefficient(tally, &format!("{name} {key} a"), &got.intercept, &want["coef"][0], GLM);
        coefficient(tally, &format!("{name} {key} b"), &got.slope, &want["coef"][1], GLM);
        tally.near(&format!("{name} {key} sigma"), got.sigma, number(&want["sigma"]), GLM);
        tally.near(&format!("{name} {key} r2"), got.r_squared, number(&want["r2"]), GLM);
        tally.near(&format!("{name} {key} df"), got.degrees as f64, number(&want["df"]), GLM);
        let watson = got.serial.durbin_watson.expect("a number");
        tally.near(&format!("{name} {key} dw"), watson, number(&want["dw"]), GLM);
        if want["ci_slope"].is_array() {
            let t = student::quantile(0.975, got.degrees as f64);
            for (side, sign) in [("lo", -1.0), ("hi", 1.0)] {
                let limit = got.slope.estimate + sign * t * got.slope.standard_error;
                let want = number(&want["ci_slope"][usize::from(side == "hi")]);
                tally.near(&format!("{name} {key} {side}"), limit, want, GLM);
            }
        }
    }
    if let Ok(log) = log {
        change(
            tally,
            &format!("{name} loglinear"),
            &log.change,
            &glm["loglinear_ols"]["apc_t"],
            GLM,
        );
    }
}

/// S. Wood's published fit, its years counted from 1, to the digits printed.
fn aids(tally: &mut Tally) {
    let published = tally::oracle("published_values");
    let item = published["items"]
        .as_array()
        .expect("items")
        .iter()
        .find(|item| item["series"] == "aids_belgium");
    let want = &item.expect("the example")["values"];
    let (x, y) = tally::data(&tally::oracle("aids_belgium"));
    let got = poisson_trend(&x, &y, None, Level::P95).expect("a trend");
    for (key, got, digits) in [
        ("intercept", got.intercept.estimate - got.slope.estimate, 1e-6),
        ("slope", got.slope.estimate, 1e-6),
        ("slope_se", got.slope.standard_error, 1e-6),
        ("null_deviance", got.null_deviance, 1e-3),
        ("resid_deviance", got.deviance, 1e-3),
        ("aic", got.aic, 1e-2),
    ] {
        tally.within(&format!("published aids {key}"), got, number(&want[key]), 0.5001 * digits);
    }
    // The error of the intercept at the year before the first needs the years counted from 1.
    let ones = vec![1.0; x.len()];
    let from_one: Vec<f64> = (1..=x.len()).map(|i| i as f64).collect();
    let fit = irls::fit(&[ones, from_one], &y, None, Variance::Poisson, None).expect("a fit");
    tally.within("published aids se", fit.standard_error(0), number(&want["se"]), 0.5001e-6);
}

/// The certified data of NIST.
fn certified(tally: &mut Tally) {
    let oracle = tally::oracle("nist_strd");
    let column = |set: &str, key: &str| -> Vec<f64> {
        let rows = oracle[set]["data"].as_array().expect("rows");
        rows.iter().map(|row| number(&row[key])).collect()
    };
    let (x, y) = (column("Norris", "x"), column("Norris", "y"));
    let want = &oracle["Norris"]["certified"];
    let keys = ["B0", "B1"].map(|key| number(&want[key]));
    let errors = ["sd_B0", "sd_B1"].map(|key| number(&want[key]));
    regression(tally, "Norris", &[vec![1.0; x.len()], x], &y, &keys, &errors, want);

    let (x, y) = (column("NoInt1", "x"), column("NoInt1", "y"));
    let want = &oracle["NoInt1"]["certified"];
    let fit = least_squares::fit(&[x], &y, None).expect("a fit");
    let about_zero: f64 = y.iter().map(|y| y * y).sum();
    tally.near("NoInt1 r2", 1.0 - fit.squares / about_zero, number(&want["R2"]), 1e-9);
    let (keys, errors) = ([number(&want["B1"])], [number(&want["sd_B1"])]);
    regression(tally, "NoInt1", &[column("NoInt1", "x")], &y, &keys, &errors, &Value::Null);
    tally.near("NoInt1 sd", libm::sqrt(fit.squares / 10.0), number(&want["resid_sd"]), 1e-9);

    let (columns, y) = longley();
    let want = &oracle["Longley"]["certified"];
    let keys: Vec<f64> = (0..7).map(|i| number(&want[format!("B{i}")])).collect();
    regression(tally, "Longley", &columns, &y, &keys, &numbers(&want["sd"]), want);

    for (name, values) in [
        ("NumAcc1", vec![10_000_001.0, 10_000_003.0, 10_000_002.0]),
        ("NumAcc2", alternating(1.2, 1.1, 1.3)),
        ("NumAcc3", alternating(1_000_000.2, 1_000_000.1, 1_000_000.3)),
        ("NumAcc4", alternating(10_000_000.2, 10_000_000.1, 10_000_000.3)),
    ] {
        let want = &oracle[name]["certified"];
        let center = order::mean(&values);
        let squares: f64 = values.iter().map(|v| (v - center) * (v - center)).sum();
        let sd = libm::sqrt(squares / (values.len() - 1) as f64);
        tally.near(&format!("{name} mean"), center, number(&want["mean"]), 1e-13);
        // The numbers themselves are known to 1e-9 of their differences.
        tally.near(&format!("{name} sd"), sd, number(&want["sd"]), 1e-7);
        let lag = autocorrelation::lag_one(&values);
        tally.near(&format!("{name} r1"), lag, number(&want["lag1_autocorr"]), 1e-7);
    }
    tally.near("t(34)", student::two_sided(student::quantile(0.975, 34.0), 34.0), 0.05, 1e-9);
}

fn alternating(first: f64, a: f64, b: f64) -> Vec<f64> {
    let mut values = vec![first];
    for _ in 0..500 {
        values.extend([a, b]);
    }
    values
}

fn regression(
    tally: &mut Tally,
    name: &str,
    columns: &[Vec<f64>],
    y: &[f64],
    coefficients: &[f64],
    errors: &[f64],
    want: &Value,
) {
    let fit = least_squares::fit(columns, y, None).expect("a fit");
    let variance = fit.squares / (y.len() - columns.len()) as f64;
    for (i, (b, error)) in coefficients.iter().zip(errors).enumerate() {
        tally.near(&format!("{name} B{i}"), fit.coefficients[i], *b, GLM);
        tally.near(&format!("{name} sd B{i}"), fit.standard_error(i, variance), *error, GLM);
    }
    if want.is_object() {
        let center = order::mean(y);
        let total: f64 = y.iter().map(|y| (y - center) * (y - center)).sum();
        tally.near(&format!("{name} sd"), libm::sqrt(variance), number(&want["resid_sd"]), 1e-9);
        tally.near(&format!("{name} r2"), 1.0 - fit.squares / total, number(&want["R2"]), 1e-9);
    }
}

/// Longley's columns and total employment, in NIST's units.
fn longley() -> (Vec<Vec<f64>>, Vec<f64>) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/reference/oracles/longley.csv");
    let text = std::fs::read_to_string(path).expect("a file");
    let mut lines = text.lines();
    let header: Vec<String> = lines
        .next()
        .expect("a header")
        .split(',')
        .map(|name| name.trim_matches('"').to_owned())
        .collect();
    let rows: Vec<Vec<f64>> = lines
        .map(|line| {
            line.split(',').map(|cell| cell.trim_matches('"').parse().unwrap_or(f64::NAN)).collect()
        })
        .collect();
    let column = |name: &str, factor: f64| -> Vec<f64> {
        let place = header.iter().position(|column| column == name).expect("a column");
        rows.iter().map(|row| libm::round(row[place] * factor * 10.0) / 10.0).collect()
    };
    let columns = vec![
        vec![1.0; rows.len()],
        column("GNP.deflator", 1.0),
        column("GNP", 1000.0),
        column("Unemployed", 10.0),
        column("Armed.Forces", 10.0),
        column("Population", 1000.0),
        column("year", 1.0),
    ];
    (columns, column("Employed", 1000.0))
}
