//! What a build made and what changed, as JSON for the job that goes on from there.

use schemars::JsonSchema;
use serde::Serialize;

use super::document::Form;
use crate::recipe::State;

/// What a build made, and what it found of claims and thresholds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Building {
    /// The recipe, as it was named.
    pub recipe: String,
    /// Whether a file was written or removed.
    pub changed: bool,
    /// Each file, in the order of the recipe.
    pub outputs: Vec<Built>,
    /// Each claim.
    pub claims: Vec<Held>,
    /// Each threshold.
    pub thresholds: Vec<Held>,
}

impl Form for Building {
    const FORM: &'static str = "arrivals.build/1";
}

/// A file, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Built {
    /// The file, relative to the recipe.
    pub path: String,
    /// The section that asks for it.
    pub section: String,
    /// The section's line in the recipe, from 1.
    pub line: usize,
    /// What became of it.
    pub state: Now,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Now {
    /// Its bytes are others than before.
    Written,
    /// It has the bytes that were made.
    Unchanged,
    /// A chart of an earlier report, which is gone.
    Removed,
    /// It is not as it would be made, and nothing was written.
    Stale,
}

impl Now {
    /// The state in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Unchanged => "unchanged",
            Self::Removed => "removed",
            Self::Stale => "stale",
        }
    }
}

/// A claim or threshold, and what was found of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Held {
    /// Its section.
    pub section: String,
    /// The section's line in the recipe, from 1.
    pub line: usize,
    /// What was found.
    pub state: State,
    /// Whether the build fails when it does.
    pub fail: bool,
    /// Why, in words; empty where it holds.
    pub said: String,
}
