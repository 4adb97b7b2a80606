//! Checked claims as CSV: a row a part.

use crate::report::csv::records;
use arrivals_findings::claims::Checked;

const HEADER: [&str; 10] = [
    "line", "sentence", "words", "taken_as", "verdict", "because", "nearest", "readings", "method",
    "caveats",
];

/// The checked claims as CSV.
///
/// # Errors
/// Never in memory; the type is that of the writer.
pub fn check_csv(checked: &Checked) -> Result<String, ::csv::Error> {
    let parts = checked
        .sentences
        .iter()
        .flat_map(|sentence| sentence.parts.iter().map(move |part| (sentence, part)));
    let rows = parts.map(|(sentence, part)| {
        [
            sentence.line.to_string(),
            sentence.text.clone(),
            part.words.clone(),
            part.taken_as.clone(),
            part.verdict.words().to_owned(),
            part.because.clone(),
            part.nearest.clone().unwrap_or_default(),
            part.readings.join("; "),
            part.method.unwrap_or_default().to_owned(),
            part.caveats.join(" "),
        ]
    });
    records(&HEADER, rows)
}
