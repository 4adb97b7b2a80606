//! Titles that state the finding of a chart, in every language.
//!
//! Invariant: every number of a title is one of the findings'.

mod chart_subject;
mod choose;
pub(super) mod english;
mod headline;
mod korean;

pub use chart_subject::ChartSubject;
pub(super) use choose::breaks;
pub use headline::{Headline, Level};
pub(super) use korean::title as korean_title;

use super::names::Names;
use super::{Findings, Language};
use arrivals_data::{Dataset, Series};

/// What a chart of the series `drawn` says, in one line. Among several, it names the one that it
/// speaks of, or speaks of all.
///
/// The findings are those of [`find_about`](super::find_about) for what the chart is about; where
/// they have not what the chart shows, the title is their headline.
pub fn title(
    findings: &Findings,
    dataset: &Dataset,
    drawn: &[&Series],
    about: ChartSubject,
    language: Language,
) -> String {
    let names =
        Names::from_subject(&findings.subject, dataset, language).among(drawn, &findings.subject);
    let claim = choose::claim(findings, dataset, about);
    let breaks = breaks(&claim, &findings.subject, dataset);
    match language {
        Language::English => english::title(&claim, &names) + &english::across(&breaks),
        Language::Korean => korean::title(&claim, &names) + &korean::across(&breaks),
    }
}
