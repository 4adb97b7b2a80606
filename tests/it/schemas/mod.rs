//! The published schemas, and what the program writes as JSON held against them.
//!
//! Broken copies must be refused: a field too many anywhere, a field left out, a number as text.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::named::assert_complete;

mod documents;
mod published;

use documents::{COMMANDS, OPEN, OPTIONAL, files};

/// Of one document, about so many broken copies are tried, evenly chosen.
const MOST_COPIES: usize = 400;

/// What a schema of ours may say of a value; another word would be a misspelt one.
const KEYWORDS: [&str; 27] = [
    "$defs",
    "$id",
    "$ref",
    "$schema",
    "additionalProperties",
    "anyOf",
    "const",
    "default",
    "description",
    "enum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "oneOf",
    "pattern",
    "prefixItems",
    "properties",
    "propertyNames",
    "required",
    "title",
    "type",
];

/// A schema that is compiled.
struct Checked {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Checked {
    /// Compiles a schema, which holds it against the schema of schemas.
    fn new(name: &str, schema: &Value) -> Self {
        let place = format!("https://example.org/{name}.schema.json");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource(&place, schema.clone()).expect("a resource");
        let index = compiler
            .compile(&place, &mut schemas)
            .unwrap_or_else(|error| panic!("{name} is no schema: {error:#}"));
        Self { schemas, index }
    }

    fn error(&self, document: &Value) -> Option<String> {
        self.schemas.validate(document, self.index).err().map(|error| error.to_string())
    }

    fn fits(&self, document: &Value) -> bool {
        self.schemas.validate(document, self.index).is_ok()
    }
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// The published schema of a form.
fn published(name: &str) -> Value {
    let path = docs().join(format!("{name}.schema.json"));
    serde_json::from_slice(&std::fs::read(path).expect("a schema")).expect("JSON")
}

/// What a command prints as JSON, or on each line as JSON Lines; 1 is the exit code of an answer,
/// too.
fn run(folder: &Path, words: &[&str], form: &str) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_arrivals"))
        .args(words)
        .args(["--quiet", "--format", form])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{words:?}: {said}");
    let json = |bytes: &[u8]| {
        serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{words:?}: {error}"))
    };
    match form {
        "jsonl" => output.stdout.split_inclusive(|byte| *byte == b'\n').map(json).collect(),
        _ => vec![json(&output.stdout)],
    }
}

/// A change that breaks a document: in the object at a place (a JSON pointer).
struct Break {
    place: String,
    change: Change,
}

enum Change {
    FieldTooMany,
    LeftOut(String),
    NumberAsText(String),
}

/// Every change that must be refused.
fn breaks(name: &str, document: &Value) -> Vec<Break> {
    let optional = OPTIONAL.iter().find(|(form, _)| *form == name).map_or(&[][..], |one| one.1);
    let mut found = Vec::new();
    collect_breaks(document, "", optional, &mut found);
    found
}

fn collect_breaks(value: &Value, place: &str, optional: &[&str], found: &mut Vec<Break>) {
    let made = |change| Break { place: place.to_owned(), change };
    match value {
        Value::Object(fields) => {
            let is_open = OPEN.iter().any(|open| is_at(open, place));
            if !is_open {
                found.push(made(Change::FieldTooMany));
            }
            for (key, below) in fields {
                if !is_open && !optional.contains(&key.as_str()) {
                    found.push(made(Change::LeftOut(key.clone())));
                }
                if below.is_number() {
                    found.push(made(Change::NumberAsText(key.clone())));
                }
            }
            for (key, below) in fields {
                let key = key.replace('~', "~0").replace('/', "~1");
                collect_breaks(below, &format!("{place}/{key}"), optional, found);
            }
        }
        Value::Array(values) => {
            for (number, below) in values.iter().enumerate() {
                collect_breaks(below, &format!("{place}/{number}"), optional, found);
            }
        }
        _ => {}
    }
}

/// Whether a place is that of a pattern, in which `*` is any one step.
fn is_at(pattern: &str, place: &str) -> bool {
    let (steps, others) = (pattern.split('/'), place.split('/'));
    steps.clone().count() == others.clone().count()
        && steps.zip(others).all(|(step, other)| step == "*" || step == other)
}

/// The document with the change, and what was done.
fn broken(document: &Value, change: &Break) -> (Value, String) {
    let mut copy = document.clone();
    let place = &change.place;
    let fields = copy.pointer_mut(place).and_then(Value::as_object_mut).expect("an object");
    let done = match &change.change {
        Change::FieldTooMany => {
            fields.insert("surplus".to_owned(), json!(1));
            format!("{place}: a field too many")
        }
        Change::LeftOut(key) => {
            fields.remove(key);
            format!("{place}/{key}: left out")
        }
        Change::NumberAsText(key) => {
            let text = fields[key].to_string();
            fields.insert(key.clone(), json!(text));
            format!("{place}/{key}: a number as text")
        }
    };
    (copy, done)
}

/// Holds the documents of a form against its schema.
fn check(name: &str) {
    let checked = Checked::new(name, &published(name));
    let folder = TempDir::new().expect("a folder");
    documents::write(folder.path());
    let commands = COMMANDS.iter().find(|(form, _)| *form == name).map_or(&[][..], |one| one.1);
    let (fit, mut wrong) = files(name);
    let (mut faults, mut refused) = (Vec::new(), 0);
    for document in &fit {
        faults.extend(checked.error(document).map(|error| format!("{document}: {error}")));
    }
    let form = if name == "row" { "jsonl" } else { "json" };
    let documents = commands.iter().flat_map(|words| {
        run(folder.path(), words, form).into_iter().map(move |document| (words, document))
    });
    for (words, document) in documents {
        if let Some(error) = checked.error(&document) {
            faults.push(format!("{words:?}: {error}"));
            continue;
        }
        // Every object of a small document, evenly chosen ones of a large one.
        let breaks = breaks(name, &document);
        let step = breaks.len().div_ceil(MOST_COPIES).max(1);
        for change in breaks.iter().step_by(step) {
            let (copy, done) = broken(&document, change);
            refused += 1;
            if checked.fits(&copy) {
                faults.push(format!("{words:?}: not refused: {done}"));
            }
        }
    }
    assert!(!fit.is_empty() || !commands.is_empty(), "no document of {name}: add commands");
    let of_another_version = json!({"schema": format!("arrivals.{name}/0")});
    wrong.extend([json!({"surplus": 1}), json!([]), Value::Null, json!(7), of_another_version]);
    for document in &wrong {
        refused += 1;
        if checked.fits(document) {
            faults.push(format!("not refused: {document}"));
        }
    }
    println!("{name}: {} documents fit, {refused} broken ones", fit.len() + commands.len());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Calls on each schema below a schema.
fn walk(schema: &Value, see: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    let Value::Object(fields) = schema else { return };
    see(fields);
    for (key, below) in fields {
        match (key.as_str(), below) {
            ("properties" | "$defs", Value::Object(named)) => {
                named.values().for_each(|one| walk(one, see));
            }
            ("anyOf" | "oneOf" | "prefixItems", Value::Array(listed)) => {
                listed.iter().for_each(|one| walk(one, see));
            }
            ("items" | "additionalProperties" | "propertyNames", one) => walk(one, see),
            _ => {}
        }
    }
}

#[test]
fn schemas_use_known_words_alone() {
    for name in each::NAMES {
        let schema = published(name);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        walk(&schema, &mut |fields| {
            for key in fields.keys() {
                assert!(KEYWORDS.contains(&key.as_str()), "{name}: '{key}' is no known word");
            }
        });
    }
}

#[test]
fn every_schema_is_a_test() {
    let folder = std::fs::read_dir(docs()).expect("a folder");
    let there: Vec<String> = folder
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter_map(|name| Some(name.strip_suffix(".schema.json")?.to_owned()))
        .collect();
    assert_complete(each::NAMES, &there, "the list of schemas");
    let listed = Command::new(env!("CARGO_BIN_EXE_arrivals")).arg("schema").output();
    let listed = String::from_utf8(listed.expect("the program runs").stdout).expect("UTF-8");
    let listed: Vec<String> = listed
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    assert_complete(each::NAMES, &listed, "the list of schemas");
}

#[test]
fn the_schema_that_is_printed_is_the_published_one() {
    for name in each::NAMES {
        let output = Command::new(env!("CARGO_BIN_EXE_arrivals")).args(["schema", name]).output();
        let printed: Value =
            serde_json::from_slice(&output.expect("the program runs").stdout).expect("JSON");
        assert!(printed == published(name), "{name}");
    }
}

#[test]
fn a_schema_that_is_none_is_seen() {
    let wrong = json!({"type": "objekt"});
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("https://example.org/wrong.json", wrong).expect("a resource");
    assert!(compiler.compile("https://example.org/wrong.json", &mut schemas).is_err());
}

mod each {
    crate::common::named::named! { super::check:
        "build",
        "check",
        "difference",
        "explanation",
        "explanations",
        "inspection",
        "methods",
        "recipe",
        "row",
        "screen",
        "summary",
        "theme",
        "tidy",
    }
}
