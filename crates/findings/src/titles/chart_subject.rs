//! What a chart shows of the series.

use arrivals_data::Year;

/// What a chart shows of the series.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ChartSubject {
    /// The counts, as lines.
    #[default]
    Line,
    /// The counts, as columns.
    Columns,
    /// The parts, one on the other, as columns.
    Stacked,
    /// The counts, or the parts one on the other, as areas.
    Area,
    /// The parts in percent of the total.
    Share,
    /// The counts as an index of a year's.
    Index {
        /// The year that stands for 100.
        base: Year,
    },
    /// The changes from year to year.
    Change {
        /// Whether in percent; else in counts.
        percent: bool,
    },
    /// Sums from the first year on.
    Cumulative,
    /// The counts of two years, as slopes.
    Slope {
        /// The earlier year.
        from: Year,
        /// The later year.
        to: Year,
    },
    /// Two groups, as pairs of dots.
    Gap,
    /// Each series by itself.
    Multiples,
    /// The places of the groups.
    Ranking,
    /// All groups and years, as cells.
    Heatmap,
    /// The counts and where their direction changed.
    Joinpoint,
    /// The counts and where their level changed.
    Levels,
    /// The counts and the years to come.
    Forecast,
    /// The counts as they were published at several dates.
    Revisions,
}
