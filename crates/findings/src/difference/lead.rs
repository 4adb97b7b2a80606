//! What changed, in one sentence that can be quoted.

use super::result::Difference;
use super::statements::Statements;
use super::values::Figure;
use crate::format;

/// What changed, in one sentence.
pub fn lead(difference: &Difference, old: Option<&Statements>, new: Option<&Statements>) -> String {
    if !difference.differs {
        let figures = number(difference.unchanged, "figure", "figures");
        let series = number(difference.series.common, "series", "series");
        let quoted = if difference.old.quotes || difference.new.quotes {
            " in the figures that the report quotes"
        } else {
            ""
        };
        return format!(
            "Nothing changed{quoted}: {figures} of {series} are the same in both editions.{}",
            carried(difference)
        );
    }
    let mut sentence = figures(difference);
    for part in marks(difference) {
        sentence.push_str("; ");
        sentence.push_str(&part);
    }
    if let Some(tail) = tail(difference, old, new) {
        sentence.push_str(": ");
        sentence.push_str(&tail);
    }
    sentence.push('.');
    sentence.push_str(&carried(difference));
    sentence
}

/// That most of the new vintage may be older than it.
fn carried(difference: &Difference) -> String {
    difference.new.carried.map_or(String::new(), |carried| {
        format!(
            " Of the {} of {}, {} {} carried forward from earlier vintages.",
            number(carried.of, "figure", "figures"),
            difference.new.name,
            format::whole(i64::try_from(carried.figures).unwrap_or(i64::MAX)),
            if carried.figures == 1 { "is" } else { "are" }
        )
    })
}

fn number(count: usize, one: &str, several: &str) -> String {
    let noun = if count == 1 { one } else { several };
    format!("{} {noun}", format::whole(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// `2 figures were revised, 1 added, none withdrawn`.
fn figures(difference: &Difference) -> String {
    let or_none = |count: usize| match count {
        0 => "none".to_owned(),
        count => format::whole(i64::try_from(count).unwrap_or(i64::MAX)),
    };
    let (revised, added) = (difference.revised.len(), difference.added.len());
    let withdrawn = difference.withdrawn.len();
    let lead = match revised {
        0 => "No figure was revised".to_owned(),
        1 => "1 figure was revised".to_owned(),
        several => format!("{} were revised", number(several, "figure", "figures")),
    };
    format!("{lead}, {} added, {} withdrawn", or_none(added), or_none(withdrawn))
}

/// What changed beside the figures.
fn marks(difference: &Difference) -> Vec<String> {
    let mut parts = Vec::new();
    let mut many = |count: usize, one: &str, several: &str| {
        if count > 0 {
            parts.push(number(count, one, several));
        }
    };
    let final_now = difference
        .statuses
        .iter()
        .filter(|status| {
            status.old.as_deref() == Some("provisional") && status.new.as_deref() == Some("normal")
        })
        .count();
    let other = difference.statuses.len() - final_now;
    many(final_now, "figure is no longer provisional", "figures are no longer provisional");
    many(other, "figure has another status", "figures have another status");
    many(difference.breaks.len(), "mark of a break changed", "marks of breaks changed");
    many(difference.series.added.len(), "series is new", "series are new");
    many(difference.series.withdrawn.len(), "series is withdrawn", "series are withdrawn");
    many(difference.series.renamed.len(), "series has another name", "series have another name");
    for change in &difference.metadata {
        parts.push(format!("the {} is '{}' instead of '{}'", change.what, change.new, change.old));
    }
    let figures = difference.revised.len() + difference.added.len() + difference.withdrawn.len();
    if parts.is_empty() && figures == 0 && !difference.findings.restated.is_empty() {
        let count = difference.findings.restated.len();
        parts.push(number(count, "finding says something else", "findings say something else"));
    }
    parts
}

/// What it means: the latest year, else the largest revision.
fn tail(
    difference: &Difference,
    old: Option<&Statements>,
    new: Option<&Statements>,
) -> Option<String> {
    if let Some((before, now)) = old.zip(new) {
        let with_unit = |count: i64| match &now.subject.unit {
            Some(unit) => format!("{} {unit}", format::whole(count)),
            None => format::whole(count),
        };
        match (before.latest(), now.latest()) {
            (Some((then, _)), Some((year, count))) if then != year => {
                return Some(format!("the latest year is now {year}, with {}", with_unit(count)));
            }
            (Some((_, was)), Some((year, is))) if was != is => {
                return Some(format!(
                    "the latest year, {year}, has {} instead of {}",
                    with_unit(is),
                    format::whole(was)
                ));
            }
            _ => {}
        }
    }
    let largest = difference
        .revised
        .iter()
        .filter_map(|revised| Some((revised.difference?.unsigned_abs(), revised)))
        .reduce(|most, other| if other.0 > most.0 { other } else { most });
    let (_, revised) = largest?;
    let count = |figure: &Option<Figure>| figure.as_ref().and_then(|figure| figure.count);
    let (was, is) = (count(&revised.old)?, count(&revised.new)?);
    let percent = format::bracketed(revised.percent);
    let of = match revised.series.as_str() {
        "" => revised.label.clone(),
        series => format!("{} for {}", format::people(series), revised.label),
    };
    let (was, is) = (format::count(was), format::count(is));
    Some(match difference.revised.len() {
        1 => format!("{of} goes from {was} to {is}{percent}"),
        _ => format!("the largest revision is that of {of}, from {was} to {is}{percent}"),
    })
}
