//! The language of the words.

use clap::ValueEnum;

use arrivals_findings::Language;

/// The language of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageArgument {
    /// English
    En,
    /// Korean
    Ko,
}

impl From<LanguageArgument> for Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::En => Self::English,
            LanguageArgument::Ko => Self::Korean,
        }
    }
}
