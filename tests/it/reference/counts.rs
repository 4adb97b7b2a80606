//! Exact intervals of one count, and of the ratio of two.

use arrivals_data::Count;
use arrivals_statistics::Level;
use arrivals_statistics::counts::interval::poisson_interval;
use arrivals_statistics::counts::ratio::rate_ratio;
use serde_json::Value;

use super::tally::{self, Tally, number};

/// What the references have and is not offered.
pub const NOT_OFFERED: &[(&str, &str)] = &[(
    "rate_ratio.exactci_minlike.lo, .hi",
    "limits that invert the minlike test: the central interval is given, with the p-value that belongs to it",
)];

const EXACT: f64 = 1e-8;

/// Compares what there is of a series.
pub fn series(tally: &mut Tally, name: &str) {
    let oracle = tally::oracle(name);
    for row in oracle["garwood"].as_array().into_iter().flatten() {
        garwood(tally, name, row, &[("90", 0.90), ("95", 0.95)]);
    }
    for case in oracle["rate_ratio"].as_array().into_iter().flatten() {
        series_ratio(tally, name, case);
    }
}

/// Compares what is of no series of these: tables, rules, published examples.
pub fn others(tally: &mut Tally) {
    garwood_table(tally);
    rate_ratio_cases(tally);
}

fn garwood(tally: &mut Tally, name: &str, row: &Value, levels: &[(&str, f64)]) {
    let count = Count::new(row["count"].as_i64().expect("a count").into()).expect("a count");
    for (suffix, level) in levels {
        let interval = poisson_interval(count, Level::new(*level).expect("a level"));
        let what = format!("{name} garwood {count} {suffix}");
        tally.near(&what, interval.lower, number(&row[format!("lo{suffix}")]), EXACT);
        tally.near(&what, interval.upper, number(&row[format!("hi{suffix}")]), EXACT);
    }
}

fn garwood_table(tally: &mut Tally) {
    let oracle = tally::oracle("garwood_table");
    for row in oracle["rows"].as_array().expect("rows") {
        garwood(tally, "table", row, &[("90", 0.90), ("95", 0.95), ("99", 0.99)]);
    }
    let zero = poisson_interval(Count::ZERO, Level::new(0.9).expect("a level"));
    tally.near("rule of three", zero.upper, number(&oracle["one_sided_zero_95_upper"]), EXACT);
}

/// Compares a number that may be infinite, as `null` or "Inf".
fn limit(tally: &mut Tally, what: &str, got: Option<f64>, want: &Value) {
    match want.as_f64() {
        Some(want) => tally.near(what, got.unwrap_or(f64::INFINITY), want, EXACT),
        None => tally.that(what, got.is_none(), || format!("{got:?} for an infinite limit")),
    }
}

fn rate_ratio_cases(tally: &mut Tally) {
    let oracle = tally::oracle("rate_ratio_cases");
    let cases =
        ["published", "cases"].iter().flat_map(|key| oracle[key].as_array().expect("cases"));
    for case in cases {
        let of = |key: &str| number(&case[key]);
        let what = format!("ratio {} {}", case["a"], case["b"]);
        let ratio = rate_ratio(of("a"), of("b"), of("ta"), of("tb"), Level::P95).expect("a ratio");
        limit(tally, &format!("{what} ratio"), ratio.ratio, &case["ratio"]);
        limit(tally, &format!("{what} hi"), ratio.upper, &case["hi"]);
        tally.near(&format!("{what} lo"), ratio.lower, of("lo"), EXACT);
        tally.near(&format!("{what} p"), ratio.p, of("p_central"), EXACT);
        tally.near(&format!("{what} minlike"), ratio.p_minlike, of("p_minlike"), EXACT);
        tally.near(&format!("{what} mid"), ratio.p_mid, of("p_midp"), EXACT);
        tally.near(&format!("{what} log10"), ratio.log10_p, of("log10_p_central"), EXACT);
    }
}

fn series_ratio(tally: &mut Tally, name: &str, case: &Value) {
    let (a, b) = (number(&case["num"]), number(&case["den"]));
    let what = format!("{name} ratio {a}/{b}");
    let ratio = rate_ratio(a, b, 1.0, 1.0, Level::P95).expect("a ratio");
    for (key, central) in [
        ("rateratio_test_central", true),
        ("R_poisson_test_minlike_p", false),
        ("exactci_central", true),
        ("exactci_minlike", false),
    ] {
        let want = &case[key];
        let p = if central { ratio.p } else { ratio.p_minlike };
        limit(tally, &format!("{what} {key} est"), ratio.ratio, &want["est"]);
        tally.near(&format!("{what} {key} p"), p, number(&want["p"]), EXACT);
        if key != "exactci_minlike" {
            tally.near(&format!("{what} {key} lo"), ratio.lower, number(&want["lo"]), EXACT);
            limit(tally, &format!("{what} {key} hi"), ratio.upper, &want["hi"]);
        }
    }
}
