//! How the numbers of a finding come about: the formula with the counts put in, step by step.
//!
//! Invariant: an expression is made from the finding's own value and the series that it is of,
//! and a rounded number by the function that writes it in the sentence; nothing is typed.

mod analysed;
pub(super) mod arithmetic;
mod change;
mod counts;
mod groups;
pub mod known;
mod rates;
mod step;

use serde::Serialize;

pub use analysed::Parameter;
pub use step::{Shown, Step};

use super::analysis::AnalysisOptions;
use super::finding::{Cell, Checked, Finding, Randomness, Refusal, Value};
use super::selection::{self, Chosen, Selection, SelectionError};
use super::{ChartSubject, Findings, analyse, compare, find, find_about, find_untotalled};
use arrivals_data::{Dataset, Origin, Period, Series};
use arrivals_statistics::{METHODS, Method, methods};
use known::{FindingScope, FindingSpec};

/// A finding, or its refusal, with all that leads to it.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Explanation {
    /// The finding's id.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The series it is of; empty for a single one.
    pub series: String,
    /// The files.
    pub origins: Vec<Origin>,
    /// The statement; none when it cannot be said.
    pub sentence: Option<String>,
    /// Why it cannot be said, if it cannot.
    pub refused: Option<String>,
    /// The numbers, as JSON has them; none when they cannot be said.
    #[schemars(with = "Option<Value>")]
    pub value: Option<serde_json::Value>,
    /// The method: formula, assumptions, source.
    pub method: Method,
    /// Other methods whose results stand beside it.
    pub also: Vec<Method>,
    /// The arithmetic, where the result is plain arithmetic of counts.
    pub arithmetic: Vec<Step>,
    /// What the method found, at full precision, where it is more than that.
    pub parameters: Vec<Parameter>,
    /// What the method's assumptions were checked against.
    pub checked: Option<Checked>,
    /// Where random numbers came from.
    pub random: Option<Randomness>,
    /// The published cells that it was computed from.
    pub cells: Vec<Cell>,
    /// The cells that it was chosen from, for a largest or a smallest.
    pub chosen_from: Vec<Cell>,
    /// What a reader must know to quote it.
    pub caveats: Vec<String>,
}

/// Why there is nothing to explain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExplainError {
    /// No finding of that id.
    #[error("there is no finding '{id}'")]
    Unknown {
        /// The id asked for.
        id: String,
    },
    /// A finding about two series, and one of them is not named.
    #[error("'{id}' is said of two series")]
    NeedsTwo {
        /// The id asked for.
        id: String,
    },
    /// The dataset has not what was asked for.
    #[error(transparent)]
    Selection(#[from] SelectionError),
}

/// What is explained, and of which series.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The finding's id.
    pub id: &'a str,
    /// The series and years.
    pub selection: &'a Selection,
    /// The series that it is compared with, for findings about two.
    pub with: &'a [String],
    /// How to analyse.
    pub options: &'a AnalysisOptions,
}

/// A finding of the dataset, explained. Those about vintages are explained by [`of`].
///
/// # Errors
/// When there is no finding of that id, or the dataset has not the series or years.
pub fn explain(dataset: &Dataset, question: &Question) -> Result<Explanation, ExplainError> {
    let unknown = || ExplainError::Unknown { id: question.id.to_owned() };
    let known = known::find(question.id).ok_or_else(unknown)?;
    // Which of several series is first needs no total, and names none of them.
    let of_all = question.selection.series.is_none() && dataset.whole().is_none();
    let is_beside = ["ranking", "directions", "largest"].contains(&known.id);
    if known.said == FindingScope::Untotalled || (is_beside && of_all) {
        let findings = find_untotalled(dataset, question.selection)?;
        return Ok(explain_finding(known, &findings, None));
    }
    let chosen = selection::choose(dataset, question.selection)?;
    let (selection, options) = (question.selection, question.options);
    let findings = match known.said {
        FindingScope::Summary | FindingScope::OfYears => find(dataset, selection, options.level)?,
        FindingScope::Topic(topic) => analyse(
            dataset,
            selection,
            &AnalysisOptions { topics: vec![topic], ..options.clone() },
        )?,
        FindingScope::Chart => {
            let series: Vec<&Series> = dataset.series().iter().collect();
            find_about(dataset, selection, &series, about(known.id, &chosen), options, None)?
        }
        FindingScope::Comparison if question.with.is_empty() => {
            return Err(ExplainError::NeedsTwo { id: question.id.to_owned() });
        }
        FindingScope::Comparison => compare(dataset, selection, question.with, options)?,
        FindingScope::Vintages | FindingScope::Untotalled => return Err(unknown()),
    };
    Ok(explain_finding(known, &findings, Some(&chosen.series)))
}

/// The chart that says it.
fn about(id: &str, chosen: &Chosen) -> ChartSubject {
    let (from, to) = (chosen.first.year, chosen.last.year);
    match id {
        "index" => ChartSubject::Index { base: from },
        "change.percent" => ChartSubject::Change { percent: true },
        "between.change" => ChartSubject::Slope { from, to },
        "share.before" | "share.drawn" | "share.drawn.before" => ChartSubject::Share,
        "gap" => ChartSubject::Gap,
        "directions" => ChartSubject::Multiples,
        "ranking" => ChartSubject::Ranking,
        _ => ChartSubject::Heatmap,
    }
}

/// One of the findings, or its refusal, explained; `series` is the one that they are of.
pub fn explain_finding(
    known: &FindingSpec,
    findings: &Findings,
    series: Option<&Series>,
) -> Explanation {
    let found = findings.findings.iter().find(|finding| finding.id == known.id);
    let refused = findings.refused.iter().find(|refusal| refusal.id == known.id);
    let empty = Explanation {
        id: known.id.to_owned(),
        label: known.label.to_owned(),
        series: findings.subject.series.clone(),
        origins: findings.origins.clone(),
        sentence: None,
        refused: None,
        value: None,
        method: known.method,
        also: Vec::new(),
        arithmetic: Vec::new(),
        parameters: Vec::new(),
        checked: None,
        random: None,
        cells: Vec::new(),
        chosen_from: Vec::new(),
        caveats: Vec::new(),
    };
    match (found, refused) {
        (Some(finding), _) => explained(finding, findings, series, empty),
        (None, Some(Refusal { label, reason, .. })) => {
            Explanation { label: label.clone(), refused: Some(reason.clone()), ..empty }
        }
        (None, None) => Explanation { refused: Some(not_said(known)), ..empty },
    }
}

fn explained(
    finding: &Finding,
    findings: &Findings,
    series: Option<&Series>,
    empty: Explanation,
) -> Explanation {
    let method = |id: &str| METHODS.iter().copied().find(|method| method.id == id);
    // A finding's numbers always have a JSON form.
    let value = serde_json::to_value(&finding.value).ok();
    let parameters = match (&finding.value, &value) {
        (Value::Analysis(_), Some(value)) => analysed::parameters(value),
        _ => Vec::new(),
    };
    let compared = [methods::PEAK.id, methods::EXTREMES.id].contains(&finding.method);
    let chosen_from = match series {
        Some(series) if compared => series
            .years()
            .iter()
            .filter_map(|at| Cell::new(&findings.origins, series, Period::Year(at.year)))
            .collect(),
        _ => Vec::new(),
    };
    let mut caveats = finding.caveats.clone();
    caveats.extend(without_percent(&finding.value));
    caveats.extend(summed(&finding.cells));
    Explanation {
        label: finding.label.clone(),
        sentence: Some(finding.sentence.clone()),
        value,
        method: method(finding.method).unwrap_or(empty.method),
        also: finding.also.iter().filter_map(|id| method(id)).collect(),
        arithmetic: finding.arithmetic.clone(),
        parameters,
        checked: finding.checked.clone(),
        random: finding.random,
        cells: finding.cells.clone(),
        chosen_from,
        caveats,
        ..empty
    }
}

/// Why a summary says nothing of a finding, not even that it refuses it.
fn not_said(known: &FindingSpec) -> String {
    match (known.said, known.id) {
        (FindingScope::OfYears, _) => "it is said where years are asked for",
        (_, "decade.change") => "it is not said where years are asked for",
        (_, "share") => "a series without parts and without a whole has no share",
        (_, "share.drawn" | "share.drawn.before") => "the parts are drawn in their total",
        (_, "poisson") => "a net flow below 0 is a difference of counts, and no count",
        (_, "counts.rate") => "a rate needs a population",
        _ => "nothing in these data asks for it",
    }
    .to_owned()
}

/// That counts are sums, which no cell holds, where they are.
fn summed(cells: &[Cell]) -> Option<String> {
    let sums: Vec<(&Cell, u32)> =
        cells.iter().filter_map(|cell| Some((cell, cell.sum_of?.cells))).collect();
    match sums.as_slice() {
        [] => None,
        [(cell, number)] if cells.len() == 1 => Some(format!(
            "The count of {} is the sum of {number} cells; none of them holds it.",
            cell.period
        )),
        _ => Some(format!(
            "{} of the {} counts are sums of several cells; no cell holds such a count.",
            if sums.len() == cells.len() { "All".to_owned() } else { sums.len().to_string() },
            cells.len()
        )),
    }
}

/// Why a finding has no percentage, where it has none.
fn without_percent(value: &Value) -> Option<String> {
    match value {
        Value::Change(change) => change::without_percent(change),
        Value::Share { share, .. } => groups::without_percent(share),
        _ => None,
    }
}
