//! What a dataset says: computed once, then quoted by text, tables, charts and alt text alike.
//!
//! Invariant: a number and the sentence that holds it are made together, so that they cannot
//! disagree. What cannot be said is refused with its reason, never left out in silence.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod alt_text;
pub mod analysis;
mod changes;
mod chart_facts;
pub mod claims;
pub mod difference;
mod each;
pub mod explain;
mod finding;
mod findings;
pub mod format;
mod headline;
pub mod korean;
mod labels;
mod language;
mod latest;
mod moved;
mod names;
mod notes;
mod revisions;
mod selection;
mod short_numbers;
mod suggestions;
mod titles;
mod totals;
mod translation;
mod without_total;
mod year_runs;

pub use alt_text::{Alternative, alt_text};
pub use changes::breaks_said;
pub use chart_facts::ChartFact;
pub use each::{Each, LatestOf};
pub use finding::{Cell, Checked, Finding, Randomness, Refusal, Table, Value};
pub use findings::Findings;
pub use labels::Label;
pub use language::Language;
pub use notes::{Mark, Marks, chart_notes, missing_note};
pub use revisions::{Release, RevisionsError, find_revisions, releases};
pub use selection::{Selection, SelectionError, Subject, Within, series_named};
pub use short_numbers::compact;
pub use suggestions::{Choice, choices};
pub use titles::{ChartSubject, Headline, Level as HeadlineLevel, title};
pub use translation::{series_heading, series_name, translated};
pub use without_total::{MOST_DETAILED, find_untotalled};

use arrivals_data::{Dataset, Decision, Role, Series, Severity};
use arrivals_statistics::{AnnualSeries, Level};

/// What a dataset says about the selected series and years.
///
/// # Errors
/// When the selection names no series or year of the dataset, or no whole year has a count.
pub fn find(
    dataset: &Dataset,
    selection: &Selection,
    level: Level,
) -> Result<Findings, SelectionError> {
    let chosen = selection::choose(dataset, selection)?;
    let mut said = finding::Collector::new(dataset.origins().to_vec());
    latest::say(&chosen, dataset, &mut said);
    if chosen.asked_for_years {
        changes::between(&chosen, &mut said);
    } else {
        changes::decade(&chosen, &mut said);
    }
    changes::extremes(&chosen, &mut said);
    totals::say(&chosen, dataset, level, &mut said);
    Ok(collected(dataset, &chosen, said, Vec::new()))
}

/// What a dataset says about the selected series and years, with what a chart of the `series`
/// shows beside it: each number of the chart's [`title`] is one of these findings'.
///
/// # Errors
/// As [`find`].
pub fn find_about(
    dataset: &Dataset,
    selection: &Selection,
    series: &[&Series],
    about: ChartSubject,
    options: &analysis::AnalysisOptions,
    known: Option<&Precomputed>,
) -> Result<Findings, SelectionError> {
    let mut findings = find(dataset, selection, options.level)?;
    let chosen = selection::choose(dataset, selection)?;
    let mut said = finding::Collector {
        findings: std::mem::take(&mut findings.findings),
        refused: std::mem::take(&mut findings.refused),
        origins: dataset.origins().to_vec(),
    };
    chart_facts::say(&chosen, dataset, series, about, &mut said);
    if let Some(topic) = chart_facts::topic(about) {
        let sample = sample_of(&chosen, options);
        findings.notes.extend(analysis::used(&sample, &options.breaks));
        let options = analysis::AnalysisOptions { topics: vec![topic], ..options.clone() };
        match known.filter(|known| known.tells(&findings.subject, &options)) {
            Some(known) => known.say(topic, &mut said),
            None => analysis::say(&chosen, dataset, sample, &options, &mut said),
        }
    }
    explain::arithmetic::put_beside(&mut said.findings, &chosen.series);
    Ok(Findings { findings: said.findings, refused: said.refused, ..findings })
}

/// What methods said already, so that a chart of it does not resample again.
#[derive(Debug, Clone, Copy)]
pub struct Precomputed<'a> {
    /// What they said.
    pub findings: &'a Findings,
    /// How they were asked.
    pub options: &'a analysis::AnalysisOptions,
}

impl Precomputed<'_> {
    /// Whether it is what would be said of that subject, asked so.
    fn tells(&self, subject: &Subject, options: &analysis::AnalysisOptions) -> bool {
        let asked =
            analysis::AnalysisOptions { topics: options.topics.clone(), ..self.options.clone() };
        self.findings.subject == *subject
            && asked == *options
            && options.topics.iter().all(|topic| self.options.topics.contains(topic))
    }

    fn say(&self, topic: arrivals_statistics::Topic, said: &mut finding::Collector) {
        let is_of = |id: &str| {
            explain::known::find(id)
                .is_some_and(|known| known.said == explain::known::FindingScope::Topic(topic))
        };
        let of = |finding: &&Finding| is_of(finding.id);
        said.findings.extend(self.findings.findings.iter().filter(of).cloned());
        let refused = self.findings.refused.iter().filter(|refused| is_of(refused.id));
        said.refused.extend(refused.cloned());
    }
}

/// What a dataset says about the selected series and years, with what the methods say of it.
///
/// # Errors
/// As [`find`].
pub fn find_all(
    dataset: &Dataset,
    selection: &Selection,
    options: &analysis::AnalysisOptions,
) -> Result<Findings, SelectionError> {
    let mut findings = find(dataset, selection, options.level)?;
    let more = analyse(dataset, selection, options)?;
    findings.findings.extend(more.findings);
    findings.refused.extend(more.refused);
    findings.notes = more.notes;
    Ok(findings)
}

/// What the methods say about the selected series and years, and nothing else.
///
/// # Errors
/// When the selection names no series or year of the dataset, or no whole year has a count.
pub fn analyse(
    dataset: &Dataset,
    selection: &Selection,
    options: &analysis::AnalysisOptions,
) -> Result<Findings, SelectionError> {
    let chosen = selection::choose(dataset, selection)?;
    let mut said = finding::Collector::new(dataset.origins().to_vec());
    let sample = sample_of(&chosen, options);
    let used = analysis::used(&sample, &options.breaks);
    analysis::say(&chosen, dataset, sample, options, &mut said);
    Ok(collected(dataset, &chosen, said, used))
}

/// The years that methods take of a series, with the breaks asked for.
fn sample_of(chosen: &selection::Chosen, options: &analysis::AnalysisOptions) -> AnnualSeries {
    let mut sample = AnnualSeries::from_series(&chosen.series, options.include_provisional);
    sample.mark_breaks(&options.breaks);
    sample
}

/// All that was said, with the notes of the dataset and of what was used of it.
fn collected(
    dataset: &Dataset,
    chosen: &selection::Chosen,
    mut said: finding::Collector,
    used: Vec<String>,
) -> Findings {
    explain::arithmetic::put_beside(&mut said.findings, &chosen.series);
    let mut notes = notes(dataset);
    notes.extend(used);
    let claim = headline::claim(chosen);
    let names = names::Names::from_subject(&chosen.subject, dataset, Language::English);
    Findings {
        headline: headline::headline(&claim, chosen, &names, dataset),
        claim,
        subject: chosen.subject.clone(),
        origins: dataset.origins().to_vec(),
        findings: said.findings,
        refused: said.refused,
        notes,
    }
}

/// How one series compares with others: in the last common year, and in their courses.
///
/// # Errors
/// When a name is that of no series, or no whole year has a count.
pub fn compare(
    dataset: &Dataset,
    selection: &Selection,
    others: &[String],
    options: &analysis::AnalysisOptions,
) -> Result<Findings, SelectionError> {
    if others.is_empty() {
        return analyse(dataset, selection, options);
    }
    let chosen = selection::choose(dataset, selection)?;
    let mut said = finding::Collector::new(dataset.origins().to_vec());
    let own = sample_of(&chosen, options);
    let whole = |chosen: &selection::Chosen| chosen.series.role() == Role::Total;
    for name in others {
        let other = Selection { series: Some(name.clone()), ..selection.clone() };
        let other = selection::choose(dataset, &other)?;
        let names = (chosen.series.name(), other.series.name());
        if names.0 == names.1 || whole(&chosen) || whole(&other) {
            said.refuse(
                ("compare", "Two series beside each other"),
                format!(
                    "one of '{}' and '{}' is the other, or holds it: a test between them means nothing",
                    names.0, names.1
                ),
            );
            continue;
        }
        let second = sample_of(&other, options);
        analysis::say_comparison(&chosen, own.clone(), (&names.1, &second), options, &mut said);
    }
    let used = analysis::used(&own, &options.breaks);
    Ok(collected(dataset, &chosen, said, used))
}

/// The publisher's notes, then the warnings of the reading.
fn notes(dataset: &Dataset) -> Vec<String> {
    let warnings = dataset
        .decisions()
        .iter()
        .filter(|decision| decision.severity != Severity::Info)
        .map(|decision: &Decision| format::sentence(&decision.text));
    dataset.metadata().notes.iter().cloned().chain(warnings).collect()
}
