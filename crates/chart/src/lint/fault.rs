//! What is wrong with a chart.

use std::fmt;

use serde::Serialize;

/// One thing that is wrong with a chart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// The rule that is broken: `overlap`, `contrast`.
    pub rule: &'static str,
    /// What is wrong, and where.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}

impl Fault {
    pub fn new(rule: &'static str, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { rule, what: what.into(), hint: hint.into() }
    }
}

/// One line: `overlap: “2,706” touches “2,914” (give a larger --size)`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.rule, self.what, self.hint)
    }
}

/// A text in quotation marks, cut where it is long.
pub fn quoted(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        return format!("“{text}”");
    }
    let start: String = text.chars().take(MOST - 1).collect();
    format!("“{}…”", start.trim_end())
}

/// `1 text`, `2 texts`.
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
