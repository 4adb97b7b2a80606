//! A method's entry in the registry.

use serde::Serialize;

/// What a method is about: the parts of a full summary, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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

/// A method: what it is called, what it computes, who says so, and when it does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
