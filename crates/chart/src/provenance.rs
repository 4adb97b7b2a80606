//! What was drawn, for whoever opens the file.

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
    let mut drawn: Vec<((usize, &str), String)> = Vec::new();
    for reading in readings {
        let key = (reading.panel, reading.series.as_str());
        let value = format!("{}={}", reading.year, reading.value);
        match drawn.iter_mut().find(|(other, _)| *other == key) {
            Some((_, values)) => *values += &format!(" {value}"),
            None => drawn.push((key, value)),
        }
    }
    facts.extend(
        drawn
            .into_iter()
            .map(|((_, series), values)| (format!("data {series}").trim_end().to_owned(), values)),
    );
    facts
}

/// Something about each file of a dataset.
fn joined(dataset: &Dataset, about: impl Fn(&Origin) -> &String) -> String {
    dataset.origins().iter().map(|origin| about(origin).as_str()).collect::<Vec<_>>().join(", ")
}
