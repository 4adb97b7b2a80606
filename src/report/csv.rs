//! Findings as CSV: a row a finding, numbers without groups or rounding.

use arrivals_data::{Difference, YearCount};
use arrivals_findings::analysis::Analysis;
use arrivals_findings::{ChartFact, Finding, Findings, Value};
use arrivals_statistics::Change;

const HEADER: [&str; 13] = [
    "id",
    "series",
    "from_year",
    "from_count",
    "to_year",
    "to_count",
    "difference",
    "percent",
    "lower",
    "upper",
    "method",
    "sentence",
    "caveats",
];

/// Further columns of rates.
const RATES: [&str; 2] = ["from_rate", "to_rate"];

/// The numbers of a finding, under the names of the header.
#[derive(Default)]
struct Numbers {
    from: Option<YearCount>,
    to_year: Option<String>,
    to_count: Option<i64>,
    to_rate: Option<f64>,
    difference: Option<Difference>,
    percent: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
}

/// The findings as CSV.
///
/// # Errors
/// Never in memory; the type is that of the writer.
pub fn csv(findings: &Findings) -> Result<String, ::csv::Error> {
    let has_rates = findings.subject.rates;
    let row = |finding: &Finding| {
        let numbers = numbers(finding);
        let rates = has_rates.then(|| {
            [field(numbers.from.and_then(|from| from.count.rate())), field(numbers.to_rate)]
        });
        let cells = [
            finding.id.to_owned(),
            findings.subject.series.clone(),
            field(numbers.from.map(|from| from.year)),
            field(numbers.from.map(|from| from.count)),
            field(numbers.to_year),
            field(numbers.to_count),
            field(numbers.difference),
            field(numbers.percent),
            field(numbers.lower),
            field(numbers.upper),
            finding.method.to_owned(),
            finding.sentence.clone(),
            finding.caveats.join(" "),
        ];
        cells.into_iter().chain(rates.into_iter().flatten()).collect::<Vec<_>>()
    };
    let rates = if has_rates { RATES.as_slice() } else { &[] };
    records(&[&HEADER, rates].concat(), findings.findings.iter().map(row))
}

/// A header and its rows as CSV.
///
/// # Errors
/// Never in memory; the type is that of the writer.
pub(super) fn records(
    header: &[&str],
    rows: impl Iterator<Item = impl IntoIterator<Item = String>>,
) -> Result<String, ::csv::Error> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    let bytes = writer.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

pub(super) fn field(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn numbers(finding: &Finding) -> Numbers {
    let at = |year: YearCount| Numbers {
        to_year: Some(year.year.to_string()),
        to_count: Some(year.count.as_i64()),
        to_rate: year.count.rate(),
        ..Numbers::default()
    };
    let change = |change: &Change| Numbers {
        from: Some(change.from),
        difference: Some(change.difference),
        percent: change.percent,
        ..at(change.to)
    };
    match &finding.value {
        Value::Count(year) => at(*year),
        Value::Peak(peak) => at(peak.at),
        Value::Change(value) => change(value),
        Value::Cagr { cagr, .. } => {
            Numbers { from: Some(cagr.from), percent: Some(cagr.percent), ..at(cagr.to) }
        }
        Value::Cumulative(sum) => Numbers {
            to_year: Some(sum.last.to_string()),
            to_count: Some(sum.count.as_i64()),
            ..Numbers::default()
        },
        Value::Share { share, .. } => Numbers {
            to_year: Some(share.year.to_string()),
            to_count: Some(share.part.as_i64()),
            percent: share.percent,
            ..Numbers::default()
        },
        Value::Poisson(interval) => Numbers {
            to_count: Some(interval.count.as_i64()),
            lower: Some(interval.lower),
            upper: Some(interval.upper),
            ..Numbers::default()
        },
        Value::Drawn(drawn) => match drawn {
            ChartFact::Index(index) => Numbers { from: Some(index.base), ..at(index.at) },
            ChartFact::Largest(largest) => at(largest.at),
            ChartFact::Gap(gap) => Numbers {
                to_year: Some(gap.year.to_string()),
                to_count: Some(gap.more.as_i64()),
                to_rate: gap.more.rate(),
                difference: Some(gap.difference),
                ..Numbers::default()
            },
            ChartFact::Ranking(ranking) => Numbers {
                to_year: Some(ranking.year.to_string()),
                to_count: Some(ranking.count.as_i64()),
                to_rate: ranking.count.rate(),
                ..Numbers::default()
            },
            ChartFact::Directions(_) => Numbers::default(),
        },
        Value::Each(_) => Numbers::default(),
        Value::Analysis(analysis) => analysed(analysis),
    }
}

/// What a row can hold of a method's result; JSON has all of it.
fn analysed(analysis: &Analysis) -> Numbers {
    let interval = |percent: f64, lower: Option<f64>, upper: Option<f64>| Numbers {
        percent: Some(percent),
        lower,
        upper,
        ..Numbers::default()
    };
    match analysis {
        Analysis::Average(average) => interval(average.aapc, average.lower, average.upper),
        Analysis::Slope(slopes) => match &slopes.percent {
            Some(percent) => interval(percent.percent, percent.lower, percent.upper),
            None => Numbers::default(),
        },
        Analysis::Regression(trend) => {
            let change = trend.quoted();
            interval(change.percent, Some(change.lower), Some(change.upper))
        }
        Analysis::Forecast(forecast) => match forecast.years.first() {
            Some(next) => Numbers {
                to_year: Some(next.year.to_string()),
                to_count: next.quantiles.get(next.quantiles.len() / 2).map(|count| *count as i64),
                lower: next.quantiles.first().map(|count| *count as f64),
                upper: next.quantiles.last().map(|count| *count as f64),
                ..Numbers::default()
            },
            None => Numbers::default(),
        },
        Analysis::Ratio(ratios) => match ratios.exact.ratio {
            Some(ratio) => {
                let percent = |ratio: f64| 100.0 * (ratio - 1.0);
                interval(
                    percent(ratio),
                    Some(percent(ratios.exact.lower)),
                    ratios.exact.upper.map(percent),
                )
            }
            None => Numbers::default(),
        },
        _ => Numbers::default(),
    }
}
