//! A report that this program wrote, read back: its findings, and the cells that they quote.

use serde::Deserialize;

use super::edition::{Edition, EditionDescription, Line};
use super::statements::Statements;
use crate::Selection;
use arrivals_data::{Count, Location, Observation, Origin, Period, Role, Series, Status};

/// The name of the form, before its version.
const FORM: &str = "arrivals.summary/";
/// The version that is read.
const VERSION: &str = "1";

/// A JSON document that is no report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// Another form of this program, or another version.
    #[error("{file} is '{schema}', and not '{FORM}{VERSION}'")]
    Form {
        file: String,
        /// Its form.
        schema: String,
    },
    /// Not as this program writes it.
    #[error("{file} is no report of this program: {reason}")]
    Damaged {
        file: String,
        /// What is wrong.
        reason: String,
    },
}

impl ReportError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        "give counts, or what 'arrivals summary --format json' wrote".into()
    }
}

#[derive(Deserialize)]
struct Named {
    schema: Option<String>,
}

/// A report, and what was asked for when it was written.
#[derive(Debug, Clone)]
pub struct Report {
    /// What it says.
    pub edition: Edition,
    /// The series and years that it is about.
    pub selection: Selection,
}

/// Whether the text is a JSON document of this program.
pub fn is_ours(text: &str) -> bool {
    text.trim_start().starts_with('{')
        && serde_json::from_str::<Named>(text)
            .is_ok_and(|named| named.schema.is_some_and(|form| form.starts_with("arrivals.")))
}

/// Reads a report back.
///
/// # Errors
/// When the text is another document, or not as this program writes it.
pub fn read(name: &str, text: &str) -> Result<Report, ReportError> {
    let damaged = |reason: String| ReportError::Damaged { file: name.to_owned(), reason };
    let named: Named = serde_json::from_str(text).map_err(|error| damaged(error.to_string()))?;
    let schema = named.schema.unwrap_or_default();
    if schema.strip_prefix(FORM) != Some(VERSION) {
        return Err(ReportError::Form { file: name.to_owned(), schema });
    }
    let statements: Statements =
        serde_json::from_str(text).map_err(|error| damaged(error.to_string()))?;
    let selection = selection(&statements);
    let mut origins: Vec<Origin> = statements
        .origins
        .iter()
        .map(|file| Origin {
            name: file.name.clone(),
            sheet: file.sheet.clone(),
            sha256: file.sha256.clone(),
        })
        .collect();
    let lines = lines(&statements, &mut origins).map_err(damaged)?;
    let subject = &statements.subject;
    let about = EditionDescription {
        title: subject.title.clone(),
        measure: subject.measure.clone(),
        unit: subject.unit.clone(),
        source: (!subject.sources.is_empty()).then(|| subject.sources.join("; ")),
        licence: None,
    };
    let edition = Edition {
        name: name.to_owned(),
        origins,
        about,
        dimensions: vec!["series".to_owned()],
        lines,
        is_complete: false,
        carried: None,
        statements: Ok(statements),
        sums: Vec::new(),
        notes: vec!["A report has only the figures that its findings quote.".to_owned()],
    };
    Ok(Report { edition, selection })
}

/// What was asked for when the report was written.
fn selection(document: &Statements) -> Selection {
    let subject = &document.subject;
    let ids = document.said.iter().map(|finding| finding.id.as_str());
    let mut ids = ids.chain(document.refused.iter().map(|refusal| refusal.id.as_str()));
    let years = ids.any(|id| id == "span.change");
    let year = |number: i64| arrivals_data::Year::new(number).ok().filter(|_| years);
    Selection {
        series: (!subject.series.is_empty()).then(|| subject.series.clone()),
        from: year(subject.first),
        to: year(subject.last),
        ..Selection::default()
    }
}

/// The cells as series: the one that was added up has all its periods, others have what is quoted.
fn lines(document: &Statements, origins: &mut Vec<Origin>) -> Result<Vec<Line>, String> {
    let mut found: Vec<(String, Vec<Observation>)> = Vec::new();
    let whole = document.said.iter().any(|finding| finding.id == "cumulative");
    for cell in document.said.iter().flat_map(|finding| &finding.cells) {
        let period = Period::parse(&cell.period).map_err(|error| error.to_string())?;
        let count = cell
            .count
            .map(|count| Count::signed(i128::from(count)).map_err(|error| error.to_string()))
            .transpose()?;
        let is_file = |file: &Origin| file.name == cell.file && file.sheet == cell.sheet;
        let table = origins.iter().position(is_file).unwrap_or_else(|| {
            let (name, sheet) = (cell.file.clone(), cell.sheet.clone());
            origins.push(Origin { name, sheet, sha256: String::new() });
            origins.len() - 1
        });
        let observation = Observation {
            period,
            count,
            status: if count.is_some() { Status::Normal } else { Status::Missing },
            break_before: false,
            note: None,
            location: Location {
                table: u16::try_from(table).unwrap_or(u16::MAX),
                row: cell.row,
                column: cell.column,
            },
            summed: cell.sum_of,
        };
        let place = found.iter().position(|(name, _)| *name == cell.series).unwrap_or_else(|| {
            found.push((cell.series.clone(), Vec::new()));
            found.len() - 1
        });
        if let Some((_, observations)) = found.get_mut(place)
            && observations.iter().all(|known| known.period != period)
        {
            observations.push(observation);
        }
    }
    let single = found.len() == 1;
    found
        .into_iter()
        .map(|(name, observations)| {
            let is_complete = whole && name == document.subject.series;
            let role = if single { Role::Single } else { Role::Part };
            let series =
                Series::new(vec![name], role, observations).map_err(|error| error.to_string())?;
            Ok(Line { series, is_complete, has_statuses: false })
        })
        .collect()
}
