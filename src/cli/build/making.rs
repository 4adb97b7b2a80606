//! The outputs: which are stale, and their making.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, FromArgMatches};

use super::Recipe;
use super::files::Files;
use super::links::Taken;
use super::said::Line;
use crate::Error;
use crate::cli::console::Console;
use crate::cli::leftovers::charts_of_reports;
use crate::cli::made::Made;
use crate::cli::typed::typed;
use crate::cli::{
    Arguments, Command, chart, compare, forecast, report, revisions, screen, summary, tidy, trend,
};
use crate::recipe::{
    Call, Outcome, Place, RecipeError, Stamp, Stamped, files_of, hash, is_fresh, key, normal,
};
use crate::report::Now;

/// The outputs of a recipe.
pub struct Making<'a> {
    old: &'a Stamp,
    tasks: Vec<State>,
}

/// A task of the plan.
struct State {
    command: Command,
    typed: String,
    made_from: String,
    /// Whether each output is stale.
    stale: Vec<bool>,
    /// The files made: the path relative to the recipe, the output that it belongs to, its bytes.
    files: Vec<(PathBuf, usize, Vec<u8>)>,
    /// Which files were other bytes before.
    changed: Vec<bool>,
}

impl<'a> Making<'a> {
    /// Finds which outputs are stale.
    ///
    /// # Errors
    /// When a command line is none, or a file that is read is not there.
    pub fn of(recipe: &Recipe, files: &Files, old: &'a Stamp, force: bool) -> Result<Self, Error> {
        let program = Arguments::command();
        let found = |path: &str| files.hash(Path::new(path));
        let mut tasks = Vec::new();
        for task in &recipe.plan.tasks {
            let (command, typed) = parsed(&program, &task.call, &task.place, recipe)?;
            let made_from = made_from(&task.call, &task.place, recipe, files)?;
            let is_stale = |output: &PathBuf| {
                force
                    || !is_fresh(old, output, task.folder, &made_from, &found)
                    || (task.folder && has_leftovers(old, output, files))
            };
            let stale = task.outputs.iter().map(is_stale).collect();
            let (files, changed) = (Vec::new(), Vec::new());
            tasks.push(State { command, typed, made_from, stale, files, changed });
        }
        Ok(Self { old, tasks })
    }

    /// Makes what is stale; nothing is written.
    ///
    /// # Errors
    /// When a command fails, or two of them make one file.
    pub fn make(&mut self, recipe: &Recipe, files: &Files, console: &Console) -> Result<(), Error> {
        for (state, task) in self.tasks.iter_mut().zip(&recipe.plan.tasks) {
            if !state.stale.contains(&true) {
                continue;
            }
            let made = made(&state.command, &state.typed, console)
                .map_err(|error| placed(error, &task.place, recipe))?;
            for (path, bytes) in made.files {
                let path = normal(path.strip_prefix(files.folder()).unwrap_or(&path));
                let own = task.outputs.iter().position(|output| *output == path);
                let of = own.unwrap_or_default();
                if state.stale.get(of) == Some(&true) {
                    state.changed.push(files.hash(&path) != Some(hash(&bytes)));
                    state.files.push((path, of, bytes));
                }
            }
        }
        self.distinct(recipe)
    }

    /// Refuses two sections that make one file, and one that makes what another reads.
    fn distinct(&self, recipe: &Recipe) -> Result<(), Error> {
        let mut taken = Taken::of(recipe);
        for (state, task) in self.tasks.iter().zip(&recipe.plan.tasks) {
            let before = task.outputs.iter().flat_map(|output| files_of(self.old, output));
            let mut paths: Vec<PathBuf> = state.files.iter().map(|file| file.0.clone()).collect();
            if paths.is_empty() {
                paths.extend(before.map(|stamped| PathBuf::from(&stamped.path)));
            }
            for path in paths {
                taken.take(&path, &task.place, recipe)?;
            }
        }
        Ok(())
    }

    /// Refuses what was made from files that changed while they were read.
    ///
    /// # Errors
    /// When one of them did.
    pub fn same_inputs(&self, recipe: &Recipe, files: &Files) -> Result<(), Error> {
        let again = Files::below(files.folder());
        for (state, task) in self.tasks.iter().zip(&recipe.plan.tasks) {
            let made = !state.files.is_empty();
            if made && made_from(&task.call, &task.place, recipe, &again)? != state.made_from {
                let what =
                    format!("a file that {} is made from changed meanwhile", task.place.name);
                return Err(Error::usage(what, "build again"));
            }
        }
        Ok(())
    }

    /// The files that were made and the places that ask for them, relative to the recipe.
    pub fn made(&self) -> Vec<(&Path, &[u8], usize)> {
        let tasks = self.tasks.iter().enumerate();
        tasks
            .flat_map(|(task, state)| {
                state.files.iter().map(move |(path, _, bytes)| (path.as_path(), &bytes[..], task))
            })
            .collect()
    }

    /// What an earlier build of a report made, and this one did not: files that are still as they
    /// were recorded, and charts with the mark of a report.
    pub fn leftovers(&self, recipe: &Recipe, files: &Files) -> Vec<PathBuf> {
        let mut left = Vec::new();
        for (state, task) in self.tasks.iter().zip(&recipe.plan.tasks) {
            if !task.folder || state.files.is_empty() {
                continue;
            }
            for output in &task.outputs {
                let recorded = files_of(self.old, output).into_iter().filter(|stamped| {
                    files.hash(Path::new(&stamped.path)).as_ref() == Some(&stamped.sha256)
                });
                left.extend(recorded.map(|stamped| PathBuf::from(&stamped.path)));
                left.extend(marked(output, files));
            }
        }
        let is_made = |path: &PathBuf| self.made().iter().any(|(made, _, _)| made == path);
        left.retain(|path| !is_made(path));
        left.sort();
        left.dedup();
        left
    }

    /// The files that were made, where they are written.
    pub fn writes(&self, folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let files = self.tasks.iter().flat_map(|state| &state.files);
        files.map(|(path, _, bytes)| (folder.join(path), bytes.clone())).collect()
    }

    /// The record of this build.
    pub fn stamp(&self, recipe: &Recipe, checks: Vec<Outcome>) -> Stamp {
        let mut outputs: Vec<Stamped> = Vec::new();
        for (state, task) in self.tasks.iter().zip(&recipe.plan.tasks) {
            for (place, output) in task.outputs.iter().enumerate() {
                if state.stale.get(place) != Some(&true) {
                    outputs.extend(files_of(self.old, output).into_iter().cloned());
                    continue;
                }
                for (path, _, bytes) in state.files.iter().filter(|file| file.1 == place) {
                    outputs.push(Stamped {
                        path: shown(path),
                        of: shown(output),
                        made_from: state.made_from.clone(),
                        sha256: hash(bytes),
                    });
                }
            }
        }
        Stamp { outputs, checks, ..Stamp::default() }
    }

    /// What became of each output.
    pub fn lines(&self, recipe: &Recipe) -> Vec<Line> {
        let mut lines = Vec::new();
        for (state, task) in self.tasks.iter().zip(&recipe.plan.tasks) {
            let line = |path: String, now: Now, changed: bool| Line {
                path,
                place: task.place.clone(),
                now,
                changed,
            };
            for (place, output) in task.outputs.iter().enumerate() {
                let made =
                    state.files.iter().zip(&state.changed).filter(|(file, _)| file.1 == place);
                let before = lines.len();
                lines.extend(made.map(|(file, changed)| line(shown(&file.0), Now::Made, *changed)));
                if lines.len() > before {
                    continue;
                }
                if state.stale.get(place) == Some(&true) {
                    lines.push(line(shown(output), Now::Stale, false));
                } else {
                    let files = files_of(self.old, output);
                    lines.extend(
                        files.iter().map(|file| line(file.path.clone(), Now::Fresh, false)),
                    );
                }
            }
        }
        lines
    }
}

/// The charts in the folder of a report that bear the mark of one, relative to the recipe.
fn marked(output: &Path, files: &Files) -> Vec<PathBuf> {
    charts_of_reports(&files.folder().join(output), &report::CHARTS)
        .iter()
        .filter_map(|path| Some(output.join(path.file_name()?)))
        .collect()
}

/// Whether the folder of a report has a chart of an earlier one that is no part of it any more.
fn has_leftovers(old: &Stamp, output: &Path, files: &Files) -> bool {
    let recorded = files_of(old, output);
    marked(output, files)
        .iter()
        .any(|path| !recorded.iter().any(|stamped| Path::new(&stamped.path) == path))
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The fingerprint of what a call is made from.
///
/// # Errors
/// When a file that it reads is not there.
pub fn made_from(
    call: &Call,
    place: &Place,
    recipe: &Recipe,
    files: &Files,
) -> Result<String, Error> {
    if let Some(path) = files.missing(&call.reads) {
        let what = format!("{} reads '{}', {}", place.name, path.display(), files.why(path));
        let hint = "paths are relative to the recipe's folder";
        return Err(RecipeError::at(place.line, what, hint).in_file(&recipe.name()).into());
    }
    let version = concat!("arrivals ", env!("CARGO_PKG_VERSION"));
    Ok(key(version, &call.fingerprint(), &files.contents(&call.reads)))
}

/// The command of a call, and how it is typed.
///
/// # Errors
/// When the values of the keys are none of its flags; the error names the key's line.
pub fn parsed(
    program: &clap::Command,
    call: &Call,
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
fn wrong(error: &clap::Error, call: &Call, place: &Place, recipe: &Recipe) -> Error {
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

/// The files of a command.
fn made(command: &Command, typed: &str, console: &Console) -> Result<Made, Error> {
    match command {
        Command::Chart(arguments) => chart::made(arguments, typed, console),
        Command::Report(arguments) => report::made(arguments, typed, console),
        Command::Summary(arguments) => summary::made(arguments, console),
        Command::Trend(arguments) => trend::made(arguments, console),
        Command::Forecast(arguments) => forecast::made(arguments, console),
        Command::Compare(arguments) => compare::made(arguments, console),
        Command::Screen(arguments) => screen::made(arguments, console),
        Command::Revisions(arguments) => revisions::made(arguments, console),
        Command::Tidy(arguments) => tidy::made(arguments, console),
        _ => Err(Error::usage("no recipe calls this command", "see docs/recipe.md")),
    }
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
