//! So many in that year.

use super::judgement::{Asked, Judged, Undecided};
use super::rounding::{Figure, fit};
use super::wording::{of_group, quantity, with_why};
use super::year;
use crate::claims::claim::{Hedge, Quantity, TimeRef};
use crate::claims::verdict::Verdict;
use crate::format;
use arrivals_data::{Series, Year, YearCount};
use arrivals_statistics::{change, methods};

pub(super) fn judge(
    when: &TimeRef,
    number: &Quantity,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let group = of_group(series);
    let said = quantity(number);
    if !number.number.is_whole() && asked.scale.is_none() && !asked.dataset.has_rates() {
        let why = format!(
            "{said} is no whole number, and counts are: it may stand for another figure, or its point for a comma"
        );
        return Err(Undecided::because(why).of(format!("{said}{group}")));
    }
    let at = match year::resolve(when, series, asked) {
        Ok(at) => at,
        Err(undecided) => {
            let found = like(series, number, None);
            let judged = Judged::from(undecided.of(format!("{said}{group}")));
            let nearest = (*when == TimeRef::Unsaid).then(|| stood(number, &found, None)).flatten();
            return Ok(judged.nearest(nearest));
        }
    };
    let taken_as = format!("{said}{group} in {}", at.year);
    let truth = year::count(series, at.year).map_err(|why| why.of(&taken_as).noting(&at.notes))?;
    let fit = fit(number, truth.count.as_f64(), Figure::Count);
    let figures = format!("{}{group} in {}", format::count(truth.count), truth.year);
    let found = like(series, number, Some(truth));
    let nearest = if fit.verdict == Verdict::DoesNotHold {
        let anchor = match when {
            TimeRef::Ago { years, .. } => at.year.plus(*years).unwrap_or(truth.year),
            _ => truth.year,
        };
        stood(number, &found, Some((anchor, series)))
            .or_else(|| other_group(number, truth, series, asked))
    } else {
        None
    };
    let nearest = nearest.unwrap_or_else(|| {
        format!("In {} it was {}{group}", truth.year, format::count(truth.count))
    });
    let judged = Judged::new(taken_as, fit.verdict, with_why(figures, &fit.why)).nearest(nearest);
    let mut years = vec![truth];
    if judged.verdict == Verdict::DoesNotHold {
        years.extend(found.first());
    }
    Ok(judged.by(methods::OBSERVED, asked, series, &years).noting(at.notes))
}

/// The years whose counts the number fits as it was written, the nearest to the year meant first.
fn like(series: &Series, number: &Quantity, meant: Option<YearCount>) -> Vec<YearCount> {
    // A bound fits too many years to say anything.
    if !matches!(
        number.hedge,
        Hedge::Plain | Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::InThe
    ) {
        return Vec::new();
    }
    // Where `about 2,700` stood is asked more strictly than whether it may be said.
    let hedge = if number.hedge == Hedge::About { Hedge::Plain } else { number.hedge };
    let number = &Quantity { hedge, ..number.clone() };
    let mut found: Vec<YearCount> = series
        .years()
        .into_iter()
        .filter(|at| {
            matches!(
                fit(number, at.count.as_f64(), Figure::Count).verdict,
                Verdict::Holds | Verdict::HoldsWhenRounded
            )
        })
        .filter(|at| meant.is_none_or(|meant| meant.year != at.year))
        .collect();
    let distance = |at: &YearCount| (at.count.as_f64() - number.number.value).abs();
    // The closest count, then the closest year.
    found.sort_by(|one, other| {
        let years = |at: &YearCount| {
            meant.map_or(0, |meant| (meant.year.number() - at.year.number()).abs())
        };
        distance(one).total_cmp(&distance(other)).then(years(one).cmp(&years(other)))
    });
    found
}

/// Where the number stood: `2,706 stood in 2011, two years before 2013.`
fn stood(number: &Quantity, found: &[YearCount], meant: Option<(Year, &Series)>) -> Option<String> {
    let (first, more) = found.split_first()?;
    // A number that fits many years tells nothing.
    if more.len() > 3 {
        return None;
    }
    let apart = meant.map_or(String::new(), |(meant, _)| {
        let years = first.year.number() - meant.number();
        let count = match years.abs() {
            1 => "1 year".to_owned(),
            several => format!("{several} years"),
        };
        let side = if years < 0 { "before" } else { "after" };
        format!(", {count} {side} {meant}")
    });
    // From there to the year that the words are counted from.
    let since = meant.and_then(|(meant, series)| {
        let to = year::count(series, meant).ok().filter(|to| to.year > first.year)?;
        let percent = change(*first, to).percent?;
        Some(format!(
            "; from there to {} in {meant} is {}",
            format::count(to.count),
            format::signed_percent(percent)
        ))
    });
    let since = since.unwrap_or_default();
    let also = match more {
        [] => String::new(),
        others => format!("; also {} fits", format::list(others.iter().map(|at| at.year))),
    };
    let shown = quantity(number);
    let figure = format::count(first.count);
    let equal = if shown == figure { String::new() } else { format!(" ({figure})") };
    Some(format!(
        "{} stood in {}{equal}{apart}{also}{since}.",
        format::capitalised(&shown),
        first.year
    ))
}

/// Another group that has exactly that number in that year.
fn other_group(
    number: &Quantity,
    truth: YearCount,
    series: &Series,
    asked: &Asked,
) -> Option<String> {
    if number.hedge != Hedge::Plain {
        return None;
    }
    let other = asked.dataset.series().iter().take(1000).find(|other| {
        other.name() != series.name()
            && other.count_of(truth.year).is_some_and(|count| {
                fit(number, count.as_f64(), Figure::Count).verdict == Verdict::Holds
            })
    })?;
    let name = if other.name().is_empty() {
        "the total".to_owned()
    } else {
        format!("'{}'", other.name())
    };
    let group = of_group(series);
    Some(format!(
        "{} is the {} of {name} in {}; it was {}{group}.",
        format::capitalised(&quantity(number)),
        series.figure(),
        truth.year,
        format::count(truth.count)
    ))
}
