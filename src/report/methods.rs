//! The registry of methods, for help and docs.

use std::fmt::Write as _;

use serde::Serialize;

use super::document::{Form, to_json};
use arrivals_statistics::{METHODS, Method, Topic};

/// What is written.
#[derive(Serialize, schemars::JsonSchema)]
pub struct MethodsDocument {
    /// The methods, in the order in which a full summary uses them.
    methods: Vec<Method>,
}

impl Form for MethodsDocument {
    const FORM: &'static str = "arrivals.methods/1";
}

/// The methods as JSON, or the one of that id; nothing when there is none.
///
/// # Errors
/// Never for methods, which are texts; the type is that of the writer.
pub fn methods_json(id: Option<&str>) -> Result<Option<String>, serde_json::Error> {
    let is_asked = |method: &&Method| id.is_none_or(|id| method.id == id);
    let methods: Vec<Method> = METHODS.iter().filter(is_asked).copied().collect();
    (!methods.is_empty()).then(|| to_json(&MethodsDocument { methods })).transpose()
}

/// The methods, topic by topic, as text; or one of them with all that is known of it.
pub fn methods_text(id: Option<&str>) -> Option<String> {
    match id {
        Some(id) => METHODS.iter().find(|method| method.id == id).map(details),
        None => {
            let mut text = String::new();
            let widest = METHODS.iter().map(|method| method.id.len()).max().unwrap_or_default();
            for (topic, name) in Topic::ALL {
                // Writing to a String cannot fail.
                let _ = writeln!(text, "{name}");
                for method in METHODS.iter().filter(|method| method.topic == topic) {
                    let _ = writeln!(text, "  {:widest$}  {}", method.id, method.name);
                }
            }
            Some(text)
        }
    }
}

fn details(method: &Method) -> String {
    format!(
        "{} ({}, rule {})\n\nformula  {}\nunit     {}\nassumes  {}\navoid    {}\nsource   {}\n",
        method.name,
        method.id,
        method.version,
        method.formula,
        method.unit,
        method.assumes,
        method.avoid,
        method.source
    )
}

/// The methods as Markdown: the reference part of the docs.
pub fn methods_markdown() -> String {
    let mut text = String::new();
    for (topic, name) in Topic::ALL {
        let _ = writeln!(text, "### {name}\n");
        for method in METHODS.iter().filter(|method| method.topic == topic) {
            let _ = writeln!(
                text,
                "#### {} (`{}`)\n\n{}\n\n- Unit: {}. Rule {}.\n- Assumes: {}.\n- When not: {}.\n- Source: {}.\n",
                method.name,
                method.id,
                method.formula,
                method.unit,
                method.version,
                method.assumes,
                method.avoid,
                method.source
            );
        }
    }
    text
}
