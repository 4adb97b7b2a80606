//! The commands whose outputs are made before they are written: one by itself, or those of a recipe.

use super::arguments::Command;
use super::console::Console;
use super::outputs::Outputs;
use super::{chart, compare, forecast, report, revisions, screen, summary, tidy, trend};
use crate::Error;

/// The outputs of a command; `typed` is the command again.
///
/// # Errors
/// When the command fails, or makes no outputs.
pub fn execute(command: &Command, typed: &str, console: &Console) -> Result<Outputs, Error> {
    match command {
        Command::Chart(arguments) => chart::execute(arguments, typed, console),
        Command::Report(arguments) => report::execute(arguments, typed, console),
        Command::Summary(arguments) => summary::execute(arguments, console),
        Command::Trend(arguments) => trend::execute(arguments, console),
        Command::Forecast(arguments) => forecast::execute(arguments, console),
        Command::Compare(arguments) => compare::execute(arguments, console),
        Command::Screen(arguments) => screen::execute(arguments, console),
        Command::Revisions(arguments) => revisions::execute(arguments, console),
        Command::Tidy(arguments) => tidy::execute(arguments, console),
        _ => Err(Error::usage("no recipe calls this command", "see docs/recipe.md")),
    }
}
