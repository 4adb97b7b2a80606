//! The record of the last build: for each output, what it was made from and what it was.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name and version of the record's form.
pub const STAMP_FORM: &str = "arrivals.build-stamp/1";

/// The record of a build.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// [`STAMP_FORM`].
    pub schema: String,
    /// Each file, in the order of their paths.
    pub outputs: Vec<Stamped>,
    /// What was found of each claim and threshold.
    pub checks: Vec<Outcome>,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamped {
    /// The file, relative to the recipe, with `/`.
    pub path: String,
    /// The output of the recipe that it belongs to: itself, or the folder that holds it.
    pub of: String,
    /// The SHA-256 of what it was made from.
    pub made_from: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// What was found of a claim or threshold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The SHA-256 of what it was found from.
    pub made_from: String,
    /// What was found.
    pub state: State,
    /// Why, in words; nothing where it holds.
    pub said: String,
}

/// What was found of a claim or threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The claim holds; the threshold is not reached.
    Holds,
    /// The claim does not hold; the threshold trips.
    Fails,
    /// Nothing can be said.
    Undecided,
}

impl Stamp {
    /// The record in a text; an empty one when the text is none of this form.
    pub fn read(text: &str) -> Self {
        let read = serde_json::from_str::<Self>(text).ok();
        read.filter(|stamp| stamp.schema == STAMP_FORM).unwrap_or_default()
    }

    /// The record as it is written, its files in order.
    ///
    /// # Errors
    /// Never for texts.
    pub fn text(mut self) -> Result<String, serde_json::Error> {
        STAMP_FORM.clone_into(&mut self.schema);
        self.outputs.sort();
        Ok(serde_json::to_string_pretty(&self)? + "\n")
    }

    /// What was found from this.
    pub fn outcome(&self, made_from: &str) -> Option<&Outcome> {
        self.checks.iter().find(|outcome| outcome.made_from == made_from)
    }
}

/// The name of the record beside a recipe: `.arrivals-build.json` for `arrivals.toml`.
pub fn stamp_name(recipe: &Path) -> String {
    let stem = recipe.file_stem().unwrap_or(recipe.as_os_str()).to_string_lossy();
    format!(".{stem}-build.json")
}
