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
use super::request::{Drawing, Request};
use crate::findings::Mark;
use crate::statistics::Topic;

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
    /// Whether values may stand on a logarithmic axis.
    pub log: bool,
    /// Whether figures of several years are part of what it shows.
    pub spans: bool,
    /// How tentative counts are set apart.
    pub tentative: Mark,
    /// The method whose result it draws.
    pub topic: Option<Topic>,
    /// Draws it.
    pub draw: fn(&Request) -> Result<Drawing, ChartError>,
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
