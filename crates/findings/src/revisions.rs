//! How published figures were revised, in words.

use std::collections::{BTreeMap, BTreeSet};

use super::analysis::Analysis;
use super::finding::{Cell, Checked, Collector, Finding, Table, Value};
use super::selection::Subject;
use super::titles::Headline;
use super::{Findings, format, notes};
use arrivals_data::{Dataset, Origin, Role, Series, Year, shell_word};
use arrivals_statistics::revisions::{
    METHOD, Revisions, Size, Step, Vintage, VintagesOfYear, age, revisions,
};

const FIRST: (&str, &str) = ("revisions.first", "Revisions of first releases");
const LEAN: (&str, &str) = ("revisions.lean", "Which way first releases lean");
const NEWEST: (&str, &str) = ("revisions.newest", "The newest figure");
const STEPS: (&str, &str) = ("revisions.steps", "Revisions release by release");
const AGES: (&str, &str) = ("revisions.ages", "Revisions by age of the figure");

/// Why there is nothing to say about revisions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RevisionsError {
    /// No column of vintages.
    #[error("{}", column.as_ref().map_or("no column says when the figures were published".to_owned(), |name| format!("there is no column '{name}' beside the counts")))]
    NoVintages {
        /// The column asked for.
        column: Option<String>,
        dimensions: Vec<String>,
    },
    /// A vintage that is no date.
    #[error("the vintage '{label}' is no date")]
    NoDate {
        /// The vintage.
        label: String,
    },
    /// Several groups in each vintage.
    #[error("each vintage holds several groups, and none is a total")]
    Several {
        /// The dimension that tells them apart.
        dimension: String,
        values: Vec<String>,
    },
    /// The method has no answer.
    #[error("{0}")]
    Refused(String),
}

impl RevisionsError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoVintages { dimensions, .. } if dimensions.is_empty() => {
                "give a file with a column of vintages (2024-03), or one file a vintage with the date in its name".into()
            }
            Self::NoVintages { dimensions, .. } => {
                format!("name it with --vintage-column; the columns are {}", format::shown(dimensions))
            }
            Self::NoDate { .. } => "write vintages as 2024, 2024-03 or 2024-03-15".into(),
            Self::Several { dimension, values } => {
                let first = values.first().cloned().unwrap_or_default();
                let chosen = shell_word(&format!("{dimension}={first}"));
                format!("keep one with --where {chosen}; there are {}", format::shown(values))
            }
            Self::Refused(_) => "revisions need a year that was published twice".into(),
        }
    }
}

/// A figure of a year, as published at one time.
pub struct Release<'a> {
    /// When it was published.
    pub label: String,
    /// The series that holds it.
    pub series: &'a Series,
}

/// The place of the dimension that says when a figure was published: that of the name, or one with
/// a name that vintages have.
///
/// # Errors
/// When there is none.
pub(super) fn vintage_column(
    dataset: &Dataset,
    column: Option<&str>,
) -> Result<usize, RevisionsError> {
    const NAMES: [&str; 7] =
        ["vintage", "as_of", "as of", "published", "release", "edition", "publication date"];
    let dimensions = dataset.dimensions();
    let wanted = |name: &String| match column {
        Some(column) => name.eq_ignore_ascii_case(column),
        None => NAMES.contains(&name.to_lowercase().as_str()),
    };
    dimensions.iter().position(wanted).ok_or_else(|| RevisionsError::NoVintages {
        column: column.map(str::to_owned),
        dimensions: dimensions.to_vec(),
    })
}

/// The series of each vintage in a dataset with a column of vintages.
///
/// # Errors
/// When there is no such column, or several groups and no total.
pub fn releases<'a>(
    dataset: &'a Dataset,
    column: Option<&str>,
) -> Result<Vec<Release<'a>>, RevisionsError> {
    let dimensions = dataset.dimensions();
    let place = vintage_column(dataset, column)?;
    let of = |series: &Series, place: usize| series.key().get(place).cloned().unwrap_or_default();
    // Two groups of one vintage share a period: what differs between them tells groups apart.
    let mut groups: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (i, one) in dataset.series().iter().enumerate() {
        for other in &dataset.series()[i + 1..] {
            let same = of(one, place) == of(other, place)
                && one.periods().any(|period| other.at(period).is_some());
            if same {
                for dimension in (0..dimensions.len()).filter(|dimension| *dimension != place) {
                    if of(one, dimension) != of(other, dimension) {
                        let values = groups.entry(dimension).or_default();
                        values.insert(of(one, dimension));
                        values.insert(of(other, dimension));
                    }
                }
            }
        }
    }
    let is_whole = |series: &Series| {
        groups.is_empty() || matches!(series.role(), Role::Total | Role::Subtotal)
    };
    let found: Vec<Release> = dataset
        .series()
        .iter()
        .filter(|series| is_whole(series))
        .map(|series| Release { label: of(series, place), series })
        .collect();
    match groups.into_iter().next() {
        Some((dimension, values)) if found.is_empty() => Err(RevisionsError::Several {
            dimension: dimensions[dimension].clone(),
            values: values.into_iter().collect(),
        }),
        _ => Ok(found),
    }
}

/// What the releases say about revisions; a first release is one within so many years of its year's end.
///
/// # Errors
/// When a vintage is no date, or no year was published twice.
pub fn find_revisions(
    dataset: &Dataset,
    releases: &[Release],
    origins: &[Origin],
    within: f64,
) -> Result<Findings, RevisionsError> {
    let mut years: BTreeMap<i32, Vec<(Vintage, Option<Cell>)>> = BTreeMap::new();
    let mut span: Option<(Year, Year)> = None;
    for release in releases {
        for at in release.series.years() {
            let year = at.year.number();
            let age = age(&release.label, year)
                .ok_or_else(|| RevisionsError::NoDate { label: release.label.clone() })?;
            let cell = Cell::new(origins, release.series, arrivals_data::Period::Year(at.year));
            let vintage = Vintage { label: release.label.clone(), age, count: at.count.as_f64() };
            years.entry(year).or_default().push((vintage, cell));
            let (first, last) = span.unwrap_or((at.year, at.year));
            span = Some((first.min(at.year), last.max(at.year)));
        }
    }
    for vintages in years.values_mut() {
        vintages.sort_by(|a, b| a.0.age.total_cmp(&b.0.age));
    }
    let cells: Vec<Cell> = years.values().flatten().filter_map(|(_, cell)| cell.clone()).collect();
    let input: Vec<VintagesOfYear> = years
        .into_iter()
        .map(|(year, vintages)| VintagesOfYear {
            year: f64::from(year),
            vintages: vintages.into_iter().map(|(vintage, _)| vintage).collect(),
        })
        .collect();
    let found = revisions(&input, within).map_err(|r| RevisionsError::Refused(r.to_string()))?;
    let (first, last) =
        span.ok_or_else(|| RevisionsError::Refused("no year has a count".to_owned()))?;
    let Collector { findings, refused, .. } = say(&found, &cells, within);
    Ok(Findings {
        claim: found.first_releases.map_or(Headline::NoRevision, Headline::Revised),
        headline: findings.first().map_or_else(String::new, |finding: &Finding| {
            finding.sentence.trim_end_matches('.').to_owned()
        }),
        subject: Subject::new(dataset, String::new(), (first, last)),
        origins: origins.to_vec(),
        findings,
        refused,
        notes: notes(dataset),
    })
}

fn say(found: &Revisions, cells: &[Cell], within: f64) -> Collector {
    let mut said = Collector::default();
    let finding = |name: (&'static str, &str), sentence: String, table: Option<Table>| Finding {
        checked: Some(Checked { n: found.years.len(), ..Checked::default() }),
        table,
        ..Finding::new(
            name,
            METHOD,
            sentence,
            Value::Analysis(Box::new(Analysis::Revisions(Box::new(found.clone())))),
            cells.to_vec(),
        )
    };
    match &found.first_releases {
        Some(size) => {
            said.findings.push(finding(
                FIRST,
                format!(
                    "First releases were revised by {} to {} (mean {}, mean size {}; {} years).",
                    format::signed_percent(size.lowest),
                    format::signed_percent(size.highest),
                    format::signed_percent(size.mean),
                    format::percent(size.mean_absolute),
                    size.revisions
                ),
                Some(years(found)),
            ));
            let lean = &found.lean;
            said.findings.push(finding(
                LEAN,
                format!(
                    "Of them {} went up, {} down and {} not at all (exact sign test: {}).",
                    lean.up,
                    lean.down,
                    lean.unchanged,
                    format::p(lean.p)
                ),
                None,
            ));
        }
        None => {
            let within =
                if within == 1.0 { "a year".to_owned() } else { format!("{within} years") };
            said.refuse(
                FIRST,
                format!("no year was published both within {within} of its end and later"),
            );
        }
    }
    match &found.newest {
        Some(newest) => said.findings.push(finding(
            NEWEST,
            format!(
                "The newest figure is {} for {:.0}; revised as first releases were, it would end between {} and {}.",
                format::decimal(newest.count, 0),
                newest.year,
                format::decimal(newest.low, 0),
                format::decimal(newest.high, 0)
            ),
            None,
        )),
        None => said.refuse(NEWEST, "no first release was ever revised"),
    }
    if let Some(size) = &found.first_releases {
        for finding in &mut said.findings {
            finding.caveats.push(
                "Years are not equally old: what was revised once may be revised again.".into(),
            );
            if size.revisions < 5 {
                finding.caveats.push(format!("A range of {} years only.", size.revisions));
            }
        }
    }
    let again = found
        .newest
        .as_ref()
        .and_then(|newest| found.years.iter().find(|year| year.year == newest.year));
    if let (Some(year), Some(last)) = (again, said.findings.last_mut().filter(|f| f.id == NEWEST.0))
    {
        last.caveats.push(format!(
            "It was revised already, from {}, and is among the years of the range.",
            format::decimal(year.first.count, 0)
        ));
    }
    for (name, steps, sentence, column) in [
        (STEPS, &found.by_release, "Revisions from one release of a year to the next.", "release"),
        (
            AGES,
            &found.by_age,
            "Revisions by the age of the later figure, in whole years since the year's end.",
            "age",
        ),
    ] {
        if !steps.is_empty() {
            said.findings.push(finding(name, sentence.to_owned(), Some(sizes(steps, column))));
        }
    }
    said
}

fn years(found: &Revisions) -> Table {
    let columns =
        ["year", "first", "published", "latest", "published", "change", "percent", "first release"];
    let rows = found
        .years
        .iter()
        .map(|year| {
            vec![
                format!("{:.0}", year.year),
                format::decimal(year.first.count, 0),
                year.first.label.clone(),
                format::decimal(year.latest.count, 0),
                year.latest.label.clone(),
                format::decimal(year.change, 0),
                year.percent.map_or("–".into(), format::signed_percent),
                if year.first_release { "yes" } else { "no" }.to_owned(),
            ]
        })
        .collect();
    Table::new(columns, rows)
}

fn sizes(steps: &[Step], column: &str) -> Table {
    let columns = [column, "revisions", "mean", "mean size", "from", "to"];
    let row = |at: i64, size: &Size| {
        vec![
            at.to_string(),
            size.revisions.to_string(),
            format::signed_percent(size.mean),
            format::percent(size.mean_absolute),
            format::signed_percent(size.lowest),
            format::signed_percent(size.highest),
        ]
    };
    Table::new(columns, steps.iter().map(|step| row(step.at, &step.size)).collect())
}
