//! A type as a JSON Schema that allows nothing beside what is written.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::report::document::{Document, Form};
use arrivals_chart::render::theme::sorted;

/// Keywords beside which a schema's properties are not all that an object may have.
const SUBSCHEMAS: [&str; 6] = ["$ref", "allOf", "anyOf", "oneOf", "if", "dependentSchemas"];

/// The schema of a document of that form, whose name stands in its `schema`.
///
/// # Errors
/// Never for types whose keys are text; the type is that of the writer.
pub fn strict<T: Form>() -> Result<String, serde_json::Error> {
    let mut schema = closed::<Document<T>>(T::FORM);
    if let Some(root) = schema.as_object_mut() {
        root.insert("description".to_owned(), json!(T::ABOUT));
        if let Some(name) = root.get_mut("properties").and_then(|all| all.get_mut("schema")) {
            *name = json!({"const": T::FORM, "description": "The form's name and version."});
        }
    }
    text(schema)
}

/// The schema of what is written without the name of its form, under a title.
///
/// # Errors
/// As [`strict`].
pub fn titled<T: JsonSchema>(title: &str) -> Result<String, serde_json::Error> {
    text(closed::<T>(title))
}

fn closed<T: JsonSchema>(title: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    close(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".to_owned(), json!(title));
    }
    schema
}

fn text(schema: Value) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(&sorted(schema))? + "\n")
}

/// Closes every object whose properties are named.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.get("properties").is_some_and(Value::is_object) {
                let is_open = SUBSCHEMAS.iter().any(|keyword| object.contains_key(*keyword));
                let keyword =
                    if is_open { "unevaluatedProperties" } else { "additionalProperties" };
                // The names of dimensions are the data's own.
                object.entry(keyword).or_insert(json!(false));
            }
            object.values_mut().for_each(close);
        }
        Value::Array(values) => values.iter_mut().for_each(close),
        _ => {}
    }
}
