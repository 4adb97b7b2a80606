//! Why two files are not two editions of the same figures.

use crate::format;

/// Two files that are not two editions of the same figures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DifferenceError {
    /// Nothing to compare.
    #[error(
        "the two have no figure in common: neither a series nor a period of one is in the other"
    )]
    NothingInCommon {
        /// Series of the old edition.
        old: Vec<String>,
        /// Series of the new edition.
        new: Vec<String>,
    },
    /// Another thing is counted.
    #[error(
        "the old edition counts '{old}' and the new '{new}', and most figures differ: these are not two editions of the same figures"
    )]
    Measures {
        /// What the old edition counts.
        old: String,
        /// What the new edition counts.
        new: String,
    },
}

impl DifferenceError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NothingInCommon { old, new } => {
                let named = |names: &[String]| match names {
                    [one] if one.is_empty() => "one series".to_owned(),
                    names => format::shown(names),
                };
                format!("the old edition has {}, the new {}", named(old), named(new))
            }
            Self::Measures { .. } => {
                "if they count the same, give one name to both with --measure".into()
            }
        }
    }
}
