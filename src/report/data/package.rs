//! A dataset as a Frictionless Data Package: `datapackage.json` beside its tidy CSV.
//!
//! Source: Data Package specification 2.0, <https://datapackage.org/standard/data-package/>. The
//! properties `measure`, `unit`, `notes` and a field's `role` are this program's own, which the
//! specification allows, and are read again by it.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::rows::has_breaks;
use arrivals_data::Dataset;

/// The `datapackage.json` of a dataset whose tidy CSV stands beside it at that path.
///
/// # Errors
/// Never for a dataset, whose keys are text; the type is that of the writer.
pub fn package(dataset: &Dataset, path: &str, csv: &str) -> Result<String, serde_json::Error> {
    let metadata = dataset.metadata();
    let mut package = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            package.insert(name.to_owned(), value);
        }
    };
    put("$schema", Some(json!("https://datapackage.org/profiles/2.0/datapackage.json")));
    put("name", Some(json!(metadata.name.as_deref().unwrap_or("counts"))));
    put("title", metadata.title.as_ref().map(|title| json!(title)));
    put("measure", metadata.measure.as_ref().map(|measure| json!(measure)));
    put("unit", metadata.unit.as_ref().map(|unit| json!(unit)));
    put("retrieved", metadata.retrieved.as_ref().map(|date| json!(date)));
    let sources: Vec<Value> = metadata
        .sources
        .iter()
        .map(|source| with_path(json!({"title": source.title}), source.path.as_deref()))
        .collect();
    put("sources", (!sources.is_empty()).then(|| json!(sources)));
    let licences: Vec<Value> = metadata
        .licences
        .iter()
        .map(|licence| with_path(json!({"name": licence.name}), licence.path.as_deref()))
        .collect();
    put("licenses", (!licences.is_empty()).then(|| json!(licences)));
    put("notes", (!metadata.notes.is_empty()).then(|| json!(metadata.notes)));
    put("resources", Some(json!([resource(dataset, path, csv)])));
    let mut text = serde_json::to_string_pretty(&package)?;
    text.push('\n');
    Ok(text)
}

fn with_path(mut value: Value, path: Option<&str>) -> Value {
    if let (Some(fields), Some(path)) = (value.as_object_mut(), path) {
        fields.insert("path".to_owned(), json!(path));
    }
    value
}

fn resource(dataset: &Dataset, path: &str, csv: &str) -> Value {
    let mut fields: Vec<Value> = dataset
        .dimensions()
        .iter()
        .map(|name| json!({"name": name, "type": "string", "role": "dimension"}))
        .collect();
    fields.extend([
        json!({"name": "period", "type": "string", "role": "period"}),
        json!({"name": "year", "type": "integer"}),
        json!({"name": "count", "type": "integer", "role": "count"}),
    ]);
    if let Some([population, rate]) = dataset.rate_columns() {
        fields.extend([
            json!({"name": population, "type": "integer"}),
            json!({"name": rate, "type": "number", "description": "count per 100,000 of population"}),
        ]);
    }
    fields.extend([
        json!({"name": "status", "type": "string", "role": "status",
            "description": "SDMX CL_OBS_STATUS: A normal, P provisional, E estimated, Q suppressed, M missing"}),
    ]);
    if has_breaks(dataset) {
        fields.push(json!({"name": "break", "type": "boolean"}));
    }
    fields.extend([
        json!({"name": "total", "type": "boolean",
            "description": "whether the row is a sum of other rows, and is left out where rows are added up"}),
        json!({"name": "note", "type": "string", "role": "note"}),
    ]);
    let hash = Sha256::digest(csv.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        hex.push_str(&format!("{byte:02x}"));
        hex
    });
    json!({
        "name": "counts",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": csv.len(),
        "hash": format!("sha256:{hash}"),
        "schema": {"fields": fields, "missingValues": [""]},
    })
}
