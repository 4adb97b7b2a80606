//! What there is to choose from, when several series are no whole.

use super::format;
use arrivals_data::{Dataset, Role, Series};

/// A dimension whose values tell series apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The dimension.
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
        .map(|choice| format!("--where '{}={}'", choice.dimension, choice.example))
        .collect();
    lines.push(format!("for example {}", flags.join(" ")));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use crate::{Selection, find};
    use arrivals_read::tidy::{TidyOptions, tidy};
    use arrivals_statistics::Level;

    #[test]
    fn each_dimension_is_listed_with_an_example_that_chooses_one_series() {
        let text = "place,sex,2019,2020\nA,women,5,6\nA,men,7,8\nB,women,1,2\nB,men,3,5\n";
        let read = |options: &TidyOptions| {
            let grid = arrivals_read::source::delimited("t.csv", text.as_bytes(), None, None);
            tidy(vec![grid.expect("a grid")], Default::default(), options).expect("a dataset")
        };
        let dataset = read(&TidyOptions::default());
        let error = find(&dataset, &Selection::default(), Level::P95).expect_err("several");
        let hint = error.hint();
        assert!(hint.contains("place: 'A' and 'B'"), "{hint}");
        assert!(hint.contains("sex: 'women' and 'men'"), "{hint}");
        assert!(hint.contains("--where 'place=A' --where 'sex=women'"), "{hint}");
        let only = vec![("place".into(), "A".into()), ("sex".into(), "women".into())];
        let chosen = read(&TidyOptions { only, ..TidyOptions::default() });
        assert!(find(&chosen, &Selection::default(), Level::P95).is_ok());
    }
}
