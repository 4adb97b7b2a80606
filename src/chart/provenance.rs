//! What was drawn, for whoever opens the file; and what the font could not write.

use std::collections::BTreeMap;

use super::Options;
use super::scene::{Node, Reading};
use crate::dataset::{Dataset, Origin};
use crate::findings::words;
use crate::font;

/// Pairs of a term and its value: program, input, its fingerprint, the command, the data drawn.
pub fn provenance(
    dataset: &Dataset,
    options: &Options,
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

/// The characters of a chart's texts that the font lacks, in words.
pub fn missing_glyphs(nodes: &[Node]) -> Option<String> {
    let mut text = String::new();
    collect_text(nodes, &mut text);
    let missing: Vec<String> = font::missing(&text)
        .into_iter()
        .map(|character| format!("U+{:04X} '{}'", u32::from(character), character.escape_debug()))
        .collect();
    (!missing.is_empty()).then(|| format!("the bundled font lacks {}", words::list(&missing)))
}

fn collect_text(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Group(group) => collect_text(&group.nodes, text),
            Node::Text(one) => text.push_str(&one.content),
            Node::Path(_) | Node::Rect(_) | Node::Circle(_) => {}
        }
    }
}

/// Something about each file of a dataset.
fn joined(dataset: &Dataset, about: impl Fn(&Origin) -> &String) -> String {
    dataset.origins().iter().map(|origin| about(origin).as_str()).collect::<Vec<_>>().join(", ")
}
