//! The JSON Schema of a theme file, for editors that complete and check it.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use super::color::Color;
use super::file::File;

/// The schema, of draft 2020-12.
pub fn schema() -> Value {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<File>();
    sorted(schema.to_value())
}

/// The schema as it is published: indented by two, with a line feed at the end.
///
/// # Errors
/// Never for the schema as it is tested.
pub fn schema_text() -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(&schema())? + "\n")
}

/// Keys in order, so that the bytes do not depend on how the map was built; without the defaults
/// of keys that may be left out, which TOML cannot write, and without the widths of numbers, for
/// `uint32` is no format that a validator knows.
pub fn sorted(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let is_number = object.get("type").is_some_and(is_numeric);
            let is_said = |key: &str, value: &Value| match key {
                "default" => !value.is_null(),
                "format" => !is_number,
                _ => true,
            };
            let mut pairs: Vec<(String, Value)> =
                object.into_iter().filter(|(key, value)| is_said(key, value)).collect();
            pairs.sort_by(|one, other| one.0.cmp(&other.0));
            Value::Object(
                pairs.into_iter().map(|(key, value)| (key, sorted(value))).collect::<Map<_, _>>(),
            )
        }
        Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
        other => other,
    }
}

fn is_numeric(kind: &Value) -> bool {
    match kind {
        Value::Array(kinds) => kinds.iter().any(is_numeric),
        kind => kind == "integer" || kind == "number",
    }
}

impl JsonSchema for Color {
    fn schema_name() -> Cow<'static, str> {
        "Color".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A colour as #rgb or #rrggbb.",
            "type": "string",
            "pattern": Color::PATTERN,
        })
    }
}
