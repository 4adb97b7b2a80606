//! A change between two years.

use std::cmp::Ordering;

use super::judgement::{Asked, Judged, Undecided};
use super::rounding::{Figure, Fit, fit};
use super::wording::{multiple, of_group, quantity, verb, with_why};
use super::year::{self, At};
use crate::claims::claim::{Direction, Hedge, Quantity, Size, TimeRef};
use crate::claims::verdict::Verdict;
use crate::{breaks_said, format};
use arrivals_data::{Count, Series, YearCount};
use arrivals_statistics::{MIN_BASE, change, methods};

pub(super) fn judge(
    (from, to): (&TimeRef, &TimeRef),
    direction: Option<Direction>,
    size: Option<&Size>,
    compared: bool,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let said = said(direction, size, &of_group(series));
    let Ends { from, to, notes } = ends((from, to), compared, &said, series, asked)?;
    let taken_as = if compared {
        let than = match size {
            Some(Size::Ratio(_) | Size::Ambiguous { .. }) => "as",
            _ => "than",
        };
        let more = comparison(direction, size);
        format!("{more}{} in {} {than} in {}", of_group(series), to.year, from.year)
    } else {
        format!("{said} from {} to {}", from.year, to.year)
    };
    let judged = decide((from, to), direction, size, series);
    Ok(Judged { taken_as, ..judged }
        .by(methods::CHANGE, asked, series, &[from, to])
        .noting(breaks_said(series, from, to))
        .noting(notes))
}

/// A comparison in plain words: `13 fewer`.
fn comparison(direction: Option<Direction>, size: Option<&Size>) -> String {
    let word = if direction == Some(Direction::Down) { "fewer" } else { "more" };
    match size {
        Some(Size::Percent(number)) => format!("{}% {word}", quantity(number)),
        Some(Size::Amount(number)) => format!("{} {word}", quantity(number)),
        Some(Size::Ratio(number)) => format!("{} times as many", multiple(number)),
        Some(Size::Points(number)) => format!("{} percentage points {word}", quantity(number)),
        Some(Size::Ambiguous { words, .. }) => format!("'{words}'"),
        None => word.to_owned(),
    }
}

/// Both ends of a change.
pub(super) struct Ends {
    pub from: YearCount,
    pub to: YearCount,
    pub notes: Vec<String>,
}

/// Both ends of the change that is `said`, or why they are not known.
pub(super) fn ends(
    (from, to): (&TimeRef, &TimeRef),
    compared: bool,
    said: &str,
    series: &Series,
    asked: &Asked,
) -> Result<Ends, Undecided> {
    let end = |when: &TimeRef| year::resolve(when, series, asked);
    let (from, to) = (end(from), end(to));
    let shown = |at: &Result<At, Undecided>, word: &str| match at {
        Ok(at) => format!(" {word} {}", at.year),
        Err(_) => String::new(),
    };
    let taken_as = format!("{said}{}{}", shown(&from, "from"), shown(&to, "to"));
    let fail = |undecided: Undecided| undecided.of(&taken_as);
    let (from, to) = (from.map_err(fail)?, to.map_err(fail)?);
    if from.year == to.year || (from.year > to.year && !compared) {
        let reason = format!(
            "it would be a change from {} to {}, which does not come after it",
            from.year, to.year
        );
        return Err(fail(Undecided::because(reason)));
    }
    let first = year::count(series, from.year).map_err(fail)?;
    let last = year::count(series, to.year).map_err(fail)?;
    let notes = from.notes.into_iter().chain(to.notes).collect();
    Ok(Ends { from: first, to: last, notes })
}

/// What is said, in plain words: `fell by 92.8%`.
pub(super) fn said(direction: Option<Direction>, size: Option<&Size>, group: &str) -> String {
    let verb = direction.map_or("changed", verb);
    let by = match size {
        None => String::new(),
        Some(Size::Percent(number)) => format!(" by {}%", quantity(number)),
        Some(Size::Points(number)) => format!(" by {} percentage points", quantity(number)),
        Some(Size::Amount(number)) => format!(" by {}", quantity(number)),
        Some(Size::Ratio(number)) => format!(" to {} times", multiple(number)),
        Some(Size::Ambiguous { words, .. }) => format!(" '{words}'"),
    };
    format!("{verb}{by}{group}")
}

fn decide(
    (from, to): (YearCount, YearCount),
    direction: Option<Direction>,
    size: Option<&Size>,
    series: &Series,
) -> Judged {
    let facts = facts(from, to);
    let judged =
        |verdict, because: String| Judged::new("", verdict, because).nearest(facts.clone());
    let difference = to.count.cmp(&from.count);
    let agrees = match direction {
        None => true,
        Some(Direction::Up) => difference.is_gt(),
        Some(Direction::Down) => difference.is_lt(),
        Some(Direction::Flat) => return judged(flat(from, to), format::sentence(&facts)),
    };
    if !agrees {
        let did = match difference {
            Ordering::Equal => "it did neither",
            Ordering::Greater => "it rose",
            Ordering::Less => "it fell",
        };
        return judged(Verdict::DoesNotHold, with_why(facts.clone(), did));
    }
    let Some(size) = size else {
        return judged(Verdict::Holds, format::sentence(&facts));
    };
    let undecided = |reason: String, readings: Vec<String>| Judged {
        readings,
        ..judged(Verdict::CannotBeChecked, reason)
    };
    let fitted = |fit: Fit, figure: String| {
        let figure = if figure.is_empty() { facts.clone() } else { format!("{figure}; {facts}") };
        let because = with_why(figure, &fit.why);
        let mut judged = judged(fit.verdict, because);
        if from.count.as_i64() < MIN_BASE {
            judged.caveats.push(format!(
                "A percentage or ratio of {} mostly shows chance.",
                format::count(from.count)
            ));
        }
        judged
    };
    let base = from.count > Count::ZERO && to.count >= Count::ZERO;
    match size {
        Size::Amount(number) => {
            let amount = to.count.difference(from.count);
            fitted(
                fit(number, amount.as_f64().abs(), Figure::Count),
                format!("the difference is {}", format::size(amount)),
            )
        }
        Size::Points(number) => judged(
            Verdict::DoesNotHold,
            with_why(
                facts.clone(),
                &format!(
                    "a count changes by percent; {} percentage points could only be a change of a share",
                    quantity(number)
                ),
            ),
        ),
        _ if !base => undecided(
            format!(
                "there is no percentage or ratio from {} to {}",
                format::count(from.count),
                format::count(to.count)
            ),
            Vec::new(),
        ),
        Size::Percent(number) => {
            let percent = (100.0 * (to.count.as_f64() / from.count.as_f64() - 1.0)).abs();
            let fit = fit(number, percent, Figure::Percent);
            let figure = match change(from, to).percent {
                Some(_) => String::new(),
                None => format!("the change is {}", signed(from, to)),
            };
            let mut judged = fitted(fit.clone(), figure);
            if fit.verdict == Verdict::DoesNotHold {
                judged.nearest =
                    other_start(number, to, difference.is_lt(), series).or(judged.nearest);
            }
            judged
        }
        Size::Ratio(number) => {
            let ratio = to.count.as_f64() / from.count.as_f64();
            fitted(fit(number, ratio, Figure::Ratio), times(from, to, ratio))
        }
        Size::Ambiguous { words: said, readings } => {
            let ratio = to.count.as_f64() / from.count.as_f64();
            let of = |value: f64| Quantity {
                number: crate::claims::number::Number::new(value, value.abs().min(1.0)),
                hedge: Hedge::Plain,
            };
            let fits: Vec<bool> = readings
                .iter()
                .map(|(value, _)| {
                    fit(&of(*value), ratio, Figure::Ratio).verdict < Verdict::DoesNotHold
                })
                .collect();
            let listed = readings
                .iter()
                .zip(&fits)
                .map(|((_, meaning), fits)| {
                    format!("{meaning}: {}", if *fits { "that is so" } else { "that is not so" })
                })
                .collect();
            let figure = times(from, to, ratio);
            if fits.iter().any(|fits| *fits) {
                undecided(format!("'{said}' is read in more than one way, and {figure}"), listed)
            } else {
                Judged {
                    readings: listed,
                    ..judged(
                        Verdict::DoesNotHold,
                        with_why(
                            format!("{figure}; {facts}"),
                            &format!("'{said}' is not so in any reading"),
                        ),
                    )
                }
            }
        }
    }
}

/// Unchanged: equal counts; a difference of one part in fifty is a rounding of it.
fn flat(from: YearCount, to: YearCount) -> Verdict {
    let difference = (to.count.as_f64() - from.count.as_f64()).abs();
    let base = from.count.as_f64().abs().max(1.0);
    if difference == 0.0 {
        Verdict::Holds
    } else if difference <= 0.02 * base {
        Verdict::HoldsWhenRounded
    } else if difference <= 0.05 * base {
        Verdict::Imprecise
    } else {
        Verdict::DoesNotHold
    }
}

/// What is so between the two years.
fn facts(from: YearCount, to: YearCount) -> String {
    let change = change(from, to);
    let by = if change.difference.sign().is_eq() {
        "unchanged".to_owned()
    } else {
        let amount = format::size(change.difference);
        let percent = format::bracketed(change.percent);
        format!(
            "{} by {amount}{percent}",
            if change.difference.sign().is_lt() { "down" } else { "up" }
        )
    };
    format!(
        "from {} in {} to {} in {}, {by}",
        format::count(from.count),
        from.year,
        format::count(to.count),
        to.year
    )
}

fn signed(from: YearCount, to: YearCount) -> String {
    format::signed_percent(100.0 * (to.count.as_f64() / from.count.as_f64() - 1.0))
}

/// A ratio with two decimals below ten, one above.
pub(super) fn ratio_words(ratio: f64) -> String {
    format::decimal(ratio, if ratio < 10.0 { 2 } else { 1 })
}

fn times(from: YearCount, to: YearCount, ratio: f64) -> String {
    let figure = if to.count.is_rate() { "rate" } else { "count" };
    format!("the {figure} of {} is {} times that of {}", to.year, ratio_words(ratio), from.year)
}

/// Another year from which the percentage is the change to the same year.
fn other_start(number: &Quantity, to: YearCount, down: bool, series: &Series) -> Option<String> {
    if !matches!(number.hedge, Hedge::Plain | Hedge::About) {
        return None;
    }
    let found = series.years().into_iter().rev().find(|from| {
        if from.year >= to.year || from.count.as_i64() < MIN_BASE {
            return false;
        }
        let percent = 100.0 * (to.count.as_f64() / from.count.as_f64() - 1.0);
        (percent < 0.0) == down
            && matches!(
                fit(number, percent.abs(), Figure::Percent).verdict,
                Verdict::Holds | Verdict::HoldsWhenRounded
            )
    })?;
    let change = format!("{} is the change {}", signed(found, to), facts(found, to));
    Some(format::sentence(&change))
}
