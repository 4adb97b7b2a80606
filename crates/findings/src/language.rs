//! The languages in which a chart may be written.

/// A language in which the words of a chart are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    #[default]
    English,
    /// Korean, as South Korean newspapers write it.
    Korean,
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Language; 2] = [Self::English, Self::Korean];

    /// The code of ISO 639-1: `en`, `ko`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Korean => "ko",
        }
    }
}
