//! The largest or smallest change on the year before.

use super::judgement::{Asked, Judged, Undecided};
use super::wording::{of_group, with_why};
use super::year;
use crate::claims::claim::{ChangeMeasure, Direction, Scope, TimeRef};
use crate::claims::verdict::Verdict;
use crate::{breaks_said, format};
use arrivals_data::{Count, Series, YearCount};
use arrivals_statistics::{change, methods};

pub(super) fn judge(
    when: &TimeRef,
    (direction, largest, by): (Direction, bool, ChangeMeasure),
    scope: &Scope,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let noun = if direction == Direction::Up { "rise" } else { "fall" };
    let rank = if largest { "largest" } else { "smallest" };
    let name = format!("the {rank} {noun} in a year{}", of_group(series));
    let at = year::resolve(when, series, asked).map_err(|why| why.of(&name))?;
    let taken_as = format!("{} was {name}", at.year);
    let first = match scope {
        Scope::All | Scope::Unsaid => None,
        Scope::Years(years) => Some(at.year.number() - years),
        Scope::Since(when) => {
            let since = year::resolve(when, series, asked).map_err(|why| why.of(&taken_as))?;
            Some(since.year.number())
        }
    };
    let steps: Vec<Step> = steps(series, direction)
        .into_iter()
        .filter(|step| first.is_none_or(|first| step.to.year.number() > first))
        .collect();
    let Some(this) = steps.iter().copied().find(|step| step.to.year == at.year) else {
        year::count(series, at.year).map_err(|why| why.of(&taken_as).noting(&at.notes))?;
        let because = format!("there is no {noun} in {}", at.year);
        return Ok(Judged::new(taken_as, Verdict::DoesNotHold, because));
    };
    let ends = |percent: bool| extreme(&steps, largest, percent);
    let (by_count, by_percent) = (ends(false), ends(true));
    let is = |found: Option<Step>| found.is_some_and(|found| found.to.year == this.to.year);
    let shown = |found: Option<Step>| found.map_or(String::new(), |found| found.words());
    let (verdict, why, other) = match (is(by_count), is(by_percent), by) {
        (true, true, _)
        | (true, false, ChangeMeasure::Counts)
        | (false, true, ChangeMeasure::Percent) => (Verdict::Holds, String::new(), None),
        (true, false, ChangeMeasure::Open) => {
            let why = format!("so by counts; in percent it is {}", shown(by_percent));
            (Verdict::Imprecise, why, by_percent)
        }
        (false, true, ChangeMeasure::Open | ChangeMeasure::Counts) => {
            let why = format!("so in percent; by counts it is {}", shown(by_count));
            (Verdict::Imprecise, why, by_count)
        }
        (_, _, ChangeMeasure::Percent) => {
            (Verdict::DoesNotHold, format!("it is {}", shown(by_percent)), by_percent)
        }
        _ => (Verdict::DoesNotHold, format!("it is {}", shown(by_count)), by_count),
    };
    let mut years = vec![this.from, this.to];
    years.extend(other.into_iter().flat_map(|step| [step.from, step.to]));
    let (begin, end) = (steps.first().map_or(this.from, |step| step.from), this.to);
    Ok(Judged::new(taken_as, verdict, with_why(this.words(), &why))
        .by(methods::EXTREMES, asked, series, &years)
        .noting(breaks_said(series, begin, end))
        .noting(at.notes))
}

/// Two years that follow each other.
#[derive(Debug, Clone, Copy)]
struct Step {
    from: YearCount,
    to: YearCount,
}

impl Step {
    fn size(self) -> f64 {
        (self.to.count.as_f64() - self.from.count.as_f64()).abs()
    }

    fn percent(self) -> Option<f64> {
        (self.from.count > Count::ZERO).then(|| self.size() / self.from.count.as_f64())
    }

    /// `from 2,706 in 2011 to 1,502 in 2012, −1,204 (−44.5%)`.
    fn words(self) -> String {
        let change = change(self.from, self.to);
        let percent = format::bracketed(change.percent);
        format!(
            "from {} in {} to {} in {}, by {}{percent}",
            format::count(self.from.count),
            self.from.year,
            format::count(self.to.count),
            self.to.year,
            format::size(change.difference),
        )
    }
}

/// The steps in that direction; a gap between the years is none.
fn steps(series: &Series, direction: Direction) -> Vec<Step> {
    let years = series.years();
    let follow = |from: &YearCount, to: &YearCount| from.year.plus(1) == Some(to.year);
    years
        .iter()
        .zip(years.iter().skip(1))
        .filter(|(from, to)| follow(from, to) && direction.leads(**from, **to))
        .map(|(from, to)| Step { from: *from, to: *to })
        .collect()
}

/// The largest or smallest of them; the earliest of several.
fn extreme(steps: &[Step], largest: bool, percent: bool) -> Option<Step> {
    let size = |step: &Step| if percent { step.percent() } else { Some(step.size()) };
    let mut best: Option<(f64, Step)> = None;
    for step in steps {
        let Some(size) = size(step) else { continue };
        let beats = best.is_none_or(|(found, _)| if largest { size > found } else { size < found });
        if beats {
            best = Some((size, *step));
        }
    }
    best.map(|(_, step)| step)
}
