//! The sections of a recipe as they were typed, each key with its line.

use std::fmt;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// What is read, and how: once.
    Input,
    Chart,
    /// An answer in words or as data.
    Text,
    /// A folder with page, summary, charts and data.
    Report,
    /// A sentence that must hold.
    Claim,
    /// When to raise an alarm.
    Threshold,
}

impl Heading {
    /// Every heading, in the order of the documentation.
    pub const ALL: [Self; 6] =
        [Self::Input, Self::Chart, Self::Text, Self::Report, Self::Claim, Self::Threshold];

    /// The name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Chart => "chart",
            Self::Text => "text",
            Self::Report => "report",
            Self::Claim => "claim",
            Self::Threshold => "threshold",
        }
    }
}

/// What a key was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// `true` or `false`.
    Switch(bool),
    /// A text or number, or a list of them; a table is a list of `NAME=VALUE`.
    Words {
        /// The values as a command line has them.
        words: Vec<String>,
        /// Whether they stood in a list or a table.
        many: bool,
    },
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key, with `_` between its words.
    pub key: String,
    /// The key as it was typed.
    pub typed: String,
    /// The line of the key, from 1.
    pub line: usize,
    /// The value.
    pub given: Given,
}

/// A section of a recipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub heading: Heading,
    /// Which of its heading it is, from 1.
    pub number: usize,
    /// The line of its heading, from 1.
    pub line: usize,
    /// Its keys, in the order of the file.
    pub entries: Vec<Entry>,
}

impl Section {
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

/// How messages name a section: `[[chart]] 2`.
impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.heading {
            Heading::Input => f.write_str("[input]"),
            heading => write!(f, "[[{}]] {}", heading.name(), self.number),
        }
    }
}
