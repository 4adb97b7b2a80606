//! The same direction, year after year.

use super::judgement::{Asked, Judged, Undecided};
use super::wording::{counted, of_group, verb};
use super::year;
use crate::claims::claim::{Direction, RunLength, TimeRef};
use crate::claims::verdict::Verdict;
use crate::{breaks_said, format};
use arrivals_data::{Series, YearCount};
use arrivals_statistics::methods;

pub(super) fn judge(
    to: &TimeRef,
    direction: Direction,
    length: &RunLength,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let verb = verb(direction);
    let group = of_group(series);
    let long = match length {
        RunLength::Years(years) => format!("{verb}{group} {years} years in a row"),
        RunLength::Since(TimeRef::Year { year, .. }) => {
            format!("{verb}{group} every year since {year}")
        }
        RunLength::Since(_) => format!("{verb}{group} every year since then"),
    };
    let at = year::resolve(to, series, asked).map_err(|why| why.of(&long))?;
    let taken_as = format!("{long}, up to {}", at.year);
    let last = year::count(series, at.year).map_err(|why| why.of(&taken_as).noting(&at.notes))?;
    let (steps, end) = run(series, last, direction);
    let steps_words = match steps {
        0 => format!("it did not in {}", last.year),
        1 => "once".to_owned(),
        several => format!("{several} years in a row"),
    };
    let truth = match (steps, steps.checked_sub(1)) {
        (0, _) => format!("in {} it did not: {}", last.year, describe_run(end, last)),
        _ => format!(
            "up to {} it {verb} {steps_words}, from {} to {}",
            last.year,
            counted(end),
            counted(last)
        ),
    };
    let judged = match length {
        RunLength::Years(years) => {
            let verdict = match steps.cmp(years) {
                std::cmp::Ordering::Equal => Verdict::Holds,
                std::cmp::Ordering::Greater => Verdict::Imprecise,
                std::cmp::Ordering::Less => Verdict::DoesNotHold,
            };
            Judged::new(taken_as, verdict, &truth)
        }
        RunLength::Since(when) => {
            let since =
                year::before(when, last.year, series, asked).map_err(|why| why.of(&taken_as))?;
            if end.year <= since.year {
                Judged::new(taken_as, Verdict::Holds, &truth)
            } else {
                let not = exceptions(series, since, last, direction);
                let because = format!("not in {}", format::list(&not));
                Judged::new(taken_as, Verdict::DoesNotHold, because)
            }
        }
    };
    Ok(judged
        .nearest(truth)
        .by(methods::CHANGE, asked, series, &[end, last])
        .noting(breaks_said(series, end, last))
        .noting(at.notes))
}

fn describe_run(from: YearCount, to: YearCount) -> String {
    if from.year == to.year {
        format!("there is no year before {}", to.year)
    } else {
        format!("from {} to {}", counted(from), counted(to))
    }
}

/// How many yearly steps in that direction lead to the year, and where they begin; with none, the
/// year before. A gap ends them.
fn run(series: &Series, last: YearCount, direction: Direction) -> (i32, YearCount) {
    let years: Vec<YearCount> =
        series.years().into_iter().filter(|at| at.year <= last.year).collect();
    let mut steps = 0;
    let mut start = last;
    for pair in years.windows(2).rev() {
        let (from, to) = (pair[0], pair[1]);
        if from.year.plus(1) != Some(to.year) {
            break;
        }
        if !direction.leads(from, to) {
            if steps == 0 {
                start = from;
            }
            break;
        }
        steps += 1;
        start = from;
    }
    (steps, start)
}

fn exceptions(
    series: &Series,
    since: YearCount,
    last: YearCount,
    direction: Direction,
) -> Vec<String> {
    let years = series.years();
    let mut found: Vec<String> = years
        .windows(2)
        .filter(|pair| pair[0].year >= since.year && pair[1].year <= last.year)
        .filter(|pair| !direction.leads(pair[0], pair[1]))
        .map(|pair| {
            format!(
                "{} (from {} to {})",
                pair[1].year,
                format::count(pair[0].count),
                format::count(pair[1].count)
            )
        })
        .collect();
    if found.len() > 4 {
        let more = found.len() - 3;
        found.truncate(3);
        found.push(format!("{more} other years"));
    }
    if found.is_empty() {
        found.push("years without a count".to_owned());
    }
    found
}
