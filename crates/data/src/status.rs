//! What a published cell claims about its count.

use serde::Serialize;

/// The status of an observation, by the codes of SDMX's `CL_OBS_STATUS` (version 2.2).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// `A`: a normal value.
    Normal,
    /// `P`: provisional; the agency will revise it.
    Provisional,
    /// `E`: estimated by the agency.
    Estimated,
    /// `Q`: known to the agency and withheld.
    Suppressed,
    /// `M`: no value was published.
    Missing,
}

impl Status {
    /// Every status, in the order of the codes' meaning.
    pub const ALL: [Status; 5] =
        [Self::Normal, Self::Provisional, Self::Estimated, Self::Suppressed, Self::Missing];

    /// The SDMX code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Normal => "A",
            Self::Provisional => "P",
            Self::Estimated => "E",
            Self::Suppressed => "Q",
            Self::Missing => "M",
        }
    }

    /// The status of an SDMX code or of its English word, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL.into_iter().find(|status| {
            text.eq_ignore_ascii_case(status.code()) || text.eq_ignore_ascii_case(status.word())
        })
    }

    /// The status as an English word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Provisional => "provisional",
            Self::Estimated => "estimated",
            Self::Suppressed => "suppressed",
            Self::Missing => "missing",
        }
    }

    /// Whether the agency may still change the value, or inferred it: drawn hollow.
    pub fn is_tentative(self) -> bool {
        matches!(self, Self::Provisional | Self::Estimated)
    }

    /// Whether a value goes with this status.
    pub fn has_value(self) -> bool {
        !matches!(self, Self::Suppressed | Self::Missing)
    }
}
