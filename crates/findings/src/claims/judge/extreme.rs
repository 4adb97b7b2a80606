//! Records and ranks.

use super::judgement::{Asked, Judged, Undecided};
use super::wording::{counted, of_group, with_why};
use super::year;
use crate::claims::claim::{Scope, Side, TimeRef};
use crate::claims::verdict::Verdict;
use crate::{breaks_said, format};
use arrivals_data::{Series, YearCount};
use arrivals_statistics::methods;

pub(super) fn judge(
    when: &TimeRef,
    side: Side,
    rank: usize,
    scope: &Scope,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let name = format!("{}{}{}", name(side, rank), scope_words(scope), of_group(series));
    let at = year::resolve(when, series, asked).map_err(|why| why.of(format!("the {name}")))?;
    let taken_as = format!("{} was the {name}", at.year);
    let this = year::count(series, at.year).map_err(|why| why.of(&taken_as).noting(&at.notes))?;
    let since = match scope {
        Scope::Since(when) => {
            Some(year::before(when, this.year, series, asked).map_err(|why| why.of(&taken_as))?)
        }
        _ => None,
    };
    let field = Field { side, this, series };
    let (judged, decides) = match (scope, since) {
        (Scope::Since(_), Some(since)) => field.since(since, rank),
        (Scope::Years(years), _) => field.among(rank, Some(this.year.number() - years)),
        _ => field.among(rank, None),
    };
    let years: Vec<YearCount> = decides.into_iter().chain(since).chain([this]).collect();
    Ok(Judged { taken_as, ..judged }
        .by(methods::PEAK, asked, series, &years)
        .noting(at.notes)
        .noting(field.caveats(scope)))
}

/// A year among the others.
struct Field<'a> {
    side: Side,
    this: YearCount,
    series: &'a Series,
}

impl Field<'_> {
    /// Whether one count is beyond another on the side that is asked for.
    fn beyond(&self, one: YearCount, other: YearCount) -> bool {
        match self.side {
            Side::Highest => one.count > other.count,
            Side::Lowest => one.count < other.count,
        }
    }

    /// Among the years after `after`, or all; with the year that decides.
    fn among(&self, rank: usize, after: Option<i32>) -> (Judged, Option<YearCount>) {
        let mut others: Vec<YearCount> = self
            .series
            .years()
            .into_iter()
            .filter(|at| at.year != self.this.year)
            .filter(|at| {
                after.is_none_or(|after| at.year.number() > after && at.year <= self.this.year)
            })
            .collect();
        others.sort_by(|one, other| match self.side {
            Side::Highest => other.count.cmp(&one.count),
            Side::Lowest => one.count.cmp(&other.count),
        });
        let ahead: Vec<YearCount> =
            others.iter().copied().filter(|at| self.beyond(*at, self.this)).collect();
        let equal = others.iter().copied().find(|at| at.count == self.this.count);
        let own = counted(self.this);
        let own_rank = ahead.len() + 1;
        let word = name(self.side, 1);
        if own_rank == rank {
            let verdict = if equal.is_some() { Verdict::Imprecise } else { Verdict::Holds };
            let shared =
                equal.map_or(String::new(), |at| format!("{} has the same count", at.year));
            let next = others
                .get(rank - 1)
                .filter(|_| equal.is_none())
                .map_or(String::new(), |at| format!("; next is {}", counted(*at)));
            let judged = Judged::new("", verdict, with_why(format!("{own}{next}"), &shared))
                .nearest(format!("{own} is one of the {word}"));
            return (judged, equal.or(others.get(rank - 1).copied()));
        }
        let first = others.first().copied();
        let leader = first.filter(|at| self.beyond(*at, self.this));
        let nearest = match leader {
            Some(at) => {
                format!("the {word} is {}; {own} is the {}", counted(at), name(self.side, own_rank))
            }
            None => format!("{own} is the {word}"),
        };
        // A record of its time that was broken since.
        let later = rank == 1
            && after.is_none()
            && ahead.iter().all(|at| at.year > self.this.year)
            && !ahead.is_empty();
        let (verdict, because) = match (later, leader) {
            (true, Some(at)) => (
                Verdict::Imprecise,
                format!("{own} was the {word} when it was counted; since then, {}", counted(at)),
            ),
            (_, Some(at)) => (Verdict::DoesNotHold, format!("{own}, but {}", counted(at))),
            _ => (Verdict::DoesNotHold, format!("{own} is the {}", name(self.side, own_rank))),
        };
        (Judged::new("", verdict, because).nearest(nearest), leader)
    }

    /// Since a year: none after it was so low, and it was no higher itself.
    fn since(&self, since: YearCount, rank: usize) -> (Judged, Option<YearCount>) {
        let own = counted(self.this);
        let word = name(self.side, rank);
        let years = self.series.years();
        let between: Vec<YearCount> = years
            .iter()
            .copied()
            .filter(|at| since.year < at.year && at.year < self.this.year)
            .filter(|at| !self.beyond(self.this, *at))
            .collect();
        // The last year before this one that reached as far.
        let last = years
            .iter()
            .rev()
            .copied()
            .find(|at| at.year < self.this.year && !self.beyond(self.this, *at));
        let truth = match last {
            Some(at) => format!("{own} is the {word} since {}", counted(at)),
            None => format!("{own} is the {word} of all years up to {}", self.this.year),
        };
        if rank != 1 {
            let reason = "a rank since a year is not read";
            return (Judged::from(Undecided::because(reason)), None);
        }
        if let Some(at) = between.last() {
            let because = format!("{own}, but {}", counted(*at));
            let judged = Judged::new("", Verdict::DoesNotHold, because);
            return (judged.nearest(truth), Some(*at));
        }
        if since.year.plus(1) == Some(self.this.year) && !self.beyond(self.this, since) {
            let because =
                format!("{own}; {} is the year before, so that it says nothing", counted(since));
            return (Judged::new("", Verdict::Imprecise, because), None);
        }
        if self.beyond(self.this, since) {
            let because = format!(
                "{own}; {} does not reach it, so that the record goes back further",
                counted(since)
            );
            return (Judged::new("", Verdict::Imprecise, because).nearest(truth), last);
        }
        let because = format!("{own}; {}, and none between reached it", counted(since));
        (Judged::new("", Verdict::Holds, because), None)
    }

    /// What the record does not cover.
    fn caveats(&self, scope: &Scope) -> Vec<String> {
        let years = self.series.years();
        let (Some(first), Some(last)) = (years.first(), years.last()) else { return Vec::new() };
        let mut caveats = Vec::new();
        if matches!(scope, Scope::All | Scope::Unsaid) {
            caveats.push(format!("on record: the whole years {}–{}", first.year, last.year));
            let set_aside: Vec<String> =
                self.series.set_aside().map(|observation| observation.period.label()).collect();
            if !set_aside.is_empty() {
                caveats.push(format!("not among them: {}", format::list(&set_aside)));
            }
        }
        let gaps = self.series.gaps();
        if !gaps.is_empty() {
            caveats.push(format!("without a count: {}", format::list(gaps.iter().take(5))));
        }
        caveats.extend(breaks_said(self.series, *first, self.this));
        caveats
    }
}

fn name(side: Side, rank: usize) -> String {
    let word = match side {
        Side::Highest => "highest",
        Side::Lowest => "lowest",
    };
    const ORDINALS: [&str; 9] =
        ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    match rank {
        0 | 1 => word.to_owned(),
        2..=10 => format!("{}-{word}", ORDINALS.get(rank - 2).copied().unwrap_or_default()),
        more => {
            let ending = match (more % 100, more % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                _ => "th",
            };
            format!("{more}{ending}-{word}")
        }
    }
}

fn scope_words(scope: &Scope) -> String {
    match scope {
        Scope::All | Scope::Unsaid => " on record".to_owned(),
        Scope::Since(TimeRef::Year { year, .. }) => format!(" since {year}"),
        Scope::Since(_) => " since then".to_owned(),
        Scope::Years(years) => format!(" in {years} years"),
    }
}
