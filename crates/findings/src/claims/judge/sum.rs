//! So many in all.

use super::judgement::{Asked, Judged, Undecided};
use super::rounding::{Figure, fit};
use super::wording::{of_group, quantity, with_why};
use super::year;
use crate::claims::claim::{Quantity, TimeRef};
use crate::claims::verdict::Verdict;
use crate::{Cell, format};
use arrivals_data::{Period, Series, Year};
use arrivals_statistics::{cumulative, methods};

pub(super) fn judge(
    from: Option<&TimeRef>,
    to: &TimeRef,
    number: &Quantity,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let said = format!("{} in all{}", quantity(number), of_group(series));
    let mut notes = Vec::new();
    let mut year = |when: &TimeRef| -> Result<Year, Undecided> {
        let at = year::resolve(when, series, asked).map_err(|why| why.of(&said))?;
        notes.extend(at.notes);
        Ok(at.year)
    };
    let (first, last) = (from.map(&mut year).transpose()?, year(to)?);
    let since = first.map_or(String::new(), |first| format!(" from {first}"));
    let taken_as = format!("{said}{since} to {last}");
    if let Err(undecided) = year::count(series, last)
        && !series.observations().any(|at| at.count.is_some() && at.period.last() == last)
    {
        return Err(undecided.of(taken_as).noting(&notes));
    }
    let judged = parts(series, first, last).into_iter().map(|(part, note)| {
        one(&part, number, &taken_as, asked).unwrap_or_else(Judged::from).noting(note)
    });
    let best = judged.min_by_key(|judged| judged.verdict);
    let best = best.ok_or_else(|| Undecided::because("no period has a count").of(&taken_as))?;
    Ok(best.noting(notes))
}

/// The periods that are added: with the span that holds the first year and without it, where it
/// cannot be divided.
fn parts(series: &Series, first: Option<Year>, last: Year) -> Vec<(Series, Option<String>)> {
    let up_to = series.between(None, Some(last));
    let Some(first) = first else {
        // `between` leaves nothing out that starts before.
        return vec![(up_to, None)];
    };
    let after = series.between(Some(first), Some(last));
    let straddles = up_to.observations().find(|observation| {
        observation.period.whole_year().is_none()
            && observation.period.overlaps(Period::Year(first))
            && observation.period.first().is_none_or(|start| start.number() < first.number())
    });
    let Some(straddling) = straddles else { return vec![(after, None)] };
    let label = straddling.period.label();
    let mut with = vec![straddling];
    with.extend(after.observations());
    let with = Series::new(series.key().to_vec(), series.role(), with);
    let mut found = Vec::new();
    if let Ok(with) = with {
        found.push((
            with,
            Some(format!("with the figure {label}, which the data do not divide by years")),
        ));
    }
    found.push((
        after,
        Some(format!("without the figure {label}, which the data do not divide by years")),
    ));
    found
}

fn one(
    part: &Series,
    number: &Quantity,
    taken_as: &str,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let sum =
        cumulative(part).map_err(|error| Undecided::because(error.to_string()).of(taken_as))?;
    let fit = fit(number, sum.count.as_f64(), Figure::Count);
    let first = sum.first.map_or("the beginning".to_owned(), |first| first.to_string());
    let figures = format!("{} in all from {first} to {}", format::count(sum.count), sum.last);
    let mut judged = Judged::new(taken_as, fit.verdict, with_why(figures.clone(), &fit.why));
    if !sum.missing.is_empty() && judged.verdict == Verdict::DoesNotHold {
        judged.verdict = Verdict::CannotBeChecked;
    }
    let mut judged = judged.nearest(figures);
    judged.method = Some(methods::CUMULATIVE.id);
    judged.cells = part
        .observations()
        .filter(|observation| observation.count.is_some())
        .filter_map(|observation| Cell::new(asked.dataset.origins(), part, observation.period))
        .collect();
    let tentative = part
        .observations()
        .filter(|at| at.status.is_tentative())
        .map(|at| format!("the count of {} is {}", at.period.label(), at.status.word()));
    let to_date = part
        .observations()
        .filter(|at| matches!(at.period, Period::YearToDate { .. }))
        .map(|at| format!("with {}", at.period.label()));
    let missing = (!sum.missing.is_empty())
        .then(|| format!("without a count, and so not in the sum: {}", format::list(&sum.missing)));
    let notes: Vec<String> = tentative.chain(to_date).chain(missing).collect();
    Ok(judged.noting(notes))
}
