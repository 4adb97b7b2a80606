//! The JSON Schemas of what the program writes and reads as JSON or TOML: one line of [`SCHEMAS`]
//! a form.
//!
//! Invariant: a schema is made from the types that are written, so that it cannot name a field
//! that is not there, and allows no field that it does not name.

mod strict;

use super::building::Building;
use super::document::Form;
use super::inspection::Inspection;
use super::screening::Screening;
use super::{claims, data, explanation, json, methods};
use crate::recipe;
use arrivals_chart::render::theme;
use arrivals_findings::difference::Difference;
use arrivals_findings::explain::Explanation;
use strict::{strict, titled};

/// The schema of one form.
#[derive(Debug, Clone, Copy)]
pub struct Published {
    /// The name by which it is asked for: `summary`.
    pub name: &'static str,
    /// The form's name and version, as its documents carry it: `arrivals.summary/1`; empty where
    /// they carry none.
    pub form: &'static str,
    /// What is written or read in that form.
    pub about: &'static str,
    /// The schema, of draft 2020-12: indented by two, with a line feed at the end.
    pub text: fn() -> Result<String, serde_json::Error>,
}

/// The schema of what is written in a form.
const fn written<T: Form>(name: &'static str, about: &'static str) -> Published {
    Published { name, form: T::FORM, about, text: strict::<T> }
}

/// Every schema, in the order in which they are listed. A new form is one entry here, and its file
/// `docs/NAME.schema.json`.
pub const SCHEMAS: &[Published] = &[
    written::<json::SummaryDocument>(
        "summary",
        "findings: summary, trend, forecast, compare, revisions and report",
    ),
    written::<data::TidyDocument>(
        "tidy",
        "a dataset, every count with its cell: tidy --format json",
    ),
    Published {
        name: "row",
        form: "",
        about: "a count, with its dimensions: each line of tidy --format jsonl",
        text: || titled::<data::TidyRow>(data::ROW_TITLE),
    },
    written::<Inspection>(
        "inspection",
        "what was read from a file, and why: inspect --format json",
    ),
    written::<Screening>("screen", "many series asked the same: screen --format json"),
    written::<claims::CheckDocument>(
        "check",
        "the claims of a text, held against the counts: check --format json",
    ),
    written::<Difference>("difference", "what changed between two editions: diff --format json"),
    written::<Explanation>(
        "explanation",
        "the arithmetic of a finding, and its cells: explain --format json",
    ),
    written::<explanation::ListDocument>(
        "explanations",
        "the findings that can be explained: explain --format json without a finding",
    ),
    written::<methods::MethodsDocument>(
        "methods",
        "every method, or the one that is named: methods --format json",
    ),
    written::<Building>("build", "what a build made, and what changed: build --format json"),
    Published {
        name: "recipe",
        form: "",
        about: "the TOML file of a recipe: arrivals.toml",
        text: || Ok(recipe::schema_text().to_owned()),
    },
    Published {
        name: "theme",
        form: "",
        about: "the TOML file of a theme: --theme FILE",
        text: theme::schema_text,
    },
];

/// The list of schemas for people: name, form, what it is for.
pub fn schemas_text() -> String {
    let wide = |of: fn(&Published) -> &str| {
        SCHEMAS.iter().map(|one| of(one).chars().count()).max().unwrap_or_default()
    };
    let (name, form) = (wide(|one| one.name), wide(|one| one.form));
    SCHEMAS
        .iter()
        .map(|one| format!("{:name$}  {:form$}  {}\n", one.name, one.form, one.about))
        .collect()
}
