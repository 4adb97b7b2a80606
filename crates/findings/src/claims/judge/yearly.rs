//! Figures of several years: so many in each of them, so many on average, and for the first time.

use super::judgement::{Asked, Judged, Undecided};
use super::rounding::{Figure, Fit, fit};
use super::wording::{counted, of_group, quantity, verb, with_why};
use super::year;
use crate::claims::claim::{Hedge, Novelty, Quantity, Scope, TimeRef, Years};
use crate::claims::verdict::Verdict;
use crate::{breaks_said, format};
use arrivals_data::{Series, Year, YearCount};
use arrivals_statistics::{Method, mean, methods};

/// More years than any list of them names.
const MOST: i32 = 1000;

/// The counts of several years, and how they are named.
struct Several {
    years: Vec<YearCount>,
    name: String,
    notes: Vec<String>,
}

impl Several {
    fn from_years(years: &Years, series: &Series, asked: &Asked) -> Result<Self, Undecided> {
        let mut notes = Vec::new();
        let mut resolved = |when: &TimeRef| -> Result<Year, Undecided> {
            let at = year::resolve(when, series, asked)?;
            notes.extend(at.notes);
            Ok(at.year)
        };
        let (numbers, name) = match years {
            Years::Span(from, to) => {
                let (from, to) = (resolved(from)?, resolved(to)?);
                let span = to.number() - from.number();
                if !(1..MOST).contains(&span) {
                    let reason = format!("{from} does not come before {to}");
                    return Err(Undecided::because(reason));
                }
                let all = (0..=span).filter_map(|plus| from.plus(plus)).collect();
                (all, format!("from {from} to {to}"))
            }
            Years::List(list) => {
                let mut all = list.iter().map(&mut resolved).collect::<Result<Vec<Year>, _>>()?;
                all.sort_unstable();
                let name = format!("in {}", format::list(&all));
                (all, name)
            }
        };
        let years =
            numbers.into_iter().map(|year| year::count(series, year)).collect::<Result<_, _>>()?;
        Ok(Self { years, name, notes })
    }

    /// With the breaks between the years, the method and what was noted.
    fn finish(self, judged: Judged, method: Method, series: &Series, asked: &Asked) -> Judged {
        let judged = match (self.years.first(), self.years.last()) {
            (Some(first), Some(last)) => judged.noting(breaks_said(series, *first, *last)),
            _ => judged,
        };
        judged.by(method, asked, series, &self.years).noting(self.notes)
    }

    /// The smallest and the largest.
    fn extremes(&self) -> Option<(YearCount, YearCount)> {
        let least = self.years.iter().min_by_key(|at| at.count)?;
        Some((*least, *self.years.iter().max_by_key(|at| at.count)?))
    }
}

pub(super) fn each(
    years: &Years,
    number: &Quantity,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let said = format!("{} in each year{}", quantity(number), of_group(series));
    let several = Several::from_years(years, series, asked).map_err(|why| why.of(&said))?;
    let taken_as = format!("{said} {}", several.name);
    let (least, most) = several.extremes().ok_or_else(|| no_year(&taken_as))?;
    let fits: Vec<(YearCount, Fit)> = several
        .years
        .iter()
        .map(|at| (*at, fit(number, at.count.as_f64(), Figure::Count)))
        .collect();
    let fails: Vec<YearCount> = fits
        .iter()
        .filter(|(_, fit)| fit.verdict == Verdict::DoesNotHold)
        .map(|(at, _)| *at)
        .collect();
    let truth = if least.count == most.count {
        format!("{} in each year {}", format::count(least.count), several.name)
    } else {
        format!("{} it was between {} and {}", several.name, shown(least), shown(most))
    };
    let bound = number.is_bound() || matches!(number.hedge, Hedge::To(_));
    let judged = if fails.is_empty() {
        // A bound of all of them is as close as the closest of them.
        let by = |fit: &&(YearCount, Fit)| fit.1.verdict;
        let decides = if bound { fits.iter().min_by_key(by) } else { fits.iter().max_by_key(by) };
        let (verdict, why) = decides
            .map_or((Verdict::CannotBeChecked, ""), |(_, fit)| (fit.verdict, fit.why.as_str()));
        Judged::new(taken_as, verdict, with_why(truth.clone(), why))
    } else {
        let all = fails.len() == fits.len();
        let not = if all { truth.clone() } else { format!("not in {}", listed(&fails)) };
        Judged::new(taken_as, Verdict::DoesNotHold, not)
    };
    Ok(several.finish(judged.nearest(truth), methods::OBSERVED, series, asked))
}

fn no_year(taken_as: &str) -> Undecided {
    Undecided::because("it names no year").of(taken_as)
}

pub(super) fn together(
    years: &Years,
    number: &Quantity,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let said = format!("{} together{}", quantity(number), of_group(series));
    let several = Several::from_years(years, series, asked).map_err(|why| why.of(&said))?;
    let taken_as = format!("{said} {}", several.name);
    let sum: f64 = several.years.iter().map(|at| at.count.as_f64()).sum();
    let fit = fit(number, sum, Figure::Count);
    let figures = format!("{} together {}", format::decimal(sum, 0), several.name);
    let judged =
        Judged::new(taken_as, fit.verdict, with_why(figures.clone(), &fit.why)).nearest(figures);
    Ok(several.finish(judged, methods::CUMULATIVE, series, asked))
}

pub(super) fn average(
    years: &Years,
    number: &Quantity,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let said = format!("{} a year on average{}", quantity(number), of_group(series));
    let several = Several::from_years(years, series, asked).map_err(|why| why.of(&said))?;
    let taken_as = format!("{said} {}", several.name);
    let average = mean(&several.years).ok_or_else(|| no_year(&taken_as))?;
    let fit = fit(number, average, Figure::Count);
    let figures = format!(
        "{} {} is {} a year ({} years)",
        "the mean",
        several.name,
        format::decimal(average, 1),
        several.years.len()
    );
    // A whole number is the mean as people write it.
    let verdict = match fit.verdict {
        Verdict::Imprecise if number.number.place <= 1.0 && fit.why.starts_with("cut") => {
            Verdict::DoesNotHold
        }
        verdict => verdict,
    };
    let judged =
        Judged::new(taken_as, verdict, with_why(figures.clone(), &fit.why)).nearest(figures);
    Ok(several.finish(judged, methods::MEAN, series, asked))
}

pub(super) fn first(
    when: &TimeRef,
    new: &Novelty,
    scope: &Scope,
    series: &Series,
    asked: &Asked,
) -> Result<Judged, Undecided> {
    let what = match new {
        Novelty::Move(direction) => verb(*direction).to_owned(),
        Novelty::Count(number) => format!("was {}", quantity(number)),
    };
    let what = format!("{what}{} for the first time", of_group(series));
    let at = year::resolve(when, series, asked).map_err(|why| why.of(&what))?;
    let this = at.year;
    let since = match scope {
        Scope::All | Scope::Unsaid => None,
        Scope::Years(years) => this.plus(-years),
        Scope::Since(when) => {
            let since = year::resolve(when, series, asked);
            Some(since.map_err(|why| why.of(&what).noting(&at.notes))?.year)
        }
    };
    let taken_as = match since {
        Some(since) => format!("{what} since {since} in {this}"),
        None => format!("{what} in {this}"),
    };
    if since.is_some_and(|since| since >= this) {
        let reason = format!("{} does not come before {this}", since.unwrap_or(this));
        return Err(Undecided::because(reason).of(taken_as).noting(&at.notes));
    }
    let (judged, cells) = History { new, series }
        .judged(&taken_as, this, since)
        .unwrap_or_else(|why| (Judged::from(why.of(&taken_as)), Vec::new()));
    let method = match new {
        Novelty::Move(_) => methods::CHANGE,
        Novelty::Count(_) => methods::OBSERVED,
    };
    Ok(judged.by(method, asked, series, &cells).noting(at.notes))
}

/// In which years something was so.
struct History<'a> {
    new: &'a Novelty,
    series: &'a Series,
}

impl History<'_> {
    /// Whether it was so in that year, and the counts that say it.
    fn so(&self, year: Year) -> Result<(bool, Vec<YearCount>), Undecided> {
        let this = year::count(self.series, year)?;
        match self.new {
            Novelty::Count(number) => {
                let fit = fit(number, this.count.as_f64(), Figure::Count);
                Ok((fit.verdict != Verdict::DoesNotHold, vec![this]))
            }
            Novelty::Move(direction) => {
                let before = year.plus(-1).ok_or_else(Undecided::default)?;
                let before = year::count(self.series, before)?;
                Ok((direction.leads(before, this), vec![before, this]))
            }
        }
    }

    /// The verdict with the counts that decide; `since` is itself no year between.
    fn judged(
        &self,
        taken_as: &str,
        this: Year,
        since: Option<Year>,
    ) -> Result<(Judged, Vec<YearCount>), Undecided> {
        let made = |verdict, because: &str| Judged::new(taken_as, verdict, because);
        let (so, cells) = self.so(this)?;
        let own = figures(&cells);
        if !so {
            return Ok((made(Verdict::DoesNotHold, &format!("not in {this}: {own}")), cells));
        }
        let years = self.series.years();
        let Some(begin) = years.first().map(|at| at.year) else {
            return Ok((made(Verdict::Holds, &own), cells));
        };
        let first = since.and_then(|since| since.plus(1)).unwrap_or(begin).max(begin);
        // The first year has none before it.
        let first = match (self.new, since) {
            (Novelty::Move(_), None) => begin.plus(1).unwrap_or(begin),
            _ => first,
        };
        let between = this.number() - first.number();
        let mut doubt = None;
        for back in 1..=between.clamp(0, MOST) {
            let Some(year) = this.plus(-back) else { break };
            match self.so(year) {
                Ok((false, _)) => {}
                Ok((true, found)) => {
                    let because = format!("{own}; so it was in {year}, too: {}", figures(&found));
                    let nearest = format!("it was the first time since {year}");
                    let cells = cells.into_iter().chain(found).collect();
                    let judged = made(Verdict::DoesNotHold, &because);
                    return Ok((judged.nearest(nearest), cells));
                }
                Err(reason) => doubt = doubt.or(Some(reason)),
            }
        }
        if let Some(reason) = doubt {
            return Err(reason);
        }
        let Some(since) = since else {
            let because = format!("{own}; in none of the years from {begin} on before it");
            return Ok((made(Verdict::Holds, &because), cells));
        };
        let (so, found) = self.so(since)?;
        let judged = if so {
            let because = format!("{own}; {}, and in no year between", figures(&found));
            made(Verdict::Holds, &because)
        } else {
            let because = format!(
                "{own}, and in no year between; but in {since} it was not so either: {}",
                figures(&found)
            );
            made(Verdict::Imprecise, &because)
        };
        Ok((judged, found.into_iter().chain(cells).collect()))
    }
}

fn shown(at: YearCount) -> String {
    format!("{} ({})", format::count(at.count), at.year)
}

/// `67 in 2022 and 196 in 2023`.
fn figures(years: &[YearCount]) -> String {
    format::list(years.iter().copied().map(counted))
}

/// At most four years with their counts.
fn listed(years: &[YearCount]) -> String {
    const SHOWN: usize = 4;
    let mut each: Vec<String> = years
        .iter()
        .take(SHOWN)
        .map(|at| format!("{} ({})", at.year, format::count(at.count)))
        .collect();
    if years.len() > SHOWN {
        let more = years.len() - SHOWN;
        each.push(if more == 1 { "1 other year".into() } else { format!("{more} other years") });
    }
    format::list(&each)
}
