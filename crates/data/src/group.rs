//! What tells series apart, and how they relate to each other.

use serde::Serialize;

use super::Observation;

/// How a series relates to the others of its dataset.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The only series.
    Single,
    /// The sum of the parts; never added to them.
    Total,
    /// The sum over some dimensions, not all; added to nothing.
    Subtotal,
    /// One group of several.
    Part,
}

impl Role {
    /// Whether the counts are sums of others: whoever adds up both counts people twice.
    pub fn is_sum(self) -> bool {
        matches!(self, Self::Total | Self::Subtotal)
    }
}

/// What tells a series from the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// One value per dimension.
    pub key: Vec<String>,
    /// How the series relates to the others.
    pub role: Role,
}

/// One cell, read, and the group it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The place of its group.
    pub group: u32,
    /// What the cell says.
    pub observation: Observation,
}
