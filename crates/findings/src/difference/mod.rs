//! What changed between two editions of the same figures.
//!
//! Invariant: data are compared, never layout: another encoding, order, orientation or file with
//! the same figures, statuses and words is no difference. What one edition does not tell, the
//! other does not contradict.

mod edition;
mod error;
mod lead;
mod matching;
mod metadata;
pub mod published;
mod result;
mod spelling;
mod statements;
mod values;
mod vintage;

pub use edition::{Carried, Edition, EditionDescription, Line};
pub use error::DifferenceError;
pub use metadata::MetadataChange;
pub use result::{Difference, FindingChanges, Renamed, SeriesChanges, Side};
pub use statements::{FindingChange, Only, Statements};
pub use values::{CountChange, Figure, StatusChange};
pub use vintage::{VintageError, Vintages};

use super::format;
use arrivals_data::Status;
use spelling::folded;
use values::{Sides, Values};

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
        let mut told = edition.lines[place].series.observations();
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
