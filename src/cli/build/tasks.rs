//! The outputs of a recipe: all of them are made in memory and compared with the disk.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, FromArgMatches};

use super::recipe::Recipe;
use crate::Error;
use crate::cli::command_line::typed;
use crate::cli::console::Console;
use crate::cli::execute::execute;
use crate::cli::stale_charts::charts_of_reports;
use crate::cli::{Arguments, Command, report};
use crate::recipe::{Invocation, Manifest, Place, RecipeError, Task, normal};
use crate::report::Now;

/// What a recipe wants at a place.
pub struct Output {
    /// The place, relative to the recipe.
    pub path: PathBuf,
    /// The section that asks for it.
    pub place: Place,
    /// What shall stand there; nothing where an earlier report left a chart.
    pub bytes: Option<Vec<u8>>,
    /// Whether that stands there already.
    pub is_current: bool,
}

impl Output {
    /// What became of it in a build that wrote its outputs, or did not.
    pub fn now(&self, written: bool) -> Now {
        match (self.is_current, written, &self.bytes) {
            (true, ..) => Now::Unchanged,
            (false, false, _) => Now::Stale,
            (false, true, Some(_)) => Now::Written,
            (false, true, None) => Now::Removed,
        }
    }
}

/// Makes all outputs; nothing is written.
///
/// # Errors
/// When a command line is none, or a command fails.
pub fn make(recipe: &Recipe, manifest: &Manifest, console: &Console) -> Result<Vec<Output>, Error> {
    let program = Arguments::command();
    let mut outputs: Vec<Output> = Vec::new();
    for task in &recipe.plan.tasks {
        let (command, typed) = parsed(&program, &task.call, &task.place, recipe)?;
        let made = execute(&command, &typed, console)
            .map_err(|error| placed(error, &task.place, recipe))?;
        let first = outputs.len();
        for (path, bytes) in made.files {
            let is_current = stands(&path, &bytes);
            let path = normal(path.strip_prefix(recipe.folder()).unwrap_or(&path));
            let place = task.place.clone();
            outputs.push(Output { path, place, bytes: Some(bytes), is_current });
        }
        if task.folder {
            let left = leftovers(task, outputs.get(first..).unwrap_or_default(), recipe, manifest);
            outputs.extend(left);
        }
    }
    Ok(outputs)
}

/// Whether a file has these bytes. Pipes are not opened.
fn stands(path: &Path, bytes: &[u8]) -> bool {
    path.is_file() && std::fs::read(path).is_ok_and(|found| found == bytes)
}

/// The charts in the folder of a report that an earlier build made, or that bear the mark of a
/// report, and that are no part of this one.
fn leftovers(task: &Task, made: &[Output], recipe: &Recipe, manifest: &Manifest) -> Vec<Output> {
    let mut left = Vec::new();
    for folder in &task.outputs {
        let below = recipe.folder().join(folder);
        let marked = charts_of_reports(&below, &report::CHARTS);
        for (kind, form) in report::CHARTS.iter().flat_map(|kind| [(kind, "svg"), (kind, "png")]) {
            let name = format!("chart-{kind}.{form}");
            let (path, place) = (folder.join(&name), below.join(&name));
            let is_made = made.iter().any(|output| output.path == path);
            let is_ours = marked.contains(&place) || manifest.has(&path) && place.is_file();
            if is_ours && !is_made {
                let place = task.place.clone();
                left.push(Output { path, place, bytes: None, is_current: false });
            }
        }
    }
    left
}

/// The command of a call, and how it is typed.
///
/// # Errors
/// When the values of the keys are none of its flags; the error names the key's line.
pub fn parsed(
    program: &clap::Command,
    call: &Invocation,
    place: &Place,
    recipe: &Recipe,
) -> Result<(Command, String), Error> {
    let line: Vec<OsString> = call.line(recipe.folder());
    let wrong = |error: &clap::Error| wrong(error, call, place, recipe);
    let matches = program.clone().try_get_matches_from(line).map_err(|error| wrong(&error))?;
    let typed = typed(program, &matches);
    let arguments = Arguments::from_arg_matches(&matches).map_err(|error| wrong(&error))?;
    Ok((arguments.command, typed))
}

/// A message about arguments as one about keys.
fn wrong(error: &clap::Error, call: &Invocation, place: &Place, recipe: &Recipe) -> Error {
    let text = error.to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut what = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    if what.ends_with(':') {
        what = format!("{what} {}", lines.next().unwrap_or_default());
    }
    let named = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(named)) => call.line_of(named),
        Some(ContextValue::Strings(named)) => named.iter().find_map(|named| call.line_of(named)),
        _ => None,
    };
    let further: Vec<&str> = lines
        .take_while(|line| !line.starts_with("Usage") && !line.starts_with("For more"))
        .collect();
    let tip = further.iter().find_map(|line| line.strip_prefix("tip: "));
    let hint = match (tip, further.as_slice()) {
        (Some(tip), _) => tip.to_owned(),
        (None, [values]) => values.trim_matches(['[', ']']).to_owned(),
        (None, _) => format!("see 'arrivals {} --help'", call.command),
    };
    let what = format!("{}: {what}", place.name);
    RecipeError::at(named.unwrap_or(place.line), what, hint).in_file(&recipe.name()).into()
}

/// An error of a section, with its place.
pub fn placed(error: Error, place: &Place, recipe: &Recipe) -> Error {
    let what = format!("{}: {error}", place.name);
    let hint = error.hint().unwrap_or_default();
    match error {
        Error::Unmet { .. } => {
            Error::Unmet { what: format!("{}:{}: {what}", recipe.name(), place.line), hint }
        }
        _ => RecipeError::at(place.line, what, hint).in_file(&recipe.name()).into(),
    }
}
