//! What may be asked of a kind of chart.

/// Which series a kind shows when none is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefaultSeries {
    /// The total, or the only series.
    Whole,
    /// The total and, when they are few, its parts.
    WholeAndParts,
    /// The parts of the total; the only series where there are none.
    Parts,
    All,
    /// The same series as it was published at several dates.
    Releases,
}

/// Which axes of values a kind has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Linear or logarithmic.
    Either,
    /// Linear, for its shapes start at 0.
    FromZero,
    /// Linear, for changes fall below 0.
    OfChanges,
    /// None: values are told by place or colour.
    None,
}

/// What may be asked of a kind beyond its series and years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// The axis of values.
    pub axis: Axis,
    /// A year that stands for 100.
    pub base: bool,
    /// Changes in percent.
    pub percent: bool,
    /// A panel for each value of a dimension, and axes of their own.
    pub panels: bool,
    /// Series that stand before the others.
    pub highlight: bool,
    /// Dated events.
    pub events: bool,
}

impl Capabilities {
    /// Nothing but an axis.
    pub const fn only(axis: Axis) -> Self {
        Self { axis, base: false, percent: false, panels: false, highlight: false, events: true }
    }

    pub const NEITHER: Self = Self { events: false, ..Self::only(Axis::None) };

    /// An axis, and series that stand before the others.
    pub const fn highlights(axis: Axis) -> Self {
        Self { highlight: true, ..Self::only(axis) }
    }
}
