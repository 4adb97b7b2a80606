//! A finding explained, as text, Markdown and JSON.

mod list;
mod markdown;
mod text;

use super::document::Form;
use super::randomness;
use arrivals_findings::explain::{Explanation, Step};
use arrivals_findings::{Cell, Checked, Table, format};

pub use list::{Explainable, ListDocument, list_json, list_markdown, list_text};
pub use markdown::markdown;
pub use text::text;

impl Form for Explanation {
    const FORM: &'static str = "arrivals.explanation/1";
}

/// What is said of the finding, or that it is not said.
fn statement(explanation: &Explanation) -> String {
    match (&explanation.sentence, &explanation.refused) {
        (Some(sentence), _) => sentence.clone(),
        (None, Some(reason)) => format::sentence(&format!("Not said: {reason}")),
        (None, None) => "Not said.".to_owned(),
    }
}

/// How a step's result stands in the sentence.
fn shown(step: &Step) -> Option<String> {
    step.shown.as_ref().map(|shown| format!("in the sentence: {} ({})", shown.text, shown.rule))
}

/// The cells as a table for people.
fn cells(cells: &[Cell]) -> Table {
    let has_sheet = cells.iter().any(|cell| cell.sheet.is_some());
    let mut columns = vec!["period", "count", "series", "file"];
    columns.extend(has_sheet.then_some("sheet"));
    columns.extend(["row", "column"]);
    let has_sum = cells.iter().any(|cell| cell.sum_of.is_some());
    columns.extend(has_sum.then_some("sum of"));
    let row = |cell: &Cell| {
        let mut row = vec![
            cell.period.clone(),
            cell.count.map_or("–".to_owned(), format::full),
            if cell.series.is_empty() { "–".to_owned() } else { cell.series.clone() },
            cell.file.clone(),
        ];
        row.extend(has_sheet.then(|| cell.sheet.clone().unwrap_or_default()));
        let last = cell.sum_of.map(|sum| (sum.last_row, sum.last_column));
        let range = |first: u32, last: Option<u32>| match last {
            Some(last) if last != first => format!("{first}–{last}"),
            _ => first.to_string(),
        };
        row.extend([
            range(cell.row, last.map(|last| last.0)),
            range(cell.column, last.map(|last| last.1)),
        ]);
        let summed = cell.sum_of.map_or("–".to_owned(), |sum| format!("{} cells", sum.cells));
        row.extend(has_sum.then_some(summed));
        row
    };
    Table {
        columns: columns.into_iter().map(str::to_owned).collect(),
        rows: cells.iter().map(row).collect(),
    }
}

/// The cells by what they are to the finding.
fn tables(explanation: &Explanation) -> Vec<(&'static str, Table)> {
    [("Cells", &explanation.cells), ("Chosen from", &explanation.chosen_from)]
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(name, list)| (name, cells(list)))
        .collect()
}

/// The method in a line for each thing that is known of it.
fn method_lines(explanation: &Explanation) -> Vec<(&'static str, String)> {
    let method = &explanation.method;
    let mut lines = vec![
        ("method", format!("{} ({}, rule {})", method.name, method.id, method.version)),
        ("formula", method.formula.to_owned()),
        ("unit", method.unit.to_owned()),
        ("assumes", method.assumes.to_owned()),
        ("avoid", method.avoid.to_owned()),
        ("source", method.source.to_owned()),
    ];
    let also: Vec<String> = explanation
        .also
        .iter()
        .map(|method| format!("{} ({}): {}", method.name, method.id, method.formula))
        .collect();
    lines.extend(also.into_iter().map(|method| ("also", method)));
    lines
}

/// What the method found, in a line each.
fn found(explanation: &Explanation) -> Vec<(&str, String)> {
    let parameters = explanation.parameters.iter();
    parameters.map(|parameter| (parameter.name.as_str(), parameter.value.clone())).collect()
}

/// What was checked, and where random numbers came from, in a line each.
fn checks(explanation: &Explanation) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    if let Some(checked) = &explanation.checked {
        lines.extend(checked_lines(checked));
    }
    if let Some(random) = &explanation.random {
        lines.push(("random", randomness(random)));
    }
    lines
}

fn checked_lines(checked: &Checked) -> Vec<(&'static str, String)> {
    let years = |years: &[i32]| format::list(years);
    let mut lines = Vec::new();
    let span = match (checked.first, checked.last) {
        (Some(first), Some(last)) => format!("{}, {first}–{last}", checked.n),
        _ => checked.n.to_string(),
    };
    lines.push(("years used", span));
    let numbers = [
        ("dispersion", checked.dispersion),
        ("autocorrelation", checked.autocorrelation),
        ("Durbin–Watson", checked.durbin_watson),
    ];
    for (name, number) in numbers {
        lines.extend(number.map(|number| (name, format::decimal(number, 3))));
    }
    let lists = [
        ("gaps", &checked.gaps),
        ("breaks", &checked.breaks),
        ("left out", &checked.left_out),
        ("tentative", &checked.tentative),
    ];
    for (name, list) in lists {
        lines.extend((!list.is_empty()).then(|| (name, years(list))));
    }
    if checked.set_aside > 0 {
        lines.push(("set aside", format!("{} spans and years to date", checked.set_aside)));
    }
    lines
}
