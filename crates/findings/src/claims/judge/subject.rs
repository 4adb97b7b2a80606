//! The series that a claim is about.

use super::judgement::{Asked, Undecided};
use crate::claims::claim::SubjectRef;
use crate::{format, series_named};
use arrivals_data::{Dataset, Series};

/// The series that claims without a group are about.
///
/// # Errors
/// When a name is given that is none.
pub fn whole<'a>(
    dataset: &'a Dataset,
    name: Option<&str>,
) -> Result<Option<&'a Series>, crate::SelectionError> {
    match name {
        Some(name) => series_named(dataset, name).map(Some),
        None => Ok(dataset.whole()),
    }
}

/// The series of a group, or why there is none.
pub fn series_of<'a>(who: &SubjectRef, asked: &Asked<'a>) -> Result<&'a Series, Undecided> {
    match who {
        SubjectRef::Series(place) => asked
            .dataset
            .series()
            .get(*place)
            .ok_or_else(|| Undecided::because("there is no such series")),
        SubjectRef::Whole => asked.series.ok_or_else(|| {
            Undecided::because(
                "it names no group, and the data have several and no total: give --series NAME",
            )
        }),
        SubjectRef::Unknown(name) => {
            let names: Vec<String> = asked
                .dataset
                .series()
                .iter()
                .map(Series::name)
                .filter(|name| !name.is_empty())
                .collect();
            let known = if names.is_empty() {
                "one series without groups".to_owned()
            } else {
                format::shown(&names)
            };
            Err(Undecided::because(format!(
                "the data do not tell '{name}' apart: they have {known}"
            )))
        }
    }
}
