//! Rows that say the same twice are merged; rows that contradict each other are refused.

use std::collections::BTreeMap;

use super::TidyError;
use super::error::CellRef;
use crate::dataset::{Count, Decision, Period, Row};
use crate::source::Grid;

/// The rows, each period of a series once.
///
/// # Errors
/// When two rows give the same period of a series different counts or statuses.
pub fn merge(
    grid: &Grid,
    rows: Vec<Row>,
    decisions: &mut Vec<Decision>,
) -> Result<Vec<Row>, TidyError> {
    let mut seen: BTreeMap<(Vec<String>, Period), usize> = BTreeMap::new();
    let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
    let mut merged = 0_usize;
    for row in rows {
        let place = (row.key.clone(), row.observation.period);
        let Some(first) = seen.get(&place).and_then(|index| kept.get(*index)) else {
            seen.insert(place, kept.len());
            kept.push(row);
            continue;
        };
        let (one, two) = (&first.observation, &row.observation);
        if (one.count, one.status) != (two.count, two.status) {
            return Err(contradiction(grid, first, &row));
        }
        merged += 1;
    }
    if merged > 0 {
        decisions.push(Decision::warning(
            "duplicate",
            format!("{merged} counts stand twice and are read once"),
        ));
    }
    Ok(kept)
}

fn contradiction(grid: &Grid, first: &Row, second: &Row) -> TidyError {
    let shown = |row: &Row| match row.observation.count {
        Some(count) => count.to_string(),
        None => row.observation.status.word().to_owned(),
    };
    let location = second.observation.location;
    let text =
        second.observation.count.map(Count::number).map(|n| n.to_string()).unwrap_or_default();
    TidyError::Contradiction {
        at: CellRef { file: grid.origin.name.clone(), location, name: String::new(), text },
        period: second.observation.period.label(),
        series: match second.key.join(", ") {
            name if name.is_empty() => "the series".into(),
            name => format!("'{name}'"),
        },
        count: shown(second),
        other_count: shown(first),
        other_row: first.observation.location.row,
    }
}
