//! One rate for all years, by models of counts, in words.

use super::context::{Context, Statement};
use super::result::Analysis;
use crate::finding::{Collector, Table};
use crate::format;
use arrivals_statistics::regression::change::AnnualChange;
use arrivals_statistics::regression::log_linear::{self, log_linear};
use arrivals_statistics::regression::model::{self, CountTrend, Model, count_trend};
use arrivals_statistics::regression::{negative_binomial, poisson, quasi};

const NAME: (&str, &str) = ("regression", "One rate for all years");

pub fn say(context: &Context, said: &mut Collector) {
    let sample = &context.sample;
    if !sample.breaks.is_empty() {
        said.refuse(NAME, "the definition changes within the series");
        return;
    }
    let (x, y, exposure) = (&sample.years, &sample.counts, sample.exposure.as_deref());
    let Some(trend) = said.ok_or_refuse(NAME, count_trend(x, y, exposure, context.options.level))
    else {
        return;
    };
    let logarithms = log_linear(x, y, exposure, context.options.level).ok();
    let range = |change: &AnnualChange| {
        format::percent_range(Some(change.lower), Some(change.upper)).unwrap_or_default()
    };
    let (name, change, method, serial) = quoted(&trend);
    let mut rows = vec![row("Poisson", &trend.poisson.change)];
    rows.extend(trend.quasi.as_ref().map(|quasi| row("quasi-Poisson", &quasi.change)));
    rows.extend(trend.negative_binomial.as_ref().map(|nb| row("negative binomial", &nb.change)));
    rows.extend(logarithms.as_ref().map(|fit| row(log_linear::METHOD.name, &fit.change)));
    let mut caveats: Vec<String> = context.bent().into_iter().collect();
    if trend.dispersion > 2.0 {
        caveats.push(format!(
            "The counts vary {} times as much as Poisson counts around this line: the plain Poisson interval is far too narrow.",
            format::decimal(trend.dispersion, 1)
        ));
    }
    if trend.doubtful {
        caveats.push(
            "The residuals hang together from year to year: intervals and p are too small.".into(),
        );
    }
    caveats.extend(
        trend
            .refused
            .as_ref()
            .map(|refused| format::sentence(&format!("No negative binomial model: {refused}"))),
    );
    let lead = if context.bends.is_empty() {
        "One rate for all years is"
    } else {
        "Not to be quoted: one rate for all years would be"
    };
    let sentence = format!(
        "{lead} {} a year in {} ({name}, {} interval {}).",
        format::signed_percent(change.percent),
        context.years(),
        format::level(context.options.level),
        range(&change)
    );
    context.say(
        said,
        Statement {
            also: vec![
                poisson::METHOD,
                quasi::METHOD,
                negative_binomial::METHOD,
                log_linear::METHOD,
            ],
            caveats,
            table: Some(Table::new(["model", "percent a year", "interval"], rows)),
            dispersion: Some(trend.dispersion),
            autocorrelation: serial.lag_one,
            durbin_watson: serial.durbin_watson,
            ..Statement::new(NAME, method, sentence, Analysis::Regression(Box::new(trend)))
        },
    );
}

fn row(name: &str, change: &AnnualChange) -> Vec<String> {
    vec![
        name.to_owned(),
        format::signed_percent(change.percent),
        format::percent_range(Some(change.lower), Some(change.upper)).unwrap_or_default(),
    ]
}

fn quoted(
    trend: &CountTrend,
) -> (
    &'static str,
    AnnualChange,
    arrivals_statistics::Method,
    arrivals_statistics::regression::serial::Serial,
) {
    match (trend.chosen, &trend.quasi, &trend.negative_binomial) {
        (Model::NegativeBinomial, _, Some(fit)) => {
            ("negative binomial", fit.change, negative_binomial::METHOD, fit.serial)
        }
        (Model::QuasiPoisson, Some(fit), _) => {
            ("quasi-Poisson", fit.change, quasi::METHOD, fit.serial)
        }
        (Model::Poisson, ..) => {
            ("Poisson", trend.poisson.change, poisson::METHOD, trend.poisson.serial)
        }
        _ => ("Poisson", trend.poisson.change, model::METHOD, trend.poisson.serial),
    }
}
