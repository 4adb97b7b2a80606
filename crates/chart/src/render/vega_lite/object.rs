//! JSON objects under way.

use serde_json::{Map, Value};

/// A JSON object under way.
pub type Object = Map<String, Value>;

/// The object that a `json!({…})` makes.
pub fn object(value: Value) -> Object {
    match value {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}
