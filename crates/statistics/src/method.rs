//! A method's entry in the registry.

use serde::Serialize;

/// What a method is about: the parts of a full summary, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// What was counted, and how it changed.
    Change,
    /// What one count, or two, say of their means.
    Counts,
    /// Whether there is a direction, and how steep it is.
    Trend,
    /// Log-linear models of counts.
    Regression,
    /// Where the direction changed.
    Joinpoint,
    /// Where the level changed.
    Levels,
    /// Years that do not fit.
    Unusual,
    /// The years to come.
    Forecast,
    /// Groups, their shares, and many series at once.
    Groups,
    /// How published figures were revised.
    Revisions,
}

impl Topic {
    /// What a full summary says of a series, in this order.
    pub const OF_A_SERIES: [Topic; 9] = [
        Self::Change,
        Self::Counts,
        Self::Joinpoint,
        Self::Trend,
        Self::Regression,
        Self::Levels,
        Self::Unusual,
        Self::Forecast,
        Self::Groups,
    ];

    /// All topics, in order, with their names.
    pub const ALL: [(Topic, &str); 10] = [
        (Self::Change, "Change"),
        (Self::Counts, "Counts"),
        (Self::Trend, "Trend"),
        (Self::Regression, "Regression"),
        (Self::Joinpoint, "Joinpoint"),
        (Self::Levels, "Levels"),
        (Self::Unusual, "Unusual years"),
        (Self::Forecast, "Forecast"),
        (Self::Groups, "Groups"),
        (Self::Revisions, "Revisions"),
    ];
}

/// A method: what it is called, what it computes, who says so, and when it does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Method {
    /// The name by which JSON and claims refer to it.
    pub id: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// What a statistician calls it.
    pub name: &'static str,
    /// The version of the rule: another number when the same input gives another result.
    pub version: u32,
    /// The formula, y for counts and x for years.
    pub formula: &'static str,
    /// The unit of the result.
    pub unit: &'static str,
    /// What must hold for the result to mean what it says.
    pub assumes: &'static str,
    /// When not to use it, and when it refuses.
    pub avoid: &'static str,
    /// Paper, standard or book.
    pub source: &'static str,
}
