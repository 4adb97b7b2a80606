//! The methods through the whole program: what holds of every series, however odd.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use arrivals::report;
use arrivals_data::Dataset;
use arrivals_findings::analysis::AnalysisOptions;
use arrivals_findings::{Findings, Selection, analyse, find_all};
use arrivals_read::source::{Reading, table_of};
use arrivals_read::tidy::{TidyOptions as Tidying, tidy};
use arrivals_statistics::changepoints::pettitt;
use arrivals_statistics::joinpoint::{self, Variance, joinpoint, observations};
use arrivals_statistics::numeric::random::Seed;
use arrivals_statistics::screen::{Screened, screen};
use arrivals_statistics::trend::{mann_kendall, sen_percent, sen_slope};
use arrivals_statistics::{AnnualSeries, Level, Topic};
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use crate::common::nets;

// ---- Edge cases -----------------------------------------------------------------------------

/// A file of counts, and how it is read.
struct Case {
    name: &'static str,
    csv: String,
    tidying: Tidying,
    include_provisional: bool,
}

fn yearly(first: i32, counts: &[i64]) -> String {
    let mut csv = "year,count\n".to_owned();
    for (year, count) in (first..).zip(counts) {
        let _ = writeln!(csv, "{year},{count}");
    }
    csv
}

fn case(name: &'static str, csv: impl Into<String>) -> Case {
    Case { name, csv: csv.into(), tidying: Tidying::default(), include_provisional: false }
}

fn counts(name: &'static str, counts: &[i64]) -> Case {
    let tidying = Tidying { keep_zeros: true, ..Tidying::default() };
    Case { tidying, ..case(name, yearly(2000, counts)) }
}

/// Counts that look like noise and are the same everywhere.
fn noisy(n: i64, about: i64) -> Vec<i64> {
    (0..n).map(|place| about + (place * place * 7919 + place * 104_729) % (about / 2 + 1)).collect()
}

fn cases() -> Vec<Case> {
    let mut cases = vec![
        counts("too large for an exact ratio", &[9_000_000_000_000_000, 9_009_000_000_000_000]),
        counts("constant", &[50; 12]),
        counts("all zero", &[0; 12]),
        counts("one value", &[7]),
        counts("one zero", &[0]),
        counts("two values", &[7, 9]),
        counts("two zeros", &[0, 0]),
        counts("three values", &[7, 9, 4]),
        counts("two levels and ties", &[5, 5, 5, 5, 5, 5, 9, 9, 9, 9, 9, 9]),
        counts("ties", &[3, 4, 3, 4, 4, 3, 5, 5, 3, 4, 3, 5, 4, 4, 3, 5]),
        counts("zeros at the end", &[90, 70, 75, 40, 33, 20, 12, 9, 3, 1, 0, 0, 0, 0, 0]),
        counts("zeros at the start", &[0, 0, 0, 0, 1, 0, 4, 9, 14, 30, 28, 60]),
        counts("zeros in the middle", &[40, 38, 44, 0, 0, 0, 41, 39, 37, 45, 40, 0, 42]),
        counts("one person once", &[0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]),
        counts(
            "underdispersed",
            &[1000, 1001, 999, 1000, 1002, 1001, 1000, 999, 1001, 1000, 1001, 1002],
        ),
        counts("one huge outlier", &[9, 11, 8, 12, 10, 9, 1_000_000, 11, 10, 8, 9, 12, 10, 11]),
        counts("doubling", &(0..16).map(|place| 1 << place).collect::<Vec<_>>()),
        counts("halving", &(0..20).map(|place| 1 << (20 - place)).collect::<Vec<_>>()),
        counts("a straight line", &(1..=15).map(|place| 10 * place).collect::<Vec<_>>()),
        counts("up to a million million", &{
            let mut all = noisy(15, 900_000_000_000_000);
            all[4] = 1_000_000_000_000_000;
            all
        }),
        counts("up to a thousand million", &noisy(18, 900_000_000)),
        counts("from none to a thousand million", &[0, 1, 2, 1_000_000_000, 0, 5, 999_999_999, 3]),
        counts("the largest count there is", &[i64::MAX; 9]),
        counts("the largest count and none", &[i64::MAX, 0, i64::MAX, 1, 2, 0, 7, i64::MAX, 3, 4]),
        counts("long", &noisy(60, 400)),
        case(
            "gaps",
            "year,count\n2001,9\n2002,14\n2005,11\n2006,20\n2009,18\n2010,25\n2015,24\n2016,31\n2020,40\n",
        ),
        case(
            "withheld and missing",
            "year,count,status\n2001,9,A\n2002,14,A\n2003,,Q\n2004,11,A\n2005,20,A\n2006,,M\n2007,18,A\n2008,25,A\n2009,24,A\n2010,31,A\n",
        ),
        case(
            "spans of years",
            "period,count\n..1998,947\n1999..2001,1043\n2002,1142\n2003,1285\n2004,1898\n2005,1384\n2006,2028\n2007,2554\n2008,2803\n2009,2914\n2010,2402\n",
        ),
        case(
            "a break",
            "year,count,status,break\n2001,90,A,false\n2002,94,A,false\n2003,97,A,false\n2004,91,A,false\n2005,99,A,false\n2006,45,A,true\n2007,44,A,false\n2008,49,A,false\n2009,47,A,false\n2010,51,A,false\n2011,48,A,false\n2012,52,A,false\n",
        ),
        case(
            "breaks next to each other",
            "year,count,status,break\n2001,90,A,false\n2002,94,A,true\n2003,97,A,true\n2004,91,A,true\n2005,99,A,false\n2006,45,A,true\n2007,44,A,true\n2008,49,A,true\n2009,47,A,false\n2010,51,A,true\n",
        ),
        case(
            "groups",
            "year,women,men,total\n2010,40,60,100\n2011,45,50,95\n2012,50,45,95\n2013,60,0,60\n2014,55,12,67\n2015,70,9,79\n2016,66,8,74\n2017,71,3,74\n2018,80,1,81\n2019,79,0,79\n",
        ),
    ];
    let provisional = "year,count,status\n2011,90,A\n2012,94,A\n2013,80,A\n2014,85,A\n2015,70,A\n2016,66,A\n2017,61,E\n2018,55,A\n2019,52,A\n2020,40,P\n2021,9,P\n";
    cases.push(case("provisional at the end, left out", provisional));
    cases.push(Case { include_provisional: true, ..case("provisional at the end", provisional) });
    cases.push(case("only provisional", "year,count,status\n2020,40,P\n2021,9,P\n"));
    for (name, csv) in [
        ("net flows", yearly(2000, &[-40, 12, -7, 30, 44, -90, 3, 0, -2, 15, 21, -33])),
        ("net flows, all below 0", yearly(2000, &[-40, -12, -7, -30, -44, -90, -3, -9])),
        ("net flows, three", yearly(2000, &[-40, 12, -7])),
    ] {
        cases
            .push(Case { tidying: Tidying { net: true, ..Tidying::default() }, ..case(name, csv) });
    }
    for n in 4..=10 {
        cases.push(counts("short and noisy", &noisy(n, 80)));
        cases.push(counts("short and constant", &vec![6; n as usize]));
        cases.push(counts("short and rising", &(0..n).map(|at| 20 + 13 * at).collect::<Vec<_>>()));
        cases.push(counts(
            "short and doubling",
            &(0..n).map(|place| 16 << place).collect::<Vec<_>>(),
        ));
        cases.push(counts("short with a zero", &(0..n).map(|at| 3 * at).collect::<Vec<_>>()));
        cases.push(counts(
            "short, one person at the end",
            &(0..n).map(|at| i64::from(at == n - 1)).collect::<Vec<_>>(),
        ));
    }
    cases
}

fn read(csv: &str, tidying: &Tidying) -> Dataset {
    let grid = table_of("t.csv", csv.as_bytes(), &Reading::default()).expect("a table");
    tidy(vec![grid], Default::default(), tidying).expect("a dataset")
}

/// The ids that a topic speaks of, one of which must be said or refused.
fn ids(topic: Topic) -> &'static [&'static str] {
    match topic {
        Topic::Counts => &["counts.ratio"],
        Topic::Joinpoint => &["joinpoint"],
        Topic::Trend => &["trend.test", "trend.slope"],
        Topic::Regression => &["regression"],
        Topic::Levels => &["levels"],
        Topic::Unusual => &["unusual"],
        Topic::Forecast => &["forecast"],
        Topic::Groups => {
            &["groups.concentration", "groups.contribution", "groups.lmdi", "groups.composition"]
        }
        Topic::Change | Topic::Revisions => &[],
    }
}

/// Everything that must hold of what was said; `what` names the case.
fn check(what: &str, findings: &Findings) {
    for finding in &findings.findings {
        // serde_json writes a number that is none as null, so look at the numbers themselves.
        let plain = format!("{finding:?}");
        let odd = plain
            .split(|sign: char| !sign.is_alphanumeric())
            .find(|word| ["NaN", "inf", "infinity"].contains(word));
        assert_eq!(odd, None, "{what}: {}: {:?}", finding.sentence, finding.value);
    }
    for topic in Topic::OF_A_SERIES {
        for id in ids(topic) {
            let said = findings.findings.iter().filter(|finding| finding.id == *id).count();
            let refused = findings.refused.iter().filter(|refusal| refusal.id == *id).count();
            assert_eq!(said + refused, 1, "{what}: {id} said {said}, refused {refused}");
        }
    }
    for finding in &findings.findings {
        sentence(what, &finding.sentence);
        finding.caveats.iter().for_each(|caveat| sentence(what, caveat));
        if let Some(table) = &finding.table {
            let width = table.columns.len();
            assert!(table.rows.iter().all(|row| row.len() == width), "{what}: {table:?}");
        }
        let known = arrivals_statistics::METHODS
            .iter()
            .any(|method| method.id == finding.method && method.version == finding.rule);
        assert!(known, "{what}: {} rule {}", finding.method, finding.rule);
    }
    for refusal in &findings.refused {
        assert!(refusal.reason.len() > 8 && refusal.reason.contains(' '), "{what}: {refusal:?}");
        sentence(what, &arrivals_findings::format::sentence(&refusal.reason));
    }
    let json = report::json(findings).expect("JSON");
    let value: Value = serde_json::from_str(&json).expect("JSON");
    bounds(what, &value);
    for text in [report::text(findings), report::markdown(findings)] {
        assert!(text.contains("Source: "), "{what}: {text}");
    }
    report::csv(findings).expect("CSV");
}

fn sentence(what: &str, text: &str) {
    let start = text.chars().next().is_some_and(|first| !first.is_lowercase());
    let end = text.ends_with(['.', '!', '?', '…']);
    let clean = !text.contains("  ") && !text.contains("..") && !text.contains("()");
    assert!(start && end && clean, "{what}: no sentence: {text:?}");
}

/// Every p and q is a probability; every interval runs upwards.
fn bounds(what: &str, value: &Value) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                let probability = matches!(key.as_str(), "p" | "q" | "smallest_p" | "share")
                    || key.starts_with("p_")
                    || (key.ends_with("_p") && !key.starts_with("log"));
                if let (true, Some(p)) = (probability, field.as_f64()) {
                    assert!((0.0..=1.0).contains(&p), "{what}: {key} = {p} in {value}");
                }
                if key == "quantiles" {
                    let all: Vec<f64> =
                        field.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
                    assert!(all.is_sorted() && all.iter().all(|q| *q >= 0.0), "{what}: {all:?}");
                }
            }
            for (lower, upper) in [("lower", "upper"), ("low", "high"), ("lowest", "highest")] {
                let at = |key: &str| fields.get(key).and_then(Value::as_f64);
                if let (Some(one), Some(two)) = (at(lower), at(upper)) {
                    assert!(one <= two, "{what}: {one} to {two} in {value}");
                }
            }
            fields.values().for_each(|field| bounds(what, field));
        }
        Value::Array(items) => items.iter().for_each(|item| bounds(what, item)),
        _ => {}
    }
}

#[test]
fn every_topic_answers_or_refuses_whatever_the_counts() {
    // All cases that fail, not only the first of them.
    let failed: Vec<String> = cases()
        .iter()
        .filter(|case| std::panic::catch_unwind(|| answered(case)).is_err())
        .map(|case| format!("{}:\n{}", case.name, case.csv))
        .collect();
    assert!(failed.is_empty(), "{} cases: {}", failed.len(), failed.join("\n"));
}

fn answered(case: &Case) {
    let dataset = read(&case.csv, &case.tidying);
    let whole = dataset.whole().expect("a whole");
    let what = format!("{} ({} years)", case.name, whole.years().len());
    let options = AnalysisOptions {
        topics: Topic::OF_A_SERIES.to_vec(),
        include_provisional: case.include_provisional,
        permutations: 199,
        variants: true,
        ..AnalysisOptions::default()
    };
    let all = find_all(&dataset, &Selection::default(), &options).expect("findings");
    check(&what, &all);
    let alone = analyse_or_panic(&dataset, &options);
    let tail = &all.findings[all.findings.len() - alone.findings.len()..];
    assert_eq!(tail, alone.findings, "{what}");
    let other = AnalysisOptions {
        selection: joinpoint::Selection::Permutation,
        variance: Variance::Poisson,
        parametric: true,
        level: Level::new(0.9).expect("a level"),
        horizon: Some(2),
        ..options
    };
    check(&format!("{what}, Poisson variance"), &analyse_or_panic(&dataset, &other));
}

fn analyse_or_panic(dataset: &Dataset, options: &AnalysisOptions) -> Findings {
    analyse(dataset, &Selection::default(), options).expect("findings")
}

#[test]
fn short_zero_and_constant_series_are_refused_in_these_words() {
    let refusals = |counts: &[i64]| -> Vec<String> {
        let tidying = Tidying { keep_zeros: true, ..Tidying::default() };
        let options =
            AnalysisOptions { topics: Topic::OF_A_SERIES.to_vec(), ..AnalysisOptions::default() };
        analyse_or_panic(&read(&yearly(2000, counts), &tidying), &options)
            .refused
            .into_iter()
            .map(|refusal| format!("{}: {}", refusal.id, refusal.reason))
            .collect()
    };
    let says = |counts: &[i64], words: &str| {
        let said = refusals(counts);
        assert!(said.iter().any(|refusal| refusal == words), "{words}: {said:#?}");
    };
    says(&[5, 9, 7, 12, 9, 14], "joinpoint: too short: 6 years; a joinpoint needs 7");
    says(&[5], "joinpoint: too short: 1 year; a joinpoint needs 7");
    says(&[5, 9], "trend.test: too short: 2 years; the Mann–Kendall test needs 3");
    says(&[0; 12], "joinpoint: every count is 0");
    says(&[5], "counts.ratio: only one year has a count");
}

// ---- Properties -----------------------------------------------------------------------------

fn years(n: usize) -> Vec<f64> {
    (0..n).map(|place| 2000.0 + place as f64).collect()
}

fn close(one: f64, two: f64) -> bool {
    (one - two).abs() <= 1e-6 * (1.0 + one.abs().max(two.abs()))
}

fn fitted(y: &[f64]) -> joinpoint::Joinpoint {
    let x = years(y.len());
    let options = joinpoint::JoinpointOptions {
        most: None,
        selection: joinpoint::Selection::Wbic,
        permutations: 0,
        resamples: 0,
        level: Level::P95,
        seed: Seed(1),
        average: None,
    };
    observations(&x, y, None, Variance::Constant)
        .and_then(|data| joinpoint(&data, &options))
        .expect("a fit")
}

fn counts_of_years(n: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((1_i64..100_000).prop_map(|count| count as f64), n)
}

fn sample(counts: &[f64]) -> AnnualSeries {
    AnnualSeries {
        years: years(counts.len()),
        counts: counts.to_vec(),
        exposure: None,
        gaps: Vec::new(),
        breaks: Vec::new(),
        left_out: Vec::new(),
        tentative: Vec::new(),
        set_aside: 0,
        kind: None,
    }
}

fn named(all: &[Vec<f64>]) -> Vec<(String, AnnualSeries)> {
    all.iter()
        .enumerate()
        .map(|(place, counts)| (format!("series {place}"), sample(counts)))
        .collect()
}

/// By name, so that the order of equals says nothing.
fn by_name(mut found: Vec<Screened>) -> Vec<Screened> {
    found.sort_by(|a, b| a.series.cmp(&b.series));
    found
}

proptest! {
    #![proptest_config(nets::properties(128))]

    #[test]
    fn the_unit_of_counting_says_nothing(y in counts_of_years(8..24)) {
        let tenfold: Vec<f64> = y.iter().map(|y| 10.0 * y).collect();
        let tests = [&y, &tenfold].map(|y| mann_kendall(y, Seed(1)).expect("a test"));
        prop_assert_eq!(&tests[0], &tests[1]);
        let x = years(y.len());
        let slopes = [&y, &tenfold].map(|y| sen_slope(&x, y, Level::P95).expect("a slope").slope);
        prop_assert!(close(10.0 * slopes[0], slopes[1]), "{:?}", slopes);
        let rates = [&y, &tenfold].map(|y| sen_percent(&x, y, Level::P95).expect("a rate").percent);
        prop_assert!(close(rates[0], rates[1]), "{:?}", rates);
        let fits = [&y, &tenfold].map(|y| fitted(y));
        let models = [fits[0].model(), fits[1].model()];
        prop_assert_eq!(&models[0].joinpoints, &models[1].joinpoints);
        for (one, two) in models[0].segments.iter().zip(&models[1].segments) {
            prop_assert!(close(one.apc, two.apc), "{} {}", one.apc, two.apc);
        }
        let changes = [&y, &tenfold].map(|y| pettitt(&x, y, Seed(1)));
        prop_assert_eq!(&changes[0], &changes[1]);
    }

    #[test]
    fn time_run_backwards_turns_every_direction(y in counts_of_years(8..24)) {
        let back: Vec<f64> = y.iter().rev().copied().collect();
        let x = years(y.len());
        let tests = [&y, &back].map(|y| mann_kendall(y, Seed(1)).expect("a test"));
        prop_assert_eq!(tests[0].s, -tests[1].s);
        prop_assert!(close(tests[0].z, -tests[1].z) && close(tests[0].variance, tests[1].variance));
        let slopes = [&y, &back].map(|y| sen_slope(&x, y, Level::P95).expect("a slope"));
        prop_assert!(close(slopes[0].slope, -slopes[1].slope));
        if let (Some(lower), Some(upper)) = (slopes[0].lower, slopes[1].upper) {
            prop_assert!(close(lower, -upper), "{} {}", lower, upper);
        }
        let logs = [&y, &back].map(|y| {
            libm::log1p(sen_percent(&x, y, Level::P95).expect("a rate").percent / 100.0)
        });
        prop_assert!(close(logs[0], -logs[1]), "{:?}", logs);
        let line = [&y, &back].map(|y| fitted(y).models[0].segments[0].slope);
        prop_assert!(close(line[0], -line[1]), "{:?}", line);
        let k = [&y, &back].map(|y| pettitt(&x, y, Seed(1)).map(|found| found.statistic));
        prop_assert_eq!(&k[0], &k[1]);
    }
}

proptest! {
    #![proptest_config(nets::properties(64))]

    #[test]
    fn the_order_of_the_series_says_nothing(
        all in prop::collection::vec(counts_of_years(3..14), 2..7),
        turn in any::<prop::sample::Index>(),
    ) {
        let given = named(&all);
        let mut turned = given.clone();
        turned.rotate_left(turn.index(given.len()));
        turned.reverse();
        let (one, two) = (screen(&given, Seed(1), || ()), screen(&turned, Seed(1), || ()));
        let order = |found: &[Screened]| -> Vec<_> { found.iter().map(|at| (at.q, at.p)).collect() };
        prop_assert_eq!(order(&one), order(&two));
        prop_assert_eq!(by_name(one), by_name(two));
    }

    #[test]
    fn another_series_changes_nothing_but_q(
        all in prop::collection::vec(counts_of_years(3..14), 2..6),
        more in counts_of_years(3..14),
    ) {
        let given = named(&all);
        let mut longer = given.clone();
        longer.push(("zz".to_owned(), sample(&more)));
        let without_q = |found: Vec<Screened>| -> Vec<Screened> {
            let found = found.into_iter().filter(|found| found.series != "zz");
            by_name(found.map(|found| Screened { q: None, ..found }).collect())
        };
        let (one, two) = (screen(&given, Seed(1), || ()), screen(&longer, Seed(1), || ()));
        for found in one.iter().chain(&two) {
            if let (Some(p), Some(q)) = (found.p, found.q) {
                prop_assert!(0.0 < p && p <= q && q <= 1.0, "{} {}", p, q);
            }
        }
        prop_assert_eq!(without_q(one), without_q(two));
    }

    #[test]
    fn every_series_of_counts_is_answered_or_refused(
        y in prop::collection::vec(prop_oneof![
            4 => 0_i64..200, 2 => Just(0_i64), 1 => 0_i64..2_000_000_000, 1 => Just(5_i64),
        ], 1..13),
        missing in prop::collection::vec(prop::bool::weighted(0.15), 13),
    ) {
        let mut csv = "year,count,status\n".to_owned();
        for ((place, count), missing) in y.iter().enumerate().zip(&missing) {
            let year = 2000 + place;
            // The first year is always there: a file without a count is no dataset.
            let _ = match *missing && place > 0 {
                true => writeln!(csv, "{year},,M"),
                false => writeln!(csv, "{year},{count},A"),
            };
        }
        let tidying = Tidying { keep_zeros: true, ..Tidying::default() };
        let dataset = read(&csv, &tidying);
        let options =
            AnalysisOptions { topics: Topic::OF_A_SERIES.to_vec(), permutations: 39, ..AnalysisOptions::default() };
        let found = find_all(&dataset, &Selection::default(), &options).expect("findings");
        check(&csv, &found);
    }
}

// ---- The program ----------------------------------------------------------------------------

fn arrivals(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_arrivals"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    arrivals(arguments).current_dir(folder).output().expect("the program runs")
}

/// What is on standard output; nothing else may be said and nothing may fail.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = run_in(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    assert!(output.stderr.is_empty(), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

fn folder_with(name: &str, csv: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join(name), csv).expect("written");
    folder
}

/// Series of several groups, long enough for every method.
fn groups() -> String {
    let mut csv = "place,year,count\n".to_owned();
    for (place, name) in ["Ada", "Bern", "Caen", "Delft", "Ely"].iter().enumerate() {
        for (year, count) in (2004..).zip(noisy(16, 60 + 400 * place as i64)) {
            let _ = writeln!(csv, "{name},{year},{count}");
        }
    }
    csv
}

const COMMANDS: [&[&str]; 6] = [
    &["trend", "--sample", "--permutations", "199"],
    &["trend", "--sample", "--to", "2015", "--variants", "--selection", "permutation"],
    &["forecast", "--sample"],
    &["compare", "--sample"],
    &["revisions", "--sample"],
    &["summary", "--sample", "--full", "--to", "2014"],
];

#[test]
fn every_command_answers_in_every_form() {
    let folder = folder_with("g.csv", &groups());
    let screening: &[&str] = &["screen", "g.csv", "--quiet"];
    for command in COMMANDS.into_iter().chain([screening]) {
        let form = |form: &str| said(folder.path(), &[command, &["--format", form][..]].concat());
        let words = said(folder.path(), command);
        assert!(words.lines().all(|line| line.trim_end() == line), "{command:?}: {words}");
        assert!(form("markdown").starts_with("# "), "{command:?}");
        // The form comes from the file's name, and a file leaves standard output alone.
        let file = [command, &["-o", "out.json"][..]].concat();
        assert_eq!(said(folder.path(), &file), "", "{command:?}");
        let written = std::fs::read_to_string(folder.path().join("out.json")).expect("written");
        assert_eq!(written, form("json"), "{command:?}");
        let json: Value = serde_json::from_str(&written).expect("JSON");
        let schema =
            if command[0] == "screen" { "arrivals.screen/1" } else { "arrivals.summary/1" };
        assert_eq!(json["schema"], schema, "{command:?}");
        bounds(&format!("{command:?}"), &json);
        let csv = form("csv");
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let width = rows.headers().expect("a header").len();
        assert!(rows.records().all(|row| row.is_ok_and(|row| row.len() == width)), "{csv}");
    }
}

#[test]
fn methods_lists_the_registry() {
    let folder = TempDir::new().expect("a folder");
    let here = folder.path();
    let list = said(here, &["methods"]);
    for method in arrivals_statistics::METHODS {
        assert!(list.contains(method.id), "{} is not in the list", method.id);
        let one = said(here, &["methods", method.id]);
        assert!(one.contains(method.formula) && one.contains(method.source), "{one}");
    }
    assert_eq!(said(here, &["methods", "--format", "markdown"]), report::methods_markdown());
    let json: Value =
        serde_json::from_str(&said(here, &["methods", "--format", "json"])).expect("JSON");
    assert_eq!(json["schema"], "arrivals.methods/1");
    let listed = json["methods"].as_array().map(Vec::len);
    assert_eq!(listed, Some(arrivals_statistics::METHODS.len()));
    let one = said(here, &["methods", "cagr", "--format", "json"]);
    let one: Value = serde_json::from_str(&one).expect("JSON");
    assert_eq!(
        (&one["methods"][0]["id"], one["methods"].as_array().map(Vec::len)),
        (&"cagr".into(), Some(1))
    );
}

#[test]
fn a_short_series_is_refused_and_that_is_an_answer() {
    let folder = folder_with("t.csv", &yearly(2014, &[50, 61, 47, 70, 66, 81]));
    let here = folder.path();
    let words = "too short: 6 years; a joinpoint needs 7";
    for command in [&["trend", "t.csv", "--quiet"][..], &["summary", "t.csv", "--full", "--quiet"]]
    {
        for format in ["text", "markdown", "json"] {
            let said = said(here, &[command, &["--format", format]].concat());
            assert!(said.contains(words), "{command:?} {format}: {said}");
        }
    }
    let json: Value =
        serde_json::from_str(&said(here, &["trend", "t.csv", "--quiet", "--format", "json"]))
            .expect("JSON");
    let refused = json["refused"].as_array().expect("a list");
    assert!(refused.iter().any(|at| at["id"] == "joinpoint" && at["reason"] == words), "{json}");
    for command in ["forecast", "compare", "screen"] {
        said(here, &[command, "t.csv", "--quiet"]);
    }
    let one = folder_with("t.csv", "year,count\n2014,50\n");
    for command in ["trend", "forecast", "compare", "screen"] {
        let said = said(one.path(), &[command, "t.csv", "--quiet"]);
        assert!(!said.contains("NaN"), "{said}");
    }
}

#[test]
fn what_cannot_be_asked_ends_with_2_and_a_hint() {
    let folder = folder_with("t.csv", &yearly(2010, &[50, 61, 47, 70, 66, 81, 90, 77, 80]));
    std::fs::write(folder.path().join("g.csv"), groups()).expect("written");
    std::fs::write(folder.path().join("old.csv"), yearly(2010, &[50, 61])).expect("written");
    let cases: [(&[&str], &[&str]); 14] = [
        (&["trend", "t.csv", "--series", "women"], &["no series 'women'", "hint: "]),
        (&["forecast", "t.csv", "--series", "women"], &["no series 'women'", "hint: "]),
        (&["trend", "g.csv"], &["5 series and no total", "hint: "]),
        (&["trend", "t.csv", "--from", "1999"], &["1999 has no count", "hint: "]),
        (&["compare", "g.csv", "--series", "Ada", "--with", "Oz"], &["no series 'Oz'", "hint: "]),
        (&["compare", "g.csv", "--series", "Ada"], &["--with", "--help"]),
        (&["trend", "t.csv", "--level", "95"], &["--level", "between 0 and 1", "--help"]),
        (&["summary", "t.csv", "--full", "--level", "0"], &["between 0 and 1", "--help"]),
        (&["forecast", "t.csv", "--horizon", "-3"], &["'-3", "--help"]),
        (&["trend", "t.csv", "--max-joinpoints", "8"], &["--max-joinpoints", "--help"]),
        (&["revisions", "--sample", "--vintage-column", "nonsense"], &["hint: ", "vintage"]),
        (&["revisions", "t.csv"], &["no column says", "hint: "]),
        (&["revisions", "t.csv", "old.csv"], &["does not say when", "hint: "]),
        (&["methods", "nonsense"], &["no method 'nonsense'", "hint: "]),
    ];
    let screening: (&[&str], &[&str]) =
        (&["screen", "t.csv", "--least", "1000"], &["no series has a count", "hint: "]);
    for (arguments, words) in cases.into_iter().chain([screening]) {
        let output = run_in(folder.path(), arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(output.stdout.is_empty(), "{arguments:?}: {}", text(&output.stdout));
        assert!(!said.contains("panicked"), "{arguments:?}: {said}");
        for word in words {
            assert!(said.contains(word), "{arguments:?} does not say '{word}': {said}");
        }
    }
}

#[test]
fn a_closed_pipe_is_no_error_of_an_analysis() {
    use std::io::Read;
    for command in COMMANDS.into_iter().chain([&["methods"][..]]) {
        let mut child = arrivals(command)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut said).expect("read");
        let code = child.wait().expect("ended").code();
        assert_eq!((code, said.as_str()), (Some(0), ""), "{command:?}");
    }
}

#[test]
fn the_number_of_threads_says_nothing() {
    let folder = folder_with("g.csv", &groups());
    let screening: &[&str] = &["screen", "g.csv"];
    // JSON has every number in full.
    for command in COMMANDS.into_iter().chain([screening]) {
        let with = |threads: &str| {
            arrivals(&[command, &["--format", "json", "--quiet"]].concat())
                .env("RAYON_NUM_THREADS", threads)
                .current_dir(folder.path())
                .output()
                .expect("the program runs")
                .stdout
        };
        let one = with("1");
        assert!(!one.is_empty() && one == with("4"), "{command:?}");
    }
}

/// A finding without the seed that its value was asked with.
fn without_seed(mut finding: Value) -> Value {
    finding["value"].as_object_mut().map(|value| value.remove("seed"));
    finding
}

#[test]
fn another_seed_changes_only_what_says_that_it_is_random() {
    let folder = folder_with("g.csv", &groups());
    let here = folder.path();
    let findings = |command: &[&str], seed: &str| -> (Value, Vec<Value>) {
        let arguments = [command, &["--format", "json", "--quiet", "--seed", seed]].concat();
        let mut json: Value = serde_json::from_str(&said(here, &arguments)).expect("JSON");
        let findings = json["findings"].take().as_array().expect("a list").clone();
        (json, findings)
    };
    let trend: &[&str] = &["trend", "--sample", "--permutations", "199"];
    let summary: &[&str] = &["summary", "--sample", "--full", "--to", "2014"];
    for command in
        [trend, &["trend", "--sample", "--to", "2015"], &["forecast", "--sample"], summary]
    {
        let ((rest, one), (other, two)) = (findings(command, "1"), findings(command, "2"));
        assert_eq!(rest, other, "{command:?}");
        assert_eq!(one.len(), two.len(), "{command:?}");
        let mut silent = Vec::new();
        for (one, two) in one.into_iter().zip(two) {
            if one["random"].is_object() {
                assert_eq!(
                    (&one["random"]["seed"], &two["random"]["seed"]),
                    (&1.into(), &2.into())
                );
            } else if without_seed(one.clone()) != without_seed(two) {
                silent.push(one["id"].clone());
            }
        }
        assert!(silent.is_empty(), "{command:?}: {silent:?} do not say that they are random");
    }
    let screened = |seed: &str| -> Value {
        let arguments = ["screen", "g.csv", "--quiet", "--format", "json", "--seed", seed];
        serde_json::from_str(&said(here, &arguments)).expect("JSON")
    };
    let by_name = |json: &Value| -> Vec<Value> {
        let mut series: Vec<Value> = json["series"].as_array().expect("a list").clone();
        series.sort_by_key(|series| series["series"].to_string());
        for series in &mut series {
            let fields = series.as_object_mut().expect("fields");
            fields.retain(|key, _| !matches!(key.as_str(), "p" | "q"));
        }
        series
    };
    let (one, two) = (screened("1"), screened("2"));
    assert_eq!(by_name(&one), by_name(&two));
    assert_eq!((&one["seed"], &two["seed"]), (&Value::from(1), &Value::from(2)));
}

// ---- The docs -------------------------------------------------------------------------------

#[test]
fn the_docs_have_the_registry_as_it_is() {
    const MARK: &str = "<!-- reference: made by 'arrivals methods --format markdown' -->";
    const MAKE: &str = "make it anew: sed -i '/^<!-- reference: /q' docs/methods.md && \
                        cargo run -- methods --format markdown >> docs/methods.md";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/methods.md");
    let page = std::fs::read_to_string(&path).expect("docs/methods.md");
    let (_, reference) = page
        .split_once(&format!("\n{MARK}\n"))
        .unwrap_or_else(|| panic!("docs/methods.md has no line {MARK}"));
    let made = report::methods_markdown();
    if reference.trim_start_matches('\n') != made {
        let differs = reference.trim_start_matches('\n').lines().zip(made.lines());
        let first = differs.into_iter().find(|(there, here)| there != here);
        panic!("docs/methods.md is not what the registry says ({first:?}); {MAKE}");
    }
}

/// The last ten years of the sample series, constant variance, NCI's parametric interval: the second
/// implementation of NCI's rules in `tests/it/reference/oracles/nk_arrivals.json`, `aapc_last10_WBIC`.
#[test]
fn the_average_change_is_asked_for_other_years() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(["trend", "--sample", "--to", "2023", "--aapc", "2014-2023", "--ci", "nci"])
        .args(["--format", "json", "--quiet"])
        .output()
        .expect("the program runs");
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let all = findings["findings"].as_array().expect("findings");
    let average = all.iter().find(|finding| finding["id"] == "joinpoint.aapc").expect("an average");
    for (key, want) in [
        ("aapc", -23.255796078673722),
        ("lower", -35.86168859610462),
        ("upper", -8.172312201527525),
    ] {
        let got = average["value"][key].as_f64().expect("a number");
        assert!((got / want - 1.0).abs() < 1e-6, "{key}: {got}");
    }
}

#[test]
fn every_method_of_forecast_answers() {
    for method in ["theta", "naive", "mean", "drift", "simple", "holt", "damped", "exponential"] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_arrivals"))
            .args(["forecast", "--sample", "--method", method, "--horizon", "3", "--to", "2025"])
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("for 2026 is"), "{method}: {said}");
    }
}
