//! Schemas are complete and closed, and those in `docs/` are these.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use arrivals::report::{SCHEMAS, schemas_text};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn schema(text: fn() -> Result<String, serde_json::Error>) -> Value {
    serde_json::from_str(&text().expect("a text")).expect("JSON")
}

/// `ARRIVALS_GOLDEN=write cargo test --test it schemas` writes them anew, and fails.
#[test]
fn the_published_files_are_these() {
    let write = std::env::var("ARRIVALS_GOLDEN").is_ok_and(|value| value == "write");
    let mut stale = Vec::new();
    for one in SCHEMAS {
        let place = PathBuf::from(format!("docs/{}.schema.json", one.name));
        let text = (one.text)().expect("a text");
        let file = Path::new(ROOT).join(&place);
        if std::fs::read_to_string(&file).ok().as_ref() != Some(&text) {
            stale.push(place);
            if write {
                std::fs::write(&file, &text).expect("written");
            }
        }
    }
    assert!(!write, "written anew: {stale:?}; look at them and run without ARRIVALS_GOLDEN");
    assert!(stale.is_empty(), "not what the program prints: {stale:?}");
}

/// Whoever gives a form a name gives it a schema.
#[test]
fn every_form_has_a_schema() {
    let mut forms = BTreeSet::new();
    collect(&Path::new(ROOT).join("src"), &mut forms);
    let known: BTreeSet<String> =
        SCHEMAS.iter().filter(|one| !one.form.is_empty()).map(|one| one.form.to_owned()).collect();
    assert!(known.len() >= 4);
    assert_eq!(forms, known, "add the missing to SCHEMAS");
}

/// The names and versions of the forms.
fn collect(folder: &Path, forms: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, forms);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("a text");
            for line in text.lines() {
                if let Some((_, value)) = line.split_once("const FORM: &'static str = \"") {
                    let form = value.split('"').next().unwrap_or_default();
                    forms.extend(form.starts_with("arrivals.").then(|| form.to_owned()));
                }
            }
        }
    }
}

#[test]
fn every_object_is_closed_and_every_reference_leads_somewhere() {
    for one in SCHEMAS {
        let root = schema(one.text);
        let draft = "https://json-schema.org/draft/2020-12/schema";
        assert_eq!(root["$schema"], draft, "{}", one.name);
        if !one.form.is_empty() {
            assert_eq!(root["properties"]["schema"]["const"], one.form);
            let required = root["required"].as_array().expect("a list");
            assert!(required.iter().any(|name| name == "schema"), "{}", one.name);
        }
        let mut closed = 0;
        walk(&root, &mut |object| {
            if object.get("properties").is_some_and(Value::is_object) {
                let is_false = |key: &str| object.get(key) == Some(&Value::Bool(false));
                // The dimensions of a row are texts under names of their own.
                let is_row = object["properties"].get("total").is_some();
                let texts = serde_json::json!({"type": "string"});
                let is_text = is_row && object.get("additionalProperties") == Some(&texts);
                assert!(
                    is_text
                        || is_false("additionalProperties")
                        || is_false("unevaluatedProperties")
                );
                // A property that names what `$ref` leads to would be refused by it.
                assert!(!object.contains_key("$ref"), "{}: {object:?}", one.name);
                closed += 1;
            }
            if let Some(place) = object.get("$ref").and_then(Value::as_str) {
                let pointer = place.strip_prefix('#').expect("within the document");
                assert!(root.pointer(pointer).is_some(), "{}: {place}", one.name);
            }
            assert!(object.get("format").is_none_or(Value::is_object), "{object:?}");
        });
        assert!(closed >= 1, "{}", one.name);
        let definitions = root.get("$defs").and_then(Value::as_object);
        let numbered = |name: &&String| name.ends_with(|sign: char| sign.is_ascii_digit());
        let names = definitions.into_iter().flat_map(|all| all.keys());
        let same: Vec<&String> = names.filter(numbered).collect();
        assert!(same.is_empty(), "{}: two types of one name; rename one: {same:?}", one.name);
    }
}

fn walk(value: &Value, see: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            see(object);
            object.values().for_each(|value| walk(value, see));
        }
        Value::Array(values) => values.iter().for_each(|value| walk(value, see)),
        _ => {}
    }
}

#[test]
fn the_list_has_a_line_each() {
    let text = schemas_text();
    assert_eq!(text.lines().count(), SCHEMAS.len());
    let first: Vec<&str> = text.lines().next().unwrap_or_default().split_whitespace().collect();
    assert_eq!(first[..3], ["summary", "arrivals.summary/1", "findings:"], "{text}");
    let about = |line: &str, one: &str| line.chars().count() - one.chars().count();
    let starts: BTreeSet<usize> =
        text.lines().zip(SCHEMAS).map(|(line, one)| about(line, one.about)).collect();
    assert_eq!(starts.len(), 1, "columns stand below each other: {text}");
    let names: BTreeSet<&str> = SCHEMAS.iter().map(|one| one.name).collect();
    assert_eq!(names.len(), SCHEMAS.len(), "a name stands for two");
}
