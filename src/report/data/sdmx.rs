//! A dataset as SDMX-CSV.
//!
//! Source: SDMX-CSV 2.0 (SDMX 3.0, section 5): `STRUCTURE`, `STRUCTURE_ID`, `ACTION`, then the
//! dimensions, the measure and the attributes. Time periods are of SDMX's standard forms: a year,
//! or a start with an ISO 8601 duration; a span that is open at its start is written as ISO 8601-2
//! writes it (`../1998`), for SDMX has no form of it.
//!
//! There is no column `total`: an attribute must stand in the structure definition of the agency,
//! and SDMX says by the code of a dimension that it is a total (`_T`), not by an attribute.

use super::row_writer;
use arrivals_data::{Dataset, Period, YearKind};

fn push_field(text: &mut String, field: &str) {
    row_writer::push_field(text, field, b',');
}

/// The dataset as SDMX-CSV; `OBS_STATUS` holds the codes of `CL_OBS_STATUS`.
pub fn sdmx_csv(dataset: &Dataset) -> String {
    let mut text = String::from("STRUCTURE,STRUCTURE_ID,ACTION");
    let mut names: Vec<String> = Vec::new();
    for dimension in dataset.dimensions() {
        let mut id = id(dimension);
        while names.contains(&id) || RESERVED.contains(&id.as_str()) {
            id.push('_');
        }
        text.push(',');
        text.push_str(&id);
        names.push(id);
    }
    text.push_str(",TIME_PERIOD,OBS_VALUE,OBS_STATUS,COMMENT_OBS\n");
    let structure =
        format!("ARRIVALS:{}(1.0)", id(dataset.metadata().name.as_deref().unwrap_or("COUNTS")));
    for series in dataset.series() {
        for observation in series.observations() {
            text.push_str("dataflow,");
            push_field(&mut text, &structure);
            text.push_str(",I");
            for value in series.key() {
                text.push(',');
                push_field(&mut text, value);
            }
            text.push(',');
            text.push_str(&time_period(observation.period));
            text.push(',');
            if let Some(count) = observation.count {
                text.push_str(&count.as_i64().to_string());
            }
            text.push(',');
            // Of the two that SDMX has one code for, a break says more than a normal value.
            let normal = observation.status == arrivals_data::Status::Normal;
            let is_break = normal && observation.break_before;
            text.push_str(if is_break { "B" } else { observation.status.code() });
            text.push(',');
            push_field(&mut text, observation.note.as_deref().unwrap_or(""));
            text.push('\n');
        }
    }
    text
}

/// The names of the columns that every file has.
const RESERVED: [&str; 7] = [
    "STRUCTURE",
    "STRUCTURE_ID",
    "ACTION",
    "TIME_PERIOD",
    "OBS_VALUE",
    "OBS_STATUS",
    "COMMENT_OBS",
];

/// A name as an identifier of SDMX: letters, digits and underscores. Letters of other scripts
/// stay, since a reader must find the dimension again.
fn id(name: &str) -> String {
    let id: String = name
        .chars()
        .flat_map(char::to_uppercase)
        .map(|character| if character.is_alphanumeric() { character } else { '_' })
        .collect();
    if id.is_empty() { "SERIES".to_owned() } else { id }
}

fn time_period(period: Period) -> String {
    match period {
        Period::Year(year) => match year.kind() {
            YearKind::Calendar => year.to_string(),
            // A reporting year: when it starts is the agency's to say.
            YearKind::Fiscal | YearKind::Split => format!("{}-A1", year.number()),
            YearKind::Ending(month) => {
                format!("{}-{:02}-01/P1Y", year.number() - 1, month.number() % 12 + 1)
            }
        },
        Period::YearToDate { year, through } => {
            format!("{}-01-01/P{}M", year.number(), through.number())
        }
        Period::Span { first: Some(first), last } => {
            format!("{}-01-01/P{}Y", first.number(), last.number() - first.number() + 1)
        }
        Period::Span { first: None, last } => format!("../{last}"),
    }
}
