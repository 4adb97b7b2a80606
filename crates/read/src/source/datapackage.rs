//! A Frictionless Data Package (`datapackage.json`) → what is known about a table.
//!
//! Source: Data Package specification 2.0, <https://datapackage.org/standard/data-package/>. The
//! properties `measure`, `unit`, `retrieved`, `notes`, `events` and `translations` are this
//! program's own, which the specification allows.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::sanitize::sanitize;
use super::translation::{TranslationRecord, translation};
use arrivals_data::{Event, Licence, Metadata, Source, TRANSLATIONS, Translation};

/// A package: its table and what is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// What is known about the data; events still to be read from [`Package::events`].
    pub metadata: Metadata,
    /// The path of the first table, relative to the package.
    pub table: String,
    /// The path of the events, relative to the package.
    pub events: Option<String>,
    /// The paths of all tables, each with what its schema says of its columns.
    pub tables: Vec<(String, Roles)>,
}

/// What a table's schema says of its columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// The column of periods: a field of the type `year` or `yearmonth`, or with the role `period`.
    pub period: Option<String>,
    /// The columns of counts: the fields with the role `count`.
    pub counts: Vec<String>,
}

/// A text that cannot be read as a data package.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// Not JSON, or properties of the wrong kind.
    #[error("{file} is not a data package: {reason}")]
    Form {
        file: String,
        /// Why.
        reason: String,
    },
    /// No resource is a table.
    #[error("{file} names no table among its resources")]
    NoTable { file: String },
    /// A path that leaves the package's folder.
    #[error("{file} names the path '{path}', which is not inside its own folder")]
    UnsafePath { file: String, path: String },
    /// A language that nothing is written in.
    #[error("{file} has translations into '{language}', which nothing is written in")]
    Language {
        file: String,
        /// The language's code.
        language: String,
    },
    /// Translations that do not fit what they translate.
    #[error("{file}: the translations into '{language}' {reason}")]
    Translation {
        file: String,
        /// The language's code.
        language: String,
        /// What does not fit.
        reason: String,
    },
    /// The events are no list of events.
    #[error("{file} is not a list of events: {reason}")]
    Events {
        file: String,
        /// Why.
        reason: String,
    },
}

impl PackageError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Form { .. } | Self::NoTable { .. } => {
                "see https://datapackage.org/standard/data-package/ for the form".into()
            }
            Self::UnsafePath { .. } => "a package's files stand beside or below it".into(),
            Self::Language { .. } => format!("the languages are {}", TRANSLATIONS.join(", ")),
            Self::Translation { .. } => {
                "translate what the package says: as many notes and sources, in the same order"
                    .into()
            }
            Self::Events { .. } => {
                r#"an event is {"date": "2020-01", "label": "…", "source": "…"}"#.into()
            }
        }
    }
}

#[derive(Deserialize)]
struct Record {
    name: Option<String>,
    title: Option<String>,
    measure: Option<String>,
    unit: Option<String>,
    retrieved: Option<String>,
    #[serde(default)]
    sources: Vec<SourceRecord>,
    #[serde(default)]
    licenses: Vec<LicenceRecord>,
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    resources: Vec<ResourceRecord>,
    events: Option<String>,
    #[serde(default)]
    translations: BTreeMap<String, TranslationRecord>,
}

#[derive(Deserialize)]
struct SourceRecord {
    title: Option<String>,
    path: Option<String>,
}

#[derive(Deserialize)]
struct LicenceRecord {
    name: Option<String>,
    title: Option<String>,
    path: Option<String>,
}

#[derive(Deserialize)]
struct ResourceRecord {
    path: Option<String>,
    format: Option<String>,
    #[serde(default)]
    schema: SchemaRecord,
}

#[derive(Deserialize, Default)]
struct SchemaRecord {
    #[serde(default)]
    fields: Vec<FieldRecord>,
}

#[derive(Deserialize)]
struct FieldRecord {
    name: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    role: Option<String>,
}

impl SchemaRecord {
    fn roles(self) -> Roles {
        let mut roles = Roles::default();
        for field in self.fields {
            let Some(name) = field.name else { continue };
            match (field.role.as_deref(), field.kind.as_deref()) {
                (Some("period"), _) => roles.period = Some(name),
                (Some("count"), _) => roles.counts.push(name),
                (None, Some("year" | "yearmonth")) if roles.period.is_none() => {
                    roles.period = Some(name);
                }
                _ => {}
            }
        }
        roles
    }
}

impl ResourceRecord {
    /// The path when the resource is a CSV table.
    fn table(self) -> Option<(String, Roles)> {
        let roles = self.schema.roles();
        let path = self.path?;
        let is_table = match self.format.as_deref() {
            Some(format) => {
                matches!(format, "csv" | "tsv" | "txt" | "xlsx" | "xls" | "ods" | "parquet")
            }
            None => [".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".parquet", ".gz"]
                .iter()
                .any(|ending| path.ends_with(ending)),
        };
        is_table.then_some((path, roles))
    }
}

/// Replaces what cannot be seen in all texts of a JSON value.
fn show(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => *text = sanitize(text).into_owned(),
        serde_json::Value::Array(values) => values.iter_mut().for_each(show),
        serde_json::Value::Object(map) => map.values_mut().for_each(show),
        _ => {}
    }
}

impl Package {
    /// Reads a `datapackage.json`.
    ///
    /// # Errors
    /// When it is no JSON object of the right form, names no CSV table, or a path outside itself.
    pub fn parse(file: &str, json: &[u8]) -> Result<Self, PackageError> {
        let form = |error: serde_json::Error| PackageError::Form {
            file: file.to_owned(),
            reason: error.to_string(),
        };
        let mut record: Record = serde_json::from_slice(json).map_err(form)?;
        // Only where JSON spells a control character are its texts gone through.
        if json.windows(2).any(|pair| pair == b"\\u") {
            let mut value = serde_json::from_slice(json).map_err(form)?;
            show(&mut value);
            record = serde_json::from_value(value).map_err(form)?;
        }
        let tables: Vec<(String, Roles)> =
            record.resources.into_iter().filter_map(ResourceRecord::table).collect();
        let table = tables
            .first()
            .map(|(path, _)| path.clone())
            .ok_or_else(|| PackageError::NoTable { file: file.to_owned() })?;
        for path in std::iter::once(&table).chain(&record.events) {
            if !stays_inside(path) {
                return Err(PackageError::UnsafePath { file: file.to_owned(), path: path.clone() });
            }
        }
        let mut metadata = Metadata {
            name: record.name,
            title: record.title,
            measure: record.measure,
            unit: record.unit,
            retrieved: record.retrieved,
            sources: record
                .sources
                .into_iter()
                .filter_map(|source| {
                    let title = source.title.or_else(|| source.path.clone())?;
                    Some(Source { title, path: source.path })
                })
                .collect(),
            licences: record
                .licenses
                .into_iter()
                .filter_map(|licence| {
                    let name = licence.name.or_else(|| licence.path.clone())?;
                    Some(Licence { name, title: licence.title, path: licence.path })
                })
                .collect(),
            notes: record.notes,
            ..Metadata::default()
        };
        metadata.translations = translations(file, record.translations, &metadata)?;
        Ok(Self { metadata, table, events: record.events, tables })
    }

    /// What the schema of the table at that path says; nothing when the package has no such table.
    pub fn roles_of(&self, path: &str) -> Option<&Roles> {
        let bare = |path: &str| path.trim_start_matches("./").to_owned();
        self.tables.iter().find(|(other, _)| bare(other) == bare(path)).map(|(_, roles)| roles)
    }

    /// The metadata with the events of that JSON list.
    ///
    /// # Errors
    /// When the text is no list of events.
    pub fn with_events(mut self, file: &str, json: &[u8]) -> Result<Self, PackageError> {
        let error = |reason: String| PackageError::Events { file: file.to_owned(), reason };
        let text = std::str::from_utf8(json).map_err(|utf8| error(utf8.to_string()))?;
        self.metadata.events = Event::parse_list(text).map_err(error)?;
        Ok(self)
    }
}

/// The translations of a package's words, by the languages' codes.
fn translations(
    file: &str,
    records: BTreeMap<String, TranslationRecord>,
    metadata: &Metadata,
) -> Result<BTreeMap<String, Translation>, PackageError> {
    let mut translations = BTreeMap::new();
    for (language, record) in records {
        if !TRANSLATIONS.contains(&language.as_str()) {
            return Err(PackageError::Language { file: file.to_owned(), language });
        }
        match translation(record, metadata) {
            Ok(words) => translations.insert(language, words),
            Err(reason) => {
                return Err(PackageError::Translation { file: file.to_owned(), language, reason });
            }
        };
    }
    Ok(translations)
}

/// The specification forbids absolute paths and parents, so that a package cannot read others' files.
fn stays_inside(path: &str) -> bool {
    !path.contains(':')
        && !path.starts_with(['/', '\\'])
        && !path.split(['/', '\\']).any(|part| part == "..")
}
