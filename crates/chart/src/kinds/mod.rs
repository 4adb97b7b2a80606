//! The kinds of charts: one file a kind, one line here.

mod area;
mod change;
mod columns;
mod cumulative;
mod dumbbell;
mod forecast;
mod heatmap;
mod index;
mod joinpoint;
mod levels;
mod line;
mod multiples;
mod ranking;
mod revisions;
mod share;
mod slope;
mod stacked;

use super::ChartError;
use super::Options;
use super::request::{Drawing, Request};
use arrivals_data::Series;
use arrivals_findings::{About, Mark, Within};
use arrivals_statistics::Topic;

/// Which series a kind shows when none is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// The total, or the only series.
    Whole,
    /// The total and, when they are few, its parts.
    WholeAndParts,
    /// The parts of the total; the only series where there are none.
    Parts,
    /// All series.
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
pub struct Takes {
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

impl Takes {
    /// Nothing but an axis.
    pub const fn only(axis: Axis) -> Self {
        Self { axis, base: false, percent: false, panels: false, highlight: false, events: true }
    }

    /// No axis, and no events.
    pub const NEITHER: Self = Self { events: false, ..Self::only(Axis::None) };

    /// An axis, and series that stand before the others.
    pub const fn highlights(axis: Axis) -> Self {
        Self { highlight: true, ..Self::only(axis) }
    }
}

/// A kind of chart.
pub struct Kind {
    /// Its name, as `--kind` takes it.
    pub name: &'static str,
    /// What it shows, in a few words.
    pub summary: &'static str,
    /// Which series it shows when none is named.
    pub shows: Shows,
    /// The fewest and the most series.
    pub series: (usize, usize),
    /// What may be asked of it.
    pub takes: Takes,
    /// Whether figures of several years are part of what it shows.
    pub spans: bool,
    /// How tentative counts are set apart.
    pub tentative: Mark,
    /// The method whose result it draws.
    pub topic: Option<Topic>,
    /// What it says of the series drawn.
    pub about: fn(&Options, &[&Series]) -> About,
    /// The years of the series that it draws.
    pub years: fn(&[&Series]) -> Within,
    /// Draws it.
    pub draw: fn(&Request) -> Result<Drawing, ChartError>,
}

impl Kind {
    /// Whether it draws the parts of a total one on the other.
    pub fn stacks(&self) -> bool {
        self.shows == Shows::Parts && self.takes.axis == Axis::FromZero
    }
}

/// The kinds, in the order in which help lists them.
pub static KINDS: &[&Kind] = &[
    &line::KIND,
    &columns::KIND,
    &stacked::KIND,
    &share::KIND,
    &area::KIND,
    &index::KIND,
    &change::KIND,
    &cumulative::KIND,
    &dumbbell::KIND,
    &slope::KIND,
    &ranking::KIND,
    &multiples::KIND,
    &heatmap::KIND,
    &joinpoint::KIND,
    &levels::KIND,
    &forecast::KIND,
    &revisions::KIND,
];

/// The kind of that name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name).copied()
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Kind").field(&self.name).finish()
    }
}
