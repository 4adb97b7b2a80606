//! What was found of a claim or threshold.

use schemars::JsonSchema;
use serde::Serialize;

/// What was found of a claim or threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What was found.
    pub state: State,
    /// Why, in words; nothing where it holds.
    pub said: String,
}

/// Whether a claim holds or a threshold is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The claim holds; the threshold is not reached.
    Holds,
    /// The claim does not hold; the threshold trips.
    Fails,
    /// Nothing can be said.
    Undecided,
}
