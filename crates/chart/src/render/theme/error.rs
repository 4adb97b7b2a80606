//! A theme file that cannot be used: where, what, and what to do.

use std::fmt;

/// A theme file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ThemeError {
    /// The file, when it has a name.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The key, with its table: `light.series`.
    pub key: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}

impl ThemeError {
    /// An error in a text that has no name yet.
    pub fn new(
        line: Option<usize>,
        key: Option<String>,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { file: None, line, key, what: what.into(), hint: hint.into() }
    }

    /// The same error, in a file of that name.
    #[must_use]
    pub fn in_file(self, name: &str) -> Self {
        Self { file: Some(name.to_owned()), ..self }
    }
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.map(|line| format!("line {line}"));
        let place: Vec<String> =
            [self.file.clone(), line, self.key.clone()].into_iter().flatten().collect();
        if !place.is_empty() {
            write!(f, "{}: ", place.join(", "))?;
        }
        f.write_str(&self.what)
    }
}
