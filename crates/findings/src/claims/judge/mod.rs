//! Claims held against a dataset.
//!
//! Invariant: a verdict is a function of the claim, the dataset and what was asked; nothing is
//! read as a whole year that is none, and nothing that is in doubt is judged.

mod change;
mod count;
mod extreme;
mod groups;
mod judgement;
mod rounding;
mod run;
mod scale;
mod share;
mod step;
mod subject;
mod sum;
mod wording;
mod year;
mod yearly;

pub use judgement::Asked;
pub use subject::whole;

use super::claim::{Claim, ClaimKind, TimeRef};
use super::verdict::{Part, Verdict};
use judgement::{Judged, Undecided};
use subject::series_of;

/// Judges one claim of the text.
pub fn judge(claim: &Claim, text: &str, asked: &Asked) -> Part {
    let decide = |claim: &Claim| decide(claim, asked).unwrap_or_else(Judged::from);
    let judged = match asked.scale {
        Some(scale) => {
            let scaled = Claim { said: scale::scaled(&claim.said, scale), ..claim.clone() };
            let note =
                format!("the table calls its counts thousands: numbers are divided by {scale}");
            match scaled.said == claim.said {
                true => decide(claim),
                false => decide(&scaled).noting([note]),
            }
        }
        None => decide(claim),
    };
    let judged = withhold(judged, claim);
    let words = text.get(claim.at.clone()).unwrap_or_default();
    Part {
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        start: claim.at.start,
        end: claim.at.end,
        ..judged
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

fn decide(claim: &Claim, asked: &Asked) -> Result<Judged, Undecided> {
    if let ClaimKind::Unread { reason, readings } = &claim.said {
        return Err(Undecided::because(reason).reading(readings.clone()));
    }
    if let ClaimKind::Groups { when, more, fewer, size } = &claim.said {
        return groups::judge(when, (more, fewer), size.as_ref(), asked);
    }
    let series = series_of(&claim.who, asked)?;
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
        ClaimKind::Unread { .. } | ClaimKind::Groups { .. } => Err(Undecided::default()),
    };
    let judged = judged.unwrap_or_else(Judged::from);
    if let Some(open) = claim.open.filter(|_| judged.verdict == Verdict::DoesNotHold) {
        let reason = format!("{open}; {}", judged.because);
        return Err(Undecided::because(reason).of(judged.taken_as));
    }
    Ok(judged.noting(claim.notes.iter().cloned()))
}
