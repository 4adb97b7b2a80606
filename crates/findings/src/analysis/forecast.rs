//! The years to come, in words.

use super::context::{Context, Statement};
use super::result::Analysis;
use crate::finding::{Collector, Table};
use crate::format;
use arrivals_statistics::changepoints::{Change, End, level_changes};
use arrivals_statistics::forecast::{self, Caveat, Forecast, ForecastOptions, Kind, Record};
use arrivals_statistics::forecast::{backtest, intervals};

const NAME: (&str, &str) = ("forecast", "The years to come");

pub fn say(context: &Context, said: &mut Collector) {
    let sample = &context.sample;
    if sample.exposure.is_some() {
        said.refuse(NAME, "counts are forecast, not rates: leave --population out");
        return;
    }
    let options = ForecastOptions {
        kind: context.options.kind,
        steps: context.options.horizon,
        changed_after: last_change(context)
            .and_then(|change| change.year.or(change.near.map(|near| near.year))),
    };
    // After a declared change of definition, the counts before are of something else.
    let start = match sample.breaks.last() {
        Some(last) => sample.years.partition_point(|year| *year < f64::from(*last)),
        None => 0,
    };
    let (x, y) = (&sample.years[start..], &sample.counts[start..]);
    if let Some(found) =
        said.ok_or_refuse(NAME, forecast::forecast(x, y, &options, context.options.seed))
    {
        forecast(context, found, said);
    }
}

/// The last change of level; one before the first level is none.
fn last_change(context: &Context) -> Option<Change> {
    let sample = &context.sample;
    let found = level_changes(&sample.years, &sample.counts).ok()?;
    let last = found.last()?;
    last.near.is_none_or(|near| near.end == End::Last).then_some(*last)
}

fn forecast(context: &Context, found: Forecast, said: &mut Collector) {
    let measure = context.chosen.measure();
    let (Some(next), Some(last)) = (found.years.first(), found.years.last()) else {
        said.refuse(NAME, "no year ahead was asked for");
        return;
    };
    let at = |level: f64| found.levels.iter().position(|other| (other - level).abs() < 1e-9);
    let (Some(low), Some(middle), Some(high)) = (at(0.05), at(0.5), at(0.95)) else {
        said.refuse(NAME, "the median and the limits of 90% are needed");
        return;
    };
    let count = |number: u64| format::whole(i64::try_from(number).unwrap_or(i64::MAX));
    let range = |row: &forecast::Predicted| {
        format!(
            "{} ({} to {})",
            count(row.quantiles[middle]),
            count(row.quantiles[low]),
            count(row.quantiles[high])
        )
    };
    let further = if last.year == next.year {
        String::new()
    } else {
        format!(", and for {} {}", context.year(last.year), range(last))
    };
    let method = method(found.kind);
    let mut caveats = vec![format::sentence(&found.why)];
    caveats.extend(found.caveats.iter().map(|caveat| format::sentence(&named(caveat, context))));
    caveats.extend(older_change(context));
    caveats.extend(found.backtest.iter().find(|row| row.kind == found.kind).and_then(checked));
    let columns: Vec<String> = std::iter::once("year".to_owned())
        .chain(found.levels.iter().map(|level| format!("{}%", format::decimal(100.0 * level, 0))))
        .collect();
    let rows = found
        .years
        .iter()
        .map(|row| {
            std::iter::once(context.year(row.year))
                .chain(row.quantiles.iter().map(|quantile| count(*quantile)))
                .collect()
        })
        .collect();
    let sentence = format!(
        "The forecast of {measure} ({}) for {} is {}{further}: the median, and in brackets the range that holds 9 of 10.",
        called(found.kind),
        context.year(next.year),
        range(next)
    );
    context.say(
        said,
        Statement {
            caveats,
            table: Some(Table::new(columns, rows)),
            replicates: if found.kind == Kind::Zeros { 0 } else { intervals::PATHS },
            ..Statement::new(NAME, method, sentence, Analysis::Forecast(found.clone()))
        },
    );
    past(context, &found, said);
}

/// A caveat in words, its year called as the series calls it.
fn named(caveat: &Caveat, context: &Context) -> String {
    let text = caveat.to_string();
    match caveat {
        Caveat::AfterChange { after, .. } | Caveat::PastChangesOnly { after, .. } => {
            let year = context.year(*after);
            text.replacen(&format!("after {after}"), &format!("after {year}"), 1)
        }
        _ => text,
    }
}

/// A change of level that is too old for the rule, and too young for the forecast not to show it.
fn older_change(context: &Context) -> Option<String> {
    let (changed, (_, last)) = (last_change(context)?.year?, context.sample.span()?);
    let ago = last - changed;
    (ago > 5 && context.sample.breaks.is_empty()).then(|| {
        format!("The level changed after {}: the years before it make the range wide; --from {} leaves them out.", context.year(changed), changed + 1)
    })
}

/// What a method is called in a table.
fn called(kind: Kind) -> &'static str {
    match kind {
        Kind::Simple => "simple exponential smoothing",
        Kind::Holt => "Holt's smoothing",
        Kind::Damped => "damped Holt smoothing",
        Kind::Exponential => "exponential smoothing by AICc",
        _ => method(kind).name,
    }
}

fn method(kind: Kind) -> arrivals_statistics::Method {
    match kind {
        Kind::Naive | Kind::Zeros => forecast::naive::METHOD,
        Kind::Drift => forecast::naive::DRIFT,
        Kind::Mean => forecast::naive::MEAN,
        Kind::Theta => forecast::theta::METHOD,
        Kind::Exponential | Kind::Simple | Kind::Holt | Kind::Damped => forecast::smoothing::METHOD,
        Kind::PastChanges => forecast::regime::METHOD,
    }
}

/// How often the range held in the past, with what that says.
fn checked(row: &Record) -> Option<String> {
    let score = row.scores.first().filter(|score| score.origins > 0)?;
    Some(format!(
        "One year ahead, before widening, {} of {} past counts were inside the range (95% interval of that share {} to {}).",
        score.inside,
        score.origins,
        format::percent(100.0 * score.coverage.0),
        format::percent(100.0 * score.coverage.1),
    ))
}

/// How the methods did in the past.
fn past(context: &Context, found: &Forecast, said: &mut Collector) {
    const NAME: (&str, &str) = ("forecast.backtest", "Forecasts of the past");
    let own = found.backtest.iter().find(|row| row.kind == found.kind);
    let Some(score) = own.and_then(|row| row.scores.first()).filter(|score| score.origins > 0)
    else {
        said.refuse(NAME, "too few years to forecast the past from its own past");
        return;
    };
    let rows = found
        .backtest
        .iter()
        .flat_map(|row| row.scores.iter().map(move |score| (row.kind, score)))
        .map(|(kind, score)| {
            vec![
                called(kind).to_owned(),
                score.step.to_string(),
                score.origins.to_string(),
                score.mase.map_or("–".into(), |mase| format::decimal(mase, 2)),
                format::decimal(score.wis, 1),
                format!("{} of {}", score.inside, score.origins),
                match kind {
                    Kind::Naive => "–".to_owned(),
                    _ => format!("{} of {}", score.wins, score.origins),
                },
            ]
        })
        .collect();
    let columns = [
        "method",
        "years ahead",
        "forecasts",
        "MASE",
        "interval score",
        "inside 90%",
        "nearer than naive",
    ];
    let sentence = match found.kind {
        Kind::Naive => format!(
            "Past counts inside the range that the last count gave a year before: {1} of {0}.",
            score.origins, score.inside
        ),
        _ => format!(
            "Past counts nearer to the forecast of a year before than to the last count: {1} of {0}.",
            score.origins, score.wins
        ),
    };
    context.say(
        said,
        Statement {
            table: Some(Table::new(columns, rows)),
            replicates: backtest::PATHS,
            ..Statement::new(
                NAME,
                forecast::backtest::METHOD,
                sentence,
                Analysis::Backtest(found.backtest.clone()),
            )
        },
    );
}
