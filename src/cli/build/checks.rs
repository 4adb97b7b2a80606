//! The claims and thresholds of a recipe: found anew, or as the last build found them.

use clap::CommandFactory;

use super::Recipe;
use super::files::Files;
use super::making::{made_from, parsed, placed};
use super::threshold;
use crate::cli::console::Console;
use crate::cli::{Arguments, Command, check};
use crate::recipe::{Check, Outcome, Place, Stamp, State, What};
use crate::{Error, cli::summary::SummaryArguments};
use arrivals_findings::claims::{self, Verdict};

/// The claims and thresholds, and what was found of each.
pub struct Checked {
    found: Vec<Found>,
    new: bool,
}

/// What was found of a claim or threshold.
pub struct Found {
    /// Where it stands.
    pub place: Place,
    /// Whether it is a claim.
    pub claim: bool,
    /// Whether a threshold that trips is a failure.
    pub fail: bool,
    /// What was found.
    pub outcome: Outcome,
}

impl Checked {
    /// Finds out, where the last build did not.
    ///
    /// # Errors
    /// When an input cannot be read, or has not what is asked about.
    pub fn of(
        recipe: &Recipe,
        files: &Files,
        stamp: &Stamp,
        force: bool,
        console: &Console,
    ) -> Result<Self, Error> {
        let program = Arguments::command();
        let (mut found, mut new) = (Vec::new(), false);
        for check in &recipe.plan.checks {
            let Check { place, call, what } = check;
            let (command, _) = parsed(&program, call, place, recipe)?;
            // What is tested is no part of the command line.
            let made_from = crate::recipe::hash(
                format!("{} {what:?}", made_from(call, place, recipe, files)?).as_bytes(),
            );
            let known = stamp.outcome(&made_from).filter(|_| !force).cloned();
            new |= known.is_none();
            let outcome = match known {
                Some(known) => known,
                None => {
                    let (state, said) = outcome(&command, what, console)
                        .map_err(|error| placed(error, place, recipe))?;
                    Outcome { made_from, state, said }
                }
            };
            let (claim, fail) = match what {
                What::Claim(_) => (true, true),
                What::Threshold(threshold) => (false, threshold.fail),
            };
            found.push(Found { place: place.clone(), claim, fail, outcome });
        }
        Ok(Self { found, new })
    }

    /// What was found, in the order of the recipe.
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// Whether something was found anew.
    pub fn is_new(&self) -> bool {
        self.new
    }

    /// How many claims do not hold.
    pub fn failed_claims(&self) -> usize {
        let fails = |found: &&Found| found.claim && found.outcome.state != State::Holds;
        self.found.iter().filter(fails).count()
    }

    /// What is recorded.
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.found.iter().map(|found| found.outcome.clone()).collect()
    }
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
