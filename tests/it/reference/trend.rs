//! The trend tests and slopes against R, Python, exact tables and published values.

use arrivals_statistics::Level;
use arrivals_statistics::numeric::random::Seed;
use arrivals_statistics::trend::{
    CorrectedTest, MannKendall, PrewhitenedTest, bias_corrected, exact_p, hamed_rao, mann_kendall,
    prewhitened, sen_percent, sen_slope, trend_free, yue_wang,
};
use serde_json::Value;

use super::tally::{SERIES, Tally, data, number, oracle};

/// What the reference has and we do not offer.
pub const NOT_OFFERED: &[(&str, &str)] = &[
    ("trend.trend_mk_nocc", "no test without the correction for continuity"),
    ("trend.Kendall_MannKendall", "single precision; the same test as trend_mk"),
    ("trend.mmky_all_lags", "all lags: 54 % false trends"),
    ("trend_python.pymannkendall_yue_wang_all", "all lags: 54 % false trends"),
    ("trend.mmky1lag", "not the published factor but the closed form of an AR(1) series"),
    ("trend.zyp_yuepilon", "trend-free prewhitening in another implementation"),
    ("trend.zyp_zhang", "iterated prewhitening of Zhang"),
    ("trend.acf", "see the autocorrelations of the residuals"),
    ("trend.buishand", "one test of a single change is enough: Pettitt's"),
    ("trend.snht", "one test of a single change is enough: Pettitt's"),
    ("trend.bartels", "Durbin–Watson and the lag-1 autocorrelation serve"),
    ("trend.cox_stuart", "less powerful than Mann–Kendall"),
    ("trend.wald_wolfowitz", "Durbin–Watson and the lag-1 autocorrelation serve"),
    (
        "trend.mmkh_all_lags, mmkh3lag and tfpwmk, trend_python.pymannkendall_hamed_rao_* and tfpw, of coal_disasters and discoveries",
        "ties along Sen's line are left to rounding there; compared with rational arithmetic instead",
    ),
    ("trend_python.scipy_kendalltau.p", "without the correction for continuity"),
];

/// The series of small counts, whose ties along Sen's line (−1/36 and −1/88 a year) the references
/// leave to rounding: R and Python differ by 1 in S. In rational arithmetic: n/n* of Hamed & Rao
/// with all lags, three, and one; S and its variance after trend-free prewhitening.
const TIED_ALONG_LINE: [(&str, [f64; 3], i64, f64); 2] = [
    (
        "coal_disasters",
        [2.666_046_450_925_567_7, 1.784_317_258_401_342_7, 1.415_882_719_966_804_5],
        -2507,
        153_977.666_666_666_66,
    ),
    (
        "discoveries",
        [1.829_720_116_342_397_3, 1.829_720_116_342_397_3, 1.424_420_474_661_706],
        -707,
        109_415.0,
    ),
];

/// Compares what there is of a series.
pub fn series(tally: &mut Tally, name: &str) {
    let oracle = oracle(name);
    let (x, y) = data(&oracle);
    let r = &oracle["trend"];
    let python = &oracle["trend_python"];
    test_itself(tally, name, &y, r, python);
    slopes(tally, name, &x, &y, r, python);
    let tied = TIED_ALONG_LINE.iter().find(|tied| tied.0 == name);
    let hamed = |most| hamed_rao(&x, &y, most).expect("a test");
    let lags = [("all", None), ("lag3", Some(3)), ("lag1", Some(1))];
    match tied {
        Some(tied) => {
            for ((lags, most), want) in lags.into_iter().zip(tied.1) {
                let got = hamed(most).inflation;
                tally.near(&format!("{name} exact n/n* {lags}"), got, want, 1e-12);
            }
        }
        None => {
            corrected_r(tally, &format!("{name} mmkh"), &hamed(None), &r["mmkh_all_lags"]);
            corrected_r(tally, &format!("{name} mmkh3"), &hamed(Some(3)), &r["mmkh3lag"]);
            for (lags, most) in lags {
                let key = format!("pymannkendall_hamed_rao_{lags}");
                let what = format!("{name} {key}");
                corrected_python(tally, &what, &hamed(most), &python[&key]);
            }
        }
    }
    let yue = yue_wang(&x, &y).expect("a test");
    let key = "pymannkendall_yue_wang_lag1";
    corrected_python(tally, &format!("{name} {key}"), &yue, &python[key]);
    whitened(tally, name, &x, &y, r, python, tied.is_some());
    if let Some((_, _, s, variance)) = tied {
        let free = trend_free(&x, &y).expect("a test");
        tally.equal(&format!("{name} exact S"), free.s, *s);
        tally.near(&format!("{name} exact Var S"), free.variance, *variance, 1e-12);
    }
}

/// Compares what is of no series of these: tables, rules, published examples.
pub fn others(tally: &mut Tally) {
    exact_table(tally);
    published(tally);
}

fn test_itself(tally: &mut Tally, name: &str, y: &[f64], r: &Value, python: &Value) {
    let result = mann_kendall(y, Seed::default()).expect("a test");
    let r = &r["trend_mk"];
    tally.equal(&format!("{name} S"), result.s as f64, number(&r["S"]));
    tally.near(&format!("{name} Var S"), result.variance, number(&r["varS"]), 1e-9);
    tally.near(&format!("{name} tau b"), result.tau_b.expect("tau"), number(&r["tau_b"]), 1e-9);
    tally.near(&format!("{name} z"), result.z, number(&r["z"]), 1e-7);
    tally.near(&format!("{name} p"), result.p_normal, number(&r["p"]), 1e-7);
    python_test(tally, name, &result, &python["pymannkendall_original"]);
    let tau = number(&python["scipy_kendalltau"]["tau_b"]);
    tally.near(&format!("{name} scipy tau b"), result.tau_b.expect("tau"), tau, 1e-9);
    if let Some(exact) = python.get("exact") {
        tally.equal(&format!("{name} exact S"), result.s as f64, number(&exact["S"]));
        let p = result.p_exact.expect("an exact p");
        tally.near(&format!("{name} exact p"), p, number(&exact["p_two_sided"]), 1e-7);
    }
}

fn python_test(tally: &mut Tally, name: &str, result: &MannKendall, python: &Value) {
    tally.equal(&format!("{name} python S"), result.s as f64, number(&python["s"]));
    tally.near(&format!("{name} python Var S"), result.variance, number(&python["var_s"]), 1e-9);
    tally.near(&format!("{name} python tau a"), result.tau_a, number(&python["Tau"]), 1e-9);
    tally.near(&format!("{name} python z"), result.z, number(&python["z"]), 1e-7);
    // The reference takes 1 less the lower tail, which loses digits below 1e-8.
    tally.within(&format!("{name} python p"), result.p_normal, number(&python["p"]), 1e-12);
}

fn slopes(tally: &mut Tally, name: &str, x: &[f64], y: &[f64], r: &Value, python: &Value) {
    let sen = sen_slope(x, y, Level::P95).expect("a slope");
    let limits = [sen.lower.expect("a limit"), sen.upper.expect("a limit")];
    let r = &r["sens_slope"];
    tally.equal(&format!("{name} pairs"), sen.pairs as f64, number(&r["n_pairs"]));
    for (source, values) in [("R", r), ("scipy", &python["scipy_theilslopes"])] {
        tally.near(&format!("{name} {source} slope"), sen.slope, number(&values["slope"]), 1e-9);
        tally.near(&format!("{name} {source} lower"), limits[0], number(&values["lo"]), 1e-9);
        tally.near(&format!("{name} {source} upper"), limits[1], number(&values["hi"]), 1e-9);
    }
    let scipy = &python["scipy_theilslopes"];
    let original = &python["pymannkendall_original"];
    let separate = sen.intercept_separate;
    tally.near(&format!("{name} intercept"), separate, number(&scipy["intercept_separate"]), 1e-9);
    tally.near(
        &format!("{name} joint"),
        sen.intercept_joint,
        number(&scipy["intercept_joint"]),
        1e-9,
    );
    tally.near(&format!("{name} python slope"), sen.slope, number(&original["slope"]), 1e-9);
    tally.near(&format!("{name} python line"), separate, number(&original["intercept"]), 1e-9);
    if let Some(percent) = python.get("sen_log_percent_per_year") {
        let rate = sen_percent(x, y, Level::P95).expect("a rate");
        tally.near(&format!("{name} percent"), rate.percent, number(&percent["pct"]), 1e-9);
        let (lower, upper) = (rate.lower.expect("a limit"), rate.upper.expect("a limit"));
        tally.near(&format!("{name} percent lower"), lower, number(&percent["lo"]), 1e-9);
        tally.near(&format!("{name} percent upper"), upper, number(&percent["hi"]), 1e-9);
    }
}

fn corrected_r(tally: &mut Tally, name: &str, result: &CorrectedTest, r: &Value) {
    tally.near(&format!("{name} z"), result.z, number(&r["Corrected Zc"]), 1e-7);
    tally.near(&format!("{name} p"), result.p, number(&r["new P-value"]), 1e-7);
    tally.near(&format!("{name} n/n*"), result.inflation, number(&r["N/N*"]), 1e-9);
    tally.near(&format!("{name} Var"), result.variance, number(&r["new.variance"]), 1e-9);
}

fn corrected_python(tally: &mut Tally, name: &str, result: &CorrectedTest, python: &Value) {
    tally.equal(&format!("{name} S"), result.s as f64, number(&python["s"]));
    tally.near(&format!("{name} z"), result.z, number(&python["z"]), 1e-7);
    tally.within(&format!("{name} p"), result.p, number(&python["p"]), 1e-10);
    tally.near(&format!("{name} Var"), result.variance, number(&python["var_s"]), 1e-9);
}

fn whitened(
    tally: &mut Tally,
    name: &str,
    x: &[f64],
    y: &[f64],
    r: &Value,
    python: &Value,
    tied: bool,
) {
    let plain = prewhitened(x, y).expect("a test");
    let free = trend_free(x, y).expect("a test");
    let unbiased = bias_corrected(x, y).expect("a test");
    whitened_r(tally, &format!("{name} pwmk"), &plain, &r["pwmk"], "Sen's Slope");
    whitened_r(tally, &format!("{name} bcpw"), &unbiased, &r["bcpw"], "Prewhitened Sen's Slope");
    whitened_python(tally, &format!("{name} pw"), &plain, &python["pymannkendall_pw"]);
    if tied {
        tally.near(
            &format!("{name} tfpwmk slope"),
            free.slope,
            number(&r["tfpwmk"]["Sen's Slope"]),
            1e-9,
        );
    } else {
        whitened_r(tally, &format!("{name} tfpwmk"), &free, &r["tfpwmk"], "Sen's Slope");
        whitened_python(tally, &format!("{name} tfpw"), &free, &python["pymannkendall_tfpw"]);
    }
}

fn whitened_r(tally: &mut Tally, name: &str, result: &PrewhitenedTest, r: &Value, slope: &str) {
    tally.equal(&format!("{name} S"), result.s as f64, number(&r["S"]));
    tally.near(&format!("{name} Var S"), result.variance, number(&r["Var(S)"]), 1e-9);
    tally.near(&format!("{name} z"), result.z, number(&r["Z-Value"]), 1e-7);
    tally.near(&format!("{name} p"), result.p, number(&r["P-value"]), 1e-7);
    tally.near(&format!("{name} tau"), result.tau_a, number(&r["Tau"]), 1e-9);
    tally.near(&format!("{name} slope"), result.slope, number(&r[slope]), 1e-9);
}

fn whitened_python(tally: &mut Tally, name: &str, result: &PrewhitenedTest, python: &Value) {
    tally.equal(&format!("{name} S"), result.s as f64, number(&python["s"]));
    tally.near(&format!("{name} Var S"), result.variance, number(&python["var_s"]), 1e-9);
    tally.near(&format!("{name} z"), result.z, number(&python["z"]), 1e-7);
    tally.within(&format!("{name} p"), result.p, number(&python["p"]), 1e-10);
    tally.near(&format!("{name} tau"), result.tau_a, number(&python["Tau"]), 1e-9);
}

fn exact_table(tally: &mut Tally) {
    let table = oracle("mk_exact_null");
    for row in table["table"].as_array().expect("a table") {
        let (n, s) = (row["n"].as_u64().expect("n"), row["S"].as_i64().expect("S"));
        let p = exact_p(n as usize, s).expect("a p");
        tally.near(&format!("exact p of S = {s} in {n} years"), p, number(&row["p"]), 1e-12);
    }
}

fn published(tally: &mut Tally) {
    let published = oracle("published_values");
    for item in published["items"].as_array().expect("items") {
        let (name, what) = (item["series"].as_str().expect("a name"), item["what"].as_str());
        if !SERIES.contains(&name) {
            continue;
        }
        let (x, y) = data(&oracle(name));
        let values = &item["values"];
        if what == Some("mk.test") {
            let result = mann_kendall(&y, Seed::default()).expect("a test");
            tally.equal("published S", result.s as f64, number(&values["S"]));
            tally.equal("published Var S", result.variance, number(&values["varS"]));
            tally.within("published z", result.z, number(&values["z"]), 5e-5);
            tally.within("published p", result.p_normal, number(&values["p"]), 5e-8);
            tally.within("published tau", result.tau_a, number(&values["tau"]), 5e-8);
        }
        if what == Some("sens.slope") {
            let sen = sen_slope(&x, &y, Level::P95).expect("a slope");
            tally.within("published slope", sen.slope, number(&values["slope"]), 5e-8);
            let (lower, upper) = (sen.lower.expect("a limit"), sen.upper.expect("a limit"));
            tally.within("published lower", lower, number(&values["lo"]), 5e-8);
            tally.within("published upper", upper, number(&values["hi"]), 5e-8);
        }
    }
}
