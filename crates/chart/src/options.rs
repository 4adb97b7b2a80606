//! The words around a chart, and its parts.

/// The words around a chart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caption {
    /// The finding, in one line.
    pub title: String,
    /// What is shown: measure, place, years.
    pub subtitle: String,
    /// What one count is; may be empty.
    pub unit: String,
    /// Who published the counts.
    pub source: Option<String>,
    /// What a reader must know.
    pub notes: Vec<String>,
    /// The finding, for the text alternative.
    pub finding: String,
}

/// The parts of a chart that are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    pub title: bool,
    /// The line below it.
    pub subtitle: bool,
    /// Names and values beside the marks.
    pub labels: bool,
    pub events: bool,
    /// What a reader must know.
    pub notes: bool,
    pub source: bool,
    /// The horizontal grid.
    pub grid: bool,
    /// The markers of points; those of single and tentative years always are.
    pub markers: bool,
    /// The unit above the axis of values.
    pub unit: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            title: true,
            subtitle: true,
            labels: true,
            events: true,
            notes: true,
            source: true,
            grid: true,
            markers: true,
            unit: true,
        }
    }
}
