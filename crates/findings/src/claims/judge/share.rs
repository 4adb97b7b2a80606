//! A group's part of the whole, and its change.

use super::change::{ends, ratio_words, said};
use super::judgement::{Asked, Judged, Undecided};
use super::rounding::{Figure, fit};
use super::wording::{quantity, with_why};
use super::year;
use crate::claims::claim::{Direction, Quantity, Size, TimeRef};
use crate::claims::verdict::Verdict;
use crate::{breaks_said, format};
use arrivals_data::{Count, Role, Series, Year};
use arrivals_statistics::{MIN_BASE, methods};

/// The share of a series in the whole, in percent.
struct Share<'a> {
    whole: &'a Series,
    part: Count,
    of: Count,
    percent: f64,
}

fn share<'a>(series: &Series, year: Year, asked: &Asked<'a>) -> Result<Share<'a>, Undecided> {
    let whole = asked
        .dataset
        .whole()
        .filter(|whole| whole.role() == Role::Total && whole.name() != series.name())
        .ok_or_else(|| Undecided::because("the data have no total that this is a part of"))?;
    let (part, of) = (year::count(series, year)?.count, year::count(whole, year)?.count);
    if part > of || part < Count::ZERO || of <= Count::ZERO {
        return Err(Undecided::because(format!(
            "{} of {} is no share",
            format::count(part),
            format::count(of)
        )));
    }
    Ok(Share { whole, part, of, percent: 100.0 * part.as_f64() / of.as_f64() })
}

impl Share<'_> {
    fn figures(&self, name: &str, year: Year) -> String {
        format!(
            "{name} were {} of {} in {year}, {}",
            format::count(self.part),
            format::count(self.of),
            format::percent(self.percent)
        )
    }

    fn caveats(&self) -> Option<String> {
        (self.of.as_i64() < MIN_BASE)
            .then(|| format!("A percentage of {} mostly shows chance.", format::count(self.of)))
    }
}

pub(super) fn judge(
    when: &TimeRef,
    percent: &Quantity,
    in_words: bool,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let shown = if in_words {
        format!("a fraction of {}%", quantity(percent))
    } else {
        format!("{}%", quantity(percent))
    };
    let name = format::people(&series.name());
    let said = format!("{name} were {shown} of the whole");
    let at = year::resolve(when, series, asked).map_err(|why| why.of(&said))?;
    let taken_as = format!("{said} in {}", at.year);
    let share = share(series, at.year, asked).map_err(|why| why.of(&taken_as).noting(&at.notes))?;
    let fit = fit(percent, share.percent, Figure::Percent);
    let figures = share.figures(&name, at.year);
    let caveats = share.caveats();
    let of = |series: &Series| year::count(series, at.year).ok();
    let (part, whole) = (of(series), of(share.whole));
    Ok(Judged::new(taken_as, fit.verdict, with_why(figures.clone(), &fit.why))
        .nearest(figures)
        .by(methods::SHARE, asked, series, part.as_slice())
        .by(methods::SHARE, asked, share.whole, whole.as_slice())
        .noting(at.notes)
        .noting(caveats))
}

pub(super) fn judge_change(
    (from, to): (&TimeRef, &TimeRef),
    direction: Option<Direction>,
    size: Option<&Size>,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let name = format::people(&series.name());
    let said = format!("the share of {name} {}", said(direction, size, ""));
    let ends = ends((from, to), false, &said, series, asked)?;
    let taken_as = format!("{said} from {} to {}", ends.from.year, ends.to.year);
    let share = |year| share(series, year, asked).map_err(|why| why.of(&taken_as));
    let (first, last) = (share(ends.from.year)?, share(ends.to.year)?);
    let points = last.percent - first.percent;
    let relative = (first.percent > 0.0).then(|| 100.0 * points / first.percent);
    let facts = format!(
        "the share of {name} was {} in {} and {} in {}, {} percentage points{}",
        format::percent(first.percent),
        ends.from.year,
        format::percent(last.percent),
        ends.to.year,
        format::decimal(points, 1),
        relative.map_or(String::new(), |relative| format!(
            " ({} of itself)",
            format::signed_percent(relative)
        ))
    );
    let (verdict, why) = decide(direction, size, (points, relative, last.percent / first.percent));
    let caveats: Vec<String> = first.caveats().into_iter().chain(last.caveats()).collect();
    let whole = share_years(last.whole, ends.from.year, ends.to.year);
    Ok(Judged::new(taken_as, verdict, with_why(facts.clone(), &why))
        .nearest(facts)
        .by(methods::SHARE, asked, series, &[ends.from, ends.to])
        .by(methods::SHARE, asked, last.whole, &whole)
        .noting(breaks_said(series, ends.from, ends.to))
        .noting(ends.notes)
        .noting(caveats))
}

fn share_years(whole: &Series, from: Year, to: Year) -> Vec<arrivals_data::YearCount> {
    [from, to].into_iter().filter_map(|year| year::count(whole, year).ok()).collect()
}

fn decide(
    direction: Option<Direction>,
    size: Option<&Size>,
    (points, relative, ratio): (f64, Option<f64>, f64),
) -> (Verdict, String) {
    let agrees = match direction {
        None => true,
        Some(Direction::Up) => points > 0.0,
        Some(Direction::Down) => points < 0.0,
        Some(Direction::Flat) => points.abs() < 0.5,
    };
    if !agrees {
        return (Verdict::DoesNotHold, "it moved the other way".to_owned());
    }
    match size {
        None => (Verdict::Holds, String::new()),
        Some(Size::Points(number)) => {
            let fit = fit(number, points.abs(), Figure::Percent);
            (fit.verdict, fit.why)
        }
        Some(Size::Percent(number)) => {
            let Some(relative) = relative else {
                return (Verdict::CannotBeChecked, "there is no percentage of nothing".to_owned());
            };
            let in_percent = fit(number, relative.abs(), Figure::Percent);
            let in_points = fit(number, points.abs(), Figure::Percent);
            if in_percent.verdict >= Verdict::DoesNotHold
                && in_points.verdict < Verdict::DoesNotHold
            {
                return (
                    Verdict::DoesNotHold,
                    "it says percent, and these are percentage points".to_owned(),
                );
            }
            (in_percent.verdict, in_percent.why)
        }
        Some(Size::Ratio(number)) => {
            let fit = fit(number, ratio, Figure::Ratio);
            (fit.verdict, format!("the later share is {} times the earlier", ratio_words(ratio)))
        }
        Some(Size::Amount(_) | Size::Ambiguous { .. }) => {
            (Verdict::CannotBeChecked, "a share changes by percentage points".to_owned())
        }
    }
}
