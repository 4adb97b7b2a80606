//! What a build says: a line an output, JSON for other programs, and whether all is well.

use super::checks::{Found, failed_claims};
use super::recipe::Recipe;
use super::tasks::Output;
use crate::Error;
use crate::cli::console::Console;
use crate::recipe::{State, slashes};
use crate::report::{Building, Built, Held, Now};

/// Says on standard error which claims and thresholds do not hold.
pub fn say_checks(found: &[Found], recipe: &Recipe, console: &Console) {
    for Found { place, outcome, claim, .. } in found {
        let at = format!("{}:{}", recipe.name(), place.line);
        let said = &outcome.said;
        match (claim, outcome.state) {
            (_, State::Holds) => {}
            (true, _) | (false, State::Fails) => console.alert(&format!("{at}: {said}")),
            (false, State::Undecided) => {
                console.warn(&format!("{at}: {} cannot be decided: {said}", place.name));
            }
        }
    }
}

/// Says on standard error what became of each output, and the totals.
pub fn say_outputs(built: &[Built], found: &[Found], console: &Console) {
    for built in built {
        console.say(&format!("{} {}", built.state.word(), built.path));
    }
    console.say(&total(built, found));
}

/// What became of each output, in the order of the recipe.
pub fn built(outputs: &[Output], written: bool) -> Vec<Built> {
    let built = |output: &Output| Built {
        path: slashes(&output.path),
        section: output.place.name.clone(),
        line: output.place.line,
        state: output.now(written),
    };
    outputs.iter().map(built).collect()
}

/// The last line: `3 outputs: 1 written, 2 unchanged; 1 claim holds; 1 of 2 thresholds not kept`.
fn total(built: &[Built], found: &[Found]) -> String {
    let count = |now: Now| built.iter().filter(|built| built.state == now).count();
    let states: Vec<String> = [Now::Written, Now::Unchanged, Now::Removed, Now::Stale]
        .into_iter()
        .filter(|now| count(*now) > 0)
        .map(|now| format!("{} {}", count(now), now.word()))
        .collect();
    let outputs = match states.as_slice() {
        [] => "no output".to_owned(),
        states => format!("{}: {}", counted(built.len(), "output"), states.join(", ")),
    };
    let of = |claim: bool| found.iter().filter(move |found| found.claim == claim);
    let bad = |claim: bool| of(claim).filter(|found| found.outcome.state != State::Holds).count();
    let mut parts = vec![outputs];
    match (of(true).count(), bad(true)) {
        (0, _) => {}
        (1, 0) => parts.push("1 claim holds".into()),
        (claims, 0) => parts.push(format!("{claims} claims hold")),
        (claims, bad) => parts.push(format!("{bad} of {} not held", counted(claims, "claim"))),
    }
    match (of(false).count(), bad(false)) {
        (0, _) => {}
        (1, 0) => parts.push("1 threshold is kept".into()),
        (thresholds, 0) => parts.push(format!("{thresholds} thresholds are kept")),
        (thresholds, bad) => {
            parts.push(format!("{bad} of {} not kept", counted(thresholds, "threshold")));
        }
    }
    parts.join("; ")
}

fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// What was made and what changed, for other programs.
pub fn building(built: &[Built], found: &[Found], recipe: &Recipe) -> Building {
    let held = |claim: bool| {
        let found = found.iter().filter(move |found| found.claim == claim);
        let one = |found: &Found| Held {
            section: found.place.name.clone(),
            line: found.place.line,
            state: found.outcome.state,
            fail: found.fail,
            said: found.outcome.said.clone(),
        };
        found.map(one).collect()
    };
    Building {
        recipe: recipe.name().replace('\\', "/"),
        changed: built.iter().any(|built| matches!(built.state, Now::Written | Now::Removed)),
        outputs: built.to_vec(),
        claims: held(true),
        thresholds: held(false),
    }
}

/// Whether all is well: an error with exit code 1 when it is not.
///
/// # Errors
/// When a claim does not hold or a threshold that is a failure trips; and where nothing was to be
/// written, when an output is stale.
pub fn verdict(built: &[Built], found: &[Found], check: bool) -> Result<(), Error> {
    let claims = failed_claims(found);
    let thresholds = found
        .iter()
        .filter(|found| !found.claim && found.fail && found.outcome.state == State::Fails)
        .count();
    let stale = built.iter().filter(|built| check && built.state == Now::Stale).count();
    let mut what = Vec::new();
    let mut say = |number: usize, noun: &str, one: &str, more: &str| {
        if number > 0 {
            let verb = if number == 1 { one } else { more };
            what.push(format!("{} {verb}", counted(number, noun)));
        }
    };
    say(claims, "claim", "does not hold", "do not hold");
    say(thresholds, "threshold", "is not kept", "are not kept");
    say(stale, "output", "is stale", "are stale");
    if what.is_empty() {
        return Ok(());
    }
    let hint = match (claims, stale) {
        (0, 0) => "the numbers are what they are: see what changed, or set another limit",
        (0, _) => "make them with 'arrivals build'",
        _ if check => "correct the claims, then build",
        _ => "nothing was written: correct the claims, or the counts, and build again",
    };
    Err(Error::Unmet { what: what.join(", "), hint: hint.into() })
}
