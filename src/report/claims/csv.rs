//! Checked claims as CSV: a row a part.

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
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for sentence in &checked.sentences {
        for part in &sentence.parts {
            writer.write_record([
                sentence.line.to_string().as_str(),
                &sentence.text,
                &part.words,
                &part.taken_as,
                part.verdict.words(),
                &part.because,
                part.nearest.as_deref().unwrap_or_default(),
                &part.readings.join("; "),
                part.method.unwrap_or_default(),
                &part.caveats.join(" "),
            ])?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
