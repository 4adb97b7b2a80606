//! What a build says: a line an output, JSON for other programs, and whether all is well.

use super::Recipe;
use super::checks::{Checked, Found};
use crate::Error;
use crate::cli::console::Console;
use crate::recipe::{Place, State};
use crate::report::{Building, Built, Held, Now};

/// What became of a file.
pub struct Line {
    /// The file, relative to the recipe.
    pub path: String,
    /// The section that asks for it.
    pub place: Place,
    /// What became of it.
    pub now: Now,
    /// Whether its bytes are others than before.
    pub changed: bool,
}

/// Says what became of each output, claim and threshold on standard error.
pub fn lines(lines: &[Line], checked: &Checked, recipe: &Recipe, console: &Console) {
    for line in lines {
        console.say(&format!("{} {}", line.now.word(), line.path));
    }
    for found in checked.found() {
        let Found { place, outcome, .. } = found;
        let said = format!("{}:{}: {}", recipe.name(), place.line, outcome.said);
        match (found.claim, outcome.state) {
            (_, State::Holds) => {}
            (true, _) => console.alert(&said),
            (false, State::Fails) => console.alert(&said),
            (false, State::Undecided) => {
                console.warn(&format!(
                    "{}:{}: {} cannot be decided: {}",
                    recipe.name(),
                    place.line,
                    place.name,
                    outcome.said
                ));
            }
        }
    }
    console.say(&total(lines, checked));
}

/// The last line: `3 outputs: 1 made, 2 fresh; 1 claim holds; 1 of 2 thresholds trips`.
fn total(lines: &[Line], checked: &Checked) -> String {
    let count = |now: Now| lines.iter().filter(|line| line.now == now).count();
    let states: Vec<String> = [Now::Made, Now::Fresh, Now::Stale]
        .into_iter()
        .filter(|now| count(*now) > 0)
        .map(|now| format!("{} {}", count(now), now.word()))
        .collect();
    let outputs = match states.as_slice() {
        [] => "no output".to_owned(),
        states => format!("{}: {}", counted(lines.len(), "output"), states.join(", ")),
    };
    let of = |claim: bool| checked.found().iter().filter(move |found| found.claim == claim);
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
pub fn building(lines: &[Line], checked: &Checked, recipe: &Recipe) -> Building {
    let held = |claim: bool| {
        let found = checked.found().iter().filter(move |found| found.claim == claim);
        let one = |found: &Found| Held {
            section: found.place.name.clone(),
            line: found.place.line,
            state: found.outcome.state,
            fail: found.fail,
            said: found.outcome.said.clone(),
        };
        found.map(one).collect()
    };
    let built = |line: &Line| Built {
        path: line.path.clone(),
        section: line.place.name.clone(),
        line: line.place.line,
        state: line.now,
        changed: line.changed,
    };
    Building {
        recipe: recipe.name().replace('\\', "/"),
        changed: lines.iter().any(|line| line.changed),
        outputs: lines.iter().map(built).collect(),
        claims: held(true),
        thresholds: held(false),
    }
}

/// Whether all is well: an error with exit code 1 when it is not.
///
/// # Errors
/// When a claim does not hold or a threshold that is a failure trips; and where nothing was to be
/// written, when an output is stale.
pub fn verdict(lines: &[Line], checked: &Checked, check: bool) -> Result<(), Error> {
    let claims = checked.failed_claims();
    let thresholds = checked
        .found()
        .iter()
        .filter(|found| !found.claim && found.fail && found.outcome.state == State::Fails)
        .count();
    let stale = lines.iter().filter(|line| check && line.now == Now::Stale).count();
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
