//! The rows of the groups that were asked for.

use super::Rows;
use super::grouped_rows::values_of;
use super::totals::Totals;
use crate::tidy::layout::place_of;
use crate::tidy::table::Left;
use crate::tidy::{TidyError, TidyOptions};
use arrivals_data::{BeforeChoice, Decision, Group, listed};

/// The rows whose dimensions have the values asked for; several values of one dimension are
/// alternatives.
///
/// # Errors
/// When a dimension or a value is not there; the error lists what is.
pub fn filter_rows(
    file: &str,
    dimensions: &[String],
    mut rows: Rows,
    left: &[Left],
    options: &TidyOptions,
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    let mut wanted: Vec<(usize, Vec<&str>)> = Vec::new();
    // A measure is the name of one of several columns of counts, or else only a word.
    let measured = options.measure.as_deref().and_then(|measure| {
        let place = dimensions.iter().rposition(|name| name == "series")?;
        let values = values_of(&rows.groups, place);
        values
            .into_iter()
            .find(|value| value.to_lowercase() == measure.to_lowercase())
            .map(|value| (dimensions[place].clone(), value))
    });
    for (name, value) in options.filters.iter().chain(&measured) {
        // A column that is empty in all rows that were asked for is no dimension.
        if value.is_empty() && !dimensions.contains(name) {
            continue;
        }
        let place = place_of(dimensions, name).ok_or_else(|| TidyError::NoDimension {
            file: file.to_owned(),
            name: name.clone(),
            dimensions: dimensions.to_vec(),
        })?;
        let values = values_of(&rows.groups, place);
        let is_left =
            |(column, text): &Left| column.to_lowercase() == name.to_lowercase() && text == value;
        if !values.contains(value) && left.iter().any(is_left) {
            return Err(TidyError::Fractions {
                file: file.to_owned(),
                dimension: dimensions[place].clone(),
                value: value.clone(),
            });
        }
        if !values.contains(value) {
            return Err(TidyError::NoValue {
                file: file.to_owned(),
                dimension: dimensions[place].clone(),
                value: value.clone(),
                values,
            });
        }
        match wanted.iter_mut().find(|(other, _)| *other == place) {
            Some((_, values)) => values.push(value),
            None => wanted.push((place, vec![value])),
        }
    }
    if wanted.is_empty() {
        return Ok(rows);
    }
    let all = rows.rows.len();
    let is_kept = |group: &Group| {
        wanted.iter().all(|(place, values)| {
            group.key.get(*place).is_some_and(|value| values.contains(&value.as_str()))
        })
    };
    rows.keep_groups(is_kept);
    if rows.rows.is_empty() {
        let asked: Vec<String> =
            options.filters.iter().map(|(name, value)| format!("{name}={value}")).collect();
        return Err(TidyError::NothingChosen { file: file.to_owned(), asked: listed(&asked) });
    }
    decisions.push(Decision::info(
        "where",
        format!("{} of {all} counts are of the groups asked for", rows.rows.len()),
    ));
    Ok(rows)
}

/// Each dimension with its values that are no total, where groups will be chosen.
pub fn values_of_parts(
    dimensions: &[String],
    rows: &Rows,
    totals: &Totals,
    options: &TidyOptions,
) -> Vec<BeforeChoice> {
    let all = (0..).zip(dimensions).filter(|_| !options.filters.is_empty());
    all.map(|(place, name)| {
        let values = values_of(&rows.groups, place);
        let values = values.into_iter().filter(|value| !totals.is_total(place, value)).collect();
        BeforeChoice { name: name.clone(), values, chosen: Vec::new() }
    })
    .collect()
}

/// The same with the values that were chosen.
pub fn chosen_of(
    before: Vec<BeforeChoice>,
    dimensions: &[String],
    rows: &Rows,
) -> Vec<BeforeChoice> {
    let all = before.into_iter().filter_map(|one| {
        let place = dimensions.iter().position(|name| *name == one.name)?;
        Some(BeforeChoice { chosen: values_of(&rows.groups, place), ..one })
    });
    all.collect()
}
