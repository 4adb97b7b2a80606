//! Whether there is a direction, in words.

use super::context::{Context, Statement, p_cell};
use super::result::{Analysis, Slopes, TrendTests};
use crate::finding::{Collector, Table};
use crate::format;
use arrivals_statistics::trend::{
    AR_BOOTSTRAP, BIAS_CORRECTED, HAMED_RAO, MANN_KENDALL, PERMUTATIONS, PKind, PREWHITENED, SEN,
    SEN_LOG, TREND_FREE, YUE_WANG, ar_bootstrap, bias_corrected, hamed_rao, mann_kendall,
    prewhitened, sen_percent, sen_slope, trend_free, yue_wang,
};
use arrivals_statistics::{Method, NotApplicable};

const TEST: (&str, &str) = ("trend.test", "Test for a trend");
const SLOPE: (&str, &str) = ("trend.slope", "Slope");

pub fn say(context: &Context, said: &mut Collector) {
    let (x, y) = (&context.sample.years, context.sample.values());
    if let Some(tests) = said.ok_or_refuse(TEST, tests(context, x, &y)) {
        test(context, tests, said);
    }
    if let Some(counts) = said.ok_or_refuse(SLOPE, sen_slope(x, &y, context.options.level)) {
        let percent = sen_percent(x, &y, context.options.level).ok();
        slope(context, Slopes { counts, percent }, said);
    }
}

fn tests(context: &Context, x: &[f64], y: &[f64]) -> Result<TrendTests, NotApplicable> {
    let mann_kendall = mann_kendall(y, context.options.seed)?;
    let bootstrap = ar_bootstrap(x, y, context.options.seed).ok();
    let wanted = context.options.variants;
    let (p, quoted) = match &bootstrap {
        Some(bootstrap) => (bootstrap.p, AR_BOOTSTRAP.id),
        None => (mann_kendall.p, MANN_KENDALL.id),
    };
    Ok(TrendTests {
        p,
        quoted,
        hamed_rao: wanted.then(|| hamed_rao(x, y, None).ok()).flatten(),
        yue_wang: wanted.then(|| yue_wang(x, y).ok()).flatten(),
        prewhitened: wanted.then(|| prewhitened(x, y).ok()).flatten(),
        trend_free: wanted.then(|| trend_free(x, y).ok()).flatten(),
        bias_corrected: wanted.then(|| bias_corrected(x, y).ok()).flatten(),
        mann_kendall,
        bootstrap,
    })
}

fn test(context: &Context, tests: TrendTests, said: &mut Collector) {
    let method: Method = if tests.bootstrap.is_some() { AR_BOOTSTRAP } else { MANN_KENDALL };
    let name = match (&tests.bootstrap, tests.mann_kendall.p_kind) {
        (Some(_), _) => "Mann–Kendall test, AR(1) bootstrap",
        (None, PKind::Exact) => "exact Mann–Kendall test",
        (None, PKind::Permutation) => "Mann–Kendall test by permutation",
        (None, PKind::Normal) => "Mann–Kendall test, normal approximation",
    };
    let verdict = if tests.p >= 0.05 {
        "no trend is established"
    } else if tests.mann_kendall.s > 0 {
        "there is a rising trend"
    } else {
        "there is a falling trend"
    };
    let lead = context.unquotable();
    let verdict = format::capitalised(&format!("{lead}{verdict}"));
    let tau = tests
        .mann_kendall
        .tau_b
        .map_or(String::new(), |tau| format!(", Kendall's tau {}", format::decimal(tau, 2)));
    let mut caveats: Vec<String> = context.bent().into_iter().collect();
    if tests.mann_kendall.smallest_p > 0.05 {
        caveats.push(
            "With so few years, or so many equal counts, no course could be significant.".into(),
        );
    }
    if let Some(bootstrap) = &tests.bootstrap {
        caveats.push(format!(
            "Years taken as independent: {}; their lag-1 autocorrelation is {}.",
            format::p(tests.mann_kendall.p),
            format::decimal(bootstrap.lag_one, 2)
        ));
    } else if context.sample.len() < 10 {
        caveats.push("Too few years to allow for autocorrelation.".into());
    }
    let autocorrelation = tests.bootstrap.as_ref().map(|bootstrap| bootstrap.lag_one);
    let replicates = match (&tests.bootstrap, tests.mann_kendall.p_kind) {
        (Some(bootstrap), _) => bootstrap.replicates,
        (None, PKind::Permutation) => PERMUTATIONS,
        (None, PKind::Exact | PKind::Normal) => 0,
    };
    let sentence =
        format!("{verdict} in {} ({name}: {}{tau}).", context.years(), format::p(tests.p));
    context.say(
        said,
        Statement {
            also: others(&tests),
            caveats,
            table: context.options.variants.then(|| variants(&tests)),
            replicates,
            autocorrelation,
            ..Statement::new(TEST, method, sentence, Analysis::Trend(tests))
        },
    );
}

/// The tests that stand beside the quoted one.
fn others(tests: &TrendTests) -> Vec<Method> {
    let shown = [
        (MANN_KENDALL, tests.bootstrap.is_some()),
        (HAMED_RAO, tests.hamed_rao.is_some()),
        (YUE_WANG, tests.yue_wang.is_some()),
        (PREWHITENED, tests.prewhitened.is_some()),
        (TREND_FREE, tests.trend_free.is_some()),
        (BIAS_CORRECTED, tests.bias_corrected.is_some()),
    ];
    shown.into_iter().filter(|(_, shown)| *shown).map(|(method, _)| method).collect()
}

/// Each variant with what is known of it: rejections at 5 % without a trend, 22 years, AR(1) 0.6.
fn variants(tests: &TrendTests) -> Table {
    let kind = match tests.mann_kendall.p_kind {
        PKind::Exact => "Mann–Kendall, exact",
        PKind::Permutation => "Mann–Kendall, permutation",
        PKind::Normal => "Mann–Kendall, normal",
    };
    let mut rows = vec![
        (kind, Some(tests.mann_kendall.p), "29%"),
        ("AR(1) bootstrap", tests.bootstrap.as_ref().map(|test| test.p), "11%"),
        ("Hamed & Rao", tests.hamed_rao.as_ref().map(|test| test.p), "27%"),
        ("Yue & Wang, lag 1", tests.yue_wang.as_ref().map(|test| test.p), "17%"),
        ("prewhitened", tests.prewhitened.as_ref().map(|test| test.p), "7%"),
        ("trend-free prewhitened", tests.trend_free.as_ref().map(|test| test.p), "34%"),
        ("bias-corrected prewhitened", tests.bias_corrected.as_ref().map(|test| test.p), "10%"),
    ];
    rows.retain(|(_, p, _)| p.is_some());
    Table::new(
        ["test", "p", "false trends, n 22, AR 0.6"],
        rows.into_iter()
            .map(|(name, p, size)| vec![name.to_owned(), p_cell(p), size.to_owned()])
            .collect(),
    )
}

fn slope(context: &Context, slopes: Slopes, said: &mut Collector) {
    let level = format::level(context.options.level);
    let counts = &slopes.counts;
    let decimals = if context.sample.exposure.is_some() { 3 } else { 1 };
    let range = match (counts.lower, counts.upper) {
        (Some(lower), Some(upper)) => {
            format!(
                " ({level} interval {} to {})",
                format::decimal(lower, decimals),
                format::decimal(upper, decimals)
            )
        }
        _ => String::new(),
    };
    let percent = slopes.percent.as_ref().map_or(String::new(), |percent| {
        let range = format::percent_range(percent.lower, percent.upper)
            .map_or(String::new(), |range| format!(" ({range})"));
        format!(", or {} a year{range}", format::signed_percent(percent.percent))
    });
    let lead = context.unquotable();
    let mut caveats: Vec<String> = context.bent().into_iter().collect();
    if counts.lower.is_some() {
        caveats.push("The intervals take the years as independent; where they hang together, they are too narrow.".into());
    }
    let sentence =
        format!("{lead}Sen's slope is {}{range}{percent}.", context.per_year(counts.slope));
    context.say(
        said,
        Statement {
            also: vec![SEN_LOG],
            caveats,
            ..Statement::new(SLOPE, SEN, sentence, Analysis::Slope(slopes))
        },
    );
}
