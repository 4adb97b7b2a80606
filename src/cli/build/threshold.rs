//! Whether a threshold trips: a number of a finding, or a year outside its forecast.

use serde_json::Value;

use crate::Error;
use crate::cli::console::Console;
use crate::cli::summary::{
    LatestAgainstForecast, SummaryArguments, findings, latest_against_forecast,
};
use crate::recipe::{State, Test, Threshold};
use arrivals_data::nearest_name;
use arrivals_findings::analysis::Analysis;
use arrivals_findings::{self as said, Finding, Findings, format};

/// What was found of a threshold, and what is said of it.
///
/// # Errors
/// When the input cannot be read, or there is no such finding or number.
pub fn outcome(
    asked: &Threshold,
    arguments: &SummaryArguments,
    console: &Console,
) -> Result<(State, String), Error> {
    let (state, said) = match &asked.test {
        Test::Number { finding, value, above, below } => {
            number(arguments, (finding, value), (*above, *below), console)?
        }
        Test::OutsideForecast => match latest_against_forecast(arguments, console)? {
            Some(latest_against_forecast) => forecast(&latest_against_forecast),
            None => (State::Undecided, "there is no year before the latest".into()),
        },
    };
    let message = asked.message.as_ref().filter(|_| state == State::Fails);
    Ok((state, message.map_or(said.clone(), |message| format!("{message} ({said})"))))
}

fn number(
    arguments: &SummaryArguments,
    (id, path): (&str, &str),
    (above, below): (Option<f64>, Option<f64>),
    console: &Console,
) -> Result<(State, String), Error> {
    let mut found = findings(arguments, false, console)?;
    let is_known = |found: &Findings| {
        found.findings.iter().any(|one| one.id == id)
            || found.refused.iter().any(|one| one.id == id)
    };
    if !is_known(&found) {
        found = findings(arguments, true, console)?;
    }
    let Some(finding) = found.findings.iter().find(|finding| finding.id == id) else {
        if let Some(refused) = found.refused.iter().find(|refused| refused.id == id) {
            return Ok((State::Undecided, format!("there is no {id}: {}", refused.reason)));
        }
        let ids: Vec<&str> = found.findings.iter().map(|finding| finding.id).collect();
        let hint = match nearest_name(id, &ids) {
            Some(meant) => format!("did you mean '{meant}'?"),
            None => format!("the findings are {}", ids.join(", ")),
        };
        return Err(Error::usage(format!("there is no finding '{id}'"), hint));
    };
    let value = serde_json::to_value(&finding.value)?;
    let number = match at(&value, path) {
        Some(Value::Number(number)) => number.as_f64().unwrap_or(f64::NAN),
        Some(Value::Null) => {
            return Ok((
                State::Undecided,
                format!("{id} has no {path} here: {}", finding.sentence),
            ));
        }
        _ => {
            let mut paths = Vec::new();
            numbers(&value, String::new(), &mut paths);
            let names: Vec<&str> = paths.iter().map(String::as_str).collect();
            let hint = match nearest_name(path, &names) {
                Some(meant) => format!("did you mean '{meant}'?"),
                None => format!("its numbers are {}", names.join(", ")),
            };
            return Err(Error::usage(format!("the finding '{id}' has no number '{path}'"), hint));
        }
    };
    let beyond = match (above, below) {
        (Some(limit), _) if number > limit => Some(("above", limit)),
        (_, Some(limit)) if number < limit => Some(("below", limit)),
        _ => None,
    };
    Ok(match beyond {
        Some((side, limit)) => (State::Fails, tripped(finding, path, number, (side, limit))),
        None => (State::Holds, String::new()),
    })
}

/// What is said when a number is beyond its limit; with as many decimals as tell the two apart.
fn tripped(finding: &Finding, path: &str, number: f64, (side, limit): (&str, f64)) -> String {
    let fewest = if number.fract() == 0.0 && limit.fract() == 0.0 { 0 } else { 1 };
    let shown = |decimals| (format::decimal(number, decimals), format::decimal(limit, decimals));
    let apart = |decimals: &usize| shown(*decimals).0 != shown(*decimals).1;
    let (number, limit) = shown((fewest..=12).find(apart).unwrap_or(12));
    format!("{} {path} is {number}, {side} {limit}: {}", finding.id, finding.sentence)
}

/// A value inside another: `to.count`, `years.0.year`.
fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    value.pointer(&format!("/{}", path.replace('.', "/")))
}

/// The paths of all numbers inside a value, lists aside.
fn numbers(value: &Value, path: String, paths: &mut Vec<String>) {
    match value {
        Value::Number(_) => paths.push(path),
        Value::Object(object) => {
            for (key, inside) in object {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                numbers(inside, path, paths);
            }
        }
        _ => {}
    }
}

/// The latest year against the range that holds 9 of 10.
fn forecast(latest_against_forecast: &LatestAgainstForecast) -> (State, String) {
    let LatestAgainstForecast { latest, comparable, findings } = latest_against_forecast;
    let year = latest.year;
    if !comparable {
        return (State::Undecided, format!("the definition changes in {year}"));
    }
    let found = findings.findings.iter().find_map(|finding| match &finding.value {
        said::Value::Analysis(value) => match value.as_ref() {
            Analysis::Forecast(forecast) => Some(forecast),
            _ => None,
        },
        _ => None,
    });
    let Some(forecast) = found else {
        let reason = findings.refused.first().map(|refused| refused.reason.as_str());
        let reason = reason.unwrap_or("there is none");
        return (State::Undecided, format!("no forecast of {year}: {reason}"));
    };
    let place = |level: f64| forecast.levels.iter().position(|at| (at - level).abs() < 1e-9);
    let row = forecast.years.iter().find(|row| row.year == year.number());
    let at = |level: f64| row.and_then(|row| row.quantiles.get(place(level)?).copied());
    let (Some(low), Some(high)) = (at(0.05), at(0.95)) else {
        let last = forecast.fitted.1;
        return (
            State::Undecided,
            format!("a forecast from the years to {last} does not reach {year}"),
        );
    };
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let (low, high) = (number(low), number(high));
    if (low..=high).contains(&latest.count.as_i64()) {
        return (State::Holds, String::new());
    }
    let said = format!(
        "{} in {year} is outside the range of 9 in 10, {} to {}, that a forecast from the years {} to {} gives",
        format::count(latest.count),
        format::whole(low),
        format::whole(high),
        forecast.fitted.0,
        forecast.fitted.1,
    );
    (State::Fails, said)
}
