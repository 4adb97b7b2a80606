//! What an axis measures, and how its values are written.

use arrivals_findings::{Language, compact, format};

/// What an axis measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Counts: whole numbers from 0.
    Count,
    /// Rates per 100,000, from 0.
    Rate,
    /// Differences of counts.
    Difference,
    /// Differences of rates.
    RateDifference,
    /// Parts of a total in percent.
    Share,
    /// Changes in percent.
    Change,
    Index,
    /// Places among the groups: 1 is the first, and stands on top.
    Rank,
}

impl Measure {
    /// Whether only whole numbers are values.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Count | Self::Difference | Self::Rank)
    }

    /// A value as people write it.
    pub fn text(self, value: f64) -> String {
        match self {
            Self::Count | Self::Rank => format::decimal(value, 0),
            Self::Rate => format::rate(value),
            Self::RateDifference if value > 0.0 => format!("+{}", format::rate(value)),
            Self::RateDifference => format::rate(value),
            Self::Difference if value > 0.0 => format!("+{}", format::decimal(value, 0)),
            Self::Difference => format::decimal(value, 0),
            Self::Share => format::percent(value),
            Self::Change => format::signed_percent(value),
            Self::Index => format::decimal(value, 1),
        }
    }

    /// The label of a tick.
    pub fn tick(self, value: f64, decimals: usize, language: Language) -> String {
        let plain =
            if decimals == 0 { compact(value, language) } else { format::decimal(value, decimals) };
        let sign = if value > 0.0 { "+" } else { "" };
        match self {
            Self::Count | Self::Rate | Self::Index | Self::Rank => plain,
            Self::Difference | Self::RateDifference => format!("{sign}{plain}"),
            Self::Share => format!("{plain}%"),
            Self::Change => format!("{sign}{plain}%"),
        }
    }
}
