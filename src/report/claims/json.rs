//! Checked claims as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::document::{Form, to_json};
use arrivals_findings::claims::Checked;
use arrivals_statistics::{METHODS, Method};

#[derive(Serialize, JsonSchema)]
pub struct CheckDocument<'a> {
    #[serde(flatten)]
    checked: &'a Checked,
    /// The methods that the parts name, with their formulas.
    methods: Vec<Method>,
}

impl Form for CheckDocument<'_> {
    const FORM: &'static str = "arrivals.check/1";
    const ABOUT: &'static str = "What `arrivals check --format json` writes.";
}

/// The checked claims as JSON, with the methods that they name.
///
/// # Errors
/// Never for claims, whose figures are texts and whole numbers; the type is that of the writer.
pub fn check_json(checked: &Checked) -> Result<String, serde_json::Error> {
    let named = |method: &Method| checked.parts().any(|part| part.method == Some(method.id));
    let methods = METHODS.iter().copied().filter(named).collect();
    to_json(&CheckDocument { checked, methods })
}
