//! The plain arithmetic within results of methods, and the parameters that methods found.
//!
//! A method that searches, simulates or iterates has no arithmetic of one line, and none is made
//! up: its formula, its parameters and what was checked stand for it.

use serde::Serialize;

use super::step::{SIGNED_PERCENT, Step, TWO_DECIMALS, real, whole};
use crate::analysis::Analysis;
use crate::format;
use arrivals_data::PER;
use arrivals_data::Series;
use arrivals_statistics::Standing;
use arrivals_statistics::counts::rate::Rate;
use arrivals_statistics::counts::ratio::RateRatio;

/// A number that a method found, under its name in the JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Parameter {
    /// The name: `mann_kendall.s`.
    pub name: String,
    /// The number at full precision.
    pub value: String,
}

/// The steps of a result that is plain arithmetic of counts.
pub fn steps(analysis: &Analysis, series: &Series) -> Vec<Step> {
    match analysis {
        Analysis::Standing(standing) => against_mean(standing, series),
        Analysis::Ratio(ratios) => ratio(&ratios.exact),
        Analysis::Rate(found) => vec![rate(found)],
        _ => Vec::new(),
    }
}

/// The latest year against the mean of the three before.
fn against_mean(standing: &Standing, series: &Series) -> Vec<Step> {
    let before: Vec<i128> = (1..=3)
        .rev()
        .filter_map(|back| series.count_of(standing.at.year.plus(-back)?))
        .map(|count| i128::from(count.as_i64()))
        .collect();
    let (Some(mean), 3) = (standing.mean_before, before.len()) else { return Vec::new() };
    let sum: i128 = before.iter().sum();
    let terms: Vec<String> = before.iter().map(|count| whole(*count)).collect();
    let at = i128::from(standing.at.count.as_i64());
    let mut steps = vec![
        Step::quotient("mean before", &[format!("({}) ÷ 3", terms.join(" + "))], (sum, 3), mean)
            .shown(format::decimal(mean, 1), super::step::ONE_DECIMAL),
    ];
    steps.extend(standing.against_mean.map(|percent| {
        let expression = format!("100 × ({} ÷ {} − 1)", whole(at), real(mean));
        Step::quotient("percent", &[expression], (100 * (3 * at - sum), sum), percent)
            .shown(format::signed_percent(percent), SIGNED_PERCENT)
    }));
    steps
}

fn ratio(exact: &RateRatio) -> Vec<Step> {
    let Some(ratio) = exact.ratio else { return Vec::new() };
    let expression = if exact.exposure_a == 1.0 && exact.exposure_b == 1.0 {
        format!("{} ÷ {}", real(exact.a), real(exact.b))
    } else {
        let [a, b] = [(exact.a, exact.exposure_a), (exact.b, exact.exposure_b)]
            .map(|(count, exposure)| format!("({} ÷ {})", real(count), real(exposure)));
        format!("{a} ÷ {b}")
    };
    vec![Step::real("ratio", &[expression], ratio).shown(format::decimal(ratio, 2), TWO_DECIMALS)]
}

fn rate(found: &Rate) -> Step {
    let count = whole(i128::from(found.count.as_i64()));
    let expression = format!("{} × ({count} ÷ {})", real(PER), real(found.exposure));
    Step::real("per 100,000", &[expression], found.rate)
        .shown(format::decimal(found.rate, 2), TWO_DECIMALS)
}

/// The most numbers of a list that are written out.
const MOST: usize = 12;

/// The parameters of a result, by the names that JSON has; long lists are counted.
pub fn parameters(value: &serde_json::Value) -> Vec<Parameter> {
    let mut found = Vec::new();
    flatten(String::new(), value, &mut found);
    found
}

fn flatten(name: String, value: &serde_json::Value, found: &mut Vec<Parameter>) {
    use serde_json::Value as Json;
    let within = |part: &str| {
        if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") }
    };
    match value {
        Json::Null => {}
        Json::Object(fields) => {
            for (field, value) in fields {
                flatten(within(field), value, found);
            }
        }
        Json::Array(items) if items.is_empty() => {}
        Json::Array(items) => {
            let plain = items.iter().all(|item| !item.is_object() && !item.is_array());
            if plain && items.len() <= MOST {
                let texts: Vec<String> = items.iter().map(text).collect();
                found.push(Parameter { name, value: texts.join(", ") });
            } else if !plain && items.len() <= MOST {
                for (place, item) in items.iter().enumerate() {
                    flatten(within(&(place + 1).to_string()), item, found);
                }
            } else {
                found.push(Parameter {
                    name,
                    value: format!("{} values, in the JSON", items.len()),
                });
            }
        }
        plain => found.push(Parameter { name, value: text(plain) }),
    }
}

fn text(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Null => "none".to_owned(),
        // A year or a count is a real number in a method, and a whole one for people.
        serde_json::Value::Number(number) => {
            number.to_string().trim_end_matches(".0").replace('-', "−")
        }
        other => other.to_string(),
    }
}
