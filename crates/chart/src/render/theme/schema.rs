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

#[cfg(test)]
mod tests {
    use super::super::file::{COLORS, SIZES, TOP};
    use super::*;

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        let schema = schema();
        let keys = |pointer: &str| -> Vec<String> {
            let object = schema.pointer(pointer).and_then(Value::as_object).expect(pointer);
            object.keys().cloned().collect()
        };
        fn sorted<'a>(keys: &[&'a str]) -> Vec<&'a str> {
            let mut keys = keys.to_vec();
            keys.sort_unstable();
            keys
        }
        assert_eq!(keys("/properties"), sorted(&TOP));
        assert_eq!(keys("/$defs/Palette/properties"), sorted(&COLORS));
        assert_eq!(keys("/$defs/Sizes/properties"), sorted(&SIZES));
    }

    #[test]
    fn nothing_must_be_given_and_nothing_else_may_be() {
        let schema = schema();
        for pointer in ["", "/$defs/Palette", "/$defs/Sizes"] {
            let object = schema.pointer(pointer).expect(pointer);
            assert_eq!(object["additionalProperties"], false, "{pointer}");
            assert!(object.get("required").is_none(), "{pointer}");
        }
        assert!(!schema.to_string().contains("null"));
    }
}
