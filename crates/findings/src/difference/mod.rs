//! What changed between two editions of the same figures.
//!
//! Invariant: data are compared, never layout: another encoding, order, orientation or file with
//! the same figures, statuses and words is no difference. What one edition does not tell, the
//! other does not contradict.

mod edition;
mod lead;
mod matching;
mod metadata;
pub mod published;
mod statements;
mod values;
mod vintage;

use serde::Serialize;

pub use edition::{Edition, EditionDescription, Line};
pub use metadata::MetadataChange;
pub use statements::{FindingChange, Only, Statements};
pub use values::{CountChange, Figure, StatusChange};
pub use vintage::{VintageError, Vintages};

use super::format;
use arrivals_data::{Origin, Status};
use matching::folded;
use values::{Sides, Values};

/// What changed between two editions of the same figures.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Difference {
    /// What changed, in one sentence.
    pub lead: String,
    /// Whether anything did.
    pub differs: bool,
    /// The old edition.
    pub old: Side,
    /// The new edition.
    pub new: Side,
    /// What they say of themselves, and say otherwise.
    pub metadata: Vec<MetadataChange>,
    /// The series.
    pub series: SeriesChanges,
    /// Counts that are others now.
    pub revised: Vec<CountChange>,
    /// Counts that were not there.
    pub added: Vec<CountChange>,
    /// Counts that are no more there.
    pub withdrawn: Vec<CountChange>,
    /// How many counts are in both and the same.
    pub unchanged: usize,
    /// Other statuses of the same count.
    pub statuses: Vec<StatusChange>,
    /// Breaks that were not marked, or are no more.
    pub breaks: Vec<StatusChange>,
    /// Other remarks: told, and no difference of the data.
    pub remarks: Vec<StatusChange>,
    /// What is said of them.
    pub findings: FindingChanges,
    /// What a reader must know.
    pub notes: Vec<String>,
}

/// One of the two editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Side {
    /// What it is called.
    pub name: String,
    /// The title.
    pub title: Option<String>,
    /// The files.
    pub origins: Vec<Origin>,
    /// Whether it is a report, which holds only the figures that it quotes.
    pub quotes: bool,
    /// Of a vintage, how many of its figures it does not repeat, and are taken as published last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried: Option<Carried>,
}

/// Figures of a vintage that stand as they were published last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Carried {
    /// How many.
    pub figures: usize,
    /// Of how many.
    pub of: usize,
}

/// Which series came, went, or have another name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct SeriesChanges {
    /// How many are in both.
    pub common: usize,
    /// Only in the new edition.
    pub added: Vec<String>,
    /// Only in the old edition.
    pub withdrawn: Vec<String>,
    /// Under another name, certainly: all old figures, which no other series has.
    pub renamed: Vec<Renamed>,
}

/// A series under another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Renamed {
    /// The old name.
    pub old: String,
    /// The new name.
    pub new: String,
}

/// What is said of the figures, and said otherwise now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct FindingChanges {
    /// The headlines, where they differ.
    pub headline: Option<Renamed>,
    /// The findings that differ.
    pub restated: Vec<FindingChange>,
    /// Why they are not compared, if they are not.
    pub not_compared: Option<String>,
}

/// Two files that are not two editions of the same figures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DifferenceError {
    /// Nothing to compare.
    #[error(
        "the two have no figure in common: neither a series nor a period of one is in the other"
    )]
    NothingInCommon {
        /// Series of the old edition.
        old: Vec<String>,
        /// Series of the new edition.
        new: Vec<String>,
    },
    /// Another thing is counted.
    #[error(
        "the old edition counts '{old}' and the new '{new}', and most figures differ: these are not two editions of the same figures"
    )]
    Measures {
        /// What the old edition counts.
        old: String,
        /// What the new edition counts.
        new: String,
    },
}

impl DifferenceError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NothingInCommon { old, new } => {
                let named = |names: &[String]| match names {
                    [one] if one.is_empty() => "one series".to_owned(),
                    names => format::shown(names),
                };
                format!("the old edition has {}, the new {}", named(old), named(new))
            }
            Self::Measures { .. } => {
                "if they count the same, give one name to both with --measure".into()
            }
        }
    }
}

/// What changed from the old edition to the new.
///
/// # Errors
/// When they have no figure in common, or count different things.
pub fn difference(old: &Edition, new: &Edition) -> Result<Difference, DifferenceError> {
    let matched = matching::matched(old, new);
    let sides = Sides { old, new };
    let mut values = Values::default();
    for (one, other) in &matched.pairs {
        sides.both(&old.lines[*one], &new.lines[*other], &mut values);
    }
    let common = values.unchanged + values.revised.len();
    let name = |edition: &Edition, place: usize| edition.lines[place].series.name();
    if common == 0 && values.statuses.is_empty() {
        let names = |edition: &Edition| {
            (0..edition.lines.len()).map(|place| name(edition, place)).collect()
        };
        return Err(DifferenceError::NothingInCommon { old: names(old), new: names(new) });
    }
    let metadata = metadata::compare(&old.about, &new.about);
    let measures = metadata.iter().find(|change| change.what == "measure");
    if let Some(change) = measures.filter(|_| 2 * values.unchanged < common) {
        let (old, new) = (change.old.clone(), change.new.clone());
        return Err(DifferenceError::Measures { old, new });
    }
    let mut series = SeriesChanges { common: matched.pairs.len(), ..SeriesChanges::default() };
    // A series of which nothing was ever published is none.
    let is_told = |edition: &Edition, place: usize| {
        let mut told = edition.lines[place].series.observations().iter();
        told.any(|at| at.is_counted() || at.status == Status::Suppressed)
    };
    if new.is_complete {
        for place in matched.withdrawn.iter().filter(|place| is_told(old, **place)) {
            sides.only_old(&old.lines[*place], &mut values);
            series.withdrawn.push(name(old, *place));
        }
    }
    if old.is_complete {
        for place in matched.added.iter().filter(|place| is_told(new, **place)) {
            sides.only_new(&new.lines[*place], &mut values);
            series.added.push(name(new, *place));
        }
    }
    series.renamed = matched
        .renamed
        .iter()
        .map(|(one, other)| Renamed { old: name(old, *one), new: name(new, *other) })
        .collect();
    let notes = notes(old, new, &metadata, &values, matched.notes);
    let words = metadata.iter().any(|change| matches!(change.what, "measure" | "unit"));
    let (statements, findings) = said(old, new, words);
    let Values { revised, added, withdrawn, statuses, breaks, remarks, unchanged } = values;
    let mut difference = Difference {
        lead: String::new(),
        differs: false,
        old: side(old),
        new: side(new),
        metadata,
        series,
        revised,
        added,
        withdrawn,
        unchanged,
        statuses,
        breaks,
        remarks,
        findings,
        notes,
    };
    difference.differs = differs(&difference);
    let (before, now) = statements.unzip();
    difference.lead = lead::lead(&difference, before.as_ref(), now.as_ref());
    Ok(difference)
}

/// Whether the data differ; remarks are told, and are none of the data.
fn differs(difference: &Difference) -> bool {
    let findings = &difference.findings;
    !(difference.metadata.is_empty()
        && difference.revised.is_empty()
        && difference.added.is_empty()
        && difference.withdrawn.is_empty()
        && difference.statuses.is_empty()
        && difference.breaks.is_empty()
        && difference.series.added.is_empty()
        && difference.series.withdrawn.is_empty()
        && difference.series.renamed.is_empty()
        && findings.restated.is_empty()
        && findings.headline.is_none())
}

fn side(edition: &Edition) -> Side {
    Side {
        name: edition.name.clone(),
        title: edition.about.title.clone(),
        origins: edition.origins.clone(),
        quotes: !edition.is_complete,
        carried: edition.carried,
    }
}

/// What both say, as far as both could say it, and where it differs.
fn said(
    old: &Edition,
    new: &Edition,
    words: bool,
) -> (Option<(Statements, Statements)>, FindingChanges) {
    let (before, now) = match (&old.statements, &new.statements) {
        (Ok(before), Ok(now)) => (before.clone(), now.clone()),
        (Err(reason), _) | (_, Err(reason)) => {
            let not_compared = Some(reason.clone());
            return (None, FindingChanges { not_compared, ..FindingChanges::default() });
        }
    };
    let (before, now) = match (before.is_analysed(), now.is_analysed()) {
        (true, false) => (before.plain(&now), now),
        (false, true) => {
            let now = now.plain(&before);
            (before, now)
        }
        _ => (before, now),
    };
    let restated = statements::compare(&before, &now, words);
    let headline = (folded(&before.headline) != folded(&now.headline) && !restated.is_empty())
        .then(|| Renamed { old: before.headline.clone(), new: now.headline.clone() });
    (Some((before, now)), FindingChanges { headline, restated, not_compared: None })
}

/// What a reader must know to quote the difference.
fn notes(
    old: &Edition,
    new: &Edition,
    metadata: &[MetadataChange],
    values: &Values,
    matched: Vec<String>,
) -> Vec<String> {
    let mut notes = old.notes.clone();
    notes.extend(new.notes.iter().filter(|note| !old.notes.contains(note)).cloned());
    notes.extend(matched);
    if let Some(change) = metadata.iter().find(|change| change.what == "unit") {
        notes.push(format!(
            "The unit is '{}' in the old edition and '{}' in the new: a difference may be one of unit.",
            change.old, change.new
        ));
    }
    // Two figures may have been revised both; three that all were hardly are of one measure.
    const FEW: usize = 3;
    if values.unchanged == 0 && values.revised.len() >= FEW {
        notes.push("Not one figure is the same in both: do they count the same?".to_owned());
    }
    if old.sums != new.sums {
        for (edition, which) in [(old, "old"), (new, "new")] {
            let said = edition.sums.iter();
            notes.extend(
                said.map(|sum| format::sentence(&format!("in the {which} edition, {sum}"))),
            );
        }
    }
    notes
}
