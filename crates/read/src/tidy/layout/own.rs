//! Tables that this program wrote: each column is what its name says.

use super::names::named_columns;
use super::{Layout, Periods, column_roles};
use crate::source::Grid;
use crate::tidy::TidyOptions;
use crate::tidy::table::Columns;
use arrivals_data::{Decision, RESERVED_COLUMNS};

/// The columns that every table has which this program writes with one count a row.
const ALWAYS: [&str; 6] = ["period", "year", "count", "status", "total", "note"];

/// Whether a table of those columns is one that this program wrote.
pub fn has_own_columns(header: &[String]) -> bool {
    ALWAYS.iter().all(|own| header.iter().any(|name| name == own))
}

/// Whether the name is one of this program's own columns, which is no dimension of its tables.
pub fn is_own_name(name: &str) -> bool {
    RESERVED_COLUMNS.contains(&name)
}

/// Whether the table is one that this program wrote, and nobody says otherwise.
pub fn is_own_table(grid: &Grid, options: &TidyOptions) -> bool {
    let Some((first, body)) = grid.split_header() else { return false };
    let header: Vec<String> = first.cells().map(str::to_owned).collect();
    if !has_own_columns(&header) {
        return false;
    }
    let mut names = header.clone();
    names.sort_unstable();
    let are_distinct = names.windows(2).all(|pair| pair[0] != pair[1]);
    let is = |name: &str, asked: &String| asked.to_lowercase() == name;
    let is_as_asked = options.period_column.iter().all(|asked| is("period", asked))
        && options.count_columns.iter().all(|asked| is("count", asked))
        && options.header_rows.is_none_or(|rows| rows == 1)
        && options.table.is_none_or(|table| table == 1)
        && options.year.is_none()
        && !options.records;
    let total = header.iter().position(|name| name == "total");
    let is_flag = |text: &str| matches!(text, "true" | "false");
    are_distinct
        && is_as_asked
        && !body.is_empty()
        && !names.iter().any(String::is_empty)
        && total.is_some_and(|total| body.iter().all(|row| is_flag(row.cell(total))))
}

/// What the columns of such a table are.
pub fn own_layout(grid: &Grid, columns: &Columns, decisions: &mut Vec<Decision>) -> Option<Layout> {
    let (first, _) = grid.split_header()?;
    let header: Vec<String> = first.cells().map(str::to_owned).collect();
    let named = |name: &str| header.iter().position(|other| other == name);
    let (period, count) = (named("period")?, named("count")?);
    // A population and a rate behind the count are no dimensions.
    let rates = if header.get(count + 3).is_some_and(|name| name == "status") { 2 } else { 0 };
    let is_rate = |column: usize| (count + 1..=count + rates).contains(&column);
    let groups: Vec<usize> = (0..header.len())
        .filter(|column| !is_own_name(&header[*column]) && !is_rate(*column))
        .collect();
    let text = "the table is one of 'tidy': each column is what its name says";
    decisions.push(Decision::info("columns", text).at(first.location(count)));
    Some(Layout {
        style: column_roles::style_of("period", columns.at(period)),
        counts: named_columns(&header, &[count]),
        dimensions: groups.iter().map(|column| header[*column].clone()).collect(),
        groups,
        status: named("status"),
        note: named("note"),
        break_before: named("break"),
        total: named("total"),
        ..Layout::new(&header, Periods::Column { period, year: named("year") })
    })
}
