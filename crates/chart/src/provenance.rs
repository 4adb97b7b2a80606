//! What was drawn, for whoever opens the file.

use std::collections::BTreeMap;

use super::ChartOptions;
use super::scene::Reading;
use arrivals_data::{Dataset, Origin};

/// Pairs of a term and its value: program, input, its fingerprint, the command, the data drawn.
pub fn provenance(
    dataset: &Dataset,
    options: &ChartOptions,
    readings: &[Reading],
) -> Vec<(String, String)> {
    let mut facts = vec![
        ("generator".to_owned(), concat!("arrivals ", env!("CARGO_PKG_VERSION")).to_owned()),
        ("input".to_owned(), joined(dataset, |origin| &origin.name)),
        ("sha256".to_owned(), joined(dataset, |origin| &origin.sha256)),
    ];
    facts.extend(options.command.iter().map(|command| ("command".to_owned(), command.clone())));
    let mut drawn: BTreeMap<(usize, &str), Vec<String>> = BTreeMap::new();
    let mut order: Vec<(usize, &str)> = Vec::new();
    for reading in readings {
        let key = (reading.panel, reading.series.as_str());
        let values = drawn.entry(key).or_insert_with(|| {
            order.push(key);
            Vec::new()
        });
        values.push(format!("{}={}", reading.year, reading.value));
    }
    for key in order {
        let values = drawn.get(&key).map(|values| values.join(" ")).unwrap_or_default();
        facts.push((format!("data {}", key.1).trim_end().to_owned(), values));
    }
    facts
}

/// Something about each file of a dataset.
fn joined(dataset: &Dataset, about: impl Fn(&Origin) -> &String) -> String {
    dataset.origins().iter().map(|origin| about(origin).as_str()).collect::<Vec<_>>().join(", ")
}
