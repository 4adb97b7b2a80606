//! The JSON Schema of a recipe, for editors that complete and check it.

use serde_json::{Map, Value, json};

use super::schema_keys::{Form, Own};
use super::section::Heading;
use super::vocabulary::{ANSWERS, Flag, Vocabulary};
use arrivals_chart::render::theme::sorted;

/// The schema as it is published. A test holds it against [`schema`].
pub fn schema_text() -> &'static str {
    include_str!("../../docs/recipe.schema.json")
}

/// The schema, of draft 2020-12, by the flags that the program has.
pub fn schema(vocabulary: &Vocabulary) -> Value {
    let (mut properties, mut definitions) = (Map::new(), Map::new());
    for heading in Heading::ALL {
        let one = json!({ "$ref": format!("#/$defs/{}", heading.name()) });
        let shape = match heading {
            Heading::Input => one,
            _ => json!({ "anyOf": [one, { "type": "array", "items": one }] }),
        };
        properties.insert(heading.name().to_owned(), shape);
        definitions.insert(heading.name().to_owned(), section(vocabulary, heading));
    }
    sorted(json!({
        "$defs": definitions,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "additionalProperties": false,
        "description": "Which outputs are made from which inputs, and what must hold.",
        "properties": properties,
        "title": "Recipe of arrivals",
        "type": "object",
    }))
}

/// A section; one form for each command of a text.
fn section(vocabulary: &Vocabulary, heading: Heading) -> Value {
    if heading != Heading::Text {
        return object(vocabulary, heading, Vocabulary::command(heading, None));
    }
    let forms: Vec<Value> =
        ANSWERS.iter().map(|command| object(vocabulary, heading, command)).collect();
    json!({ "oneOf": forms })
}

fn object(vocabulary: &Vocabulary, heading: Heading, command: &str) -> Value {
    let mut properties = Map::new();
    for flag in vocabulary.flags(heading, command) {
        let described = described(of_flag(&flag), &flag.about());
        if flag.key() != flag.long() {
            properties.insert(flag.long().to_owned(), described.clone());
        }
        properties.insert(flag.key(), described);
    }
    for own in Vocabulary::own(heading) {
        properties.insert(own.name.to_owned(), described(of_own(own), own.about));
    }
    let required: &[&str] = match heading {
        Heading::Chart | Heading::Report => &["output"],
        Heading::Text => &["command", "output"],
        Heading::Input | Heading::Claim | Heading::Threshold => &[],
    };
    let about = match heading {
        Heading::Input => "What is read, and how.",
        Heading::Chart => "A chart.",
        Heading::Text => "An answer in words or as data.",
        Heading::Report => "A folder with page, summary, charts and data.",
        Heading::Claim => "A sentence or an article that must hold.",
        Heading::Threshold => "When to raise an alarm.",
    };
    let mut object = json!({
        "description": about,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    // One of two keys says what is held against the counts.
    match heading {
        Heading::Claim => {
            object["anyOf"] = json!([{ "required": ["text"] }, { "required": ["article"] }]);
        }
        Heading::Threshold => {
            object["anyOf"] = json!([{ "required": ["finding"] }, { "required": ["outside"] }]);
        }
        _ => {}
    }
    if heading == Heading::Text {
        object["properties"]["command"]["const"] = json!(command);
    }
    object
}

fn of_own(own: &Own) -> Value {
    match own.name {
        "outside" => json!({ "const": "forecast" }),
        _ => of_form(own.form, &[]),
    }
}

fn of_flag(flag: &Flag<'_>) -> Value {
    let one = of_form(flag.form(), &flag.choices());
    if !flag.takes_many() {
        return one;
    }
    let mut forms = vec![one.clone(), json!({ "type": "array", "items": one })];
    if flag.takes_pairs() {
        let value = json!({ "type": ["string", "number"] });
        forms.push(json!({ "type": "object", "additionalProperties": value }));
    }
    json!({ "anyOf": forms })
}

fn of_form(form: Form, choices: &[String]) -> Value {
    match form {
        _ if !choices.is_empty() => json!({ "enum": choices }),
        Form::Switch => json!({ "type": "boolean" }),
        Form::Text => json!({ "type": "string" }),
        Form::Texts => {
            let text = json!({ "type": "string" });
            json!({ "anyOf": [text, { "type": "array", "items": text, "minItems": 1 }] })
        }
        Form::Whole => json!({ "type": "integer" }),
        Form::Number => json!({ "type": "number" }),
        Form::TextOrWhole => json!({ "type": ["string", "integer"] }),
        Form::TextOrSwitch => json!({ "type": ["string", "boolean"] }),
    }
}

fn described(mut schema: Value, about: &str) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert("description".into(), json!(about));
    }
    schema
}
