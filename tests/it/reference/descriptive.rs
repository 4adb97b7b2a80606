//! Peak, changes, ranks, rates of growth: numpy 2.4.

use arrivals_data::{Series, Year};
use arrivals_read::source::delimited;
use arrivals_read::tidy::{TidyOptions, tidy};
use arrivals_statistics::{cagr, change, largest_fall, largest_rise, peak, standing};
use serde_json::Value;

use crate::reference::tally::{Tally, data, number, oracle};

/// The series of whole counts, read as a user's file is.
fn read_series(x: &[f64], y: &[f64]) -> Option<Series> {
    if y.iter().any(|y| y.fract() != 0.0) {
        return None;
    }
    let rows: String = x.iter().zip(y).map(|(x, y)| format!("{x},{y}\n")).collect();
    let text = format!("year,count\n{rows}");
    let grid = delimited("series.csv", text.as_bytes(), None, None).expect("a table");
    let options = TidyOptions {
        count_columns: vec!["count".to_owned()],
        keep_zeros: true,
        ..TidyOptions::default()
    };
    let dataset = tidy(vec![grid], Default::default(), &options).expect("a dataset");
    dataset.whole().cloned()
}

/// Compares what there is of a series.
pub fn series(tally: &mut Tally, name: &str) {
    let oracle = oracle(name);
    let (x, y) = data(&oracle);
    let Some(series) = read_series(&x, &y) else { return };
    one(tally, name, &series, &oracle["descriptive"]);
}

/// There is nothing else.
pub fn others(_: &mut Tally) {}

fn one(tally: &mut Tally, name: &str, series: &Series, want: &Value) {
    let years = series.years();
    let (first, last) = (years[0], years[years.len() - 1]);
    let pair = |key: &str| (number(&want[key][0]) as i32, number(&want[key][1]) as i64);
    let got = |year: arrivals_data::YearCount| (year.year.number(), year.count.as_i64());
    let what = |key: &str| format!("{name} {key}");
    tally.equal(&what("n"), years.len() as f64, number(&want["n"]));
    tally.equal(&what("first"), got(first), pair("first"));
    tally.equal(&what("last"), got(last), pair("last"));
    let peak = peak(series).expect("a peak").at;
    tally.equal(&what("peak"), got(peak), pair("peak"));
    let total: i64 = years.iter().map(|year| year.count.as_i64()).sum();
    tally.equal(&what("total"), total as f64, number(&want["total"]));
    let since = change(peak, last);
    tally.equal(
        &what("peak to latest"),
        since.difference.as_f64(),
        number(&want["peak_to_latest_abs"]),
    );
    percent(tally, &what("peak to latest %"), since.percent, &want["peak_to_latest_pct"], peak);
    percent(
        tally,
        &what("first to last %"),
        change(first, last).percent,
        &want["first_to_last_pct"],
        first,
    );
    let rate = cagr(first, last).ok().map(|rate| rate.percent);
    percent(tally, &what("CAGR"), rate, &want["cagr_pct_first_last"], first);
    if let Some(from) = want["decade"]["from_year"].as_i64() {
        let from = years.iter().find(|year| i64::from(year.year.number()) == from).copied();
        let from = from.expect("the year");
        tally.equal(&what("decade"), Year::plus(last.year, -10), Some(from.year));
        percent(tally, &what("decade %"), change(from, last).percent, &want["decade"]["pct"], from);
        let rate = cagr(from, last).ok().map(|rate| rate.percent);
        percent(tally, &what("decade CAGR"), rate, &want["decade"]["cagr_pct"], from);
    }
    let standing = standing(series).expect("a standing");
    tally.equal(&what("rank"), standing.rank as f64, number(&want["rank_of_latest_descending"]));
    tally.equal(
        &what("half"),
        standing.above_half as f64,
        number(&want["years_at_or_above_half_peak"]),
    );
    if let (Some(got), Some(want)) =
        (standing.against_mean, want["latest_vs_mean_prev3_pct"].as_f64())
    {
        tally.near(&what("against the mean"), got, want, 1e-9);
    }
    for (key, step) in
        [("largest_drop", largest_fall(series)), ("largest_rise", largest_rise(series))]
    {
        let Some(step) = step else { continue };
        tally.equal(&what(key), step.difference.as_f64(), number(&want[key]["abs"]));
        tally.equal(
            &what(key),
            f64::from(step.from.year.number()),
            number(&want[key]["from_year"]),
        );
        percent(tally, &what(key), step.percent, &want[key]["pct"], step.from);
    }
    for (pair, want) in
        years.windows(2).zip(want["yoy_pct"].as_array().expect("a list").iter().skip(1))
    {
        percent(tally, &what("yearly change"), change(pair[0], pair[1]).percent, want, pair[0]);
    }
}

/// A percentage; from a base below 20 the program gives none.
fn percent(
    tally: &mut Tally,
    what: &str,
    got: Option<f64>,
    want: &Value,
    base: arrivals_data::YearCount,
) {
    match (got, want.as_f64()) {
        (Some(got), Some(want)) => tally.near(what, got, want, 1e-9),
        (None, _) => tally.that(what, base.count.as_i64() < 20, || "no percentage".to_owned()),
        (Some(got), None) => tally.that(what, false, || format!("{got} for none")),
    }
}
