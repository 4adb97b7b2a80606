//! A recipe that cannot be used: where, what, and what to do.

use std::fmt;

/// A recipe that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct RecipeError {
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}

impl RecipeError {
    /// An error on a line of a file still to be named.
    pub fn at(line: usize, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { file: String::new(), line: Some(line), what: what.into(), hint: hint.into() }
    }

    /// The same error, in a file of that name.
    #[must_use]
    pub fn in_file(self, name: &str) -> Self {
        Self { file: name.to_owned(), ..self }
    }

    /// What to do about it.
    pub fn hint(&self) -> String {
        self.hint.clone()
    }
}

impl fmt::Display for RecipeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.as_str(), self.line) {
            ("", None) => {}
            ("", Some(line)) => write!(f, "line {line}: ")?,
            (file, None) => write!(f, "{file}: ")?,
            (file, Some(line)) => write!(f, "{file}:{line}: ")?,
        }
        f.write_str(&self.what)
    }
}
