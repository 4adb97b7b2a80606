//! What was decided while reading, so that it can be said and overridden.

use serde::Serialize;

/// How much a decision matters to the reader of the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// How the file was read; nothing in doubt.
    Info,
    /// Something was set aside or does not add up; the reader should know.
    Warning,
}

/// One decision taken while a file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// What was decided about: `encoding`, `delimiter`, `header`, `period`, `total`, ….
    pub topic: &'static str,
    /// What was decided, in a sentence.
    pub text: String,
    /// How much it matters.
    pub severity: Severity,
}

impl Decision {
    /// A decision about how the file was read.
    pub fn info(topic: &'static str, text: impl Into<String>) -> Self {
        Self { topic, text: text.into(), severity: Severity::Info }
    }

    /// A decision that the reader of the numbers should know.
    pub fn warning(topic: &'static str, text: impl Into<String>) -> Self {
        Self { topic, text: text.into(), severity: Severity::Warning }
    }
}
