//! Checked claims as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use arrivals_findings::claims::Checked;
use arrivals_statistics::{METHODS, Method};

/// The name and version of the form. A field that goes or changes its meaning makes a new version;
/// a new field does not.
pub const CHECK_SCHEMA: &str = "arrivals.check/1";

/// What `arrivals check --format json` writes.
#[derive(Serialize, JsonSchema)]
pub struct CheckDocument<'a> {
    /// The form's name and version: `arrivals.check/1`.
    schema: &'static str,
    #[serde(flatten)]
    checked: &'a Checked,
    /// The methods that the parts name, with their formulas.
    methods: Vec<Method>,
}

/// The checked claims as JSON, with the methods that they name.
///
/// # Errors
/// Never for claims, whose figures are texts and whole numbers; the type is that of the writer.
pub fn check_json(checked: &Checked) -> Result<String, serde_json::Error> {
    let named = |method: &Method| checked.parts().any(|part| part.method == Some(method.id));
    let methods = METHODS.iter().copied().filter(named).collect();
    let document = CheckDocument { schema: CHECK_SCHEMA, checked, methods };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}
