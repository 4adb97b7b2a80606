//! Claims held against a dataset.
//!
//! Invariant: a verdict is a function of the claim, the dataset and what was asked; nothing is
//! read as a whole year that is none, and nothing that is in doubt is judged.

mod change;
mod count;
mod extreme;
mod groups;
mod rounding;
mod run;
mod scale;
mod share;
mod step;
mod sum;
mod year;
mod yearly;

use super::claim::{Claim, ClaimKind, Hedge, Quantity, SubjectRef, TimeRef};
use super::number::Number;
use super::verdict::{Part, Verdict};
use crate::{Cell, format, series_named};
use arrivals_data::{Dataset, Period, Role, Series, YearCount};
use arrivals_statistics::Method;
use year::Undecided;

/// What the claims are held against.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The series of claims that name no group; none where there is no whole.
    pub series: Option<&'a Series>,
    /// The year of writing.
    pub as_of: Option<i32>,
    /// How many of what is counted one count of the table stands for, where it says so.
    pub scale: Option<f64>,
}

/// What a judge says.
#[derive(Debug, Clone)]
struct Judged {
    taken_as: String,
    verdict: Verdict,
    because: String,
    nearest: Option<String>,
    readings: Vec<String>,
    method: Option<&'static str>,
    cells: Vec<Cell>,
    caveats: Vec<String>,
}

impl Judged {
    /// A verdict with the figures that decide.
    fn new(taken_as: String, verdict: Verdict, because: String) -> Self {
        Self {
            taken_as,
            verdict,
            because,
            nearest: None,
            readings: Vec::new(),
            method: None,
            cells: Vec::new(),
            caveats: Vec::new(),
        }
    }

    /// No verdict, and why.
    fn undecided(taken_as: String, undecided: Undecided) -> Self {
        Self {
            readings: undecided.readings,
            ..Self::new(taken_as, Verdict::CannotBeChecked, format::sentence(&undecided.reason))
        }
    }

    /// With the method and the years that it was computed from.
    fn by(mut self, method: Method, asked: &Asked, series: &Series, years: &[YearCount]) -> Self {
        self.method = Some(method.id);
        for at in years {
            self.cells.extend(Cell::of(asked.dataset.origins(), series, Period::Year(at.year)));
            if at.status.is_tentative() {
                self.caveats.push(format!("The count of {} is {}.", at.year, at.status.word()));
            }
        }
        self
    }

    fn noting(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        for note in notes {
            let note = format::sentence(&note);
            if !self.caveats.contains(&note) {
                self.caveats.push(note);
            }
        }
        self
    }

    /// With the nearest statement that is so, where this one is not.
    fn nearest(mut self, nearest: impl Into<Option<String>>) -> Self {
        if !matches!(self.verdict, Verdict::Holds | Verdict::HoldsWhenRounded) {
            // What the reason says already is not said again.
            let because = self.because.to_lowercase();
            let new =
                |nearest: &String| !because.contains(nearest.to_lowercase().trim_end_matches('.'));
            self.nearest = nearest.into().filter(new);
        }
        self
    }
}

/// Judges one claim of the text.
pub fn judge(claim: &Claim, text: &str, asked: &Asked) -> Part {
    let judged = match asked.scale {
        Some(scale) => {
            let scaled = Claim { said: scale::scaled(&claim.said, scale), ..claim.clone() };
            let note =
                format!("the table calls its counts thousands: numbers are divided by {scale}");
            match scaled.said == claim.said {
                true => decide(claim, asked),
                false => decide(&scaled, asked).noting([note]),
            }
        }
        None => decide(claim, asked),
    };
    let judged = withhold(judged, claim);
    let words = text.get(claim.at.clone()).unwrap_or_default();
    Part {
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        start: claim.at.start,
        end: claim.at.end,
        taken_as: judged.taken_as,
        verdict: judged.verdict,
        because: judged.because,
        nearest: judged.nearest,
        readings: judged.readings,
        method: judged.method,
        cells: judged.cells,
        caveats: judged.caveats,
    }
}

/// No verdict where a word of the clause was not read: the figures that were read may fit while the
/// sentence is false. A number that is not the count of the year beside it is wrong whatever the
/// word says.
fn withhold(judged: Judged, claim: &Claim) -> Judged {
    let Some(word) = &claim.unread else { return judged };
    let beside_year = matches!(
        &claim.said,
        ClaimKind::Count {
            when: TimeRef::Year { .. } | TimeRef::LastYear { .. } | TimeRef::Ago { .. },
            ..
        }
    );
    let stands = match judged.verdict {
        Verdict::CannotBeChecked => true,
        Verdict::DoesNotHold => beside_year,
        Verdict::Holds | Verdict::HoldsWhenRounded | Verdict::Imprecise => false,
    };
    if stands {
        return judged;
    }
    let because = format!("'{word}' was not read. {}", judged.because);
    Judged { verdict: Verdict::CannotBeChecked, because, nearest: None, ..judged }
}

fn decide(claim: &Claim, asked: &Asked) -> Judged {
    if let ClaimKind::Unread { reason, readings } = &claim.said {
        let undecided = Undecided { reason: reason.clone(), readings: readings.clone() };
        return Judged::undecided(String::new(), undecided);
    }
    if let ClaimKind::Groups { when, more, fewer, size } = &claim.said {
        return groups::judge(when, (more, fewer), size.as_ref(), asked);
    }
    let series = match series_of(&claim.who, asked) {
        Ok(series) => series,
        Err(undecided) => return Judged::undecided(String::new(), undecided),
    };
    let judged = match &claim.said {
        ClaimKind::Count { when, number } => count::judge(when, number, series, asked),
        ClaimKind::Sum { from, to, number } => sum::judge(from.as_ref(), to, number, series, asked),
        ClaimKind::Each { years, number } => yearly::each(years, number, series, asked),
        ClaimKind::Together { years, number } => yearly::together(years, number, series, asked),
        ClaimKind::Average { years, number } => yearly::average(years, number, series, asked),
        ClaimKind::First { when, new, scope } => yearly::first(when, new, scope, series, asked),
        ClaimKind::Change { from, to, direction, size, compared } => {
            change::judge((from, to), *direction, size.as_ref(), *compared, series, asked)
        }
        ClaimKind::Share { when, percent, in_words } => {
            share::judge(when, percent, *in_words, series, asked)
        }
        ClaimKind::ShareChange { from, to, direction, size } => {
            share::judge_change((from, to), *direction, size.as_ref(), series, asked)
        }
        ClaimKind::Extreme { when, side, rank, scope } => {
            extreme::judge(when, *side, *rank, scope, series, asked)
        }
        ClaimKind::Step { when, direction, largest, by, scope } => {
            step::judge(when, (*direction, *largest, *by), scope, series, asked)
        }
        ClaimKind::Run { to, direction, length } => {
            run::judge(to, *direction, length, series, asked)
        }
        ClaimKind::Unread { .. } | ClaimKind::Groups { .. } => {
            Judged::undecided(String::new(), Undecided::default())
        }
    };
    if let Some(open) = claim.open.filter(|_| judged.verdict == Verdict::DoesNotHold) {
        let reason = format!("{open}; {}", judged.because);
        return Judged::undecided(judged.taken_as, Undecided::because(reason));
    }
    judged.noting(claim.notes.iter().cloned())
}

/// The series of a group, or why there is none.
fn series_of<'a>(who: &SubjectRef, asked: &Asked<'a>) -> Result<&'a Series, Undecided> {
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

/// ` (female)` where the series is one of several groups.
fn of_group(series: &Series) -> String {
    match series.role() {
        Role::Part | Role::Subtotal => format!(" ({})", series.name()),
        Role::Single | Role::Total => String::new(),
    }
}

/// A number with its hedge, as it was understood: `about 2,700`.
fn quantity(said: &Quantity) -> String {
    let number = written(&said.number);
    match said.hedge {
        Hedge::Plain => number,
        Hedge::About => format!("about {number}"),
        Hedge::Nearly => format!("nearly {number}"),
        Hedge::JustOver => format!("just over {number}"),
        Hedge::MoreThan => format!("more than {number}"),
        Hedge::AtLeast => format!("at least {number}"),
        Hedge::FewerThan => format!("fewer than {number}"),
        Hedge::AtMost => format!("at most {number}"),
        Hedge::To(upper) => {
            let upper = Number::new(upper, said.number.place.min(1.0));
            format!("{number} to {}", written(&upper))
        }
        Hedge::InThe => format!(
            "{number} to {}",
            format::decimal(said.number.value + said.number.place - 1.0, 0)
        ),
    }
}

/// A number as precisely as it was written.
fn written(number: &Number) -> String {
    let place = number.place;
    let mut decimals = 0;
    let mut unit = 1.0;
    while unit > place * 1.001 && decimals < 3 {
        unit /= 10.0;
        decimals += 1;
    }
    format::decimal(number.value, decimals)
}

/// A ratio without the zeros that no one wrote: `2`, `0.5`.
fn multiple(said: &Quantity) -> String {
    let text = quantity(said);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// The reason of a fit behind its figures: `196 in 2023: it is that number, not above it`.
fn with_why(figures: String, why: &str) -> String {
    format::sentence(&if why.is_empty() { figures } else { format!("{figures}: {why}") })
}
