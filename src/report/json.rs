//! Findings as JSON, with a schema's name and version.

use serde::Serialize;

use arrivals_findings::Findings;
use arrivals_statistics::{METHODS, Method};

/// The name and version of the summary's form. A field that goes or changes its meaning makes a
/// new version; a new field does not.
pub const SUMMARY_SCHEMA: &str = "arrivals.summary/1";

/// What is written.
#[derive(Serialize, schemars::JsonSchema)]
pub(super) struct SummaryDocument<'a> {
    schema: &'static str,
    #[serde(flatten)]
    findings: &'a Findings,
    /// The methods that the findings name, with their formulas.
    methods: Vec<Method>,
}

/// The findings as JSON, with the methods that they name.
///
/// # Errors
/// Never for findings, whose numbers are finite; the type is that of the writer.
pub fn json(findings: &Findings) -> Result<String, serde_json::Error> {
    let methods = METHODS
        .iter()
        .copied()
        .filter(|method| {
            findings
                .findings
                .iter()
                .any(|finding| finding.method == method.id || finding.also.contains(&method.id))
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&SummaryDocument {
        schema: SUMMARY_SCHEMA,
        findings,
        methods,
    })?;
    text.push('\n');
    Ok(text)
}
