//! The JSON Schemas of what the program writes and reads as JSON or TOML: one line of [`SCHEMAS`]
//! a form.
//!
//! Invariant: a schema is made from the types that are written, so that it cannot name a field
//! that is not there, and allows no field that it does not name.

mod strict;

use super::{
    building, claims, data, difference, explanation, inspection, json, methods, screening,
};
use crate::recipe;
use arrivals_chart::render::theme;
use strict::strict;

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

/// Every schema, in the order in which they are listed. A new form is one entry here, and its file
/// `docs/NAME.schema.json`.
pub const SCHEMAS: &[Published] = &[
    Published {
        name: "summary",
        form: json::SUMMARY_SCHEMA,
        about: "findings: summary, trend, forecast, compare, revisions and report",
        text: || strict::<json::SummaryDocument>(json::SUMMARY_SCHEMA),
    },
    Published {
        name: "tidy",
        form: data::TIDY_SCHEMA,
        about: "a dataset, every count with its cell: tidy --format json",
        text: || strict::<data::TidyDocument>(data::TIDY_SCHEMA),
    },
    Published {
        name: "row",
        form: "",
        about: "a count, with its dimensions: each line of tidy --format jsonl",
        text: || strict::<data::TidyRow>(data::ROW_TITLE),
    },
    Published {
        name: "inspection",
        form: inspection::INSPECTION_SCHEMA,
        about: "what was read from a file, and why: inspect --format json",
        text: || strict::<inspection::Inspection>(inspection::INSPECTION_SCHEMA),
    },
    Published {
        name: "screen",
        form: screening::SCREEN_SCHEMA,
        about: "many series asked the same: screen --format json",
        text: || strict::<screening::Screening>(screening::SCREEN_SCHEMA),
    },
    Published {
        name: "check",
        form: claims::CHECK_SCHEMA,
        about: "the claims of a text, held against the counts: check --format json",
        text: || strict::<claims::CheckDocument>(claims::CHECK_SCHEMA),
    },
    Published {
        name: "difference",
        form: difference::DIFFERENCE_SCHEMA,
        about: "what changed between two editions: diff --format json",
        text: || strict::<difference::DifferenceDocument>(difference::DIFFERENCE_SCHEMA),
    },
    Published {
        name: "explanation",
        form: explanation::EXPLANATION_SCHEMA,
        about: "the arithmetic of a finding, and its cells: explain --format json",
        text: || strict::<explanation::ExplanationDocument>(explanation::EXPLANATION_SCHEMA),
    },
    Published {
        name: "explanations",
        form: explanation::EXPLANATIONS_SCHEMA,
        about: "the findings that can be explained: explain --format json without a finding",
        text: || strict::<explanation::ListDocument>(explanation::EXPLANATIONS_SCHEMA),
    },
    Published {
        name: "methods",
        form: methods::METHODS_SCHEMA,
        about: "every method, or the one that is named: methods --format json",
        text: || strict::<methods::MethodsDocument>(methods::METHODS_SCHEMA),
    },
    Published {
        name: "build",
        form: building::BUILD_SCHEMA,
        about: "what a build made, and what changed: build --format json",
        text: || strict::<building::BuildDocument>(building::BUILD_SCHEMA),
    },
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

#[cfg(test)]
mod tests;
