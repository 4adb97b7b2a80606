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

use super::capabilities::DefaultSeries;
use super::kind::Kind;

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

pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name).copied()
}

/// Other kinds that show so many series.
pub fn holding(kind: &str, series: usize) -> Vec<String> {
    let holds = |other: &&&Kind| {
        other.name != kind && other.shows != DefaultSeries::Releases && other.series.1 >= series
    };
    KINDS.iter().filter(holds).map(|other| other.name.to_owned()).collect()
}
