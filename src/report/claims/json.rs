//! Checked claims as JSON, and the schema of it.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use crate::claims::Checked;
use crate::statistics::{METHODS, Method};

/// The name and version of the form. A field that goes or changes its meaning makes a new version;
/// a new field does not.
pub const CHECK_SCHEMA: &str = "arrivals.check/1";

/// What `arrivals check --format json` writes.
#[derive(Serialize, JsonSchema)]
struct Document<'a> {
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
    let document = Document { schema: CHECK_SCHEMA, checked, methods };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

/// The JSON Schema of the form, of draft 2020-12, as it is published.
///
/// # Errors
/// Never for the schema as it is tested.
pub fn check_schema_text() -> Result<String, serde_json::Error> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Document>();
    Ok(serde_json::to_string_pretty(&sorted(schema.to_value()))? + "\n")
}

/// Keys in order, so that the bytes do not depend on how the map was built.
fn sorted(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Object(object) => {
            let mut pairs: Vec<(String, Value)> = object.into_iter().collect();
            pairs.sort_by(|one, other| one.0.cmp(&other.0));
            Value::Object(pairs.into_iter().map(|(key, value)| (key, sorted(value))).collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
        other => other,
    }
}
