//! One period's count with its status.

use super::{Count, Location, Period, Status, Summed};

/// One cell of a published table, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// What the count covers.
    pub period: Period,
    /// The count; none when it was withheld or not published.
    pub count: Option<Count>,
    /// What the agency says of the value.
    pub status: Status,
    /// Whether the series breaks before this period (a new definition or counting rule).
    pub break_before: bool,
    /// The agency's or the publisher's remark on this value.
    pub note: Option<String>,
    /// Where the cell stood; of a sum, the first one.
    pub location: Location,
    /// What was added up, where the count stood in no cell.
    pub summed: Option<Summed>,
}

impl Observation {
    /// Whether the observation says how many: it has a count.
    pub fn is_counted(&self) -> bool {
        self.count.is_some()
    }
}
