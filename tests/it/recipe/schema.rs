//! The published schema of a recipe.

use std::path::Path;

use arrivals::recipe::{Heading, schema, schema_text};
use serde_json::Value;

fn made() -> Value {
    schema(&arrivals::cli::vocabulary())
}

/// `ARRIVALS_GOLDEN=write` writes it anew, and always fails.
#[test]
fn the_published_schema_is_that_of_the_flags() {
    let text = serde_json::to_string_pretty(&made()).expect("JSON") + "\n";
    if std::env::var_os("ARRIVALS_GOLDEN").is_some_and(|how| how == "write") {
        let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/recipe.schema.json");
        std::fs::write(place, text).expect("written");
        panic!("the schema was written");
    }
    assert_eq!(schema_text(), text);
}

#[test]
fn every_section_is_closed_and_every_reference_leads_somewhere() {
    let schema = made();
    for heading in Heading::ALL {
        let section = &schema["$defs"][heading.name()];
        let forms = section["oneOf"].as_array().cloned().unwrap_or_else(|| vec![section.clone()]);
        for form in forms {
            assert_eq!(form["additionalProperties"], false, "{heading:?}");
            for key in ["format", "check", "quiet", "color"] {
                assert!(form["properties"].get(key).is_none(), "{heading:?}: {key}");
            }
            for key in ["file", "where", "by", "total", "count_column", "count-column"] {
                assert!(form["properties"].get(key).is_some(), "{heading:?}: {key}");
            }
        }
        let used = schema["properties"][heading.name()].to_string();
        assert!(used.contains(&format!("#/$defs/{}", heading.name())));
    }
    let chart = &schema["$defs"]["chart"]["properties"];
    assert!(chart["kind"]["enum"].as_array().is_some_and(|kinds| kinds.contains(&"line".into())));
    assert_eq!(chart["no_title"]["type"], "boolean");
    assert_eq!(chart["base"]["type"], "integer");
}
