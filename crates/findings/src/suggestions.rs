//! What there is to choose from, when several series are no whole.

use super::format;
use arrivals_data::{Dataset, Role, Series, shell_word};

/// A dimension whose values tell series apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub dimension: String,
    /// Its values, in the order of the file.
    pub values: Vec<String>,
    /// The value of the example.
    pub example: String,
}

/// The dimensions with several values, and of each the value of one series: of a published total,
/// where there is one.
pub fn choices(dataset: &Dataset) -> Vec<Choice> {
    let series = dataset.series();
    let totals = series.iter().find(|series| series.role() == Role::Subtotal);
    let Some(example) = totals.or(series.first()) else { return Vec::new() };
    let of = |(place, dimension): (usize, &String)| {
        let value = |series: &Series| series.key().get(place).cloned().unwrap_or_default();
        let mut seen = std::collections::BTreeSet::new();
        let all = series.iter().map(value);
        let values: Vec<String> = all.filter(|value| seen.insert(value.clone())).collect();
        let dimension = dimension.clone();
        (values.len() > 1).then(|| Choice { dimension, values, example: value(example) })
    };
    dataset.dimensions().iter().enumerate().filter_map(of).collect()
}

/// The choices in words: each dimension with its values, and flags that choose one series.
pub fn hint(choices: &[Choice]) -> String {
    let mut lines = vec!["choose a value of each dimension with --where NAME=VALUE:".to_owned()];
    for choice in choices {
        lines.push(format!("  {}: {}", choice.dimension, format::shown(&choice.values)));
    }
    let flags: Vec<String> = choices
        .iter()
        .map(|choice| format!("{}={}", choice.dimension, choice.example))
        .map(|choice| format!("--where {}", shell_word(&choice)))
        .collect();
    lines.push(format!("for example {}", flags.join(" ")));
    lines.push("or add the groups up with --total sum".to_owned());
    lines.join("\n")
}
