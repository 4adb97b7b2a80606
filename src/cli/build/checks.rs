//! The claims and thresholds of a recipe.

use clap::CommandFactory;

use super::recipe::Recipe;
use super::tasks::{parsed, placed};
use super::threshold;
use crate::cli::console::Console;
use crate::cli::{Arguments, Command, check};
use crate::recipe::{Check, Outcome, Place, State, What};
use crate::{Error, cli::summary::SummaryArguments};
use arrivals_findings::claims::{self, Verdict};

/// What was found of a claim or threshold.
pub struct Found {
    /// Where it stands.
    pub place: Place,
    /// Whether it is a claim.
    pub claim: bool,
    /// Whether a threshold that trips is a failure.
    pub fail: bool,
    pub outcome: Outcome,
}

/// Checks all claims and thresholds, in the order of the recipe.
///
/// # Errors
/// When an input cannot be read, or has not what is asked about.
pub fn check_all(recipe: &Recipe, console: &Console) -> Result<Vec<Found>, Error> {
    let program = Arguments::command();
    let mut all = Vec::new();
    for Check { place, call, what } in &recipe.plan.checks {
        let (command, _) = parsed(&program, call, place, recipe)?;
        let (state, said) =
            outcome(&command, what, console).map_err(|error| placed(error, place, recipe))?;
        let (claim, fail) = match what {
            What::Claim(_) => (true, true),
            What::Threshold(threshold) => (false, threshold.fail),
        };
        let outcome = Outcome { state, said };
        all.push(Found { place: place.clone(), claim, fail, outcome });
    }
    Ok(all)
}

/// How many claims do not hold.
pub fn failed_claims(found: &[Found]) -> usize {
    found.iter().filter(|found| found.claim && found.outcome.state != State::Holds).count()
}

fn outcome(command: &Command, what: &What, console: &Console) -> Result<(State, String), Error> {
    match (what, command) {
        (What::Claim(text), Command::Check(arguments)) => {
            let (checked, strict) = check::checked(arguments, console)?;
            // A sentence of the recipe is a claim; of an article, only what can be checked is.
            Ok(claim(&checked, text.is_some() || strict))
        }
        (What::Threshold(asked), Command::Summary(arguments)) => {
            let arguments: &SummaryArguments = arguments;
            threshold::outcome(asked, arguments, console)
        }
        _ => Err(Error::usage("this is nothing that can be checked", "see docs/recipe.md")),
    }
}

/// Whether every part of a text holds.
fn claim(checked: &claims::Checked, all: bool) -> (State, String) {
    let open = |verdict| verdict == Verdict::CannotBeChecked && all;
    let unclear = checked.unclear.iter().filter(|_| all);
    let unclear = unclear.map(|sentence| {
        format!("'{}' (line {}) names nothing that the data count", sentence.text, sentence.line)
    });
    let nothing = checked.sentences.is_empty();
    let nothing = nothing.then(|| "nothing in it was read as a claim about these counts".into());
    let failing: Vec<String> = checked
        .parts()
        .filter(|part| part.verdict == Verdict::DoesNotHold || open(part.verdict))
        .map(|part| {
            let nearest = part.nearest.as_ref();
            let nearest = nearest.map(|said| format!("; what holds: {said}")).unwrap_or_default();
            let because = part.because.trim_end_matches('.');
            format!("'{}' {}: {because}{nearest}", part.words, part.verdict.words())
        })
        .chain(unclear)
        .chain(nothing)
        .collect();
    if failing.is_empty() {
        (State::Holds, String::new())
    } else {
        (State::Fails, failing.join("; "))
    }
}
