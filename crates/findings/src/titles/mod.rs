//! Titles that state the finding of a chart, in every language.
//!
//! Invariant: every number of a title is one of the findings'.

mod choose;
mod claim;
pub(super) mod english;
mod korean;
#[cfg(test)]
pub mod tests;

pub(super) use choose::breaks;
pub use claim::{Claim, Level};
pub(super) use korean::title as korean_title;

use super::names::Names;
use super::{Findings, Language};
use arrivals_data::{Dataset, Series, Year};

/// What a chart shows of the series.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum About {
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

/// What a chart of the series `drawn` says, in one line. Among several, it names the one that it
/// speaks of, or speaks of all.
///
/// The findings are those of [`find_about`](super::find_about) for what the chart is about; where
/// they have not what the chart shows, the title is their headline.
pub fn title(
    findings: &Findings,
    dataset: &Dataset,
    drawn: &[&Series],
    about: About,
    language: Language,
) -> String {
    let names = Names::of(&findings.subject, dataset, language).among(drawn, &findings.subject);
    let claim = choose::claim(findings, dataset, about);
    let breaks = breaks(&claim, &findings.subject, dataset);
    match language {
        Language::English => english::title(&claim, &names) + &english::across(&breaks),
        Language::Korean => korean::title(&claim, &names) + &korean::across(&breaks),
    }
}
