//! The marks in the numbers of each column of counts.

use crate::source::{Grid, GridRows};
use crate::tidy::cell::{Certainty, Evidence, NumberFormat};
use crate::tidy::layout::Layout;
use crate::tidy::table::Columns;
use crate::tidy::{Thousands, TidyOptions};
use arrivals_data::Decision;

/// The marks of each column: by its own cells, else by those of all counts. What no cell decides
/// is said; where nothing speaks for either meaning, the cell will be an error.
pub fn column_formats(
    grid: &Grid,
    body: GridRows,
    columns: &Columns,
    layout: &Layout,
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Vec<NumberFormat> {
    let (net, scale, fractions) = (options.net, options.scale, options.fractions);
    let asked = |marks: NumberFormat| NumberFormat { net, scale, fractions, ..marks };
    let mut all = vec![asked(NumberFormat::default()); layout.header.len()];
    let counts: Vec<usize> = layout.counts.iter().flat_map(|count| count.columns()).collect();
    if let Some(thousands) = options.thousands {
        let decimal = match thousands {
            Thousands::Point => Some(','),
            Thousands::Comma => Some('.'),
            Thousands::Space | Thousands::Apostrophe => None,
        };
        for column in counts {
            if let Some(marks) = all.get_mut(column) {
                *marks = NumberFormat { thousands: Some(thousands), decimal, ..*marks };
            }
        }
        return all;
    }
    let evidence: Vec<Evidence> = counts
        .iter()
        .map(|column| {
            let mut evidence = Evidence::default();
            columns.at(*column).filled().for_each(|(text, _)| evidence.add(text));
            evidence
        })
        .collect();
    let mut together = evidence.iter().fold(Evidence::default(), |sum, one| sum.and(one));
    let continental = !grid.comma_separated;
    // Percentages beside the counts are written by the same hand.
    if matches!(together.decide(continental).1, Certainty::Likely | Certainty::Open) {
        for column in (0..all.len()).filter(|column| !counts.contains(column)) {
            let mut beside = Evidence::default();
            columns
                .at(column)
                .filled()
                .for_each(|(text, _)| beside.add(text.trim_end_matches('%').trim()));
            together = together.and(&beside);
        }
    }
    decisions.extend(or_more(body, layout, &counts));
    if together.has_odd_cell() {
        decisions.extend(odd_cell(body, &counts));
    }
    let (shared, sure) = together.decide(continental);
    let mut said = None;
    for (column, evidence) in counts.iter().zip(&evidence) {
        let (own, certainty) = evidence.decide(continental);
        let (marks, certainty) = match certainty {
            Certainty::Decided => (own, certainty),
            _ if sure == Certainty::Decided => (shared, sure),
            Certainty::Plain | Certainty::Likely | Certainty::Open => (own, certainty),
        };
        if let Some(place) = all.get_mut(*column) {
            *place = asked(marks);
        }
        if evidence.has_marks() && said.is_none_or(|(worst, _, _)| worst < certainty) {
            said = Some((certainty, *column, marks));
        }
    }
    if let Some((certainty, column, marks)) = said {
        decisions.extend(say(body, column, marks, certainty));
    }
    all
}

/// The first `100+`, a hundred or more; unless the name of its column has the sign too.
fn or_more(body: GridRows, layout: &Layout, counts: &[usize]) -> Option<Decision> {
    let is_open = |text: &str| {
        text.strip_suffix('+')
            .is_some_and(|text| text.trim_end().ends_with(|c: char| c.is_ascii_digit()))
    };
    let is_signed = |column: usize| layout.header[column].ends_with('+');
    body.iter().find_map(|row| {
        let column = *counts.iter().find(|c| is_open(row.cell(**c)) && !is_signed(**c))?;
        let text = format!("'{}' may be so many or more", row.cell(column));
        Some(Decision::doubt("number", text).at(row.location(column)))
    })
}

/// The cell that has a sign that no other has.
fn odd_cell(body: GridRows, counts: &[usize]) -> Option<Decision> {
    let is_odd = |text: &str| {
        let mut evidence = Evidence::default();
        evidence.add(text);
        evidence.is_odd()
    };
    body.iter().find_map(|row| {
        let column = *counts.iter().find(|column| is_odd(row.cell(**column)))?;
        let text =
            format!("'{}' has a sign that no other count has: it may be damaged", row.cell(column));
        Some(Decision::doubt("number", text).at(row.location(column)))
    })
}

fn say(
    body: GridRows,
    column: usize,
    marks: NumberFormat,
    certainty: Certainty,
) -> Option<Decision> {
    let mark = marks.thousands?.name();
    let row = body.iter().find(|row| row.cell(column).contains([',', '.']))?;
    let text = row.cell(column);
    let decision = match certainty {
        Certainty::Plain | Certainty::Open => return None,
        Certainty::Decided => {
            Decision::info("number", format!("the {mark} stands between thousands, as in '{text}'"))
        }
        Certainty::Likely => Decision::doubt(
            "number",
            format!(
                "'{text}' may have a fraction; counts are whole, so the {mark} is taken for the mark between thousands"
            ),
        ),
    };
    Some(decision.at(row.location(column)))
}
