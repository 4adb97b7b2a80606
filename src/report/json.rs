//! Findings as JSON.

use serde::Serialize;

use super::document::{Form, to_json};
use arrivals_findings::Findings;
use arrivals_statistics::{METHODS, Method};

/// What is written.
#[derive(Serialize, schemars::JsonSchema)]
pub(super) struct SummaryDocument<'a> {
    #[serde(flatten)]
    findings: &'a Findings,
    /// The methods that the findings name, with their formulas.
    methods: Vec<Method>,
}

impl Form for SummaryDocument<'_> {
    const FORM: &'static str = "arrivals.summary/1";
}

/// The findings as JSON, with the methods that they name.
///
/// # Errors
/// Never for findings, whose numbers are finite; the type is that of the writer.
pub fn json(findings: &Findings) -> Result<String, serde_json::Error> {
    let named = |method: &Method| {
        let mut findings = findings.findings.iter();
        findings.any(|finding| finding.method == method.id || finding.also.contains(&method.id))
    };
    let methods = METHODS.iter().copied().filter(named).collect();
    to_json(&SummaryDocument { findings, methods })
}
