//! The rows of the dimensions that were asked for: of each other one, its total.

use std::collections::BTreeSet;

use super::Rows;
use super::grouped_rows::values_of;
use super::totals::Totals;
use crate::tidy::layout::place_of;
use crate::tidy::{TidyError, TidyOptions};
use arrivals_data::Decision;

/// The rows of which every dimension that was not asked for is its total. Nothing is added up: a
/// sum that no agency published may count people twice.
///
/// # Errors
/// When a dimension asked for is not there, or another one has no total.
pub fn group_by(
    file: &str,
    dimensions: &[String],
    mut rows: Rows,
    totals: &Totals,
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    if options.by.is_empty() {
        return Ok(rows);
    }
    let asked: Vec<usize> = options
        .by
        .iter()
        .map(|name| {
            place_of(dimensions, name).ok_or_else(|| TidyError::NoDimension {
                file: file.to_owned(),
                name: name.clone(),
                dimensions: dimensions.to_vec(),
            })
        })
        .collect::<Result<_, _>>()?;
    for (place, dimension) in dimensions.iter().enumerate().filter(|(p, _)| !asked.contains(p)) {
        let values: BTreeSet<&str> = rows
            .groups
            .iter()
            .filter_map(|group| group.key.get(place))
            .map(String::as_str)
            .collect();
        if values.len() < 2 {
            continue;
        }
        let total = values
            .iter()
            .find(|value| totals.is_summed(place, value))
            .or_else(|| values.iter().find(|value| totals.is_total(place, value)))
            .map(|value| (*value).to_owned());
        let Some(total) = total else {
            return Err(TidyError::NoChoice {
                file: file.to_owned(),
                dimension: dimension.clone(),
                values: values_of(&rows.groups, place),
            });
        };
        decisions.push(Decision::info("where", format!("of '{dimension}', '{total}' is kept")));
        rows.keep_groups(|group| group.key.get(place) == Some(&total));
    }
    if rows.rows.is_empty() {
        return Err(TidyError::NoRows { file: file.to_owned() });
    }
    Ok(rows)
}
